"""Capitals of months, weekdays and languages, which each language writes in its own way."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.capitals import (
    is_large_people,
    is_month,
    is_small_language,
    large_words,
    names_a_day,
    small_words,
)
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_TIES = frozenset("-‐‑@./#_")
_QUOTES = frozenset("\"“”„«»‘’'(")
_YEAR = 4  # digits
_FEW = 3  # words in small letters that any text may have


def _small(comparison: Comparison, check: Check) -> Iterator[Finding]:
    names = large_words(comparison.target.language)
    if not names:
        return
    copied = {token.text for pair in comparison.pairs for token in pair.source_tokens}
    found = [
        token
        for pair in comparison.pairs
        for place, token in enumerate(pair.target_tokens)
        if token.text.islower()
        and (token.text in names or _is_people(token.text, comparison))
        and token.text not in copied
        and not _is_tied(place, pair.target_tokens)
    ]
    large = sum(token.text.istitle() for pair in comparison.pairs for token in pair.target_tokens[1:])
    if len(found) > max(_FEW, large):  # a text without capitals has its own style
        return
    for token in found:
        name = token.text.capitalize()
        yield check.finding(
            (token.start, token.end),
            comparison,
            f"“{name}” is written with a capital in this language.",
            suggestion=name,
            confidence=0.85,
        )


def _is_people(word: str, comparison: Comparison) -> bool:
    """Whether a word names a people, and is not known as another one: “italic”."""
    language = comparison.target.language
    words = comparison.vocabularies.get(language)
    return words is not None and is_large_people(word, language) and words.written(word)[0].isupper()


def _is_tied(place: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a mark ties a word to another one: addresses, “anti-french”."""
    around = (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])
    token = tokens[place]
    return any(
        other.text in _TIES and (other.start == token.end or other.end == token.start)
        for other in around
        if other.text != "."
    )


def _large(comparison: Comparison, check: Check) -> Iterator[Finding]:
    language = comparison.target.language
    names = small_words(language)
    for pair in comparison.pairs:
        for place, token in enumerate(pair.target_tokens):
            if place == 0 or not token.text.istitle():
                continue
            before = pair.target_tokens[place - 1].text
            if is_small_language(token.text, before, language) or (
                token.text.lower() in names and _is_of_calendar(place, pair, language)
            ):
                if _is_beside_name(place, pair.target_tokens):
                    continue
                yield check.finding(
                    (token.start, token.end),
                    comparison,
                    f"“{token.text.lower()}” is written small in this language.",
                    suggestion=token.text.lower(),
                    confidence=0.8,
                )


def _is_of_calendar(place: int, pair: Pair, language: str) -> bool:
    """Whether a month stands in a full date, or a weekday inside a sentence."""
    tokens = pair.target_tokens
    if is_month(tokens[place].text, language):
        after = tokens[place + 1 : place + 3]
        return any(token.is_number and len(token.text) == _YEAR for token in after)
    return tokens[place - 1].text.islower() and tokens[place - 1].is_word


def _is_beside_name(place: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a word stands in quotation marks, or a part of a name stands beside it."""
    around = (*tokens[place - 1 : place], *tokens[place + 1 : place + 2])
    if any(names_a_day(token.text) for token in (*around, *tokens[place + 2 : place + 4])):
        return True
    return any(
        token.text in _QUOTES or (token.is_word and token.text[0].isupper() and not token.is_number)
        for token in around
    )


CHECKS = (
    Check(
        id="capital-missing",
        category="linguistic/spelling/capitalisation",
        severity=Severity.MINOR,
        explanation=(
            "The name of a month, weekday, people or language is written small in a language that gives it "
            "a capital."
        ),
        find=_small,
        examples=(
            Example(
                "Takarbetet gjordes på torsdagen.",
                "The roof was done on thursday.",
                ("thursday",),
                ("sv", "en"),
            ),
            Example("Er spricht Französisch.", "She speaks french.", ("french",), ("de", "en")),
            Example("Er kam am Donnerstag.", "He came on Thursday; you may march.", (), ("de", "en")),
        ),
    ),
    Check(
        id="capital-not-used",
        category="linguistic/spelling/capitalisation",
        severity=Severity.MINOR,
        explanation=(
            "The name of a month, a weekday or a language has a capital in a language that writes it small; "
            "names of feasts, works and people are left alone."
        ),
        find=_large,
        examples=(
            Example("She died on 3 June 2019.", "Murió el 3 de Junio de 2019.", ("Junio",), ("en", "es")),
            Example(
                "He came on Monday by car.", "Il est venu le Lundi en voiture.", ("Lundi",), ("en", "fr")
            ),
            Example("The text is in French.", "Le texte est en Français.", ("Français",), ("en", "fr")),
            Example("On Good Friday we rest.", "El Viernes Santo descansamos.", (), ("en", "es")),
            Example("He came on Monday.", "Il est venu lundi.", (), ("en", "fr")),
        ),
    ),
)

"""Credit lines whose trades have changed: who edited a report has not published it."""

from collections.abc import Iterator

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.credits import credit_phrase, find_credits
from alignkit.records import Finding, Pair, Severity

_BRACKETS = regex.compile(r"\s*[(\[].*[)\]]\s*", regex.DOTALL)
_PERSON = regex.compile(r"\s*\p{Lu}[\p{L}'’.-]*(?: \p{Ll}{1,3})*[ -]\p{Lu}\p{L}+")
_WORD = regex.compile(r"\p{L}+")
_NAMES = 0.5  # share of the words of a line of names and trades that are written large


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        yield from _changed(pair, comparison, check)


def _changed(pair: Pair, comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Compare the trades of a line in order: as many on both sides, each before somebody's name."""
    spans = comparison.span(pair, "source"), comparison.span(pair, "target")
    if spans[0] is None or spans[1] is None:
        return
    texts = comparison.source.text[slice(*spans[0])], comparison.target.text[slice(*spans[1])]
    languages = comparison.source.language, comparison.target.language
    if not _is_credit_line(texts[0]):
        return
    ours, theirs = (
        [credit for credit in find_credits(text, language) if _PERSON.match(text, credit[1])]
        for text, language in zip(texts, languages, strict=True)
    )
    if len(ours) != len(theirs):
        return
    for (start, end, told), (first, last, other) in zip(ours, theirs, strict=True):
        if told & other:
            continue
        trade = min(told)
        phrase = credit_phrase(trade, languages[1])
        if phrase is not None and texts[1][first].isupper():
            phrase = phrase[0].upper() + phrase[1:]
        yield check.finding(
            (spans[1][0] + first, spans[1][0] + last),
            comparison,
            f"“{texts[0][start:end]}” credits {trade}, “{texts[1][first:last]}” {min(other)}.",
            source=(spans[0][0] + start, spans[0][0] + end),
            suggestion=phrase,
            confidence=0.85,
            evidence={"trades": [sorted(told), sorted(other)]},
        )


def _is_credit_line(text: str) -> bool:
    """Whether a text is in brackets, or little but names and what introduces them; figures are of books."""
    words = _WORD.findall(text)
    if any(letter.isdigit() for letter in text):
        return False
    return bool(words) and (
        _BRACKETS.fullmatch(text) is not None
        or sum(word[0].isupper() for word in words) >= _NAMES * len(words)
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "credit-changed",
        "accuracy/mistranslation/false-friend",
        Severity.MAJOR,
        "A line that says who reported, wrote, edited, published, translated or photographed credits a "
        "person with another trade than the source does: “Editing by” a desk is not publishing.",
        _find,
        (
            Example(
                "Reporting by Ann Lee; Editing by Bob Stone",
                "Bericht von Ann Lee; Herausgegeben von Bob Stone",
                ("Herausgegeben von",),
                ("en", "de"),
            ),
            Example(
                "(Texte de Paul Morel, traduction de Anne Roux)",
                "(Testo di Paul Morel, a cura di Anne Roux)",
                ("a cura di",),
                ("fr", "it"),
            ),
            Example(
                "(Texte de Paul Morel, édité par Anne Roux)", "(Text: Paul Morel, redigiert von Anne Roux)"
            ),
            Example(
                "(ed. Roux, edited by Ann Lee, 1998)",
                "(Roux, herausgegeben von Ann Lee, 1998)",
                (),
                ("en", "de"),
            ),
            Example("Le livre est édité par Jean Roux.", "Das Buch wird herausgegeben von Jean Roux."),
        ),
    ),
)

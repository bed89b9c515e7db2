"""Surnames translated as if they were words, and names left in the case of the source's sentence."""

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.name_words import is_common_noun
from alignkit.languages.common_given_names import is_common_given
from alignkit.languages.declension import declines, nominatives
from alignkit.languages.names import folded, sounded
from alignkit.languages.scripts import script
from alignkit.records import Finding, Severity
from alignkit.tokens import Token

_KNOWN = 0.1  # occurrences per million of a word that a translator may have put
_FEW = 0.5  # occurrences per million of a word that tells nothing
_ALIKE = 0.6  # share of letters that changed, up to which two words may be one name
_COMMON = 20.0  # occurrences per million of a word of the source that stands in names of other things


def _is_titled(token: Token) -> bool:
    return token.is_word and token.text.istitle() and len(token.text) > 1


def _translated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    languages = comparison.source.language, comparison.target.language
    if languages[1] == "de" or {script(language) for language in languages} != {"Latin"}:
        return
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        names = {folded(token.text) for token in pair.source_tokens}
        present = {folded(token.text) for token in pair.target_tokens}
        for given, surname in _people(pair.source_tokens, languages[0]):
            forms = set(map(folded, nominatives(surname.text, languages[0])))
            if forms & present or _is_of_things(surname.text, comparison):
                continue
            givens = set(map(folded, nominatives(given.text, languages[0])))
            for one, wrong in pairwise(pair.target_tokens):
                if (
                    folded(one.text) in givens
                    and _is_titled(wrong)
                    and folded(wrong.text) not in names
                    and _is_small_word(wrong.text, comparison)
                    and not any(_is_alike(wrong.text, form) for form in forms)
                ):
                    yield check.finding(
                        (wrong.start, wrong.end),
                        comparison,
                        f"“{surname.text}” is a name and has been translated.",
                        source=(surname.start, surname.end),
                        suggestion=surname.text,
                        confidence=0.8,
                    )


def _people(tokens: tuple[Token, ...], language: str) -> Iterator[tuple[Token, Token]]:
    """Yield given names with the name that follows, where nothing with a capital goes on."""
    for place, (given, surname) in enumerate(pairwise(tokens)):
        after = tokens[place + 2] if place + 2 < len(tokens) else None
        if (
            _is_titled(given)
            and _is_titled(surname)
            and not (after is not None and _is_titled(after))
            and any(map(is_common_given, nominatives(given.text, language)))
        ):
            yield given, surname


def _is_of_things(word: str, comparison: Comparison) -> bool:
    """Whether a word of the source makes names of other things: “Victoria Station”, “Martinskirche”."""
    words = comparison.vocabularies.get(comparison.source.language)
    if words is None:
        return True
    if words.language == "de":
        number = words.index.get(word.lower())
        return number is not None and words.casing[number] > 0 and words.per_million(word) > _FEW
    return words.language == "en" and is_common_noun(word, words, _COMMON)


def _is_small_word(word: str, comparison: Comparison) -> bool:
    """Whether a word of the target is written small but in a name."""
    words = comparison.vocabularies.get(comparison.target.language)
    lower = word.lower()
    return (
        words is not None
        and lower in words.index
        and words.written(lower).islower()
        and words.per_million(lower) >= _KNOWN
    )


def _is_alike(word: str, name: str) -> bool:
    """Whether a word may be the name respelled or inflected."""
    one = folded(word)
    return sounded(one) == sounded(name) or Levenshtein.normalized_distance(one, name) <= _ALIKE


def _case_left(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Names of people copied in the genitive of a masculine name: “Dominika Běhala”, “Tomasza Lisa”."""
    own, other = comparison.source.language, comparison.target.language
    if not declines(own) or declines(other) or {script(own), script(other)} != {"Latin"}:
        return
    for pair in comparison.pairs:
        copies = {
            (one.text, two.text): (one, two)
            for one, two in pairwise(pair.target_tokens)
            if _is_titled(one) and _is_titled(two)
        }
        for given, surname in pairwise(pair.source_tokens):
            copy = copies.get((given.text, surname.text))
            if copy is None or not _is_genitive(given.text, surname.text, own):
                continue
            yield check.finding(
                (copy[0].start, copy[1].end),
                comparison,
                f"“{given.text} {surname.text}” is declined; the name itself is shorter.",
                source=(given.start, surname.end),
                suggestion=f"{given.text[:-1]} {_nominative(surname.text)}",
                confidence=0.8,
            )


def _is_genitive(given: str, surname: str, language: str) -> bool:
    """Whether two words are a masculine given name and surname in the genitive.

    Women whose given name looks like it have a surname in -ová, -á, -ska or -cka in these languages.
    """
    if not given.endswith("a") or not is_common_given(given[:-1]):
        return False
    masculine = not is_common_given(given)
    if language == "pl":
        return surname.endswith(("skiego", "ckiego", "dzkiego")) or (masculine and surname.endswith("a"))
    return surname.endswith(("ého", "ce")) or (
        surname.endswith("a") and not surname.endswith(("ova", "ska", "cka"))
    )


def _nominative(surname: str) -> str:
    for ending, instead in (("iego", "i"), ("ého", "ý"), ("ce", "ec"), ("a", "")):
        if surname.endswith(ending):
            return surname.removesuffix(ending) + instead
    return surname


CHECKS = (
    Check(
        id="surname-translated",
        category="accuracy/mistranslation/name",
        severity=Severity.MAJOR,
        explanation="Behind a given name that was kept, the surname is a common word of the language.",
        find=_translated,
        examples=(
            Example("Foto: Lena Björk", "Photo: Lena Birch", ("Birch",), ("sv", "en")),
            Example(
                "Gól dal Radim Šťastný.", "The goal was scored by Radim Happy.", ("Happy",), ("cs", "en")
            ),
            Example("Fotos: Tobias Rauh", "Photos : Tobias Rugueux", ("Rugueux",), ("de", "fr")),
            Example("Foto: Lena Björk", "Photo: Lena Björk", (), ("sv", "en")),
            Example("She left Victoria Station.", "Elle quitta Victoria Gare.", (), ("en", "fr")),
        ),
    ),
    Check(
        id="name-in-genitive",
        category="accuracy/untranslated/name",
        severity=Severity.MINOR,
        explanation="The name of a man was copied in the genitive that the source's grammar gives it.",
        find=_case_left,
        examples=(
            Example(
                "Bez centra Dominika Běhala prohráli.",
                "Without Dominika Běhala they lost.",
                ("Dominika Běhala",),
                ("cs", "en"),
            ),
            Example("Přišla Dominika Běhalová.", "Dominika Běhalová came.", (), ("cs", "en")),
            Example("Przyszła Michalina Mazur.", "Michalina Mazur came.", (), ("pl", "en")),
        ),
    ),
)

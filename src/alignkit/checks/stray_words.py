"""Single words of neither language: of a third one, or of the source's in other letters."""

from collections.abc import Iterator, Sequence

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.alphabets import strange_letters
from alignkit.languages.declension import nominatives
from alignkit.languages.identify import identify
from alignkit.languages.names import language_name
from alignkit.languages.scripts import script
from alignkit.lexicon import Vocabulary
from alignkit.records import Finding, Pair, Severity
from alignkit.romanisation import latin_spellings
from alignkit.tokens import Token

_SHORTEST = 5
_PIVOT = "en"
_HEARD = 8.0  # occurrences per million in the language of a pivot
_LONG, _LONG_HEARD = 10, 2.5  # letters of a long word, which need not be so common
_CONTRAST = 40.0  # how much rarer a word is in the target's, where it is there at all
_LOAN = 3  # more languages than these list a loan
# Share that the spelling leaves to the pivot's language at least: where the target's list of words comes from
# so many that it knows all loans, and where it does not.
_MANY, _UNLIKE, _SURE = 10_000_000, 0.4, 0.8
_MARKS = frozenset("\"'„“”«»‚‘’‹›*_")
#: Acronyms that are words of every language, not names.
_ACRONYMS = frozenset(
    "США ООН ЕС МВФ ВОЗ ВВП НДС ДТП РФ ОБСЕ МАГАТЭ ЦРУ ФРГ КНР КНДР МИД МВД МЧС ЦБ ВТО СМИ ЖКХ ЕЭС".split()
)


def _third(comparison: Comparison, check: Check) -> Iterator[Finding]:
    own, other = comparison.source.language, comparison.target.language
    words, pivot = comparison.vocabularies.get(other), comparison.vocabularies.get(_PIVOT)
    if words is None or pivot is None or _PIVOT in (own, other) or script(other) != "Latin":
        return
    copied = {token.text.casefold() for pair in comparison.pairs for token in pair.source_tokens}
    for pair in comparison.pairs:
        for place, token in enumerate(pair.target_tokens):
            text = token.text
            if len(text) < _SHORTEST or not text.islower() or text in copied or pair.bead.is_gap:
                continue
            if not _is_of_pivot(text, words, pivot, comparison) or _is_cited(place, pair.target_tokens):
                continue
            yield check.finding(
                (token.start, token.end),
                comparison,
                f"“{text}” is {language_name(_PIVOT)}, not {language_name(other)}.",
                confidence=0.8,
                evidence={"per_million": round(pivot.per_million(text), 1)},
            )


def _is_of_pivot(word: str, words: Vocabulary, pivot: Vocabulary, comparison: Comparison) -> bool:
    """Whether a word is one of the language through which machines translate, and no loan from it.

    A loan is listed in the target's language, be it without its plural, or known to many others.
    """
    frequency = pivot.per_million(word)
    heard = _LONG_HEARD if len(word) >= _LONG else _HEARD
    if frequency < heard or not pivot.written(word).islower():
        return False
    least = max(heard, _CONTRAST * 1e6 / words.total)
    forms = {word, *(word.removesuffix(ending) for ending in ("s", "es", "e", "n", "en"))}
    usual = max(words.per_million(form) for form in forms)
    if frequency < max(least, _CONTRAST * usual):
        return False
    others = [
        listed for name, listed in comparison.vocabularies.items() if name not in (_PIVOT, words.language)
    ]
    if sum(listed.per_million(word) > 0 for listed in others) > _LOAN:
        return False
    guess = identify(word, candidates=(_PIVOT, words.language))
    if guess is None:
        return False
    share = guess.probability if guess.language == _PIVOT else 1 - guess.probability
    return share >= (_UNLIKE if words.total >= _MANY else _SURE)


def _is_cited(place: int, tokens: Sequence[Token]) -> bool:
    """Whether a word is quoted, or tied to another one of the same kind by a mark."""
    around = (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])
    return any(token.text in _MARKS for token in around)


def _strange(comparison: Comparison, check: Check) -> Iterator[Finding]:
    other = comparison.target.language
    words = comparison.vocabularies.get(other)
    if words is None:
        return
    copied = {token.text.casefold() for pair in comparison.pairs for token in pair.source_tokens}
    for pair in comparison.pairs:
        for place, token in enumerate(pair.target_tokens):
            text = token.text
            if len(text) < _SHORTEST or not text.islower() or text.isascii() or text in copied:
                continue
            letters = strange_letters(text, other)
            if letters and not words.per_million(text) and not _is_cited(place, pair.target_tokens):
                yield check.finding(
                    (token.start, token.end),
                    comparison,
                    f"“{text}” is no word of {language_name(other)}, which does not write “{letters[0]}”.",
                    confidence=0.8,
                )


def _strays(comparison: Comparison, check: Check) -> Iterator[Finding]:
    yield from _third(comparison, check)
    yield from _strange(comparison, check)


def _respelled(comparison: Comparison, check: Check) -> Iterator[Finding]:
    words = comparison.vocabularies.get(comparison.target.language)
    if words is None or script(comparison.target.language) != "Latin":
        return
    for pair in comparison.pairs:
        yield from _respelled_in(pair, comparison, words, check)


def _respelled_in(pair: Pair, comparison: Comparison, words: Vocabulary, check: Check) -> Iterator[Finding]:
    spelled = {
        spelling: token
        for token in pair.source_tokens
        if token.text.islower() and len(token.text) >= _SHORTEST
        for form in nominatives(token.text, comparison.source.language)
        for spelling in latin_spellings(form)
    }
    acronyms = {
        spelling.upper(): token
        for token in pair.source_tokens
        if token.text in _ACRONYMS
        for spelling in latin_spellings(token.text)
    }
    for place, token in enumerate(pair.target_tokens):
        original = (acronyms if token.text.isupper() else spelled).get(token.text)
        if original is None or _is_cited(place, pair.target_tokens):
            continue
        if token.text.islower() and words.per_million(token.text):
            continue
        yield check.finding(
            (token.start, token.end),
            comparison,
            f"“{token.text}” is “{original.text}” in other letters, not a translation.",
            source=(original.start, original.end),
            confidence=0.85,
        )


CHECKS = (
    Check(
        id="third-language-word",
        category="accuracy/untranslated/third-language",
        severity=Severity.MAJOR,
        explanation=(
            "A word that the target's language hardly knows is common in a third one, or has letters that "
            "the target's language does not write; words of the source, quotations and loans are left alone."
        ),
        find=_strays,
        examples=(
            Example("Houve inalação de fumo.", "Il y a eu inhalation de smoke.", ("smoke",), ("pt", "fr")),
            Example("Avoid sugary drinks.", "Evite las bebidas açucaradas.", ("açucaradas",), ("en", "es")),
            Example("O surf é bom.", "Le surf est bon.", (), ("pt", "fr")),
        ),
    ),
    Check(
        id="word-respelled",
        category="accuracy/untranslated/transliteration",
        severity=Severity.MAJOR,
        explanation="A common word of the source stands in Latin letters instead of being translated.",
        find=_respelled,
        examples=(
            Example(
                "Ремонт плотины закончен.", "The repair of the plotina is over.", ("plotina",), ("ru", "en")
            ),
            Example("МИД против.", "The MID is against it.", ("MID",), ("ru", "en")),
            Example("Бабушка варит борщ.", "Grandma cooks borscht in Minsk.", (), ("ru", "en")),
        ),
    ),
)

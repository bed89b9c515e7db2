"""Single words that were not translated: common in the source's language, unknown in the target's."""

from collections.abc import Iterator, Sequence

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.typography import CONJUNCTIONS
from alignkit.lexicon import Lexicon, Vocabulary
from alignkit.records import Finding, Severity
from alignkit.tokens import Token

# A left-over word is at least this frequent in its own language (per million) and this many times
# rarer in the target's.
_COMMON = 60.0
_CONTRAST = 40.0
_UNHEARD = 1.0  # frequency that is enough for a word whose every form the target's list lacks
_OTHER_WORD = 8.0  # the same for another word of a name
_SMALL_WORD = 1000.0
_NATIVE = 4.0  # frequency of a word that is never kept when translated
_RENDERED = 10  # links that show it
_OPENING = ("„", "“", "«", "‚", "‘", '"', "»")
_KEPT = 0.05  # a word kept this often when translated is a loan


def _left_over(comparison: Comparison, check: Check) -> Iterator[Finding]:
    lexicon = comparison.lexicon
    if lexicon is None:
        return
    for pair in comparison.pairs:
        copies = {token.text.casefold(): token for token in pair.source_tokens}
        for place, token in enumerate(pair.target_tokens):
            original = copies.get(token.text.casefold())
            if original is None or not _is_left_over(place, pair.target_tokens, copies, lexicon):
                continue
            rendering = next((t.word for t in lexicon.translations(token.text)), None)
            yield check.finding(
                (token.start, token.end),
                comparison,
                f"“{token.text}” is not translated.",
                source=(original.start, original.end),
                suggestion=lexicon.target.written(rendering) if rendering else None,
                confidence=0.95,
                evidence=_frequencies(token.text, lexicon),
            )


def _is_left_over(place: int, tokens: Sequence[Token], copies: dict[str, Token], lexicon: Lexicon) -> bool:
    """A word of the source language that the target does not use and no name contains."""
    token = tokens[place]
    if not token.is_word or len(token.text) < 2:
        return False
    if token.text.islower():
        if not (_foreign(token.text, lexicon.source, lexicon.target, _COMMON) or _never_kept(token, lexicon)):
            return False
    elif not _is_german_noun(place, tokens, copies, lexicon):
        return False
    renderings = lexicon.translations(token.text)
    if not renderings or any(t.word == token.text.lower() and t.probability > _KEPT for t in renderings):
        return False
    return not _in_name(place, tokens, copies, lexicon)


def _never_kept(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word was rendered often and never by itself, and is far more at home in its own language."""
    own, other = lexicon.source.per_million(token.text), lexicon.target.per_million(token.text)
    kept = lexicon.seen(token.text, token.text)
    evidence = lexicon.evidence(token.text)
    return (
        len(token.text) > 3
        and own >= max(_NATIVE, _CONTRAST / 4 * other)
        and evidence >= _RENDERED
        and kept <= evidence / 100
    )


def _is_german_noun(place: int, tokens: Sequence[Token], copies: dict[str, Token], lexicon: Lexicon) -> bool:
    """Whether a capitalised word is a German noun that was copied, not a name."""
    token = tokens[place]
    if lexicon.source.language != "de" or not token.text.istitle() or len(token.text) < 4:
        return False
    if not lexicon.source.written(token.text.lower())[0].isupper() or not _never_kept(token, lexicon):
        return False
    around = [tokens[k] for k in (place - 1, place + 1) if 0 <= k < len(tokens)]
    return (
        not any(_capitalised(other) for other in around)
        and place > 0
        and lexicon.target.find(token.text) is None
    )


def _foreign(word: str, own: Vocabulary, target: Vocabulary, least: float) -> bool:
    frequency = own.per_million(word)
    if target.find(word) is None:
        return frequency >= min(least, _UNHEARD)
    return frequency >= least and frequency >= _CONTRAST * target.per_million(word)


def _in_name(place: int, tokens: Sequence[Token], copies: dict[str, Token], lexicon: Lexicon) -> bool:
    """Whether the word stands in a copied name: hyphenated, abbreviated, quoted, or of source words.

    “Le Monde”, “Médecins sans frontières”: the copied run holds another word of the source language.
    In “Anna Berg et Paul Kern” it holds none: the link between two people was forgotten.
    """
    token = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if any(_is_glued(token, other) or other.text.lower() == "al" for other in (before, after) if other):
        return True
    proper = [_capitalised(other) and _is_copied(other, copies) for other in (before, after) if other]
    if token.text not in CONJUNCTIONS and len(proper) == 2 and all(proper):
        return True
    if lexicon.source.per_million(token.text) < _SMALL_WORD and before is not None and proper[0]:
        return True  # “Académie française”: the second half of a name
    first, last = _copied_run(place, tokens, copies)
    if first and tokens[first - 1].text in _OPENING:
        return True
    return any(
        len(other.text) > 1 and _foreign(other.text, lexicon.source, lexicon.target, _OTHER_WORD)
        for other in (*tokens[first:place], *tokens[place + 1 : last])
    )


def _is_glued(token: Token, mark: Token) -> bool:
    return mark.text in "-'’‐‑." and (mark.end == token.start or token.end == mark.start)


def _capitalised(token: Token | None) -> bool:
    return token is not None and token.text[0].isupper()


def _copied_run(place: int, tokens: Sequence[Token], copies: dict[str, Token]) -> tuple[int, int]:
    """Return where the run of words copied from the source begins and ends (half-open)."""
    first, last = place, place + 1
    while first and _is_copied(tokens[first - 1], copies):
        first -= 1
    while last < len(tokens) and _is_copied(tokens[last], copies):
        last += 1
    return first, last


def _is_copied(token: Token, copies: dict[str, Token]) -> bool:
    return token.is_word and token.text.casefold() in copies


def _frequencies(word: str, lexicon: Lexicon) -> dict[str, object]:
    return {
        "per_million_source": round(lexicon.source.per_million(word), 1),
        "per_million_target": round(lexicon.target.per_million(word), 1),
        "mechanism": "left as it was",
    }


CHECKS = (
    Check(
        id="untranslated-word",
        category="accuracy/untranslated",
        severity=Severity.MAJOR,
        explanation=(
            "A word of the source stands unchanged in the translation although it is common in the source "
            "language, hardly exists in the target language and has a known rendering. Names, titles and "
            "quotations are left alone."
        ),
        find=_left_over,
        examples=(
            Example("Les villes et les villages", "Die Städte et die Dörfer", ("et",)),
            Example("Par Anna Berg et Paul Kern", "Von Anna Berg et Paul Kern", ("et",)),
            Example("Die Prüfung ist schwer.", "Toute la Prüfung est difficile.", ("Prüfung",), ("de", "fr")),
            Example("Il lit Le Monde chaque matin.", "Er liest jeden Morgen Le Monde."),
            Example("Médecins sans frontières est parti.", "Médecins sans frontières ist abgereist."),
        ),
    ),
)

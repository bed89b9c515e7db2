"""Words that mean something else: wrong sense, false friends and look-alikes, by lexicon evidence.

A target word is suspected when the lexicon knows it well and nothing in the source supports it, while a
source word at its place is known well and nothing in the target supports that one. Free translation
leaves many such words, so both must be the only ones of their bead, far apart in meaning, and the target
word must be at home with other source words that are not there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from alignkit.checks.base import Check, Comparison, Example
from alignkit.lexicon import Lexicon
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token
from alignkit.words import likeness, relation

_LEAST_EVIDENCE = 3  # links or dictionary entries behind a word before "never seen" means anything
_SUPPORT = 0.02  # lexicon strength from which a word counts as supported
_ALIKE = 0.87
_APART = 0.3  # how far from its counterpart's place a suspect may stand, as a share of the text
_FUNCTION = 600.0  # words more frequent than this (per million) are never suspected of a wrong sense


@dataclass(frozen=True, slots=True)
class _Suspect:
    source: Token
    target: Token
    likeness: float
    orphans: int


def _suspects(pair: Pair, lexicon: Lexicon) -> Iterator[_Suspect]:
    """Pair up orphans of a bead that may be one wrong translation."""
    sources = [k for k, t in enumerate(pair.source_tokens) if _is_orphan_source(t, pair, lexicon)]
    targets = [k for k, t in enumerate(pair.target_tokens) if _is_orphan_target(t, pair, lexicon)]
    n, m = len(pair.source_tokens), len(pair.target_tokens)
    for j in targets:
        target = pair.target_tokens[j]
        near = sorted(sources, key=lambda i: abs(i / n - j / m))
        for i in near:
            source = pair.source_tokens[i]
            alike = likeness(source.text, target.text) if len(source.text) > 3 else _short_likeness(source, target)
            if abs(i / n - j / m) <= _APART or alike >= _ALIKE:
                yield _Suspect(source, target, alike, max(len(sources), len(targets)))
                break


def _short_likeness(source: Token, target: Token) -> float:
    """Likeness of a short word: one letter doubled or added counts as alike ("Par", "Paar")."""
    from rapidfuzz.distance import Levenshtein

    one, other = source.text.casefold(), target.text.casefold()
    close = min(len(one), len(other)) >= 3 and Levenshtein.distance(one, other) <= 1
    return 0.9 if close and one != other else 0.0


def _is_orphan_source(token: Token, pair: Pair, lexicon: Lexicon) -> bool:
    if not token.is_word or len(token.text) < 3 or lexicon.evidence(token.text) < _LEAST_EVIDENCE:
        return False
    return not any(
        other.is_word and (relation(lexicon, token.text, other.text) >= _SUPPORT or _kept(token, other))
        for other in pair.target_tokens
    )


def _is_orphan_target(token: Token, pair: Pair, lexicon: Lexicon) -> bool:
    word = token.text
    if not token.is_word or len(word) < 3 or lexicon.target_evidence(word) < _LEAST_EVIDENCE:
        return False
    if lexicon.target.per_million(word) > _FUNCTION:
        return False
    return not any(
        other.is_word and (relation(lexicon, other.text, word) >= _SUPPORT or _kept(other, token))
        for other in pair.source_tokens
    )


def _kept(one: Token, other: Token) -> bool:
    return one.text.casefold() == other.text.casefold()


def _look_alikes(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair, suspect, lexicon in _all_suspects(comparison):
        if suspect.likeness >= _ALIKE:
            yield _finding(suspect, pair, comparison, check, lexicon, "look-alike", 0.85)


def _wrong_senses(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair, suspect, lexicon in _all_suspects(comparison):
        if suspect.likeness < _ALIKE:
            yield _finding(suspect, pair, comparison, check, lexicon, "wrong sense", 0.6)


def _all_suspects(comparison: Comparison) -> Iterator[tuple[Pair, _Suspect, Lexicon]]:
    lexicon = comparison.lexicon
    if lexicon is None:
        return
    for pair in comparison.pairs:
        if not pair.bead.is_gap:
            for suspect in _suspects(pair, lexicon):
                yield pair, suspect, lexicon


def _finding(
    suspect: _Suspect,
    pair: Pair,
    comparison: Comparison,
    check: Check,
    lexicon: Lexicon,
    mechanism: str,
    confidence: float,
) -> Finding:
    source, target = suspect.source, suspect.target
    return check.finding(
        (target.start, target.end),
        comparison,
        f"“{target.text}” is no known rendering of “{source.text}”",
        source=(source.start, source.end),
        suggestion=None,
        confidence=confidence,
        evidence={
            "mechanism": mechanism,
            "orphans": suspect.orphans,
            "renderings": [t.word for t in lexicon.translations(source.text)[:5]],
            "usually_translates": [t.word for t in lexicon.sources(target.text)[:5]],
        },
    )


CHECKS = (
    Check(
        id="look-alike",
        category="accuracy/mistranslation/false-friend",
        severity=Severity.MAJOR,
        explanation="The translation uses a word that looks like the source word but never renders it.",
        find=_look_alikes,
        examples=(),
    ),
    Check(
        id="wrong-sense",
        category="accuracy/mistranslation/wrong-sense",
        severity=Severity.MAJOR,
        explanation="The translation uses a word of another meaning.",
        find=_wrong_senses,
        examples=(),
    ),
)

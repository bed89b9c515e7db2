"""A clause that is negated on one side only."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.support import Backed, Side, backed
from alignkit.languages.negation import cues, is_soft, negation
from alignkit.records import Finding, Severity

_NEAR = 5  # tokens between a negation and the word that it negates
_FIRM = 0.5  # support of the negated word
_BACKED = 0.5  # mean support of both sides, so that no clause is missing
_AROUND = 0.35  # mean support of the words around the negation
_CONTENT = 3  # letters of a word that can be negated


class _Flip(NamedTuple):
    """A negation without answer: its token, the negated word and that word's counterpart opposite."""

    cue: int
    word: int
    counterpart: int


def _lost(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for bead in comparison.once(backed):
        flip = _flip(bead, comparison, denied="source")
        if flip is not None:
            cue, word = bead.source.tokens[flip.cue], bead.source.tokens[flip.word]
            place = bead.target.tokens[flip.counterpart]
            yield check.finding(
                (place.start, place.end),
                comparison,
                f"The source says “{cue.text}” of “{word.text}”; nothing denies it here.",
                source=(cue.start, cue.end),
                confidence=0.8,
                evidence={"negation": cue.text, "negated": word.text},
            )


def _added(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for bead in comparison.once(backed):
        flip = _flip(bead, comparison, denied="target")
        if flip is not None:
            cue, place = bead.target.tokens[flip.cue], bead.source.tokens[flip.counterpart]
            yield check.finding(
                (cue.start, cue.end),
                comparison,
                f"“{cue.text}” denies what the source does not deny.",
                source=(place.start, place.end),
                confidence=0.8,
                evidence={"negation": cue.text, "negated": bead.target.tokens[flip.word].text},
            )


def _flip(bead: Backed, comparison: Comparison, *, denied: str) -> _Flip | None:
    """Return the negation of one side that the other side, free of any denial, leaves out."""
    languages = comparison.source.language, comparison.target.language
    if None in (negation(languages[0]), negation(languages[1])) or bead.pair.bead.is_gap:
        return None
    own, other = (bead.source, bead.target) if denied == "source" else (bead.target, bead.source)
    names = languages if denied == "source" else languages[::-1]
    found = cues(_texts(own), names[0])
    if not found or cues(_texts(other), names[1]) or min(own.mean, other.mean) < _BACKED:
        return None
    links = {(link.source, link.target) for link in bead.pair.links}
    if denied == "target":
        links = {(j, i) for i, j in links}
    return next(
        (flip for cue in found if (flip := _unanswered(cue, own, other, links, names[1])) is not None), None
    )


def _texts(side: Side) -> list[str]:
    return [token.text for token in side.tokens]


def _unanswered(cue: int, own: Side, other: Side, links: set[tuple[int, int]], language: str) -> _Flip | None:
    """Return the negation with the word it negates if that word is rendered and nothing answers the cue."""
    near = [
        place
        for place in range(max(0, cue - _NEAR), min(len(own.tokens), cue + _NEAR + 1))
        if place != cue and own.tokens[place].is_word and len(own.tokens[place].text) >= _CONTENT
    ]
    if not near or float(np.mean(own.support[near])) < _AROUND:
        return None
    around = {j for i, j in links if abs(i - cue) <= _NEAR}
    linked_far = {j for i, j in links if abs(i - cue) > _NEAR}
    soft = [j for j, token in enumerate(other.tokens) if token.is_word and is_soft(token.text, language)]
    if any(j not in linked_far or j in around for j in soft):
        return None
    # A small word may be linked to anything: the negated word must weigh something.
    usual = float(own.weight[own.weight > 0].mean())
    pairs = [
        (abs(i - cue), -own.weight[i], i, j)
        for i, j in links
        if i in near
        and own.weight[i] >= usual
        and own.support[i] >= _FIRM
        and other.tokens[j].is_word
        and len(other.tokens[j].text) >= _CONTENT
    ]
    if not pairs:
        return None
    _, _, word, counterpart = min(pairs)
    return _Flip(cue, word, counterpart)


CHECKS: tuple[Check, ...] = (
    Check(
        "negation-lost",
        "accuracy/mistranslation/negation",
        Severity.MAJOR,
        "The source denies what the translation states, and no word of the translation holds the denial.",
        _lost,
        (
            Example(
                "Le maire n'a pas ouvert le pont.",
                "Der Bürgermeister hat die Brücke eröffnet.",
                ("eröffnet",),
            ),
            Example("Le maire n'a pas ouvert le pont.", "Der Bürgermeister hat die Brücke nicht eröffnet."),
            Example("Il est parti sans payer.", "Er ging, ohne zu bezahlen."),
            Example(
                "The mayor was not able to open it.",
                "Der Bürgermeister war unfähig, es zu öffnen.",
                (),
                ("en", "de"),
            ),
            Example("Il n'a vu que le pont.", "Er hat nur die Brücke gesehen."),
        ),
    ),
    Check(
        "negation-added",
        "accuracy/mistranslation/negation",
        Severity.MAJOR,
        "The translation denies what the source states, and no word of the source holds the denial.",
        _added,
        (
            Example(
                "Le maire a ouvert le pont.", "Der Bürgermeister hat die Brücke nicht eröffnet.", ("nicht",)
            ),
            Example("Le maire a ouvert le pont.", "Der Bürgermeister hat nicht nur die Brücke eröffnet."),
            Example("Il a oublié de fermer le pont.", "Er hat vergessen, die Brücke zu schließen."),
        ),
    ),
)

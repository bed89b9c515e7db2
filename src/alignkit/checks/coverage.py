"""Clauses dropped from or put into a sentence, and segments that have nothing to do with their source.

A free translation leaves words without counterpart too, but on both sides and here and there. What tells a
lost clause apart is learned: an unbacked stretch on one side alone, and a side too long for the other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log
from statistics import median

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.judging import judge
from alignkit.checks.stretches import FEWEST, Gap, gaps_of
from alignkit.checks.support import Backed, backed
from alignkit.records import Bead, Finding, Severity
from alignkit.records import Side as SideName

_LONG = 6  # words from which a lost clause is a major error
SHORTEST = 9  # words of a segment that can be told to be unrelated
_BEADS = 8  # beads that show what length ratio is usual in a document
_AROUND = 10  # beads before and behind among which the sides of one find each other
Floats = NDArray[np.float32]
Vectors = Callable[[Sequence[str]], Floats]


def gaps(comparison: Comparison) -> tuple[Gap, ...]:
    """The most doubtful stretch of every side of every bead, if it is no mere phrase."""
    usual = usual_length(comparison)
    return tuple(
        gap for bead in comparison.once(backed) for gap in gaps_of(bead, usual) if gap.words >= FEWEST
    )


def usual_length(comparison: Comparison) -> float:
    """Natural logarithm of how much longer the source usually is; 0 where too few beads tell."""
    ratios = [float(bead.source.fact("excess")[0]) for bead in comparison.once(backed)]
    return median(ratios) if len(ratios) >= _BEADS else 0.0


def strangers(comparison: Comparison) -> tuple[tuple[Backed, Mapping[str, float]], ...]:
    """Beads of some length with what speaks for their sides having nothing in common."""
    found = []
    for bead in comparison.once(backed):
        words = [sum(token.is_word for token in side.tokens) for side in (bead.source, bead.target)]
        if min(words) >= SHORTEST and not bead.pair.bead.is_gap:
            found.append((bead, kinship(bead, min(words))))
    return tuple(found)


def kinship(bead: Backed, words: int) -> dict[str, float]:
    """What speaks for the sides having something in common; ``words`` are those of the shorter one."""
    found = {"cosine": bead.cosine, "words": log(words), "has_table": float(bead.source.fact("has_table")[0])}
    for name, side in (("source", bead.source), ("target", bead.target)):
        content = side.weight > 0
        best = side.fact("table")[content]
        found[name] = side.mean
        found[f"{name}_table"] = float(best.mean()) if len(best) else 0.0
        if side.doubt is not None:
            found[f"{name}_fine"] = float(1 - (side.doubt.wrong + side.doubt.gap).mean())
        if side.opinions is not None:
            found[f"{name}_read_fine"] = float(side.opinion("fine").mean())
            found[f"{name}_read_human"] = float(side.opinion("human").mean())
    return found


def _unrelated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for bead, probability in comparison.once(_convicted):
        source, target = bead.pair.source_tokens, bead.pair.target_tokens
        yield check.finding(
            (target[0].start, target[-1].end),
            comparison,
            "Hardly a word here answers to the source: made up, or from another place.",
            source=(source[0].start, source[-1].end),
            confidence=probability,
            evidence={"backed": round(bead.target.mean, 2), "cosine": round(bead.cosine, 2)},
        )


def _convicted(comparison: Comparison) -> tuple[tuple[Backed, float], ...]:
    """Unrelated beads with their probability."""
    verdict = judge(comparison, "unrelated")
    if verdict is None:
        return ()
    cases = comparison.once(strangers)
    shares = verdict.probabilities([features for _, features in cases])
    found = [(bead, share) for (bead, _), share in zip(cases, shares, strict=True) if verdict.convicts(share)]
    related = _nearest_pairs(comparison) if found else ()
    return tuple((bead, share) for bead, share in found if bead.pair.bead not in related)


def _nearest_pairs(comparison: Comparison) -> frozenset[Bead]:
    """Beads whose sides are nearer to each other than to any other bead's around: they are related after all.

    Few beads around show nothing: then there are none.
    """
    pairs = [pair for pair in comparison.pairs if not pair.bead.is_gap]
    if comparison.word_vectors is None or len(pairs) <= _AROUND:
        return frozenset()
    one, two = (_directions([pair.words[side] for pair in pairs], comparison.word_vectors) for side in (0, 1))
    found = set()
    for number, pair in enumerate(pairs):
        first = max(0, min(number - _AROUND, len(pairs) - 2 * _AROUND - 1))
        around = slice(first, first + 2 * _AROUND + 1)
        own = number - first
        near = one[number] @ two[around].T, two[number] @ one[around].T
        if all(int(side.argmax()) == own for side in near):
            found.add(pair.bead)
    return frozenset(found)


def _directions(texts: Sequence[Sequence[str]], vectors: Vectors) -> Floats:
    """Vectors of length 1 of tokenised texts, (n, dim)."""
    rows = np.stack(
        [vectors(text).sum(axis=0) if text else np.zeros_like(vectors(["."])[0]) for text in texts]
    )
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _torn(comparison: Comparison) -> tuple[tuple[Gap, float], ...]:
    """Stretches that are lost or added clauses, with their probability."""
    verdict = judge(comparison, "clause")
    if verdict is None:
        return ()
    unrelated = {id(bead.pair) for bead, _ in comparison.once(_convicted)}
    cases = comparison.once(gaps)
    shares = verdict.probabilities([gap.features for gap in cases])
    return tuple(
        (gap, share)
        for gap, share in zip(cases, shares, strict=True)
        if verdict.convicts(share) and id(gap.backed.pair) not in unrelated
    )


def _clauses(comparison: Comparison, check: Check, side: SideName) -> Iterator[Finding]:
    for gap, probability in comparison.once(_torn):
        if gap.side == side and not gap.backed.pair.bead.is_gap:
            yield _clause(gap, probability, comparison, check)


def _clause(gap: Gap, probability: float, comparison: Comparison, check: Check) -> Finding:
    tokens = list(gap.own.tokens[gap.stretch.first : gap.stretch.last])
    while not (tokens[0].is_word or tokens[0].is_number):
        del tokens[0]
    while not (tokens[-1].is_word or tokens[-1].is_number):
        del tokens[-1]
    opposite = "translation" if gap.side == "source" else "source"
    return check.finding(
        (tokens[0].start, tokens[-1].end),
        comparison,
        f"Nothing in the {opposite} of this sentence answers to these words.",
        side=gap.side,
        confidence=probability,
        severity=Severity.MAJOR if gap.words >= _LONG else Severity.MINOR,
        evidence={"unbacked": round(gap.stretch.mass, 1), "share": round(gap.features["share"], 2)},
    )


def _omitted(comparison: Comparison, check: Check) -> Iterator[Finding]:
    return _clauses(comparison, check, "source")


def _added(comparison: Comparison, check: Check) -> Iterator[Finding]:
    return _clauses(comparison, check, "target")


CHECKS: tuple[Check, ...] = (
    Check(
        "unrelated-segment",
        "accuracy/mistranslation/unrelated",
        Severity.CRITICAL,
        "The two sides of a pair of sentences have next to nothing in common.",
        _unrelated,
        (
            Example(
                "Le conseil municipal a voté hier soir le budget de la nouvelle école.",
                "Die Katze schläft auf dem warmen Dach neben zwei kleinen Vögeln.",
                ("Die Katze schläft auf dem warmen Dach neben zwei kleinen Vögeln.",),
            ),
            Example(
                "Le conseil a voté le budget de l'école.",
                "Der Rat hat den Haushalt der Schule verabschiedet.",
            ),
        ),
    ),
    Check(
        "omitted-clause",
        "accuracy/omission",
        Severity.MAJOR,
        "A stretch of the source sentence that nothing in its translation answers to; minor below six words.",
        _omitted,
        (
            Example(
                "Le maire a ouvert le pont, malgré la tempête et les inondations de la semaine dernière.",
                "Der Bürgermeister hat die Brücke eröffnet.",
                ("malgré la tempête et les inondations de la semaine dernière",),
            ),
            Example("Le maire a ouvert le pont hier.", "Der Bürgermeister hat gestern die Brücke eröffnet."),
        ),
    ),
    Check(
        "added-clause",
        "accuracy/addition",
        Severity.MAJOR,
        "A stretch of the translation that answers to nothing in its source sentence; minor below six words.",
        _added,
        (
            Example(
                "Le maire a ouvert le pont.",
                "Der Bürgermeister eröffnete die Brücke, trotz Sturm und Überschwemmungen der letzten Woche.",
                ("trotz Sturm und Überschwemmungen der letzten Woche",),
            ),
            Example("Le maire a ouvert le pont hier.", "Der Bürgermeister hat gestern die Brücke eröffnet."),
        ),
    ),
)

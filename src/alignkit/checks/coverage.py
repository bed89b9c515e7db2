"""Clauses dropped from or put into a sentence, and segments that have nothing to do with their source.

A free translation leaves words without counterpart too, but on both sides and here and there. What tells a
lost clause apart is learned: an unbacked stretch on one side alone, and a side too long for the other.
"""

from collections.abc import Iterator, Mapping
from math import log, log1p
from statistics import median
from typing import NamedTuple

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.judging import Judge, judge
from alignkit.checks.support import Backed, Side, Stretch, backed, weakest
from alignkit.records import Finding, Severity
from alignkit.records import Side as SideName

_FEWEST = 3  # words of a clause
_LONG = 6  # words from which a lost clause is a major error
_SHORTEST = 9  # words of a segment that can be told to be unrelated
_BEADS = 8  # beads that show what length ratio is usual in a document
_CLAUSE_MARKS = frozenset(',;:.!?–—()«»„“”"')


class Gap(NamedTuple):
    """The least backed stretch of one side of a bead, with what speaks for a lost or added clause."""

    backed: Backed
    side: SideName
    stretch: Stretch
    features: Mapping[str, float]


def gaps(comparison: Comparison) -> tuple[Gap, ...]:
    """The least backed stretch of every side of every bead."""
    return gaps_against(comparison, usual_length(comparison))


def gaps_against(comparison: Comparison, usual: float) -> tuple[Gap, ...]:
    """The same where the usual length ratio is known from elsewhere, as in texts full of planted errors."""
    return tuple(
        gap for bead in comparison.once(backed) for gap in _gaps_of(bead, usual) if _words(gap) >= _FEWEST
    )


def _gaps_of(bead: Backed, usual: float) -> Iterator[Gap]:
    stretches = weakest(bead.source), weakest(bead.target)
    excess = log(_length(bead.source) / _length(bead.target)) - usual
    yield Gap(bead, "source", stretches[0], _features(bead.source, stretches[0], stretches[1], excess))
    yield Gap(bead, "target", stretches[1], _features(bead.target, stretches[1], stretches[0], -excess))


def _features(side: Side, own: Stretch, other: Stretch, excess: float) -> dict[str, float]:
    inside = slice(own.first, own.last)
    total, weight = float(side.weight.sum()), float(side.weight[inside].sum())
    backed_inside = float(side.support[inside] @ side.weight[inside])
    outside = (float(side.support @ side.weight) - backed_inside) / max(total - weight, 1e-9)
    return {
        "mass": log1p(own.mass),
        "opposite": log1p(other.mass),
        "share": weight / max(total, 1e-9),
        "inside": backed_inside / max(weight, 1e-9),
        "outside": outside,
        "excess": max(-1.0, min(1.0, excess)),
        "edges": float(_is_edge(side, own.first - 1)) + float(_is_edge(side, own.last)),
    }


def _is_edge(side: Side, place: int) -> bool:
    """Whether a clause can end at a token: the border of the bead or a mark."""
    return not 0 <= place < len(side.tokens) or side.tokens[place].text in _CLAUSE_MARKS


def _words(gap: Gap) -> int:
    side = gap.backed.source if gap.side == "source" else gap.backed.target
    return sum(token.is_word for token in side.tokens[gap.stretch.first : gap.stretch.last])


def _length(side: Side) -> int:
    return side.tokens[-1].end - side.tokens[0].start


def usual_length(comparison: Comparison) -> float:
    """Natural logarithm of how much longer the source usually is; 0 where too few beads tell."""
    ratios = [log(_length(bead.source) / _length(bead.target)) for bead in comparison.once(backed)]
    return median(ratios) if len(ratios) >= _BEADS else 0.0


def strangers(comparison: Comparison) -> tuple[tuple[Backed, Mapping[str, float]], ...]:
    """Beads of some length with what speaks for their sides having nothing in common."""
    found = []
    for bead in comparison.once(backed):
        words = [sum(token.is_word for token in side.tokens) for side in (bead.source, bead.target)]
        if min(words) >= _SHORTEST and not bead.pair.bead.is_gap:
            features = {
                "source": bead.source.mean,
                "target": bead.target.mean,
                "cosine": bead.cosine,
                "words": log(min(words)),
            }
            found.append((bead, features))
    return tuple(found)


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
    judged = ((bead, verdict.probability(features)) for bead, features in comparison.once(strangers))
    return tuple((bead, probability) for bead, probability in judged if verdict.convicts(probability))


def _clauses(comparison: Comparison, check: Check, side: SideName) -> Iterator[Finding]:
    verdict = judge(comparison, "clause")
    if verdict is None:
        return
    unrelated = {id(bead.pair) for bead, _ in comparison.once(_convicted)}
    for gap in comparison.once(gaps):
        if gap.side == side and id(gap.backed.pair) not in unrelated and not gap.backed.pair.bead.is_gap:
            finding = _clause(gap, verdict, comparison, check)
            if finding is not None:
                yield finding


def _clause(gap: Gap, verdict: Judge, comparison: Comparison, check: Check) -> Finding | None:
    probability = verdict.probability(gap.features)
    if not verdict.convicts(probability):
        return None
    side = gap.backed.source if gap.side == "source" else gap.backed.target
    tokens = list(side.tokens[gap.stretch.first : gap.stretch.last])
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
        severity=Severity.MAJOR if _words(gap) >= _LONG else Severity.MINOR,
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

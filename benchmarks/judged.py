"""What people said of translations against what alignkit says, beside three simple baselines."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

import numpy as np

from alignkit.checks import Comparison
from alignkit.checks.support import backed
from alignkit.documents import document
from alignkit.pipeline import toolkit
from alignkit.records import Finding, Pair, Report, Severity
from benchmarks.data import read_lines
from benchmarks.results import Figures
from models.training.folds import TAUGHT_FOLDS, fold_of

log = logging.getLogger(__name__)
Item = TypeVar("Item")

SYSTEMS = ("findings", "fidelity", "doubt", "length ratio", "sentence cosine", "unaligned words")
"""Three of alignkit's own verdicts, then the baselines."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of lines; ``bad`` is what people said."""

    source: str
    target: str
    bad: bool


def _transread(path: Path) -> list[Row]:
    """Pairs that both annotators call sure, against partial or not corresponding."""
    kinds = {"sure": False, "partial": True, "not corresponding": True}
    rows = []
    for row in read_lines(path):
        tags = {judged["tag"] for judged in row["ann"]}
        if len(tags) == 1 and (tag := tags.pop()) in kinds:
            rows.append(Row(" ".join(row["src"]), " ".join(row["tgt"]), kinds[tag]))
    return rows


def _coverage(path: Path) -> list[Row]:
    """Information lost or made up, against good translations."""
    rows = []
    for row in read_lines(path):
        labels = {label for own in row["labels"].values() for label in own}
        bad = bool(labels & {"UT-important-information", "OT-unsupported-information"})
        if bad or labels <= {"good-translation", "syntactic-difference"}:
            rows.append(Row(row["src"], row["mt"], bad))
    return rows


def _refresd(path: Path) -> list[Row]:
    """Unrelated sentences, against those that differ in some meaning."""
    return [Row(row["src_raw"], row["tgt_raw"], row["label"] == "unrelated") for row in read_lines(path)]


def _critical(path: Path) -> list[Row]:
    return [Row(r["src"], r["mt"], r["label"] == "ERR") for r in read_lines(path) if r["split"] == "dev"]


SETS: Mapping[str, tuple[str, tuple[str, str], Callable[[Path], list[Row]]]] = {
    "sure against partial or not corresponding": ("transread_sconf.en-fr", ("en", "fr"), _transread),
    "coverage: lost or made up against good": ("coverage_human.en-de", ("en", "de"), _coverage),
    "unrelated against some difference": ("refresd.en-fr", ("en", "fr"), _refresd),
    "critical error": ("ced2021.en-de", ("en", "de"), _critical),
}
"""What is told apart → file, languages, reader."""
SPANS = ("mqm/en-de.2021.spans", ("en", "de"))


def path_of(data: Path, name: str) -> Path:
    """Return where a set of human labels lies."""
    return data / "dev" / "qe" / f"{name}.jsonl.gz"


def measure(data: Path, encoder: str, *, size: int, seed: int) -> Figures:
    """Rank by every system; at most ``size`` rows of a set, drawn with the seed."""
    figures: Figures = {}
    for label, (name, languages, read) in SETS.items():
        rows = _sample(read(path_of(data, name)), size, seed)
        comparison, report = _judged([(row.source, row.target) for row in rows], languages, encoder)
        gold = [row.bad for row in rows]
        scores = _scores(report, encoder) | {"doubt": _doubts(comparison)}
        figures[label] = {
            "set": name,
            "rows": len(rows),
            "bad": sum(gold),
            "auroc": {system: auroc(gold, scores[system]) for system in SYSTEMS},
            "mcc": {system: _halves(gold, scores[system]) for system in SYSTEMS},
        }
        log.info("%s: %s", name, figures[label]["auroc"])
    figures["spans"] = _spans(data, encoder, size, seed)
    return figures


def _sample(rows: Sequence[Item], size: int, seed: int) -> list[Item]:
    return list(rows) if len(rows) <= size else Random(seed).sample(list(rows), size)


def _judged(
    lines: Sequence[tuple[str, str]],
    languages: tuple[str, str],
    encoder: str,
    *,
    contextual: bool | None = None,
) -> tuple[Comparison, Report]:
    one, two = (
        document("".join(f"{' '.join(line[side].split())}\n" for line in lines), language=languages[side])
        for side in (0, 1)
    )
    comparison = toolkit(encoder).pair_lines(one, two)
    return comparison, toolkit(encoder).judge(comparison, contextual=contextual)


def _scores(report: Report, encoder: str) -> dict[str, list[float]]:
    """How bad every line is by each system, larger is worse."""
    penalties = _penalties(report)
    rows: dict[str, list[float]] = {system: [] for system in SYSTEMS if system != "doubt"}
    for number, pair in enumerate(report.pairs):
        words = max(1, sum(token.is_word for token in pair.source_tokens))
        sizes = [_characters(report, pair, side) for side in ("source", "target")]
        rows["findings"].append(penalties[number] / words)
        rows["fidelity"].append(1 - (report.bead_fidelity[number] or 0.0))
        rows["length ratio"].append(abs(float(np.log((sizes[1] + 1) / (sizes[0] + 1)))))
        rows["sentence cosine"].append(1 - _cosine(pair, encoder))
        rows["unaligned words"].append(_unaligned(pair))
    return rows


def _doubts(comparison: Comparison) -> list[float]:
    """Expected share of the words of both sides that are wrong or have no counterpart, by line."""
    found = {}
    for bead in comparison.once(backed):
        doubted = words = 0.0
        for side in (bead.source, bead.target):
            if side.doubt is not None:
                is_word = side.fact("word") > 0
                doubted += float((side.doubt.wrong + side.doubt.gap)[is_word].sum())
                words += float(is_word.sum())
        found[bead.pair.bead.source[0]] = doubted / max(words, 1.0)
    return [found.get(number, 1.0) for number in range(len(comparison.pairs))]


def _penalties(report: Report) -> list[float]:
    """Sum of MQM points times confidence, by line."""
    starts = {
        side: np.array([segment.start for segment in segments])
        for side, segments in (("source", report.source_segments), ("target", report.target_segments))
    }
    found = [0.0] * len(report.pairs)
    for finding in report.findings:
        line = int(np.searchsorted(starts[finding.side], finding.start, side="right")) - 1
        found[line] += finding.severity.weight * finding.confidence
    return found


def _characters(report: Report, pair: Pair, side: str) -> int:
    numbers, segments = (
        (pair.bead.source, report.source_segments)
        if side == "source"
        else (pair.bead.target, report.target_segments)
    )
    return segments[numbers[-1]].end - segments[numbers[0]].start


def _cosine(pair: Pair, encoder: str) -> float:
    model = toolkit(encoder).model
    one, two = (
        model.encode_words([token.text for token in tokens]).sum(axis=0)
        for tokens in (pair.source_tokens, pair.target_tokens)
    )
    return float(one @ two / max(float(np.linalg.norm(one) * np.linalg.norm(two)), 1e-9))


def _unaligned(pair: Pair) -> float:
    sizes = len(pair.source_tokens) + len(pair.target_tokens)
    linked = len({link.source for link in pair.links}) + len({link.target for link in pair.links})
    return 1 - linked / max(1, sizes)


def auroc(gold: Sequence[bool], scores: Sequence[float]) -> float | None:
    """Probability that a bad one scores above a good one, ties by half.

    Example:
        >>> auroc([True, False, False], [0.5, 0.5, 0.1])
        0.75
    """
    bad = np.array([score for score, own in zip(scores, gold, strict=True) if own])
    good = np.array([score for score, own in zip(scores, gold, strict=True) if not own])
    if not len(bad) or not len(good):
        return None
    above = (bad[:, None] > good[None, :]).mean() + 0.5 * (bad[:, None] == good[None, :]).mean()
    return float(above)


def _halves(gold: Sequence[bool], scores: Sequence[float]) -> float | None:
    """Matthews correlation on each half with the threshold that is best on the other, averaged."""
    values = []
    for fit, test in ((0, 1), (1, 0)):
        own, their = scores[fit::2], gold[fit::2]
        best = max(
            sorted(set(own)), key=lambda least: matthews(their, [s >= least for s in own]), default=0.0
        )
        values.append(matthews(gold[test::2], [score >= best for score in scores[test::2]]))
    return sum(values) / 2


def matthews(gold: Sequence[bool], said: Sequence[bool]) -> float:
    """Matthews correlation of two rows of verdicts, 0 where one of them never changes.

    Example:
        >>> matthews([True, False], [True, False])
        1.0
    """
    one, two = np.array(gold, dtype=float), np.array(said, dtype=float)
    if not len(one) or one.std() == 0 or two.std() == 0:
        return 0.0
    return float(np.corrcoef(one, two)[0, 1])


def _spans(data: Path, encoder: str, size: int, seed: int) -> Figures:
    """Characters of the translation that people marked, against those that findings cover.

    The contextual judge has learned from the other sentences of the set.
    """
    name, languages = SPANS
    new = [row for row in read_lines(path_of(data, name)) if fold_of(row["src"]) >= TAUGHT_FOLDS]
    rows = _sample(new, 2 * size, seed)
    rows = [row for row in rows if row["mt"] == " ".join(row["mt"].split())]
    _, report = _judged([(row["src"], row["mt"]) for row in rows], languages, encoder)
    marked = covered = both = 0
    for number, row in enumerate(rows):
        start = report.target_segments[number].start
        gold = {k for first, last, _ in row["spans"] for k in range(first, last)}
        own = {k - start for finding in _of_line(report, number) for k in range(finding.start, finding.end)}
        marked, covered, both = marked + len(gold), covered + len(own), both + len(gold & own)
    base = marked / sum(len(row["mt"]) for row in rows)
    precision, recall = both / max(1, covered), both / max(1, marked)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    everything = 2 * base / (1 + base)
    return {
        "set": name,
        "rows": len(rows),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "everything_f1": everything,
    }


def _of_line(report: Report, number: int) -> list[Finding]:
    segment = report.target_segments[number]
    return [
        finding
        for finding in report.findings
        if finding.side == "target"
        and segment.start <= finding.start < segment.end
        and finding.severity.reaches(Severity.MINOR)
    ]

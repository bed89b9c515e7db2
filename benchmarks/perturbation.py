"""Known errors and harmless edits in clean human translations: what is found, what is flagged wrongly."""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from alignkit.checks import Comparison
from alignkit.pipeline import toolkit
from alignkit.records import Finding, Report, Severity
from benchmarks.planting import ERRORS, HARMLESS, Clean, Edit, clean_pairs, paired
from benchmarks.results import Figures

log = logging.getLogger(__name__)

Lines = Mapping[str, Sequence[str]]
UNTOUCHED = 0.2
"""Share of the lines left as they are."""
OWN: Mapping[str, tuple[str, ...]] = {
    "number": ("number",),
    "small number": ("number",),
    "percentage": ("number",),
    "date": ("date", "calendar", "impossible-date"),
    "time": ("date", "number", "impossible-date"),
    "unit": ("unit", "currency"),
    "currency": ("unit", "currency"),
    "untranslated word": ("untranslated", "third-language"),
    "untranslated phrase": ("untranslated", "third-language"),
    "wrong sense": ("wrong-sense",),
    "look-alike": ("look-alike", "wrong-sense"),
    "lost plural": ("lost-plural",),
    "name": ("name",),
    "exonym": ("exonym", "untranslated"),
    "omission": ("omitted", "too-short"),
    "addition": ("added", "too-long"),
    "repetition": ("repeated", "doubled", "looping", "too-long", "added"),
    "hallucination": ("unrelated", "added", "omitted"),
    "negation dropped": ("negation",),
    "negation added": ("negation",),
    "spacing": ("space",),
    "doubled mark": ("repeated-mark",),
    "doubled word": ("doubled",),
    "bracket": ("unpaired",),
    "encoding": ("encoding", "html", "mixed"),
    "casing": ("case", "small-start", "noun-written-small"),
    "address": ("address",),
    "telephone": ("address",),
    "homoglyph": ("mixed-script",),
    "half of day": ("half-of-day", "date", "number"),
}
"""Category of planted error → beginnings of the names of the checks that answer for it."""


@dataclass
class _Counts:
    """What became of the planted errors of one category."""

    planted: int = 0
    found: int = 0
    hits: int = 0
    false: int = 0
    missed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Planted:
    """A line of a document with what was done to it; None for nothing."""

    kind: str | None
    clean: Clean
    edit: Edit


def measure(
    news: Mapping[str, Lines],
    directions: Iterable[tuple[str, str]],
    encoder: str,
    *,
    seed: int,
    show: bool = False,
) -> Figures:
    """Plant, check and count.

    Args:
        news: Document → language → lines of clean parallel text.
        directions: Source and target languages.
        encoder: Name or path of the model.
        seed: Decides what is planted where.
        show: Log what was missed and what was flagged without ground.
    """
    counts: defaultdict[str, _Counts] = defaultdict(_Counts)
    harmless: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    false: Counter[str] = Counter()
    lines, tools = 0, toolkit(encoder)
    for direction in directions:
        for name, columns in news.items():
            rng = Random(f"{seed} {direction} {name}")
            clean = paired(columns[direction[0]], columns[direction[1]], direction, tools)
            usual = _by_line(tools.judge(clean))
            planted = list(_plant(clean, counts, harmless, rng))
            changed = paired(
                [p.edit.source for p in planted], [p.edit.target for p in planted], direction, tools
            )
            for line, (own, findings) in enumerate(zip(planted, _by_line(tools.judge(changed)), strict=True)):
                lines += 1
                _count(own, findings, usual[line], counts, harmless, false, show=show)
        log.info("%s–%s done", *direction)
    return {"lines": lines, "errors": _errors(counts, false, lines), "harmless": _harmless(harmless)}


def _plant(
    comparison: Comparison, counts: Mapping[str, _Counts], harmless: Mapping[str, list[int]], rng: Random
) -> Iterator[Planted]:
    """Change most lines, each in one way: the one that was used least so far and fits."""
    for clean in clean_pairs(comparison):
        same = Edit(clean.source, clean.target, (0, 0), "")
        chosen = None
        if rng.random() >= UNTOUCHED:
            kinds = ERRORS if rng.random() < 0.6 else HARMLESS
            done = {kind: counts[kind].planted if kinds is ERRORS else harmless[kind][0] for kind in kinds}
            for kind in sorted(kinds, key=lambda kind: (done[kind], rng.random())):
                edit = kinds[kind](clean, rng)
                if edit is not None and edit.target != clean.target:
                    chosen = Planted(kind, clean, edit)
                    break
        if chosen is not None and chosen.kind is not None:
            if chosen.kind in ERRORS:
                counts[chosen.kind].planted += 1
            else:
                harmless[chosen.kind][0] += 1
        yield chosen or Planted(None, clean, same)


def _by_line(report: Report) -> list[list[tuple[Finding, tuple[int, int]]]]:
    """Findings of minor or above with their places counted from the start of their line."""
    found: list[list[tuple[Finding, tuple[int, int]]]] = []
    for pair in report.pairs:
        rows = []
        for side, segments, numbers in (
            ("source", report.source_segments, pair.bead.source),
            ("target", report.target_segments, pair.bead.target),
        ):
            start, end = segments[numbers[0]].start, segments[numbers[-1]].end
            rows += [
                (finding, (finding.start - start, finding.end - start))
                for finding in report.findings
                if finding.side == side
                and start <= finding.start <= end
                and finding.severity.reaches(Severity.MINOR)
            ]
        found.append(rows)
    return found


def _count(
    own: Planted,
    findings: Sequence[tuple[Finding, tuple[int, int]]],
    usual: Sequence[tuple[Finding, tuple[int, int]]],
    counts: Mapping[str, _Counts],
    harmless: Mapping[str, list[int]],
    false: Counter[str],
    *,
    show: bool,
) -> None:
    """Book one line: a finding that touches the planted place is a hit, any other a false alarm."""
    hits = [finding for finding, place in findings if own.kind in ERRORS and _answers(finding, place, own)]
    wrong = [finding for finding, _ in findings if finding not in hits]
    for finding in wrong:
        if own.kind not in ERRORS or not _is_own(finding.check, own.kind or ""):
            false[finding.check] += 1
    if own.kind in ERRORS and own.kind:
        counts[own.kind].found += bool(hits)
        counts[own.kind].hits += sum(_is_own(finding.check, own.kind) for finding in hits)
        if not hits and show:
            log.info(
                "missed\t%s\t%s\t%s\t%s\t%s",
                own.kind,
                own.edit.before,
                own.edit.target[slice(*own.edit.where)],
                own.edit.source,
                own.edit.target,
            )
    elif own.kind:
        known = {(finding.check, finding.quote) for finding, _ in usual}
        new = [finding for finding in wrong if (finding.check, finding.quote) not in known]
        harmless[own.kind][1] += bool(new)
        wrong = new
    if show:
        for finding in wrong:
            log.info(
                "false\t%s\t%s\t%s\t%s\t%s\t%s",
                own.kind,
                finding.check,
                finding.quote,
                finding.source_quote,
                finding.message,
                own.edit.target,
            )


def _answers(finding: Finding, place: tuple[int, int], own: Planted) -> bool:
    """Whether a finding tells of the planted error: by place, or by kind where nothing is left."""
    start, end = own.edit.where
    if _is_own(finding.check, own.kind or ""):
        return True if start == end or finding.side == "source" else place[0] <= end and start <= place[1]
    return start < end and finding.side == "target" and place[0] < end and start < place[1]


def _is_own(check: str, kind: str) -> bool:
    return check.startswith(OWN[kind])


def _errors(counts: Mapping[str, _Counts], false: Counter[str], lines: int) -> Figures:
    """Recall and precision; false alarms are those on as many lines as were planted, twice over.

    They are counted on all lines, which says more, and scaled to the planted lines and as many others.
    """
    figures: Figures = {}
    for kind in ERRORS:
        own = counts[kind]
        wrong = sum(count for check, count in false.items() if _is_own(check, kind)) * 2 * own.planted / lines
        figures[kind] = {
            "planted": own.planted,
            "recall": own.found / own.planted if own.planted else None,
            "precision": own.hits / (own.hits + wrong) if own.hits else None,
        }
    return figures


def _harmless(counts: Mapping[str, Sequence[int]]) -> Figures:
    return {kind: {"edited": counts[kind][0], "flagged": counts[kind][1]} for kind in HARMLESS}

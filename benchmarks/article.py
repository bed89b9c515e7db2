"""One real machine translation of a news article, through the command line: what is found, what is not.

    python -m benchmarks.article [--data DIR] [--article DIR] [--output DIR] [--encoder NAME]

The article lies beside the data, not in this repository: its German, a French original written back from
it in three spellings, a corrected German in which nothing may fire, and the artefacts with their spans.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from alignkit.readers.ladder import read_ladder
from benchmarks import options, results, tables
from benchmarks.results import Figures

log = logging.getLogger(__name__)

Row = Mapping[str, Any]
Beads = set[tuple[tuple[int, ...], tuple[int, ...]]]

PAIRS = {
    "original × machine translation": ("article.fr.txt", "article.de.txt"),
    "… thousands with a narrow space": ("article.fr.nbsp.txt", "article.de.txt"),
    "… sentences cut differently": ("article.fr.nm.txt", "article.de.txt"),
    "original × corrected translation": ("article.fr.txt", "article.de.ref.txt"),
    "… thousands with a narrow space, corrected": ("article.fr.nbsp.txt", "article.de.ref.txt"),
}
CERTAINTIES = ("certain", "likely", "arguable")
MATCHES = ("exact", "containing", "overlapping")


@dataclass(frozen=True)
class Gold:
    """What is known of the article; ``start`` and ``end`` of a row count from the start of the text."""

    beads: dict[str, Beads]
    artefacts: list[dict[str, Any]]
    must_not_flag: list[dict[str, Any]]


def read_gold(folder: Path) -> Gold:
    """Read spans and alignments; the file counts characters from the start of a line."""
    content = json.loads((folder / "article.gold.json").read_text(encoding="utf-8"))
    starts = _line_starts(_read(folder / "article.de.txt"))
    for row in (*content["artefacts"], *content["must_not_flag"]):
        first = starts[row["sentence"] - 1]
        row["start"], row["end"] = first + row["start"], first + row["end"]
    ladder = read_ladder(_read(folder / "article.nm.ladder"))
    plain: Beads = {
        (tuple(i - 1 for i in bead["source"]), tuple(j - 1 for j in bead["target"]))
        for bead in content["alignment"]
    }
    straight: Beads = {((k,), (k,)) for k in range(len(content["source_sentences"]))}
    return Gold(
        {
            "article.fr.txt article.de.txt": plain,
            "article.fr.nbsp.txt article.de.txt": plain,
            "article.fr.nm.txt article.de.txt": {(bead.source, bead.target) for bead in ladder},
            "article.fr.txt article.de.ref.txt": straight,
            "article.fr.nbsp.txt article.de.ref.txt": straight,
        },
        content["artefacts"],
        content["must_not_flag"],
    )


def check(source: Path, target: Path, encoder: str) -> dict[str, Any]:
    """Run ``alignkit check`` as a user would and return its report."""
    command = [sys.executable, "-m", "alignkit", "check", str(source), str(target), "--format", "json"]
    done = subprocess.run([*command, "--encoder", encoder], capture_output=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def measure(folder: Path, encoder: str) -> Figures:
    """Check every pair and compare with what is known."""
    gold = read_gold(folder)
    figures: Figures = {}
    for name, (source, target) in PAIRS.items():
        log.info("%s", name)
        report = check(folder / source, folder / target, encoder)
        lines = _line_starts(_read(folder / source)), _line_starts(_read(folder / target))
        found = _bead_figures(report, lines, gold.beads[f"{source} {target}"])
        judged = [row for row in report["findings"] if row["severity"] != "neutral"]
        found |= {"findings": len(judged), "neutral": len(report["findings"]) - len(judged)}
        found |= {"fidelity": report["fidelity"]["score"], "mqm": report["fidelity"]["mqm"]}
        if target == "article.de.txt":
            found |= _finding_figures(report["findings"], gold, _read(folder / target))
        figures[name] = found
    return figures


def _bead_figures(report: Row, lines: tuple[list[int], list[int]], known: Beads) -> Figures:
    """Compare beads as sets of lines: in this article every line is one sentence."""
    found = set()
    for bead in report["beads"]:
        sides = zip(("source", "target"), lines, strict=True)
        one, two = (
            tuple(sorted({_line(report[side]["segments"][k]["start"], starts) for k in bead[side]}))
            for side, starts in sides
        )
        found.add((one, two))
    return {"beads": len(known), "beads_right": len(known & found), "beads_found": len(found)}


def _finding_figures(findings: Sequence[Row], gold: Gold, text: str) -> Figures:
    findings = [row for row in findings if row["side"] == "target"]
    matches = {artefact["id"]: _match(artefact, findings) for artefact in gold.artefacts}
    false = [row for row in findings if not any(_overlap(row, artefact) for artefact in gold.artefacts)]
    judged = [row for row in false if row["severity"] != "neutral"]
    one_word = [a for a in gold.artefacts if a["suggestion"] and not a["suggestion"].count(" ")]
    for artefact in gold.artefacts:
        if matches[artefact["id"]] is None:
            log.info("missed, %s: %s “%s”", artefact["certainty"], artefact["id"], artefact["quote"])
    return {
        "artefacts": {
            certainty: _matched([a for a in gold.artefacts if a["certainty"] == certainty], matches)
            for certainty in CERTAINTIES
        },
        "suggestions": len(one_word),
        "suggestions_right": sum(_repaired(artefact, findings, text) for artefact in one_word),
        "must_not_flag": len(gold.must_not_flag),
        "must_not_flag_hit": [
            row["id"] for row in gold.must_not_flag if any(_overlap(finding, row) for finding in judged)
        ],
        "false_alarms": len(judged),
    }


def _matched(artefacts: Sequence[Row], matches: Mapping[str, str | None]) -> Figures:
    kinds = [matches[artefact["id"]] for artefact in artefacts]
    return {
        "all": len(artefacts),
        **{kind: kinds.count(kind) for kind in MATCHES},
        "missed": [artefact["id"] for artefact in artefacts if matches[artefact["id"]] is None],
    }


def _match(artefact: Row, findings: Iterable[Row]) -> str | None:
    """The best way in which a finding marks an artefact: its very span, one around it, or a part of it."""
    kinds = {_kind(finding, artefact) for finding in findings}
    return next((kind for kind in MATCHES if kind in kinds), None)


def _kind(finding: Row, artefact: Row) -> str | None:
    if (finding["start"], finding["end"]) == (artefact["start"], artefact["end"]):
        return "exact"
    if finding["start"] <= artefact["start"] and artefact["end"] <= finding["end"]:
        return "containing"
    return "overlapping" if _overlap(finding, artefact) else None


def _overlap(one: Row, other: Row) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _repaired(artefact: Row, findings: Iterable[Row], text: str) -> bool:
    """Whether taking a finding's suggestion gives the very text that taking the gold's gives."""
    wanted = _replaced(text, artefact)
    return any(
        row["suggestion"] is not None and _overlap(row, artefact) and _replaced(text, row) == wanted
        for row in findings
    )


def _replaced(text: str, row: Row) -> str:
    return f"{text[: row['start']]}{row['suggestion']}{text[row['end'] :]}"


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _line_starts(text: str) -> list[int]:
    lengths = [len(line) for line in text.splitlines(keepends=True)]
    return [0, *accumulate(lengths)][: len(lengths)]


def _line(place: int, starts: Sequence[int]) -> int:
    return sum(start <= place for start in starts) - 1


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    head = ["article", "beads right", "findings ≥ minor", "neutral", "fidelity", "MQM"]
    rows = [
        [
            name, f"{found['beads_right']}/{found['beads']}", str(found["findings"]), str(found["neutral"]),
            tables.share(found["fidelity"], 2), f"{found['mqm']:.1f}",
        ]
        for name, found in figures.items()
    ]  # fmt: skip
    return "\n\n".join([tables.table(head, rows), *_artefact_tables(figures)])


def _artefact_tables(figures: Figures) -> Iterator[str]:
    head = ["artefacts", "known", "exact span", "span around it", "part of it", "missed"]
    name, found = next((name, found) for name, found in figures.items() if "artefacts" in found)
    rows = []
    for certainty, counts in found["artefacts"].items():
        cells = [str(counts[key]) for key in ("all", *MATCHES)]
        rows.append([certainty, *cells, str(len(counts["missed"]))])
    yield f"{name.capitalize()}:"
    yield tables.table(head, rows)
    hit = ", ".join(found["must_not_flag_hit"]) or "none"
    yield (
        f"Of {found['suggestions']} artefacts whose correction is one word, {found['suggestions_right']} get "
        f"that very word as suggestion. Spans that must not be flagged: {found['must_not_flag']}, hit: "
        f"{hit}; findings ≥ minor away from every artefact: {found['false_alarms']}."
    )


def main() -> None:
    """Check the article, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--article", type=Path, metavar="DIR", help="its folder (default: DATA/../article)")
    given = parser.parse_args()
    folder: Path = given.article or given.data.resolve().parent / "article"
    figures = measure(folder, given.encoder)
    names = {"article.gold.json", "article.nm.ladder", *(name for pair in PAIRS.values() for name in pair)}
    files = [folder / name for name in sorted(names)]
    results.write("article", figures, given.output, encoder=given.encoder, read=files)
    print(table(figures))


if __name__ == "__main__":
    main()

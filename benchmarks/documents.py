"""Translated documents of our own, in many languages and kinds: what of their artefacts is found.

    python -m benchmarks.documents [--output DIR] [--encoder NAME]

``benchmarks/documents/`` holds them, each with a source, a flawed machine translation, a good translation
and the artefacts by hand. Those in ``seen`` were looked at while checks were written; those in ``unseen``
were measured before anybody who wrote a check had read them.
"""

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from alignkit import check
from alignkit.records import Finding, Report, Severity
from benchmarks import options, results, tables
from benchmarks.options import REPOSITORY
from benchmarks.results import Figures

log = logging.getLogger(__name__)

Row = Mapping[str, Any]
FOLDER = REPOSITORY / "benchmarks" / "documents"
SETS = ("seen", "unseen")
FILES = ("source.txt", "mt.txt", "ref.txt", "gold.json")


@dataclass(frozen=True)
class Text:
    """A text with the places of its lines."""

    lines: list[str]
    starts: list[int]

    @classmethod
    def of(cls, path: Path) -> "Text":
        """Read a text."""
        with path.open(encoding="utf-8", newline="") as file:
            lines = file.read().splitlines(keepends=True)
        return cls(lines, [0, *accumulate(map(len, lines))])

    def span(self, line: int | None, quote: str | None, occurrence: int = 1) -> tuple[int, int] | None:
        """Return where a quote stands in a line (from 1), None for nothing quoted."""
        if not line or not quote:
            return None
        place = -1
        for _ in range(occurrence):
            place = self.lines[line - 1].index(quote, place + 1)
        return self.starts[line - 1] + place, self.starts[line - 1] + place + len(quote)


def measure(folder: Path, encoder: str) -> Figures:
    """Check a document's machine translation and its good one."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    languages = gold["source_lang"], gold["target_lang"]
    flawed, good = (_report(folder, name, languages, encoder) for name in ("mt.txt", "ref.txt"))
    source, target = Text.of(folder / "source.txt"), Text.of(folder / "mt.txt")
    hits = [_hits(row, flawed, source, target) for row in gold["artefacts"]]
    certain = [own for own, row in zip(hits, gold["artefacts"], strict=True) if row["certainty"] == "certain"]
    explained = {id(finding) for own in hits for finding in own}
    false = [finding for finding in _judged(flawed) if id(finding) not in explained]
    kept = [target.span(row["line"], row["quote"], row.get("occurrence", 1)) for row in gold["must_not_flag"]]
    found: Figures = {
        "languages": "-".join(languages),
        "certain": len(certain),
        "found": sum(bool(own) for own in certain),
        "false": len(false),
        "must_not_flag": len(kept),
        "must_not_flag_hit": sum(any(_overlaps(f, span) for f in false) for span in kept),
        "findings_on_good": len(_judged(good)),
        "fidelity": [flawed.fidelity.score, good.fidelity.score],
    }
    log.info("%s: %s", folder.name, found)
    return found


def _report(folder: Path, name: str, languages: tuple[str, str], encoder: str) -> Report:
    return check(
        folder / "source.txt",
        folder / name,
        source_lang=languages[0],
        target_lang=languages[1],
        encoder=encoder,
    )


def _judged(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity.reaches(Severity.MINOR)]


def _hits(row: Row, report: Report, source: Text, target: Text) -> list[Finding]:
    """Findings on an artefact's words, or on those of the source that it rendered or left out."""
    places = {
        "target": target.span(row["line"], row["quote"], row.get("occurrence", 1) or 1),
        "source": source.span(row["source_line"], row["source_quote"]),
    }
    return [f for f in report.findings if _overlaps(f, places[f.side])]


def _overlaps(finding: Finding, span: tuple[int, int] | None) -> bool:
    return span is not None and finding.start < span[1] and span[0] < finding.end


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    head = ["documents", "artefacts found", "share", "false alarms", "must not be flagged", "in good ones"]
    rows = []
    for name in SETS:
        own = figures[name]
        rows += [_row(f"{title} ({found['languages']})", [found]) for title, found in own.items()]
        rows.append(_row(f"**{name}**, {len(own)} documents", list(own.values())))
    return tables.table(head, rows)


def _row(title: str, found: Sequence[Figures]) -> list[str]:
    total = {key: sum(own[key] for own in found) for key in found[0] if isinstance(found[0][key], int)}
    return [
        title,
        f"{total['found']}/{total['certain']}",
        tables.share(total["found"] / total["certain"], 2),
        str(total["false"]),
        f"{total['must_not_flag_hit']}/{total['must_not_flag']}",
        str(total["findings_on_good"]),
    ]


def _folders(name: str) -> Iterator[Path]:
    yield from sorted(path for path in (FOLDER / name).iterdir() if path.is_dir())


def main() -> None:
    """Check all documents, write the results, print the table."""
    given = options.parser(__doc__).parse_args()
    figures: Figures = {
        name: {folder.name: measure(folder, given.encoder) for folder in _folders(name)} for name in SETS
    }
    results.write("documents", figures, given.output, encoder=given.encoder)
    print(table(figures))


if __name__ == "__main__":
    main()

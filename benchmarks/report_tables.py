"""Fill README.md and the model card with the tables of results/*.json.

    python -m benchmarks.report_tables [--results DIR] [--check] [FILE ...]

Tables stand between ``<!-- benchmarks:begin -->`` and ``<!-- benchmarks:end -->``; names after ``begin``
choose some of them, as in ``<!-- benchmarks:begin retrieval -->``. A file may have several such places.
"""

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks import results
from benchmarks.options import REPOSITORY, RESULTS

FILES = (REPOSITORY / "README.md", REPOSITORY / "models" / "mini" / "README.md")
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "sentence_alignment": "Sentence alignment",
        "held_out_beads": "Sentence alignment, held out",
        "long_documents": "Sentence alignment of 5,000 lines",
        "alignment_speed": "Sentence alignment, speed",
        "word_alignment": "Word alignment",
        "control_links": "Word links of a clean translation",
        "retrieval": "Retrieval",
        "minimal_pairs": "Minimal pairs",
        "ablation": "Training with and without",
        "lexicon": "Translation table",
        "encoding": "Encoding",
        "fidelity": "Fidelity",
        "held_out_fidelity": "Fidelity, held out",
        "article": "A machine-translated article",
        "documents": "Documents of our own",
        "artefacts": "Planted errors and human labels",
        "silence": "Silence on human translations",
        "contextual": "The contextual judge",
        "own_encoder": "An encoder of our own",
        "startup": "Start-up",
        "document_pairing": "Documents that translate each other",
        "corpus": "Corpora",
        "html_report": "A long HTML report",
    }
)
"""Every benchmark that has a table, in the order of the report."""

_PLACE = re.compile(
    r"(?P<begin><!-- benchmarks:begin(?P<names>[\w ]*)-->\n).*?(?P<end><!-- benchmarks:end -->)", re.DOTALL
)


def report(names: Sequence[str], folder: Path = RESULTS) -> str:
    """Return the tables of these benchmarks under their titles; one that was never run is left out.

    Raises:
        ValueError: If there is no benchmark of such a name.
    """
    parts = []
    for name in names:
        if name not in TITLES:
            raise ValueError(f"no benchmark is called {name!r}; there are: {', '.join(TITLES)}")
        record = results.read(name, folder)
        if record is not None:
            parts.append(
                f"**{TITLES[name]}**\n\n{_table(name)(record['figures'])}\n\n{results.provenance(record)}"
            )
    return "\n\n".join(parts)


def _table(name: str) -> Callable[[dict[str, Any]], str]:
    table: Callable[[dict[str, Any]], str] = import_module(f"benchmarks.{name}").table
    return table


def filled(text: str, folder: Path = RESULTS) -> str:
    """Return a Markdown text with its tables as the results give them; without a place it stays as it is."""

    def fill(place: re.Match[str]) -> str:
        tables = report(place["names"].split() or list(TITLES), folder)
        return f"{place['begin']}\n{tables}\n\n{place['end']}"

    return _PLACE.sub(fill, text)


def main() -> int:
    """Fill the files; with ``--check`` only tell which are out of date, and return 1 if any is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--results", type=Path, default=RESULTS, metavar="DIR", help="folder of NAME.json")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of date")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="default: README, model card")
    given = parser.parse_args()
    stale = 0
    for path in given.files or [path for path in FILES if path.is_file()]:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        wanted = filled(text, given.results)
        if wanted == text:
            continue
        stale += 1
        print(f"{path}: {'out of date' if given.check else 'filled'}", file=sys.stderr)
        if not given.check:
            with path.open("w", encoding="utf-8", newline="") as file:
                file.write(wanted)
    return int(given.check and stale > 0)


if __name__ == "__main__":
    sys.exit(main())

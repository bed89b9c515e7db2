"""Which documents of two folders translate each other, found by their vectors: precision and recall.

    python -m benchmarks.document_pairing [--data DIR] [--output DIR] [--encoder NAME]

News: the documents of NTREX dev. Law: stretches of ten lines of Swiss law from the training text, all much
alike. Of each side a part that is drawn at random is taken away, so that some documents have no partner.
"""

import gzip
import json
import lzma
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from alignkit.corpora.pairing import MARGIN, pair_folders
from benchmarks import options, results, tables
from benchmarks.results import Figures

NEWS = (("deu", "de", "fra", "fr"), ("eng", "en", "deu", "de"), ("eng", "en", "rus", "ru"),
        ("spa", "es", "pol", "pl"))  # fmt: skip
_LAW = "swisslaw_internal.fr-de.tsv.xz"
_LINES, _DOCUMENTS = 10, 1000
_MISSING = (0.0, 0.3)

Documents = Mapping[str, Sequence[str]]


def news(path: Path, language: str) -> dict[str, list[str]]:
    """Return the lines of every document of NTREX in a language."""
    found: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            found.setdefault(row["doc"], []).append(row[language])
    return found


def law(path: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return stretches of law in French and German."""
    sides: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for number, line in zip(range(_LINES * _DOCUMENTS), file, strict=False):
            for side, text in zip(sides, line.rstrip("\n").split("\t"), strict=True):
                side.setdefault(f"{number // _LINES:05}", []).append(text)
    return sides


def measure(
    source: Documents, target: Documents, languages: tuple[str, str], missing: float, encoder: str
) -> Figures:
    """Write both sides to folders under the same names, pair them, and count the pairs of one name."""
    rng = np.random.default_rng(options.SEED)
    with tempfile.TemporaryDirectory() as folder:
        kept = [
            _write(Path(folder, side), documents, rng.random(len(documents)) >= missing)
            for side, documents in (("source", source), ("target", target))
        ]
        found = pair_folders(Path(folder, "source"), Path(folder, "target"), languages, encoder=encoder)
        right = sum(match.source.name == match.target.name for match in found)
    true = len(kept[0] & kept[1])
    return {"documents": len(kept[0]), "true": true, "found": len(found), "right": right}


def _write(folder: Path, documents: Documents, kept: Iterable[bool]) -> set[str]:
    folder.mkdir()
    chosen = {name for name, keep in zip(documents, kept, strict=True) if keep}
    for name in chosen:
        with (folder / f"{name}.txt").open("w", encoding="utf-8", newline="") as file:
            file.write("".join(f"{line}\n" for line in documents[name]))
    return chosen


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    rows = []
    for name, found in figures["sets"].items():
        precision, recall = found["right"] / max(1, found["found"]), found["right"] / max(1, found["true"])
        rows.append([name, str(found["documents"]), str(found["true"]), f"{precision:.3f}", f"{recall:.3f}"])
    return tables.table(["set", "documents", "true pairs", "P", "R"], rows)


def main() -> None:
    """Measure, write the results, print the table."""
    given = options.parser(__doc__).parse_args()
    path, laws = given.data / "dev" / "ntrex" / "ntrex.jsonl.gz", given.data / "train" / _LAW
    figures: Figures = {"margin": MARGIN, "sets": {}}
    for missing in _MISSING:
        note = f", {missing:.0%} of each side missing" if missing else ""
        for one, source, two, target in NEWS:
            name = f"news {source}–{target}{note}"
            pair = news(path, one), news(path, two)
            figures["sets"][name] = measure(*pair, (source, target), missing, given.encoder)
        figures["sets"][f"law fr–de{note}"] = measure(*law(laws), ("fr", "de"), missing, given.encoder)
    results.write("document_pairing", figures, given.output, encoder=given.encoder, read=[path, laws])
    print(table(figures))


if __name__ == "__main__":
    main()

"""Links of eflomal (Östling & Tiedemann 2016), which learns from the very text it links, and from more."""

import json
import lzma
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from alignkit.tokens import tokenize
from benchmarks.data import Links

Tokens = Sequence[str]
_LONGEST = 100  # tokens of a training sentence


def eflomal_links(
    pairs: Sequence[tuple[Tokens, Tokens]], more: Sequence[tuple[Tokens, Tokens]] = ()
) -> list[Links]:
    """Link pairs by learning from them and from more text; both directions, intersected."""
    aligner = import_module("eflomal").Aligner()
    text = [*pairs, *more]
    with TemporaryDirectory() as folder:
        forward, reverse = Path(folder, "forward"), Path(folder, "reverse")
        aligner.align(
            [" ".join(source).lower() for source, _ in text],
            [" ".join(target).lower() for _, target in text],
            links_filename_fwd=str(forward),
            links_filename_rev=str(reverse),
        )
        both = zip(_read_pharaoh(forward), _read_pharaoh(reverse), strict=True)
        return [one & other for one, other in both][: len(pairs)]


def _read_pharaoh(path: Path) -> list[Links]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        {(int(i), int(j)) for i, _, j in (link.partition("-") for link in line.split())} for line in lines
    ]


def training_pairs(data: Path, languages: tuple[str, str], size: int) -> list[tuple[Tokens, Tokens]]:
    """Take an even sample of a language pair's parallel text in ``data/train``, tokenised."""
    lines = [pair for path in sorted((data / "train").iterdir()) for pair in _pairs(path, languages)]
    step = max(1, len(lines) // size)
    tokens = ((_words(one), _words(two)) for one, two in lines[::step])
    fit = [pair for pair in tokens if all(0 < len(side) <= _LONGEST for side in pair)]
    return fit[:size]


def _words(text: str) -> Tokens:
    return [token.text for token in tokenize(text)]


def _pairs(path: Path, languages: tuple[str, str]) -> Iterator[tuple[str, str]]:
    one, two = languages
    kind = path.name.split(".")[1]
    if kind not in ("multi", f"{one}-{two}", f"{two}-{one}"):
        return
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if kind == "multi":
                row = json.loads(line)
                if one in row and two in row:
                    yield row[one], row[two]
            else:
                first, second = line.rstrip("\n").split("\t")
                yield (first, second) if kind == f"{one}-{two}" else (second, first)

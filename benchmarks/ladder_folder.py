"""Document pairs with gold ladders as vecalign's ``bleualign_data`` has them.

Text+Berg (Sennrich & Volk 2010) comes so: ``dev.de``, ``dev.fr`` and the gold ``dev.defr``, a bead a line,
``[0, 1]:[2]``.
"""

from pathlib import Path

from alignkit.readers.ladder import read_ladder
from benchmarks.data import Bitext


def read_folder(folder: Path) -> list[Bitext]:
    """Read every document pair: NAME.XX, NAME.YY and NAME.XXYY, languages as two-letter codes.

    Raises:
        FileNotFoundError: If there is none, or a gold file has no texts beside it.
    """
    golds = sorted(path for path in folder.iterdir() if len(path.suffix) == 5 and path.suffix[1:].isalpha())
    if not golds:
        raise FileNotFoundError(f"{folder}: holds no gold ladder such as dev.defr")
    return [_read(path) for path in golds]


def _read(gold: Path) -> Bitext:
    languages = gold.suffix[1:3], gold.suffix[3:5]
    source, target = (
        gold.with_suffix(f".{language}").read_text(encoding="utf-8").splitlines() for language in languages
    )
    beads = read_ladder(gold.read_text(encoding="utf-8"))
    return Bitext(
        gold.stem, languages, source, target, [(list(bead.source), list(bead.target)) for bead in beads]
    )

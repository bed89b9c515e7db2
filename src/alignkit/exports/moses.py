"""Beads as two plain files, line i of one the translation of line i of the other, as Moses reads them."""

from collections.abc import Iterator, Mapping

from alignkit.exports.aligned import Aligned, bead_segments, bead_text
from alignkit.exports.tables import row
from alignkit.records import Side


def write_moses(aligned: Aligned) -> Mapping[str, Iterator[str]]:
    """Return the lines of both files by the ending of their names, the languages' codes.

    Gaps are left out, for a line needs a partner; line ends and tabs inside a text become spaces.
    """
    source, target = aligned.source.language, aligned.target.language
    if source == target:
        source, target = f"source.{source}", f"target.{target}"
    return {f".{source}": _lines(aligned, "source"), f".{target}": _lines(aligned, "target")}


def _lines(aligned: Aligned, side: Side) -> Iterator[str]:
    document = aligned.source if side == "source" else aligned.target
    for pair in aligned.pairs:
        if not pair.bead.is_gap:
            yield row([bead_text(document, bead_segments(aligned, pair, side))])

"""Beads as a translation memory, TMX 1.4b."""

from collections.abc import Iterator

from alignkit.exports.aligned import Aligned, bead_segments, bead_text
from alignkit.exports.xml_text import DECLARATION, Xml, opened, tag
from alignkit.records import Document, Pair
from alignkit.version import __version__


def write_tmx(aligned: Aligned) -> Iterator[str]:
    """Yield one translation unit a bead; gaps, which translate nothing, are left out.

    Segment numbers (from zero) and confidence are properties of the unit. Characters that XML cannot
    hold become U+FFFD.
    """
    header = {
        "creationtool": "alignkit",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "alignkit",
        "adminlang": "en",
        "srclang": aligned.source.language or "und",
        "datatype": "plaintext",
    }
    yield f"{DECLARATION}{opened('tmx', {'version': '1.4'})}\n{tag('header', header)}\n<body>\n"
    for number, pair in enumerate(aligned.pairs):
        if not pair.bead.is_gap:
            yield _unit(aligned, number, pair) + "\n"
    yield "</body>\n</tmx>\n"


def _unit(aligned: Aligned, number: int, pair: Pair) -> Xml:
    values = {
        "x-source-segments": " ".join(map(str, pair.bead.source)),
        "x-target-segments": " ".join(map(str, pair.bead.target)),
        "x-confidence": f"{pair.bead.confidence:.4f}",
    }
    properties = (tag("prop", {"type": name}, value) for name, value in values.items())
    source = bead_text(aligned.source, bead_segments(aligned, pair, "source"))
    target = bead_text(aligned.target, bead_segments(aligned, pair, "target"))
    variants = _variant(aligned.source, source), _variant(aligned.target, target)
    return tag("tu", {"tuid": number}, *properties, *variants)


def _variant(document: Document, text: str) -> Xml:
    return tag("tuv", {"xml:lang": document.language or "und"}, tag("seg", None, text))

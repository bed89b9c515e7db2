"""Beads as a translation memory, TMX 1.4b."""

from collections.abc import Iterable, Iterator, Mapping

from alignkit.exports.aligned import Aligned, bead_segments, bead_text
from alignkit.exports.xml_text import DECLARATION, Xml, opened, tag
from alignkit.records import Pair
from alignkit.version import __version__


def write_tmx(aligned: Aligned) -> Iterator[str]:
    """Yield one translation unit a bead; gaps, which translate nothing, are left out.

    Segment numbers (from zero) and confidence are properties of the unit. Characters that XML cannot
    hold become U+FFFD.
    """
    yield tmx_start(aligned.source.language)
    for number, pair in enumerate(aligned.pairs):
        if not pair.bead.is_gap:
            yield _unit(aligned, number, pair) + "\n"
    yield tmx_end()


def tmx_start(source_language: str) -> str:
    """Return what stands before the units; ``*all*`` is the language of sources in several."""
    header = {
        "creationtool": "alignkit",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "alignkit",
        "adminlang": "en",
        "srclang": source_language or "und",
        "datatype": "plaintext",
    }
    return f"{DECLARATION}{opened('tmx', {'version': '1.4'})}\n{tag('header', header)}\n<body>\n"


def tmx_unit(number: int, properties: Mapping[str, str], sides: Iterable[tuple[str, str]]) -> Xml:
    """Return a unit: its number, its properties by type, and each side's language and text."""
    props = (tag("prop", {"type": name}, value) for name, value in properties.items())
    variants = (
        tag("tuv", {"xml:lang": language or "und"}, tag("seg", None, text)) for language, text in sides
    )
    return tag("tu", {"tuid": number}, *props, *variants)


def tmx_end() -> str:
    """Return what stands after the units."""
    return "</body>\n</tmx>\n"


def _unit(aligned: Aligned, number: int, pair: Pair) -> Xml:
    properties = {
        "x-source-segments": " ".join(map(str, pair.bead.source)),
        "x-target-segments": " ".join(map(str, pair.bead.target)),
        "x-confidence": f"{pair.bead.confidence:.4f}",
    }
    source = bead_text(aligned.source, bead_segments(aligned, pair, "source"))
    target = bead_text(aligned.target, bead_segments(aligned, pair, "target"))
    return tmx_unit(
        number, properties, ((aligned.source.language, source), (aligned.target.language, target))
    )

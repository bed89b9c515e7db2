"""Reports, beads and links as the formats that people and programs read; and ladders back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from alignkit.exports.aligned import Aligned
from alignkit.exports.conllu import write_conllu
from alignkit.exports.html_report import write_html
from alignkit.exports.json_report import write_json
from alignkit.exports.ladder import write_ladder
from alignkit.exports.link_drawing import write_link_drawing
from alignkit.exports.pharaoh import write_link_lines, write_pharaoh
from alignkit.exports.scores import write_score_json, write_score_table
from alignkit.exports.tables import write_bead_lines, write_bead_table, write_finding_table
from alignkit.exports.text_report import write_text
from alignkit.readers.ladder import read_ladder
from alignkit.records import Pair, Report

__all__ = [
    "BEAD_FORMATS",
    "LINK_FORMATS",
    "REPORT_FORMATS",
    "SCORE_FORMATS",
    "Aligned",
    "read_ladder",
    "write_html",
    "write_json",
    "write_text",
]

REPORT_FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {"text": write_text, "json": write_json, "html": write_html, "tsv": write_finding_table}
)
"""What ``check --format`` offers: a report to one whole text."""

BEAD_FORMATS: Mapping[str, Callable[[Aligned], Iterator[str]]] = MappingProxyType(
    {"ladder": write_ladder, "tsv": write_bead_table, "jsonl": write_bead_lines}
)
"""What ``align --format`` offers: an alignment to lines, each with its line end."""

LINK_FORMATS: Mapping[str, Callable[[Iterable[Pair]], Iterator[str]]] = MappingProxyType(
    {
        "pharaoh": write_pharaoh,
        "jsonl": write_link_lines,
        "conllu": write_conllu,
        "svg": write_link_drawing,
    }
)
"""What ``words --format`` offers: pairs to lines, one a pair."""

SCORE_FORMATS: Mapping[str, Callable[[Report], Iterator[str]]] = MappingProxyType(
    {"tsv": write_score_table, "json": write_score_json}
)
"""What ``score --format`` offers: a report on parallel lines to lines."""

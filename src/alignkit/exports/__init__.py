"""Reports, beads and links as the formats that people and programs read; and some of them back.

The table of formats is light; the writers, and what they import, load on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from alignkit.exports.formats import (
    BEAD_FORMATS,
    CONVERSIONS,
    LINK_FORMATS,
    REPORT_FORMATS,
    SCORE_FORMATS,
    Format,
)

if TYPE_CHECKING:
    from alignkit.exports.aligned import Aligned
    from alignkit.exports.dataset import to_dataset
    from alignkit.exports.frames import to_frame
    from alignkit.exports.html_report import write_html
    from alignkit.exports.json_reading import read_report
    from alignkit.exports.json_report import write_json
    from alignkit.exports.text_report import write_text

__all__ = [
    "BEAD_FORMATS",
    "CONVERSIONS",
    "LINK_FORMATS",
    "REPORT_FORMATS",
    "SCORE_FORMATS",
    "Aligned",
    "Format",
    "read_report",
    "to_dataset",
    "to_frame",
    "write_html",
    "write_json",
    "write_text",
]

_HOMES = {
    "Aligned": "aligned",
    "read_report": "json_reading",
    "to_dataset": "dataset",
    "to_frame": "frames",
    "write_html": "html_report",
    "write_json": "json_report",
    "write_text": "text_report",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the names above, imported on first use
    if name in _HOMES:
        return getattr(import_module(f"alignkit.exports.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'alignkit.exports' has no attribute {name!r}")

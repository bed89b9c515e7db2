"""alignkit tells whether a translation can be trusted: it aligns, flags artefacts, scores fidelity.

>>> import alignkit
>>> report = alignkit.check("Le siège compte 1.500 places.", "Der Sitz hat 1.800 Plätze.")
>>> [(finding.quote, finding.suggestion) for finding in report.findings]
[('1.800', '1.500')]
"""

from typing import TYPE_CHECKING, Any

from alignkit.errors import AlignkitError
from alignkit.version import __version__

if TYPE_CHECKING:
    from alignkit.pipeline import Rules, align, align_words, check, compare, score
    from alignkit.rows import from_dataset

__all__ = [
    "AlignkitError",
    "Rules",
    "__version__",
    "align",
    "align_words",
    "check",
    "compare",
    "from_dataset",
    "score",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the functions below, imported on first use
    if name == "from_dataset":
        from alignkit import rows

        return rows.from_dataset
    if name in __all__:
        from alignkit import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'alignkit' has no attribute {name!r}")

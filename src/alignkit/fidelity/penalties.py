"""Findings → the figures of Multidimensional Quality Metrics, with the weights of MQM or of WMT.

MQM 2.0 (https://themqm.org): 0, 1, 5, 25 points for neutral, minor, major, critical. WMT (Freitag et al.
2021, https://aclanthology.org/2021.tacl-1.87): major 5, minor 1, but 0.1 for minor punctuation; it knows no
critical error, which counts as a major one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from alignkit.records import Finding, Severity

Scheme = Literal["mqm", "wmt"]
SCHEMES: tuple[Scheme, ...] = ("mqm", "wmt")

_WMT = {Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 5.0}
_PUNCTUATION = "linguistic-conventions/punctuation"
_WMT_PUNCTUATION = 0.1


@dataclass(frozen=True, slots=True)
class Penalties:
    """``points`` in all, ``per_thousand`` source words, and the overall quality ``score``, at most 100."""

    points: float
    per_thousand: float
    score: float


def penalty(finding: Finding, scheme: Scheme = "mqm") -> float:
    """Points of one finding.

    Example:
        >>> kind = "linguistic-conventions/punctuation"
        >>> comma = Finding("comma", kind, Severity.MINOR, 1.0, "target", 0, 1, ",", "")
        >>> penalty(comma), penalty(comma, "wmt")
        (1.0, 0.1)
    """
    if scheme == "mqm":
        return float(finding.severity.weight)
    if finding.severity is Severity.MINOR and finding.category.startswith(_PUNCTUATION):
        return _WMT_PUNCTUATION
    return _WMT[finding.severity]


def penalties(findings: Iterable[Finding], source_words: int, scheme: Scheme = "mqm") -> Penalties | None:
    """Sum up findings; None where the source has no words. The score is 100 × (1 − points / words)."""
    if not source_words:
        return None
    points = sum(penalty(finding, scheme) for finding in findings)
    return Penalties(points, 1000 * points / source_words, 100 * (1 - points / source_words))

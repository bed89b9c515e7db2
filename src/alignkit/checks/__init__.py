"""All checks in one table, and the rule that one error gives one finding."""

from collections.abc import Sequence

from alignkit.checks import (
    casing,
    characters,
    coverage,
    credit_lines,
    dates,
    grammar,
    names,
    numbers,
    plural,
    polarity,
    repetition,
    residue,
    senses,
    sentence_marks,
    structure,
    typography,
    units,
    untranslated,
)
from alignkit.checks.base import Check, Comparison, Example
from alignkit.records import Finding

__all__ = ["CHECKS", "Check", "Comparison", "Example", "run_checks"]

# Where two findings claim the same words, the family named first explains them best.
_FAMILIES = (
    structure,
    repetition,
    coverage,
    residue,
    dates,
    numbers,
    units,
    grammar,
    characters,
    names,
    untranslated,
    credit_lines,
    polarity,
    senses,
    plural,
    casing,
    sentence_marks,
    typography,
)
CHECKS: tuple[Check, ...] = tuple(check for family in _FAMILIES for check in family.CHECKS)


def run_checks(comparison: Comparison, checks: Sequence[Check] = CHECKS) -> tuple[Finding, ...]:
    """Run checks and return their findings in order of place, each error once.

    A finding is dropped where one of an earlier family already covers any of its characters and weighs
    at least as much; typography inside a graver finding stays, because it is another error.
    """
    kept: list[Finding] = []
    for check in checks:
        for finding in check.find(comparison, check):
            if not any(_same_error(finding, other) for other in kept):
                kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.side == "source", f.start, f.end, f.check)))


def _same_error(finding: Finding, other: Finding) -> bool:
    if finding.start >= other.end or other.start >= finding.end or finding.side != other.side:
        return False  # first, because nearly all pairs of findings are apart
    return other.severity.reaches(finding.severity) and _about_writing(finding) == _about_writing(other)


def _about_writing(finding: Finding) -> bool:
    return finding.category.startswith(("linguistic/punctuation", "linguistic/spelling/compound", "design"))

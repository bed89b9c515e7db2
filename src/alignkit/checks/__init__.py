"""All checks in one table, and the rule that one error gives one finding."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from alignkit.checks import (
    addresses,
    characters,
    dates,
    grammar,
    markup,
    names,
    numbers,
    residue,
    senses,
    structure,
    terms,
    typography,
    untranslated,
)
from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.term_places import Span, approved_spans
from alignkit.records import Finding

__all__ = ["CHECKS", "FAMILIES", "Check", "Comparison", "Example", "run_checks"]

# Where two findings claim the same words, the family named first explains them best.
_MODULES = (
    structure,
    residue,
    terms,
    markup,
    addresses,
    dates,
    numbers,
    grammar,
    characters,
    names,
    untranslated,
    senses,
    typography,
)
FAMILIES: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {module.__name__.rpartition(".")[2]: tuple(module.CHECKS) for module in _MODULES}
)
# Categories of findings against the choice or spelling of a word.
_ABOUT_WORDS = ("accuracy", "linguistic/spelling")
CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES.values() for check in family)


def run_checks(
    comparison: Comparison, checks: Sequence[Check] = CHECKS, least: float = 0.0
) -> tuple[Finding, ...]:
    """Run checks and return their findings in order of place, each error once.

    A finding is dropped where one of an earlier family already covers any of its characters and weighs
    at least as much; typography inside a graver finding stays, because it is another error. One that is
    less sure than ``least`` does not count at all, nor does one against a word that the glossary asks for.
    """
    approved = comparison.once(approved_spans)
    kept: list[Finding] = []
    for check in checks:
        for finding in check.find(comparison, check):
            counts = finding.confidence >= least and not _is_approved(finding, approved)
            if counts and not any(_same_error(finding, other) for other in kept):
                kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.side == "source", f.start, f.end, f.check)))


def _is_approved(finding: Finding, approved: Sequence[Span]) -> bool:
    return (
        finding.side == "target"
        and finding.category.startswith(_ABOUT_WORDS)
        and any(start <= finding.start and finding.end <= end for start, end in approved)
    )


def _same_error(finding: Finding, other: Finding) -> bool:
    if finding.start >= other.end or other.start >= finding.end or finding.side != other.side:
        return False  # first, because nearly all pairs of findings are apart
    return other.severity.reaches(finding.severity) and _about_writing(finding) == _about_writing(other)


def _about_writing(finding: Finding) -> bool:
    return finding.category.startswith(("linguistic/punctuation", "linguistic/spelling/compound", "design"))

"""All checks in one table, and the rule that one error gives one finding."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from alignkit.checks import (
    addresses,
    altered_names,
    broken_words,
    bylines,
    casing,
    characters,
    clock,
    contextual_senses,
    coverage,
    credits,
    dates,
    exchanged_names,
    false_friends,
    foreign_scripts,
    grammar,
    grounds,
    honorifics,
    idioms,
    markup,
    modality,
    name_capitals,
    names,
    numbers,
    opposites,
    peoples,
    persons,
    plural,
    polarity,
    register,
    relations,
    repetition,
    residue,
    roles,
    senses,
    sentence_marks,
    short_forms,
    stray_words,
    structure,
    subjects,
    surnames,
    terms,
    typography,
    units,
    untranslated,
)
from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.shelter import is_sheltered
from alignkit.records import Finding

__all__ = ["CHECKS", "FAMILIES", "Check", "Comparison", "Example", "run_checks"]

# Where two findings claim the same words, the family named first explains them best.
_MODULES = (
    structure,
    repetition,
    coverage,
    residue,
    terms,
    credits,
    markup,
    addresses,
    dates,
    clock,
    numbers,
    units,
    relations,
    grammar,
    characters,
    honorifics,
    names,
    exchanged_names,
    surnames,
    altered_names,
    foreign_scripts,
    short_forms,
    untranslated,
    stray_words,
    polarity,
    opposites,
    modality,
    persons,
    roles,
    subjects,
    grounds,
    idioms,
    peoples,
    false_friends,
    contextual_senses,
    senses,
    bylines,
    plural,
    register,
    casing,
    name_capitals,
    sentence_marks,
    broken_words,
    typography,
)
FAMILIES: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {module.__name__.rpartition(".")[2]: tuple(module.CHECKS) for module in _MODULES}
)
CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES.values() for check in family)


def run_checks(
    comparison: Comparison, checks: Sequence[Check] = CHECKS, least: float = 0.0
) -> tuple[Finding, ...]:
    """Run checks and return their findings in order of place, each error once.

    A finding is dropped where one of an earlier family already covers any of its characters and weighs
    at least as much; typography inside a graver finding stays, because it is another error. One that is
    less sure than ``least`` does not count at all, nor does one against a word that the glossary asks for,
    or against the inside of an address or tag as if it were prose.
    """
    kept: list[Finding] = []
    for check in checks:
        for finding in check.find(comparison, check):
            counts = finding.confidence >= least and not is_sheltered(finding, comparison)
            if counts and not any(_same_error(finding, other) for other in kept):
                kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.side == "source", f.start, f.end, f.check)))


def _same_error(finding: Finding, other: Finding) -> bool:
    if finding.start >= other.end or other.start >= finding.end or finding.side != other.side:
        return False  # first, because nearly all pairs of findings are apart
    return other.severity.reaches(finding.severity) and _about_writing(finding) == _about_writing(other)


def _about_writing(finding: Finding) -> bool:
    return finding.category.startswith(("linguistic/punctuation", "linguistic/spelling/compound", "design"))

"""The line in brackets under a report that says who wrote, translated and edited it."""

from collections.abc import Iterator

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.bylines import edited_as_published
from alignkit.records import Finding, Severity

_CREDITS = regex.compile(r"\s*[(\[].*[)\]]\s*", regex.DOTALL)
_NAME = regex.compile(r"\p{Lu}\p{Ll}+[ -]\p{Lu}\p{L}+")


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    languages = comparison.source.language, comparison.target.language
    for pair in comparison.pairs:
        source, target = comparison.span(pair, "source"), comparison.span(pair, "target")
        if source is None or target is None:
            continue
        own, its = comparison.source.text[slice(*source)], comparison.target.text[slice(*target)]
        found = edited_as_published(own, its, languages) if _is_credit_line(own) else None
        if found is None:
            continue
        edited, published, right = found
        start = target[0] + its.casefold().index(published)
        origin = source[0] + own.casefold().index(edited)
        yield check.finding(
            (start, start + len(published)),
            comparison,
            "A report is edited by its desk; publishing is what a publisher does.",
            source=(origin, origin + len(edited)),
            suggestion=right,
            confidence=0.85,
            evidence={"mechanism": "look-alike"},
        )


def _is_credit_line(text: str) -> bool:
    """A segment in brackets that names people."""
    return _CREDITS.fullmatch(text) is not None and _NAME.search(text) is not None


CHECKS: tuple[Check, ...] = (
    Check(
        "credit-line",
        "accuracy/mistranslation/false-friend",
        Severity.MAJOR,
        "In the credit line of a report, the editors have become publishers.",
        _find,
        (
            Example(
                "(Texte de Paul Morel, édité par Anne Roux)",
                "(Text: Paul Morel, herausgegeben von Anne Roux)",
                ("herausgegeben von",),
            ),
            Example(
                "(Texte de Paul Morel, édité par Anne Roux)", "(Text: Paul Morel, redigiert von Anne Roux)"
            ),
            Example("Le livre est édité par Roux.", "Das Buch wird herausgegeben von Roux."),
        ),
    ),
)

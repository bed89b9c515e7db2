"""Words that the end of a line once broke: ``Regie- rung``."""

from collections.abc import Iterator

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.typography import CONJUNCTIONS, masked
from alignkit.records import Finding, Severity

_BROKEN = regex.compile(r"(?<![\p{L}\p{N}-])(?P<first>\p{L}{2,})-[ \u00a0](?P<second>\p{Ll}{2,})(?![\p{L}-])")


def _broken(comparison: Comparison, check: Check) -> Iterator[Finding]:
    words = comparison.vocabularies.get(comparison.target.language)
    if words is None:
        return
    for match in _BROKEN.finditer(masked(comparison.target.text)):
        whole = match["first"] + match["second"]
        # “Ein- und Ausfuhr” leaves out a part on purpose.
        if match["second"] in CONJUNCTIONS or not words.per_million(whole):
            continue
        if match.group() not in comparison.source.text:
            message = f"“{whole}” is one word: a line once ended here."
            yield check.finding(match.span(), comparison, message, suggestion=whole, confidence=0.9)


CHECKS: tuple[Check, ...] = (
    Check(
        "broken-word",
        "linguistic/spelling/compound-spacing",
        Severity.MINOR,
        "A hyphen and a blank stand inside a word, as where a line ended before the text was copied.",
        _broken,
        (
            Example("Le gouvernement est là.", "Die Regie- rung ist da.", ("Regie- rung",)),
            Example("Sie wartet seit gestern.", "Elle at- tend ici.", ("at- tend",), ("de", "fr")),
            Example("Import et export", "Ein- und Ausfuhr, Hin- wie Rückweg, Nord- bis Südsee"),
        ),
    ),
)

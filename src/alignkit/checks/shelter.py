"""What is not found fault with: words that the glossary asks for, and the inside of addresses and markup."""

from collections.abc import Mapping, Sequence

from alignkit.checks.address_items import find_addresses
from alignkit.checks.base import Comparison
from alignkit.checks.markup_items import closed_names, find_placeholders, find_tags
from alignkit.checks.term_places import Span, approved_spans
from alignkit.records import Finding

# Categories of findings against the choice or spelling of a word.
_ABOUT_WORDS = ("accuracy", "linguistic/spelling")
# Categories of findings against prose; an address or a tag is none. Their own checks say so at the end.
_ABOUT_PROSE = ("accuracy", "locale", "linguistic/grammar", "linguistic/punctuation")
_OF_ITEMS = ("/address", "/emoji")


def is_sheltered(finding: Finding, comparison: Comparison) -> bool:
    """Whether a finding is against something that is right, or is judged by another check."""
    category = finding.category
    if finding.side == "target" and category.startswith(_ABOUT_WORDS):
        approved = _is_inside(finding, comparison.once(approved_spans))
    else:
        approved = False
    about_prose = category.startswith(_ABOUT_PROSE) and not category.endswith(_OF_ITEMS)
    return approved or (about_prose and _is_inside(finding, comparison.once(_item_spans)[finding.side]))


def _is_inside(finding: Finding, spans: Sequence[Span]) -> bool:
    return any(start <= finding.start and finding.end <= end for start, end in spans)


def _item_spans(comparison: Comparison) -> Mapping[str, tuple[Span, ...]]:
    texts = {"source": comparison.source.text, "target": comparison.target.text}
    closed = closed_names(*texts.values())
    return {
        side: tuple(
            (item.start, item.end)
            for items in (find_tags(text, closed), find_placeholders(text), find_addresses(text))
            for item in items
            if item.kind != "handle"
        )
        for side, text in texts.items()
    }

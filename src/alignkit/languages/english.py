"""Which of the two English orders of day and month a text follows in dates by digits."""

from collections.abc import Iterator

import regex

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What shows British or American habits, and how much it counts for either.
_WEIGHTS = (
    (rf"\b\d{{1,2}} (?:{_MONTHS})\b", 2, 0),
    (rf"\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)", 0, 2),
    (r"\b(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/\d", 4, 0),
    (r"\b(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/\d", 0, 4),
    (r"\b\d{1,2}\.\d\d ?[ap]m\b", 2, 0),
    (r"\b\d{1,2}:\d\d [ap]\.m\.", 0, 1),
    (r"£\d|\bpence\b|€\d", 1, 0),
    (r"(?<![A-Z])\$\d", 0, 1),
    (r"\b(?:MPs?|House of Commons|Westminster|Whitehall|NHS)\b", 1, 0),
    (r"\b(?:Senate|Congress|GOP|[Ff]ederal)\b", 0, 1),
    (r"\b\p{Ll}*(?:colour|favour|labour|honour|neighbour|humour)\p{Ll}*\b", 1, 0),
    (r"\b(?:centre|theatre|metres?|programme|defence|cheque)\b", 1, 0),
    (r"\b(?:color|favor|labor|honor|neighbor|humor)(?:s|ed|ing|able|ite|hood)?\b", 0, 1),
    (r"\b(?:center|theater|meters?|defense)\b", 0, 1),
    (r"\b\p{Ll}{3,}(?:iz(?:ed|ing|ation)|yz(?:ed|ing))\b", 0, 1),
    (r"\b\p{Ll}{3,}(?:n|l|d|r|t|m)ised\b(?<!promised|premised|advertised|excised|raised|surmised)", 1, 0),
)
_ENOUGH = 3


def day_leads(text: str) -> bool | None:
    """Whether the day leads (British), the month does (American), or the text does not show it.

    Example:
        >>> day_leads("The MPs met at 2.30pm and paid £5."), day_leads("In color, on March 5, 2024.")
        (True, False)
        >>> day_leads("It rained.") is None
        True
    """
    british, american = map(sum, zip(*_counts(text), strict=True))
    if max(british, american) < _ENOUGH or min(british, american):
        return None
    return british > american


def _counts(text: str) -> Iterator[tuple[int, int]]:
    for pattern, british, american in _WEIGHTS:
        found = len(set(regex.findall(pattern, text)))
        yield british * found, american * found

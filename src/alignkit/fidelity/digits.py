"""Numbers in one form, so that only their digits are compared: 3.000, 3 000 and 3000 are one and the same."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import regex

_GROUPED = regex.compile(r"\d{1,3}(?:[.,'’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]\d{3})+")
_GROUP, _TELEPHONE = 3, 7  # digits
_BETWEEN = frozenset("()+")  # within a telephone number


def plain_numbers(tokens: Sequence[str]) -> list[str]:
    """Take the grouping out of numbers, and join what belongs to one number or telephone number.

    Example:
        >>> plain_numbers(["3.000", "or", "12", "500", "at", "+", "49", "(", "30", ")", "612257"])
        ['3000', 'or', '12500', 'at', '4930612257']
        >>> plain_numbers(["from", "2018", "to", "29.09.2019"])
        ['from', '2018', 'to', '29.09.2019']
    """
    if not any(token[:1].isdigit() for token in tokens):
        return list(tokens)
    out: list[str] = []
    for numeric, run in groupby(tokens, lambda token: token[:1].isdigit() or token in _BETWEEN):
        part = list(run)
        out += _joined(list(map(_ungrouped, part))) if numeric else part
    return out


def _ungrouped(token: str) -> str:
    if len(token) == 2 and token[0] == "0" and token[1].isdigit():  # the day in 05 May
        return token[1]
    return "".join(filter(str.isdigit, token)) if _GROUPED.fullmatch(token) else token


def _joined(run: list[str]) -> Iterable[str]:
    """Join a run of numbers, brackets and plus signs."""
    if _is_telephone(run):
        return ["".join(filter(str.isdigit, run))]
    out: list[str] = []
    may_go_on = False  # whether a group of three digits may follow
    for token in run:
        if may_go_on and len(token) == _GROUP and token.isdigit():
            out[-1] += token
        else:
            out.append(token)
            may_go_on = token.isdigit() and len(token) <= _GROUP
    return out


def _is_telephone(run: list[str]) -> bool:
    """Whether a run is one telephone number: with a plus sign or 0 before it, and of some length."""
    numbers = [token for token in run if token not in _BETWEEN]
    if len(numbers) < 2 or not all(map(str.isdigit, numbers)) or sum(map(len, numbers)) < _TELEPHONE:
        return False
    return "+" in run[: run.index(numbers[0])] or (len(numbers[0]) > 1 and numbers[0][0] == "0")

"""Digits with separators: what a numeral can mean, what it means here, and how to write one.

``1.500`` is fifteen hundred in German and one and a half in English, and a French newswire may write
it for fifteen hundred too. So reading gives every value a numeral *can* have, and the one it most
likely has by the habits of its document or else of its language (CLDR).
"""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import regex

SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'’"
VULGAR = {
    "¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
}  # fmt: skip

NUMERAL = regex.compile(
    rf"""
    (?:
        \p{{Nd}}{{1,3}}(?:,\p{{Nd}}{{2}})+,\p{{Nd}}{{3}}(?:\.\p{{Nd}}+)?(?!\p{{Nd}})     # 12,34,567 (India)
      | \p{{Nd}}{{1,3}}(?:(?P<mark>[.,٬{SPACES}{_APOSTROPHES}])\p{{Nd}}{{3}})
        (?:(?P=mark)\p{{Nd}}{{3}})*(?!\p{{Nd}})
        (?:(?!(?P=mark))[.,٫·]\p{{Nd}}+)?                                             # 1.500, 1 500,25
      | \p{{Nd}}+(?:[.,٫·]\p{{Nd}}+)?                                          # 18, 1,28
    )
    [{"".join(VULGAR)}]?
    """,
    regex.VERBOSE,
)
"""One numeral: digits of any script with group and decimal marks, no sign."""


def readable_digits(text: str) -> str:
    """Blank the digits that are newer than this Python's Unicode tables; no offset changes."""
    return regex.sub(r"[^\P{Nd}0-9]", lambda match: match[0] if match[0].isdecimal() else "\ufffd", text)


class Convention(NamedTuple):
    """How a document writes numbers: its decimal mark, and whether dots or commas group thousands."""

    decimal: str
    group: str
    dot_groups: bool
    comma_groups: bool


@lru_cache(maxsize=64)
def symbols(language: str) -> tuple[str, str]:
    """Decimal and group mark of a language by CLDR; a dot and a comma for an unknown one."""
    from babel import Locale, UnknownLocaleError

    try:
        by_system = Locale.parse(language).number_symbols
    except (UnknownLocaleError, ValueError):
        return ".", ","
    latin = by_system.get("latn", {})
    return str(latin.get("decimal", ".")), str(latin.get("group", ","))


def infer_convention(text: str, language: str) -> Convention:
    """Tell from a document's own numerals, and its language, how it writes numbers.

    A mark that always stands before groups of three is a group mark, even where CLDR does not know
    it as one; a mark seen before another count of digits is a decimal mark.

    Example:
        >>> infer_convention("1.500 soldats, 13.000 conteneurs, 1,28 million", "fr").dot_groups
        True
    """
    decimal, group = symbols(language)
    groups = {".": decimal != ".", ",": decimal != "," and group == ","}
    for mark in ".,":
        escaped = regex.escape(mark)
        threes = len(
            regex.findall(
                rf"(?<![\p{{Nd}}.,])[1-9]\p{{Nd}}{{0,2}}(?:{escaped}\p{{Nd}}{{3}})+(?![\p{{Nd}}])", text
            )
        )
        others = len(
            regex.findall(
                rf"(?<![\p{{Nd}}.,])\p{{Nd}}+{escaped}(?:\p{{Nd}}{{1,2}}|\p{{Nd}}{{4,}})(?![\p{{Nd}}.,])",
                text,
            )
        )
        sure = len(
            regex.findall(rf"(?<![\p{{Nd}}.,])[1-9]\p{{Nd}}{{0,2}}(?:{escaped}\p{{Nd}}{{3}}){{2,}}", text)
        )
        if sure or (mark == decimal and threes > 1 and not others and _other_decimals(text, mark)):
            groups[mark] = True
    return Convention(decimal, group, groups["."], groups[","])


def _other_decimals(text: str, mark: str) -> bool:
    other = regex.escape("," if mark == "." else ".")
    return bool(regex.search(rf"(?<![\p{{Nd}}.,])\p{{Nd}}+{other}\p{{Nd}}{{1,2}}(?![\p{{Nd}}.,])", text))


def read_numeral(numeral: str, convention: Convention) -> tuple[Fraction, frozenset[Fraction]]:
    """Return the likeliest value of a numeral and the set of all values it can have.

    Example:
        >>> german = infer_convention("", "de")
        >>> likely, possible = read_numeral("1.500", german)
        >>> int(likely), sorted(map(float, possible))
        (1500, [1.5, 1500.0])
    """
    extra = VULGAR.get(numeral[-1], Fraction(0))
    plain = regex.sub(rf"[{SPACES}{_APOSTROPHES}٬{''.join(VULGAR)}]", "", numeral)
    plain = (
        "".join(str(int(char)) if char.isdigit() else char for char in plain)
        .replace("٫", ".")
        .replace("·", ".")
    )
    marks = [char for char in plain if char in ".,"]
    if len(marks) != 1 or plain != numeral.rstrip("".join(VULGAR)):
        value = _unambiguous(plain, marks) + extra
        return value, frozenset({value})
    head, mark, tail = plain.partition(marks[0])
    decimal = Fraction(f"{head}.{tail}") + extra
    if len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return decimal, frozenset({decimal})
    grouped = Fraction(head + tail) + extra
    is_group = convention.dot_groups if mark == "." else convention.comma_groups
    return (grouped if is_group else decimal), frozenset({decimal, grouped})


def _unambiguous(plain: str, marks: list[str]) -> Fraction:
    if not marks:
        return Fraction(plain)
    if len(set(marks)) == 1 and len(marks) > 1:
        return Fraction(plain.replace(marks[0], ""))
    head, _, tail = plain.rpartition(marks[-1])
    return Fraction(f"{head.replace(marks[0], '') if len(marks) > 1 else head}.{tail}")


def write_numeral(value: Fraction, language: str, *, like: str, decimals: int = 0) -> str:
    """Write a value in a language's own way, grouped only where ``like`` is or could not tell.

    Args:
        value: What to write.
        language: Whose decimal and group marks to use (ISO 639-1).
        like: A numeral of the same text to imitate: its group mark is kept.
        decimals: Digits after the decimal mark to keep at least.

    Example:
        >>> write_numeral(Fraction(1500), "de", like="1.600"), write_numeral(Fraction("1.28"), "de", like="2")
        ('1.500', '1,28')
    """
    decimal, group = symbols(language)
    whole, rest = divmod(value, 1)
    places = next((n for n in range(decimals, 7) if (rest * 10**n).denominator == 1), 2)
    digits = str(int(whole))
    found = regex.search(rf"(?<=\p{{Nd}})([.,{SPACES}{_APOSTROPHES}])\p{{Nd}}{{3}}(?!\p{{Nd}})", like)
    if found and found[1] != decimal:
        group = found[1]
    if len(digits) > 4 or (len(digits) == 4 and found):
        digits = regex.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, digits)
    return digits + (f"{decimal}{int(rest * 10**places):0{places}d}" if places else "")

"""Text that was written in one character set and read in another: find it, and say what it was."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

import regex

#: Code pages in which programs read UTF-8 by mistake, the usual ones first.
_PAGES = (
    "cp1252", "cp1250", "cp1251", "cp1254", "cp1257", "cp1253", "iso8859_2", "mac_roman",
    "cp437", "cp850", "cp852", "cp866", "koi8_r",
)  # fmt: skip
#: Pages with one byte a letter that are taken for each other: as read, as written.
_CONFUSED = (
    ("cp1252", "cp1250"), ("cp1252", "iso8859_2"), ("cp1250", "cp1252"), ("cp1252", "cp1251"),
    ("cp1251", "cp1252"), ("cp1251", "cp1250"), ("cp1253", "cp1252"), ("cp1252", "cp1253"),
    ("cp1252", "cp1254"), ("mac_roman", "cp1252"), ("cp850", "cp1252"), ("cp437", "cp1252"),
)  # fmt: skip
_WORD = regex.compile(r"[^\x00-\x20]+")
_LETTERS = regex.compile(r"\p{L}+")
_EDGES = regex.compile(r"^[^\p{L}]+|[^\p{L}]+$")
_SIGN = regex.compile(r"[^\p{L}\p{M}]")
_PRINT = regex.compile(r"[\u00a0-\u00bf\u2010-\u2044\u20a0-\u20bf\u2122×÷]")
_OTHER = regex.compile(r"[\p{Cyrillic}\p{Greek}]")
_LATIN = regex.compile(r"\p{Latin}+")
_USUAL = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]|" + _PRINT.pattern)
_FOREIGN = regex.compile(r"[^\x00-\x7f]")
_LONG = 4  # letters from which one word in another character set cannot be a word by chance

Known = Callable[[str], bool]


@cache
def _pattern(page: str) -> regex.Pattern[str]:
    """What the sequences of UTF-8 with two or three bytes look like in a code page."""

    def letters(first: int, last: int) -> str:
        found = (bytes([byte]).decode(page, "ignore") for byte in range(first, last + 1))
        return "[" + "".join(regex.escape(letter) for letter in found) + "]"

    following = letters(0x80, 0xBF)
    return regex.compile(f"(?:{letters(0xC2, 0xDF)}{following}|{letters(0xE0, 0xEF)}{following}{following})+")


def _decoded(text: str, page: str) -> str | None:
    try:
        repaired = text.encode(page).decode("utf-8")
    except UnicodeError:
        return None
    return repaired if all(_USUAL.fullmatch(sign) for sign in repaired) else None


def misread(text: str, known: Known) -> Iterator[tuple[int, int, str]]:
    """Find words in UTF-8 that were read in a code page: start, end, and what was written.

    Args:
        text: Where to look.
        known: Whether a word is one of the languages at hand.

    Example:
        >>> list(misread("in ElblÄ…g.", lambda word: False))
        [(3, 10, 'Elbląg')]
    """
    found: dict[tuple[int, int], str] = {}
    for page in _PAGES:
        starts = {match.start() for match in _pattern(page).finditer(text)}
        for word in _WORD.finditer(text) if starts else ():
            if starts.isdisjoint(range(*word.span())):
                continue
            repaired = _repaired(word.group(), page, known)
            # Each letter is two bytes or three: the shortest word has most of them right.
            if repaired is not None and len(repaired) < len(found.get(word.span(), word.group())):
                found[word.span()] = repaired
    for (start, end), repaired in sorted(found.items()):
        yield _trimmed(start, text[start:end], repaired)


def _repaired(word: str, page: str, known: Known) -> str | None:
    """Repair a word if what comes out is one, or nobody could have written what stands there."""
    repaired, sure, letters = word, False, True
    for match in reversed(list(_pattern(page).finditer(word))):
        meant = _decoded(match.group(), page)
        if meant is None:
            return None
        repaired = repaired[: match.start()] + meant + repaired[match.end() :]
        sure = sure or _is_sure(match, word, meant)
        letters = letters and meant.isalpha()
    if repaired == word or any(known(part) for part in _LETTERS.findall(word) if _FOREIGN.search(part)):
        return None
    foreign = [part for part in _LETTERS.findall(repaired) if _FOREIGN.search(part)]
    found = letters and any(len(part) >= _LONG for part in foreign) and all(map(known, foreign))
    return repaired if sure or found else None


def _is_sure(match: regex.Match[str], word: str, meant: str) -> bool:
    """Whether a mark or another alphabet stands between letters, or three bytes make a mark of print."""
    if _OTHER.search(match.group()) and _LATIN.fullmatch(meant):
        return _LATIN.search(word) is not None
    if len(match.group()) == 3 * len(meant):
        return _PRINT.fullmatch(meant[0]) is not None
    inside = word[: match.start()][-1:].islower() and word[match.end() :][:1].islower()
    return inside and meant.isalpha() and _SIGN.search(match.group()) is not None


def confused(text: str, known: Known) -> Iterator[tuple[int, int, str]]:
    """Find words of one code page that were read in another: start, end, and what was written.

    Example:
        >>> list(confused("Perchč no?", {"Perchè": True}.get))
        [(0, 6, 'Perchè')]
    """
    for word in _WORD.finditer(text):
        if _FOREIGN.search(word.group()) is None or any(map(known, _LETTERS.findall(word.group()))):
            continue
        for read, written in _CONFUSED:
            repaired = _converted(word.group(), read, written)
            core = _EDGES.sub("", repaired)
            if repaired != word.group() and core.isalpha() and len(core) >= _LONG and known(core):
                yield _trimmed(word.start(), word.group(), repaired)
                break


def _converted(word: str, read: str, written: str) -> str:
    """Read a word in the page it was written in, if that makes other letters of letters or signs."""
    try:
        converted = word.encode(read).decode(written)
    except UnicodeError:
        return word
    changed = [new for old, new in zip(word, converted, strict=True) if old != new]
    return converted if all(map(str.isalpha, changed)) else word


def _trimmed(start: int, damaged: str, repaired: str) -> tuple[int, int, str]:
    """Leave out what is the same at both ends and no letter: marks around the word."""
    first, last = 0, 0
    while first < min(len(damaged), len(repaired)) and _edge(damaged[first], repaired[first]):
        first += 1
    rest = min(len(damaged), len(repaired)) - first
    while last < rest and _edge(damaged[-1 - last], repaired[-1 - last]):
        last += 1
    return start + first, start + len(damaged) - last, repaired[first : len(repaired) - last]


def _edge(one: str, other: str) -> bool:
    return one == other and not one.isalpha()


def all_misread(text: str, known: Known) -> Iterator[tuple[int, int, str]]:
    """Find both kinds, UTF-8 first, none of them over another."""
    found: list[tuple[int, int]] = []
    for start, end, repaired in chain(misread(text, known), confused(text, known)):
        if all(end <= first or last <= start for first, last in found):
            found.append((start, end))
            yield start, end, repaired

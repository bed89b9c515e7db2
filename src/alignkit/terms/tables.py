"""Term lists as tables with tabs between the columns.

Blank lines, and lines that start with ``#`` and a blank, say nothing. The encoding is UTF-8, or UTF-16
with a byte order mark.
"""

import codecs
from collections.abc import Iterator, Sequence
from pathlib import Path

from alignkit.errors import LanguageError, ReadError
from alignkit.languages.codes import language_code
from alignkit.terms.glossary import Concept, Forbidden, Wording

_SIDES = ("source", "target")
_MORE = ("case", "note")
_LARGEST = 64_000_000  # bytes
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")
Row = tuple[int, list[str]]


def read_table(path: Path) -> list[Concept]:
    r"""Read a term list.

    Without a header line the columns are source term, target term and, if there is a third one, a note. A
    header names them in any order: ``source`` and ``target``, or two or more language codes (``fr``, ``de``,
    ``en``; each pair of languages is then a list of its own), and ``case`` (``yes``: capitals must be as
    written; ``no``: they do not matter) and ``note``. A cell may hold several terms of equal right with
    ``|`` between them, the preferred one first.

    Raises:
        ReadError: If the file cannot be read, or a line is no entry.
    """
    rows = list(_rows(path))
    header = _header(rows[0][1]) if rows else None
    if header is not None:
        return [_concept(path, row, header) for row in rows[1:]]
    return [_concept(path, row, [*_SIDES, "note"]) for row in rows]


def read_forbidden(path: Path) -> list[Forbidden]:
    """Read target terms that must not be used: the term, what to use instead, a note; one entry a line.

    Raises:
        ReadError: If the file cannot be read, or a line is no entry.
    """
    found = []
    for number, cells in _rows(path):
        if not cells[0] or len(cells) > 3:
            raise _no_entry(path, number, cells, "a term, TAB, its replacement, TAB, a note")
        term, instead, note = [*cells, "", ""][:3]
        found.append(Forbidden(term, instead or None, note))
    return found


def read_keep(path: Path) -> list[str]:
    """Read what is never translated, one a line.

    Raises:
        ReadError: If the file cannot be read, or a line has several columns.
    """
    found = []
    for number, cells in _rows(path):
        if len(cells) != 1:
            raise _no_entry(path, number, cells, "one term, no TAB")
        found.append(cells[0])
    return found


def _header(cells: Sequence[str]) -> list[str] | None:
    """Return the columns that a first line names, or None where it is an entry."""
    names = [_column(cell) for cell in cells]
    known = [name for name in names if name is not None]
    sides = [name for name in known if name not in _MORE]
    if len(known) < len(cells) or len(set(known)) < len(known):
        return None
    return known if sorted(sides) == sorted(_SIDES) or _are_languages(sides) else None


def _are_languages(names: Sequence[str]) -> bool:
    return len(names) >= 2 and not set(_SIDES) & set(names)


def _column(cell: str) -> str | None:
    name = cell.casefold()
    if name in (*_SIDES, *_MORE):
        return name
    try:
        # Two letters: "die" is a word, and "de" hardly an entry beside "fr".
        return language_code(name) if len(name.replace("_", "-").partition("-")[0]) == 2 else None
    except LanguageError:
        return None


def _concept(path: Path, row: Row, columns: Sequence[str]) -> Concept:
    number, cells = row
    given = dict(zip(columns, cells, strict=False))
    wordings = tuple(
        Wording(text.strip(), column)
        for column, cell in given.items()
        if column not in _MORE
        for text in cell.split("|")
        if text.strip()
    )
    if len(cells) > len(columns) or len({wording.language for wording in wordings}) < 2:
        raise _no_entry(path, number, cells, "a source term, TAB, a target term")
    case = given.get("case", "").casefold()
    if case not in (*_YES, *_NO, ""):
        raise ReadError(f"{path}: line {number}: case is {case!r}; write yes, no or nothing")
    return Concept(wordings, None if not case else case in _YES, given.get("note", ""))


def _no_entry(path: Path, number: int, cells: Sequence[str], expected: str) -> ReadError:
    return ReadError(f"{path}: line {number}: {expected} expected, got {'<TAB>'.join(cells)!r:.80}")


def _rows(path: Path) -> Iterator[Row]:
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip() and not line.startswith("# "):
            yield number, [" ".join(cell.split()) for cell in line.rstrip().split("\t")]


def _text(path: Path) -> str:
    data = read_bytes(path)
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: byte {error.start} is not {encoding}; save the file as UTF-8") from error
    if "\0" in text:
        raise ReadError(f"{path}: this is a binary file (it has a NUL character); give a text file")
    return text


def read_bytes(path: Path) -> bytes:
    """Read a file of bearable size.

    Raises:
        ReadError: If that is not possible.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadError(f"{path}: has more than {_LARGEST:,} bytes; no term list is that long")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{path}: cannot be read ({reason}); check the path") from error

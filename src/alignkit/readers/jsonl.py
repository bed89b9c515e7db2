r"""JSON Lines: an object a line is a pair, its keys named or told from the first line.

Keys of an object inside are reached with a dot (``translation.fr``), as the data sets of machine
translation are laid out.
"""

import json
from collections.abc import Iterator
from functools import partial

import regex

from alignkit.errors import ReadError
from alignkit.readers.columns import choose_columns, column_languages
from alignkit.readers.extract import Choice, Extract, Extractor

_SPACE = regex.compile(r"[ \t\r]*+")
_ESCAPE = regex.compile(
    r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)"
)
_VALUE = json.JSONDecoder().raw_decode
_DEEPEST = 2  # names joined by dots

Span = tuple[int, int]


def read_jsonl(raw: str, choice: Choice) -> tuple[Extract, Extract]:
    r"""Read two keys of every line; blank lines are none, null is an empty text.

    Raises:
        ReadError: If a line is no object, lacks a key, or holds anything but a text there.

    Example:
        >>> sides = read_jsonl('{"translation": {"fr": "Il dit \\"oui\\".", "de": "Er sagt ja."}}', Choice())
        >>> [(side.text, side.language) for side in sides]
        [('Il dit "oui".\n', 'fr'), ('Er sagt ja.\n', 'de')]
    """
    sheets = Extractor(raw, "jsonl"), Extractor(raw, "jsonl")
    keys: tuple[str, str] | None = None
    for number, (start, end) in enumerate(_lines(raw), start=1):
        if not raw[start:end].strip():
            continue
        try:
            values = _texts(raw[start:end])
            keys = keys or _keys(list(values), choice)
            for sheet, key in zip(sheets, keys, strict=True):
                _add(sheet, start, _required(values, key))
        except RecursionError as error:
            raise ReadError(f"line {number}: nests too deeply; this is no table of texts") from error
        except ValueError as error:
            raise ReadError(f"line {number}: not JSON ({error!s:.80}); write one object a line") from error
        except ReadError as error:
            raise ReadError(f"line {number}: {error}") from error
    languages = column_languages(*keys or ("", ""))
    return sheets[0].extract(languages[0]), sheets[1].extract(languages[1])


def _lines(raw: str) -> Iterator[Span]:
    start = 0
    while start < len(raw):
        end = raw.find("\n", start)
        end = len(raw) if end < 0 else end
        yield start, end
        start = end + 1


def _texts(line: str) -> dict[str, Span | None]:
    """Return where the values of an object that are texts stand, by key; null has no place."""
    found: dict[str, Span | None] = {}
    end = _object(line, _SPACE.match(line).end(), "", found)  # type: ignore[union-attr] # it always matches
    if line[end:].strip():
        raise ReadError("something follows the object; write one object a line")
    return found


def _object(line: str, at: int, path: str, found: dict[str, Span | None]) -> int:
    """Walk over an object that starts at a place, and return where it ends."""
    skip = partial(_skip, line)
    if line[at : at + 1] != "{":
        raise ReadError('is no object; write {"source": …, "target": …}')
    at = skip(at + 1)
    while line[at : at + 1] != "}":
        key, at = _VALUE(line, at)
        at = skip(at)
        if not isinstance(key, str) or line[at : at + 1] != ":":
            raise ReadError("not JSON (a key needs a colon); write one object a line")
        at = _member(line, skip(at + 1), f"{path}{key}", found)
        at = skip(at)
        if line[at : at + 1] == ",":
            at = skip(at + 1)
        elif line[at : at + 1] != "}":
            raise ReadError("not JSON (a comma or } is missing); write one object a line")
    return at + 1


def _member(line: str, at: int, name: str, found: dict[str, Span | None]) -> int:
    if line[at : at + 1] == "{" and name.count(".") < _DEEPEST - 1:
        return _object(line, at, f"{name}.", found)
    value, end = _VALUE(line, at)
    if isinstance(value, str):
        found[name] = (at + 1, end - 1)
    elif value is None:
        found[name] = None
    return int(end)


def _skip(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at


def _keys(names: list[str], choice: Choice) -> tuple[str, str]:
    places = choose_columns(names, choice)
    if places is None:
        shown = ", ".join(names) or "none"
        raise ReadError(f"cannot tell which keys hold the two texts (there are: {shown:.200}); say --columns")
    return names[places[0]], names[places[1]]


def _required(values: dict[str, Span | None], key: str) -> Span | None:
    if key not in values:
        raise ReadError(f"has no text under the key {key!r}; every line needs both")
    return values[key]


def _add(sheet: Extractor, base: int, span: Span | None) -> None:
    start, end = (base + span[0], base + span[1]) if span else (base, base)
    for match in _ESCAPE.finditer(sheet.raw, start, end):
        sheet.add(sheet.raw[start : match.start()], start, match.start())
        sheet.add(json.loads(f'"{match[0]}"'), *match.span())
        start = match.end()
    sheet.add(sheet.raw[start:end], start, end)
    sheet.close()

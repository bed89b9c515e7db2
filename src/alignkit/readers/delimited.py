"""TSV and CSV: a row is a pair; the columns are named, numbered or the first two.

A TSV has no quoting (as registered with IANA: a quotation mark is a quotation mark). A CSV is that of RFC
4180, with commas, semicolons or tabs between the fields, whichever its first row has most of.
"""

from collections.abc import Iterator
from functools import partial

import regex

from alignkit.errors import ReadError
from alignkit.readers.columns import choose_columns, column_languages
from alignkit.readers.extract import Choice, Extract, Extractor

_QUOTED = r'"((?:[^"]++|"")*+)"'
_FIRST_ROW = regex.compile(rf'(?:{_QUOTED}|[^"\r\n])*+')
_END = r"(\r\n|[\r\n]|\Z)"
_SEPARATORS = ",;\t"

Field = tuple[int, int, bool]  # start, end, whether it was quoted
Row = list[Field]


def read_tsv(raw: str, choice: Choice) -> tuple[Extract, Extract]:
    r"""Read two columns of a TSV.

    Raises:
        ReadError: If a row lacks one of them, or a column is named that is not there.

    Example:
        >>> [side.text for side in read_tsv("Oui.\tJa.\nNon.\tNein.\n", Choice())]
        ['Oui.\nNon.\n', 'Ja.\nNein.\n']
    """
    return _read(raw, "tsv", _rows(raw, "\t", quotes=False), choice)


def read_csv(raw: str, choice: Choice) -> tuple[Extract, Extract]:
    r"""Read two columns of a CSV.

    Raises:
        ReadError: As for a TSV, or if a quotation mark is never closed.

    Example:
        >>> source, target = read_csv('source;target\n"Oui; ""oui"".";Ja.\n', Choice())
        >>> source.text, target.text
        ('Oui; "oui".\n', 'Ja.\n')
    """
    first = regex.sub(_QUOTED, "", _FIRST_ROW.match(raw)[0])  # type: ignore[index] # it matches everything
    separator = max(_SEPARATORS, key=first.count)
    return _read(raw, "csv", _rows(raw, separator, quotes=True), choice)


def _rows(raw: str, separator: str, *, quotes: bool) -> Iterator[Row]:
    """Yield the rows that are not empty."""
    bare = regex.compile(rf"([^{separator}\r\n]*+)(?:{separator}|{_END})")
    quoted = regex.compile(rf"{_QUOTED}(?:{separator}|{_END})")
    at, row = 0, Row()
    while at < len(raw) or row:
        is_quoted = quotes and raw.startswith('"', at)
        match = (quoted if is_quoted else bare).match(raw, at)
        if match is None:
            raise ReadError(
                f"line {_line(raw, at)}: a field opens with a quotation mark and is not closed by one at its "
                'end; write "" for a quotation mark inside'
            )
        row.append((*match.span(1), is_quoted))
        at = match.end()
        if match[2] is not None:
            if len(row) > 1 or row[0][0] < row[0][1]:
                yield row
            row = Row()


def _read(raw: str, form: str, rows: Iterator[Row], choice: Choice) -> tuple[Extract, Extract]:
    sheets = Extractor(raw, form), Extractor(raw, form)
    first = next(rows, None)
    if first is None:
        return sheets[0].extract(), sheets[1].extract()
    names = [_value(raw, field) for field in first]
    places = choose_columns(names, choice)
    take = partial(_take, raw, sheets)
    languages: tuple[str | None, str | None] = (None, None)
    if places is None:
        places = _numbered(choice)
        take(first, places)
    else:
        languages = column_languages(names[places[0]], names[places[1]])
    for row in rows:
        take(row, places)
    return sheets[0].extract(languages[0]), sheets[1].extract(languages[1])


def _numbered(choice: Choice) -> tuple[int, int]:
    one, two = (int(column) for column in choice.columns or ("1", "2"))
    if not one or not two:
        raise ReadError("columns are numbered from 1")
    return one - 1, two - 1


def _take(raw: str, sheets: tuple[Extractor, Extractor], row: Row, places: tuple[int, int]) -> None:
    for sheet, place in zip(sheets, places, strict=True):
        if place >= len(row):
            raise ReadError(
                f"line {_line(raw, row[0][0])}: has {len(row)} column(s), number {place + 1} is missing; "
                "every row needs both texts"
            )
        start, end, quoted = row[place]
        while quoted and (mark := raw.find('""', start, end)) >= 0:
            sheet.add(raw[start:mark], start, mark)
            sheet.add('"', mark, mark + 2)
            start = mark + 2
        sheet.add(raw[start:end], start, end)
        sheet.close()


def _line(raw: str, offset: int) -> int:
    return raw.count("\n", 0, offset) + 1


def _value(raw: str, field: Field) -> str:
    start, end, quoted = field
    return raw[start:end].replace('""', '"') if quoted else raw[start:end]

"""Small tables for notebooks: self-contained HTML, every text escaped, no script."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice

# Rows beyond these would make a notebook heavy; the text below the table says how many are left out.
_ROWS = 50

_FRAME = "font: 14px/1.45 system-ui, sans-serif; max-width: 72rem; overflow-x: auto"
_TABLE = "border-collapse: collapse; width: 100%; margin: .4em 0"
_CELL = "border-top: 1px solid #8884; padding: .35em .7em; text-align: left; vertical-align: top"


def table(heading: str, facts: str, columns: Sequence[str], rows: Iterable[Sequence[str]], total: int) -> str:
    """Return a heading, a line of facts and the first rows of a table as HTML.

    Args:
        heading: What it is, in bold.
        facts: Figures, below it.
        columns: Names of the columns.
        rows: Plain texts, as many a row as there are columns; only the first fifty are asked for.
        total: How many rows there are.

    Example:
        >>> "&lt;b&gt;" in table("Beads", "1 bead", ["source"], [["<b>"]], 1)
        True
    """
    head = "".join(f'<th style="{_CELL}">{escape(name)}</th>' for name in columns)
    body = "".join(f"<tr>{''.join(_cell(text) for text in row)}</tr>" for row in islice(rows, _ROWS))
    more = f"<p>… and {total - _ROWS:,} more</p>" if total > _ROWS else ""
    grid = f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return (
        f'<div style="{_FRAME}"><strong>{escape(heading)}</strong><br>{escape(facts)}'
        f"{grid if total else ''}{more}</div>"
    )


def _cell(text: str) -> str:
    safe = escape(text.encode("utf-8", "replace").decode("utf-8"))
    return f'<td style="{_CELL}" dir="auto">{safe}</td>'

"""Figures → Markdown tables: one way to write a share, an interval, a speed."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a Markdown table; the first column is flush left, the others flush right.

    Example:
        >>> print(table(["set", "F1"], [["a", ".9"]]))
        | set | F1 |
        |---|--:|
        | a | .9 |
    """
    lines = [_row(head), "|---|" + "--:|" * (len(head) - 1)]
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"a row needs {len(head)} cells, got {len(row)}: {row!r}")
        lines.append(_row(row))
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def share(value: float | None, places: int = 3) -> str:
    """Write a number between 0 and 1 without its leading zero; None as a dash.

    Example:
        >>> share(0.9256), share(1.0), share(None)
        ('.926', '1.000', '–')
    """
    if value is None:
        return "–"
    text = f"{value:.{places}f}"
    return text.removeprefix("0") if text.startswith("0.") else text


def interval(bounds: Sequence[float] | None) -> str:
    """Write an interval of shares, or a dash.

    Example:
        >>> interval([0.9, 0.95])
        '.900–.950'
    """
    return "–" if bounds is None else f"{share(bounds[0])}–{share(bounds[1])}"


def count(value: float) -> str:
    """Write a number with thousands separators and as many places as it deserves.

    Example:
        >>> count(12345.6), count(3.26)
        ('12,346', '3.3')
    """
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"

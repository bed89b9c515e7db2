"""Tables that lie beside the modules that read them, as plain text."""

from functools import cache
from importlib import resources


@cache
def table_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a table, blank ones included; each file is read once.

    Example:
        >>> table_lines("senses.txt")[0].split()[0]
        'en'
    """
    text = resources.files("alignkit.languages").joinpath(name).read_text(encoding="utf-8")
    return tuple(text.splitlines())

"""HTML from Python values: whatever is not already markup is escaped, so that no text can act."""

import html
import json
from collections.abc import Iterable, Mapping

import regex

# A parser drops NUL, rewrites CR and cannot be given lone surrogates; each would shift the offsets.
_ALTERED = regex.compile("[\0\ud800-\udfff]")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | None
Attributes = Mapping[str, str | int | bool | None]


def element(name: str, attributes: Attributes | None = None, *children: Child) -> Markup:
    """Return one element; attributes that are None or False are left out, True stands alone.

    Example:
        >>> element("p", {"class": "note", "hidden": True}, "a < b ", element("b", None, "c"))
        '<p class="note" hidden>a &lt; b <b>c</b></p>'
    """
    inner = "".join(escaped(child) for child in children if child is not None)
    return Markup(f"<{name}{_attributes(attributes or {})}>{inner}</{name}>")


def void(name: str, attributes: Attributes) -> Markup:
    """Return an element that has no content, such as ``input``."""
    return Markup(f"<{name}{_attributes(attributes)}>")


def joined(children: Iterable[Child]) -> Markup:
    """Return children one after the other."""
    return Markup("".join(escaped(child) for child in children if child is not None))


def escaped(text: str) -> Markup:
    r"""Return a text as markup that shows it; markup stays as it is.

    Example:
        >>> escaped("</script>\r&"), escaped(Markup("<br>"))
        ('&lt;/script&gt;&#13;&amp;', '<br>')
    """
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(_ALTERED.sub("\ufffd", text)).replace("\r", "&#13;"))


def data_block(identifier: str, value: object) -> Markup:
    r"""Return a value as a JSON block that a script can read and that no text can close.

    Example:
        >>> data_block("d", ["</script>"])
        '<script type="application/json" id="d">["\\u003c/script>"]</script>'
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="{identifier}">{text}</script>')


def _attributes(attributes: Attributes) -> str:
    parts = []
    for name, value in attributes.items():
        if value is True:
            parts.append(f" {name}")
        elif value is not None and value is not False:
            parts.append(f' {name}="{escaped(str(value))}"')
    return "".join(parts)

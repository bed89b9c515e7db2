"""XML from Python values: escaped, in UTF-8, and free of the characters that XML 1.0 forbids."""

from collections.abc import Iterable, Mapping

import regex

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

FORBIDDEN = regex.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML 1.0 document may hold, not even as a reference."""

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# A reader turns white space in an attribute into blanks unless it stands as a reference.
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)

Value = str | int | None


class Xml(str):
    """Text that is XML already."""

    __slots__ = ()


def tag(name: str, attributes: Mapping[str, Value] | None = None, *children: str | None) -> Xml:
    """Return one element; attributes and children that are None are left out.

    Example:
        >>> tag("seg", {"xml:lang": "fr", "n": None}, "a < b", tag("br"))
        '<seg xml:lang="fr">a &lt; b<br/></seg>'
    """
    head = f"{name}{''.join(_attributes(attributes or {}))}"
    inner = "".join(escaped(child) for child in children if child is not None)
    return Xml(f"<{head}>{inner}</{name}>" if inner else f"<{head}/>")


def opened(name: str, attributes: Mapping[str, Value] | None = None) -> Xml:
    """Return the start of an element whose content is written later."""
    return Xml(f"<{name}{''.join(_attributes(attributes or {}))}>")


def escaped(text: str) -> Xml:
    r"""Return a text as XML that reads back as the same; forbidden characters become U+FFFD.

    Example:
        >>> escaped("]]> & \x1b\r")
        ']]&gt; &amp; \ufffd&#13;'
    """
    return text if isinstance(text, Xml) else Xml(FORBIDDEN.sub("\ufffd", text).translate(_TEXT))


def _attributes(attributes: Mapping[str, Value]) -> Iterable[str]:
    for name, value in attributes.items():
        if value is not None:
            text = FORBIDDEN.sub("\ufffd", str(value)).translate(_VALUE)
            yield f' {name}="{text}"'

"""Any value as JSON text that can be written as UTF-8 and is the same every time."""

import json
import math
from collections.abc import Mapping, Set

import regex

# A lone surrogate cannot be written as UTF-8, its JSON escape can.
_SURROGATES = regex.compile("[\ud800-\udfff]")


def plain(value: object) -> object:
    """Return a value as JSON can hold it: floats rounded, sets sorted, anything unknown as its text.

    Example:
        >>> plain({"odds": 0.123456, "forms": {"b", "a"}, "span": (1, 2)})
        {'odds': 0.1235, 'forms': ['a', 'b'], 'span': [1, 2]}
    """
    match value:
        case None | bool():
            return value
        case str() | int():
            return str(value) if isinstance(value, str) else int(value)
        case float():
            return round(float(value), 4) if math.isfinite(value) else None
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case Set():
            return sorted((plain(item) for item in value), key=str)
        case _:
            # numpy scalars know their Python value; importing numpy to ask would cost the cold start.
            item = getattr(value, "item", None)
            return plain(item()) if callable(item) else str(value)


def dump(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON: letters of all scripts as they are, lone surrogates as escapes.

    Example:
        >>> dump({"forms": {"ü", "b"}, "share": 1 / 3})
        '{"forms": ["b", "ü"], "share": 0.3333}'
    """
    text = json.dumps(plain(value), ensure_ascii=False, allow_nan=False, indent=indent)
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

"""Settings of a project: ``alignkit.toml``, or the table ``[tool.alignkit]`` of ``pyproject.toml``.

The nearest file counts, looked for in a folder and those above it. Keys are named like the options of the
command line, without the dashes in front; an option given there wins over the file.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from alignkit.errors import ReadError, RulesError

OWN_FILE, SHARED_FILE = "alignkit.toml", "pyproject.toml"
_TABLE = "tool.alignkit"
_HUB_NAME = re.compile(r"\w[\w.-]*/\w[\w.-]*")
_SEGMENTATIONS = ("auto", "line", "sentence")
_SEVERITIES = ("neutral", "minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says: values by key (``min_confidence`` for ``min-confidence``), and how to cite it."""

    values: Mapping[str, object] = field(default_factory=dict)
    origin: str = ""


def find_settings(start: Path) -> Settings:
    """Read the nearest file with settings, from a folder upwards; without one there are none.

    Raises:
        ReadError: If a file cannot be read or is no TOML.
        RulesError: If a key or value means nothing.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in (OWN_FILE, SHARED_FILE):
            path = folder / name
            if path.is_file() and (name == OWN_FILE or _table(path) is not None):
                return read_settings(path)
    return Settings()


def read_settings(path: Path) -> Settings:
    """Read a file of settings: of a ``pyproject.toml`` the table ``[tool.alignkit]``, of others the whole.

    Paths in it are relative to its folder.

    Raises:
        ReadError: If the file cannot be read or is no TOML.
        RulesError: If a key or value means nothing.
    """
    table = _table(path)
    origin = f"{path}: {_TABLE}" if path.name == SHARED_FILE else str(path)
    if table is None:
        raise ReadError(f"{path}: has no table [{_TABLE}]; add one or name another file")
    values = {}
    for key, value in table.items():
        if key not in _KEYS:
            nearest = ", ".join(get_close_matches(key, _KEYS, n=3, cutoff=0.5)) or ", ".join(_KEYS)
            raise RulesError(f"{origin}: {key}", f"there is no such setting; nearest: {nearest}")
        expected, read = _KEYS[key]
        try:
            values[key.replace("-", "_")] = read(value, path.parent)
        except (TypeError, ValueError):
            raise RulesError(f"{origin}: {key}", f"{expected} expected, got {value!r:.60}") from None
    return Settings(MappingProxyType(values), origin)


def _table(path: Path) -> Mapping[str, object] | None:
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except OSError as error:
        raise ReadError(
            f"{path}: cannot be read ({error.strerror or error}); check --config, or say --no-config"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise ReadError(f"{path}: is no TOML ({reason}); repair it, or say --no-config") from error
    if path.name != SHARED_FILE:
        return content
    tool = content.get("tool", {})
    table = tool.get("alignkit") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise RulesError(f"{path}: {_TABLE}", f"a table expected, got {table!r:.60}")
    return table


def _text(value: object, _: Path) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _encoder(value: object, folder: Path) -> str:
    """A path is relative to the folder; OWNER/NAME is a model of the hub where no such folder is."""
    name = _text(value, folder)
    if not {"/", "\\"} & set(name) or (_HUB_NAME.fullmatch(name) and not (folder / name).is_dir()):
        return name
    return str(folder / name)


def _one_of(choices: tuple[str, ...]) -> "_Read":
    def read(value: object, _: Path) -> str:
        if value not in choices:
            raise ValueError
        return str(value)

    return read


def _flag(value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _share(value: object, _: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError
    return float(value)


def _texts(value: object, _: Path) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError
    return value


def _grades(value: object, _: Path) -> dict[str, str]:
    if not isinstance(value, dict) or not all(item in _SEVERITIES for item in value.values()):
        raise ValueError
    return value


def _path(value: object, folder: Path) -> str:
    return str(folder / _text(value, folder))


def _paths(value: object, folder: Path) -> list[str]:
    return [str(folder / item) for item in _texts(value, folder)]


_Read = Callable[[object, Path], object]
# What is expected, in words, and how it is read.
_KEYS: Mapping[str, tuple[str, _Read]] = {
    "source-lang": ("a language code", _text),
    "target-lang": ("a language code", _text),
    "segment": ("auto, line or sentence", _one_of(_SEGMENTATIONS)),
    "encoder": ("the name or path of a model", _encoder),
    "select": ("a list of names", _texts),
    "ignore": ("a list of names", _texts),
    "severity": ('a table like {number = "minor"}', _grades),
    "min-confidence": ("a number from 0 to 1", _share),
    "plugins": ("true or false", _flag),
    "terms": ("a list of files", _paths),
    "forbidden": ("a list of files", _paths),
    "keep": ("a list of files", _paths),
    "baseline": ("a file", _path),
    "fail-on": ("neutral, minor, major or critical", _one_of(_SEVERITIES)),
}

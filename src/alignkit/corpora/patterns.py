"""A pattern of file names → the document pairs that have it: ``texts/{id}.{fr,de}.txt``."""

import os
from collections.abc import Iterator
from pathlib import Path

import regex

from alignkit.errors import CorpusError

_ID = "{id}"
_LANGUAGES = regex.compile(r"\{([a-zA-Z-]{2,10}),([a-zA-Z-]{2,10})\}")


def is_pattern(manifest: str) -> bool:
    """Whether a manifest is a pattern rather than a file.

    Example:
        >>> is_pattern("texts/{id}.{fr,de}.txt"), is_pattern("pairs.tsv")
        (True, False)
    """
    return _ID in manifest


def matches(pattern: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield id, source, target and both languages of every source file, in the order of the ids.

    ``{id}`` stands for any part of a path, slashes included, and ``{fr,de}`` for the two languages, the
    original's first. A translation that is not there is found missing when its turn comes.

    Raises:
        CorpusError: If the pattern lacks one of the two, or no file has it.
    """
    found = _LANGUAGES.search(pattern)
    if found is None or pattern.count(_ID) != 1 or len(_LANGUAGES.findall(pattern)) != 1:
        raise CorpusError(
            f"{pattern}: a pattern needs {_ID} and two languages, as in texts/{_ID}.{{fr,de}}.txt"
        )
    source, target = (
        pattern[: found.start()] + language + pattern[found.end() :] for language in found.groups()
    )
    ids = sorted(_ids(source))
    if not ids:
        raise CorpusError(f"{pattern}: no file is called {source}; check the pattern")
    for name in ids:
        yield name, source.replace(_ID, name), target.replace(_ID, name), found[1], found[2]


def _ids(source: str) -> Iterator[str]:
    before, _, after = source.partition(_ID)
    folder = before[: before.rfind("/") + 1]
    stem = before[len(folder) :]
    for here, _, files in os.walk(folder or "."):
        inside = Path(here).relative_to(folder or ".")
        for file in files:
            path = (inside / file).as_posix()
            if path.startswith(stem) and path.endswith(after) and len(path) > len(stem) + len(after):
                yield path[len(stem) : len(path) - len(after)]

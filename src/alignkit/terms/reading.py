"""Files → a `Glossary`."""

from collections.abc import Sequence
from pathlib import Path

from alignkit.errors import ReadError
from alignkit.terms.glossary import Concept, Glossary
from alignkit.terms.tables import read_forbidden, read_keep, read_table
from alignkit.terms.tbx import read_tbx

_XML_NAMES = (".tbx", ".xml")


def read_glossary(
    terms: Sequence[str | Path] = (),
    forbidden: Sequence[str | Path] = (),
    keep: Sequence[str | Path] = (),
) -> Glossary:
    """Read term lists.

    Args:
        terms: Files with terms: TBX (names that end in ``.tbx`` or ``.xml``), else a table, see `read_table`.
        forbidden: Files with target terms that must not be used, see `read_forbidden`.
        keep: Files with what is never translated, one a line.

    Raises:
        ReadError: If a file cannot be read as asked; the message names it and the line.
    """
    return Glossary(
        tuple(concept for path in terms for concept in _concepts(Path(path))),
        tuple(entry for path in forbidden for entry in read_forbidden(Path(path))),
        tuple(dict.fromkeys(text for path in keep for text in read_keep(Path(path)))),
    )


def _concepts(path: Path) -> Sequence[Concept]:
    concepts = read_tbx(path) if path.suffix.casefold() in _XML_NAMES else read_table(path)
    if not concepts:
        raise ReadError(f"{path}: has no terms; see 'alignkit check --help' for what it may look like")
    return concepts

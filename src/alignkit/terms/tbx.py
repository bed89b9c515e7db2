"""Term lists in TBX, versions 2 (TBX-Basic, TBX-Core) and 3 (styles DCA and DCT), read by Python's expat.

A document type may be named, but nothing that it declares is taken: no entities, no network. Of an entry
only terms, their languages, and whether they are deprecated are looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from alignkit.errors import LanguageError, ReadError
from alignkit.languages.codes import language_code
from alignkit.terms.glossary import Concept, Wording
from alignkit.terms.tables import read_bytes

_DEEPEST = 100
_ROOTS = ("martif", "tbx")
_CONCEPTS = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_BLOCKS = ("tig", "ntig", "termSec")
_STATUSES = ("administrativeStatus", "normativeAuthorization")
_BANNED = ("deprecated", "superseded")
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"


def read_tbx(path: Path) -> list[Concept]:
    """Read the concepts of a TBX file; terms marked as deprecated or superseded are forbidden ones.

    Raises:
        ReadError: If the file cannot be read, is not well-formed, declares entities, nests too deeply, or is
            something else than TBX.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse
    parser.SkippedEntityHandler = _refuse
    data = read_bytes(path)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise ReadError(
            f"{path}: line {error.lineno}: not well-formed XML ({reason}); repair the file"
        ) from error
    except (ReadError, LanguageError) as error:
        raise ReadError(f"{path}: line {parser.CurrentLineNumber}: {error}") from error
    return reader.concepts


def _refuse(*_: object) -> None:
    raise ReadError("entities are declared or used, which is not safe; write the characters themselves")


@dataclass
class _Reader:
    """Collects terms while the parser goes through the file."""

    concepts: list[Concept] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    term: list[str] = field(default_factory=list)
    status: list[str] = field(default_factory=list)
    language: str = ""
    path: list[str] = field(default_factory=list)
    collected: list[str] | None = None  # where text goes now

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition(" ")[2]
        if not self.path and name not in _ROOTS:
            raise ReadError(f"<{name}> is not the root of a TBX file, which is <martif> or <tbx>")
        self.path.append(name)
        if len(self.path) > _DEEPEST:
            raise ReadError(f"elements stand more than {_DEEPEST} deep in each other; this is no TBX")
        if name in _LANGUAGES:
            self.language = language_code(attributes.get(_XML_LANG, attributes.get("lang", "")))
        elif name in _BLOCKS:
            self.term, self.status = [], []
        elif name == "term":
            self.collected = self.term
        elif name in _STATUSES or (name == "termNote" and attributes.get("type") in _STATUSES):
            self.collected = self.status

    def text(self, text: str) -> None:
        if self.collected is not None:
            self.collected.append(text)

    def end(self, name: str) -> None:
        name = self.path.pop()
        if name in ("term", "termNote", *_STATUSES):
            self.collected = None
        elif name in _BLOCKS:
            text = " ".join("".join(self.term).split())
            allowed = not "".join(self.status).strip().startswith(_BANNED)
            self.wordings += [Wording(text, self.language, allowed)] if text else []
        elif name in _CONCEPTS:
            self.concepts += [Concept(tuple(self.wordings))] if self.wordings else []
            self.wordings = []

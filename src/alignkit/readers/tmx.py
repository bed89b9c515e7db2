"""TMX 1.4b (and earlier): a translation unit is a pair, taken in the two languages that are asked for.

Formatting codes (``bpt``, ``ept``, ``ph``, ``it``, ``ut``) are dropped with what is in them; text inside
``hi`` is text. Units that lack one of the two languages are left out. Of several variants in one language
the first counts.
"""

from collections.abc import Mapping, Sequence

from alignkit.errors import ReadError
from alignkit.languages.codes import known_language
from alignkit.readers.extract import Choice, Extract, Extractor
from alignkit.readers.xml_events import read_xml

CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})
"""Elements of TMX and XLIFF 1.2 that hold the native code of a format, not text."""


def read_tmx(raw: str, choice: Choice) -> tuple[Extract, Extract]:
    r"""Read the units that have both languages.

    The original is in the language said, or else in the ``srclang`` of the header, or else in the first
    language of the file; the translation in the language said, or else in the only other one.

    Raises:
        ReadError: If the file is not well-formed or leaves open which languages are meant.

    Example:
        >>> file = '''<tmx version="1.4"><header srclang="fr"/><body><tu>
        ... <tuv xml:lang="de"><seg>Ja &amp; <ph>{1}</ph>nein.</seg></tuv>
        ... <tuv xml:lang="fr"><seg>Oui &amp; non.</seg></tuv></tu></body></tmx>'''
        >>> [(side.text, side.language) for side in read_tmx(file, Choice())]
        [('Oui & non.\n', 'fr'), ('Ja & nein.\n', 'de')]
    """
    seen = _Languages()
    read_xml(raw, seen)
    if not seen.found:
        empty = Extractor(raw, "tmx").extract()
        return empty, empty
    source = _choose(choice.source_lang, seen.header, seen.found[0], seen.found)
    others = [language for language in seen.found if language != source]
    if choice.target_lang is None and len(others) != 1:
        raise ReadError(
            f"holds {' '.join(seen.found[:40])}; say --source-lang and --target-lang to choose two of them"
        )
    target = _choose(choice.target_lang, None, others[0] if others else "", others)
    units = _Units(raw, source, target)
    read_xml(raw, units)
    return units.sheets[source].extract(source), units.sheets[target].extract(target)


def _choose(said: str | None, header: str | None, default: str, found: Sequence[str]) -> str:
    if said is not None and said not in found:
        raise ReadError(f"holds no text in {said!r} beside the other side; it has: {' '.join(found[:40])}")
    return said or (header if header in found else None) or default


def _language(attributes: Mapping[str, str]) -> str:
    """Return the language of a variant; a code unknown to ISO 639-1 stands for itself."""
    code = attributes.get("xml:lang") or attributes.get("lang") or "und"
    return known_language(code) or code


class _Languages:
    """First reading: which languages there are, in order."""

    def __init__(self) -> None:
        self.header: str | None = None
        self.found: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "header":
            self.header = known_language(attributes.get("srclang", ""))
        elif name == "tuv" and (language := _language(attributes)) not in self.found:
            self.found.append(language)

    def end(self, name: str) -> None:
        pass

    def text(self, text: str, start: int, end: int) -> None:
        pass


class _Units:
    """Second reading: the texts of two languages, a unit of both or of neither."""

    def __init__(self, raw: str, source: str, target: str) -> None:
        self.sheets = {language: Extractor(raw, "tmx") for language in (source, target)}
        self.name: str | None = None
        self.done: set[str] = set()
        self.language = ""
        self.in_text = False
        self.codes = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tu":
            self.name, self.done = attributes.get("tuid"), set()
        elif name == "tuv":
            self.language = _language(attributes)
        elif name == "seg":
            self.in_text = self.language in self.sheets and self.language not in self.done
        elif name in CODES:
            self.codes += 1

    def end(self, name: str) -> None:
        if name in CODES:
            self.codes -= 1
        elif name == "seg" and self.in_text:
            self.in_text = False
            self.done.add(self.language)
        elif name == "tu":
            for sheet in self.sheets.values():
                if len(self.done) == len(self.sheets):
                    sheet.close(self.name)
                else:
                    sheet.rewind(len(sheet.units))

    def text(self, text: str, start: int, end: int) -> None:
        if self.in_text and not self.codes:
            self.sheets[self.language].add(text, start, end)

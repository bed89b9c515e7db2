"""XLIFF 1.2, 2.0 and 2.1: a segment is a pair; a segment without target is an empty translation.

Inline elements that hold native code (``bpt``, ``ph`` and their like) are dropped with what is in them,
all others only as tags. In XLIFF 1.2 the segments are the ``mrk`` of ``seg-source`` where a unit has one,
else the whole unit; alternative translations, binary units and what is marked ``translate="no"`` are left
out. In XLIFF 2, matches, notes and ``ignorable`` parts are left out.
"""

from collections.abc import Mapping

from alignkit.errors import ReadError
from alignkit.languages.codes import known_language
from alignkit.readers.extract import Choice, Extract, Extractor
from alignkit.readers.tmx import CODES
from alignkit.readers.xml_events import read_xml

_SEGMENTS = frozenset({"trans-unit", "segment"})
_SIDES = {"source": 0, "seg-source": 0, "target": 1}
_TRANSLATABLE = frozenset({"file", "group", "unit", "trans-unit"})


def read_xliff(raw: str, _choice: Choice) -> tuple[Extract, Extract]:
    r"""Read source and target of every segment.

    Raises:
        ReadError: If the file is no XLIFF, not well-formed, or holds several pairs of languages.

    Example:
        >>> file = '''<xliff version="1.2"><file source-language="fr-FR" target-language="de"><body>
        ... <trans-unit id="7"><source>Il <g id="1">pleut</g>.</source><target>Es regnet.</target>
        ... </trans-unit></body></file></xliff>'''
        >>> [(side.text, side.language) for side in read_xliff(file, Choice())]
        [('Il pleut.\n', 'fr'), ('Es regnet.\n', 'de')]
    """
    units = _Units(raw)
    read_xml(raw, units)
    one, two = units.sheets
    return one.extract(units.languages[0]), two.extract(units.languages[1])


class _Units:
    """Follows the file; the two sides grow together, a segment at a time."""

    def __init__(self, raw: str) -> None:
        self.sheets = Extractor(raw, "xliff"), Extractor(raw, "xliff")
        self.languages: tuple[str | None, str | None] = (None, None)
        self.stack: list[str] = []
        self.kept = [True]  # what `translate` says, one entry an open element that may say it
        self.name: str | None = None
        self.side: int | None = None
        self.codes = 0  # open elements of native code
        self.first = 0  # the first segment of the unit
        self.marks: tuple[list[str], list[str]] = ([], [])  # its segments in XLIFF 1.2, by side
        self.mark: int | None = None  # how deep the open one stands

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is None and name != "xliff":
            raise ReadError(f"the root is <{name:.40}>, not <xliff>")
        self.stack.append(name)
        if name in ("xliff", "file"):
            self._set_languages(attributes)
        if name in _TRANSLATABLE:
            self.kept.append(attributes.get("translate", "yes" if self.kept[-1] else "no") != "no")
        if name in ("unit", "trans-unit"):
            self.name = attributes.get("id")
        if name in _SEGMENTS:
            self.first, self.marks, self.mark = len(self.sheets[0].units), ([], []), None
        elif name in _SIDES and parent in _SEGMENTS and self.kept[-1]:
            self.side = _SIDES[name]
            self.sheets[self.side].rewind(self.first)
            self.marks[self.side].clear()
        elif name in CODES:
            self.codes += 1
        elif name == "mrk" and attributes.get("mtype") == "seg" and "trans-unit" in self.stack:
            self._begin_mark(attributes.get("mid", ""))

    def end(self, name: str) -> None:
        if self.mark == len(self.stack) and self.side is not None:
            self.sheets[self.side].close(self.name)
            self.mark = None
        self.stack.pop()
        if name in CODES:
            self.codes -= 1
        elif name in _SIDES and self.stack[-1] in _SEGMENTS:
            self.side = None
        elif name in _SEGMENTS and self.kept[-1]:
            self._finish()
        if name in _TRANSLATABLE:
            self.kept.pop()

    def text(self, text: str, start: int, end: int) -> None:
        in_segment = self.mark is not None or not self.marks[0]
        if self.side is not None and in_segment and not self.codes:
            self.sheets[self.side].add(text, start, end)

    def _set_languages(self, attributes: Mapping[str, str]) -> None:
        found = (
            known_language(attributes.get("source-language") or attributes.get("srcLang", "")),
            known_language(attributes.get("target-language") or attributes.get("trgLang", "")),
        )
        known = self.languages
        if any(one and two and one != two for one, two in zip(known, found, strict=True)):
            raise ReadError("holds several pairs of languages; split the file")
        self.languages = known[0] or found[0], known[1] or found[1]

    def _begin_mark(self, mid: str) -> None:
        """Open a segment: in seg-source always, in the target if the source has segments too."""
        if self.side is None or self.mark is not None or self.stack[-2] == "source":
            return
        if self.side == 0 and not self.marks[0]:
            self.sheets[0].rewind(self.first)  # what stands before it is no segment
        if self.side == 0 or self.marks[0]:
            self.marks[self.side].append(mid)
            self.mark = len(self.stack)

    def _finish(self) -> None:
        """End both sides of a unit; segments in another order on one side become one."""
        one, two = self.marks
        for sheet in self.sheets:
            if not one:
                sheet.close(self.name)
            elif two and one != two:
                sheet.join(self.first)
        most = max(len(sheet.units) for sheet in self.sheets)
        for sheet in self.sheets:
            while len(sheet.units) < most:
                sheet.close(self.name)

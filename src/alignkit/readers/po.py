r"""PO and POT catalogues of gettext: a message is a pair, an untranslated one has an empty translation.

Plural forms are pairs too: the first with ``msgid``, the others with ``msgid_plural``. The header gives
the language; entries that are obsolete or fuzzy are not in use and left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from alignkit.errors import ReadError
from alignkit.languages.codes import known_language
from alignkit.readers.extract import Choice, Extract, Extractor

_LINE = regex.compile(r"[^\r\n]++")
_STRING = r'"((?:[^"\\]|\\.)*+)"[ \t]*+'
_KEYWORD = regex.compile(rf"[ \t]*+(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{{1,3}})\])?[ \t]*+{_STRING}")
_MORE = regex.compile(rf"[ \t]*+{_STRING}")
_ESCAPE = regex.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_LANGUAGE = regex.compile(r"^Language:[ \t]*+([\w@-]*+)", regex.MULTILINE)

Span = tuple[int, int]


@dataclass
class _Entry:
    """A message as it stands: where the strings of its fields are."""

    flags: str = ""
    fields: dict[str, list[Span]] = field(default_factory=dict)


def read_po(raw: str, _choice: Choice) -> tuple[Extract, Extract]:
    r"""Read all messages in use.

    Raises:
        ReadError: If a line is none of a catalogue; the message names it.

    Example:
        >>> file = 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Open \\"%s\\""\nmsgstr "%s öffnen"\n'
        >>> source, target = read_po(file, Choice())
        >>> source.text, target.text, target.language
        ('Open "%s"\n', '%s öffnen\n', 'de')
    """
    sheets = Extractor(raw, "po"), Extractor(raw, "po")
    language = None
    for entry in _entries(raw):
        if not any(start < end for start, end in entry.fields.get("msgid", [])):
            header = "".join(_text(raw, span) for span in entry.fields.get("msgstr", []))
            found = _LANGUAGE.search(header)
            language = language or known_language(found[1] if found else "")
        elif "fuzzy" not in entry.flags:
            _add(sheets, entry)
    return sheets[0].extract(), sheets[1].extract(language)


def _entries(raw: str) -> Iterator[_Entry]:
    entry, spans = _Entry(), list[Span]()
    flags = ""
    for line in _LINE.finditer(raw):
        text = line[0].lstrip()
        if text.startswith("#"):
            flags = flags + text[2:] if text.startswith("#,") else "" if text.startswith("#~") else flags
        elif keyword := _KEYWORD.fullmatch(raw, *line.span()):
            name = keyword[1] if keyword[2] is None else f"{keyword[1]}[{int(keyword[2])}]"
            if name in ("msgctxt", "msgid") and ("msgid" in entry.fields):
                yield entry
                entry = _Entry()
            entry.flags, flags = entry.flags + flags, ""
            spans = entry.fields[name] = [keyword.span(3)]
        elif more := _MORE.fullmatch(raw, *line.span()):
            spans.append(more.span(1))
        elif text:
            place = raw.count("\n", 0, line.start()) + 1
            raise ReadError(f"line {place}: {text[:40]!r} is no line of a PO file; repair it")
    if entry.fields:
        yield entry


def _add(sheets: tuple[Extractor, Extractor], entry: _Entry) -> None:
    raw = sheets[0].raw
    name = "".join(_text(raw, span) for span in entry.fields.get("msgctxt", [])) or None
    forms = [key for key in entry.fields if key.startswith("msgstr")] or ["msgstr"]
    for form in forms:
        plural = "msgid_plural" in entry.fields and (form != "msgstr[0]" or len(forms) == 1)
        for sheet, key in zip(sheets, ("msgid_plural" if plural else "msgid", form), strict=True):
            for span in entry.fields.get(key, []):
                _add_string(sheet, *span)
            sheet.close(name)


def _add_string(sheet: Extractor, start: int, end: int) -> None:
    for match in _ESCAPE.finditer(sheet.raw, start, end):
        sheet.add(sheet.raw[start : match.start()], start, match.start())
        sheet.add(_meaning(match), *match.span())
        start = match.end()
    sheet.add(sheet.raw[start:end], start, end)


def _text(raw: str, span: Span) -> str:
    return _ESCAPE.sub(_meaning, raw[slice(*span)])


def _meaning(match: "regex.Match[str]") -> str:
    if match[3]:
        return _CONTROLS.get(match[3], match[3])
    return chr(int(match[1], 8) if match[1] else int(match[2], 16))

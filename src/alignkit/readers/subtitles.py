"""SRT and WebVTT: a cue is a unit that carries its time; line ends inside it are spaces."""

from collections.abc import Iterator
from html import unescape

import regex

from alignkit.errors import ReadError
from alignkit.readers.extract import Extract, Extractor

_CLOCK = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIME = regex.compile(rf"[ \t]*+{_CLOCK}[ \t]*+-->[ \t]*+{_CLOCK}(?:[ \t][^\r\n]*+)?")
_LINE = regex.compile(r"([^\r\n]*+)(\r\n|[\r\n]|\Z)")
_TAG = r"</?(?:[biu]|font|c|v|lang|ruby|rt|s)(?=[\s.>/])[^<>]*+>|<\d[\d:.]*+>"
_MARKUP = {
    "srt": regex.compile(rf"(?i){_TAG}|\{{\\[^{{}}]*+\}}"),
    "vtt": regex.compile(rf"{_TAG}|&(?:amp|lt|gt|nbsp|lrm|rlm|\#\d{{1,7}}|\#x[0-9a-fA-F]{{1,6}});"),
}

Span = tuple[int, int]


def read_srt(raw: str) -> Extract:
    r"""Read the cues of an SRT file; tags (``<i>``, ``{\an8}``) are dropped.

    Raises:
        ReadError: If there is text but no cue.

    Example:
        >>> found = read_srt("1\n00:00:01,500 --> 00:00:03,000\nOù est\n<i>Paul</i> ?\n")
        >>> found.text, found.origin.units[0].time
        ('Où est Paul ?\n', (1500, 3000))
    """
    return _read(raw, "srt")


def read_vtt(raw: str) -> Extract:
    r"""Read the cues of a WebVTT file; notes, styles and tags are dropped, references resolved.

    Raises:
        ReadError: If there is text but no cue.

    Example:
        >>> found = read_vtt("WEBVTT\n\nintro\n00:01.500 --> 00:03.000\n<v Paul>Oui &amp; non.\n")
        >>> found.text, found.origin.units[0].name
        ('Oui & non.\n', 'intro')
    """
    return _read(raw, "vtt")


def _read(raw: str, form: str) -> Extract:
    sheet = Extractor(raw, form)
    cues = 0
    for name, time, lines in _cues(raw):
        cues += 1
        for start, end in lines:
            _add(sheet, start, end, form)
        sheet.close(name, time)
    if not cues and raw.strip().removeprefix("WEBVTT").strip():
        raise ReadError("has no time codes (00:00:01,000 --> 00:00:02,000); is it a subtitle file?")
    return sheet.extract()


def _cues(raw: str) -> Iterator[tuple[str | None, tuple[int, int], list[Span]]]:
    """Yield name, time and lines of every cue; a blank line ends it, and so does the next time line."""
    before: Span | None = None
    name, time, lines = None, None, list[Span]()
    for match in _LINE.finditer(raw):
        code = _TIME.fullmatch(match[1])
        if code is not None or not match[1].strip():
            if code is not None and time is not None and lines and lines[-1] == before:
                lines.pop()  # the name of the next cue
            if time is not None:
                yield name, time, lines
            name = raw[slice(*before)].strip() if before and code else None
            time, lines, before = _times(code) if code else None, [], None
        else:
            before = match.span(1)
            if time is not None:
                lines.append(before)
    if time is not None:
        yield name, time, lines


def _times(code: "regex.Match[str]") -> tuple[int, int]:
    numbers = [field or "0" for field in code.groups()]
    return _milliseconds(*numbers[:4]), _milliseconds(*numbers[4:])


def _milliseconds(hours: str, minutes: str, seconds: str, parts: str) -> int:
    return 1000 * (3600 * int(hours) + 60 * int(minutes) + int(seconds)) + int(parts.ljust(3, "0"))


def _add(sheet: Extractor, start: int, end: int, form: str) -> None:
    """Add a line; a blank stands for the line end before it, the white space around it is none."""
    line = sheet.raw[start:end]
    start, end = end - len(line.lstrip()), start + len(line.rstrip())
    if not sheet.is_empty:
        sheet.add(" ", sheet.last, start)
    for match in _MARKUP[form].finditer(sheet.raw, start, end):
        sheet.add(sheet.raw[start : match.start()], start, match.start())
        if match[0].startswith("&"):
            sheet.add(unescape(match[0]), *match.span())
        start = match.end()
    sheet.add(sheet.raw[start:end], start, end)

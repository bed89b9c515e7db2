"""Beads as a gettext catalogue, findings as comments that Poedit and other editors show."""

from collections.abc import Iterator, Sequence

import regex

from alignkit.exports.passages import Passages, describe, passages
from alignkit.exports.places import FileRuler, Place
from alignkit.records import Finding, Report, Severity

_HEADER = (
    ("Project-Id-Version", "{path}"),
    ("Language", "{language}"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("X-Generator", "{signature}"),
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_UNSAFE = regex.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_ENDS = regex.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")


def write_po(report: Report) -> Iterator[str]:
    """Yield a header and one message a bead with a source; its context is the bead's segment numbers.

    A bead with findings at or above minor is fuzzy: it wants another look. What stands in the target
    alone translates no message, so that its text and findings follow as comments at the end.
    """
    yield _header(report)
    ruler = FileRuler(report.source)
    beads = passages(report)
    for bead in beads:
        if bead.pair.bead.source and bead.source.text:
            first = report.source_segments[bead.pair.bead.source[0]].start
            own = [report.findings[number - 1] for number in bead.findings]
            yield "\n" + "".join(_message(bead, own, ruler.span(first, first)[0], report))
    for bead in beads:
        if not (bead.pair.bead.source and bead.source.text) and bead.target.text:
            own = [report.findings[number - 1] for number in bead.findings]
            lines = [f"only in the target: {bead.target.text}", *map(describe, own)]
            yield "\n" + "".join(_comment("# ", line) for line in lines)


def _header(report: Report) -> str:
    values = {
        "path": report.target.path or "translation",
        "language": report.target.language,
        "signature": report.signature,
    }
    lines = (f"{name}: {_one_line(form.format_map(values))}\n" for name, form in _HEADER)
    return 'msgid ""\nmsgstr ""\n' + "".join(f"{_quoted(line)}\n" for line in lines)


def _message(bead: Passages, findings: Sequence[Finding], place: Place, report: Report) -> Iterator[str]:
    for finding in findings:
        yield _comment("# ", describe(finding))
    yield _comment("#. ", f"confidence {bead.pair.bead.confidence:.4f}")
    if bead.fidelity is not None:
        yield _comment("#. ", f"fidelity {bead.fidelity:.4f}")
    path = report.source.path
    if path and path != "-" and not regex.search(r"\s", path):
        yield _comment("#: ", f"{path}:{place.line}")
    if any(finding.severity.reaches(Severity.MINOR) for finding in findings):
        yield "#, fuzzy\n"
    yield f"msgctxt {_quoted(bead.name)}\n"
    yield f"msgid {_quoted(bead.source.text)}\n"
    yield f"msgstr {_quoted(bead.target.text)}\n"


def _comment(mark: str, text: str) -> str:
    return f"{mark}{_UNSAFE.sub(chr(0xFFFD), _one_line(text))}\n"


def _one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", text)


def _quoted(text: str) -> str:
    return f'"{_UNSAFE.sub(chr(0xFFFD), text).translate(_ESCAPES)}"'

"""The table of formats: which command writes what, and where its writer lives.

Nothing is imported until a format is used, so that listing them costs nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Literal

from alignkit.extras import require

Command = Literal["check", "align", "words", "score", "compare"]
Content = Literal["text", "bytes", "files"]
Part = str | bytes


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write what a command found; calling it writes.

    Args:
        name: What ``--format`` takes.
        command: The command that offers it.
        writer: ``module:function`` under ``alignkit.exports``.
        suffix: Usual ending of a file name.
        summary: What it is, for people who choose.
        content: ``text`` and ``bytes`` are one document, ``files`` is several, by the ending of their names.
        library: What it needs beyond the base install; the extra that brings it has the format's name.

    Example:
        >>> REPORT_FORMATS["sarif"].suffix, REPORT_FORMATS["xlsx"].content
        ('.sarif', 'bytes')
    """

    name: str
    command: Command
    writer: str
    suffix: str
    summary: str
    content: Content = "text"
    library: str | None = None

    def __call__(self, found: Any) -> Any:  # noqa: ANN401 - each command hands over what it found
        """Write a report, an alignment or pairs, in the form that the writer has chosen."""
        module, _, function = self.writer.partition(":")
        return getattr(import_module(f"alignkit.exports.{module}"), function)(found)

    def require_library(self) -> None:
        """Fail now, not after the work, where a library is missing.

        Raises:
            MissingExtra: If it is.
        """
        if self.library is not None:
            require(self.library, self.name, f"the format {self.name}")

    def parts(self, found: Any) -> Iterator[Part]:  # noqa: ANN401
        """Write one document, part by part."""
        yield from _parts(self(found))

    def files(self, found: Any) -> Iterator[tuple[str, Iterator[Part]]]:  # noqa: ANN401
        """Write several documents: yield the ending of each one's name and its parts."""
        for ending, written in self(found).items():
            yield ending, _parts(written)


def _parts(written: Part | Iterable[Part]) -> Iterator[Part]:
    if isinstance(written, str | bytes):
        yield written
    else:
        yield from written


_FORMATS = (
    Format("text", "check", "text_report:write_text", ".txt", "for people at a terminal"),
    Format("json", "check", "json_report:write_json", ".json", "everything; what `convert` reads"),
    Format("html", "check", "html_report:write_html", ".html", "one page to click through"),
    Format("tsv", "check", "tables:write_finding_table", ".tsv", "one finding a row"),
    Format("sarif", "check", "sarif:write_sarif", ".sarif", "SARIF 2.1.0: code scanning, editors"),
    Format("junit", "check", "junit:write_junit", ".xml", "JUnit XML: a test a bead"),
    Format("github", "check", "github:write_github", ".txt", "annotations in GitHub Actions"),
    Format("mqm", "check", "mqm:write_mqm", ".tsv", "WMT's MQM table, errors as <v>…</v>"),
    Format("languagetool", "check", "languagetool:write_languagetool", ".json", "JSON as LanguageTool's"),
    Format("xliff", "check", "xliff2:write_xliff2", ".xlf", "XLIFF 2.1, findings as ITS 2.0 issues"),
    Format("xliff-1.2", "check", "xliff1:write_xliff1", ".xlf", "XLIFF 1.2, the same"),
    Format("po", "check", "po:write_po", ".po", "gettext, findings as comments"),
    Format("conllu", "check", "conllu:write_conllu", ".conllu", "CoNLL-U, links and findings in MISC"),
    Format("xlsx", "check", "xlsx:write_xlsx", ".xlsx", "a workbook for review", "bytes", "openpyxl"),
    Format("parquet", "check", "parquet:write_parquet", ".parquet", "one finding a row", "bytes", "pyarrow"),
    Format("ladder", "align", "ladder:write_ladder", ".ladder", "one bead a line, as vecalign has it"),
    Format("tsv", "align", "tables:write_bead_table", ".tsv", "one bead a row"),
    Format("jsonl", "align", "tables:write_bead_lines", ".jsonl", "one bead an object, with spans"),
    Format("tmx", "align", "tmx:write_tmx", ".tmx", "translation memory, TMX 1.4b; no gaps"),
    Format("moses", "align", "moses:write_moses", "", "two files of lines, -o PREFIX; no gaps", "files"),
    Format("xliff", "align", "xliff2:write_aligned_xliff2", ".xlf", "XLIFF 2.1"),
    Format("conllu", "align", "conllu:write_aligned_conllu", ".conllu", "CoNLL-U, word links in MISC"),
    Format(
        "parquet", "align", "parquet:write_aligned_parquet", ".parquet", "one bead a row", "bytes", "pyarrow"
    ),
    Format("pharaoh", "words", "pharaoh:write_pharaoh", ".pharaoh", "0-0 1-2, one pair a line"),
    Format("jsonl", "words", "pharaoh:write_link_lines", ".jsonl", "words, spans, links, probabilities"),
    Format("conllu", "words", "conllu:write_link_conllu", ".conllu", "CoNLL-U, partners in MISC"),
    Format(
        "svg", "words", "link_drawing:write_link_drawing", ".svg", "links drawn as lines; best with --line"
    ),
    Format(
        "png",
        "words",
        "link_picture:write_link_picture",
        ".png",
        "the same as an image, with --line",
        "bytes",
        "matplotlib",
    ),
    Format("tsv", "score", "scores:write_score_table", ".tsv", "score, interval and parts, one pair a line"),
    Format("json", "score", "scores:write_score_json", ".json", "the same, their whole and the signature"),
    Format("text", "compare", "compared:write_compared_text", ".txt", "for people at a terminal"),
    Format(
        "json", "compare", "compared:write_compared_json", ".json", "both, their difference, the signature"
    ),
)


def _offered(command: Command) -> Mapping[str, Format]:
    return MappingProxyType({form.name: form for form in _FORMATS if form.command == command})


REPORT_FORMATS = _offered("check")
"""What ``check --format`` offers; each takes a report."""

BEAD_FORMATS = _offered("align")
"""What ``align --format`` offers; each takes a report or a comparison."""

LINK_FORMATS = _offered("words")
"""What ``words --format`` offers; each takes pairs."""

SCORE_FORMATS = _offered("score")
"""What ``score --format`` offers; each takes scores of lines."""

COMPARISON_FORMATS = _offered("compare")
"""What ``compare --format`` offers; each takes two translations compared."""

CONVERSIONS: Mapping[str, Format] = MappingProxyType(
    {**{form.name: form for form in _FORMATS if form.command in ("align", "check")}, **REPORT_FORMATS}
)
"""What ``convert --format`` offers for a JSON report: all of ``check``, and what only ``align`` has."""

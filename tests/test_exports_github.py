import re

import pytest
from reports import Flaw, Row, build, library
from standards import REPORTS

from alignkit.exports.github import write_github

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)\n")


def read(line):
    """Read a command back as the runner does."""
    level, properties, message = COMMAND.fullmatch(line).groups()
    fields = dict(part.split("=", 1) for part in properties.split(","))
    return level, {name: unescaped(value) for name, value in fields.items()}, unescaped(message)


def unescaped(text):
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


@pytest.mark.parametrize("name", REPORTS)
def test_every_finding_is_one_command_on_one_line(name):
    report = REPORTS[name]
    lines = list(write_github(report))
    assert len(lines) == len(report.findings)
    assert all(finding.message in read(line)[2] for line, finding in zip(lines, report.findings, strict=True))


def test_places_count_from_one():
    level, fields, message = read(next(iter(write_github(library()))))
    assert level == "error"
    assert fields == {
        "file": "mediatheque.de.txt",
        "line": "3",
        "endLine": "3",
        "col": "6",
        "endColumn": "13",
        "title": "number (critical)",
    }
    assert message == "“quinze” is 15, “fünfzig” is 50. Suggestion: write “fünfzehn”."


def test_columns_are_left_out_where_a_finding_spans_lines():
    report = build([Row(["a"], ["b\nc"])], [Flaw(0, "b\nc", "two lines")])
    _, fields, _ = read(next(iter(write_github(report))))
    assert (fields["line"], fields["endLine"]) == ("1", "2")
    assert "col" not in fields


def test_signs_of_the_command_itself_are_escaped():
    report = build(
        [Row(["a"], ["b"])], [Flaw(0, "b", "::error::100 %\r\n, done")], paths=(None, "a,b:c%.txt")
    )
    (line,) = write_github(report)
    _, fields, message = read(line)
    assert fields["file"] == "a,b:c%.txt"
    assert message == "::error::100 %\r\n, done"


def test_a_text_without_a_file_is_annotated_without_one():
    report = build([Row(["a"], ["b"])], [Flaw(0, "b", "?")], paths=(None, "-"))
    assert "file=" not in next(iter(write_github(report)))

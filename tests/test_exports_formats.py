import sys
from dataclasses import replace

import pytest
from reports import library
from standards import REPORTS

from alignkit import exports
from alignkit.errors import MissingExtra
from alignkit.exports import BEAD_FORMATS, CONVERSIONS, LINK_FORMATS, REPORT_FORMATS, SCORE_FORMATS
from alignkit.exports.formats import Format

TABLES = {"check": REPORT_FORMATS, "align": BEAD_FORMATS, "words": LINK_FORMATS, "score": SCORE_FORMATS}
CASES = [
    pytest.param(form, report, id=f"{form.command}-{form.name}-{name}")
    for form in (*REPORT_FORMATS.values(), *BEAD_FORMATS.values())
    for name, report in REPORTS.items()
]


def content(form, report):
    """Everything a format writes, as the command line would write it."""
    if form.content == "files":
        return {ending: b"".join(map(encoded, parts)) for ending, parts in form.files(report)}
    return b"".join(map(encoded, form.parts(report)))


def encoded(part):
    return part if isinstance(part, bytes) else part.encode("utf-8", "replace")


@pytest.mark.parametrize(("form", "report"), CASES)
def test_a_format_writes_any_report_and_always_the_same_bytes(form, report):
    assert content(form, report) == content(form, report)


@pytest.mark.parametrize("form", REPORT_FORMATS.values(), ids=lambda form: form.name)
def test_no_format_needs_a_score_a_path_or_a_language(form):
    report = library()
    bare = replace(
        report,
        source=replace(report.source, path=None, language="und"),
        target=replace(report.target, path="-", language="und"),
        fidelity=replace(report.fidelity, score=None, low=None, high=None, mqm=None, parts={}),
        bead_fidelity=(None,) * len(report.pairs),
    )
    assert content(form, bare)


@pytest.mark.parametrize("command", TABLES)
def test_a_table_names_each_format_once_and_keeps_to_its_command(command):
    table = TABLES[command]
    assert all(name == form.name and form.command == command for name, form in table.items())


def test_convert_offers_all_of_check_and_what_only_align_has():
    assert set(CONVERSIONS) == set(REPORT_FORMATS) | set(BEAD_FORMATS)
    assert all(CONVERSIONS[name] is form for name, form in REPORT_FORMATS.items())


@pytest.mark.parametrize("form", CONVERSIONS.values(), ids=lambda form: form.name)
def test_a_format_of_bytes_names_its_library_and_others_need_none(form):
    assert (form.content == "bytes") == (form.library is not None)


@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_a_missing_library_is_named_with_the_way_to_get_it(name, monkeypatch):
    form = REPORT_FORMATS[name]
    monkeypatch.setitem(sys.modules, form.library, None)
    complaint = rf"format {name} needs {form.library}, .*; pip install 'alignkit\[{name}\]'$"
    with pytest.raises(MissingExtra, match=complaint):
        form.require_library()
    with pytest.raises(MissingExtra, match=complaint):
        form(library())


def test_a_format_without_library_requires_nothing():
    REPORT_FORMATS["json"].require_library()


def test_files_have_the_endings_that_the_writer_chose():
    assert [ending for ending, _ in BEAD_FORMATS["moses"].files(library())] == [".fr", ".de"]


def test_a_format_is_found_by_its_module_and_function():
    form = Format("x", "check", "ladder:write_ladder", ".x", "")
    assert list(form(library())) == list(BEAD_FORMATS["ladder"](library()))


def test_every_public_name_of_the_exports_is_there():
    assert all(getattr(exports, name) is not None for name in exports.__all__)
    with pytest.raises(AttributeError, match="no attribute 'write_pdf'"):
        _ = exports.write_pdf

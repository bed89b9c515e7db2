"""``--format`` and ``convert``: what the command line does with the table of formats."""

import io
import os
import re
import sys
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from reports import library
from standards import REPORTS

from alignkit.cli import main
from alignkit.encoders import load_encoder
from alignkit.exports import CONVERSIONS, write_json
from alignkit.exports.formats import BEAD_FORMATS, LINK_FORMATS, REPORT_FORMATS, SCORE_FORMATS
from alignkit.lexicon import load_vocabularies

ENCODERS, WORD_LISTS = cache(load_encoder), cache(load_vocabularies)
TABLES = {"check": REPORT_FORMATS, "align": BEAD_FORMATS, "words": LINK_FORMATS, "score": SCORE_FORMATS}
FILES = ("check", "xlsx"), ("check", "parquet"), ("align", "parquet"), ("words", "png")


@pytest.fixture
def call(tmp_path, monkeypatch, capfdbinary):
    """Run a command in a folder with two texts and a report; return status, output bytes, errors."""
    monkeypatch.setattr("alignkit.learned.load_encoder", ENCODERS)
    monkeypatch.setattr("alignkit.learned.load_vocabularies", WORD_LISTS)
    monkeypatch.chdir(tmp_path)
    Path("a.fr").write_text("Le moulin compte 1.500 sacs de farine.\nIl pleut.\n", encoding="utf-8")
    Path("a.de").write_text("Die Mühle zählt 1.800 Säcke Mehl.\nEs regnet.\n", encoding="utf-8")
    Path("report.json").write_text(write_json(library()), encoding="utf-8", newline="")

    def run(*arguments):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = end.code
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return status, out, err.decode("utf-8")

    return run


@pytest.mark.parametrize("command", TABLES)
def test_help_lists_the_table_of_formats(command, call):
    _, out, _ = call(command, "--help")
    text = re.sub(r"\s+", " ", out.decode("utf-8")).replace("- ", "-")
    assert f"{', '.join(TABLES[command])} (default: {next(iter(TABLES[command]))})" in text


@pytest.mark.parametrize(("command", "form"), [(c, f) for c in ("check", "align") for f in TABLES[c]])
def test_a_command_writes_what_the_format_writes(command, form, call):
    target = "out" if TABLES[command][form].content == "files" else "out.bin"
    assert call(command, "a.fr", "a.de", "--format", form, "-o", target) == (0, b"", "")
    made = [path for path in Path().iterdir() if path.name.startswith("out")]
    assert all(path.stat().st_size for path in made if "github" not in form)
    assert len(made) == (2 if TABLES[command][form].content == "files" else 1)


@pytest.mark.parametrize(("command", "form"), FILES)
def test_bytes_come_through_a_pipe_unchanged(command, form, call):
    status, out, _ = call(command, "a.fr", "a.de", "--format", form)
    call(command, "a.fr", "a.de", "--format", form, "-o", "file")
    assert status == 0
    assert out == Path("file").read_bytes()


@pytest.mark.parametrize(("command", "form"), FILES)
def test_bytes_are_not_poured_into_a_terminal(command, form, call, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    status, out, err = call(command, "a.fr", "a.de", "--format", form)
    assert (status, out) == (2, b"")
    assert err == f"alignkit: {form}: is no text for a terminal; name a file with -o\n"


def test_several_files_need_a_name_to_start_from(call):
    status, out, err = call("align", "a.fr", "a.de", "--format", "moses")
    assert (status, out, err) == (2, b"", "alignkit: moses: is several files; name them with -o PREFIX\n")


def test_moses_files_are_named_after_the_output(call):
    assert call("align", "a.fr", "a.de", "--format", "moses", "-o", "pair")[0] == 0
    assert (
        Path("pair.fr").read_text("utf-8").count("\n") == Path("pair.de").read_text("utf-8").count("\n") == 2
    )


def test_a_missing_library_is_told_before_the_work(call, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    status, _, err = call("check", "none.fr", "none.de", "--format", "xlsx", "-o", "out.xlsx")
    assert status == 2
    assert err.startswith("alignkit: the format xlsx needs openpyxl")
    assert err.count("\n") == 1


# ---- convert


@pytest.mark.parametrize("form", CONVERSIONS)
def test_a_report_is_converted_into_what_check_would_have_written(form, call):
    call("check", "a.fr", "a.de", "--format", "json", "-o", "first.json")
    assert call("convert", "first.json", "--format", form, "-o", "second") == (0, b"", "")
    if form in REPORT_FORMATS:
        call("check", "a.fr", "a.de", "--format", form, "-o", "direct")
        if form not in ("parquet", "conllu"):  # these have more decimals than the JSON
            assert Path("second").read_bytes() == Path("direct").read_bytes()


@pytest.mark.parametrize("name", REPORTS)
def test_json_is_converted_into_the_same_json(name, call):
    written = write_json(REPORTS[name])
    Path("in.json").write_text(written, encoding="utf-8", newline="")
    assert call("convert", "in.json", "--format", "json") == (0, written.encode("utf-8"), "")


def test_a_report_may_come_from_standard_input(call, monkeypatch):
    data = io.BytesIO(Path("report.json").read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="utf-8"))
    status, out, _ = call("convert", "-", "--format", "ladder")
    assert status == 0
    assert out.startswith(b"[0]:[0]:0.9900\n")


def test_a_converted_workbook_opens(call):
    call("convert", "report.json", "--format", "xlsx", "-o", "review.xlsx")
    assert openpyxl.load_workbook("review.xlsx").sheetnames == ["Findings", "Text", "Score"]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("a.fr", "a.fr: not JSON"),
        ("none.json", "none.json: there is no such file"),
        (os.curdir, "this is a directory"),
        ("empty.json", "empty.json: not a report of schema alignkit.report/1"),
    ],
)
def test_what_cannot_be_converted_is_named_in_one_line(name, complaint, call):
    Path("empty.json").write_text("{}", encoding="utf-8")
    status, out, err = call("convert", name, "--format", "html")
    assert (status, out) == (2, b"")
    assert complaint in err
    assert err.count("\n") == 1


def test_convert_wants_a_format(call):
    status, _, err = call("convert", "report.json")
    assert status == 2
    assert "--format" in err

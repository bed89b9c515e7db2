"""What the commands read: one file or two, packed or not, named formats, columns and ladders."""

import gzip
import io
import json
import sys
from functools import cache

import pytest
import written

from alignkit.cli import main
from alignkit.encoders import load_encoder
from alignkit.lexicon import load_vocabularies

PAIRS = written.FRENCH_GERMAN[:3]
COMMANDS = ("check", "align", "words", "score")
ENCODERS, WORD_LISTS = cache(load_encoder), cache(load_vocabularies)


@pytest.fixture
def call(tmp_path, capfdbinary, monkeypatch):
    """Run a command in a folder that holds the sentences in every format; models are loaded once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("alignkit.learned.load_encoder", ENCODERS)
    monkeypatch.setattr("alignkit.learned.load_vocabularies", WORD_LISTS)
    for name, write in written.BILINGUAL.items():
        (tmp_path / name).write_bytes(written.as_bytes(write(PAIRS)))
    for suffix, write in written.MONOLINGUAL.items():
        for side, language in enumerate(written.LANGUAGES):
            content = written.as_bytes(write([pair[side] for pair in PAIRS], language))
            (tmp_path / f"{language}.{suffix}").write_bytes(content)

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return status, out.decode("utf-8"), err.decode("utf-8")

    return run


def quotes(result):
    status, out, err = result
    assert (status, err) == (0, "")
    return [finding["quote"] for finding in json.loads(out)["findings"]]


def assert_refused(result, *parts):
    status, out, err = result
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("alignkit: ")
    for part in parts:
        assert part in err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_file_of_both_sides_alone(call, command):
    status, out, err = call(command, "memory.tmx")
    assert (status, err) == (0, "")
    if command != "check":
        assert len(out.splitlines()) == len(PAIRS)


def test_files_of_different_formats_go_together(call):
    assert quotes(call("check", "fr.html", "de.docx", "--format", "json")) == ["1.800"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input_has_the_format_that_is_said(call, pack):
    data = pack(written.tsv(PAIRS).encode())
    assert quotes(call("check", "-", "--input-format", "tsv", "--format", "json", stdin=data)) == ["1.800"]


def test_columns_are_named_or_numbered(call, tmp_path):
    rows = [("n", "mt", "original"), *((str(k), two, one) for k, (one, two) in enumerate(PAIRS))]
    (tmp_path / "t.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    named = call("check", "t.tsv", "--columns", "original,mt", "--format", "json")
    assert quotes(named) == ["1.800"]
    assert_refused(call("check", "t.tsv", "--columns", "source,mt"), "t.tsv", "'source'", "n, mt, original")
    assert_refused(call("check", "t.tsv", "--columns", "1,7"), "t.tsv", "line 1", "number 7 is missing")
    assert_refused(call("check", "t.tsv", "--columns", "original"), "--columns original", "name two")


def test_parallel_lines_are_taken_as_they_are(call):
    assert call("align", "fr.txt", "de.txt", "--input-format", "moses")[1] == call("align", "memory.tmx")[1]


def test_a_ladder_is_taken_as_it_is(call, tmp_path):
    (tmp_path / "other.ladder").write_text("[0, 1]:[0]:0.31\n[2]:[1, 2]:0.22\n", encoding="utf-8")
    options = ("--alignment", "other.ladder", "--format", "json")
    for mode in ("line", "sentence"):
        _, out, _ = call("check", "fr.txt", "de.txt", "--segment", mode, *options)
        beads = [(bead["source"], bead["target"], bead["confidence"]) for bead in json.loads(out)["beads"]]
        assert beads == [([0, 1], [0], 1.0), ([2], [1, 2], 1.0)]


def test_a_ladder_of_alignkit_itself_gives_the_same_beads(call, tmp_path):
    (tmp_path / "own.ladder").write_text(call("align", "fr.txt", "de.txt")[1], encoding="utf-8")
    assert quotes(call("check", "fr.txt", "de.txt", "--alignment", "own.ladder", "--format", "json")) == [
        "1.800"
    ]


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("fr.txt",), ("fr.txt", "holds one text")),
        (("-",), ("standard input", "holds one text")),
        (("-", "-"), ("both standard input",)),
        (("memory.tmx", "de.txt"), ("memory.tmx", "both sides")),
        (("fr.txt", "pairs.csv"), ("pairs.csv", "both sides")),
        (("memory.tmx", "--columns", "a,b"), ("memory.tmx", "has no columns")),
        (("fr.txt", "de.txt", "--columns", "1,2"), ("two files have no columns",)),
        (("none.tmx",), ("none.tmx", "no such file")),
        (("fr.txt", "de.txt", "--input-format", "yaml"), ("yaml", "tmx")),
        (("fr.txt", "--input-format", "tmx"), ("fr.txt", "not well-formed XML")),
        (("fr.txt", "de.txt", "--input-format", "docx"), ("fr.txt", "no DOCX")),
        (("fr.docx", "de.txt", "--input-format", "text"), ("fr.docx", "binary")),
    ],
)
def test_inputs_that_do_not_fit_are_refused_in_one_line(call, arguments, parts):
    assert_refused(call("check", *arguments), *parts)


@pytest.mark.parametrize("ladder", ["[9]:[0]\n", "0-0 1-1\n", "[0]:[0]\n[0]:[1]\n"])
def test_a_ladder_that_does_not_fit_is_refused_in_one_line(call, tmp_path, ladder):
    (tmp_path / "bad").write_text(ladder, encoding="utf-8")
    assert_refused(call("check", "fr.txt", "de.txt", "--alignment", "bad"), "bad: ")
    assert_refused(call("check", "fr.txt", "de.txt", "--alignment", "none"), "none", "no such file")

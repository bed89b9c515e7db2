"""Texts read line by line are the texts that are read whole."""

import io
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.documents import document
from alignkit.errors import ReadError
from alignkit.lines import open_lines
from alignkit.segments import split_segments


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("lines") / "text"


def read(path):
    with open_lines(path) as lines:
        return list(lines)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="aé\n\r\f \u2028𝄞"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_lines_are_those_of_the_whole_text(path, text, encoding):
    path.write_bytes(text.encode(encoding))
    segments = split_segments(document(text, language="fr"), "line")
    lines = read(path)
    assert len(lines) == len(segments)
    for line, segment in zip(lines, segments, strict=True):
        assert text[line.start : line.start + len(line.text)] == line.text
        assert line.text.strip() == text[segment.start : segment.end]


def test_a_text_longer_than_its_head_is_read_to_the_end(path):
    path.write_text("é" * 99 + "\n", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") * 2000, encoding="utf-8")
    lines = read(path)
    assert len(lines) == 2000
    assert lines[-1].start == 1999 * 100


def test_a_text_in_an_old_encoding_is_read_whole(path):
    path.write_bytes("Le curé a béni l'école.\nIl était là.\n".encode("cp1252"))
    assert [line.text for line in read(path)] == ["Le curé a béni l'école.", "Il était là."]


@pytest.mark.parametrize("late", [b"\xff", b"\0"])
def test_what_stops_being_text_is_refused_where_it_does(path, late):
    path.write_bytes(b"une ligne\n" * 20_000 + late)
    with pytest.raises(ReadError, match=r"text: .*line 20001|text: not utf-8 after line"):
        read(path)


def test_what_cannot_be_opened_is_refused_by_name(tmp_path):
    with pytest.raises(ReadError, match=r"none: there is no such file"):
        read(tmp_path / "none")
    with pytest.raises(ReadError, match="directory"):
        read(tmp_path)


def test_standard_input_is_read_as_it_comes_and_left_open(monkeypatch):
    stream = io.BufferedReader(io.BytesIO(b"un\r\ndeux"))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    assert [(line.text, line.start) for line in read("-")] == [("un", 0), ("deux", 4)]
    assert not stream.closed

"""SRT and WebVTT: cues, their times and their markup."""

import extracts
import pytest

from alignkit.errors import ReadError
from alignkit.readers.subtitles import read_srt, read_vtt

SRT = (
    "1\n00:00:01,000 --> 00:00:02,500\nOù est\n<i>Paul</i> ?\n\n"
    "2\n00:00:03,000 --> 00:00:04,000 X1:10\n{\\an8}- Là.\n- Ah.\n\n\n3\n01:00:00,000 --> 01:00:01,000\n\n"
)
VTT = (
    "WEBVTT - title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE nobody\nreads this\n\n"
    "intro\n00:01.000 --> 00:02.500 align:start\n<v Paul><c.loud>A &lt;</c> B&nbsp;<00:01.500>!\n\n"
    "00:00:03.000 --> 00:00:04.000\nOui.\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cues_of_an_srt(end):
    found = read_srt(SRT.replace("\n", end))
    extracts.assert_sound(found)
    assert extracts.texts(found) == ["Où est Paul ?", "- Là. - Ah.", ""]
    assert [(unit.name, unit.time) for unit in found.origin.units] == [
        ("1", (1000, 2500)), ("2", (3000, 4000)), ("3", (3_600_000, 3_601_000)),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cues_of_a_vtt(end):
    found = read_vtt(VTT.replace("\n", end))
    extracts.assert_sound(found)
    assert extracts.texts(found) == ["A < B\u00a0!", "Oui."]
    assert [(unit.name, unit.time) for unit in found.origin.units] == [
        ("intro", (1000, 2500)),
        (None, (3000, 4000)),
    ]


def test_a_cue_ends_where_the_next_time_stands_even_without_a_blank_line():
    found = read_srt("1\n00:00:01,000 --> 00:00:02,000\nUn.\n2\n00:00:03,000 --> 00:00:04,000\nDeux.")
    assert extracts.texts(found) == ["Un.", "Deux."]
    assert [unit.name for unit in found.origin.units] == ["1", "2"]


def test_a_cue_without_text_and_name_before_the_next_is_empty():
    found = read_srt("00:00:01,000 --> 00:00:02,000\n00:00:03,000 --> 00:00:04,000\nDeux.")
    assert extracts.texts(found) == ["", "Deux."]


def test_marks_that_are_no_tags_stay():
    found = read_srt("1\n00:00:01,000 --> 00:00:02,000\n2 < 3 > 1 <3 {x} & &amp;\n")
    assert extracts.texts(found) == ["2 < 3 > 1 <3 {x} & &amp;"]


def test_blanks_inside_a_line_stay():
    assert extracts.texts(read_srt("1\n00:00:01,000 --> 00:00:02,000\n Ein  Wort \n da")) == ["Ein  Wort da"]


def test_an_empty_file_has_no_cues():
    assert read_srt("").text == read_vtt("WEBVTT\n").text == ""


def test_text_without_times_is_refused():
    with pytest.raises(ReadError, match="no time codes"):
        read_srt("Bonjour.\nCa va ?\n")

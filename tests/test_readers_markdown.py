"""Markdown: which text, and where it stands."""

import extracts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.errors import ReadError
from alignkit.readers import markdown
from alignkit.readers.markdown import read_markdown

PARTS = st.lists(
    st.sampled_from(
        ["mot", "a", " ", "\n", "\n\n", "*", "**", "`", "``", "[", "](", ")", "![", "](a 'b')", "\\", "&amp;",
         "# ", "- ", "1. ", "> ", "|", "\n|-|-|\n", "<b>", "<p>", "  \n", "~~", "\r\n", "\t", "```\n", "<http://a.b>",
         "][", "é"]
    ), max_size=20,
)  # fmt: skip


def read(raw):
    found = read_markdown(raw)
    extracts.assert_sound(found)
    return extracts.texts(found)


@extracts.SOME
@given(PARTS)
def test_every_character_stands_where_it_is_said_to_stand(parts):
    read("".join(parts))


@pytest.mark.parametrize(
    ("raw", "units"),
    [
        ("Un mot.\nEncore un.\n\nDeux.", ["Un mot. Encore un.", "Deux."]),
        ("# Titre #\n\nSous\n====\n", ["Titre", "Sous"]),
        ("- un\n- deux\n  suite\n\n1. trois\n", ["un", "deux suite", "trois"]),
        ("> cité\n> encore\n", ["cité encore"]),
        ("un *gras* et **fort** et ~~faux~~", ["un gras et fort et faux"]),
        ("du `code ici` et `` a`b ``", ["du code ici et a`b"]),
        ("[ici](a.md 'titre') [là][x] ![image](i.png)\n\n[x]: http://x", ["ici là image"]),
        ('[b](<a b> "b)") b <http://b.c>', ["b b http://b.c"]),
        (r"2 \* 3 \\ &lt; &eacute;", [r"2 * 3 \ < é"]),
        ("| a | b \\| c |\n|---|---|\n| d | d |\n", ["a", "b | c", "d", "d"]),
        ("un  \ndeux\\\ntrois", ["un", "deux", "trois"]),
        ("un<br>deux <b>gras</b>", ["un", "deux gras"]),
        ("<div>un <b>mot</b></div>\n\ndeux", ["un mot", "deux"]),
        ("```\ncode\n```\n\n    code\n\nmot", ["mot"]),
        ("---\ntitle: no\n---\n\nmot", ["mot"]),
        ("---\n\nmot", ["mot"]),
        ("", []),
    ],
)
def test_units_are_paragraphs_headings_items_and_cells(raw, units):
    assert read(raw) == units
    assert read(raw.replace("\n", "\r\n")) == units


@pytest.mark.parametrize(
    ("raw", "word", "places"),
    [
        ("1. 1\n", "1", [3]),
        ("- a a\n", "a", [2, 4]),
        ("[b](b 'b') b", "b", [1, 11]),
        ("[b][b] b\n\n[b]: b", "b", [1, 7]),
        ("`b` **b** b", "b", [1, 6, 10]),
        ("| d | d |\n|---|---|\n| e | d |", "d", [2, 6, 26]),
        ("# a\n\n> - a\n", "a", [2, 9]),
        ("&amp; a", "a", [6]),
    ],
)
def test_words_lead_back_to_their_own_place(raw, word, places):
    found = read_markdown(raw)
    starts = [k for k in range(len(found.text)) if found.text.startswith(word, k)]
    assert [found.origin.locate(k, k + 1) for k in starts] == [(place, place + 1) for place in places]


def test_a_text_larger_than_any_is_refused(monkeypatch):
    monkeypatch.setattr(markdown, "_LARGEST", 3)
    with pytest.raises(ReadError, match="more than 3 characters; split the file"):
        read_markdown("abcd")


def test_a_nul_does_not_move_the_places_of_its_item():
    extract = read_markdown("- \0Elle\n  vend du pain.\n")
    extracts.assert_sound(extract)
    assert extract.text == "\N{REPLACEMENT CHARACTER}Elle vend du pain.\n"


def test_a_file_may_end_in_a_line_that_a_tab_widens():
    """The parser makes blanks of a tab, so that the content is longer than what is left of the file."""
    assert "".join(read("- Elle\n  vend\n\t¢")).split() == ["Elle", "vend", "¢"]


def test_an_indent_may_be_wider_than_the_tab_that_makes_it():
    extract = read_markdown("- Elle\n\t  vend du pain &amp; du sel.\n")
    extracts.assert_sound(extract)
    assert extract.text == "Elle vend du pain & du sel.\n"


def test_a_control_character_at_the_end_is_no_blank():
    extracts.assert_sound(read_markdown("Elle\n  vend\n  \x1c"))


@pytest.mark.parametrize("mark", ["", "> ", "- "])
def test_a_line_of_unusual_white_space_does_not_move_the_next(mark):
    extract = read_markdown(f"{mark}\N{NO-BREAK SPACE}\n{mark.replace('-', ' ')}Elle\nvend *du* pain.\n")
    extracts.assert_sound(extract)
    assert extract.text.strip() == "Elle vend du pain."

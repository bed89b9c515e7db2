"""Whatever a file holds, reading it gives a text or one line: no traceback, no hang, little memory."""

import time
import tracemalloc
from functools import partial

import extracts
import pytest
import written
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.documents import read_document, read_sides
from alignkit.readers import BILINGUAL, FORMATS, MONOLINGUAL, Choice, read_both, read_one

PAIRS = written.FRENCH_GERMAN[:3]
SEEDS = {name.rpartition(".")[2]: write(PAIRS) for name, write in written.BILINGUAL.items()}
SEEDS |= {
    suffix: write([one for one, _ in PAIRS], "fr")
    for suffix, write in written.MONOLINGUAL.items()
    if suffix != "txt"
}
BITS = [
    *"<>&;\"'/=\\\n\r\t,[](){}*`|\0é𝕏\ufeff\u2028", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [",
    "&x;", "   ", "<!ENTITY x 'y'>", "<seg>", "</seg>", "<tu>", "</tu>",
    "<mrk mtype='seg' mid='1'>", "</mrk>", "<source>",
    "</target>", "msgid \"", "msgstr[9] \"\"", "00:00:01,000 --> ", "\\ud800", "<script>", "xml:lang='xx'",
    "null", "1e999", "#~ ", "&#x110000;",
]  # fmt: skip
READERS = sorted(MONOLINGUAL.keys() | BILINGUAL.keys())


def read(form, raw):
    if form in MONOLINGUAL:
        extracts.assert_sound(read_one(form, raw))
    else:
        one, two = read_both(form, raw, Choice())
        for side in (one, two):
            extracts.assert_sound(side)
        assert len(one.origin.units) == len(two.origin.units)


@st.composite
def damaged(draw):
    """A sound file of some format with a few places cut out, doubled or filled with what hurts."""
    raw = draw(st.sampled_from([seed for seed in SEEDS.values() if isinstance(seed, str)]))
    for _ in range(draw(st.integers(0, 4))):
        place, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 30))
        middle = draw(st.sampled_from(BITS)) * draw(st.integers(0, 3)) or raw[place : place + length] * 2
        raw = raw[:place] + middle + raw[place + length :]
    return raw


ANYTHING = damaged() | st.lists(st.sampled_from(BITS), max_size=40).map("".join) | st.text(max_size=40)


def assert_harmless(form, raw):
    assert "\n" not in extracts.refusal(read, form, raw)


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=40, deadline=None)
@given(raw=ANYTHING)
def test_any_text_is_read_or_refused_in_one_line(form, raw):
    assert_harmless(form, raw)


@pytest.mark.slow
@pytest.mark.parametrize("form", READERS)
@settings(max_examples=2000, deadline=None)
@given(raw=ANYTHING)
def test_much_more_text_is_read_or_refused_in_one_line(form, raw):
    assert_harmless(form, raw)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=60) | damaged().map(lambda raw: raw.encode("utf-16")[:-1]))
def test_any_bytes_are_read_or_refused_in_one_line(tmp_path_factory, form, data):
    path = tmp_path_factory.mktemp("any", numbered=True) / "file"
    path.write_bytes(data)
    reading = read_sides if form in BILINGUAL else read_document
    assert "\n" not in extracts.refusal(lambda: reading(path, form=form))


REPEATED = {
    "html": [
        "<",
        "<a",
        "<!--",
        "</a",
        "&",
        "&amp;",
        "<a b='",
        '="',
        "<p>",
        "<b>",
        " \n",
        "<script>",
        "<pre>\n",
        "&a",
    ],
    "markdown": [
        "[",
        "![",
        "*a",
        "`a",
        "``",
        "> ",
        "- ",
        "<a",
        "[a](",
        "a_ ",
        "\\",
        "&amp;",
        "~~a",
        "|",
        "* a\n",
    ],
    "srt": ["<i>", "{\\", "00:00:01,000 --> 00:00:02,000\n", "<", "\n", "1\n"],
    "vtt": ["<v ", "&amp;", "00:01.000 --> 00:02.000\n", "NOTE\n\n"],
    "tsv": ["\t", "a\tb\n", "\n"],
    "csv": ['"', '""', ",", "a,b\n", '"a",'],
    "jsonl": ["{", "[", '"', "\\u0041", '{"source": "a", "target": "b"}\n', " "],
    "tmx": ["<tmx>", "<tu><tuv>", "<!--", "&amp;", "<tmx a='", "<![CDATA["],
    "xliff": ["<xliff>", "<x>", "&lt;"],
    "po": ['msgid "a"\n', '"', "\\", "#, fuzzy\n", 'msgid "', '"a"\n'],
}
SIZE = 40_000


@pytest.mark.parametrize(
    ("form", "part"), [(form, part) for form, parts in REPEATED.items() for part in parts]
)
def test_a_pattern_over_and_over_takes_no_time_to_speak_of(form, part):
    raw = part * (SIZE // len(part))
    began = time.process_time()
    assert "\n" not in extracts.refusal(reader(form), raw)
    assert time.process_time() - began < 5  # a second at the most; hours if it grew with the square


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "part"), [("html", "&lt;"), ("html", "<p>a"), ("jsonl", "\\n"), ("tmx", "&lt;")]
)
def test_every_escape_takes_little_memory(form, part):
    head, tail = ('{"source": "', '", "target": "b"}') if form == "jsonl" else ("", "")
    raw = head + part * (1_000_000 // len(part)) + tail
    tracemalloc.start()
    extracts.refusal(reader(form), raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * len(raw)


def reader(form):
    return partial(read_one, form) if form in MONOLINGUAL else lambda raw: read_both(form, raw, Choice())

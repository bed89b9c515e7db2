"""Word links as CoNLL-U and as drawings."""

import io
import struct
import sys
import xml.etree.ElementTree as ET

import pytest

from alignkit.errors import MissingExtra, WriteError
from alignkit.exports.conllu import write_link_conllu
from alignkit.exports.link_drawing import write_link_drawing
from alignkit.exports.link_layout import strip
from alignkit.exports.link_picture import write_link_picture
from alignkit.records import Bead, Link, Pair
from alignkit.tokens import tokenize

PAIRS = [
    Pair(
        Bead((0,), (0,), 1.0),
        tuple(tokenize("L'eau <froide>")),
        tuple(tokenize("Kaltes Wasser")),
        (Link(2, 1, 0.91), Link(4, 0, 0.4)),
    ),
    Pair(Bead((1,), (1,), 1.0), (), ()),
]
SVG = "{http://www.w3.org/2000/svg}"


def test_every_pair_is_two_sentences_of_ten_columns():
    sentences = list(write_link_conllu(PAIRS))
    assert len(sentences) == 4
    rows = [line.split("\t") for line in sentences[0].splitlines() if line and not line.startswith("#")]
    assert all(len(row) == 10 and all(row) for row in rows)
    assert [row[0] for row in rows] == [str(k) for k in range(1, 7)]
    assert [row[9] for row in rows] == [
        "End=1|SpaceAfter=No|Start=0",
        "End=2|SpaceAfter=No|Start=1",
        "Align=2:0.91|End=5|Start=2",
        "End=7|SpaceAfter=No|Start=6",
        "Align=1:0.4|End=13|SpaceAfter=No|Start=7",
        "End=14|Start=13",
    ]
    assert all(sentence.endswith("\n\n") for sentence in sentences)


def test_partners_are_named_on_both_sides():
    target = list(write_link_conllu(PAIRS))[1].splitlines()
    assert target[1].endswith("\tAlign=5:0.4|End=6|Start=0")
    assert target[2].endswith("\tAlign=3:0.91|End=13|Start=7")


def test_a_side_without_tokens_keeps_its_place():
    assert list(write_link_conllu(PAIRS))[2].strip().splitlines() == [
        "# sent_id = 1-source",
        "1\t_\t_\t_\t_\t_\t_\t_\t_\t_",
    ]


def test_a_drawing_is_an_image_with_every_word_and_link():
    image = ET.fromstring("".join(write_link_drawing(PAIRS)))
    words = image.findall(f"{SVG}text")
    assert [word.text for word in words] == ["L", "'", "eau", "<", "froide", ">", "Kaltes", "Wasser"]
    assert [word.get("class") for word in words] == [
        "alone",
        "alone",
        None,
        "alone",
        None,
        "alone",
        None,
        None,
    ]
    lines = image.findall(f"{SVG}line")
    assert [line.get("class") for line in lines] == [None, "weak"]
    assert float(lines[0].get("opacity")) > float(lines[1].get("opacity"))
    assert all(float(word.get("x")) < float(image.get("width")) for word in words)


def test_a_drawing_of_nothing_is_an_image():
    assert ET.fromstring("".join(write_link_drawing([]))).tag == f"{SVG}svg"


def test_a_picture_is_twice_the_size_of_the_drawing_and_always_the_same():
    image = write_link_picture(PAIRS)
    assert image.startswith(b"\x89PNG\r\n")
    drawing = ET.fromstring("".join(write_link_drawing(PAIRS)))
    width, height = struct.unpack(">II", image[16:24])
    assert abs(width - 2 * float(drawing.get("width"))) <= 2
    assert height == 2 * float(drawing.get("height"))
    assert write_link_picture(PAIRS) == image


def test_a_picture_shows_words_and_lines():
    image = pytest.importorskip("matplotlib.image")
    pixels = image.imread(io.BytesIO(write_link_picture(PAIRS[:1])))[..., :3]
    dark, blue = (pixels.max(axis=2) < 0.3), (pixels[..., 2] - pixels[..., 0] > 0.3)
    (line, _) = strip(PAIRS[0]).lines
    middle = round(line.start + line.end)  # halfway down, at two pixels each
    assert blue[150:200, middle - 6 : middle + 6].any()
    assert dark[20:60].any()
    assert dark[260:310].any()
    assert not dark[100:200].any()


def test_a_picture_of_a_text_is_refused():
    with pytest.raises(WriteError, match="choose one by --line N"):
        write_link_picture(PAIRS * 11)
    long = tuple(tokenize("Wort " * 400))
    with pytest.raises(WriteError, match="some 200 words"):
        write_link_picture([Pair(Bead((0,), (0,), 1.0), long, long)])


def test_a_picture_needs_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"pip install 'alignkit\[png\]'"):
        write_link_picture(PAIRS)

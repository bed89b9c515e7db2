"""Word links as CoNLL-U and as a drawing."""

import xml.etree.ElementTree as ET

from alignkit.exports.link_conllu import write_link_conllu
from alignkit.exports.link_drawing import write_link_drawing
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
        "SpaceAfter=No", "SpaceAfter=No", "Align=2:0.91", "SpaceAfter=No", "Align=1:0.4|SpaceAfter=No", "_",
    ]  # fmt: skip
    assert all(sentence.endswith("\n\n") for sentence in sentences)


def test_partners_are_named_on_both_sides():
    target = list(write_link_conllu(PAIRS))[1].splitlines()
    assert target[1].endswith("Align=5:0.4")
    assert target[2].endswith("Align=3:0.91")


def test_a_side_without_tokens_keeps_its_place():
    assert list(write_link_conllu(PAIRS))[2].strip().splitlines() == [
        "# sent_id = 2.source",
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

"""A folder of texts with gold ladders, as vecalign's has them."""

import pytest

from benchmarks.ladder_folder import read_folder


def test_texts_and_gold_are_read_from_a_folder(tmp_path):
    for name, text in {
        "one.de": "Guten Tag.\nEs regnet.\nBis bald.\n",
        "one.fr": "Bonjour.\nIl pleut, à bientôt.\n",
        "one.defr": "[0]:[0]\n[1, 2]:[1]\n",
        "README.md": "not a text",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (bitext,) = read_folder(tmp_path)
    assert (bitext.name, bitext.languages) == ("one", ("de", "fr"))
    assert bitext.source == ["Guten Tag.", "Es regnet.", "Bis bald."]
    assert bitext.beads == [([0], [0]), ([1, 2], [1])]


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="holds no gold ladder"):
        read_folder(tmp_path)

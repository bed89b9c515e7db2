"""Any object with ``encode`` pairs sentences; what it returns is checked."""

import numpy as np
import pytest

import alignkit
from alignkit.encoders import GivenEncoder, load_encoder
from alignkit.errors import ModelError

FRENCH = "Le pont est fermé. Trois canards traversent la route. Il pleut sur le port."
GERMAN = "Die Brücke ist gesperrt. Drei Enten queren die Straße. Es regnet auf den Hafen."


class Ours:
    """The embedded model behind the plainest interface, counting what it is asked."""

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        return 3.0 * load_encoder().encode(texts)


class Returning:
    def __init__(self, rows):
        self.rows = rows

    def encode(self, texts):
        return self.rows(len(texts))


def test_an_object_with_encode_pairs_what_its_vectors_pair():
    found = alignkit.align(FRENCH, GERMAN, encoder=Ours())
    usual = alignkit.align(FRENCH, GERMAN)
    assert [pair.bead.source for pair in found.pairs] == [pair.bead.source for pair in usual.pairs]
    assert [pair.links for pair in found.pairs] == [pair.links for pair in usual.pairs]


def test_each_distinct_text_is_encoded_once_and_empty_ones_never():
    model = Ours()
    rows = GivenEncoder(model).encode(["Enten", "", "Teich", "Enten", " \n"])
    assert sorted(model.asked) == [".", "Enten", "Teich"]  # the full stop tells how long the rows are
    assert (rows[0] == rows[3]).all()
    assert not rows[1].any()
    assert not rows[4].any()
    assert np.linalg.norm(rows[[0, 2]], axis=1) == pytest.approx(1.0)


def test_no_texts_give_no_rows():
    assert GivenEncoder(Ours()).encode([]).shape == (0, load_encoder().dim)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (lambda n: np.zeros(n), r"gives shape \(1,\) for 1 texts"),
        (lambda n: np.zeros((n + 1, 4)), r"gives shape \(2, 4\) for 1 texts"),
        (lambda n: np.zeros((n, 0)), r"gives shape \(1, 0\) for 1 texts"),
        (lambda n: np.full((n, 4), np.nan), "not finite"),
        (lambda n: [["a"]] * n, "no rows of numbers"),
        (lambda n: None, "no rows of numbers|gives shape"),
    ],
)
def test_what_are_no_rows_of_numbers_is_refused_in_one_line(rows, told):
    with pytest.raises(ModelError, match=told) as caught:
        alignkit.align(FRENCH, GERMAN, encoder=Returning(rows))
    assert "\n" not in str(caught.value)


def test_languages_beyond_the_model_are_paired_and_nothing_is_made_up_about_their_words():
    swahili = "Daraja limefungwa. Bata watatu wanavuka barabara. Mvua inanyesha bandarini."
    report = alignkit.check(FRENCH, swahili, source_lang="fr", target_lang="sw", encoder=Ours())
    assert [number for pair in report.pairs for number in pair.bead.target] == [0, 1, 2]
    assert not any(pair.links for pair in report.pairs)
    assert report.fidelity.score is None
    assert set(report.bead_fidelity) == {None}
    with pytest.raises(alignkit.AlignkitError, match="language not covered"):
        alignkit.check(FRENCH, swahili, source_lang="fr", target_lang="sw")


def test_the_signature_names_the_encoder_of_sentences():
    report = alignkit.check(FRENCH, GERMAN, encoder=Ours())
    assert "|sentences:Ours@unversioned|" in report.signature

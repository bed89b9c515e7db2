"""The embedded model's folder loads in other libraries, unchanged, and gives the same vectors."""

from pathlib import Path

import numpy as np
import pytest

from alignkit.encoders import damaged_files, find_model, load_encoder

TEXTS = [
    "La boulangère ferme sa boutique à 18 h 30.",
    "Die Bäckerin schließt ihren Laden um 18.30 Uhr – wie immer!",
    "Пекарь закрывает лавку; Αθήνα, Москва.",
    "L'été, 1.500 canards (env.) traversent l’étang.",
    "Straße, CAFÉ, naïve, œuvre",
]


@pytest.fixture(scope="module")
def ours():
    return load_encoder("mini").encode(TEXTS)


def test_model2vec_gives_the_same_vectors(ours):
    model2vec = pytest.importorskip("model2vec")
    theirs = model2vec.StaticModel.from_pretrained(find_model("mini")).encode(TEXTS)
    assert np.einsum("nd,nd->n", ours, theirs) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_sentence_transformers_gives_the_same_vectors(ours):
    library = pytest.importorskip("sentence_transformers")
    theirs = library.SentenceTransformer(str(Path(find_model("mini"))), device="cpu").encode(TEXTS)
    assert np.einsum("nd,nd->n", ours, theirs) == pytest.approx(1.0, abs=1e-3)


def test_the_files_of_the_embedded_model_are_those_that_its_configuration_names():
    assert damaged_files(find_model("mini")) == []

"""The programs that make the model, as far as they run without torch and dictionaries."""

import gzip
import json
import lzma

import numpy as np
import pytest

from models.training.bitexts import make_bitext
from models.training.corpus import (
    bucket_probabilities,
    cached_pairs,
    fingerprint,
    read_pairs,
    usable,
)
from models.training.folder import save_vectors, write_config

LINES = [
    (
        f"Le cheval numéro {k}, vieux et gris, mange son foin.",
        f"Pferd Nummer {k}, alt und grau, frisst sein Heu.",
    )
    for k in range(40)
]
STRANGERS = [(f"La tour {k} est haute.", f"Der Turm {k} ist hoch.") for k in range(10)]


@pytest.fixture
def data(tmp_path):
    """A folder in the form of the training data: two sources and one development set."""
    (tmp_path / "train").mkdir()
    (tmp_path / "dev").mkdir()
    table = "".join(f"{a}\t{b}\n" for a, b in LINES[:5])
    (tmp_path / "train" / "stable.fr-de.tsv.xz").write_bytes(lzma.compress(table.encode()))
    row = {
        "en": "The barn is full of hay.",
        "es": "El granero está lleno de heno.",
        "it": "Il fienile è pieno di fieno.",
    }
    (tmp_path / "train" / "barn.multi.jsonl.xz").write_bytes(lzma.compress(json.dumps(row).encode() + b"\n"))
    reserved = json.dumps({"deu": LINES[2][1].upper().replace(",", " ;")}) + "\n"
    (tmp_path / "dev" / "set.jsonl.gz").write_bytes(gzip.compress(reserved.encode()))
    return tmp_path


def test_what_stands_in_the_development_sets_is_never_read_for_training(data):
    texts = [pair.texts for pair in read_pairs(data) if pair.source == "stable"]
    assert texts == [LINES[0], LINES[1], LINES[3], LINES[4]]


def test_a_multilingual_row_is_paired_with_its_pivot_and_along_a_chain(data):
    found = {pair.languages for pair in read_pairs(data) if pair.source == "barn"}
    assert found == {("en", "es"), ("en", "it"), ("es", "it")}


def test_the_cache_gives_what_was_read(data, tmp_path):
    first = list(cached_pairs(data, tmp_path / "pairs.tsv"))
    assert first == list(read_pairs(data)) == list(cached_pairs(data, tmp_path / "pairs.tsv"))


def test_a_fingerprint_ignores_case_spacing_and_marks():
    assert fingerprint("Le Pont, fermé !") == fingerprint("le pont fermé") != fingerprint("le pont ouvert")


@pytest.mark.parametrize(
    ("source", "target"),
    [("Oui.", "Oui."), ("Oui.", "J" * 900), ("12 34 56 78", "12 34 56 79"), ("", "Ja.")],
)
def test_pairs_that_cannot_be_translations_are_left_out(source, target):
    assert not usable(source, target)


def test_buckets_are_drawn_by_the_square_root_of_their_size():
    assert bucket_probabilities(np.array([100, 400]), np.array([1.0, 1.0])) == pytest.approx([1 / 3, 2 / 3])


@pytest.mark.parametrize("seed", range(30))
def test_the_true_beads_of_a_bitext_cover_it_in_order(seed):
    bitext = make_bitext(LINES, STRANGERS, np.random.default_rng(seed))
    assert [k for (a, b), _ in bitext.beads for k in range(a, b)] == list(range(len(bitext.source)))
    assert [k for _, (a, b) in bitext.beads for k in range(a, b)] == list(range(len(bitext.target)))


def test_bitexts_have_holes_merges_and_strangers():
    shapes = {
        (b - a, d - c)
        for seed in range(60)
        for (a, b), (c, d) in make_bitext(LINES, STRANGERS, np.random.default_rng(seed)).beads
    }
    assert {(0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)} <= shapes


def test_vectors_survive_eight_bits(tmp_path):
    from safetensors.numpy import load_file

    vectors = np.random.default_rng(7).normal(size=(50, 16)).astype(np.float32)
    save_vectors(vectors, tmp_path / "model.safetensors")
    stored = load_file(tmp_path / "model.safetensors")
    restored = stored["vectors"].astype(np.float32) * stored["scales"].astype(np.float32)[:, None]
    assert np.abs(restored - vectors).max() < np.abs(vectors).max() / 100


def test_the_configuration_carries_the_checksums_of_what_is_there(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"x")
    write_config(tmp_path, {"name": "tiny"})
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    assert config["name"] == "tiny"
    assert list(config["sha256"]) == ["model.safetensors"]

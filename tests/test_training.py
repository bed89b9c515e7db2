"""The programs that make the model, as far as they run without torch and dictionaries."""

import gzip
import json
import lzma

import numpy as np
import pytest

from models.training.bitexts import make_bitext
from models.training.corpus import cached_rows, fingerprint, ordered, read_rows, usable
from models.training.dictionaries import synset_pairs, synset_words
from models.training.folder import save_vectors, write_config
from models.training.packing import Mixture, bucket_probabilities, pack

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
    texts = [tuple(row.texts.values()) for row in read_rows(data) if row.source == "stable"]
    assert texts == [LINES[0], LINES[1], LINES[3], LINES[4]]


def test_every_two_languages_of_a_row_make_a_pair(data):
    found = {pair.languages for row in read_rows(data) if row.source == "barn" for pair in row.pairs()}
    assert found == {("en", "es"), ("en", "it"), ("es", "it")}


def test_the_order_of_the_languages_is_the_same_in_every_file():
    pair = ordered("x", {"it": "uno", "fr": "un"})
    assert (pair.languages, pair.texts) == (("fr", "it"), ("un", "uno"))
    assert ordered("x", {"de": "eins", "fr": "un"}).languages == ("fr", "de")


def test_the_cache_gives_what_was_read(data, tmp_path):
    first = list(cached_rows(data, tmp_path / "rows.jsonl"))
    assert first == list(read_rows(data)) == list(cached_rows(data, tmp_path / "rows.jsonl"))


def test_a_fingerprint_ignores_case_spacing_and_marks():
    assert fingerprint("Le Pont, fermé !") == fingerprint("le pont fermé") != fingerprint("le pont ouvert")


@pytest.mark.parametrize(
    ("source", "target"),
    [("Oui.", "Oui."), ("Oui.", "J" * 900), ("12 34 56 78", "12 34 56 79"), ("", "Ja.")],
)
def test_pairs_that_cannot_be_translations_are_left_out(source, target):
    assert not usable(source, target)


def test_a_language_pair_counts_by_the_square_root_of_its_text():
    sizes = {("a", ("es", "it")): 100, ("a", ("es", "pt")): 1600}
    assert bucket_probabilities(sizes, Mixture(first=1.0)) == pytest.approx([1 / 3, 2 / 3])


def test_what_comes_first_and_news_is_drawn_more_often():
    sizes = {("wmt0813", ("fr", "de")): 100, ("a", ("fr", "de")): 100, ("a", ("es", "it")): 100}
    plain = bucket_probabilities(sizes, Mixture(first=1.0))
    raised = bucket_probabilities(sizes, Mixture(first=4.0, news=3.0))
    assert raised[0] / raised[1] == pytest.approx(3 * plain[0] / plain[1])
    assert raised[2] < plain[2] / 2


class Halves:
    """A tokenizer that halves its text; where it samples, in the other place."""

    def encode(self, texts, num_threads, enable_sampling=False, **_):
        return [[len(text) // 2 + enable_sampling, len(text) - len(text) // 2] for text in texts]


def test_a_text_is_packed_once_in_every_cut():
    lines = [ordered("x", {"fr": f"texte {k}", "de": f"ein Text {k % 7}"}) for k in range(80)]
    packed = pack([*lines, lines[0]], Halves(), cuts=2)
    assert len(packed.pairs) == 80
    assert packed.starts.shape == (2, 80 + 7 + 1)
    first, second = (packed.pieces[row[0] : row[1]] for row in packed.starts)
    assert (first.tolist(), second.tolist()) == ([3, 4], [4, 4])


@pytest.fixture
def lexicon(tmp_path):
    """A folder with the synsets of three languages."""
    rows = [("1", "fra", "pont", "data"), ("1", "isl", "brú", "wikt"), ("2", "isl", "gömul+brú", "data"),
            ("2", "xyz", "nichts", "data"), ("2", "deu", "alte Brücke über dem Fluss", "data")]  # fmt: skip
    text = "".join("\t".join(row) + "\n" for row in rows)
    (tmp_path / "omw.words.tsv.xz").write_bytes(lzma.compress(text.encode()))
    return tmp_path


def test_lemmas_of_one_synset_are_pairs(lexicon):
    found = {(pair.languages, pair.texts) for pair in synset_pairs(lexicon, 7)}
    assert found == {(("fr", "is"), ("pont", "brú"))}


def test_languages_without_text_give_their_lemmas_to_the_vocabulary(lexicon):
    assert sorted(synset_words(lexicon, ["is", "lt"], 7)) == ["brú", "gömul brú"]


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
    restored = stored["embeddings"].astype(np.float32) * stored["weights"][:, None]
    assert np.abs(restored - vectors)[1:].max() < np.abs(vectors).max() / 100
    assert not restored[0].any()


def test_the_configuration_carries_the_checksums_of_what_is_there(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"x")
    write_config(tmp_path, {"name": "tiny"})
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    assert config["name"] == "tiny"
    assert list(config["sha256"]) == ["model.safetensors"]

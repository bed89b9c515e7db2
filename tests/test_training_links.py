"""What the link score is learned from."""

import numpy as np
import pytest
import tiny

from alignkit.lexicon import load_lexicon
from alignkit.words import LinkWeights
from models.training.teacher import Taught, links, load, save

pytest.importorskip("torch", reason="learning needs torch")

from models.training import link_weights
from models.training.lessons import _likely, _reordered, _spliced, _turned, lessons, without
from models.training.link_weights import first_rows, fit, later_rows, write_link_weights

PAIR = Taught(
    ("le", "pont", "de", "pierre"),
    ("die", "Steinbrücke"),
    links("0-0 1-1 3-1"),
    links("0-0 1-1 2-1"),
)


def test_taught_pairs_are_read_as_they_were_saved(tmp_path):
    save([PAIR, _turned(PAIR)], tmp_path / "teacher.tsv")
    assert load(tmp_path / "teacher.tsv") == [PAIR, _turned(PAIR)]


def test_links_grow_from_agreed_ones_to_free_neighbours():
    assert PAIR.agreed == {(0, 0), (1, 1)}
    assert PAIR.grown == {(0, 0), (1, 1), (2, 1), (3, 1)}
    far = Taught(("a", "b", "c"), ("x", "y", "z"), links("0-0 2-2"), links("0-0"))
    assert far.grown == {(0, 0)}


def test_agreed_links_are_likelier_than_grown_and_those_than_lone_ones():
    far = Taught(("a", "b", "c"), ("x", "y", "z"), links("0-0 1-0 2-2"), links("0-0"))
    likely = _likely([far], (1, 3, 3))[0]
    assert likely[0, 0] == 1
    assert 1 > likely[1, 0] > likely[2, 2] > 0
    assert likely.sum() == pytest.approx(likely[0, 0] + likely[1, 0] + likely[2, 2])


@pytest.mark.parametrize("seed", range(20))
def test_spliced_words_have_no_partner_and_the_others_keep_theirs(seed):
    other = Taught(("x",), ("Q1", "Q2", "Q3"), frozenset(), frozenset())
    words = tuple(f"w{k}" for k in range(6))
    pair = Taught(words, words, *[frozenset((k, k) for k in range(6))] * 2)
    spliced = _spliced(pair, other, np.random.default_rng(seed))
    assert any(word.startswith("Q") for word in spliced.target)
    for i, j in spliced.forward:
        assert spliced.source[i] == spliced.target[j]
    assert len(spliced.forward) == sum(word in words for word in spliced.target)


@pytest.mark.parametrize("seed", range(20))
def test_reordered_words_keep_their_partners(seed):
    words = tuple(f"w{k}" for k in range(6))
    pair = Taught(words, words, *[frozenset((k, k) for k in range(6))] * 2)
    turned = _reordered(pair, np.random.default_rng(seed))
    assert sorted(turned.target) == list(words)
    assert len(turned.forward) == len(turned.backward) == 6
    assert all(turned.source[i] == turned.target[j] for i, j in turned.forward | turned.backward)


def test_links_of_a_lesson_are_taken_out_of_its_table(tmp_path):
    tiny.save_lexicon(tmp_path / "lexicon.safetensors")
    lexicon = load_lexicon(tmp_path / "lexicon.safetensors", "fr", "de")
    pair = Taught(("Pont",), ("Brücke",), links("0-0"), links("0-0"))
    again = without(lexicon, [pair] * 5)
    assert lexicon.seen("pont", "brücke") - again.seen("pont", "brücke") == 5
    emptied = without(lexicon, [pair] * 99)
    assert "brücke" not in {word for word, _, seen in emptied.translations("pont") if seen}
    assert again.seen("vélo", "rad") == lexicon.seen("vélo", "rad")


@pytest.mark.slow
def test_stages_are_learned_and_written_into_the_configuration(tmp_path, monkeypatch):
    from alignkit.toolkit import Toolkit

    monkeypatch.setattr(link_weights, "_ROUNDS", 60)
    folder = tiny.save_model(tmp_path / "tiny")
    forms = {"canard": "Ente", "pont": "Brücke", "vélo": "Rad", "pierre": "Stein"}
    rng = np.random.default_rng(7)
    taught = []
    for _ in range(80):
        order = rng.permutation(4)
        source = tuple(forms)
        target = tuple(forms[source[k]] for k in order)
        straight = frozenset((int(k), place) for place, k in enumerate(order))
        taught.append(Taught(source, target, straight, straight))
    drawn = list(lessons(taught, ("fr", "de"), 80, Toolkit(str(folder)), rng))
    stages = [fit([first_rows(lesson, rng) for lesson in drawn], 7)]
    stages.append(fit([later_rows(lesson, stages) for lesson in drawn], 7))
    write_link_weights(folder, LinkWeights(tuple(stages), 0.5))
    found = (
        Toolkit(str(folder)).aligner("fr", "de").align([(list(forms), ["Stein", "Ente", "Rad", "Brücke"])])
    )
    assert {(0, 1), (1, 3), (2, 2), (3, 0)} == {(link.source, link.target) for link in found[0]}

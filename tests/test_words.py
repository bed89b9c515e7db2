"""Word links on made-up vectors, on a tiny lexicon and on the embedded model."""

import time

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.lexicon import load_lexicon
from alignkit.pipeline import toolkit
from alignkit.tokens import split_spaces, tokenize
from alignkit.words import LEAST_PROBABILITY, SAME, align_words, evidence, likenesses

DIM = 32
SOME = settings(max_examples=60, deadline=None)
TOKENS = st.lists(
    st.sampled_from(["lune", "Mond", "pont", "42", "4.2", "1.500", "1500", ",", ".", "»", "a", "é", "½"])
)


def vectors(tokens):
    """One random row a word form, the same every time; nothing for marks."""
    rows = []
    for token in tokens:
        seed = sum(ord(sign) * 31**place for place, sign in enumerate(token.text[:8])) % 2**32
        rows.append(np.random.default_rng(seed).normal(size=DIM) * token.is_word)
    return np.array(rows, dtype=np.float32).reshape(-1, DIM)


def linked(source, target, lexicon=None, cut=split_spaces):
    one, two = cut(source), cut(target)
    return align_words(one, two, vectors(one), vectors(two), lexicon)


def pairs(links):
    return [(link.source, link.target) for link in links]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    path = tmp_path_factory.mktemp("words") / "lexicon.safetensors"
    tiny.save_lexicon(path)
    return load_lexicon(path, "fr", "de")


# ---- what always holds


@SOME
@given(TOKENS, TOKENS)
def test_links_are_in_range_in_order_and_probable(source, target):
    links = linked(" ".join(source), " ".join(target))
    assert pairs(links) == sorted(set(pairs(links)))
    for link in links:
        assert 0 <= link.source < len(source)
        assert 0 <= link.target < len(target)
        assert LEAST_PROBABILITY - 1e-4 <= link.probability <= 1.0


@SOME
@given(TOKENS, TOKENS)
def test_without_a_lexicon_swapping_the_sides_mirrors_the_links(source, target):
    forth = linked(" ".join(source), " ".join(target))
    back = linked(" ".join(target), " ".join(source))
    assert pairs(forth) == sorted((i, j) for j, i in pairs(back))


@pytest.mark.parametrize(("source", "target"), [("", ""), ("", "Mond"), ("lune", "")])
def test_an_empty_side_has_no_links(source, target):
    assert linked(source, target) == ()


@SOME
@given(st.lists(st.sampled_from([f"mot{letter}" for letter in "abcdefghijklmnop"]), unique=True, min_size=1))
def test_a_text_is_linked_to_itself_word_by_word(words):
    assert pairs(linked(" ".join(words), " ".join(words))) == [(k, k) for k in range(len(words))]


def test_tokens_without_vectors_do_not_disturb():
    one, two = split_spaces("... — !"), split_spaces("?!")
    links = align_words(one, two, np.zeros((3, DIM), np.float32), np.zeros((1, DIM), np.float32))
    assert all(np.isfinite(link.probability) for link in links)


# ---- the evidence


def pair_evidence(one, other, lexicon=None):
    a, b = split_spaces(one), split_spaces(other)
    nothing = np.zeros((1, DIM), dtype=np.float32)
    return float(evidence(a, b, nothing, nothing, lexicon)[0, 0])


def test_equal_texts_beat_equal_values_and_those_beat_other_ones():
    assert pair_evidence("1.500", "1.500") == SAME
    assert pair_evidence("1.500", "1500") == SAME / 2
    assert pair_evidence("1.500", "1.600") < 0
    assert pair_evidence("Wien", "Wien") == SAME
    assert pair_evidence(",", ",") == SAME / 2
    assert pair_evidence(",", ".") < 0


def test_words_numbers_and_marks_do_not_match_each_other():
    for one, other in (("mot", "7"), ("mot", ","), ("7", ",")):
        assert pair_evidence(one, other) == pair_evidence(other, one) < -2


def test_all_pairs_are_scored_as_each_pair_alone(lexicon):
    source, target = (
        split_spaces("pierre pont , 12 vélo et ½ Wien"),
        split_spaces("Steinbrücke , und 12 Rad Wien . 1.2"),
    )
    together = evidence(source, target, vectors(source), vectors(target), lexicon)
    place = np.abs((np.arange(8) + 0.5)[:, None] / 8 - (np.arange(8) + 0.5)[None] / 8)
    for i, one in enumerate(source):
        for j, other in enumerate(target):
            alone = evidence([one], [other], vectors([one]), vectors([other]), lexicon)[0, 0]
            assert together[i, j] == pytest.approx(alone - 5.0 * place[i, j], abs=1e-4), (
                one.text,
                other.text,
            )


def test_likeness_of_spelling_ignores_case_and_short_words():
    alike = likenesses(["Organisation", "Rio", "été"], ["organización", "rio", "Été", "Zebra"])
    assert alike.shape == (3, 4)
    assert alike[0, 0] > 0.8
    assert not alike[1:].any()
    assert not alike[:, 1:3].any()
    assert likenesses([], ["a"]).shape == (0, 1)


def test_the_lexicon_links_what_spelling_does_not(lexicon):
    source, target = split_spaces("pont pierre canards"), split_spaces("Enten Steinbrücke")
    nothing = np.zeros((3, DIM), np.float32), np.zeros((2, DIM), np.float32)
    assert {(1, 1), (2, 0)} <= set(pairs(align_words(source, target, *nothing, lexicon)))
    assert not {(1, 1), (2, 0)} & set(pairs(align_words(source, target, *nothing)))


# ---- the embedded model


def model_links(source, target):
    tools = toolkit("mini")
    one, two = tokenize(source), tokenize(target)
    rows = (tools.model.encode_words([token.text for token in side]) for side in (one, two))
    links = align_words(one, two, *rows, tools.lexicon("fr", "de"))
    return {(one[link.source].text, two[link.target].text) for link in links}


def test_a_plain_sentence_is_linked_and_its_extra_words_stay_alone():
    found = model_links(
        "Le boulanger vend douze pains frais.", "Übrigens verkauft der Bäcker zwölf frische Brote."
    )
    assert {
        ("boulanger", "Bäcker"),
        ("vend", "verkauft"),
        ("douze", "zwölf"),
        ("pains", "Brote"),
        (".", "."),
    } <= found
    assert "Übrigens" not in {target for _, target in found}


def test_sentences_that_share_nothing_are_hardly_linked():
    found = model_links("La lune éclaire le jardin", "Unser Anwalt verlangt sieben Verträge")
    assert len(found) <= 1


# ---- size


def timed(source, target):
    begin = time.perf_counter()
    links = linked(source, target)
    return links, time.perf_counter() - begin


def test_two_hundred_tokens_a_side_take_a_moment():
    words = " ".join(f"mot{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(200))
    links, seconds = timed(words, words)
    assert pairs(links) == [(k, k) for k in range(200)]
    assert seconds < 2


@pytest.mark.parametrize(("n", "m"), [(30, 30), (1, 40), (40, 1), (7, 50), (3, 0)])
def test_a_line_cut_into_pieces_is_linked_along_its_length(monkeypatch, n, m):
    monkeypatch.setattr("alignkit.words._MOST_PAIRS", 20)
    monkeypatch.setattr("alignkit.words._PIECE", 16)
    forms = [f"mot{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(50)]
    links = linked(" ".join(forms[:n]), " ".join(forms[:m]))
    assert pairs(links) == sorted(set(pairs(links)))
    assert all(link.source < n and link.target < m for link in links)
    if n == m:
        assert pairs(links) == [(k, k) for k in range(n)]


@pytest.mark.slow
@pytest.mark.parametrize("token", ["mot", ".", "7"])
def test_a_line_of_ten_thousand_equal_tokens_is_linked_in_bounded_time(token):
    links, seconds = timed(" ".join([token] * 10_000), " ".join([token] * 10_000))
    assert all(abs(link.source - link.target) <= 2000 for link in links)
    assert seconds < 60


@pytest.mark.slow
def test_a_line_of_ten_thousand_words_is_linked_along_its_length():
    text = " ".join("mot" + "".join(chr(97 + k // 26**p % 26) for p in range(3)) for k in range(10_000))
    links, seconds = timed(text, text)
    assert {(k, k) for k in range(10_000)} <= set(pairs(links))
    assert seconds < 60

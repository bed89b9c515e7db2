"""Word links on made-up vectors, on a tiny lexicon and on the embedded model."""

import time

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.lexicon import load_lexicon
from alignkit.pipeline import toolkit
from alignkit.tokens import tokenize
from alignkit.toolkit import Toolkit
from alignkit.words import WordAligner

DIM = 32
SOME = settings(max_examples=60, deadline=None)
TOKENS = st.lists(
    st.sampled_from(["lune", "Mond", "pont", "42", "4.2", "1.500", "1500", ",", ".", "»", "a", "é", "½"])
)


def vectors(words):
    """One random row a word, the same every time; nothing for what holds no letter."""
    rows = []
    for word in words:
        seed = sum(ord(sign) * 31**place for place, sign in enumerate(word[:8])) % 2**32
        rows.append(np.random.default_rng(seed).normal(size=DIM) * any(map(str.isalpha, word)))
    return np.array(rows, dtype=np.float32).reshape(-1, DIM)


def aligner(lexicon=None):
    return WordAligner(vectors, lexicon, tiny.link_weights())


def linked(source, target, lexicon=None):
    return aligner(lexicon).align([(source.split(), target.split())])[0]


def pairs(links):
    return [(link.source, link.target) for link in links]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    path = tmp_path_factory.mktemp("words") / "lexicon.safetensors"
    tiny.save_lexicon(path)
    return load_lexicon(path, "fr", "de")


@pytest.fixture(scope="module")
def embedded():
    """The embedded model's aligners."""
    return toolkit("mini").aligner


# ---- what always holds


@SOME
@given(TOKENS, TOKENS)
def test_links_are_in_range_in_order_and_probable(source, target):
    links = linked(" ".join(source), " ".join(target))
    assert pairs(links) == sorted(set(pairs(links)))
    for link in links:
        assert 0 <= link.source < len(source)
        assert 0 <= link.target < len(target)
        assert 0.5 <= link.probability <= 1.0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TOKENS, TOKENS), max_size=8))
def test_a_pair_is_linked_among_others_as_it_is_alone(texts):
    for name in ("tiny", "mini"):
        make = aligner if name == "tiny" else lambda: toolkit("mini").aligner("fr", "de")
        together = make().align(texts)
        alone = [make().align([pair])[0] for pair in texts]
        assert list(map(pairs, together)) == list(map(pairs, alone))
        for one, other in zip(together, alone, strict=True):
            assert [a.probability for a in one] == pytest.approx([b.probability for b in other], abs=2e-4)


@pytest.mark.parametrize(("source", "target"), [("", ""), ("", "Mond"), ("lune", "")])
def test_an_empty_side_has_no_links(source, target):
    assert linked(source, target) == ()


def test_no_pairs_have_no_links():
    assert aligner().align([]) == []


@SOME
@given(st.lists(st.sampled_from([f"mot{letter}" for letter in "abcdefghijklmnop"]), unique=True, min_size=1))
def test_a_text_is_linked_to_itself_word_by_word(words):
    assert pairs(linked(" ".join(words), " ".join(words))) == [(k, k) for k in range(len(words))]


def test_tokens_without_vectors_do_not_disturb():
    links = WordAligner(lambda words: np.zeros((len(words), 3), np.float32), None, tiny.link_weights()).align(
        [(["...", "—", "!"], ["?!"])]
    )[0]
    assert all(np.isfinite(link.probability) for link in links)


def test_forgetting_forms_changes_no_link(monkeypatch, lexicon):
    texts = [("pont pierre".split(), "Steinbrücke".split()), ("et canards".split(), "und Enten".split())] * 3
    known = aligner(lexicon).align(texts)
    monkeypatch.setattr("alignkit.words.align._MOST_FORMS", 2)
    monkeypatch.setattr("alignkit.words.align._TOGETHER", 1)
    assert aligner(lexicon).align(texts) == known


def test_the_lexicon_links_what_spelling_does_not(lexicon):
    source, target = "pont pierre canards", "Enten Steinbrücke"
    assert {(1, 1), (2, 0)} <= set(pairs(linked(source, target, lexicon)))
    assert not {(1, 1), (2, 0)} & set(pairs(linked(source, target)))


def test_a_clitic_is_looked_up_without_its_apostrophe(lexicon):
    assert pairs(linked("canards' (pont)", "Enten Brücke", lexicon)) == [(0, 0), (1, 1)]


# ---- the embedded model


def words(embedded, source, target, languages=("fr", "de")):
    one, two = ([token.text for token in tokenize(text)] for text in (source, target))
    found = embedded(*languages).align([(one, two)])[0]
    return {(one[link.source], two[link.target]) for link in found}


def test_a_plain_sentence_is_linked_and_its_extra_words_stay_alone(embedded):
    found = words(
        embedded,
        "Le boulanger vend douze pains frais.",
        "Übrigens verkauft der Bäcker zwölf frische Brote.",
    )
    assert {
        ("boulanger", "Bäcker"),
        ("vend", "verkauft"),
        ("douze", "zwölf"),
        ("pains", "Brote"),
        (".", "."),
    } <= found
    assert "Übrigens" not in {target for _, target in found}


def test_sentences_that_share_nothing_are_hardly_linked(embedded):
    found = words(embedded, "La lune éclaire le jardin", "Unser Anwalt verlangt sieben Verträge")
    assert len(found) <= 1


def test_repeated_small_words_are_linked_where_they_stand(embedded):
    source = "The mayor opened the school and the bridge, and the priest blessed the bells."
    target = "Le maire a inauguré l'école et le pont, et le curé a béni les cloches."
    one, two = (tokenize(text) for text in (source, target))
    found = embedded("en", "fr").align([([t.text for t in one], [t.text for t in two])])[0]
    near = {(one[link.source].text, two[link.target].text, link.source, link.target) for link in found}
    ands = sorted((i, j) for a, b, i, j in near if (a, b) == ("and", "et"))
    assert len(ands) == 2
    assert ands[0][1] < ands[1][1]


def test_a_compound_is_linked_to_the_words_of_its_parts(embedded):
    source, target = "Le président de la banque centrale a souri.", "Der Zentralbankpräsident lächelte."
    found = words(embedded, source, target, ("fr", "de"))
    parts = {("président", target.split()[1]), ("banque", target.split()[1]), ("centrale", target.split()[1])}
    assert parts <= set(found)


class WithoutTable(Toolkit):
    """The embedded model as if it had no table of English and French."""

    def lexicon(self, source_language, target_language):
        missing = {source_language, target_language} == {"en", "fr"}
        return None if missing else super().lexicon(source_language, target_language)


def test_without_a_table_words_are_linked_by_way_of_a_third_language():
    tools = WithoutTable("mini")
    assert tools._chained("en", "fr").translations("bridge")[0].word == "pont"
    assert tools._chained("en", "xx") is None
    links = tools.aligner("en", "fr").align([("the bridge is open".split(), "le pont est ouvert".split())])[0]
    assert {(1, 1), (3, 3)} <= set(pairs(links))


# ---- size


def timed(source, target):
    begin = time.perf_counter()
    links = linked(source, target)
    return links, time.perf_counter() - begin


def test_two_hundred_tokens_a_side_take_a_moment():
    text = " ".join(f"mot{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(200))
    links, seconds = timed(text, text)
    assert {(k, k) for k in range(200)} <= set(pairs(links))
    assert seconds < 2


@pytest.mark.parametrize(("n", "m"), [(30, 30), (1, 40), (40, 1), (7, 50), (3, 0)])
def test_a_line_cut_into_pieces_is_linked_along_its_length(monkeypatch, n, m):
    monkeypatch.setattr("alignkit.words.batches._MOST_CELLS", 20)
    monkeypatch.setattr("alignkit.words.batches._PIECE_CELLS", 16)
    forms = [f"mot{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(50)]
    links = linked(" ".join(forms[:n]), " ".join(forms[:m]))
    assert pairs(links) == sorted(set(pairs(links)))
    assert all(link.source < n and link.target < m for link in links)
    if n == m:
        assert {(k, k) for k in range(n)} <= set(pairs(links))


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

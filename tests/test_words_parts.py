"""The parts of the link score beside their slow twins: table, context, network, spelling, batches."""

from itertools import pairwise

import numpy as np
import pytest
import slow_words
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from alignkit.lexicon import Lexicon, load_lexicon
from alignkit.words.batches import _CELLS, _PIECES, Piece, cut, gather
from alignkit.words.context import FEATURES as CONTEXT
from alignkit.words.context import context
from alignkit.words.decode import LEFT_OVER, decode
from alignkit.words.evidence import FEATURES, Batch, evidence, others_best
from alignkit.words.forms import MARK, NUMBER, WORD, Forms, Names, bare, pieces
from alignkit.words.network import LinkWeights, Stage
from alignkit.words.pivot import through
from alignkit.words.score import HOPELESS, parts, settle
from alignkit.words.spelling import letter_groups, romanise
from alignkit.words.table import WordTable

SOME = settings(max_examples=50, deadline=None)
DIM = 8


def encode(words):
    return np.array([np.random.default_rng(len(word)).normal(size=DIM) for word in words], dtype=np.float32)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    path = tmp_path_factory.mktemp("parts") / "lexicon.safetensors"
    tiny.save_lexicon(path)
    return load_lexicon(path, "fr", "de")


def described(source, target, lexicon=None):
    """Evidence of one pair of token lists: feature name → (n, m)."""
    names = Names()
    forms = Forms(encode, names), Forms(encode, names)
    batch = Batch.of([forms[0].numbers(source)], [forms[1].numbers(target)])
    table = None if lexicon is None else WordTable(lexicon)
    if table is not None:
        table.source.extend(forms[0].bare)
        table.target.extend(forms[1].bare)
    out = np.empty((len(FEATURES), *batch.inside.shape), dtype=np.float32)
    evidence(batch, *forms, table, out)
    return dict(zip(FEATURES, out[:, 0], strict=True))


# ---- forms and spelling


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("l'", "l"),
        ("D’", "d"),
        ("hon.", "hon"),
        ("-il", "il"),
        ("Garde-robe", "garde-robe"),
        ("»", "»"),
        ("--", "--"),
    ],
)
def test_a_token_is_looked_up_by_its_letters(token, expected):
    assert bare(token) == expected


def test_a_word_is_cut_at_the_marks_inside_it():
    assert pieces("eau-de-vie") == ["eau", "de", "vie"]
    assert pieces("»") == ["»"]


def test_forms_are_told_apart_by_kind_and_compared_across_sides():
    names = Names()
    one, two = Forms(encode, names), Forms(encode, names)
    assert one.numbers(["Rhin", "1.500", "!", "Rhin"]) == [0, 1, 2, 0]
    assert two.numbers(["rhin", "1500"]) == [0, 1]
    assert one.kinds[:3].tolist() == [WORD, NUMBER, MARK]
    assert one.names[0] == two.names[0]
    assert one.names[1] != two.names[1]
    assert one.values[1] == two.values[1]


@pytest.mark.parametrize(("one", "other"), [("Москва", "moskva"), ("ÉTÉ", "ete"), ("Straße", "strasse")])
def test_words_of_other_alphabets_are_spelled_in_latin_letters(one, other):
    assert romanise(one) == other


def test_likeness_of_spelling_is_high_for_cognates_only():
    rows = letter_groups(["organisation", "organización", "Mond", ""])
    assert rows[0] @ rows[1] > 0.6
    assert abs(rows[0] @ rows[2]) < 0.3
    assert not rows[3].any()
    assert letter_groups([]).shape[0] == 0


@SOME
@given(st.lists(st.text(alphabet="abcdéß", max_size=6), max_size=6))
def test_a_word_is_described_among_others_as_it_is_alone(words):
    together = letter_groups(words)
    for word, row in zip(words, together, strict=True):
        np.testing.assert_allclose(row, letter_groups([word])[0], atol=1e-6)


# ---- the table


def test_all_pairs_are_looked_up_as_each_pair_alone(lexicon):
    source, target = (
        ["pierre", "pont", "ponts", "vélo", "et", "inconnu"],
        ["Brücke", "Brücken", "Rad", "und", "Xyz"],
    )
    found = described(source, target, lexicon)
    for i, one in enumerate(source[:-1]):
        for j, two in enumerate(target[:-1]):
            forward, backward = slow_words.shares(lexicon, one, two.lower())
            assert found["forward"][i, j] ** 2 == pytest.approx(forward, abs=1e-6)
            assert found["backward"][i, j] ** 2 == pytest.approx(backward, abs=1e-6)
            assert found["base"][i, j] ** 2 == pytest.approx(lexicon.strength(one, two), abs=1e-6)
    assert not found["forward"][-1].any()
    assert not found["known"][:, -1].any()


def test_a_part_of_a_compound_counts_for_less_than_the_word(lexicon):
    found = described(["pierre", "pont"], ["Steinbrücke", "Stein"], lexicon)
    assert 0 < found["part"][0, 0] < found["part"][0, 1] == found["base"][0, 1]
    assert found["part"][1, 0] > 0 == found["base"][1, 0]
    assert found["part"][1, 1] == 0


def test_without_a_table_nothing_is_known():
    found = described(["pont"], ["Brücke"])
    assert not any(found[name].any() for name in ("forward", "backward", "base", "part", "known"))


def test_two_tables_that_share_a_language_make_a_third(lexicon):
    back = Lexicon(lexicon.target, lexicon.source, lexicon.forward.transposed(len(lexicon.target.words)), {})
    for first, second in ((lexicon, back), (back, lexicon)):
        found = through(first, second)
        seen = {(one, t.word): t.seen for one in found.source.words for t in found.translations(one)}
        assert seen == slow_words.chained(first, second)
        assert seen


def test_only_the_commonest_renderings_are_followed(lexicon, monkeypatch):
    monkeypatch.setattr("alignkit.words.pivot._BREADTH", 1)
    back = Lexicon(lexicon.target, lexicon.source, lexicon.forward.transposed(len(lexicon.target.words)), {})
    found = through(lexicon, back)
    assert [t.word for t in found.translations("vélo")] == ["vélo"]


# ---- evidence of form and place


def test_equal_words_and_values_are_told():
    found = described(["1.500", "Wien", ","], ["1500", "wien", "."])
    assert found["same"].tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert found["value"].tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert found["numbers"][0, 0] == found["words"][1, 1] == found["marks"][2, 2] == 1
    assert found["numbers"].sum() == found["words"].sum() == found["marks"].sum() == 1


def test_the_turn_of_equal_tokens_tells_them_apart():
    found = described("et a et".split(), "und b und".split())
    assert found["turn"][0, 0] == found["turn"][2, 2] == 0
    assert found["turn"][0, 2] == 0.5


@SOME
@given(
    arrays(np.float32, (2, 3, 4), elements=st.sampled_from([0.0, 0.25, 0.5, 1.0])), st.sampled_from([1, 2])
)
def test_the_best_other_is_found_ties_included(score, axis):
    found = others_best(score, axis)
    for b, i, j in np.ndindex(score.shape):
        row, place = (score[b, i], j) if axis == 2 else (score[b, :, j], i)
        assert found[b, i, j] == slow_words.others_best(row, place)


# ---- context and network


@SOME
@given(
    arrays(
        np.float32,
        st.tuples(st.just(2), st.integers(1, 6), st.integers(1, 6)),
        elements=st.floats(0, 1, width=32),
    )
)
def test_the_context_of_cells_is_that_of_each_cell_alone(probability):
    cells = np.arange(probability.size)
    out = np.empty((len(CONTEXT), len(cells)), dtype=np.float32)
    context(probability, cells, out)
    for cell, (b, i, j) in zip(cells, np.ndindex(probability.shape), strict=True):
        np.testing.assert_allclose(out[:, cell], slow_words.context_of(probability[b], i, j), atol=2e-3)


def random_stage(rng, width):
    def numbers(*shape):
        return rng.normal(size=shape).astype(np.float32)

    return Stage(numbers(3, width), numbers(3), numbers(3), 0.5)


def test_a_stage_scores_many_cells_as_each_alone(monkeypatch):
    monkeypatch.setattr("alignkit.words.network._BLOCK", 7)
    rng = np.random.default_rng(3)
    stage, features = random_stage(rng, 5), rng.normal(size=(5, 20)).astype(np.float32)
    slow = [slow_words.probability_of(stage, column) for column in features.T]
    np.testing.assert_allclose(stage.probability(features), slow, atol=1e-5)


def test_the_later_stages_see_only_cells_that_the_first_leaves_open():
    rng = np.random.default_rng(3)
    features = rng.normal(size=(len(FEATURES), 2, 4, 4)).astype(np.float32) * 3
    inside = np.ones((2, 4, 4), dtype=bool)
    inside[1, 2:] = False
    stages = [random_stage(rng, len(FEATURES)), random_stage(rng, len(FEATURES) + len(CONTEXT))]
    first = stages[0].probability(features.reshape(len(FEATURES), -1)).reshape(inside.shape)
    settled = settle(features, inside, stages)
    open_cells = (first > HOPELESS) & inside
    assert sorted(settled.cells) == np.flatnonzero(open_cells).tolist()
    assert not settled.last[~open_cells].any()
    assert not open_cells.all()


@SOME
@given(
    arrays(np.float32, (3, 4), elements=st.sampled_from([0.0, 0.1, 0.33, 0.35, 0.5, 0.75])),
    arrays(np.float32, (3, 4), elements=st.sampled_from([0.0, 0.2, 0.33, 0.36, 0.45, 0.9])),
    st.sampled_from([0.2, 0.4]),
    arrays(np.bool_, (3, 4)),
)
def test_links_are_chosen_as_by_looking_at_each_pair_of_tokens(first, last, least, parts):
    found = decode(first, last, least, parts)
    assert {(int(i), int(j)) for i, j in np.argwhere(found)} == slow_words.chosen(first, last, least, parts)
    assert all(value >= min(LEFT_OVER, least) for value in found[found > 0])


def test_links_of_many_pairs_are_chosen_as_those_of_each_alone():
    rng = np.random.default_rng(7)
    first, last = rng.random((2, 9, 5, 6)).astype(np.float32) ** 3
    last[:, 3:] = last[:, :, 4:] = 0.0  # padding of shorter pairs
    parts = rng.random(last.shape) < 0.2
    alone = [decode(*pair, 0.5, where) for *pair, where in zip(first, last, parts, strict=True)]
    assert np.array_equal(decode(first, last, 0.5, parts), np.stack(alone))


def test_a_part_is_a_word_that_the_table_does_not_link_as_a_whole():
    rows = {name: row for row, name in enumerate(FEATURES)}
    cells = np.zeros((len(FEATURES), 1, 1, 4), dtype=np.float32)
    cells[rows["words"]] = [[[1, 1, 1, 0]]]
    cells[rows["part"]] = [[[0.8, 0.8, 0.5, 0.8]]]
    cells[rows["base"]] = [[[0.0, 0.8, 0.0, 0.0]]]
    assert parts(cells).tolist() == [[[True, False, False, False]]]


def test_weights_come_back_from_a_configuration_as_they_went_in():
    rng = np.random.default_rng(3)
    weights = LinkWeights(
        (random_stage(rng, len(FEATURES)), random_stage(rng, len(FEATURES) + len(CONTEXT))), 0.4
    )
    again = LinkWeights.from_mapping(weights.to_mapping())
    assert again.least == weights.least
    for one, other in zip(weights.stages, again.stages, strict=True):
        np.testing.assert_allclose(one.hidden, other.hidden, rtol=1e-3)
        np.testing.assert_allclose(one.output, other.output, rtol=1e-3)


@pytest.mark.parametrize("change", [{"evidence": ["other"]}, {"stages": []}])
def test_weights_for_other_features_are_refused(change):
    with pytest.raises(ValueError, match=r"features|size"):
        LinkWeights.from_mapping({**tiny.link_weights().to_mapping(), **change})


# ---- batches

SIZES = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=150)


@SOME
@given(SIZES)
def test_every_piece_is_in_one_batch_of_bounded_size(sizes):
    made = [piece for k, size in enumerate(sizes) for piece in cut(k, *size)]
    batches = list(gather(made))
    assert sorted(piece for batch in batches for piece in batch) == sorted(made)
    for batch in batches:
        height, width = (max(piece.shape[side] for piece in batch) for side in (0, 1))
        assert len(batch) == 1 or (len(batch) <= _PIECES and height * width * len(batch) <= _CELLS)


@SOME
@given(st.integers(0, 30_000), st.integers(0, 30_000))
def test_the_pieces_of_a_pair_follow_each_other_and_are_bounded(n, m):
    made = list(cut(0, n, m))
    if not n or not m:
        assert made == []
        return
    assert [made[0].rows[0], made[0].columns[0], made[-1].rows[1], made[-1].columns[1]] == [0, 0, n, m]
    for one, two in pairwise(made):
        assert one.rows[1] <= two.rows[0]
        assert one.columns[1] <= two.columns[0]
    assert all(isinstance(piece, Piece) and piece.shape[0] * piece.shape[1] <= 1_000_000 for piece in made)

"""The sentence aligner on made-up vectors: covering, mirroring, merges, gaps, blocks, moves, repetition."""

import tracemalloc
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_reference import NaiveFeatures

from alignkit.sentences import BeadWeights, Limits, align_sentences, describe
from alignkit.sentences import align as module
from alignkit.sentences.candidates import cheap_candidates
from alignkit.sentences.evidence import BEAD_FEATURES, with_dear_features
from alignkit.sentences.grid import CHEAP_FEATURES, GAP_FEATURES, SHAPES, Blocks, Grid
from alignkit.sentences.search import survey
from alignkit.sentences.sides import DEPTH

# Set by hand for these tests: likeness and coverage speak for a bead, merging and gaps cost something.
CHEAP = {"similarity_mass": 8.0, "gain": 6.0, "overreach": -4.0, "merged": -1.5, "both_merged": -3.0}
GAP = {"gap": 3.0, "gap_best": -1.0}
WEIGHTS = BeadWeights.from_mapping(
    {
        "cheap": dict.fromkeys(CHEAP_FEATURES, 0.0) | CHEAP,
        "cheap_gap": dict.fromkeys(GAP_FEATURES, 0.0) | GAP,
        "bead": dict.fromkeys(BEAD_FEATURES, 0.0) | CHEAP | {"covered_mass": 2.0, "coverage_gap": -3.0},
        "gap": dict.fromkeys(GAP_FEATURES, 0.0) | GAP,
        "calibration": {"slope": 1.0, "offset": 0.0, "gap_offset": 0.0},
    }
)
DIM = 48


def word_vectors(words):
    """Random vectors: the same word, the same vector in both languages."""
    rows = [np.random.default_rng(zlib.crc32(word.encode())).normal(size=DIM) for word in words]
    return np.array(rows, dtype=np.float32).reshape(-1, DIM)


def side(texts):
    words = [text.split() for text in texts]
    distinct = list(dict.fromkeys(word for row in words for word in row))
    vectors = word_vectors(distinct)
    numbers = [np.array([distinct.index(word) for word in row], dtype=np.int64) for row in words]
    sums = np.array([vectors[row].sum(axis=0) for row in numbers], dtype=np.float32).reshape(-1, DIM)
    order = np.concatenate([*numbers, np.zeros(0, dtype=np.int64)])
    return describe(texts, sums, None, (vectors, order, np.cumsum([0, *map(len, words)])))


def aligned(source, target, **limits):
    beads = align_sentences(side(source), side(target), WEIGHTS, Limits(**limits))
    return [(bead.source, bead.target) for bead in beads]


def sentences(first, count, size=6):
    """Sentences of words that no other sentence has."""
    return [" ".join(str(first + k * size + word) for word in range(size)) for k in range(count)]


def covered(beads, n, m):
    """Whether the beads hold every segment once, in order."""
    return [i for source, _ in beads for i in source] == list(range(n)) and [
        j for _, target in beads for j in target
    ] == list(range(m))


SENTENCE = st.lists(st.integers(100, 130).map(str), min_size=1, max_size=6).map(" ".join)
TEXT = st.lists(SENTENCE, max_size=9)
SOME = settings(max_examples=50, deadline=None)

# ---- what always holds


@SOME
@given(TEXT, TEXT, st.integers(1, DEPTH))
def test_every_segment_is_in_exactly_one_bead_in_order(source, target, most):
    limits = Limits(monotone=True, max_bead=most)
    beads = align_sentences(side(source), side(target), WEIGHTS, limits)
    assert covered([(bead.source, bead.target) for bead in beads], len(source), len(target))
    assert all(0.0 <= bead.confidence <= 1.0 for bead in beads)
    assert all(max(len(bead.source), len(bead.target)) <= most for bead in beads)


@SOME
@given(TEXT, TEXT)
def test_beads_that_may_cross_hold_every_segment_once(source, target):
    beads = aligned(source, target)
    assert sorted(i for one, _ in beads for i in one) == list(range(len(source)))
    assert sorted(j for _, two in beads for j in two) == list(range(len(target)))


@SOME
@given(TEXT, TEXT)
def test_the_same_input_gives_the_same_beads_to_the_last_bit(source, target):
    once, again = (align_sentences(side(source), side(target), WEIGHTS) for _ in range(2))
    assert once == again


def noisy(seed, count):
    """A text and a translation that loses, adds, splits and joins sentences, of equal length."""
    rng = np.random.default_rng(seed)
    source, target, new = [], [], 5000
    for sentence in sentences(1000 * (seed + 1), count):
        words = sentence.split()
        what = rng.choice(["keep", "split", "join", "lose", "add"], p=[0.6, 0.15, 0.15, 0.05, 0.05])
        if what == "join":
            source += [" ".join(words[:3]), " ".join(words[3:])]
            target.append(sentence)
        elif what == "split":
            source.append(sentence)
            target += [" ".join(words[:3]), " ".join(words[3:])]
        elif what == "lose":
            source.append(sentence)
        elif what == "add":
            new += 10
            target += [sentence, *sentences(new, 1)]
        else:
            source.append(sentence)
            target.append(sentence)
    # The length ratio is not symmetric; equal lengths leave it out of account.
    lengths = [sum(map(len, text)) for text in (source, target)]
    shorter = source if lengths[0] < lengths[1] else target
    shorter[-1] += " " * abs(lengths[0] - lengths[1])
    return source, target


@pytest.mark.parametrize("seed", range(8))
def test_swapping_source_and_target_mirrors_the_beads(seed):
    source, target = noisy(seed, 25)
    mirrored = [(one, two) for two, one in aligned(target, source)]
    assert sorted(mirrored) == sorted(aligned(source, target))


@pytest.mark.parametrize("seed", range(8))
def test_reading_both_texts_backwards_mirrors_the_beads(seed):
    source, target = noisy(seed, 25)
    n, m = len(source), len(target)
    back = [
        (tuple(n - 1 - i for i in one[::-1]), tuple(m - 1 - j for j in two[::-1]))
        for one, two in aligned(source[::-1], target[::-1])
    ]
    assert sorted(back) == sorted(aligned(source, target))


# ---- what is found


def test_one_segment_a_side_is_one_bead():
    assert aligned(["1 2 3"], ["1 2 3"]) == [((0,), (0,))]


@pytest.mark.parametrize(("n", "m"), [(0, 0), (3, 0), (0, 3)])
def test_an_empty_side_leaves_certain_gaps(n, m):
    beads = align_sentences(side(sentences(0, n)), side(sentences(0, m)), WEIGHTS)
    assert len(beads) == n + m
    assert all(bead.is_gap and bead.confidence == 1.0 for bead in beads)


def test_joined_split_lost_and_added_sentences_are_found():
    a = sentences(100, 9)
    source = [*a[:3], a[3][:11], a[3][12:], *a[4:7], a[8]]
    target = [a[0], a[1][:11], a[1][12:], a[2], a[3], a[4], *sentences(900, 1), a[5], a[8]]
    assert aligned(source, target) == [
        ((0,), (0,)), ((1,), (1, 2)), ((2,), (3,)), ((3, 4), (4,)), ((5,), (5,)),
        ((), (6,)), ((6,), (7,)), ((7,), ()), ((8,), (8,)),
    ]  # fmt: skip


@pytest.mark.parametrize("parts", [4, 5])
def test_a_sentence_cut_into_many_is_one_bead(parts):
    a = sentences(100, 5, size=20)
    words = a[2].split()
    cut = [" ".join(words[k::parts]) for k in range(parts)]
    found = aligned([*a[:2], *cut, *a[3:]], a)
    assert (tuple(range(2, 2 + parts)), (2,)) in found


def test_a_lost_third_and_a_preface_cost_nothing_elsewhere():
    a = sentences(100, 90)
    found = aligned(a, [*sentences(9000, 30), *a[:30], *a[60:]])
    assert {bead for bead in found if bead[0] and bead[1]} == {
        *(((k,), (k + 30,)) for k in range(30)),
        *(((k,), (k,)) for k in range(60, 90)),
    }


@pytest.mark.parametrize("count", [8, 90])
def test_swapped_halves_are_found_unless_beads_must_not_cross(count):
    a, half = sentences(100, count), count // 2
    swapped = [*a[half:], *a[:half]]
    found = aligned(a, swapped)
    assert found == [((k,), ((k + half) % count,)) for k in range(count)]
    kept = aligned(a, swapped, monotone=True)
    assert covered(kept, count, count)
    assert sum(bool(one and two) for one, two in kept) == half


def test_one_moved_sentence_is_found():
    a = sentences(100, 20)
    moved = [*a[:3], *a[4:15], a[3], *a[15:]]
    assert ((3,), (14,)) in aligned(a, moved)


def test_foreign_text_on_both_sides_is_no_moved_block():
    a = sentences(100, 20)
    found = aligned([*a, *sentences(5000, 10)], [*sentences(9000, 10), *a])
    assert {bead for bead in found if bead[0] and bead[1]} == {((k,), (k + 10,)) for k in range(20)}


def test_blocks_give_what_one_block_gives(monkeypatch):
    source, target = noisy(3, 300)
    in_blocks = aligned(source, target)
    monkeypatch.setattr("alignkit.sentences.anchors.BLOCK", 10**9)
    assert aligned(source, target) == in_blocks


def test_batches_hold_every_block_once_and_blocks_of_one_size():
    blocks = [((k, k), (k + 1 + k % 3, k + 2)) for k in range(50)]
    found = []
    for batch in module.batches(blocks):
        n, m = batch.size
        for i, j in zip(batch.first.tolist(), batch.second.tolist(), strict=True):
            found.append(((i, j), (i + n, j + m)))
    assert sorted(found) == sorted(blocks)


@pytest.mark.parametrize(("n", "m"), [(1, 50), (50, 1), (3, 40), (17, 23)])
def test_a_block_too_large_is_cut_and_still_covered(monkeypatch, n, m):
    monkeypatch.setattr("alignkit.sentences.anchors._LARGEST", 9)
    assert covered(aligned(sentences(0, n), sentences(5000, m)), n, m)


def test_segments_without_content_are_covered():
    beads = aligned(["", "1 2 3", ""], ["1 2 3", "", "", ""])
    assert covered(beads, 3, 4)
    assert ((1,), (0,)) in beads


# ---- what the user demands


def test_a_known_pair_holds_against_the_evidence():
    a = sentences(100, 12)
    assert ((5,), (5,)) in aligned(a, a)
    found = aligned(a, a, anchors=((5, 6),))
    assert any(5 in one and 6 in two for one, two in found)
    assert covered(found, 12, 12)


def test_caution_leaves_doubtful_sentences_alone_and_its_opposite_pairs_them():
    a = sentences(100, 9)
    half = " ".join([*a[4].split()[:2], "7001", "7002", "7003", "7004"])
    paired = [
        sum(bool(one and two) for one, two in aligned(a, [*a[:4], half, *a[5:]], caution=caution))
        for caution in (4.0, -4.0)
    ]
    assert paired == [8, 9]


# ---- repetition


def test_hundreds_of_identical_lines_are_paired_in_order():
    assert aligned(["1 2 3 4"] * 300, ["1 2 3 4"] * 300) == [((k,), (k,)) for k in range(300)]


def test_the_same_page_four_times_is_paired_in_order():
    page = sentences(100, 40)
    assert aligned(page * 4, page * 4) == [((k,), (k,)) for k in range(160)]


@pytest.mark.slow
def test_ten_thousand_identical_lines_are_covered_in_bounded_memory():
    text = [" ".join(map(str, range(12)))] * 10_000
    one, two = side(text), side(text)
    tracemalloc.start()
    beads = align_sentences(one, two, WEIGHTS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert covered([(bead.source, bead.target) for bead in beads], 10_000, 10_000)
    assert peak < 2e9


# ---- features and weights


def grid_of(source, target, ratio=1.0):
    one, two = side(source), side(target)
    near = survey(one, two).near
    return Grid((one, two), near, ratio, Blocks(np.array([0]), np.array([0]), (len(one), len(two)))), near


def everything(grid):
    """All beads of a grid with all features."""
    n, m = grid.blocks.size
    kept = {
        (p, q): np.pad(np.ones((1, n + 1 - p, m + 1 - q), dtype=bool), ((0, 0), (p, 0), (q, 0)))
        for p, q in grid.shapes()
    }
    return with_dear_features(grid, cheap_candidates(grid, kept))


@pytest.mark.parametrize("seed", range(3))
def test_features_are_what_their_definitions_say(seed):
    source, target = noisy(seed, 7)
    grid, near = grid_of(source, target)
    naive = NaiveFeatures(*grid.sides, near)
    beads = everything(grid)
    assert len(beads) > 500
    for k in range(0, len(beads), 7):
        i, j, p, q = (int(values[k]) for values in (beads.i, beads.j, beads.p, beads.q))
        cell = dict(zip(BEAD_FEATURES, beads.features[:, k].tolist(), strict=True))
        mass, (forth, back) = (p + q) / 2, naive.coverage(i, j, p, q)
        expected = {
            "similarity": naive.cosine(i, j, p, q), "similarity_mass": naive.cosine(i, j, p, q) * mass,
            "margin": naive.margin(i, j, p, q), "margin_mass": naive.margin(i, j, p, q) * mass,
            "gain": naive.gain(i, j, p, q), "overreach": naive.overreach(i, j, p, q),
            "covered": forth + back, "covered_mass": (forth + back) * mass,
            "coverage_gap": abs(forth - back), "weakest": naive.weakest(i, j, p, q),
            "one_to_one": float(p == q == 1), "merged": p + q - 2.0,
            "equal": float(p == q == 1 and source[i - 1] == target[j - 1]),
        }  # fmt: skip
        assert {name: cell[name] for name in expected} == pytest.approx(expected, abs=1e-4), (p, q, i, j)


def test_shapes_go_up_to_five_on_both_sides():
    assert set(SHAPES) == {(p, q) for p in range(1, 6) for q in range(1, 6)}


def test_numbers_are_compared_without_their_separators():
    grid, _ = grid_of(["Il y a 1.500 lits.", "En 1987."], ["Es gibt 1,500 Betten.", "Im Jahr 1988."])
    beads = everything(grid)
    shared, missed = beads.features[-2:]
    single = {
        (int(i), int(j)): (int(a), int(b))
        for i, j, p, q, a, b in zip(beads.i, beads.j, beads.p, beads.q, shared, missed, strict=True)
        if p == q == 1
    }
    assert single == {(1, 1): (1, 0), (1, 2): (0, 2), (2, 1): (0, 2), (2, 2): (0, 2)}


def test_gap_features_describe_the_segment_itself():
    grid, _ = grid_of(["1 2", "3 4 5 6 7 8 9 10 11 12"], ["1 2", "20 21"])
    features = grid.gap_features(0)
    assert features.shape == (len(GAP_FEATURES), 1, 2)
    named = dict(zip(GAP_FEATURES, features[:, 0].tolist(), strict=True))
    assert named["gap"] == [1.0, 1.0]
    assert named["gap_best"][0] == pytest.approx(1.0)
    assert named["gap_short"] == [1.0, 0.0]


def test_weights_go_to_a_mapping_and_back():
    mapping = WEIGHTS.to_mapping()
    assert BeadWeights.from_mapping(mapping).to_mapping() == mapping
    with pytest.raises(KeyError):
        BeadWeights.from_mapping({"cheap": {"similarity": 1.0}})


@given(st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_calibration_keeps_the_order_of_probabilities(a, b, gap):
    low, high = WEIGHTS.confidence(np.array(sorted((a, b))), np.array([gap, gap]))
    assert 0.0 <= low <= high <= 1.0

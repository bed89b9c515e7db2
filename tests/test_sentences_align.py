"""The sentence aligner on made-up vectors: covering, mirroring, merges, gaps, blocks, repetition."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_reference import NaiveFeatures, fits

from alignkit.encoders import stack
from alignkit.sentences import DEPTH, BeadWeights, align_sentences, describe
from alignkit.sentences import align as module
from alignkit.sentences.anchors import survey
from alignkit.sentences.features import BEAD_FEATURES, GAP_FEATURES, SHAPES, bead_features, gap_features

# Set by hand for these tests: likeness and coverage speak for a bead, merging and gaps cost something.
WEIGHTS = BeadWeights.from_mapping(
    dict.fromkeys((*BEAD_FEATURES, *GAP_FEATURES), 0.0)
    | {"similarity_mass": 8.0, "gain": 6.0, "overreach": -4.0, "covered_mass": 2.0, "coverage_gap": -3.0}
    | {"one_to_two": -1.0, "two_to_two": -5.0, "one_to_three": -3.0, "bigger": -6.0, "length": -0.5}
    | {"gap": 3.0, "gap_best": -1.0}
)
DIM = 48


class Words:
    """An encoder whose words have random vectors: the same number, the same vector in both languages."""

    name, digest, dim = "words", "0", DIM

    def encode_words(self, words):
        rows = [np.random.default_rng(int(word)).normal(size=DIM) for word in words]
        return np.array(rows, dtype=np.float32).reshape(-1, DIM)

    def sums(self, texts):
        rows = [self.encode_words(text.split()).sum(axis=0) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, DIM)


def side(texts):
    words = [text.split() for text in texts]
    vectors = Words().encode_words([word for row in words for word in row])
    return describe(stack(Words(), texts, DEPTH), list(texts), vectors, [len(row) for row in words])


def aligned(source, target, weights=WEIGHTS):
    return [(bead.source, bead.target) for bead in align_sentences(side(source), side(target), weights)]


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
@given(TEXT, TEXT)
def test_every_segment_is_in_exactly_one_bead_in_order(source, target):
    beads = align_sentences(side(source), side(target), WEIGHTS)
    assert covered([(bead.source, bead.target) for bead in beads], len(source), len(target))
    assert all(0.0 <= bead.confidence <= 1.0 for bead in beads)


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


def test_a_lost_third_and_a_preface_cost_nothing_elsewhere():
    a = sentences(100, 90)
    found = aligned(a, [*sentences(9000, 30), *a[:30], *a[60:]])
    assert {bead for bead in found if bead[0] and bead[1]} == {
        *(((k,), (k + 30,)) for k in range(30)),
        *(((k,), (k,)) for k in range(60, 90)),
    }


def test_blocks_give_what_one_block_gives(monkeypatch):
    source, target = noisy(3, 300)
    in_blocks = aligned(source, target)
    monkeypatch.setattr("alignkit.sentences.anchors.BLOCK", 10**9)
    assert aligned(source, target) == in_blocks


@pytest.mark.parametrize(("n", "m"), [(1, 50), (50, 1), (3, 40), (17, 23)])
def test_a_block_too_large_is_cut_and_still_covered(monkeypatch, n, m):
    monkeypatch.setattr(module, "_LARGEST_BLOCK", 9)
    assert covered(aligned(sentences(0, n), sentences(5000, m)), n, m)


def test_segments_without_content_are_covered():
    beads = aligned(["", "1 2 3", ""], ["1 2 3", "", "", ""])
    assert covered(beads, 3, 4)
    assert ((1,), (0,)) in beads


def test_hundreds_of_identical_lines_are_paired_in_order():
    assert aligned(["1 2 3 4"] * 300, ["1 2 3 4"] * 300) == [((k,), (k,)) for k in range(300)]


@pytest.mark.slow
def test_two_thousand_identical_lines_are_covered_in_bounded_memory():
    # All cosines of their words at once would take 1.6 GB.
    text = [" ".join(map(str, range(20)))] * 2000
    one, two = side(text), side(text)
    tracemalloc.start()
    beads = align_sentences(one, two, WEIGHTS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert covered([(bead.source, bead.target) for bead in beads], 2000, 2000)
    assert peak < 1e9


# ---- features and weights


@pytest.mark.parametrize("seed", range(3))
def test_features_are_what_their_definitions_say(seed):
    source, target = noisy(seed, 7)
    one, two = side(source), side(target)
    near, *_ = survey(one, two)
    naive = NaiveFeatures(one, two, near)
    for (p, q), features in bead_features(one, two, near, 1.0):
        for i, j in np.ndindex(features.shape[1:]):
            cell = dict(zip(BEAD_FEATURES, features[:, i, j].tolist(), strict=True))
            if not fits((p, q), i, j):
                assert not any(cell.values())
                continue
            mass, (forth, back) = (p + q) / 2, naive.coverage(i, j, p, q)
            expected = {
                "similarity": naive.cosine(i, j, p, q), "similarity_mass": naive.cosine(i, j, p, q) * mass,
                "margin": naive.margin(i, j, p, q), "margin_mass": naive.margin(i, j, p, q) * mass,
                "gain": naive.gain(i, j, p, q), "overreach": naive.overreach(i, j, p, q),
                "covered": forth + back, "covered_mass": (forth + back) * mass,
                "coverage_gap": abs(forth - back),
                "equal": float((p, q) == (1, 1) and source[i - 1] == target[j - 1]),
            }  # fmt: skip
            assert {name: cell[name] for name in expected} == pytest.approx(expected, abs=1e-4), (p, q, i, j)
            assert sum(cell[name] for name in BEAD_FEATURES[:5]) == 1.0


def test_each_shape_has_one_indicator():
    one = side(sentences(0, 5))
    near, *_ = survey(one, one)
    shown = {
        shape: [name for name, on in zip(BEAD_FEATURES[:5], features[:5, -1, -1], strict=True) if on]
        for shape, features in bead_features(one, one, near, 1.0)
    }
    assert set(shown) == set(SHAPES)
    assert shown[1, 1] == ["one_to_one"]
    assert shown[1, 2] == shown[2, 1] == ["one_to_two"]
    assert shown[2, 2] == ["two_to_two"]
    assert shown[1, 3] == shown[3, 1] == ["one_to_three"]
    assert shown[2, 3] == shown[3, 2] == shown[1, 4] == shown[4, 1] == ["bigger"]


def test_a_part_of_a_side_is_the_side_of_the_part():
    texts = sentences(0, 12)
    whole, part = side(texts).part(4, 9), side(texts[4:9])
    assert whole.stack == pytest.approx(part.stack, abs=1e-5)
    assert (whole.words == part.words).all()
    assert (whole.word_starts == part.word_starts).all()
    assert (whole.lengths == part.lengths).all()
    assert (whole.keys == part.keys).all()


def test_gap_features_describe_the_segment_itself():
    text = ["1 2", "3 4 5 6 7 8 9 10 11 12"]
    features = gap_features(side(text), np.array([0.25, 0.5], dtype=np.float32))
    assert features.shape == (len(GAP_FEATURES), 3)
    assert not features[:, 0].any()
    assert features[:2, 1:].tolist() == [[1.0, 1.0], [0.25, 0.5]]
    assert features[3, 1:].tolist() == [1.0, 0.0]


def test_weights_go_to_a_mapping_and_back():
    mapping = {name: float(k) for k, name in enumerate((*BEAD_FEATURES, *GAP_FEATURES))}
    assert BeadWeights.from_mapping(mapping).to_mapping() == mapping
    with pytest.raises(KeyError):
        BeadWeights.from_mapping({"similarity": 1.0})

"""Fidelity: how words are rendered, evidence, the learned score, documents, MQM, comparison."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_fidelity import best

from alignkit.fidelity import (
    FINDINGS,
    PARTS,
    FidelityWeights,
    Pool,
    bead_fidelity,
    compare,
    document_fidelity,
    penalties,
)
from alignkit.fidelity.digits import plain_numbers
from alignkit.fidelity.evidence import EVIDENCE
from alignkit.fidelity.figures import Figures, in_figures
from alignkit.fidelity.resampling import resampled
from alignkit.fidelity.scoring import PairScorer
from alignkit.fidelity.weights import Line
from alignkit.pipeline import toolkit
from alignkit.records import Bead, Finding, Pair, Severity
from alignkit.tokens import token_texts, tokenize

TOOLS = toolkit("mini")
SOURCE = [
    "Le maire a ouvert le nouveau pont le 12 mai.",
    "Trois ouvriers ont été blessés dans la mine de charbon, dit la police.",
    "La boulangère vend 1.500 pains par semaine.",
    "Elle ne dort pas.",
]
TARGET = [
    "Der Bürgermeister eröffnete am 12. Mai die neue Brücke.",
    "Drei Arbeiter wurden im Kohlebergwerk verletzt, sagt die Polizei.",
    "Die Bäckerin verkauft 1.500 Brote pro Woche.",
    "Sie schläft nicht.",
]
WORDS = st.sampled_from([*" ".join(SOURCE + TARGET).split(), "15", "—", "Kohlebergwerk", "1,5", "Œuvre"])
TEXTS = st.lists(WORDS, max_size=7).map(" ".join)


def scorer(*languages):
    return TOOLS.scorer(*(languages or ("fr", "de")))


def texts(source, target):
    return [(token_texts(one), token_texts(two)) for one, two in zip(source, target, strict=True)]


def scores(source, target):
    return scorer().rate(texts(source, target), TOOLS.fidelity_weights).score


def finding(severity, number=0, *, confidence=1.0, category="accuracy"):
    return number, Finding("made-up", category, severity, confidence, "target", 0, 1, "D", "made up")


def pair(source="Le pont", target="Die Brücke"):
    return Pair(Bead((0,), (0,), 1.0), tuple(tokenize(source)), tuple(tokenize(target)))


def judged(score=0.8, found=(), words=4):
    return bead_fidelity(
        pair(), (score, score - 0.1, min(1.0, score + 0.1)), {"meaning": score}, words, list(found)
    )


# ---- words


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
@pytest.mark.parametrize("languages", [("fr", "de"), ("de", "ru")])
def test_words_are_rated_as_by_the_book(languages, lines):
    own, figures = scorer(*languages), tuple(map(Figures, languages))
    tokens = [(token_texts(one), token_texts(two)) for one, two in lines]
    matched = own._match(tokens)
    plain = [in_figures(plain_numbers(one), plain_numbers(two), figures) for one, two in tokens]
    lexicon = TOOLS.lexicon(*languages)
    expected = [best(TOOLS.model.encode_words, lexicon, *map(" ".join, pair)) for pair in plain]
    for side in (0, 1):
        slow = [value for row in expected for value in row[side]]
        assert matched[side].best == pytest.approx(slow, abs=1e-5)


def test_a_pair_is_scored_the_same_alone_and_among_others():
    alone = [
        scorer().rate(texts([one], [two]), TOOLS.fidelity_weights).score[0]
        for one, two in zip(SOURCE, TARGET, strict=True)
    ]
    assert scores(SOURCE * 30, TARGET * 30) == pytest.approx(alone * 30, abs=1e-4)


def test_forgetting_words_changes_no_score(monkeypatch):
    usual = scores(SOURCE, TARGET)
    monkeypatch.setattr("alignkit.fidelity.scoring._MOST_FORMS", 3)
    assert scores(SOURCE, TARGET) == pytest.approx(usual)


def test_what_a_contextual_judge_says_is_a_part_of_its_own():
    usual, flat = TOOLS.fidelity_weights, Line(np.array([-1.0, 0.0]), np.array([0.0, 2.0]))
    weights = FidelityWeights.from_mapping(replace(usual, lines=(*usual.lines, *[flat] * 4)).to_mapping())
    assert list(weights.parts) == [*PARTS, "context"]
    read = np.array([[0.0] * 4, [-1.0] * 4])
    good, bad = scorer().rate(texts(SOURCE[:1] * 2, TARGET[:1] * 2), weights, read).parts[:, -1]
    assert (good, bad) == (1.0, 0.0)
    score = scorer().rate(texts(SOURCE[:1] * 2, TARGET[:1] * 2), weights, read).score
    assert score[0] > score[1]


def test_a_language_without_a_word_list_gives_no_ground():
    assert TOOLS.scorer("en", "zh") is None
    assert TOOLS.rate("en", "zh", [(["Hello"], ["你好"])]) is None


# ---- scores


def test_translations_score_above_strangers():
    assert scores(SOURCE, TARGET).min() > scores(SOURCE, TARGET[1:] + TARGET[:1]).max()


@pytest.mark.parametrize(
    ("number", "worse"),
    [
        (0, "Der Bürgermeister eröffnete am 17. Mai die neue Brücke."),
        (0, "Der Bürgermeister eröffnete die neue Brücke."),
        (1, "Drei Arbeiter wurden im Kohlebergwerk verletzt."),
        (1, "Drei Arbeiter wurden im Kohlebergwerk verletzt, sagt die Polizei, als der Hund ins Haus lief."),
        (1, "Drei ouvriers wurden im Kohlebergwerk verletzt, dit la police."),
        (1, "Drei Arbeiter wurden im Kohlebergwerk verletzt verletzt, sagt die Polizei die Polizei."),
        (2, "Die Bäckerin verkauft 1.800 Brote pro Woche."),
        (3, "Sie schläft."),
    ],
)  # fmt: skip
def test_an_error_lowers_the_score(number, worse):
    right, wrong = scores([SOURCE[number]] * 2, [TARGET[number], worse])
    assert wrong < right


def test_words_left_in_the_source_language_cost_the_more_the_more_there_are():
    some = "Drei ouvriers wurden im Kohlebergwerk blessés, sagt la police."
    found = scores(SOURCE[1:2] * 3, [TARGET[1], some, SOURCE[1]])
    assert found[0] > found[1] > found[2]


def test_a_side_without_words_scores_zero_and_two_give_no_ground():
    found = scores(["Le pont", "", "", "—", "42"], ["", "Die Brücke", "", "…", ""])
    assert found[:2].tolist() == [0.0, 0.0]
    assert np.isnan(found[2:4]).all()
    assert found[4] == 0.0


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(EVIDENCE) - 1), st.floats(0, 3), st.integers(0, 3))
def test_no_evidence_can_get_better_and_the_score_worse(column, gain, row):
    seen = scorer().look(texts(SOURCE, TARGET[1:] + TARGET[:1]))
    better = seen.evidence.copy()
    better[row, column] += gain
    weights = TOOLS.fidelity_weights
    before, after = weights.rate(seen), weights.rate(replace(seen, evidence=better))
    assert after.score[row] >= before.score[row]
    assert (after.parts[row] >= before.parts[row] - 1e-12).all()


def test_parts_and_ends_are_shares_and_hold_the_score():
    found = scorer().rate(texts(SOURCE * 2, TARGET + TARGET[::-1]), TOOLS.fidelity_weights)
    assert found.parts.shape == (8, len(PARTS))
    assert ((found.parts >= 0) & (found.parts <= 1)).all()
    assert (
        (found.low >= 0) & (found.low <= found.score) & (found.score <= found.high) & (found.high <= 1)
    ).all()
    assert (found.high - found.low > 0).all()


def test_weights_are_the_same_after_writing_and_reading():
    weights = TOOLS.fidelity_weights
    again = FidelityWeights.from_mapping(weights.to_mapping())
    seen = scorer().look(texts(SOURCE, TARGET))
    assert again.rate(seen).score == pytest.approx(weights.rate(seen).score, abs=2e-3)


def test_a_line_may_not_fall():
    with pytest.raises(ValueError, match="do not fall"):
        Line(np.array([0.0, 1.0]), np.array([1.0, 0.5]))
    with pytest.raises(ValueError, match="rising x"):
        Line(np.array([1.0, 1.0]), np.array([0.0, 0.5]))


def test_without_a_table_vectors_alone_tell_translations_from_strangers():
    known = TOOLS.vocabularies["fr"], TOOLS.vocabularies["de"]
    bare = PairScorer(TOOLS.model.encode_words, known, None)
    right, wrong = (
        bare.rate(texts(SOURCE[:3], target), TOOLS.fidelity_weights).score
        for target in (TARGET[:3], TARGET[1:3] + TARGET[:1])
    )
    assert right.min() > wrong.max()


# ---- beads and documents


def test_a_graver_finding_costs_more_and_two_cost_more_than_one():
    values = [judged(found=[finding(severity)]).fidelity.score for severity in Severity]
    assert values == sorted(values, reverse=True)
    assert values[0] == judged().fidelity.score
    twice = judged(found=[finding(Severity.MAJOR), finding(Severity.MAJOR, 1)])
    assert twice.fidelity.score < judged(found=[finding(Severity.MAJOR)]).fidelity.score


def test_a_finding_that_is_less_sure_costs_less():
    sure, unsure = (judged(found=[finding(Severity.MAJOR, confidence=c)]).fidelity.score for c in (1.0, 0.5))
    assert sure < unsure < judged().fidelity.score


def test_a_cost_is_what_the_score_would_gain_without_the_finding():
    both = judged(found=[finding(Severity.MAJOR, 3), finding(Severity.MINOR, 5)])
    one = judged(found=[finding(Severity.MINOR, 5)])
    assert [cost.finding for cost in both.costs] == [3, 5]
    assert both.costs[0].points == pytest.approx(one.fidelity.score - both.fidelity.score)


def test_a_bead_without_ground_has_no_fidelity():
    assert bead_fidelity(pair(), (float("nan"),) * 3, {}, 0, []) is None


def test_a_documents_score_is_the_mean_over_words():
    found = document_fidelity([judged(1.0, words=30), None, judged(0.5, words=10)], [], 20, parts=["meaning"])
    assert found.score == pytest.approx((30 + 5) / 40)
    assert found.parts == {"meaning": pytest.approx(35 / 40), FINDINGS: 1.0}
    assert found.low <= found.score <= found.high


def test_a_documents_dearest_finding_comes_first():
    found = [finding(Severity.MINOR), finding(Severity.CRITICAL, 1), finding(Severity.NEUTRAL, 2)]
    beads = [judged(found=found[:1]), judged(found=found[1:])]
    costs = document_fidelity(beads, [own for _, own in found], 20, parts=["meaning"]).costs
    assert [cost.finding for cost in costs] == [1, 0]


def test_where_nobody_looked_for_findings_there_are_no_figures_of_them():
    own = bead_fidelity(pair(), (0.8, 0.7, 0.9), {"meaning": 0.8}, 4, None)
    found = document_fidelity([own], None, 2, parts=["meaning"])
    assert (found.mqm, found.penalties, found.costs) == (None, None, ())
    assert set(found.parts) == {"meaning"}
    assert (found.low, found.high) == (0.7, 0.9)


@pytest.mark.parametrize(("beads", "words"), [([], 0), ([], 5), ([None, None], 3), ([judged()], 0)])
def test_without_words_or_ground_there_is_no_number(beads, words):
    found = document_fidelity(beads, [], words, parts=["meaning"])
    assert (found.score, found.low, found.high) == (None, None, None)
    assert found.parts == {"meaning": None, FINDINGS: None}


def test_more_beads_narrow_the_interval():
    two = [judged(0.9), judged(0.4)]
    few, many = (document_fidelity(two * n, [], 60, parts=["meaning"]) for n in (3, 100))
    assert many.high - many.low < few.high - few.low


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 60)), min_size=1, max_size=9))
def test_an_interval_holds_its_score_and_is_always_the_same(rows):
    ends = np.array([(score, score * 0.8, score * 0.8 + 0.2) for score, _ in rows])
    pool = Pool(ends, np.array([size for _, size in rows], dtype=float), np.zeros(1))
    found = pool.fidelity(["meaning"], 9)
    assert 0.0 <= found.low <= found.score <= found.high <= 1.0
    assert found == pool.fidelity(["meaning"], 9)


def test_drawing_from_runs_spreads_as_drawing_from_lines_does():
    rows = np.random.default_rng(1).normal(size=(20_000, 1))
    spread = resampled(rows, 7)[:, 0].std()
    assert spread == pytest.approx(np.sqrt(20_000), rel=0.1)


# ---- MQM


def test_mqm_counts_points_against_source_words():
    found = [finding(severity)[1] for severity in (Severity.MAJOR, Severity.MINOR, Severity.NEUTRAL)]
    assert penalties(found, 50).score == pytest.approx(100 * (1 - 6 / 50))
    assert penalties(found, 50).per_thousand == pytest.approx(120)
    assert penalties([], 0) is None


def test_wmt_weighs_punctuation_less_and_knows_no_critical_errors():
    comma = finding(Severity.MINOR, category="linguistic-conventions/punctuation")[1]
    grave = finding(Severity.CRITICAL)[1]
    assert penalties([comma, grave], 100).points == 26
    assert penalties([comma, grave], 100, "wmt").points == pytest.approx(5.1)


# ---- comparison


def test_a_translation_that_is_better_everywhere_is_shown_to_be():
    first = np.linspace(0.3, 0.7, 60)
    found = compare(first, first + 0.05, np.ones(60))
    assert found.value == pytest.approx(0.05)
    assert found.p < 0.01
    assert 0 < found.low <= found.high


def test_equal_translations_are_not_told_apart():
    rng = np.random.default_rng(3)
    first, second = rng.uniform(size=(2, 200))
    assert compare(first, second, np.ones(200)).p > 0.05
    assert compare(first, first, np.ones(200)).p == 1.0


def test_swapping_the_translations_turns_the_difference_round():
    first, second, words = np.random.default_rng(4).uniform(0.1, 1, size=(3, 30))
    one, two = compare(first, second, words), compare(second, first, words)
    assert (one.value, one.low, one.high) == pytest.approx((-two.value, -two.high, -two.low))


def test_lines_without_ground_are_left_out_of_a_comparison():
    nan = float("nan")
    assert compare([0.5, nan, 0.5], [0.6, 0.9, nan], [1, 1, 1]).lines == 1
    assert compare([nan], [0.5], [1]) is None


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("3.000 Enten", "3000 Enten"),
        ("3 000 Enten", "3000 Enten"),
        ("12.500.000 Enten", "12 500 000 Enten"),
        ("unter 0800 555 111", "unter 0800 555\N{NO-BREAK SPACE}111"),
        ("unter +49 30 61 22 57", "unter +49 (30) 612257"),
    ],
)
def test_a_number_in_another_dress_is_the_same_number(written, otherwise):
    assert plain_numbers(token_texts(written)) == plain_numbers(token_texts(otherwise))


@pytest.mark.parametrize("text", ["2018 2019", "3,5 und 4.25", "29.09.1918", "10:30", "Nr. 5 (12)", "7 1000"])
def test_other_numbers_stay_as_they_are(text):
    assert plain_numbers(token_texts(text)) == token_texts(text)


@pytest.mark.parametrize("lines", [[], [("", "")], [("", "Die Ente.")], [("Le canard.", "")]])
def test_a_scorer_that_has_met_no_word_of_a_side_gives_no_more_than_that(lines):
    pairs = [(token_texts(one), token_texts(two)) for one, two in lines]
    vocabularies = TOOLS.vocabularies["fr"], TOOLS.vocabularies["de"]
    rated = PairScorer(TOOLS.model.encode_words, vocabularies, None).rate(pairs, TOOLS.fidelity_weights)
    assert len(rated.score) == len(lines)
    assert not (rated.score > 0).any()

"""Learned verdicts: the network that doubts words, forests, and what they are asked about."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paired import paired
from slow_reference import grown, heaviest_run, neighbourly

from alignkit import pipeline
from alignkit.checks import CHECKS
from alignkit.checks.denials import denials
from alignkit.checks.doubt import KINDS, DoubtWeights, Layer
from alignkit.checks.forest import Forest
from alignkit.checks.judging import judge
from alignkit.checks.plurals import renderings
from alignkit.checks.stretches import heaviest, most_doubtful
from alignkit.checks.support import backed
from alignkit.checks.suspects import suspects
from alignkit.checks.word_facts import FEATURES
from alignkit.contextual import KINDS as READ_KINDS
from alignkit.languages.determiners import number_before
from alignkit.pipeline import toolkit

BY_ID = {check.id: check for check in CHECKS}


def linked(source, target, languages=("fr", "de")):
    """Two texts as the real model sees them, one segment a line."""
    return pipeline.align(source, target, source_lang=languages[0], target_lang=languages[1], segment="line")


def quotes(name, comparison):
    return [found.quote for found in BY_ID[name].find(comparison, BY_ID[name])]


def network(seed, widths=(1, 5, 3, 1), units=4):
    rng = np.random.default_rng(seed)
    sizes = [len(FEATURES), *[units] * (len(widths) - 1), len(KINDS)]
    return DoubtWeights(
        tuple(
            Layer(
                rng.normal(0, 0.4, (width, *pair)).astype(np.float32),
                rng.normal(size=pair[1]).astype(np.float32),
            )
            for width, pair in zip(widths, pairwise(sizes), strict=True)
        )
    )


@given(st.lists(st.integers(1, 7), min_size=1, max_size=4), st.integers(0, 99))
def test_sides_judged_together_get_what_each_gets_alone_word_by_word(sizes, seed):
    weights, rng = network(seed), np.random.default_rng(seed)
    sides = [rng.normal(size=(size, len(FEATURES))).astype(np.float32) for size in sizes]
    layers = [(layer.matrix, layer.shift) for layer in weights.layers]
    for side, found in zip(sides, weights.judge(sides), strict=True):
        expected = neighbourly(layers, side)
        assert np.allclose(np.stack(found, axis=1), expected[:, 1:], atol=1e-4)


def test_a_network_written_and_read_again_judges_the_same():
    weights = network(3)
    again = DoubtWeights.from_mapping(weights.to_mapping())
    side = np.ones((3, len(FEATURES)), dtype=np.float32)
    assert np.allclose(weights.judge([side])[0].wrong, again.judge([side])[0].wrong, atol=1e-2)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [("features", ["other"], "features"), ("layers", [], "size")],
)
def test_weights_of_another_version_are_refused(name, value, message):
    with pytest.raises(ValueError, match=message):
        DoubtWeights.from_mapping(network(1).to_mapping() | {name: value})


def test_layers_that_do_not_fit_are_refused():
    mapping = network(1).to_mapping()
    del mapping["layers"][1]["matrix"][0][0]
    with pytest.raises(ValueError, match=r"inhomogeneous|fit"):
        DoubtWeights.from_mapping(mapping)


FOREST = {
    "features": ["size", "mass"],
    "base": -0.5,
    "least": 0.7,
    "bare": 0.9,
    "trees": ["1 0.5 1 2,-1,0 2 3 4,0.25,2", "0.125", "0 1 1 2,1 1 3 4,-3,0.5,1.5"],
}


@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), max_size=5))
def test_a_forest_says_what_its_trees_say_one_by_one(rows):
    found = Forest.from_mapping(FOREST).probabilities([{"size": a, "mass": b} for a, b in rows])
    expected = [1 / (1 + np.exp(0.5 - grown(FOREST["trees"], row))) for row in rows]
    assert found == pytest.approx(expected)


def test_a_tree_that_runs_in_circles_is_refused():
    with pytest.raises(ValueError, match="grow"):
        Forest.from_mapping(FOREST | {"trees": ["0 1 0 1,2"]})


def test_pairs_without_a_table_have_a_threshold_of_their_own():
    comparison = paired("Oui.", "Ja.")
    object.__setattr__(comparison, "verdicts", {"clause": Forest.from_mapping(FOREST)})
    assert judge(comparison, "clause").least == FOREST["bare"]
    assert judge(comparison, "another") is None


def verdicts(comparison, **known):
    """The comparison with other forests, and as if the contextual judge had been asked."""
    reader = toolkit("mini").reader("fr", "de")
    return replace(comparison, reader=reader, **known)


def stump(odds, least):
    """A forest that says the same of everything."""
    return Forest.from_mapping(FOREST | {"trees": ["0"], "base": odds, "least": least, "bare": least})


def test_where_the_judge_is_asked_its_forests_hold():
    static, read = stump(-2.0, 0.5), stump(2.0, 0.6)
    own = verdicts(paired("Oui.", "Ja."), verdicts={"clause": static}, read_verdicts={"clause": read})
    assert judge(own, "clause").forest is read
    assert judge(replace(own, reader=None), "clause").forest is static
    assert judge(replace(own, read_verdicts={}), "clause").forest is static


@pytest.mark.parametrize(
    ("static", "read", "convicts"),
    [(-2.0, 2.0, True), (2.0, -2.0, True), (-2.0, -2.0, False), (-2.0, 1.3, False)],
)
def test_of_a_single_word_either_forest_convicts(static, read, convicts):
    forests = {"verdicts": {"wrong": stump(static, 0.5)}, "read_verdicts": {"wrong": stump(read, 0.8)}}
    both = judge(verdicts(paired("Oui.", "Ja."), **forests), "wrong")
    row = {"size": 0.0, "mass": 0.0}
    assert both.convicts(both.probabilities([row])[0]) is convicts


def test_check_finds_with_the_judge_what_it_does_not_find_without():
    lines = (
        ["Nous avons acheté du pain et du beurre."],
        ["Wir haben Brot und Butter gekauft, weil wir Hunger hatten."],
    )
    found = [
        [
            f.quote
            for f in pipeline.check(*lines, source_lang="fr", target_lang="de", contextual=asked).findings
        ]
        for asked in (True, False)
    ]
    assert found == [["weil wir Hunger hatten"], []]


def test_a_word_that_denies_answers_only_where_the_table_knows_what_else_it_renders():
    text = "Il governo non ha vietato la vendita.", "Le gouvernement a interdit la vente."
    assert len(denials(linked(*text, ("it", "fr")))) == 1


def test_opinions_have_a_row_a_token_where_the_judge_is_asked():
    comparison = linked("Le chat ne dort pas.", "Die Katze schläft.")
    (plain,), (read,) = backed(comparison), backed(verdicts(comparison))
    assert plain.source.opinions is None
    with pytest.raises(ValueError, match="judge"):
        plain.source.opinion("fine")
    for side in (read.source, read.target):
        assert side.opinions.shape == (len(side.tokens), len(READ_KINDS) + 1)
        assert np.allclose(sum(side.opinion(kind) for kind in READ_KINDS), 1, atol=1e-3)
    denied = read.source.opinion("negation")
    assert [token.text for token in read.source.tokens][int(denied.argmax())] in ("ne", "pas")


@given(st.lists(st.floats(-4, 4), min_size=1, max_size=12))
def test_the_heaviest_stretch_is_the_best_of_all_runs(gains):
    found = heaviest(gains)
    assert found.mass == pytest.approx(heaviest_run(gains), abs=1e-9)
    assert 0 <= found.first <= found.last <= len(gains)


def test_the_most_doubtful_stretch_lies_where_the_translation_says_more():
    source = "Le maire a ouvert le pont."
    target = "Der Bürgermeister eröffnete die Brücke, trotz Sturm und Überschwemmungen der letzten Woche."
    side = backed(linked(source, target))[0].target
    stretch = most_doubtful(side)
    assert {"Sturm", "Überschwemmungen", "Woche"} <= {
        token.text for token in side.tokens[stretch.first : stretch.last]
    }


def test_facts_are_of_one_row_a_token_and_told_once():
    comparison = linked("Le chat dort.\n\nIl pleut.", "Die Katze schläft.\n\nEs regnet.")
    found = comparison.once(backed)
    assert [len(bead.source.facts) for bead in found] == [4, 3]
    assert found[0].source.facts.shape[1] == len(FEATURES)
    assert comparison.once(backed) is found
    assert found[0].cosine > 0.3
    assert min(found[0].target.support[:3]) > 0.5


@pytest.mark.parametrize(
    ("source", "target", "languages", "lost", "added"),
    [
        ("Elle n'a pas vendu la maison.", "Sie hat das Haus verkauft.", ("fr", "de"), 1, 0),
        ("Elle a vendu la maison.", "Sie hat das Haus nicht verkauft.", ("fr", "de"), 0, 1),
        ("She did not sell the house.", "Elle n'a pas vendu la maison.", ("en", "fr"), 0, 0),
        ("Il a refusé de vendre la maison.", "Er wollte das Haus nicht verkaufen.", ("fr", "de"), 0, 0),
    ],
)  # fmt: skip
def test_a_negation_needs_an_answer(source, target, languages, lost, added):
    comparison = linked(source, target, languages)
    assert len(quotes("negation-lost", comparison)) == lost
    assert len(quotes("negation-added", comparison)) == added


def test_negations_are_told_with_the_word_they_deny():
    comparison = linked("Elle n'a pas vendu la maison.", "Sie hat das Haus verkauft.")
    (denial,) = denials(comparison)
    assert (denial.side, denial.own.tokens[denial.cue].text) == ("source", "pas")
    assert denial.other.tokens[denial.counterpart].text in ("verkauft", "Haus")
    assert denial.features["is_matched"] == 0.0


def test_languages_whose_negation_is_not_known_have_no_denials():
    assert denials(linked("Kissa ei nuku.", "Die Katze schläft.", ("fi", "de"))) == ()


def test_a_base_form_that_renders_a_plural_is_described_with_the_usual_form():
    comparison = linked("Les enfants dorment.", "Die Kind schlafen.")
    (found,) = renderings(backed(comparison)[0], comparison.lexicon)
    assert (found.usual, comparison.pairs[0].target_tokens[found.target].text) == ("kinder", "Kind")
    assert found.features["share"] < 0.1 < found.features["base_share"]
    assert found.features["source_before"] == 1.0


def test_a_plural_rendered_by_a_plural_is_no_case():
    comparison = linked("Les enfants dorment.", "Die Kinder schlafen.")
    assert list(renderings(backed(comparison)[0], comparison.lexicon)) == []


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [("Ces", "fr", 1), ("cette", "fr", -1), ("mehrere", "de", 1), ("die", "de", 0), ("los", "xx", 0)],
)
def test_determiners_tell_the_number_of_what_follows(word, language, expected):
    assert number_before(word, language) == expected


def test_suspects_know_the_source_word_that_lost_its_rendering():
    comparison = linked("Le juge a refusé la demande hier.", "Der Nadelbaum lehnte den Antrag gestern ab.")
    found = {s.target_token.text: s.source_token.text for s in suspects(comparison)}
    assert found.get("Nadelbaum") == "juge"


def test_a_clean_translation_has_no_verdict_against_it():
    comparison = linked(
        "Le conseil a voté le budget de l'école, malgré la pluie.",
        "Der Rat hat trotz des Regens den Haushalt der Schule verabschiedet.",
    )
    for name in (
        "omitted-clause",
        "added-clause",
        "wrong-sense",
        "look-alike",
        "lost-plural",
        "negation-lost",
    ):
        assert quotes(name, comparison) == []

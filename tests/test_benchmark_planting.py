"""Planted errors and harmless edits: what changes, where, and when there is nothing to change."""

from random import Random

import pytest
from paired import paired

from benchmarks.judged import auroc, matthews
from benchmarks.perturbation import OWN
from benchmarks.planting import (
    ERRORS,
    HARMLESS,
    clean_pairs,
    figures,
    harmless,
    marks,
    polarity,
    tokens,
    words,
)
from benchmarks.planting.clauses import addition, omission, repetition

SOURCE = "Le 3 mai 2021, trois maires ont vu 1 500 arbres, dit Lefranc, mais la mairie n'a pas payé."
TARGET = "Am 3. Mai 2021 sahen drei Rathäuser 1.500 Bäume, sagt Lefranc, aber das Rathaus hat nicht gezahlt."


def clean(source=SOURCE, target=TARGET, languages=("fr", "de"), links=()):
    return clean_pairs(paired(source, target, languages, links=[links]))[0]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", [*ERRORS, *HARMLESS])
def test_an_edit_changes_the_target_where_it_says(kind, seed):
    own = clean()
    edit = {**ERRORS, **HARMLESS}[kind](own, Random(seed))
    if edit is not None:
        start, end = edit.where
        assert edit.target != own.target
        assert 0 <= start <= end <= len(edit.target)


@pytest.mark.parametrize("kind", [*ERRORS, *HARMLESS])
def test_nothing_is_planted_in_an_empty_pair(kind):
    own = clean_pairs(paired("a", "b"))[0]
    assert {**ERRORS, **HARMLESS}[kind](own, Random(1)) is None


@pytest.mark.parametrize(
    ("planter", "before"),
    [
        (figures.small_number, "drei"),
        (figures.date, "Mai"),
        (words.name, "Lefranc"),
        (harmless.grouping, "1.500"),
    ],
)
def test_a_planter_takes_what_both_sides_share(planter, before):
    assert planter(clean(), Random(1)).before == before


def test_a_number_that_the_source_lacks_is_left_alone():
    assert figures.number(clean(target="Es waren 77 Bäume."), Random(1)) is None


def test_a_dropped_negation_leaves_the_rest():
    assert polarity.dropped(clean(), Random(1)).target.endswith("aber das Rathaus hat gezahlt.")


def test_no_negation_is_dropped_where_the_source_denies_nothing():
    assert polarity.dropped(clean(source="Il a payé."), Random(1)) is None


def test_an_omitted_clause_is_gone_and_an_added_one_is_another_lines():
    long = "Er kam spät in der Nacht nach Hause, obwohl der letzte Zug längst abgefahren war, und schlief."
    own = clean_pairs(paired(f"{SOURCE}\nRien.", f"{TARGET}\n{long}", links=[(), ()]))[0]
    assert len(omission(own, Random(2)).target) < len(TARGET)
    edit = addition(own, Random(2))
    assert edit is not None
    assert edit.target[slice(*edit.where)] in long


def test_a_repeated_sentence_stands_twice():
    edit = repetition(clean(target="Der alte Hafen der Stadt ist zu."), Random(1))
    assert edit.target.count("Hafen") == 2


def test_a_doubled_mark_stands_beside_its_twin():
    edit = marks.doubled_mark(clean(), Random(1))
    assert edit.target[slice(*edit.where)] in (",,", "..")


@pytest.mark.parametrize("planter", [tokens.address, tokens.telephone])
def test_a_damaged_item_stands_beside_the_right_one_of_the_source(planter):
    for seed in range(20):
        edit = planter(clean(), Random(seed))
        wrong = edit.target[slice(*edit.where)]
        assert edit.before in edit.source
        assert edit.before not in edit.target
        assert len(wrong) == len(edit.before)


def test_a_homoglyph_is_a_letter_of_another_alphabet():
    edit = tokens.homoglyph(clean(), Random(1))
    assert edit.before.isascii()
    assert not edit.target[slice(*edit.where)].isascii()


@pytest.mark.parametrize(
    ("source", "target", "languages", "wrong"),
    [
        ("We meet at 5 p.m. today.", "Wir treffen uns um 17 Uhr.", ("en", "de"), "5 Uhr morgens"),
        ("Wir treffen uns um 17 Uhr.", "We meet at 5 p.m. today.", ("de", "en"), "5 a.m."),
        ("Rendez-vous à 5 h.", "Wir treffen uns um 5 Uhr.", ("fr", "de"), None),
    ],
)
def test_the_half_of_the_day_is_changed_where_both_sides_tell_it(source, target, languages, wrong):
    edit = tokens.half_of_day(clean(source, target, languages), Random(1))
    assert (edit and edit.target[slice(*edit.where)]) == wrong


def test_every_kind_of_error_has_checks_that_answer_for_it():
    assert set(OWN) == set(ERRORS)


def test_figures_of_agreement_have_their_known_values():
    assert auroc([True, True, False, False], [3, 1, 2, 0]) == 0.75
    assert auroc([True], [1.0]) is None
    assert matthews([True, True, False, False], [True, False, False, False]) == pytest.approx(0.577, abs=1e-3)
    assert matthews([True, False], [True, True]) == 0.0

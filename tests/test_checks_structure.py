from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paired import even, golden, paired, quotes

from alignkit.checks.structure import CHECKS
from alignkit.lexicon import Lexicon, Table, Vocabulary
from alignkit.records import Severity

BY_ID = {check.id: check for check in CHECKS}


@pytest.mark.parametrize(("check", "source", "target", "languages", "expect"), golden("structure", CHECKS))
def test_a_check_flags_exactly_what_the_case_says(check, source, target, languages, expect):
    assert quotes(check, paired(*even(source, target), languages)) == expect


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_has_an_example_that_must_stay_silent_and_finds_nothing_in_nothing(check):
    assert any(not example.flagged for example in check.examples)
    assert quotes(check, paired("", "")) == []


def _vocabulary(counts: Mapping[str, int]) -> Vocabulary:
    words = sorted(counts)
    numbers = np.arange(len(words), dtype=np.uint32)
    return Vocabulary(
        words, np.array([counts[w] for w in words], np.uint32), numbers, np.zeros(len(words), np.uint8)
    )


def _lexicon(source, target, pairs, others=None) -> Lexicon:
    left, right = _vocabulary(source), _vocabulary(target)
    rows = [[right.index[there] for here, there in pairs if here == word] for word in left.words]
    starts = np.cumsum([0, *(len(row) for row in rows)]).astype(np.uint32)
    columns = np.array([column for row in rows for column in row], np.uint32)
    table = Table(starts, columns, np.full(len(columns), 9, np.uint16))
    return Lexicon(left, right, table, {name: _vocabulary(counts) for name, counts in (others or {}).items()})


def test_the_vocabulary_of_a_third_language_tells_it_from_the_two():
    lexicon = _lexicon(
        {"il": 900, "pleut": 9}, {"es": 900, "regnet": 9}, [], {"en": {"weather": 50, "today": 90, "is": 9}}
    )
    comparison = paired("Il pleut.\n", "Es regnet.\nWeather today", lexicon=lexicon)
    (finding,) = BY_ID["third-language"].find(comparison, BY_ID["third-language"])
    assert (finding.quote, finding.evidence["language"], finding.severity) == (
        "Weather today",
        "en",
        Severity.MAJOR,
    )
    assert quotes(BY_ID["boilerplate"], comparison) == []


def test_a_gap_whose_words_are_rendered_next_door_is_no_omission():
    words = {"soleil": 9, "brille": 9, "encore": 9}
    lexicon = _lexicon(
        words,
        {"sonne": 9, "scheint": 9, "noch": 9},
        [("soleil", "sonne"), ("brille", "scheint"), ("encore", "noch")],
    )
    texts = "Il pleut.\nSoleil brille encore", "Es regnet, doch die Sonne scheint noch.\n"
    assert quotes(BY_ID["omitted-segment"], paired(*texts, lexicon=lexicon)) == []
    assert quotes(BY_ID["omitted-segment"], paired(*texts)) == ["Soleil brille encore"]


def test_a_part_of_a_larger_bead_without_links_counts_as_unaligned():
    comparison = paired(
        "Il pleut.", "Portal24 Deutsch\nEs regnet.", beads=[((0,), (0, 1))], links=[[(0, 3), (1, 4), (2, 5)]]
    )
    assert quotes(BY_ID["boilerplate"], comparison) == ["Portal24 Deutsch"]


def test_both_halves_of_a_split_sentence_count_as_aligned():
    comparison = paired(
        "Il pleut et elle reste.",
        "Es regnet.\nSie bleibt.",
        beads=[((0,), (0, 1))],
        links=[[(0, 0), (1, 1), (4, 4)]],
    )
    assert all(quotes(check, comparison) == [] for check in CHECKS)


@pytest.mark.parametrize(("words", "severity"), [(4, Severity.MINOR), (12, Severity.MAJOR)])
def test_an_addition_weighs_by_its_size(words, severity):
    check = BY_ID["added-segment"]
    (finding,) = check.find(paired("Oui.\n", "Ja.\n" + "wort " * words + "ende."), check)
    assert finding.severity == severity


def test_a_segment_cut_short_stands_out_from_the_rest():
    lines = [
        f"Le marché de la ville numéro {n} ouvre tous les matins à huit heures, sauf le lundi."
        for n in range(9)
    ]
    target = [
        f"Der Markt der Stadt Nummer {n} öffnet jeden Morgen um acht Uhr, außer am Montag." for n in range(9)
    ]
    target[4] = "Der Markt öffnet."
    assert quotes(BY_ID["too-short"], paired("\n".join(lines), "\n".join(target))) == ["Der Markt öffnet."]
    assert quotes(BY_ID["too-long"], paired("\n".join(target), "\n".join(lines), ("de", "fr"))) == [lines[4]]


def test_a_loop_is_replaced_by_one_turn_of_it():
    check = BY_ID["looping-output"]
    (finding,) = check.find(paired("La pluie.", "Regen am Tag, Regen am Tag, Regen am Tag."), check)
    assert finding.suggestion == "Regen am Tag"


@given(st.lists(st.sampled_from(["a", "Wort", ",", "7", "\n", "Deutsch", ":"]), max_size=25).map(" ".join))
def test_any_text_gives_places_inside_it(target):
    for check in CHECKS:
        quotes(check, paired(*even("Il pleut.", target)))

"""Numbers, dates and times by value: what a translator may write otherwise, and what stays as it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.fidelity.digits import plain_numbers
from alignkit.fidelity.figures import Figures, in_figures
from alignkit.languages.number_words import spellings
from alignkit.pipeline import toolkit
from alignkit.tokens import token_texts

FIGURES = {language: Figures(language) for language in ("de", "en", "es", "fr", "pl")}
TOOLS = toolkit("mini")


def written(source, target, languages="fr de"):
    one, two = languages.split()
    tokens = plain_numbers(token_texts(source)), plain_numbers(token_texts(target))
    return tuple(map(" ".join, in_figures(*tokens, (FIGURES[one], FIGURES[two]))))


def score(source, target):
    pairs = [(token_texts(source), token_texts(target))]
    return TOOLS.scorer("fr", "de").rate(pairs, TOOLS.fidelity_weights).score[0]


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("le 9 mai 2024", "am 09.05.2024", "fr de", ("le 9 5 2024", "am 9 5 2024")),
        ("le 12/05/2024", "12. Mai 2024", "fr de", ("le 12 5 2024", "12 5 2024")),
        ("on 9 May", "am 9.5.", "en de", ("on 9 5", "am 9 5")),
        ("May 9, 2024", "2024-05-09", "en de", ("5 9 , 2024", "2024 - 5 - 9")),
        ("à 9h20", "um 9:20 Uhr", "fr de", ("à 9 h 20", "um 9 20 Uhr")),
        ("at 5:30 pm", "um 17.30 Uhr", "en de", ("at 17 30 pm", "um 17 30 Uhr")),
        ("at 5 p.m.", "um 17 Uhr", "en de", ("at 17 p . m .", "um 17 Uhr")),
        ("vingt-deux ans", "22 Jahre", "fr de", ("22 ans", "22 Jahre")),
        ("two thousand five hundred", "2.500 Euro", "en de", ("2500", "2500 Euro")),
        ("5 millions d'euros", "5.000.000 Euro", "fr de", ("5000000 d ' euros", "5000000 Euro")),
        ("deux ans et demi", "drei Jahre", "fr de", ("deux ans et demi", "drei Jahre")),
    ],
)
def test_what_means_the_same_is_written_in_the_same_figures(source, target, languages, expected):
    assert written(source, target, languages) == expected


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("un livre neuf", "ein neues Buch", "fr de"),
        ("In 2008 may we go", "Im Jahr 2008 gehen wir", "en de"),
        ("en mai", "im Mai", "fr de"),
        ("un homme", "1 Mann", "fr de"),
        ("ein Verhältnis von 3:1", "un rapport de 3:1", "de fr"),
        ("le 9 mai", "im Frühling", "fr de"),
    ],
)
def test_what_has_no_equal_stays_as_it_is(source, target, languages):
    assert written(source, target, languages) == tuple(" ".join(token_texts(own)) for own in (source, target))


def test_another_month_is_another_number():
    assert written("le 9 mai 2024", "am 9. Juli 2024") == ("le 9 5 2024", "am 9 7 2024")
    assert written("le 9 mai 2024", "am 09.07.2024") == ("le 9 5 2024", "am 9 7 2024")


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999))
def test_a_number_in_words_is_the_number(number):
    found = written(f"il y a {next(spellings(number, 'fr'))} arbres", f"es gibt {number} Bäume")
    assert found == (f"il y a {number} arbres", f"es gibt {number} Bäume")
    both = written(f"il y a {next(spellings(number, 'fr'))} arbres", next(spellings(number, "de")))
    assert both == (f"il y a {number} arbres", str(number))


@settings(max_examples=100, deadline=None)
@given(
    *2 * [st.lists(st.sampled_from("9 05 mai Mai . / : h Uhr 2024 12.05.2024 neuf neun - und et le".split()))]
)
def test_what_stands_for_no_number_is_kept_in_its_order(source, target):
    words = {"le", "und", "et", "Uhr"}
    for own, found in zip(
        (source, target), in_figures(source, target, (FIGURES["fr"], FIGURES["de"])), strict=True
    ):
        assert [token for token in found if token == "le"] == [token for token in own if token == "le"]
        assert set(found) & words <= set(own) & words


@pytest.mark.parametrize(
    ("source", "right", "otherwise", "wrong"),
    [
        ("Le musée ouvre le 9 mai 2024.", "Das Museum öffnet am 9. Mai 2024.",
         "Das Museum öffnet am 09.05.2024.", "Das Museum öffnet am 09.06.2024."),
        ("Trois ouvriers sont partis.", "Drei Arbeiter sind gegangen.",
         "3 Arbeiter sind gegangen.", "4 Arbeiter sind gegangen."),
    ],
)  # fmt: skip
def test_another_notation_moves_the_score_little_and_another_value_much(source, right, otherwise, wrong):
    usual = score(source, right)
    assert abs(score(source, otherwise) - usual) < 0.02
    assert score(source, wrong) < usual - 0.01


def test_what_was_read_before_changes_nothing():
    fresh = [Figures("fr"), Figures("de")]
    tokens = ["le", "9", "mai"], ["am", "9.5", "."]
    first = in_figures(*tokens, (fresh[0], fresh[1]))
    assert (
        in_figures(*tokens, (FIGURES["fr"], FIGURES["de"]))
        == first
        == in_figures(*tokens, (fresh[0], fresh[1]))
    )
    assert np.array_equal(*[in_figures([], [], (fresh[0], fresh[1]))] * 2)

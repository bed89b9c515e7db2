import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.languages.furniture import furniture_languages, is_label
from alignkit.languages.gender import article_for, article_genders
from alignkit.languages.names import (
    acronyms,
    country_words,
    exonyms,
    folded,
    given_name_spellings,
    is_given_name,
    language_names,
    place_names,
    respelled,
)
from alignkit.languages.typography import FILLER, masked, may_stand_twice, quote_roles, quote_styles


@pytest.mark.parametrize(
    ("source", "target", "name", "form"),
    [
        ("fr", "de", "Varsovie", "Warschau"),
        ("de", "fr", "Griechenland", "Grèce"),
        ("en", "de", "Novosibirsk", "Nowosibirsk"),
        ("fr", "en", "Le Caire", "Cairo"),
        ("en", "it", "Cologne", "Colonia"),
        ("de", "es", "Ägypten", "Egipto"),
    ],
)
def test_places_take_the_form_of_the_target_language(source, target, name, form):
    assert form in exonyms(source, target)[name]


def test_a_name_that_is_good_in_both_languages_is_no_exonym():
    assert not {"Paris", "Oslo", "Québec"} & exonyms("fr", "de").keys()
    assert all(folded(name) not in map(folded, forms) for name, forms in exonyms("fr", "de").items())


def test_unknown_languages_have_no_names():
    assert exonyms("xx", "de") == {}
    assert place_names("not a language") == frozenset()
    assert language_names("xx") == country_words("xx") == frozenset()
    assert acronyms("xx", "de") == {}


def test_soft_hyphens_of_the_tables_are_gone():
    assert not any("\u00ad" in name for name in place_names("de"))


@pytest.mark.parametrize(
    ("name", "language", "form"),
    [
        ("Sergueï", "de", "sergej"),
        ("Evgueni", "de", "jewgeni"),
        ("Viatcheslav", "de", "wjatscheslaw"),
        ("Alexej", "fr", "alexeï"),
        ("Michail", "en", "mikhail"),
        ("Serhij", "fr", "serhii"),
    ],
)
def test_slavic_given_names_are_spelled_as_the_language_prints_them(name, language, form):
    assert form in given_name_spellings(name, language)
    assert is_given_name(form)


def test_other_names_are_no_slavic_given_names():
    assert given_name_spellings("Pierre", "de") == ()
    assert not is_given_name("Pierre")


def test_a_name_with_one_place_to_change_has_no_half_way():
    assert respelled("Volga", "fr", "de") is None
    assert respelled("Khatchatourian", "fr", "de") == "Chatschaturian"
    assert respelled("Ivanov", "fr", "es") is None


@given(st.text(max_size=60))
def test_masking_keeps_every_place(text):
    blotted = masked(text)
    assert len(blotted) == len(text)
    assert all(new in (old, FILLER) for new, old in zip(blotted, text, strict=True))


@pytest.mark.parametrize(
    "text", ["https://a.example/x?b=c,d", "a.b@c.example", "3,5", "13:39", "z.B.", "...", "`x , y`"]
)
def test_what_is_not_prose_is_blotted_out(text):
    assert masked(text).strip(FILLER) == ""


def test_every_language_has_marks_to_open_and_to_close():
    for language in ("de", "fr", "sv", "xx"):
        opening, closing = quote_roles(language)
        assert quote_styles(language)[0].opening in opening
        assert quote_styles(language)[0].closing in closing


def test_words_may_stand_twice_by_language():
    assert may_stand_twice("nous", "fr", after_comma=False)
    assert not may_stand_twice("nous", "de", after_comma=False)


def test_articles_tell_the_gender_where_the_case_allows():
    assert article_genders("der", "de", ending="en") == {"f", "p"}
    assert article_genders("die", "de", before="sagte") == {"f"}
    assert article_genders("du", "fr") == {"m"}
    assert article_genders("l", "fr") == {"m", "f", "n", "p"}
    assert article_for("nella", "m", "it") == "nel"
    assert article_for("die", "m", "de") is None


def test_stock_phrases_know_their_language():
    assert furniture_languages("→ Lire aussi :") == {"fr"}
    assert furniture_languages("Es regnet.") == frozenset()
    assert not is_label("Sie spricht Deutsch.", "de")


def test_the_tables_are_read_only_when_asked_for():
    code = "import sys, alignkit.languages.names; print('babel' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"

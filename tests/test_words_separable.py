"""Verbs that stand apart from their particle, negations in two parts."""

import pytest

from alignkit.pipeline import toolkit
from alignkit.records import Link
from alignkit.tokens import token_texts
from alignkit.words.heads import with_heads
from alignkit.words.negation import completed
from alignkit.words.separable import separated


def found(text, language="de"):
    tokens = token_texts(text)
    words = toolkit("mini").lexicon("en", language).target
    return {tokens[particle]: tokens[verb] for particle, verb in separated(tokens, words).items()}


@pytest.mark.parametrize(
    ("text", "particle", "verb"),
    [
        ("Die Bäckerin teilte gestern mit, dass es regnet.", "mit", "teilte"),
        ("Das stellt eine Gefahr für alle dar.", "dar", "stellt"),
        ("Sie geben das Haus auf und ziehen um.", "auf", "geben"),
        ("Bereitet er sich auf das Spiel vor?", "vor", "Bereitet"),
        ("Der Zug kommt um neun Uhr in Bern an", "an", "kommt"),
    ],
)
def test_a_particle_at_the_end_of_a_clause_finds_its_verb(text, particle, verb):
    assert found(text).get(particle) == verb


@pytest.mark.parametrize(
    "text",
    [
        "Sie teilte mit ihm das Brot.",  # a preposition: its clause goes on
        "Wir sprachen darüber. Er kam mit.",  # the verb of another sentence
        "Das Haus hat kein Dach mit.",  # no verb that is made so
        "Mit.",
        "",
    ],
)
def test_what_is_no_particle_of_a_verb_is_left_alone(text):
    assert "teilte" not in found(text).values()
    assert "sprachen" not in found(text).values()
    assert "Haus" not in found(text).values()


def test_languages_that_keep_their_verbs_together_are_left_alone():
    assert found("Elle vient avec.", "fr") == {}


def test_dutch_takes_its_verbs_apart_too():
    assert found("De trein komt om negen uur aan.", "nl") == {"aan": "komt"}


def test_verb_and_particle_are_linked_with_the_same_word():
    aligner = toolkit("mini").aligner("fr", "de")
    source, target = (
        token_texts("Cela représente un danger."),
        token_texts("Das stellt eine Gefahr dar."),
    )
    (links,) = aligner.align([(source, target)])
    partners = {target[link.target] for link in links if source[link.source] == "représente"}
    assert partners == {"stellt", "dar"}


def test_a_particle_with_a_partner_of_its_own_keeps_it():
    links = (Link(0, 0, 0.9), Link(1, 2, 0.6))
    assert with_heads(links, {}, {2: 0}) == links
    assert with_heads(links[:1], {1: 0}, {}) == (Link(0, 0, 0.9), Link(1, 0, 0.9))
    assert with_heads(links, {}, {2: 0}, instead=True) == (Link(0, 0, 0.9), Link(0, 2, 0.9))


def test_a_word_whose_head_is_alone_keeps_what_it_has():
    links = (Link(1, 2, 0.6),)
    assert with_heads(links, {1: 0}, {2: 0}, instead=True) == links
    assert with_heads((), {1: 0}, {2: 0}) == ()


def test_both_parts_of_a_negation_have_the_same_partner():
    aligner = toolkit("mini").aligner("fr", "en")
    source, target = "Nous ne savons pas pourquoi .".split(), "We do not know why .".split()
    (links,) = aligner.align([(source, target)])
    partners = {source[link.source] for link in links if target[link.target] == "not"}
    assert partners == {"ne", "pas"}


def test_a_negation_without_a_second_part_is_left_alone():
    assert completed("Je crains qu' il ne vienne .".split(), "fr") == {}
    assert completed("He does not come .".split(), "en") == {}

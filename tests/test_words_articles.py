"""Articles without a word of their own on the other side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.records import Link
from alignkit.words.articles import with_articles

OF_THE = [Link(0, 0, 0.9), Link(2, 1, 0.8)]


def ends(links):
    return {(link.source, link.target): link.probability for link in links}


@pytest.mark.parametrize(
    ("source", "target", "languages", "links", "expected"),
    [
        ("of the sea", "del mare", ("en", "it"), OF_THE, {(1, 0): 0.9}),
        ("des Meeres", "of the sea", ("de", "en"), [Link(0, 0, 0.9), Link(1, 2, 0.9)], {}),
        ("zum Meer", "to the sea", ("de", "en"), [Link(0, 0, 0.9), Link(1, 2, 0.9)], {(0, 1): 0.9}),
        ("de la mer", "del mar", ("fr", "es"), OF_THE, {(1, 0): 0.9}),
        ("of the sea", "di mare", ("en", "it"), OF_THE, {}),
        ("the planet", "planeten", ("en", "da"), [Link(1, 0, 0.9)], {(0, 0): 0.9}),
        ("the sea", "hav", ("en", "da"), [Link(1, 0, 0.9)], {}),
        ("the river", "река", ("en", "ru"), [Link(1, 0, 0.9)], {(0, 0): 0.4}),
        ("the river", "der Fluss", ("en", "de"), [Link(1, 1, 0.9)], {}),
        ("la vida", "life", ("es", "en"), [Link(1, 0, 0.9)], {(0, 0): 0.4}),
        ("life", "la vie", ("en", "fr"), [Link(0, 1, 0.9)], {}),
        ("a river", "река", ("en", "ru"), [Link(1, 0, 0.9)], {}),
    ],
)
def test_an_article_that_is_alone_goes_where_its_counterpart_is(source, target, languages, links, expected):
    found = ends(with_articles(links, source.split(), target.split(), languages))
    assert found == ends(links) | expected


def test_an_article_with_a_partner_keeps_it():
    links = (Link(0, 0, 0.9), Link(1, 1, 0.5), Link(2, 1, 0.8))
    assert with_articles(links, ["of", "the", "sea"], ["del", "mare"], ("en", "it")) == links


def test_english_articles_have_no_word_of_their_own_where_there_are_none():
    links = (Link(0, 0, 0.6), Link(1, 1, 0.8))
    assert ends(with_articles(links, ["the", "sea"], ["je", "morje"], ("en", "sl"))) == {
        (0, 1): 0.4,
        (1, 1): 0.8,
    }
    assert ends(with_articles(links, ["a", "sea"], ["je", "morje"], ("en", "sl"))) == {(1, 1): 0.8}
    assert ends(with_articles(links, ["je", "morje"], ["a", "sea"], ("sl", "en"))) == {(1, 1): 0.8}
    assert with_articles(links, ["le", "voir"], ["его", "видеть"], ("fr", "ru")) == links


@given(
    st.lists(st.sampled_from(["the", "of", "sea", "il"]), max_size=5),
    st.lists(st.sampled_from(["del", "mare", "planeten"]), max_size=5),
    st.sampled_from([("en", "it"), ("en", "da"), ("it", "en"), ("en", "sl"), ("", "")]),
    st.data(),
)
def test_links_of_other_words_stay_and_all_are_in_order(source, target, languages, data):
    cells = [(i, j) for i in range(len(source)) for j in range(len(target))]
    chosen = data.draw(st.sets(st.sampled_from(cells))) if cells else set()
    links = [Link(i, j, 0.7) for i, j in sorted(chosen)]
    found = with_articles(links, source, target, languages)
    assert {link for link in links if "the" not in source[link.source]} <= set(found)
    assert [(link.source, link.target) for link in found] == sorted({(k.source, k.target) for k in found})
    assert all(link.source < len(source) and link.target < len(target) for link in found)

"""Words of parallel lines, linked in a stream."""

import pytest

from alignkit.errors import LanguageError, MismatchError
from alignkit.lines import Line
from alignkit.linking import Stream, link_lines
from alignkit.pipeline import align_words, toolkit

FRENCH = ["Le boulanger vend douze pains.", "", "La porte est fermée."]
GERMAN = ["Der Bäcker verkauft zwölf Brote.", "", "Die Tür ist geschlossen."]


def stream(texts, name="x", language=None):
    def lines():
        start = 0
        for text in texts:
            yield Line(text, start)
            start += len(text) + 1

    return Stream(lines(), name, language)


def linked(source, target, **options):
    return list(
        link_lines(toolkit("mini"), stream(source, "a.fr", "fr"), stream(target, "a.de", "de"), **options)
    )


def test_a_stream_gives_what_lists_of_sentences_give():
    pairs = align_words(FRENCH, GERMAN, source_lang="fr", target_lang="de").pairs
    assert linked(FRENCH, GERMAN) == list(pairs)


def test_chunks_change_nothing_but_memory(monkeypatch):
    whole = linked(FRENCH * 3, GERMAN * 3)
    monkeypatch.setattr("alignkit.linking._CHUNK", 2)
    assert linked(FRENCH * 3, GERMAN * 3) == whole
    assert [pair.bead.source for pair in whole] == [(k,) for k in range(9)]


@pytest.mark.slow
def test_several_processes_give_what_one_gives(monkeypatch):
    monkeypatch.setattr("alignkit.linking._CHUNK", 2)
    assert linked(FRENCH * 3, GERMAN * 3, jobs=2) == linked(FRENCH * 3, GERMAN * 3)


def test_lines_are_linked_before_the_next_are_read(monkeypatch):
    monkeypatch.setattr("alignkit.linking._CHUNK", 1)
    read = []

    def noted():
        for number in range(10):
            read.append(number)
            yield Line("Il pleut.", 0)

    pairs = link_lines(toolkit("mini"), Stream(noted(), "a", "fr"), stream(["Es regnet."] * 10, "b", "de"))
    next(pairs)
    assert len(read) <= 3


def test_languages_are_told_from_the_first_lines():
    found = link_lines(toolkit("mini"), stream(FRENCH * 3), stream(GERMAN * 3))
    assert next(iter(found)).links
    with pytest.raises(LanguageError, match="cannot tell"):
        next(link_lines(toolkit("mini"), stream(["12", "34"]), stream(GERMAN[:2])))


@pytest.mark.parametrize("extra", [1, 3])
def test_a_side_with_more_lines_is_refused_with_both_numbers(monkeypatch, extra):
    monkeypatch.setattr("alignkit.linking._CHUNK", 2)
    with pytest.raises(MismatchError, match=rf"lines: 3 in a\.fr, {3 + extra} in a\.de"):
        linked(FRENCH, GERMAN + ["Noch eine."] * extra)


def test_a_line_without_end_is_left_unlinked_and_said():
    notices = []
    pairs = linked([*FRENCH, "mot " * 20_000], [*GERMAN, "Wort"], notice=notices.append)
    assert len(pairs) == 4
    assert pairs[3].links == ()
    assert len(notices) == 1
    assert "a.fr: line 4 has 80,000 characters" in notices[0]


@pytest.mark.slow
def test_a_line_of_ten_thousand_words_is_linked():
    pairs = linked(
        [" ".join(f"chien {k}" for k in range(4000))], [" ".join(f"Hund {k}" for k in range(4000))]
    )
    assert len({link.source for link in pairs[0].links}) > 1000

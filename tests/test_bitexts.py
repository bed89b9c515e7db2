"""Both sides of a translation, and alignments that are given."""

from itertools import pairwise

import extracts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.bitexts import given_alignment, line_alignment, read_alignment, read_bitext
from alignkit.documents import document, read_document
from alignkit.errors import MismatchError, ReadError
from alignkit.readers import Choice
from alignkit.records import Bead

FRENCH = document("Un. Deux.\nTrois.\n", language="fr")
GERMAN = document("Eins.\nZwei. Drei.\n", language="de")


def save(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def numbers(alignment):
    return [(bead.source, bead.target) for bead in alignment.beads]


# ---- one file or two


def test_one_file_gives_both_sides_and_their_pairs(tmp_path):
    path = save(tmp_path, "a.tsv", "Il a dit oui.\tJa, das hat er gesagt.\n \tNein.\nRien.\t\n")
    both = read_bitext(path)
    assert (both.source.text, both.source.language) == ("Il a dit oui.\n \nRien.\n", "fr")
    assert (both.target.text, both.target.language) == ("Ja, das hat er gesagt.\nNein.\n\n", "de")
    assert both.source.path == both.target.path == str(path)
    assert numbers(both.given) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    spans = [both.source.text[segment.start : segment.end] for segment in both.given.source_segments]
    assert spans == ["Il a dit oui.", "", "Rien."]
    assert [segment.paragraph for segment in both.given.source_segments] == [0, 1, 1]


def test_languages_said_go_before_those_of_the_file(tmp_path):
    path = save(tmp_path, "a.csv", "fr,de\nOui.,Ja.\n")
    assert [side.language for side in (read_bitext(path).source, read_bitext(path).target)] == ["fr", "de"]
    path = save(tmp_path, "b.csv", "source,target\nOui.,Ja.\n")
    assert read_bitext(path, None, Choice("it", "nl")).target.language == "nl"


def test_two_texts_come_without_an_alignment(tmp_path):
    both = read_bitext(save(tmp_path, "a.txt", "Un.\n"), save(tmp_path, "b.html", "<p>Eins."))
    assert (both.source.text, both.target.text, both.given) == ("Un.\n", "Eins.\n", None)


def test_moses_files_are_parallel_lines(tmp_path):
    one, two = (
        save(tmp_path, "a.fr", "Un. Deux.\n\nTrois.\n"),
        save(tmp_path, "a.de", "Eins. Zwei.\n\nDrei.\n"),
    )
    assert numbers(read_bitext(one, two, form="moses").given) == [((k,), (k,)) for k in range(3)]
    with pytest.raises(MismatchError, match=r"lines: 3 in .*a\.fr, 1 in .*c\.de"):
        read_bitext(one, save(tmp_path, "c.de", "Eins."), form="moses")


@pytest.mark.parametrize("name", ["a.tmx", "a.po.gz", "a.csv"])
def test_a_file_of_both_sides_wants_no_second_file(tmp_path, name):
    text = save(tmp_path, "a.txt", "Un.")
    for pair in ((tmp_path / name, text), (text, tmp_path / name)):
        with pytest.raises(ReadError, match=f"{name}: holds both sides of a translation; give it alone"):
            read_bitext(*pair)
    with pytest.raises(ReadError, match="holds both sides"):
        read_document(tmp_path / name)


def test_a_text_alone_lacks_its_translation(tmp_path):
    with pytest.raises(
        ReadError, match=r"a\.txt: holds one text \(text\); name the file with its translation"
    ):
        read_bitext(tmp_path / "a.txt")


def test_a_format_that_is_said_goes_before_the_name(tmp_path):
    assert read_document(save(tmp_path, "a.csv", "Un, deux."), form="text").text == "Un, deux."
    assert read_bitext(save(tmp_path, "a.txt", "Un.\tEins."), form="tsv").target.text == "Eins.\n"


def test_what_is_wrong_in_a_file_is_said_with_its_name(tmp_path):
    with pytest.raises(ReadError, match=r"^\S*a\.tmx: line 1: not well-formed"):
        read_bitext(save(tmp_path, "a.tmx", "<tmx>"))
    with pytest.raises(ReadError, match=r"^\S*a\.srt: has no time codes"):
        read_document(save(tmp_path, "a.srt", "Bonjour"))


# ---- ladders


def test_segments_that_no_bead_names_are_gaps_and_all_is_certain():
    found = given_alignment(FRENCH, GERMAN, [Bead((2,), (1, 2), 0.4), Bead((0,), (), -3.0)], "sentence")
    assert numbers(found) == [((), (0,)), ((0,), ()), ((1,), ()), ((2,), (1, 2))]
    assert {bead.confidence for bead in found.beads} == {1.0}


def test_the_segments_are_those_of_the_mode():
    assert numbers(given_alignment(FRENCH, GERMAN, [Bead((0,), (0, 1), 1.0)], "line")) == [
        ((0,), (0, 1)),
        ((1,), ()),
    ]


def test_beads_may_cross():
    beads = [Bead((0,), (1,), 1.0), Bead((1,), (0,), 1.0)]
    assert numbers(given_alignment(FRENCH, GERMAN, beads[::-1], "line")) == [((0,), (1,)), ((1,), (0,))]


@extracts.SOME
@given(st.data())
def test_any_beads_that_are_sound_make_a_whole_alignment_once(data):
    size = data.draw(st.integers(0, 6)), data.draw(st.integers(0, 6))
    one, two = (document("x\n" * count, language="fr") for count in size)
    cuts = [sorted(data.draw(st.sets(st.integers(0, n)))) for n in size]
    runs = [[tuple(range(a, b)) for a, b in pairwise(cut)] for cut in cuts]
    targets = data.draw(st.permutations(runs[1]))
    beads = [Bead(a, b, 0.5) for a, b in zip(runs[0], targets, strict=False)]
    found = given_alignment(one, two, data.draw(st.permutations(beads)), "line")
    assert sorted(k for bead in found.beads for k in bead.source) == list(range(size[0]))
    assert sorted(k for bead in found.beads for k in bead.target) == list(range(size[1]))
    assert {(bead.source, bead.target) for bead in beads} <= set(numbers(found))
    assert [k for bead in found.beads for k in bead.source] == list(range(size[0]))


@pytest.mark.parametrize(
    ("beads", "message"),
    [
        (
            [Bead((9,), (0,), 1.0)],
            r"source segment 9 is named, but there are 2 \(counted from 0\); --segment",
        ),
        ([Bead((0,), (2,), 1.0)], "target segment 2 is named"),
        ([Bead((0,), (0,), 1.0), Bead((0,), (1,), 1.0)], "source segment 0 is in two beads"),
        ([Bead((0,), (1, 0), 1.0)], r"target segments \[1, 0\] do not follow each other"),
    ],
)
def test_beads_that_do_not_fit_are_refused(beads, message):
    with pytest.raises(ReadError, match=message):
        given_alignment(FRENCH, GERMAN, beads, "line")


def test_a_ladder_is_read_with_its_costs_ignored(tmp_path):
    path = save(tmp_path, "a.ladder", "[0]:[]:0.000000\n[1]:[0, 1]:0.482131\n")
    assert numbers(read_alignment(path, FRENCH, GERMAN, "line")) == [((0,), ()), ((1,), (0, 1))]


@pytest.mark.parametrize("text", ["0 0\n", "[0]:[7]\n", "[]:[]\n", "[0]:[0]:x\n", f"[{'9' * 5000}]:[0]\n"])
def test_a_ladder_of_something_else_is_refused_by_name(tmp_path, text):
    with pytest.raises(ReadError, match=r"^\S*a\.ladder: ") as caught:
        read_alignment(save(tmp_path, "a.ladder", text), FRENCH, GERMAN, "line")
    assert "\n" not in str(caught.value)


def test_lines_pair_by_their_number():
    assert numbers(line_alignment(FRENCH, GERMAN)) == [((0,), (0,)), ((1,), (1,))]


# ---- times of subtitles


def subtitles(folder, name, *times):
    cues = (f"{start} --> {end}\nMot {number}.\n" for number, (start, end) in enumerate(times))
    return save(folder, f"{name}.srt", "\n".join(cues))


def at(*seconds):
    return [
        (f"00:00:{start:06.3f}".replace(".", ","), f"00:00:{end:06.3f}".replace(".", ","))
        for start, end in seconds
    ]


@pytest.mark.parametrize(
    ("source", "target", "beads"),
    [
        ([(1, 2), (3, 4)], [(1, 2), (3, 4)], [((0,), (0,)), ((1,), (1,))]),
        ([(1, 2), (3, 4)], [(1.2, 2.1), (2.9, 4.2)], [((0,), (0,)), ((1,), (1,))]),
        ([(1, 4), (5, 6)], [(1, 2.5), (2.5, 4), (5, 6)], [((0,), (0, 1)), ((1,), (2,))]),
        ([(1, 2), (2, 3), (5, 6)], [(1, 3), (5, 6)], [((0, 1), (0,)), ((2,), (1,))]),
        ([(1, 2.2), (2, 3)], [(1, 2), (2, 3)], [((0,), (0,)), ((1,), (1,))]),
        (
            [(k, k + 0.9) for k in range(9)], [(k, k + 0.9) for k in range(9) if k != 4],
            [((k,), (k - (k > 4),)) if k != 4 else ((4,), ()) for k in range(9)],
        ),
    ],
)  # fmt: skip
def test_cues_shown_at_the_same_time_belong_together(tmp_path, source, target, beads):
    both = read_bitext(subtitles(tmp_path, "a", *at(*source)), subtitles(tmp_path, "b", *at(*target)))
    assert numbers(both.given) == beads


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ([(1, 2), (3, 4)], [(5, 6), (7, 8)]),
        ([(1, 2), (3, 4), (5, 6)], [(1, 2), (13, 14), (15, 16)]),
        ([(3, 4), (1, 2)], [(3, 4), (1, 2)]),
        ([(2, 1)], [(1, 2)]),
        ([(1, 9), (2, 9), (3, 9)], [(1, 9), (2, 9), (3, 9)]),
    ],
)
def test_times_of_another_film_or_out_of_order_say_nothing(tmp_path, source, target):
    both = read_bitext(subtitles(tmp_path, "a", *at(*source)), subtitles(tmp_path, "b", *at(*target)))
    assert both.given is None


def test_subtitles_and_a_text_have_no_times_in_common(tmp_path):
    assert (
        read_bitext(subtitles(tmp_path, "a", *at((1, 2))), save(tmp_path, "b.txt", "Wort 0.")).given is None
    )

"""Splitting documents into sentences and lines."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.records import Document
from alignkit.segments import split_segments

CASES = json.loads((Path(__file__).parent / "cases" / "segments.json").read_text(encoding="utf-8"))
KNOWN_FAILURES = {("de", "Dr. at the end")}
LANGUAGES = ("de", "fr", "en", "el", "pl", "ja", "und")
CHARACTERS = "aAbéßÄ13.!?…;:,'\"«»„“”’()[]–-/@ \n\r\t\u00a0\u202f\ufeff\u0301\u2028\x0b🎉。！א؟\u200d"
WORDS = ["Dr", "z", "B", "Mai", "der", "Der", "...", "\r\n", ". ", "! "]
TEXTS = st.lists(st.sampled_from(list(CHARACTERS)) | st.sampled_from(WORDS), max_size=80).map("".join)


def pieces(text, language="de", mode="sentence"):
    return [text[s.start : s.end] for s in split_segments(Document(text, language), mode)]


def marked(case):
    failing = (case["language"], case["label"]) in KNOWN_FAILURES
    marks = [pytest.mark.xfail(strict=True, reason="a title that ends its sentence")] if failing else []
    return pytest.param(case, id=f"{case['language']} {case['label']}", marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_hard_paragraph_falls_into_its_sentences(case):
    assert pieces(" ".join(case["sentences"]), case["language"]) == case["sentences"]


@given(TEXTS, st.sampled_from(LANGUAGES), st.sampled_from(["auto", "line", "sentence"]))
def test_every_visible_character_belongs_to_exactly_one_segment(text, language, mode):
    segments = split_segments(Document(text, language), mode)
    covered = [place for segment in segments for place in range(segment.start, segment.end)]
    assert covered == sorted(set(covered))
    assert all(character.isspace() for place, character in enumerate(text) if place not in set(covered))


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_sentences_carry_no_white_space_at_their_ends_and_are_never_empty(text, language):
    assert all(piece and piece == piece.strip() for piece in pieces(text, language))


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_second_or_later_sentence_of_a_line_never_starts_with_a_closing_mark(text, language):
    segments = split_segments(Document(text, language))
    for earlier, later in pairwise(segments):
        if earlier.paragraph == later.paragraph and "\n" not in text and "\r" not in text:
            assert text[later.start] not in "!?.;:,"
            # ” opens a quotation in Swedish, » in German: before a word it may begin a sentence.
            assert text[later.start] not in "»”" or text[later.start + 1 : later.end].strip()[:1].isalnum()


@given(TEXTS)
def test_paragraphs_are_numbered_from_zero_without_holes(text):
    numbers = [segment.paragraph for segment in split_segments(Document(text, "fr"))]
    assert sorted(set(numbers)) == list(range(len(set(numbers))))
    assert numbers == sorted(numbers)


@given(st.lists(st.text("ab .", max_size=6), max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
def test_in_line_mode_there_are_as_many_segments_as_lines(lines, newline):
    text = "".join(line + newline for line in lines)
    assert pieces(text, mode="line") == [line.strip() for line in lines]


def test_a_last_line_without_a_line_break_counts():
    assert pieces("a\n\nb", mode="line") == ["a", "", "b"]


def test_only_line_feed_and_carriage_return_end_a_line():
    text = "eins\x0bzwei\u2028drei\x85vier\x0cfünf"
    assert pieces(text, mode="line") == [text]


def test_line_and_sentence_mode_differ_in_the_paragraph_of_empty_lines_only():
    numbers = [segment.paragraph for segment in split_segments(Document("a\n\nb\n", "de"), "line")]
    assert numbers == [0, 1, 1]


def test_an_empty_document_has_no_segments():
    for mode in ("auto", "line", "sentence"):
        assert split_segments(Document("", "und"), mode) == ()


def test_an_unknown_mode_is_refused():
    with pytest.raises(ValueError, match="paragraph"):
        split_segments(Document("a", "de"), "paragraph")


def test_auto_takes_lines_where_nearly_every_line_is_one_sentence():
    text = "Der Hund bellt.\n\nDie Katze schläft.\nEin Titel\nEs regnet.\n"
    assert pieces(text, mode="auto") == [
        "Der Hund bellt.",
        "",
        "Die Katze schläft.",
        "Ein Titel",
        "Es regnet.",
    ]


def test_auto_takes_sentences_where_lines_are_paragraphs():
    text = "Der Hund bellt. Die Katze schläft.\n\nEs regnet. Niemand geht aus.\n"
    assert len(pieces(text, mode="auto")) == 4


def test_auto_takes_sentences_of_a_single_line():
    assert pieces("Er kam. Er ging.", mode="auto") == ["Er kam.", "Er ging."]


WRAPPED = """\
Der Gemeinderat hat am Dienstag über den Umbau des alten
Bahnhofs beraten. Die Mehrheit sprach sich für einen Neubau
aus, der im kommenden Jahr beginnen soll. Die Kosten werden
auf neun Millionen Franken geschätzt.

Die Gegner kündigten an, dass sie Unterschriften sammeln und
eine Abstimmung erzwingen wollen. Bis dahin bleibt der alte
Bahnhof in Betrieb.
"""


def test_hard_wrapped_text_is_joined_into_its_paragraphs():
    found = [" ".join(piece.split()) for piece in pieces(WRAPPED)]
    assert found[0].endswith("Bahnhofs beraten.")
    assert found[2] == "Die Kosten werden auf neun Millionen Franken geschätzt."
    assert len(found) == 5
    assert [s.paragraph for s in split_segments(Document(WRAPPED, "de"))] == [0, 0, 0, 1, 1]


def test_hard_wrapped_text_is_not_taken_for_lines():
    assert pieces(WRAPPED, mode="auto") == pieces(WRAPPED)


def test_short_lines_and_verses_are_not_taken_for_hard_wrapped_text():
    text = "Rote Rosen blühn im Garten\nweiße Lilien stehn am Teich\nund die Winde wehn\nauf den Mond\n"
    assert len(pieces(text)) == 4


def test_line_breaks_of_all_kinds_leave_offsets_of_the_decoded_text():
    text = "Eins.\r\nZwei.\rDrei.\n\r\nVier."
    found = split_segments(Document(text, "de"))
    assert [(s.start, s.end, s.paragraph) for s in found] == [(0, 5, 0), (7, 12, 1), (13, 18, 2), (21, 26, 3)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("el", ["Τι κάνεις;", "Είμαι καλά."]),
        ("ar", ["هل أنت هنا؟", "نعم أنا هنا."]),
        ("es", ["¿Quién es?", "¡Soy yo!", "La Sra. Gómez vino a las 8."]),
        ("it", ["Il sig. Rossi è qui.", "L'avv. Bianchi no."]),
        ("nl", ["Dhr. Jansen komt bijv. vandaag.", "Morgen niet."]),
        ("pl", ["Prof. Nowak urodził się w 1950 r.", "Mieszka przy ul. Długiej."]),
        ("ru", ["Это г. Москва.", "Он родился в 1950 г.", "Всё."]),
        ("cs", ["Bydlí v ul. Dlouhá č. 5.", "Je mu 30."]),
        ("sv", ["Han kom t.ex. igår.", "Hon stannade."]),
        ("hi", ["यह पहला है।", "यह दूसरा है।"]),
    ],
)
def test_other_languages_split_at_their_own_marks(language, sentences):
    assert pieces(" ".join(sentences), language) == sentences


def test_chinese_and_japanese_need_no_space_after_a_mark():
    assert pieces("你好。我们走吧！好吗？", "zh") == ["你好。", "我们走吧！", "好吗？"]
    assert pieces("「行くよ。」と彼は言った。雨だ。", "ja") == ["「行くよ。」と彼は言った。", "雨だ。"]


def test_text_of_another_direction_keeps_its_offsets():
    text = "שלום לכם. מה שלומכם?"
    assert pieces(text, "he") == ["שלום לכם.", "מה שלומכם?"]


def test_a_byte_order_mark_inside_the_text_splits_nothing():
    assert pieces("\ufeffEr kam.\ufeff Sie ging.", "de")[-1].endswith("Sie ging.")


@pytest.mark.parametrize(
    "unit",
    [
        "Am 3. Mai kam Dr. Weber an (aus Köln). Ja! „Wirklich?“, fragte er... ",
        ".",
        "a!",
        "(",
        "Mio. ",
        '." ',
        "« ",
        "a. «",
    ],
)
def test_time_is_linear_in_the_length_of_a_line(unit):
    def seconds(size):
        """Best of five in processor time: what else the machine does must not count."""
        text, taken = unit * (size // len(unit)), []
        for _ in range(5):
            start = time.process_time()
            split_segments(Document(text, "de"))
            taken.append(time.process_time() - start)
        return min(taken)

    seconds(1_000)
    assert seconds(80_000) < 0.05 + 12 * max(seconds(20_000), 0.005)

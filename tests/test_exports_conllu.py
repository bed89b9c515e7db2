import conllu
import pytest
from reports import library
from standards import REPORTS, text_of

from alignkit.exports.conllu import write_aligned_conllu, write_conllu


def sentences(report, write=write_conllu):
    return conllu.parse(text_of(write(report)))


@pytest.mark.parametrize("name", REPORTS)
def test_every_side_with_words_is_a_sentence_with_all_its_tokens(name):
    report = REPORTS[name]
    read = sentences(report)
    written = [
        tokens for pair in report.pairs for tokens in (pair.source_tokens, pair.target_tokens) if tokens
    ]
    assert [len(sentence) for sentence in read] == [len(tokens) for tokens in written]
    for sentence, tokens in zip(read, written, strict=True):
        assert [token["id"] for token in sentence] == list(range(1, len(tokens) + 1))
        assert [(int(t["misc"]["Start"]), int(t["misc"]["End"])) for t in sentence] == [
            (token.start, token.end) for token in tokens
        ]


def test_the_text_is_what_the_words_and_their_spaces_give():
    for sentence in sentences(library()):
        words = "".join(
            token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ")
            for token in sentence
        )
        assert words.strip() == sentence.metadata["text"]


def test_links_name_the_words_of_the_other_sentence_both_ways():
    source, target = sentences(library(), write_aligned_conllu)[4:6]
    mois = next(token for token in source if token["form"] == "mois")
    assert target[int(mois["misc"]["Align"].partition(":")[0]) - 1]["form"] == "Monaten"
    pairs = {
        (number, int(link.partition(":")[0]))
        for number, token in enumerate(source, 1)
        for link in token["misc"].get("Align", "").split(",")
        if link
    }
    back = {
        (int(link.partition(":")[0]), number)
        for number, token in enumerate(target, 1)
        for link in token["misc"].get("Align", "").split(",")
        if link
    }
    assert pairs == back != set()


def test_findings_stand_on_the_words_they_touch():
    words = [
        (token["form"], token["misc"]["Finding"])
        for sentence in sentences(library())
        for token in sentence
        if "Finding" in token["misc"]
    ]
    assert ("fünfzig", "1") in words
    assert ("Anwälte", "4,5") in words


def test_an_alignment_without_judgement_names_no_findings():
    assert "Finding" not in text_of(write_aligned_conllu(library()))


def test_sentences_say_which_segments_they_are():
    read = {sentence.metadata["sent_id"]: sentence.metadata for sentence in sentences(library())}
    assert read["4-source"]["segments"] == "4 5"
    assert read["4-source"]["lang"] == "fr"
    assert read["4-target"]["confidence"] == "0.7200"
    assert "5-target" not in read

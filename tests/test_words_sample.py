"""Five sentence pairs with links set by hand, in the conventions that SimAlign's sample has.

Tokens stand between blanks and are numbered from zero; ``2-3`` is a sure link of source token 2 to target
token 3, ``2p3`` a possible one. Precision counts both kinds, recall sure links only.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.cli import main
from alignkit.lines import Line
from alignkit.linking import Stream, link_lines
from alignkit.measures import alignment_error_rate
from alignkit.pipeline import toolkit
from alignkit.tokens import split_spaces, tokenize

SAMPLE = (
    ("The old bridge was closed last winter .",
     "Die alte Brücke wurde im letzten Winter gesperrt .",
     "0-0 1-1 2-2 3-3 4-7 5-5 6-6 5p4 6p4 7-8"),
    ("She has never seen the sea .",
     "Sie hat das Meer noch nie gesehen .",
     "0-0 1-1 2-5 2p4 3-6 4-2 5-3 6-7"),
    ("In 2019 the city council bought twelve new buses .",
     "2019 kaufte der Stadtrat zwölf neue Busse .",
     "1-0 5-1 2-2 3-3 4-3 6-4 7-5 8-6 9-7"),
    ("“ We are not afraid of the dark , ” said the children .",
     "„ Wir haben keine Angst vor der Dunkelheit “ , sagten die Kinder .",
     "0-0 1-1 2-2 3-3 4-4 4p2 5-5 6-6 7-7 8-9 9-8 10-10 11-11 12-12 13-13"),
    ("The head of the intelligence service gave up his post .",
     "Der Leiter des Geheimdienstes gab seinen Posten auf .",
     "0-0 1-1 2p2 3-2 4-3 5-3 6-4 7-7 8-5 9-6 10-8"),
)  # fmt: skip


def gold(links):
    """Sure links, and sure or possible ones."""
    sure = {tuple(map(int, link.split("-"))) for link in links.split() if "-" in link}
    return sure, sure | {tuple(map(int, link.split("p"))) for link in links.split() if "p" in link}


@pytest.fixture
def texts(tmp_path):
    for side, name in enumerate(("en", "de")):
        (tmp_path / name).write_text("".join(f"{row[side]}\n" for row in SAMPLE), encoding="utf-8")
    return tmp_path


def test_the_links_of_the_sample_are_those_set_by_hand(texts):
    out = texts / "out"
    given = ["--pretokenized", "--source-lang", "en", "--target-lang", "de", "-o", str(out)]
    assert main(["words", str(texts / "en"), str(texts / "de"), *given]) == 0
    lines = out.read_text("utf-8").splitlines()
    assert len(lines) == len(SAMPLE)
    errors = size = wrong = 0
    for line, (source, target, links) in zip(lines, SAMPLE, strict=True):
        found = [tuple(map(int, link.split("-"))) for link in line.split()]
        assert found == sorted(set(found))
        assert all(i < len(source.split()) and j < len(target.split()) for i, j in found)
        sure, allowed = gold(links)
        one, whole = alignment_error_rate(sure, allowed - sure, set(found))
        errors, size, wrong = errors + one, size + whole, wrong + len(set(found) - allowed)
    assert errors / size <= 0.08
    assert wrong <= 1


def test_the_sample_is_cut_as_given():
    for source, target, links in SAMPLE:
        sure, allowed = gold(links)
        assert sure <= allowed
        for place, text in enumerate((source, target)):
            assert [token.text for token in split_spaces(text)] == text.split()
            assert {link[place] for link in allowed} <= set(range(len(text.split())))


ODD = st.text(st.sampled_from("ab 1.,-’'é\u0301ß文\u00a0\u202f\t«»€😀\u200b"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ODD, ODD), min_size=1, max_size=4), st.booleans())
def test_tokens_stand_where_they_say_and_links_are_of_tokens(lines, pretokenized):
    texts = ["\n".join(line[side] for line in lines) for side in (0, 1)]
    streams = []
    for side, language in enumerate(("fr", "de")):
        start, made = 0, []
        for line in lines:
            made.append(Line(line[side], start))
            start += len(line[side]) + 1
        streams.append(Stream(iter(made), "text", language))
    pairs = list(link_lines(toolkit("mini"), *streams, pretokenized=pretokenized))
    assert len(pairs) == len(lines)
    cut = split_spaces if pretokenized else tokenize
    for pair, line in zip(pairs, lines, strict=True):
        for side, tokens in enumerate((pair.source_tokens, pair.target_tokens)):
            assert all(texts[side][token.start : token.end] == token.text for token in tokens)
            assert [token.text for token in tokens] == [token.text for token in cut(line[side])]
        sizes = len(pair.source_tokens), len(pair.target_tokens)
        ends = [(link.source, link.target) for link in pair.links]
        assert ends == sorted(set(ends))
        assert {i for i, _ in ends} <= set(range(sizes[0]))
        assert {j for _, j in ends} <= set(range(sizes[1]))
        assert all(0 < link.probability <= 1 for link in pair.links)

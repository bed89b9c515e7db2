"""The figures in README.md and the model card are those of benchmarks/results/*.json."""

import json
from pathlib import Path

import pytest

from alignkit.encoders.static import JUDGE
from benchmarks import damages, gale_church, omissions, results, tables
from benchmarks.article import _kind
from benchmarks.data import Bitext, LinkedPair, read_bitexts
from benchmarks.link_sets import SETS, Tally
from benchmarks.report_tables import FILES, TITLES, filled, report
from benchmarks.word_alignment import summary, table

MARKER = "<!-- benchmarks:begin"


@pytest.mark.parametrize("path", FILES, ids=["README", "model card"])
def test_the_tables_are_those_of_the_results(path):
    if not path.is_file() or MARKER not in (text := path.read_text(encoding="utf-8")):
        pytest.skip("no place for tables")
    assert filled(text) == text, "run: python -m benchmarks.report_tables"


@pytest.mark.parametrize("name", TITLES)
def test_every_result_has_its_table(name):
    if results.read(name) is None:
        pytest.skip("never run")
    assert report([name]).startswith(f"**{TITLES[name]}**")


def test_the_results_of_one_report_measure_one_model():
    models = [record["model"] for name in TITLES if (record := results.read(name))]
    judges = {model.pop(JUDGE, None) for model in models}  # benchmarks without one may be older than it
    assert len({json.dumps(model) for model in models}) <= 1
    assert len(judges - {None}) <= 1


def test_a_text_without_a_place_stays_as_it_is():
    assert filled("# Title\n\nNo figures here.\n") == "# Title\n\nNo figures here.\n"


def test_filling_twice_changes_nothing():
    text = f"before\n{MARKER} startup -->\nold\n<!-- benchmarks:end -->\nafter\n"
    once = filled(text)
    assert "old" not in once
    assert filled(once) == once
    assert once.startswith("before\n")
    assert once.endswith("after\n")


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="no benchmark is called 'speed'"):
        filled(f"{MARKER} speed -->\n<!-- benchmarks:end -->")


def test_a_benchmark_never_run_has_no_table(tmp_path: Path):
    assert report(list(TITLES), tmp_path) == ""


def test_a_row_needs_as_many_cells_as_the_head():
    with pytest.raises(ValueError, match="a row needs 2 cells"):
        tables.table(["a", "b"], [["1"]])


def test_length_alone_aligns_what_length_can_align():
    source = ["a" * 40, "b" * 80, "c" * 30, "d" * 60]
    target = ["a" * 41, "b" * 39, "b" * 42, "c" * 29, "d" * 61]
    assert gale_church.align(source, target) == [([0], [0]), ([1], [1, 2]), ([2], [3]), ([3], [4])]


@pytest.mark.parametrize(("source", "target"), [([], []), (["a"], []), ([], ["a"]), (["a"], ["b"])])
def test_length_alone_covers_every_segment_once(source, target):
    beads = gale_church.align(source, target)
    assert [i for bead in beads for i in bead[0]] == list(range(len(source)))
    assert [j for bead in beads for j in bead[1]] == list(range(len(target)))


@pytest.mark.parametrize("damage", damages.DAMAGES.values())
@pytest.mark.parametrize("size", [0, 1, 25])
def test_damage_keeps_every_segment_in_one_true_bead(damage, size):
    lines = [str(k) for k in range(size)]
    whole = Bitext("x", ("fr", "de"), lines, lines, [([k], [k]) for k in range(size)])
    spoilt = damages.damaged(whole, damage)
    assert sorted(i for bead in spoilt.beads for i in bead[0]) == list(range(size))
    assert sorted(j for bead in spoilt.beads for j in bead[1]) == list(range(len(spoilt.target)))
    kept = [(spoilt.source[one[0]], spoilt.target[two[0]]) for one, two in spoilt.beads if one and two]
    assert all(one == two for one, two in kept)


def test_line_numbers_and_beads_past_the_end_are_removed(tmp_path: Path):
    import gzip

    row = {
        "id": "x", "src_lang": "en", "tgt_lang": "is", "src": ["0\tOne", "1\tTwo"], "tgt": ["0\tEitt"],
        "gold": [[[0], [0]], [[1], [1]], [[2], [1]]],
    }  # fmt: skip
    path = tmp_path / "x.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(row))
    (bitext,) = read_bitexts(path)
    assert (bitext.source, bitext.target) == (["One", "Two"], ["Eitt"])
    assert bitext.beads == [([0], [0]), ([1], [])]


def test_precision_takes_possible_links_and_recall_sure_ones():
    tally = Tally()
    tally.add(LinkedPair(["a", "b"], ["A", "B"], {(0, 0), (1, 1)}, {(0, 1)}), {(0, 0), (0, 1)})
    figures = tally.figures(1, 1.0)
    assert (figures["precision"], figures["recall"], figures["aer"]) == (1.0, 0.5, 0.25)


@pytest.mark.parametrize(
    ("span", "kind"), [((5, 9), "exact"), ((4, 9), "containing"), ((6, 12), "overlapping"), ((9, 12), None)]
)
def test_a_finding_marks_an_artefact_exactly_around_it_or_in_part(span, kind):
    assert _kind({"start": span[0], "end": span[1]}, {"start": 5, "end": 9}) == kind


def test_words_lose_their_partner_where_part_of_a_translation_is_cut_out():
    pair = LinkedPair(["a", "b", "c"], ["A", "B", "C"], {(0, 0), (1, 1), (2, 2)}, {(0, 1)})
    ((left, lost),) = omissions.cut_pairs([pair])
    assert len(left.target) == 2
    for i, j in left.sure:
        assert left.target[j] == left.source[i].upper()
    gone = ({"A", "B", "C"} - set(left.target)).pop().lower()
    assert lost == ({pair.source.index(gone)} if gone != "a" else set())
    counts = omissions.count([(left, {2})], [{(2, 0)}])
    assert (counts["lost_linked"], counts["kept_linked"]) == (1, int((2, 1) in left.sure))


def test_word_alignment_has_a_mean_over_the_covered_sets_and_a_ratio_of_speeds():
    rows = {
        name: {"alignkit": Tally(8, 7, 10, 6, 5, 18).figures(3, 0.5)}
        for name in SETS
        if name != "XL-WA dev, en–et"
    }
    rows["XL-WA dev, en–et"] = {}
    rows["xlwa_f1"] = summary(rows)
    rows["speed"] = {"pairs": 20_000, "alignkit": 4200.0, "alignkit_cpu": 2800.0, "eflomal_cpu": 140.0}
    written = table(rows)
    assert "covered by the model: XL-WA dev, en–et." in written
    assert "Mean F1 of the XL-WA sets that the model covers: **alignkit** .712." in written
    assert "4,200 pairs a second on this machine" in written
    assert "2,800 a second of processor time (of which two free cores have two), 20 times as" in written

"""Data sets in and out: whole ones as one bitext, rows through ``map``."""

import pickle

import pytest

import alignkit
from alignkit.errors import AlignkitError, LanguageError, ReadError
from alignkit.exports import to_dataset, to_frame
from alignkit.rows import AlignRows, CheckRows, ScoreRows

datasets = pytest.importorskip("datasets")
pytestmark = pytest.mark.filterwarnings("ignore")
PAIRS = [
    ("Le pont mesure 145 mètres.", "Die Brücke misst 154 Meter."),
    ("", ""),
    ("Il pleut ce soir.", "Es regnet heute Abend."),
    ("  Trois canards\ntraversent. ", "Drei Enten queren."),
]
LANGUAGES = {"source_lang": "fr", "target_lang": "de"}


@pytest.fixture(scope="module")
def flat():
    return datasets.Dataset.from_dict({"src": [one for one, _ in PAIRS], "tgt": [two for _, two in PAIRS]})


@pytest.fixture(scope="module")
def nested():
    rows = [{"id": str(k), "translation": {"fr": one, "de": two}} for k, (one, two) in enumerate(PAIRS)]
    features = {"id": datasets.Value("string"), "translation": datasets.Translation(languages=["fr", "de"])}
    return datasets.Dataset.from_list(rows, features=datasets.Features(features))


# ---- in


def test_a_data_set_is_one_bitext_whose_segments_are_the_cells(flat, nested):
    for rows in (flat, nested, nested.to_iterable_dataset(), list(nested)):
        both = alignkit.from_dataset(rows, **LANGUAGES)
        report = alignkit.check(both)
        held = [both.source.text[s.start : s.end] for s in report.source_segments]
        assert held == [one.strip() for one, _ in PAIRS]
        assert [pair.bead.source for pair in report.pairs] == [(k,) for k in range(len(PAIRS))]
        assert [finding.quote for finding in report.findings] == ["154"]


def test_the_findings_are_those_of_the_same_texts_in_lists(nested):
    lists = [[pair[side].strip().replace("\n", " ") for pair in PAIRS] for side in (0, 1)]
    expected = alignkit.score(*lists, **LANGUAGES).bead_fidelity
    assert alignkit.score(alignkit.from_dataset(nested, **LANGUAGES)).bead_fidelity == pytest.approx(expected)


def test_languages_are_told_from_the_columns(nested):
    both = alignkit.from_dataset(nested)  # a column of type Translation sorts its languages
    assert (both.source.language, both.target.language) == ("de", "fr")
    turned = alignkit.from_dataset(nested, ("translation.fr", "translation.de"))
    assert (turned.source.language, turned.target.language) == ("fr", "de")
    assert alignkit.from_dataset(nested, **LANGUAGES).source.text == turned.source.text


def test_an_empty_data_set_is_an_empty_bitext():
    report = alignkit.check(alignkit.from_dataset([]))
    assert (report.findings, report.pairs, report.fidelity.score) == ((), (), None)


@pytest.mark.parametrize(
    ("rows", "columns", "told"),
    [
        ([{"a": "x", "b": "y"}], None, "which columns hold the texts"),
        ([{"a": "x", "b": "y"}], ("a", "c"), "there is no column 'c'"),
        ([{"source": "x", "target": 7}], None, "row 0: column 'target' holds 7, no text"),
        ([{"source": "x", "target": "y"}, {"source": "x"}], None, "row 1: there is no column 'target'"),
        (["source", "target"], None, "take one split"),
    ],
)
def test_what_is_no_data_set_of_pairs_is_refused_in_one_line(rows, columns, told):
    with pytest.raises(ReadError, match=told) as caught:
        alignkit.from_dataset(rows, columns)
    assert "\n" not in str(caught.value)


# ---- map


@pytest.mark.parametrize("size", [1, 3, 100])
def test_map_adds_columns_whatever_the_size_of_the_batch(flat, size):
    check = CheckRows(source="src", target="tgt", **LANGUAGES)
    done = check.map(flat, batch_size=size)
    assert done.column_names == ["src", "tgt", "findings", "fidelity"]
    assert [[found["quote"] for found in row] for row in done["findings"]] == [["154"], [], [], []]
    assert [score is None for score in done["fidelity"]] == [False, True, False, False]
    assert done["findings"][0][0]["start"] == PAIRS[0][1].index("154")


def test_map_takes_the_function_itself(nested):
    score = ScoreRows(source="translation.fr", target="translation.de")
    done = nested.map(score, batched=True, features=score.features(nested))
    expected = alignkit.score([PAIRS[2][0]], [PAIRS[2][1]], **LANGUAGES).bead_fidelity[0]
    assert done["fidelity"][2] == pytest.approx(expected)
    assert done["fidelity"][1] is None


def test_documents_are_aligned_row_by_row():
    documents = {
        "source": ["Il pleut. Nous restons ici.", ""],
        "target": ["Es regnet. Wir bleiben hier.", ""],
    }
    done = AlignRows(**LANGUAGES).map(datasets.Dataset.from_dict(documents), remove_columns=["source"])
    assert done.column_names == ["target", "beads"]
    assert [(bead["source"], bead["target"]) for bead in done["beads"][0]] == [([0], [0]), ([1], [1])]
    assert done["beads"][1] == []


def test_a_function_for_map_survives_pickling_and_is_equal_to_its_copy():
    check = CheckRows(**LANGUAGES, rules=alignkit.Rules(ignore="typography"))
    copy = pickle.loads(pickle.dumps(check))
    batch = {"source": [PAIRS[0][0]], "target": [PAIRS[0][1]]}
    assert copy(batch) == check(batch)


def test_languages_must_be_said_or_named_by_the_columns():
    with pytest.raises(LanguageError, match="say source_lang and target_lang"):
        CheckRows()({"source": ["a"], "target": ["b"]})
    with pytest.raises(AlignkitError, match="there is no column 'source'; there are: x"):
        CheckRows(**LANGUAGES)({"x": ["a"]})


# ---- out


@pytest.mark.parametrize("table", ["findings", "beads", "links"])
def test_a_report_is_a_data_set_with_the_rows_of_its_frame(flat, table):
    pytest.importorskip("pandas")
    report = alignkit.check(alignkit.from_dataset(flat, **LANGUAGES))
    made, frame = to_dataset(report, table), to_frame(report, table)
    assert made.column_names == list(frame.columns)
    assert len(made) == len(frame) > 0
    column = {"findings": "quote", "beads": "source_text", "links": "source_word"}[table]
    assert list(made[column]) == frame[column].tolist()


def test_a_table_without_rows_keeps_its_columns():
    made = to_dataset(alignkit.check("", ""))
    assert len(made) == 0
    assert {"check", "quote", "start"} <= set(made.column_names)

"""Decisions follow from columns: any thresholds can be tried on one corpus; duplicates are the later ones."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.corpora.duplicates import Duplicates
from alignkit.corpora.filters import SAMENESS, Filters, filter_corpus
from alignkit.corpora.tables import codec
from alignkit.errors import CorpusError
from tests.corpora import build, contents, model, write_corpus

TRIED = [
    Filters(),
    Filters(min_confidence=0.6, min_fidelity=0.3),
    Filters(min_chars=50, max_chars=200, max_ratio=1.2),
    Filters(language=True),
    *(Filters(deduplicate=what, min_chars=45) for what in SAMENESS),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filtered")
    encoder, pattern = model(folder), write_corpus(folder)
    build(pattern, folder / "out", encoder, languages=True)
    return folder, pattern, encoder


def rows(outdir, table):
    return [row for path in sorted((outdir / table).iterdir()) for row in codec("jsonl").read(path)]


def slow_reasons(filters, row, document):
    """The same decisions, one sentence of the help text after the other."""
    found = []
    if not row["source"] or not row["target"]:
        found.append("gap")
    if row["confidence"] < filters.min_confidence:
        found.append("confidence")
    if filters.min_fidelity and (row["fidelity"] is None or row["fidelity"] < filters.min_fidelity):
        found.append("fidelity")
    sizes = [len(row["source_text"]), len(row["target_text"])]
    if (
        min(sizes) < filters.min_chars
        or max(sizes) > (filters.max_chars or 1e9)
        or max(sizes) / max(1, min(sizes)) > (filters.max_ratio or 1e9)
    ):
        found.append("length")
    told = [(row[name], document[name]) for name in ("source_lang", "target_lang")]
    if filters.language and any(one is not None and one != two for one, two in told):
        found.append("language")
    return found


def slow_decisions(filters, beads, documents):
    seen = set()
    for row in beads:
        reasons = slow_reasons(filters, row, documents[row["document"]])
        texts = [" ".join(row[name].casefold().split()) for name in ("source_text", "target_text")]
        key = {"source": texts[0], "target": texts[1], "pair": tuple(texts)}.get(filters.deduplicate)
        if not reasons and key is not None:
            reasons = ["duplicate"] if key in seen else []
            seen.add(key)
        yield ",".join(reasons)


@pytest.mark.parametrize("filters", TRIED, ids=str)
def test_decisions_are_those_of_the_slow_twin(corpus, filters):
    folder, _, _ = corpus
    counted = filter_corpus(folder / "out", filters)
    beads, documents = rows(folder / "out", "beads"), rows(folder / "out", "documents")
    expected = list(slow_decisions(filters, beads, documents))
    found = rows(folder / "out", "decisions")
    assert [row["dropped_by"] for row in found] == expected
    assert [row["keep"] for row in found] == [not reasons for reasons in expected]
    assert counted["kept"] == expected.count("")


def test_filtering_again_is_the_same_as_asking_at_first(corpus, tmp_path):
    folder, pattern, encoder = corpus
    filters = Filters(min_confidence=0.6, deduplicate="pair")
    build(pattern, tmp_path, encoder, languages=True, filters=filters)
    filter_corpus(folder / "out", filters)
    assert contents(tmp_path) == contents(folder / "out")


def test_filtering_computes_nothing_and_leaves_the_beads_alone(corpus):
    folder, _, _ = corpus
    before = contents(folder / "out")
    filter_corpus(folder / "out", Filters(min_fidelity=0.99))
    after = contents(folder / "out")
    assert {name for name in after if after[name] != before[name]} <= {
        name for name in after if name.startswith("decisions/")
    }


@given(st.lists(st.tuples(st.booleans(), st.integers(0, (1 << 64) - 1) | st.integers(0, 3))))
def test_duplicates_are_those_that_a_set_finds(given_keys):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        finder, seen, expected = Duplicates(Path(folder) / "keys"), set(), []
        for row, (counts, key) in enumerate(given_keys):
            if counts:
                finder.add(row, key)
            expected.append(counts and key in seen)
            if counts:
                seen.add(key)
        found = finder.find()
        assert [bool(found[row]) if row < len(found) else False for row in range(len(expected))] == expected
        del found
        finder.close()
        assert not list(Path(folder).iterdir())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"min_confidence": 1.5}, "--min-confidence 1.5: is not between 0 and 1"),
        ({"max_ratio": 0.5}, "--max-ratio 0.5: is below 1"),
        ({"min_chars": 9, "max_chars": 5}, "--max-chars 5: leaves nothing"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(change, told):
    with pytest.raises(CorpusError, match=told):
        dataclasses.replace(Filters(), **change)

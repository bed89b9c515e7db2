"""A corpus goes on where it ended, is the same whoever computed it, and records what it could not do."""

import errno
import json
import os

import pytest

from alignkit.corpora import store as store_module
from alignkit.corpora.filters import Filters
from alignkit.corpora.guard import Limits
from alignkit.corpora.local import LocalEngine
from alignkit.corpora.tables import codec
from alignkit.errors import CorpusError
from tests.corpora import HereEngine, build, contents, model, write_corpus


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("corpora")


@pytest.fixture(scope="module")
def encoder(folder):
    return model(folder)


@pytest.fixture(scope="module")
def pattern(folder):
    return write_corpus(folder)


@pytest.fixture(scope="module")
def undisturbed(folder, encoder, pattern):
    build(pattern, folder / "undisturbed", encoder)
    return contents(folder / "undisturbed")


def rows(outdir, table, form="jsonl"):
    return [row for path in sorted((outdir / table).iterdir()) for row in codec(form).read(path)]


def test_every_segment_of_every_document_is_in_one_bead(tmp_path, encoder, pattern):
    build(pattern, tmp_path, encoder)
    documents, beads = rows(tmp_path, "documents"), rows(tmp_path, "beads")
    assert [row["document"] for row in documents] == list(range(12))
    assert {row["error"] for row in documents} == {None}
    for row in documents:
        mine = [bead for bead in beads if bead["document"] == row["document"]]
        assert [bead["bead"] for bead in mine] == list(range(row["beads"]))
        for side in ("source", "target"):
            held = sorted(k for bead in mine for k in bead[side])
            assert held == list(range(row[f"{side}_segments"]))


def test_workers_and_their_number_do_not_change_a_byte(tmp_path, encoder, pattern, undisturbed):
    for workers in (1, 3):
        outdir = tmp_path / f"{workers}"
        build(pattern, outdir, encoder, engine=lambda made, n=workers: LocalEngine(made, n))
        assert contents(outdir) == undisturbed


def test_a_run_stopped_at_any_shard_goes_on_to_the_same_bytes(tmp_path, encoder, pattern, undisturbed):
    for number in range(4):
        outdir = tmp_path / f"{number}"

        def stop(progress, number=number):
            if progress.documents > 3 * number:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build(pattern, outdir, encoder, watch=stop)
        assert json.loads((outdir / "corpus.json").read_text())["state"] == "stopped"
        state = build(pattern, outdir, encoder)
        assert contents(outdir) == undisturbed
        assert state["counts"]["documents"] == 12
        assert sum(run["documents"] for run in state["runs"]) == 12


def test_what_is_finished_is_not_made_again(tmp_path, encoder, pattern):
    build(pattern, tmp_path, encoder)

    def none(_):
        raise AssertionError("a worker was hired")

    build(pattern, tmp_path, encoder, engine=none)


def test_a_full_disk_stops_cleanly_and_the_next_run_goes_on(
    tmp_path, encoder, pattern, undisturbed, monkeypatch
):
    sync, calls = os.fsync, []

    def full(file):
        calls.append(file)
        if len(calls) > 8:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(file)

    monkeypatch.setattr(store_module.os, "fsync", full)
    with pytest.raises(CorpusError, match="make room, then run the same command again"):
        build(pattern, tmp_path, encoder)
    assert not list(tmp_path.rglob("*.part"))
    monkeypatch.undo()
    build(pattern, tmp_path, encoder)
    assert contents(tmp_path) == undisturbed


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"level": "align"}, "level was 'score', now 'align'"),
        ({"segment": "line"}, "segment was 'sentence', now 'line'"),
        ({"documents": 4}, "shard_documents was 3, now 4"),
        ({"form": "parquet"}, "format was 'jsonl', now 'parquet'"),
    ],
)
def test_other_settings_are_refused(tmp_path, encoder, pattern, change, told):
    build(pattern, tmp_path, encoder)
    before = contents(tmp_path)
    with pytest.raises(CorpusError, match=told) as caught:
        build(pattern, tmp_path, encoder, **change)
    assert "\n" not in str(caught.value)
    assert contents(tmp_path) == before


def test_another_manifest_is_refused(tmp_path, encoder):
    pattern = write_corpus(tmp_path, 3)
    build(pattern, tmp_path / "out", encoder)
    write_corpus(tmp_path, 4)
    with pytest.raises(CorpusError, match="was begun with another manifest"):
        build(pattern, tmp_path / "out", encoder)


def test_poisoned_documents_are_recorded_with_their_reason_and_skipped(tmp_path, encoder):
    pattern = write_corpus(tmp_path, 10)
    texts = tmp_path / "texts"
    (texts / "0001.de.txt").unlink()
    (texts / "0002.fr.txt").write_bytes(b"\x7fELF\0\0\1\2" * 50)
    with (texts / "0003.de.txt").open("wb") as file:
        file.truncate(200 << 20)  # one line of 200 MB
    (texts / "0004.fr.txt").unlink()
    (texts / "0004.fr.txt").symlink_to("0004.fr.txt")
    (texts / "0005.de.txt").unlink()
    os.mkfifo(texts / "0005.de.txt")
    (texts / "0006.fr.txt").write_text("mot " * 20_000, encoding="utf-8")  # no sentence is so long
    (texts / "0007.de.txt").write_text("", encoding="utf-8")
    (texts / "0008.de.txt").unlink()
    (texts / "0008.de.txt").mkdir()
    state = build(pattern, tmp_path / "out", encoder)
    found = {row["id"]: row["message"] for row in rows(tmp_path / "out", "documents") if row["error"]}
    told = {
        "0001": "there is no such file",
        "0002": "this is a binary file",
        "0003": "holds 200 MiB, more than 16",
        "0004": "Too many levels of symbolic links",
        "0005": "is no regular file",
        "0006": "more than 50,000",
        "0008": "this is a directory",
    }
    assert set(found) == set(told)
    for name, message in told.items():
        assert message in found[name]
        assert "\n" not in found[name]
    assert state["errors"] == {"ReadError": 7}
    assert state["counts"]["failed"] == 7
    assert state["counts"]["documents"] == 10


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_document_is_recorded(tmp_path, encoder):
    pattern = write_corpus(tmp_path, 2)
    (tmp_path / "texts" / "0001.de.txt").chmod(0)
    build(pattern, tmp_path / "out", encoder)
    assert "no permission" in rows(tmp_path / "out", "documents")[1]["message"]


def test_a_packed_document_that_unpacks_to_too_much_is_recorded(tmp_path, encoder):
    import gzip

    manifest = tmp_path / "m.tsv"
    (tmp_path / "a.fr.gz").write_bytes(gzip.compress(b"Il pleut.\n" * 300_000))
    (tmp_path / "a.de").write_text("Es regnet.\n", encoding="utf-8")
    manifest.write_text("a.fr.gz\ta.de\n", encoding="utf-8")
    build(str(manifest), tmp_path / "out", encoder, largest=1 << 20)
    (row,) = rows(tmp_path / "out", "documents")
    assert "unpacked, holds 3 MiB, more than 1" in row["message"]


def test_a_document_that_kills_workers_is_recorded_and_the_others_are_made(tmp_path, encoder, pattern):
    build(pattern, tmp_path, encoder, engine=lambda made: HereEngine(made, deaths={"0004": 99, "0007": 2}))
    failed = [row for row in rows(tmp_path, "documents") if row["error"]]
    assert [(row["id"], row["error"]) for row in failed] == [("0004", "WorkerDied")]
    assert failed[0]["message"] == "3 workers died of it; the last: killed by 0004"
    assert len(rows(tmp_path, "documents")) == 12


def test_a_worker_that_dies_now_and_then_changes_nothing(tmp_path, encoder, pattern, undisturbed):
    deaths = {f"{number:04}": number % 3 for number in range(12)}
    build(pattern, tmp_path, encoder, engine=lambda made: HereEngine(made, workers=2, deaths=deaths))
    assert contents(tmp_path) == undisturbed


def test_a_limit_that_the_model_does_not_fit_into_is_told_before_the_first_document(
    tmp_path, encoder, pattern
):
    with pytest.raises(CorpusError, match="workers die as they start: more than 10 MiB of memory needed"):
        build(
            pattern, tmp_path, encoder,
            engine=lambda made: LocalEngine(made, 1, Limits(memory=10 << 20)),
        )  # fmt: skip


def test_both_formats_hold_the_same_rows(tmp_path, encoder, pattern):
    pytest.importorskip("pyarrow")
    for form in ("jsonl", "parquet"):
        build(
            pattern, tmp_path / form, encoder, form=form, level="check", links=True, languages=True,
            filters=Filters(min_confidence=0.5),
        )  # fmt: skip
    for table in ("documents", "beads", "findings", "decisions"):
        assert rows(tmp_path / "jsonl", table) == rows(tmp_path / "parquet", table, "parquet")


def test_links_count_the_words_beside_them(tmp_path, encoder, pattern):
    build(pattern, tmp_path, encoder, links=True)
    for row in rows(tmp_path, "beads"):
        sizes = len(row["source_words"].split()), len(row["target_words"].split())
        for link in row["links"].split():
            one, two = map(int, link.split("-"))
            assert one < sizes[0]
            assert two < sizes[1]


def test_the_counts_are_those_of_the_rows(tmp_path, encoder, pattern):
    state = build(pattern, tmp_path, encoder, level="check")
    beads = rows(tmp_path, "beads")
    pairs = [row for row in beads if row["source"] and row["target"]]
    assert state["counts"]["beads"] == len(beads)
    assert state["counts"]["pairs"] == len(pairs)
    assert state["counts"]["findings"] == len(rows(tmp_path, "findings"))
    assert sum(state["histograms"]["confidence"]) == len(pairs)
    assert sum(state["histograms"]["fidelity"]) == sum(row["fidelity"] is not None for row in pairs)


def test_an_empty_manifest_is_refused(tmp_path, encoder):
    (tmp_path / "m.tsv").write_text("source\ttarget\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="names no document pair"):
        build(str(tmp_path / "m.tsv"), tmp_path / "out", encoder)


def test_one_file_can_hold_both_sides(tmp_path, encoder):
    (tmp_path / "both.tsv").write_text("fr\tde\nLe pont.\tDie Brücke.\n", encoding="utf-8")
    (tmp_path / "m.jsonl").write_text('{"source": "both.tsv"}\n', encoding="utf-8")
    build(str(tmp_path / "m.jsonl"), tmp_path / "out", encoder)
    (row,) = rows(tmp_path / "out", "beads")
    assert (row["source_text"], row["target_text"], row["confidence"]) == ("Le pont.", "Die Brücke.", 1.0)


def test_scores_are_the_same_whether_words_are_linked_or_not(tmp_path, encoder, pattern):
    scores = []
    for links in (False, True):
        build(pattern, tmp_path / str(links), encoder, level="score", links=links)
        scores.append([row["fidelity"] for row in rows(tmp_path / str(links), "beads")])
    assert scores[0] == scores[1]
    assert any(score is not None for score in scores[0])

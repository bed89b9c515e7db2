"""Shards are there whole or not at all, one run at a time writes, and damage is found."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from alignkit.corpora import store as store_module
from alignkit.corpora.store import Store, locked, open_store, write_whole
from alignkit.corpora.verifying import verify_corpus
from alignkit.corpora.work import Shard
from alignkit.errors import CorpusError
from tests.corpora import build, contents, model, write_corpus


def shard(number=0, data=b"row\n"):
    return Shard(number, 0, 1, {"beads": data}, {"beads": 1}, {"pairs": 1}, {}, {}, 0.5)


def test_a_shard_without_its_receipt_does_not_count(tmp_path):
    store = Store(tmp_path, "jsonl")
    store.save(shard())
    assert store.receipt(0)["tables"]["beads"]["bytes"] == 4
    store.discard(0)
    assert store.receipt(0) is None
    assert store.table("beads", 0).read_bytes() == b"row\n"


@pytest.mark.parametrize("change", [lambda p: p.write_bytes(b"ro"), lambda p: p.unlink()])
def test_a_shard_whose_table_is_cut_short_or_gone_does_not_count(tmp_path, change):
    store = Store(tmp_path, "jsonl")
    store.save(shard())
    change(store.table("beads", 0))
    assert store.receipt(0) is None
    assert store.damage(0) == [store.table("beads", 0)]


def test_a_changed_byte_is_found_by_its_checksum(tmp_path):
    store = Store(tmp_path, "jsonl")
    store.save(shard())
    assert store.damage(0) == []
    store.table("beads", 0).write_bytes(b"rov\n")
    assert store.damage(0) == [store.table("beads", 0)]


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    write_whole(tmp_path / "file", b"old")

    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(store_module.os, "fsync", full)
    with pytest.raises(CorpusError, match=r"file: cannot write \(No space left on device\); make room"):
        write_whole(tmp_path / "file", b"new and longer")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"file": b"old"}


def test_what_a_killed_run_left_half_written_is_swept_away(tmp_path):
    store = Store(tmp_path, "jsonl")
    store.save(shard())
    (tmp_path / "beads" / ".000001.jsonl.part").write_bytes(b"hal")
    store.sweep()
    assert [path.name for path in (tmp_path / "beads").iterdir()] == ["000000.jsonl"]


def test_two_processes_cannot_hold_one_folder(tmp_path):
    program = (
        "import sys; from pathlib import Path; from alignkit.corpora.store import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    held = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert held.stdout.readline() == b"held\n"
        with pytest.raises(CorpusError, match="another run is writing there"), locked(tmp_path):
            pass
    finally:
        held.kill()
        held.communicate()
    with locked(tmp_path):  # the lock went with the process
        pass


def test_a_folder_that_is_no_corpus_is_told(tmp_path):
    with pytest.raises(CorpusError, match="holds no corpus"):
        open_store(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="cannot be written to"), locked(tmp_path / "file"):
        pass


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    encoder = model(folder)
    pattern = write_corpus(folder)
    build(pattern, folder / "out", encoder)
    return pattern, folder / "out", encoder


def test_damage_is_found_discarded_and_made_again(built):
    pattern, outdir, encoder = built
    before = contents(outdir)
    assert verify_corpus(outdir).files == ()
    for name in ("beads/000001.jsonl", "documents/000002.jsonl"):
        path = outdir / name
        path.write_bytes(path.read_bytes()[::-1])
    found = verify_corpus(outdir, discard=True)
    assert found.damaged == (1, 2)
    build(pattern, outdir, encoder)
    assert contents(outdir) == before
    assert verify_corpus(outdir).files == ()


def test_a_finished_corpus_that_lost_a_receipt_is_damaged(built):
    pattern, outdir, encoder = built
    before = contents(outdir)
    (outdir / "receipts" / "000001.json").unlink()
    assert verify_corpus(outdir).files == (outdir / "receipts" / "000001.json",)
    build(pattern, outdir, encoder)
    assert contents(outdir) == before


def test_changed_decisions_are_found_too(built):
    _, outdir, _ = built
    path = Path(outdir / "decisions" / "000000.jsonl")
    before = path.read_bytes()
    path.write_bytes(before.replace(b"true", b"false", 1))
    assert verify_corpus(outdir).files == (outdir / "decisions",)
    path.write_bytes(before)

"""SIGKILL at random moments: of the run, of its workers, of Ray's actors. The result is always the same."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alignkit.cli import main
from tests.corpora import contents, model, write_corpus

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to find workers"),
]
DOCUMENTS, SECONDS = 240, 500
WORKER = ("multiprocessing.spawn", "spawn_main")
ACTOR = ("ray::_Actor",)
KILLS = 10


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    pattern, encoder = write_corpus(folder, DOCUMENTS), model(folder)
    arguments = [
        pattern, "OUTDIR", "--encoder", encoder, "--no-config", "--workers", "2", "--shard-documents", "2",
    ]  # fmt: skip
    assert main(["corpus", *with_folder(arguments, folder / "undisturbed")]) == 0
    return arguments, contents(folder / "undisturbed")


def with_folder(arguments, folder):
    return [str(folder) if argument == "OUTDIR" else argument for argument in arguments]


def start(arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "alignkit", "corpus", *arguments],
        stderr=subprocess.PIPE,
        env={**os.environ, "RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0"},
        # A shell lets what it starts in the background ignore Ctrl-C, and that would be handed down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def processes(names, within):
    """Processes whose command line holds one of the names, and that descend from a process."""
    parents, found = {}, []
    for folder in Path("/proc").iterdir():
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            parents[int(folder.name)] = int(status[1])
            command = (folder / "cmdline").read_bytes().decode(errors="replace")
        except (OSError, ValueError):
            continue
        if any(name in command for name in names):
            found.append(int(folder.name))
    return [process for process in found if within in ancestors(process, parents)]


def ancestors(process, parents):
    while process in parents:
        process = parents[process]
        yield process


def kill(process):
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def receipts(outdir):
    return len(list((outdir / "receipts").glob("*.json")))


def disturb(arguments, outdir, names, seed, kills=KILLS):
    """Kill a worker, again and again, while one run goes on; returns how many were killed."""
    draw, killed, until, seen = random.Random(seed), 0, time.monotonic() + SECONDS, 0
    run = start(arguments)
    try:
        while run.poll() is None and killed < kills:
            assert time.monotonic() < until
            time.sleep(draw.uniform(0.01, 0.2))
            if receipts(outdir) > seen:  # else it might only ever kill workers that start
                workers = processes(names, run.pid)
                if workers and kill(draw.choice(workers)):
                    killed, seen = killed + 1, receipts(outdir)
        _, told = run.communicate(timeout=SECONDS)
        assert run.returncode == 0, told
    finally:
        run.kill()
    return killed


def test_a_run_killed_again_and_again_goes_on_to_the_same_bytes(corpus, tmp_path):
    arguments, undisturbed = corpus
    given, draw, killed = with_folder(arguments, tmp_path), random.Random(11), 0
    for _ in range(KILLS):
        run = start(given)
        before, until = receipts(tmp_path), time.monotonic() + SECONDS
        # At any moment from before the first shard to well inside the work.
        wanted = before + draw.randrange(3)
        while run.poll() is None and receipts(tmp_path) < wanted:
            assert time.monotonic() < until
            time.sleep(0.01)
        time.sleep(draw.uniform(0, 0.3))
        killed += run.poll() is None
        run.kill()
        run.communicate()
    last = start(given)
    _, told = last.communicate(timeout=SECONDS)
    assert last.returncode == 0, told
    assert killed >= KILLS // 2
    assert contents(tmp_path) == undisturbed


def test_workers_killed_again_and_again_change_nothing(corpus, tmp_path):
    arguments, undisturbed = corpus
    killed = disturb(with_folder(arguments, tmp_path), tmp_path, WORKER, seed=13)
    assert killed >= 3
    assert contents(tmp_path) == undisturbed


def test_no_worker_outlives_a_killed_run(corpus, tmp_path):
    arguments, _ = corpus
    run = start(with_folder(arguments, tmp_path))
    until = time.monotonic() + SECONDS
    while not (receipts(tmp_path) and (workers := processes(WORKER, run.pid))):
        assert time.monotonic() < until
        assert run.poll() is None
        time.sleep(0.02)
    run.kill()
    run.communicate()
    while any(Path(f"/proc/{worker}/cmdline").exists() and alive(worker) for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.1)


def test_ctrl_c_stops_in_one_line_and_the_next_run_goes_on(corpus, tmp_path):
    arguments, undisturbed = corpus
    run, until = start(with_folder(arguments, tmp_path)), time.monotonic() + SECONDS
    while not receipts(tmp_path):
        assert time.monotonic() < until
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=SECONDS)
    assert (run.returncode, told) == (130, b"alignkit: interrupted\n")
    assert json.loads((tmp_path / "corpus.json").read_text("utf-8"))["state"] == "stopped"
    assert main(["corpus", *with_folder(arguments, tmp_path)]) == 0
    assert contents(tmp_path) == undisturbed


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.ray
def test_actors_killed_again_and_again_change_nothing(corpus, tmp_path):
    pytest.importorskip("ray")
    arguments, undisturbed = corpus
    given = [*with_folder(arguments, tmp_path), "--engine", "ray"]
    killed = disturb(given, tmp_path, ACTOR, seed=17, kills=2)  # each costs Ray seconds
    assert killed >= 1
    assert contents(tmp_path) == undisturbed

"""Corpora: sentence pairs a second by level, workers and engine; growth; memory; what takes the time.

    python -m benchmarks.corpus [--documents N] [--grow N] [--ray] [--data DIR] [--output DIR]

Documents of 20 lines are made from the training text (Swiss law, French and German). Every run is a process
of its own. Where other programs share the machine, wall time says little: what counts then are the
processor's seconds, of all workers together, and what one worker's cost beside another's.
"""

import argparse
import json
import lzma
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from alignkit.corpora.recipe import LEVELS
from benchmarks import options, results, tables
from benchmarks.results import Figures

SOURCE = "swisslaw_internal.fr-de.tsv.xz"
LINES = 20
_SHARD = 20  # documents: enough shards for two workers
_TARGETS = {"score": 5_000, "check": 1_500}  # sentence pairs a second, on two processors
_BILLION = 1_000_000_000
_PLANNED = (20_000, 500_000)  # document pairs; the second are 10 million lines
_PLANNING = """
import sys, time
from alignkit.corpora.entries import read_entries
from alignkit.corpora.guard import resident
from alignkit.corpora.judging import size
from alignkit.corpora.plan import make_plan
from alignkit.corpora.recipe import Recipe
before, recipe = resident(), Recipe(folder="/nowhere")
made = make_plan(read_entries(sys.argv[1]), lambda entry: size(entry, recipe))
print(time.process_time(), before, resident())
"""
_NODES = 16  # processors of a node in the plan for a billion


def write_documents(path: Path, folder: Path, count: int) -> str:
    """Write document pairs, the lines from the start again where they run out.

    Returns:
        The pattern that finds them.
    """
    lines = _lines(path)
    for number in range(count):
        here = folder / "texts" / f"{number // 1000:03}"
        here.mkdir(parents=True, exist_ok=True)
        sides = list(zip(*islice(lines, LINES), strict=True))
        for language, side in zip(("fr", "de"), sides, strict=True):
            with (here / f"{number:06}.{language}.txt").open("w", encoding="utf-8", newline="") as file:
                file.write("".join(f"{text}\n" for text in side))
    return str(folder / "texts" / "{id}.{fr,de}.txt")


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    while True:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                one, two = line.rstrip("\n").split("\t")
                yield one, two


def run(pattern: str, folder: Path, encoder: str, *more: str) -> Figures:
    """Run the command once.

    Returns:
        Its counts and speed, and the peak of memory of all its processes together, in MB.
    """
    command = [sys.executable, "-m", "alignkit", "corpus", pattern, str(folder), "--no-config"]
    command += ["--shard-documents", str(_SHARD)]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--encoder", encoder, *more], stderr=subprocess.PIPE, text=True)
    watch = _Memory(process.pid)
    _, told = process.communicate()
    watch.stop()
    if process.returncode:
        raise RuntimeError(f"{' '.join(more)}: {told.strip()}")
    with (folder / "corpus.json").open(encoding="utf-8") as file:
        state = json.load(file)
    made: dict[str, Any] = state["runs"][-1]
    return {
        "documents": made["documents"],
        "beads": made["beads"],
        "seconds": round(time.perf_counter() - started, 1),
        "processor_seconds": made["processor_seconds"],
        "beads_per_processor_second": made["beads_per_processor_second"],
        "beads_per_second": made["beads_per_second"],
        "megabytes": round(watch.peak / 1e6),
    }


class _Memory:
    """Watches what a process and its descendants hold, added up; shared pages count for each."""

    def __init__(self, process: int) -> None:
        self._process = process
        self.peak = 0
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(0.5):
            self.peak = max(self.peak, sum(map(_resident, _family(self._process))))


def _family(first: int) -> list[int]:
    """Return a process and all that descend from it, by /proc."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(folder.name))
    found, waiting = [], [first]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def _resident(process: int) -> int:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def measure(given: argparse.Namespace, folder: Path) -> Figures:
    """Measure levels, workers, engines and growth."""
    source = given.data / "train" / SOURCE
    pattern = write_documents(source, folder / "some", given.documents)
    runs: dict[str, Figures] = {}
    for level in LEVELS:
        for workers in (1, 2):
            name = f"{level}, local, {workers}"
            runs[name] = run(
                pattern, folder / name, given.encoder, "--level", level, "--workers", str(workers)
            )
    if given.ray:
        for workers in (1, 2):
            name = f"score, ray, {workers}"
            runs[name] = run(
                pattern, folder / name, given.encoder, "--workers", str(workers), "--engine", "ray"
            )
    growth = {}
    for times in (1, 4, 16):
        count = given.grow * times
        pattern = write_documents(source, folder / f"grown{times}", count)
        growth[str(count * LINES)] = run(
            pattern, folder / f"growth{times}", given.encoder, "--level", "align", "--workers", "2"
        )
    planned = {str(count): plan(folder, count) for count in _PLANNED}
    return {"documents": given.documents, "runs": runs, "growth": growth, "planned": planned}


def plan(folder: Path, count: int) -> Figures:
    """Plan a corpus of so many document pairs that are not there, in a process of its own."""
    manifest = folder / f"{count}.tsv"
    with manifest.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{n}\ttexts/{n:09}.fr.txt\ttexts/{n:09}.de.txt\n" for n in range(count))
    done = subprocess.run(
        [sys.executable, "-c", _PLANNING, str(manifest)], stdout=subprocess.PIPE, text=True, check=True
    )
    seconds, before, after = map(float, done.stdout.split())
    return {"processor_seconds": round(seconds, 1), "megabytes_more": round((after - before) / 1e6, 1)}


def table(figures: Figures) -> str:
    """Write the figures as Markdown, and what follows from them for a billion."""
    rows = [
        [name, f"{r['beads']:,}", f"{r['beads_per_processor_second']:,.0f}", f"{r['beads_per_second']:,.0f}",
         f"{r['megabytes']:,}"]
        for name, r in figures["runs"].items()
    ]  # fmt: skip
    speeds = tables.table(
        [
            "level, engine, workers",
            "beads",
            "beads a processor's second",
            "a second (wall)",
            "peak MB of all",
        ],
        rows,
    )
    grown = tables.table(
        ["lines in all (align, 2 workers)", "beads a processor's second", "a second (wall)", "peak MB"],
        [
            [f"{int(size):,}", f"{r['beads_per_processor_second']:,.0f}", f"{r['beads_per_second']:,.0f}",
             f"{r['megabytes']:,}"]
            for size, r in figures["growth"].items()
        ],
    )  # fmt: skip
    planned = "; ".join(
        f"{int(count):,} document pairs in {found['processor_seconds']:.1f} processor seconds, "
        f"{found['megabytes_more']:.0f} MB"
        for count, found in figures["planned"].items()
    )
    gains = ", ".join(
        f"{2 * two['beads_per_processor_second'] / one['beads_per_processor_second']:.2f} at {level}"
        for level in LEVELS
        for one, two in [[figures["runs"][f"{level}, local, {workers}"] for workers in (1, 2)]]
    )
    gain = f"Two workers on processors of their own do as much as one times {gains}, by processor seconds."
    return f"{speeds}\n\n{gain}\n\n{grown}\n\nPlanned: {planned}.\n\n{_plan(figures)}"


def _plan(figures: Figures) -> str:
    """Say how long a billion beads would take: extrapolated, not measured."""
    rows = []
    for level in LEVELS:
        speed = figures["runs"][f"{level}, local, 1"]["beads_per_processor_second"]
        hours = _BILLION / speed / 3600
        goal = f"{2 * speed / _TARGETS[level]:.0%} of {_TARGETS[level]:,}" if level in _TARGETS else "–"
        rows.append([level, goal, f"{hours:,.0f}", f"{hours / _NODES / 24:,.1f}"])
    head = [
        "level",
        "two processors, of the target",
        "processor hours for a billion",
        f"days on {_NODES} processors",
    ]
    return f"Extrapolated from one worker's processor seconds:\n\n{tables.table(head, rows)}"


def main() -> None:
    """Measure, write the results, print the tables."""
    parser = options.parser(__doc__)
    parser.add_argument("--documents", type=int, default=400, metavar="N", help="default: %(default)s")
    parser.add_argument("--grow", type=int, default=250, metavar="N", help="smallest of three sizes")
    parser.add_argument("--ray", action="store_true", help="measure a local Ray cluster too")
    given = parser.parse_args()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(given, Path(folder))
    path = given.data / "train" / SOURCE
    results.write("corpus", figures, given.output, encoder=given.encoder, read=[path])
    print(table(figures))


if __name__ == "__main__":
    main()

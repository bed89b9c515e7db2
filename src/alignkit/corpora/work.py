"""What a worker does with a task: document after document, then the shard as bytes.

The same generator runs in a local process and in a Ray actor. It tells which document it begins, so that
whoever listens knows which one it was if the worker dies.
"""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from alignkit.corpora.judging import Judged, failed, judge_document
from alignkit.corpora.plan import Task
from alignkit.corpora.recipe import Recipe
from alignkit.corpora.tables import codec, shard_columns
from alignkit.toolkit import Toolkit

BINS = 20
DEATH = "WorkerDied"


@dataclass(frozen=True, slots=True)
class Begun:
    """The worker begins a document; ``place`` counts within the task."""

    place: int


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished task: the bytes of its tables, what is counted in them, and the processor's seconds."""

    number: int
    first: int
    documents: int
    tables: Mapping[str, bytes]
    rows: Mapping[str, int]
    counts: Mapping[str, int]
    errors: Mapping[str, int]
    histograms: Mapping[str, list[int]]
    seconds: float


Step = Begun | Shard


def steps(task: Task, recipe: Recipe) -> Iterator[Step]:
    """Work on a task.

    Yields:
        ``Begun`` before each document, at last the ``Shard``.

    Raises:
        ModelError: If the model is missing or damaged.
    """
    started = time.process_time()
    tools = _tools(recipe.encoder)
    columns, writer = shard_columns(recipe), codec(recipe.form)
    tally, parts = Tally(), {}
    for place, reason in task.failed:
        parts[place] = _parts(failed(task.first + place, task.entries[place], DEATH, reason), tally, recipe)
    for place in task.order():
        yield Begun(place)
        judged = judge_document(task.first + place, task.entries[place], recipe, tools)
        parts[place] = _parts(judged, tally, recipe)
    tables = {
        name: writer.join([parts[place][name] for place in sorted(parts)], columns[name]) for name in columns
    }
    yield Shard(
        task.shard,
        task.first,
        len(task.entries),
        tables,
        {name: tally.rows[name] for name in columns},
        dict(sorted(tally.counts.items())),
        dict(sorted(tally.errors.items())),
        tally.histograms,
        time.process_time() - started,
    )


class Tally:
    """What is counted while documents go by."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.histograms = {"confidence": [0] * BINS, "fidelity": [0] * BINS}

    def add(self, judged: Judged) -> None:
        """Count a document; gaps have no place in the histograms."""
        self.rows.update(documents=1, beads=len(judged.beads), findings=len(judged.findings))
        if judged.document.get("error"):
            self.errors[str(judged.document["error"])] += 1
        for name in ("source_segments", "target_segments"):
            self.counts[name] += int(str(judged.document.get(name) or 0))
        for row in judged.beads:
            gap = not row["source"] or not row["target"]
            self.counts["gaps" if gap else "pairs"] += 1
            for name, bins in self.histograms.items():
                value = row.get(name)
                if isinstance(value, float) and not gap:
                    bins[min(BINS - 1, int(value * BINS))] += 1


def _parts(judged: Judged, tally: Tally, recipe: Recipe) -> dict[str, object]:
    tally.add(judged)
    writer = codec(recipe.form)
    rows = {"documents": [judged.document], "beads": judged.beads, "findings": judged.findings}
    return {name: writer.part(rows[name], columns) for name, columns in shard_columns(recipe).items()}


@cache
def _tools(encoder: str) -> Toolkit:
    """The toolkit of a worker, loaded once and before the first document, which is not to blame for it."""
    tools = Toolkit(encoder)
    _ = tools.model, tools.vocabularies
    return tools

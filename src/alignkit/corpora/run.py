"""A whole corpus: plan, work, write, count, decide. Running again goes on where the last run ended."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alignkit.corpora.crew import Engine, make_shards
from alignkit.corpora.entries import read_entries
from alignkit.corpora.filters import Filters, decide
from alignkit.corpora.judging import size
from alignkit.corpora.plan import SHARD_DOCUMENTS, Plan, digest_of, make_plan, tasks
from alignkit.corpora.recipe import Recipe
from alignkit.corpora.store import SCHEMA, Receipt, Store, locked
from alignkit.corpora.tables import codec
from alignkit.corpora.work import BINS
from alignkit.errors import CorpusError
from alignkit.toolkit import Toolkit

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: document pairs that are done and in all, and what was made in this run."""

    documents: int
    total: int
    beads: int
    failed: int


def build_corpus(
    manifest: str,
    folder: Path,
    recipe: Recipe,
    hire: Callable[[Recipe], Engine],
    *,
    filters: Filters | None = None,
    documents: int = SHARD_DOCUMENTS,
    watch: Callable[[Progress], None] = lambda _: None,
) -> State:
    """Align and judge all document pairs of a manifest.

    Args:
        manifest: A file or a pattern, as ``read_entries`` takes it.
        folder: Where shards go; of an earlier run of the same settings, what is missing is made.
        recipe: What is made of a document pair.
        hire: Makes the engine.
        filters: Which beads are kept.
        documents: Most document pairs of a shard.
        watch: Called from time to time, from any thread.

    Returns:
        What ``corpus.json`` holds.

    Raises:
        AlignkitError: If the run cannot begin or go on; what was finished stays.
    """
    codec(recipe.form)  # a library that is missing is told before the work
    signature = Toolkit(recipe.encoder).signature_of(checked=recipe.level == "check")
    with locked(folder):
        store = Store(folder, recipe.form)
        store.sweep()
        state = _begin(store, {**recipe.settings(signature), "shard_documents": documents})
        plan = _plan(store, manifest, recipe, documents)
        state |= {
            "manifest": {"documents": plan.documents, "sha256": plan.digest},
            "shards": len(plan.starts),
        }
        summary = Summary()
        done = set()
        for shard in range(len(plan.starts)):
            receipt = store.receipt(shard)
            if receipt is not None:
                summary.add(receipt)
                done.add(shard)
        run = _Run(store, plan, state, summary, watch)
        if len(done) < len(plan.starts):
            run.make(hire(recipe), tasks(plan, read_entries(manifest), done))
        run.decide(filters or Filters())
        return state


class Summary:
    """The sums of all receipts."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.histograms = {"confidence": [0] * BINS, "fidelity": [0] * BINS}

    def add(self, receipt: Receipt) -> None:
        """Count a shard."""
        self.counts.update(receipt["counts"])
        self.counts.update({name: told["rows"] for name, told in receipt["tables"].items()})
        self.counts["failed"] += sum(receipt["errors"].values())
        self.errors.update(receipt["errors"])
        for name, bins in receipt["histograms"].items():
            self.histograms[name] = [a + b for a, b in zip(self.histograms[name], bins, strict=True)]

    def values(self) -> State:
        """Return it as plain values."""
        return {
            "counts": dict(sorted(self.counts.items())),
            "errors": dict(sorted(self.errors.items())),
            "histograms": self.histograms,
        }


class _Run:
    """The work of one run, and what is told of it."""

    def __init__(
        self, store: Store, plan: Plan, state: State, summary: Summary, watch: Callable[[Progress], None]
    ) -> None:
        self._store, self._plan, self._state, self._summary = store, plan, state, summary
        self._watch = watch
        self._before = summary.counts.copy()
        self._begun: Counter[int] = Counter()  # documents begun, by shard in work

    def make(self, engine: Engine, waiting: Iterable[Any]) -> None:
        """Make the shards that are missing; whatever happens, ``corpus.json`` tells how far it came."""
        started, processor = time.monotonic(), 0.0
        self._state |= {"state": "running"}
        self._store.write_state(self._state)
        self._tell()
        try:
            for shard in make_shards(engine, iter(waiting), self._note):
                self._summary.add(self._store.save(shard))
                processor += shard.seconds
                self._begun.pop(shard.number, None)
                self._tell()
        except BaseException:
            self._state["state"] = "stopped"
            raise
        finally:
            engine.close()
            self._note_run(engine, time.monotonic() - started, processor)

    def decide(self, filters: Filters) -> None:
        """Decide which beads are kept, unless just that was decided before."""
        settings = dict(filters.settings())
        if self._state["state"] == "finished" and self._state.get("filters") == settings:
            return
        self._state |= {**self._summary.values(), "filters": settings, "state": "finished"}
        self._state["decisions"] = decide(self._store, len(self._plan.starts), filters)
        self._store.write_state(self._state)

    def _note(self, shard: int) -> None:
        self._begun[shard] += 1
        self._tell()

    def _tell(self) -> None:
        counts = self._summary.counts
        # A document tried twice counts once more: never more than its shard has.
        begun = sum(max(0, number - 1) for number in list(self._begun.values()))
        self._watch(
            Progress(
                min(self._plan.documents, counts["documents"] + begun),
                self._plan.documents,
                counts["beads"] - self._before["beads"],
                counts["failed"],
            )
        )

    def _note_run(self, engine: Engine, seconds: float, processor: float) -> None:
        made = self._summary.counts - self._before
        beads = made["beads"]
        self._state.setdefault("runs", []).append(
            {
                "engine": engine.name,
                "workers": engine.workers,
                "documents": made["documents"],
                "beads": beads,
                "seconds": round(seconds, 3),
                "processor_seconds": round(processor, 3),
                "beads_per_second": round(beads / seconds, 1) if seconds else None,
                "beads_per_processor_second": round(beads / processor, 1) if processor else None,
            }
        )
        self._state |= self._summary.values()
        self._store.write_state(self._state)


def _begin(store: Store, settings: State) -> State:
    state = store.read_state()
    if state is None:
        if any(store.folder.glob("receipts/*")):
            raise CorpusError(f"{store.folder}: has shards but no corpus.json; choose another OUTDIR")
        return {"schema": SCHEMA, "state": "running", "settings": settings}
    changed = [
        f"{name} was {state['settings'].get(name)!r}, now {value!r}"
        for name, value in settings.items()
        if state["settings"].get(name) != value
    ]
    if changed:
        raise CorpusError(
            f"{store.folder}: was begun with other settings ({'; '.join(changed)}); choose another OUTDIR"
        )
    return state


def _plan(store: Store, manifest: str, recipe: Recipe, documents: int) -> Plan:
    plan = store.read_plan()
    if plan is None:
        plan = make_plan(read_entries(manifest), lambda entry: size(entry, recipe), most=documents)
        if not plan.documents:
            raise CorpusError(f"{manifest}: names no document pair; give at least one")
        store.write_plan(plan)
    elif digest_of(read_entries(manifest)) != plan.digest:
        raise CorpusError(
            f"{store.folder}: was begun with another manifest than {manifest} is now; choose another OUTDIR"
        )
    return plan

"""Progress of a corpus on standard error: a bar at a terminal, a line a minute elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignkit.corpora.run import Progress

_EVERY = 60.0  # seconds between lines


@contextmanager
def shown() -> "Iterator[Callable[[Progress], None]]":
    """Show progress while the block runs; what is given to it may come from any thread."""
    if sys.stderr is None:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        yield _Lines()


@contextmanager
def _bar() -> "Iterator[Callable[[Progress], None]]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("documents"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    started = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("documents", total=None, rate="")

        def watch(progress: "Progress") -> None:
            rate = f"{_rate(progress, started):,.0f} beads/s, {progress.failed:,} failed"
            bar.update(task, completed=progress.documents, total=progress.total, rate=rate)

        yield watch


class _Lines:
    def __init__(self) -> None:
        self._started = self._last = time.monotonic()
        self._first: int | None = None
        self._lock = Lock()

    def __call__(self, progress: "Progress") -> None:
        with self._lock:
            if self._first is None:
                self._first = progress.documents
            now = time.monotonic()
            if now - self._last < _EVERY:
                return
            self._last = now
            made = progress.documents - self._first
            left = (progress.total - progress.documents) * (now - self._started) / max(1, made)
            print(
                f"alignkit: {progress.documents:,} of {progress.total:,} document pairs, {progress.failed:,} "
                f"failed, {_rate(progress, self._started):,.0f} beads/s, about {left / 60:,.0f} minutes left",
                file=sys.stderr,
            )


def _rate(progress: "Progress", started: float) -> float:
    return progress.beads / max(1e-9, time.monotonic() - started)

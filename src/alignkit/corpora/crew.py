"""Tasks → shards, by several workers at a time that may die.

An *engine* hires workers; this module gives them tasks, follows what they do and replaces those that die.
A document during which a worker dies three times is given up; until then it is tried again, for most
deaths have other causes than the document.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Protocol

from alignkit.corpora.plan import Task
from alignkit.corpora.work import Shard, Step
from alignkit.errors import CorpusError

DEATHS = 3  # of a document
STARTS = 5  # one after the other that no worker lives through


class WorkerDied(Exception):
    """A worker is gone; the message says how, as far as that is known."""


class Worker(Protocol):
    """One process, here or on another machine, that works on one task at a time."""

    def work(self, task: Task) -> Iterator[Step]:
        """Work on a task.

        Raises:
            WorkerDied: If the worker is gone; it must not be used again.
        """
        ...

    def is_full(self) -> bool:
        """Whether the worker has grown so much that it should be replaced."""
        ...

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        ...


class Engine(Protocol):
    """Where workers come from."""

    name: str
    workers: int

    def hire(self) -> Worker:
        """Start a worker."""
        ...

    def close(self) -> None:
        """Give back what the engine holds."""
        ...


def make_shards(
    engine: Engine, tasks: Iterator[Task], begun: Callable[[int], None] = lambda _: None
) -> Iterator[Shard]:
    """Work on all tasks, as many at a time as the engine has workers.

    Args:
        engine: Where workers come from.
        tasks: What there is to do; read as needed.
        begun: Called with the shard's number whenever a document of it begins, from several threads.

    Yields:
        Shards as they are finished, in no order.

    Raises:
        AlignkitError: If the work cannot go on.
    """
    crew = _Crew(engine, tasks, begun)
    try:
        yield from crew.shards()
    finally:
        crew.stop()


class _Crew:
    """A thread a worker: it waits for the worker nearly all the time."""

    def __init__(self, engine: Engine, tasks: Iterator[Task], begun: Callable[[int], None]) -> None:
        self._engine = engine
        self._tasks = tasks
        self._begun = begun
        self._reading = threading.Lock()
        self._stopped = threading.Event()
        self._lost_at_start = 0
        # No more than one finished shard a worker waits to be written: memory stays bounded.
        self._results: queue.Queue[Shard | BaseException | None] = queue.Queue(engine.workers)
        self._hired: list[Worker | None] = [None] * engine.workers
        self._threads = [
            threading.Thread(target=self._follow_all, args=(seat,), daemon=True)
            for seat in range(engine.workers)
        ]

    def shards(self) -> Iterator[Shard]:
        for thread in self._threads:
            thread.start()
        working = len(self._threads)
        while working:
            match self._results.get():
                case None:
                    working -= 1
                case BaseException() as error:
                    raise error
                case shard:
                    yield shard

    def stop(self) -> None:
        """End all workers; threads that listen to them end too."""
        self._stopped.set()
        for worker in self._hired:
            if worker is not None:
                worker.close()

    def _follow_all(self, seat: int) -> None:
        try:
            while (task := self._next()) is not None:
                self._tell(self._follow(seat, task))
            self._dismiss(seat)
            self._tell(None)
        except BaseException as error:  # else the run would wait for this thread for ever
            self._tell(error)

    def _next(self) -> Task | None:
        with self._reading:
            return None if self._stopped.is_set() else next(self._tasks, None)

    def _tell(self, result: Shard | BaseException | None) -> None:
        while not self._stopped.is_set():
            try:
                self._results.put(result, timeout=1)
                return
            except queue.Full:
                continue

    def _follow(self, seat: int, task: Task) -> Shard:
        """Follow a worker through a task; hire another where it dies."""
        while True:
            place = None
            try:
                for step in self._worker(seat).work(task):
                    if isinstance(step, Shard):
                        return step
                    place = step.place
                    self._lost_at_start = 0
                    self._begun(task.shard)
                raise WorkerDied("the worker ended without a result")
            except WorkerDied as death:
                self._dismiss(seat)
                if self._stopped.is_set():
                    raise
                if place is None:
                    self._lost_at_start += 1
                    if self._lost_at_start >= STARTS:
                        raise CorpusError(
                            f"workers die as they start: {death}; try a smaller case"
                        ) from death
                else:
                    task = task.after_death(place, f"{DEATHS} workers died of it; the last: {death}", DEATHS)

    def _worker(self, seat: int) -> Worker:
        worker = self._hired[seat]
        if worker is not None and worker.is_full():
            self._dismiss(seat)
            worker = None
        if worker is None:
            worker = self._hired[seat] = self._engine.hire()
            if self._stopped.is_set():  # perhaps after `stop` went through those hired
                self._dismiss(seat)
                raise WorkerDied("the run has ended")
        return worker

    def _dismiss(self, seat: int) -> None:
        worker, self._hired[seat] = self._hired[seat], None
        if worker is not None:
            worker.close()

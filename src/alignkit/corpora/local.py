"""Workers as processes of this machine: each loads the model once and talks through a pipe."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait

from alignkit.corpora.crew import Worker, WorkerDied
from alignkit.corpora.guard import Guard, Limits
from alignkit.corpora.plan import Task
from alignkit.corpora.recipe import Recipe
from alignkit.corpora.work import Begun, Shard, Step, steps
from alignkit.errors import AlignkitError, CorpusError

_PATIENCE = 5.0  # seconds that a worker has to go by itself


class LocalEngine:
    """Processes of this machine.

    Args:
        recipe: What they do with a document.
        workers: How many there are.
        limits: What each of them may take.
    """

    name = "local"

    def __init__(self, recipe: Recipe, workers: int, limits: Limits | None = None) -> None:
        self.workers = workers
        self._recipe = recipe
        self._limits = limits or Limits()
        # The matrices are small: threads inside a process would cost more than they give.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    def hire(self) -> Worker:
        """Start a process."""
        return _LocalWorker(self._recipe, self._limits)

    def close(self) -> None:
        """Nothing is held beside the workers."""


class _LocalWorker:
    def __init__(self, recipe: Recipe, limits: Limits) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._limits = limits
        self._full = False
        self._process = context.Process(target=_serve, args=(theirs, recipe, limits), daemon=True)
        self._process.start()
        theirs.close()

    def work(self, task: Task) -> Iterator[Step]:
        try:
            self._pipe.send(task)
            while True:
                answer, self._full = self._pipe.recv()
                if isinstance(answer, Exception):
                    raise answer
                yield answer
                if isinstance(answer, Shard):
                    return
        except (EOFError, OSError) as error:
            self._process.join(_PATIENCE)
            raise WorkerDied(self._limits.reason(self._process.exitcode)) from error

    def is_full(self) -> bool:
        return self._full

    def close(self) -> None:
        # Not closing the pipe here: another thread may be reading from it, and learns by its end.
        self._process.kill()
        self._process.join(_PATIENCE)


def _serve(pipe: Connection, recipe: Recipe, limits: Limits) -> None:
    """Work on tasks until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which then ends its workers
    parent = parent_process()
    guard = Guard(limits, lambda: parent is not None and bool(wait([parent.sentinel], 0)))
    with suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            for step in _guarded(task, recipe, guard):
                pipe.send((step, guard.is_full()))


def _guarded(task: Task, recipe: Recipe, guard: Guard) -> Iterator[Step | CorpusError]:
    try:
        for step in steps(task, recipe):
            if isinstance(step, Begun):
                guard.begin()
            else:
                guard.rest()
            yield step
    except AlignkitError as error:  # of the model or of a library; one of a document is a row
        yield CorpusError(str(error))
    guard.rest()

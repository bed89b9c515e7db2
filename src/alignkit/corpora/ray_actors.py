"""Workers as actors of a Ray cluster (https://docs.ray.io): the same work, on as many machines as there are.

The cluster is the user's, or one of this machine for the run. All its nodes need alignkit and must see the
documents under the same paths; shards travel to the run, which alone writes.
"""

import os
from collections.abc import Iterator
from typing import Any

from alignkit.corpora.crew import Worker, WorkerDied
from alignkit.corpora.guard import Guard, Limits
from alignkit.corpora.plan import Task
from alignkit.corpora.recipe import Recipe
from alignkit.corpora.work import Begun, Shard, Step, steps
from alignkit.errors import AlignkitError, CorpusError
from alignkit.extras import require

_STORE = 256 << 20  # bytes of shared memory of a cluster of our own; shards pass through it one by one
# Nothing leaves the machine, and a cluster for one run needs no password.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled"}


class RayEngine:
    """Actors of a Ray cluster, each with one processor.

    Args:
        recipe: What they do with a document.
        workers: How many there are; as many as the cluster has processors if left out.
        limits: What each of them may take.
        address: The cluster (``HOST:PORT``, or ``auto``); one of this machine is started without it.

    Raises:
        MissingExtra: If ray is not installed.
        CorpusError: If there is no such cluster.
    """

    name = "ray"

    def __init__(
        self,
        recipe: Recipe,
        workers: int | None = None,
        limits: Limits | None = None,
        *,
        address: str | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._ray = _connected(workers, address)
        self._recipe = self._ray.put(recipe)
        self.workers = workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        environment = {"env_vars": {"OPENBLAS_NUM_THREADS": "1"}}
        self._actor = self._ray.remote(num_cpus=1, max_restarts=0, runtime_env=environment)(_Actor)

    def hire(self) -> Worker:
        """Start an actor."""
        return _RayWorker(self._ray, self._actor.remote(self._recipe, self._limits), self._limits)

    def close(self) -> None:
        """Leave the cluster; one that was started for the run ends."""
        self._ray.shutdown()


class _RayWorker:
    def __init__(self, ray: Any, actor: Any, limits: Limits) -> None:  # noqa: ANN401 - objects of ray
        self._ray, self._actor, self._limits = ray, actor, limits
        self._full = False

    def work(self, task: Task) -> Iterator[Step]:
        try:
            for reference in self._actor.work.options(num_returns="streaming").remote(task):
                answer, self._full = self._ray.get(reference)
                if isinstance(answer, Exception):
                    raise answer
                yield answer
        except self._ray.exceptions.RayTaskError:
            raise  # the actor lives: a bug
        except self._ray.exceptions.RayError as error:  # the actor, its node or its memory are gone
            raise WorkerDied(self._limits.reason(None)) from error

    def is_full(self) -> bool:
        return self._full

    def close(self) -> None:
        self._ray.kill(self._actor)


class _Actor:
    """What runs inside an actor's process."""

    def __init__(self, recipe: Recipe, limits: Limits) -> None:
        self._recipe = recipe
        self._guard = Guard(limits)

    def work(self, task: Task) -> Iterator[tuple[Step | CorpusError, bool]]:
        try:
            for step in steps(task, self._recipe):
                if isinstance(step, Begun):
                    self._guard.begin()
                elif isinstance(step, Shard):
                    self._guard.rest()
                yield step, self._guard.is_full()
        except AlignkitError as error:  # of the model or of a library; one of a document is a row
            self._guard.rest()
            yield CorpusError(str(error)), False


def _connected(workers: int | None, address: str | None) -> Any:  # noqa: ANN401 - the module ray
    if address is not None and address.startswith("ray://"):
        raise CorpusError(f"--address {address}: run on a node of the cluster and name HOST:PORT or auto")
    if address is None:
        for name, value in _QUIET.items():
            os.environ.setdefault(name, value)
    ray = require("ray", "ray", "the engine ray")
    own = {"num_cpus": workers or os.cpu_count(), "object_store_memory": _STORE, "include_dashboard": False}
    try:
        ray.init(
            address=address or "local",
            namespace="alignkit",
            log_to_driver=False,
            logging_level="ERROR",
            **(own if address is None else {}),
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise CorpusError(f"ray: no cluster to be had ({reason:.200}); check --address") from error
    return ray

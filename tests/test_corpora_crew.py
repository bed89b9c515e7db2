"""Workers may die at any moment; every task is finished once, and a killing document is given up."""

import threading
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.corpora.crew import DEATHS, STARTS, WorkerDied, make_shards
from alignkit.corpora.entries import Entry
from alignkit.corpora.plan import Task
from alignkit.corpora.work import Begun, Shard
from alignkit.errors import CorpusError


def some_tasks(count=5, documents=3):
    for number in range(count):
        names = tuple(Entry(f"{number}.{k}", "a", "b") for k in range(documents))
        yield Task(number, number * documents, names)


class ScriptedEngine:
    """Workers that compute nothing, but die when a document has deaths left."""

    name = "scripted"

    def __init__(self, workers=2, deaths=None, deaths_at_start=0, error=None, full=False):
        self.workers, self.deaths, self.error, self.full = workers, Counter(deaths or {}), error, full
        self.deaths_at_start = deaths_at_start
        self.alive = self.hired = 0
        self.lock = threading.Lock()

    def hire(self):
        with self.lock:
            self.alive += 1
            self.hired += 1
        return ScriptedWorker(self)

    def close(self):
        pass


class ScriptedWorker:
    def __init__(self, engine):
        self.engine = engine
        self.closed = False

    def work(self, task):
        with self.engine.lock:
            if self.engine.deaths_at_start:
                self.engine.deaths_at_start -= 1
                raise WorkerDied("at once")
        if self.engine.error is not None:
            raise self.engine.error
        for place in task.order():
            yield Begun(place)
            name = task.entries[place].id
            with self.engine.lock:
                if self.engine.deaths[name] > 0:
                    self.engine.deaths[name] -= 1
                    raise WorkerDied(f"killed by {name}")
        given_up = {task.entries[place].id: 1 for place, _ in task.failed}
        yield Shard(task.shard, task.first, len(task.entries), {}, {}, given_up, {}, {}, 0.0)

    def is_full(self):
        return self.engine.full

    def close(self):
        if not self.closed:
            self.closed = True
            with self.engine.lock:
                self.engine.alive -= 1


names = st.tuples(st.integers(0, 4), st.integers(0, 2)).map(lambda pair: f"{pair[0]}.{pair[1]}")


@given(st.dictionaries(names, st.integers(1, 5)), st.integers(1, 3))
def test_every_task_is_done_once_and_only_killers_are_given_up(deaths, workers):
    engine = ScriptedEngine(workers, deaths)
    shards = list(make_shards(engine, some_tasks()))
    assert sorted(shard.number for shard in shards) == list(range(5))
    given_up = {name for shard in shards for name in shard.counts}
    assert given_up == {name for name, count in deaths.items() if count >= DEATHS}
    assert engine.alive == 0


def test_a_killer_costs_no_more_than_its_deaths():
    engine = ScriptedEngine(1, {"0.2": 99})
    (shard,) = make_shards(engine, some_tasks(1))
    assert shard.counts == {"0.2": 1}
    assert engine.hired == DEATHS + 1


def test_workers_that_die_as_they_start_end_the_run_in_one_line():
    with pytest.raises(CorpusError, match="workers die as they start: at once"):
        list(make_shards(ScriptedEngine(1, deaths_at_start=STARTS), some_tasks()))
    assert len(list(make_shards(ScriptedEngine(1, deaths_at_start=STARTS - 1), some_tasks()))) == 5


def test_an_error_of_a_worker_or_of_the_manifest_ends_the_run():
    engine = ScriptedEngine(error=CorpusError("no model"))
    with pytest.raises(CorpusError, match="no model"):
        list(make_shards(engine, some_tasks()))

    def broken():
        yield from some_tasks(1)
        raise CorpusError("line 7")

    with pytest.raises(CorpusError, match="line 7"):
        list(make_shards(ScriptedEngine(), broken()))


def test_a_full_worker_is_replaced_after_its_task():
    engine = ScriptedEngine(1, full=True)
    assert len(list(make_shards(engine, some_tasks()))) == 5
    assert engine.hired == 5


def test_who_stops_listening_ends_all_workers():
    engine = ScriptedEngine(3)
    shards = make_shards(engine, some_tasks(100))
    next(shards)
    shards.close()
    assert engine.alive == 0


def test_tasks_are_read_as_they_are_needed():
    read = []

    def counted():
        for task in some_tasks(1000):
            read.append(task.shard)
            yield task

    shards = make_shards(ScriptedEngine(2), counted())
    next(shards)
    assert len(read) < 20
    shards.close()

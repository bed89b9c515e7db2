"""Document pairs → tasks, each a stretch of the manifest: decided once, before the work."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice

from alignkit.corpora.entries import Entry

SHARD_DOCUMENTS = 100
SHARD_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class Plan:
    """Where every shard begins: shard i holds the entries ``starts[i]`` to ``starts[i + 1]``.

    ``digest`` is the SHA-256 of all entries, by which another manifest is told.
    """

    starts: tuple[int, ...]
    documents: int
    digest: str

    def sizes(self) -> tuple[int, ...]:
        """Return the number of documents of every shard."""
        ends = (*self.starts[1:], self.documents)
        return tuple(end - start for start, end in zip(self.starts, ends, strict=True))


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be made.

    ``failed`` holds the documents given up, by their place in ``entries``, with the reason; ``suspects``
    those during which a worker died: they are tried first, so that a second death costs nothing else.
    """

    shard: int
    first: int
    entries: tuple[Entry, ...]
    failed: tuple[tuple[int, str], ...] = ()
    suspects: tuple[int, ...] = ()

    def order(self) -> Iterator[int]:
        """Yield the places of the documents in the order in which they are worked on.

        Example:
            >>> pair = Entry("a", "a.fr", "a.de")
            >>> list(Task(0, 0, (pair, pair, pair), ((0, "broken"),), (2,)).order())
            [2, 1]
        """
        given_up = {place for place, _ in self.failed}
        yield from (place for place in dict.fromkeys(self.suspects) if place not in given_up)
        for place in range(len(self.entries)):
            if place not in given_up and place not in self.suspects:
                yield place

    def after_death(self, place: int, reason: str, deaths: int) -> "Task":
        """Return the task to try next: a document is suspected at first and given up after ``deaths``."""
        suspects = (*self.suspects, place)
        if suspects.count(place) < deaths:
            return replace(self, suspects=suspects)
        kept = tuple(other for other in suspects if other != place)
        return replace(self, suspects=kept, failed=(*self.failed, (place, reason)))


def make_plan(
    entries: Iterable[Entry],
    size: Callable[[Entry], int],
    *,
    most: int = SHARD_DOCUMENTS,
    largest: int = SHARD_BYTES,
) -> Plan:
    """Cut a manifest into shards; memory grows with the number of shards only.

    Args:
        entries: The document pairs.
        size: Bytes of a document pair.
        most: Documents of a shard.
        largest: Bytes of a shard, but for a single document that is larger.

    Example:
        >>> make_plan([Entry(str(k), f"{k}.fr", f"{k}.de") for k in range(5)], lambda entry: 1, most=2).starts
        (0, 2, 4)
    """
    digest, count, weight = sha256(), 0, 0
    starts: list[int] = []
    for entry in entries:
        digest.update(entry.line())
        weighs = size(entry)
        if not starts or count - starts[-1] >= most or weight + weighs > largest:
            starts.append(count)
            weight = 0
        weight += weighs
        count += 1
    return Plan(tuple(starts), count, digest.hexdigest())


def digest_of(entries: Iterable[Entry]) -> str:
    """Return the digest that the plan of these document pairs has."""
    digest = sha256()
    for entry in entries:
        digest.update(entry.line())
    return digest.hexdigest()


def tasks(plan: Plan, entries: Iterable[Entry], done: Collection[int]) -> Iterator[Task]:
    """Yield the tasks that are not done, in order; only one task's entries are held at a time."""
    waiting = iter(entries)
    for shard, (first, size) in enumerate(zip(plan.starts, plan.sizes(), strict=True)):
        held = tuple(islice(waiting, size))
        if shard not in done:
            yield Task(shard, first, held)

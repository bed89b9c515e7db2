"""Files of parallel lines → their words linked, line after line, whatever the size of the files."""

import gc
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from typing import Protocol

from alignkit.documents import document
from alignkit.errors import MismatchError
from alignkit.lines import Line
from alignkit.records import Bead, Document, Link, Pair
from alignkit.tokens import Token, split_spaces, tokenize

_CHUNK = 2000  # lines linked together, and looked at to tell the language
_AHEAD = 2  # chunks that wait for each process
LONGEST = 50_000
"""Characters of a line that is looked at; a longer one is no sentence."""

Tokens = tuple[tuple[Token, ...], tuple[Token, ...]]
Links = list[tuple[Link, ...]]
Cut = Callable[[str, int], list[Token]]
# What crosses from process to process: links of each pair; their ends and probabilities, one after the other.
Packed = tuple["array[int]", "array[int]", "array[int]", "array[float]"]


class Aligner(Protocol):
    """Links the words of one language pair."""

    def align(self, pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Links:
        """Link the tokens of texts that translate each other."""
        ...


class Tools(Protocol):
    """Where aligners come from: a ``Toolkit``, or another class that is made from an encoder's name."""

    def __init__(self, encoder: str) -> None: ...

    @property
    def encoder(self) -> str:
        """Name or path of the encoder."""
        ...

    def aligner(self, source_language: str, target_language: str) -> Aligner:
        """What links the words of a language pair."""
        ...

    def require_covered(self, *documents: Document) -> None:
        """Raise if the language of a document is unknown."""
        ...


@dataclass
class Stream:
    """One side: its lines, the name it goes by in messages, and its language if that was said."""

    lines: Iterator[Line]
    name: str
    language: str | None = None

    def sample(self) -> Document:
        """Look at the first lines, which stay to be read."""
        first = list(islice(self.lines, _CHUNK))
        self.lines = chain(first, self.lines)
        return document("\n".join(line.text for line in first), language=self.language, path=self.name)


def link_lines(
    tools: Tools,
    source: Stream,
    target: Stream,
    *,
    pretokenized: bool = False,
    jobs: int = 1,
    notice: Callable[[str], None] = lambda _: None,
) -> Iterator[Pair]:
    """Link the words of parallel lines; memory does not grow with their number.

    Args:
        tools: What links the words of each language pair.
        source: The original.
        target: The translation, as many lines.
        pretokenized: Whether words are what stands between white space.
        jobs: Processes that work at a time; the result is the same for any number.
        notice: Called with a sentence about every line over 50,000 characters, which stays unlinked.

    Yields:
        One pair a line; offsets of tokens count from the start of the text.

    Raises:
        MismatchError: If one side has more lines, when its surplus is met.
        LanguageError: If a language cannot be told or the model does not cover it.
        ReadError: If a line is no text.
    """
    samples = source.sample(), target.sample()
    chunks = _tokenised(source, target, split_spaces if pretokenized else tokenize, notice)
    first = next(chunks, [])  # lines that do not match are told before languages are
    tools.require_covered(*samples)
    languages = samples[0].language, samples[1].language
    number = 0
    for tokens, links in _spread(tools, languages, chain([first], chunks), jobs):
        for (one, two), found in zip(tokens, links, strict=True):
            yield Pair(Bead((number,), (number,), 1.0), one, two, found)
            number += 1


def _tokenised(
    source: Stream, target: Stream, cut: Cut, notice: Callable[[str], None]
) -> Iterator[list[Tokens]]:
    """Read both sides in step, a chunk of lines at a time."""
    for ours, theirs in lines_in_step(source, target, notice, "left unlinked"):
        yield [(_placed(one, cut), _placed(two, cut)) for one, two in zip(ours, theirs, strict=True)]


def lines_in_step(
    source: Stream, target: Stream, notice: Callable[[str], None], fate: str
) -> Iterator[tuple[list[Line], list[Line]]]:
    """Read both sides in step, 2,000 lines at a time.

    ``notice`` is called with a sentence about every line over 50,000 characters: ``fate`` says what is done.

    Raises:
        MismatchError: If one side has more lines, when its surplus is met.
    """
    number = 0
    while True:
        ours, theirs = list(islice(source.lines, _CHUNK)), list(islice(target.lines, _CHUNK))
        if len(ours) != len(theirs):
            raise _mismatch((source, number + len(ours)), (target, number + len(theirs)))
        if not ours:
            return
        for side, lines in ((source, ours), (target, theirs)):
            _note_long(side.name, lines, number + 1, notice, fate)
        number += len(ours)
        yield ours, theirs


def _mismatch(*sides: tuple[Stream, int]) -> MismatchError:
    """Count the lines that were not read yet, to say how many each side has."""
    sizes = ", ".join(f"{read + sum(1 for _ in side.lines)} in {side.name}" for side, read in sides)
    return MismatchError(
        f"lines: {sizes}; parallel texts need as many on both sides, use 'align' to pair them first"
    )


def _note_long(
    name: str, lines: Sequence[Line], first: int, notice: Callable[[str], None], fate: str
) -> None:
    for number, line in enumerate(lines, start=first):
        if len(line.text) > LONGEST:
            notice(
                f"{name}: line {number} has {len(line.text):,} characters, more than {LONGEST:,}; "
                f"it is {fate}"
            )


def _placed(line: Line, cut: Cut) -> tuple[Token, ...]:
    return () if len(line.text) > LONGEST else tuple(cut(line.text, line.start))


def _spread(
    tools: Tools, languages: tuple[str, str], chunks: Iterator[list[Tokens]], jobs: int
) -> Iterator[tuple[list[Tokens], Links]]:
    """Link chunks in order, in this process or in several."""
    if jobs == 1:
        for tokens in chunks:
            yield tokens, tools.aligner(*languages).align(_texts(tokens))
        return
    waiting: deque[tuple[list[Tokens], Future[Packed]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=seldom_collect) as pool:
        for tokens in chunks:
            waiting.append(
                (tokens, pool.submit(_link, type(tools), tools.encoder, languages, _texts(tokens)))
            )
            if len(waiting) >= _AHEAD * jobs:
                done, links = waiting.popleft()
                yield done, _unpacked(links.result())
        for done, links in waiting:
            yield done, _unpacked(links.result())


def seldom_collect() -> None:
    """Let this process look for unused cycles of objects seldom.

    Tokens and links come by the hundred thousand and form none; looking among them takes a tenth of the time.
    """
    gc.set_threshold(200_000, 20, 100)


def _texts(tokens: Sequence[Tokens]) -> list[tuple[list[str], list[str]]]:
    return [([token.text for token in one], [token.text for token in two]) for one, two in tokens]


@cache
def _made(kind: type[Tools], encoder: str) -> Tools:
    """The tools of a process, made once."""
    return kind(encoder)


def _link(
    kind: type[Tools],
    encoder: str,
    languages: tuple[str, str],
    texts: list[tuple[list[str], list[str]]],
) -> Packed:
    return _packed(_made(kind, encoder).aligner(*languages).align(texts))


def _packed(links: Links) -> Packed:
    """Numbers travel much faster than as many records."""
    return (
        array("I", map(len, links)),
        array("I", (link.source for row in links for link in row)),
        array("I", (link.target for row in links for link in row)),
        array("d", (link.probability for row in links for link in row)),
    )


def _unpacked(packed: Packed) -> Links:
    sizes, sources, targets, shares = packed
    links = map(Link, sources, targets, shares)
    return [tuple(islice(links, size)) for size in sizes]

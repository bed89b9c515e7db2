"""Files of parallel lines → a score a line and one for all, whatever the size of the files."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from alignkit.bitexts import line_alignment
from alignkit.fidelity import Added, Pool, Rated, Similarity, compare, find_scorer, join
from alignkit.linking import LONGEST, Stream, lines_in_step
from alignkit.records import Alignment, Bitext, Compared, Fidelity, Report
from alignkit.tokens import token_texts
from alignkit.toolkit import Toolkit

_AHEAD = 2  # chunks that wait for each process
_MANY = 4  # chunks from which several processes are worth their start

Lines = tuple[list[str], list[str]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Whose numbers a score is made of: the model, sentence encoders beside it, scorers of other packages.

    ``in_context`` asks for the model's contextual judge, which takes several times as long.
    """

    encoder: str = "mini"
    similarity: tuple[str, ...] = ()
    scorers: tuple[str, ...] = ()
    in_context: bool = False


class Rater:
    """Scores lines by a recipe; what it needs is loaded when it is made.

    Raises:
        AlignkitError: If a model or scorer cannot be loaded.
    """

    def __init__(self, recipe: Recipe, tools: Toolkit | None = None) -> None:
        self.tools = tools or Toolkit(recipe.encoder)
        self._in_context = recipe.in_context
        self._added = [*map(_similarity, recipe.similarity), *map(find_scorer, recipe.scorers)]

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the parts of a score."""
        return (*self.tools.parts(self._in_context), *(added.name for added in self._added))

    @property
    def signature(self) -> str:
        """The recipe of every number: version, models and scorers with their digests or versions."""
        tools = self.tools.signature_of(contextual=self._in_context)
        return "|".join([tools, *(added.signature for added in self._added)])

    def rate(self, languages: tuple[str, str], lines: Lines) -> Rated | None:
        """Score parallel lines; None where one of the languages gives no ground."""
        ours, theirs = (["" if len(text) > LONGEST else text for text in side] for side in lines)
        words = [(token_texts(one), token_texts(two)) for one, two in zip(ours, theirs, strict=True)]
        read = self.tools.read(*languages, words) if self._in_context else None
        rated = self.tools.rate(*languages, words, read)
        if rated is None or not self._added:
            return rated
        return join(rated, [added.rate(ours, theirs, languages) for added in self._added])


def _similarity(name: str) -> Added:
    from alignkit.encoders import choose_encoder, load_encoder

    chosen = choose_encoder(name)
    encoder = chosen.load() or load_encoder(chosen.own)
    return Added(
        f"similarity:{encoder.name}", Similarity(encoder), f"similarity:{encoder.name}@{encoder.digest}"
    )


@dataclass
class Scores:
    """Scores of lines, to be read once; ``fidelity`` tells of all that were read.

    Iterating gives a row a line: score, low, high, and the parts, NaN where there is no ground.
    """

    chunks: Iterable[tuple[int, Rated | None]]
    parts: tuple[str, ...]
    signature: str
    _ends: list[NDArray[np.float64]] = field(default_factory=list)
    _words: list[NDArray[np.float64]] = field(default_factory=list)
    _parts: list[NDArray[np.float64]] = field(default_factory=list)
    _source_words: list[NDArray[np.float64]] = field(default_factory=list)
    _scores: list[NDArray[np.float64]] = field(default_factory=list)
    whole: Fidelity | None = None

    def read(self) -> "Scores":
        """Read all lines now and forget their rows."""
        for _ in self:
            pass
        return self

    @property
    def scores(self) -> NDArray[np.float64]:
        """Scores of the lines that were read, NaN where there is no ground."""
        return np.concatenate([np.zeros(0), *self._scores])

    @property
    def source_words(self) -> NDArray[np.float64]:
        """Words of the source of each line that was read."""
        return np.concatenate([np.zeros(0), *self._source_words])

    def __iter__(self) -> Iterator[list[float]]:
        nothing = [float("nan")] * (3 + len(self.parts))
        for lines, rated in self.chunks:
            if rated is None:
                self._scores.append(np.full(lines, np.nan))
                self._source_words.append(np.zeros(lines))
                yield from [nothing] * lines
                continue
            self._scores.append(rated.score)
            self._source_words.append(rated.source_words)
            ends = np.stack([rated.score, rated.low, rated.high], axis=1)
            known = np.isfinite(rated.score)
            self._ends.append(ends[known])
            self._words.append(rated.words[known])
            self._parts.append(rated.words[known] @ np.nan_to_num(rated.parts[known]))
            yield from np.hstack([ends, rated.parts]).tolist()

    def fidelity(self) -> Fidelity:
        """Fidelity of all lines that were read, weighted by their words."""
        if self.whole is not None:
            return self.whole
        if not self._ends:
            return Fidelity(None, None, None, None, dict.fromkeys(self.parts))
        pool = Pool(np.concatenate(self._ends), np.concatenate(self._words), np.sum(self._parts, axis=0))
        return pool.fidelity(self.parts, int(self.source_words.sum()))


def rate_lines(
    recipe: Recipe,
    source: Stream,
    target: Stream,
    *,
    jobs: int = 1,
    notice: Callable[[str], None] = lambda _: None,
) -> Scores:
    """Score parallel lines; memory grows by a few numbers a line.

    Args:
        recipe: What to score by.
        source: The original.
        target: The translation, as many lines.
        jobs: Processes that work at a time once there are many lines; the result is the same for any number.
        notice: Called with a sentence about every line over 50,000 characters, which gets no score.

    Raises:
        MismatchError: If one side has more lines, when its surplus is met.
        LanguageError: If a language cannot be told or the model does not know it.
        ReadError: If a line is no text.
    """
    rater = Rater(recipe)
    samples = source.sample(), target.sample()
    chunks = _chunks(source, target, notice)
    first = next(chunks, ([], []))  # lines that do not match are told before languages are
    rater.tools.require_covered(*samples)
    languages = samples[0].language, samples[1].language
    return Scores(
        _spread(rater, recipe, languages, chain([first], chunks), jobs), rater.parts, rater.signature
    )


def rate_bitext(rater: Rater, both: Bitext) -> Scores:
    """Score the pairs that a bitext gives, or its lines.

    Raises:
        MismatchError: If the documents have different numbers of lines.
        LanguageError: If a language cannot be told or the model does not know it.
    """
    given = both.given or line_alignment(both.source, both.target)
    rater.tools.require_covered(both.source, both.target)
    lines = _bead_texts(both, given)
    rated = rater.rate((both.source.language, both.target.language), lines)
    return Scores([(len(given.beads), rated)], rater.parts, rater.signature)


def _bead_texts(both: Bitext, given: Alignment) -> Lines:
    sides = (both.source.text, given.source_segments), (both.target.text, given.target_segments)
    ours, theirs = ([text[one.start : one.end] for one in segments] for text, segments in sides)
    return (
        [" ".join(ours[k] for k in bead.source) for bead in given.beads],
        [" ".join(theirs[k] for k in bead.target) for bead in given.beads],
    )


def scores_of(report: Report) -> Scores:
    """Take the scores from a report on parallel lines, findings and all."""
    names = tuple(report.fidelity.parts)
    rows = [_row(bead, names) for bead in report.beads or [None] * len(report.pairs)]
    table = np.array(rows, dtype=np.float64).reshape(len(rows), 3 + len(names))
    words = np.array(
        [sum(t.is_word or t.is_number for t in pair.source_tokens) for pair in report.pairs], dtype=np.float64
    )
    rated = Rated(table[:, 0], table[:, 1], table[:, 2], table[:, 3:], words, words)
    return Scores([(len(rows), rated)], names, report.signature, whole=report.fidelity)


def _row(bead: Fidelity | None, names: Sequence[str]) -> list[float | None]:
    if bead is None:
        return [None] * (3 + len(names))
    return [bead.score, bead.low, bead.high, *(bead.parts[name] for name in names)]


def compare_scores(names: tuple[str, str], first: Scores, second: Scores) -> Compared:
    """Compare two translations of the same lines that were read."""
    difference = compare(first.scores, second.scores, first.source_words)
    return Compared(names, (first.fidelity(), second.fidelity()), difference, first.signature)


def _chunks(source: Stream, target: Stream, notice: Callable[[str], None]) -> Iterator[Lines]:
    for ours, theirs in lines_in_step(source, target, notice, "left without a score"):
        yield [line.text for line in ours], [line.text for line in theirs]


def _spread(
    rater: Rater, recipe: Recipe, languages: tuple[str, str], chunks: Iterator[Lines], jobs: int
) -> Iterator[tuple[int, Rated | None]]:
    """Score chunks in order: the first few in this process, many in several."""
    few = list(islice(chunks, _MANY))
    if jobs == 1 or len(few) < _MANY:
        for lines in chain(few, chunks):
            yield len(lines[0]), rater.rate(languages, lines)
        return
    waiting: deque[tuple[int, Future[Rated | None]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for lines in chain(few, chunks):
            waiting.append((len(lines[0]), pool.submit(_rate, recipe, languages, lines)))
            if len(waiting) >= _AHEAD * jobs:
                count, done = waiting.popleft()
                yield count, done.result()
        for count, done in waiting:
            yield count, done.result()


@cache
def _rater(recipe: Recipe) -> Rater:
    """What a process scores by, made once."""
    return Rater(recipe)


def _rate(recipe: Recipe, languages: tuple[str, str], lines: Lines) -> Rated | None:
    return _rater(recipe).rate(languages, lines)

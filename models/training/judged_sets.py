"""What people said of translations, and what nobody needs to be asked: the sets that fidelity learns from.

Only sets that allow training are here: mlqe-pe train (CC0), MQM of 2020 and 2021, ced2021 train (CC0).
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, rankdata

from models.training.beads import read_lines

Item = TypeVar("Item")
Floats = NDArray[np.float64]
Languages = tuple[str, str]

_POST_EDITED = 0.5  # weight of the edits that a translation needed beside its assessment
_PLANTED = 0.3  # weight of a set of planted errors: they are far clearer than what people disagree about
_MQM = {"minor": 1.0, "major": 5.0}
NEWS: tuple[tuple[str, Languages, bool], ...] = (
    ("wmt0813.fr-de", ("de", "fr"), True),
    ("wmt0813.fr-de", ("fr", "de"), False),
    ("wmt1418.en-de", ("en", "de"), False),
    ("wmt0813.en-fr", ("en", "fr"), False),
)
"""Sources that errors are planted in, with the direction and whether its sides are swapped."""
_FIRST = 9000  # line of news from which errors are planted
CLEAN, STRANGER = 0.95, 0.03
"""What people would say of a human translation, and of a sentence that has nothing to do with the source."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of one language pair.

    ``rank`` (n,) orders them within the set; ``said`` (n,) is the judgement 0..1, NaN where it has no such
    scale; ``weight`` says how much the set counts.
    """

    name: str
    languages: Languages
    pairs: list[tuple[str, str]]
    rank: Floats
    said: Floats
    weight: float
    is_planted: bool = False


def judged_sets(data: Path, size: int) -> Iterator[Judged]:
    """Read all sets, at most ``size`` pairs of each."""
    for languages in (("en", "de"), ("ru", "en"), ("ro", "en")):
        yield _assessed(data, languages, size)
    yield _means(data, size)
    for name, languages in (
        ("en-de.2021", ("en", "de")),
        ("en-de.2021_TED", ("en", "de")),
        ("en-ru.2021", ("en", "ru")),
    ):
        yield _spans(data, name, languages, size)
    for languages in (("en", "de"), ("en", "cs")):
        yield _critical(data, languages, size)
    for name, languages, swapped in NEWS:
        yield _planted(data, name, languages, size // 3, swapped=swapped)


def points(spans: Sequence[tuple[int, int, str]]) -> float:
    """What marked spans cost, each of start, end and severity, by MQM's weights."""
    return sum(_MQM.get(severity, 1.0) for *_, severity in spans)


def _rows(data: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(data / "dev" / "qe" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def some_of(rows: Sequence[Item], size: int) -> list[Item]:
    """Every so manyth row: all documents and systems are among them."""
    return list(rows[:: max(1, -(-len(rows) // size))])


def ranked(values: Sequence[float]) -> Floats:
    """Normal scores of the ranks; ties share theirs."""
    return np.asarray(norm.ppf((rankdata(values) - 0.5) / len(values)))


def _unknown(rows: Sequence[object]) -> Floats:
    return np.full(len(rows), np.nan)


def _assessed(data: Path, languages: Languages, size: int) -> Judged:
    """Direct assessments, with the edits that the translation needed as a second opinion."""
    name = "-".join(languages)
    rows = some_of(_rows(data, f"mlqe-pe/{name}.train"), size)
    rank = ranked([row["z_mean"] for row in rows])
    edits = ranked([-row["hter"] for row in rows])
    said = np.array([row["da_mean"] / 100 for row in rows])
    pairs = [(row["src"], row["mt"]) for row in rows]
    return Judged(name, languages, pairs, rank + _POST_EDITED * edits, said, 1.0)


def _means(data: Path, size: int) -> Judged:
    rows = some_of(_rows(data, "mqm/en-de.newstest2020.avg"), size)
    pairs = [(row["src"], row["mt"]) for row in rows]
    return Judged("mqm2020", ("en", "de"), pairs, ranked([row["mqm"] for row in rows]), _unknown(rows), 0.7)


def _spans(data: Path, name: str, languages: Languages, size: int) -> Judged:
    """Penalties by span, averaged over the raters of a translation."""
    found: dict[tuple[str, str], list[float]] = {}
    for row in _rows(data, f"mqm/{name}.spans"):
        found.setdefault((row["src"], row["mt"]), []).append(-points(row["spans"]))
    pairs = some_of(sorted(found), size)
    rank = ranked([float(np.mean(found[pair])) for pair in pairs])
    return Judged(name, languages, pairs, rank, _unknown(pairs), 0.5)


def _critical(data: Path, languages: Languages, size: int) -> Judged:
    name = "-".join(languages)
    rows = some_of([row for row in _rows(data, f"ced2021.{name}") if row["split"] == "train"], size)
    rank = ranked([-float(row["label"] == "ERR") for row in rows])
    return Judged(
        f"ced2021.{name}", languages, [(row["src"], row["mt"]) for row in rows], rank, _unknown(rows), 0.5
    )


def planted_lines(data: Path, name: str, size: int) -> list[tuple[str, str]]:
    """The lines of news that errors are planted in."""
    return read_lines(data, name)[_FIRST : _FIRST + size]


def _planted(data: Path, name: str, languages: Languages, size: int, *, swapped: bool) -> Judged:
    """News as people translated it; words are cut out of a side or left as they were, or lines swapped."""
    rng = Random(f"7 {name} {languages}")
    lines = planted_lines(data, name, size)
    lines = [(b, a) for a, b in lines] if swapped else list(lines)
    pairs, rank, said = [], [], []
    for number, (source, target) in enumerate(lines):
        kind = number % 6
        if kind in (2, 3):
            cut, share = _cut((source, target)[kind - 2], rng)
            pairs.append((cut, target) if kind == 2 else (source, cut))
            rank.append(0.7 - share)
            said.append(np.nan)
        elif kind == 4:
            other = lines[number - 1] if rng.random() < 0.5 else rng.choice(lines)
            pairs.append((source, other[1]))
            rank.append(-1.0)
            said.append(STRANGER)
        elif kind == 5:
            mixed, share = _left(source, target, rng)
            pairs.append((source, mixed))
            rank.append(0.7 - 1.7 * share)
            said.append(np.nan)
        else:
            pairs.append((source, target))
            rank.append(1.0)
            said.append(CLEAN)
    return Judged(
        f"planted.{'-'.join(languages)}",
        languages,
        pairs,
        ranked(rank),
        np.array(said),
        _PLANTED,
        is_planted=True,
    )


def _cut(text: str, rng: Random) -> tuple[str, float]:
    """Cut a run of words out of a text; return what is left and the share that is gone."""
    words = text.split()
    size = max(1, int(len(words) * rng.uniform(0.1, 0.6)))
    first = rng.randrange(len(words) - size + 1) if len(words) >= size else 0
    return " ".join(words[:first] + words[first + size :]), size / max(1, len(words))


def _left(source: str, target: str, rng: Random) -> tuple[str, float]:
    """Leave a run of words untranslated, at times all; return the text and the share that is left so."""
    ours, theirs = source.split(), target.split()
    share = 1.0 if rng.random() < 0.3 else rng.uniform(0.1, 0.6)
    first = rng.uniform(0.0, 1.0 - share)
    one, two = ((round(first * len(words)), round((first + share) * len(words))) for words in (ours, theirs))
    return " ".join(theirs[: two[0]] + ours[slice(*one)] + theirs[two[1] :]), share

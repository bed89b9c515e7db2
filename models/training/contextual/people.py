"""What people said of machine translations, training splits only: bad words, quality, critical errors."""

import gzip
import json
import logging
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from alignkit.tokens import token_texts, tokenize
from alignkit.toolkit import Toolkit
from models.training.contextual.assembly import Labels, assemble, portrayer_of
from models.training.contextual.examples import UNKNOWN, Examples
from models.training.folds import FOLDS, TAUGHT_FOLDS, fold_of
from models.training.judged_sets import points, ranked, some_of

log = logging.getLogger(__name__)
_TOGETHER = 2000


@dataclass(frozen=True, slots=True)
class Judged:
    """A tokenised pair with one label a word (UNKNOWN, 0 good, 1 bad), and of the whole, NaN if unknown."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    human: tuple[int, ...]
    quality: float = np.nan
    critical: float = np.nan


def _post_edited(row: Mapping[str, Any]) -> Judged:
    """A row of mlqe-pe: tags of words that a post-editor changed, and of source words that they render."""
    source, own = _tagged(row["src_tok"], row["src_tags"].split())
    target, theirs = _tagged(row["mt_tok"], row["tags"].split()[1::2])
    return Judged(source, target, own + theirs, quality=float(row["z_mean"]))


def _tagged(text: str, tags: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Cut a text that holds one tag for all between two blanks into our tokens, with their labels."""
    number, labels = 0, []
    tokens = tokenize(text)
    edges = [place for place, sign in enumerate(text) if sign == " "] + [len(text)]
    for token in tokens:
        while token.start > edges[number]:
            number += 1
        labels.append(int(tags[number] == "BAD") if number < len(tags) else UNKNOWN)
    return tuple(token.text for token in tokens), tuple(labels)


def _unmarked(row: Mapping[str, Any]) -> Judged:
    """A row whose words have no labels."""
    source, target = (tuple(token_texts(row[side])) for side in ("src", "mt"))
    return Judged(source, target, (UNKNOWN,) * (len(source) + len(target)))


def _critical(row: Mapping[str, Any]) -> Judged:
    return replace(_unmarked(row), critical=float(row["label"] == "ERR"))


def _marked(row: Mapping[str, Any]) -> Judged:
    """A row of MQM: stretches of the translation that one person marked, and what they cost."""
    source, target = tokenize(row["src"]), tokenize(row["mt"])
    bad = [int(any(a < token.end and token.start < b for a, b, _ in row["spans"])) for token in target]
    words = (tuple(token.text for token in side) for side in (source, target))
    return Judged(*words, (UNKNOWN,) * len(source) + tuple(bad), quality=-points(row["spans"]))


def _rated(row: Mapping[str, Any]) -> Judged:
    """A row of MQM with nothing but its mean over the raters."""
    return replace(_unmarked(row), quality=float(row["mqm"]))


SETS: Mapping[str, tuple[str, tuple[str, str], Callable[[Mapping[str, Any]], Judged]]] = {
    "mlqe en-de": ("mlqe-pe/en-de.train", ("en", "de"), _post_edited),
    "mlqe ro-en": ("mlqe-pe/ro-en.train", ("ro", "en"), _post_edited),
    "mlqe ru-en": ("mlqe-pe/ru-en.train", ("ru", "en"), _post_edited),
    "ced en-de": ("ced2021.en-de", ("en", "de"), _critical),
    "ced en-cs": ("ced2021.en-cs", ("en", "cs"), _critical),
    "mqm talks en-de": ("mqm/en-de.2021_TED.spans", ("en", "de"), _marked),
    "mqm news en-de": ("mqm/en-de.2021.spans", ("en", "de"), _marked),
    "mqm news en-ru": ("mqm/en-ru.2021.spans", ("en", "ru"), _marked),
    "mqm means en-de": ("mqm/en-de.newstest2020.avg", ("en", "de"), _rated),
}
"""Set → file, languages, reader; of files with several splits only the one for training is read."""


def judged_rows(data: Path, name: str, folds: Container[int] = range(FOLDS)) -> Iterator[Judged]:
    """Read folds of the training part of a set; rows with an empty side are left out."""
    file, _, read = SETS[name]
    with gzip.open(data / "dev" / "qe" / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("split", "train") == "train" and fold_of(row["src"]) in folds:
                judged = read(row)
                if judged.source and judged.target:
                    yield judged


def judged_examples(data: Path, name: str, toolkit: Toolkit, most: int | None = None) -> Examples:
    """Describe those folds of a set that the judge learns from, or ``most`` of their rows.

    Qualities become normal scores of their ranks: each set has a scale of its own.
    """
    languages = SETS[name][1]
    rows = list(judged_rows(data, name, range(TAUGHT_FOLDS)))
    rows = some_of(rows, most or len(rows))
    log.info("%s: %d rows", name, len(rows))
    portrayer = portrayer_of(toolkit, languages, toolkit.lexicon(*languages))
    qualities = np.array([row.quality for row in rows])
    if not np.isnan(qualities).any():
        qualities = ranked(qualities)
    labels = [
        Labels([UNKNOWN] * len(row.human), row.human, float(quality), row.critical)
        for row, quality in zip(rows, qualities, strict=True)
    ]
    return assemble(
        (
            (portrait, own, languages)
            for first in range(0, len(rows), _TOGETHER)
            for portrait, own in zip(
                portrayer.portray([(row.source, row.target) for row in rows[first : first + _TOGETHER]]),
                labels[first : first + _TOGETHER],
                strict=True,
            )
        ),
        toolkit,
    )

"""Two folders of documents → which of them translate each other, by their vectors alone.

A document is the mean of its segments' vectors, less what all documents of its folder have in common. Two
documents score by the margin of their cosine: what it is above the mean cosine of each to its nearest
(Artetxe & Schwenk 2019), because some documents are near to everything. Pairs are then taken greedily,
best first, each document once.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignkit.documents import read_document
from alignkit.encoders import Encoder, load_encoder
from alignkit.encoders.base import unit_rows
from alignkit.errors import AlignkitError, CorpusError
from alignkit.segments import split_segments

Floats = NDArray[np.float32]

MARGIN = 0.1
"""Least margin of a pair, unless another is asked for."""

_NEAREST = 4  # documents that a margin is measured against
_CANDIDATES = 16  # of the other side for each document
_ROWS = 1024  # documents compared with all others at a time
_READ = 100_000  # characters of a document that its vector rests on


@dataclass(frozen=True, slots=True)
class Match:
    """Two documents that seem to translate each other, and the margin by which."""

    source: Path
    target: Path
    margin: float


def pair_folders(
    source: Path,
    target: Path,
    languages: tuple[str, str],
    *,
    encoder: str = "mini",
    least: float = MARGIN,
) -> list[Match]:
    """Find the documents of two folders that translate each other; a document that has none stays alone.

    Args:
        source: Folder with documents in one language, in folders of it too.
        target: Folder with documents in the other.
        languages: Both languages, as ISO 639-1.
        encoder: Name or path of the model.
        least: Least margin of a pair.

    Returns:
        Pairs in the order of the sources' names. Documents that cannot be read are left out.

    Raises:
        CorpusError: If a folder has no document.
    """
    model = load_encoder(encoder)
    sides = [
        _described(folder, language, model)
        for folder, language in zip((source, target), languages, strict=True)
    ]
    (sources, ours), (targets, theirs) = sides
    return [
        Match(sources[i], targets[j], margin) for i, j, margin in match_rows(ours, theirs) if margin >= least
    ]


def manifest_of(matches: Sequence[Match], folder: Path, languages: tuple[str, str]) -> Iterator[str]:
    """Yield the lines of a manifest in a folder; ``margin`` is a field more."""
    for match in matches:
        paths = (Path(os.path.relpath(path, folder)).as_posix() for path in (match.source, match.target))
        row = dict(zip(("source", "target"), paths, strict=True))
        row |= dict(zip(("source_lang", "target_lang"), languages, strict=True))
        yield json.dumps({**row, "margin": round(match.margin, 4)}, ensure_ascii=False) + "\n"


def match_rows(source: Floats, target: Floats) -> list[tuple[int, int, float]]:
    """Pair the rows of two matrices one to one.

    Args:
        source: Shape (n, dim), rows of length 1.
        target: Shape (m, dim), rows of length 1.

    Returns:
        At most min(n, m) triples of row, row and margin, in the order of the source rows. Memory grows
        with n + m, not with their product.

    Example:
        >>> rows = np.eye(3, dtype=np.float32)
        >>> [(i, j) for i, j, _ in match_rows(rows, rows[::-1])]
        [(0, 2), (1, 1), (2, 0)]
    """
    if not len(source) or not len(target):
        return []
    near, candidates = _nearest(source, target)
    other_near, _ = _nearest(target, source)
    scored = sorted((near[i] / 2 + other_near[j] / 2 - cosine, i, j) for i, j, cosine in candidates)
    taken: tuple[set[int], set[int]] = set(), set()
    found = []
    for loss, i, j in scored:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((i, j, -float(loss)))
    return sorted(found)


def _nearest(rows: Floats, others: Floats) -> tuple[Floats, list[tuple[int, int, float]]]:
    """Return each row's mean cosine to its nearest others but the very nearest, and its candidates."""
    means = np.zeros(len(rows), dtype=np.float32)
    candidates = []
    width = min(_CANDIDATES, len(others))
    for first in range(0, len(rows), _ROWS):
        cosines = rows[first : first + _ROWS] @ others.T
        best = np.argpartition(-cosines, width - 1, axis=1)[:, :width]
        for row, columns in enumerate(best):
            values = np.sort(cosines[row, columns])[::-1]
            rivals = values[1 : 1 + _NEAREST]
            means[first + row] = rivals.mean() if len(rivals) else 0.0
            candidates += [(first + row, int(j), float(cosines[row, j])) for j in columns]
    return means, candidates


def _described(folder: Path, language: str, model: Encoder) -> tuple[list[Path], Floats]:
    paths, rows = [], []
    for path in sorted(
        path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")
    ):
        try:
            document = read_document(path, language=language)
        except AlignkitError:
            continue
        text = document.text[:_READ]
        segments = split_segments(document, "sentence")
        texts = [text[segment.start : segment.end] for segment in segments if segment.start < len(text)]
        vectors = model.encode([one for one in texts if one.strip()])
        if len(vectors) and np.any(vectors):
            paths.append(path)
            rows.append(vectors.mean(axis=0))
    if not paths:
        raise CorpusError(f"{folder}: holds no document that can be read; name a folder with texts")
    vectors = np.array(rows, dtype=np.float32)
    return paths, unit_rows(vectors - vectors.mean(axis=0) if len(vectors) > 1 else vectors)

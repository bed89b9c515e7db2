"""Portraits with labels → flat arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.contextual.portraits import Portrait, Portrayer
from alignkit.lexicon import Lexicon
from alignkit.toolkit import Toolkit
from models.training.contextual.examples import LANGUAGES, MOST_WORDS, OTHER, UNKNOWN, Examples, squeeze


@dataclass(frozen=True, slots=True)
class Labels:
    """What is known of a pair.

    ``kinds`` and ``human`` (0 good, 1 bad) hold one number a word, UNKNOWN where nothing is known;
    ``quality`` (people's z score) and ``critical`` (0 or 1) are NaN if unknown. ``line`` numbers the clean
    line, shared by the versions that were made of it.
    """

    kinds: Sequence[int]
    human: Sequence[int]
    quality: float = np.nan
    critical: float = np.nan
    line: int = UNKNOWN


def language_number(language: str) -> int:
    """Number a language; those without a place of their own share one."""
    return LANGUAGES.index(language) if language in LANGUAGES else OTHER


def assemble(
    rows: Iterable[tuple[Portrait, Labels, tuple[str, str]]], toolkit: Toolkit, least: int = 1
) -> Examples:
    """Put portraits with their labels and languages into flat arrays; pairs that are too long are left out.

    Raises:
        ValueError: If fewer than ``least`` pairs are left.
    """
    numbers: dict[str, int] = {}
    words: list[tuple[NDArray[np.generic], ...]] = []
    pairs: list[tuple[int, int, int, int, float, float, int]] = []
    for portrait, labels, languages in rows:
        size = len(portrait.words)
        if size > MOST_WORDS:
            continue
        forms = [numbers.setdefault(word.casefold(), len(numbers)) for word in portrait.words]
        words.append(
            (
                np.array(forms, dtype=np.int32),
                portrait.partners.astype(np.uint8),
                squeeze(portrait.features),
                portrait.endings.astype(np.uint16),
                np.array(labels.kinds, dtype=np.int8),
                np.array(labels.human, dtype=np.int8),
            )
        )
        spoken = (language_number(language) for language in languages)
        pairs.append((size, portrait.source_size, *spoken, labels.quality, labels.critical, labels.line))
    if len(pairs) < least:
        raise ValueError(f"{len(pairs)} pairs to learn from, expected at least {least}")
    columns = list(zip(*pairs, strict=True))
    flat = [np.concatenate(part) for part in zip(*words, strict=True)]
    pieces = list(toolkit.model.pieces_of(list(numbers)))
    return Examples(
        form_pieces=np.array([piece for row in pieces for piece in row], dtype=np.uint16),
        form_starts=np.concatenate([[0], np.cumsum([len(row) for row in pieces])]).astype(np.int32),
        forms=flat[0],
        partners=flat[1],
        features=flat[2],
        endings=flat[3],
        kinds=flat[4],
        human=flat[5],
        starts=np.concatenate([[0], np.cumsum(columns[0])]).astype(np.int32),
        splits=np.array(columns[1], dtype=np.uint8),
        languages=np.array(columns[2:4], dtype=np.uint8).T,
        quality=np.array(columns[4], dtype=np.float32),
        critical=np.array(columns[5], dtype=np.float32),
        lines=np.array(columns[6], dtype=np.int32),
    )


def portrayer_of(toolkit: Toolkit, languages: tuple[str, str], lexicon: Lexicon | None) -> Portrayer:
    """Return what describes the words of a language pair, by this table instead of the toolkit's own."""
    source, target = (toolkit.vocabularies.get(language) for language in languages)
    return Portrayer(toolkit.model.sums, lexicon, toolkit.link_weights, (source, target))

"""Scores from elsewhere: sentence encoders, and quality models of other packages.

A package offers a scorer under the entry point group ``alignkit.scorers``::

    [project.entry-points."alignkit.scorers"]
    comet = "our_package.scorers:make"

``make()`` returns an object with ``score(sources, targets, source_language, target_language)``, which gives
one number 0..1 a pair, higher for better, or None where it cannot tell. The name of the entry point is the
name of a new part of the score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from alignkit.errors import AlignkitError, PluginError
from alignkit.fidelity.weights import Rated

GROUP = "alignkit.scorers"
_SHARE = 0.5  # of the score that each scorer from elsewhere decides


class Scorer(Protocol):
    """Rates translations line by line."""

    def score(
        self, sources: Sequence[str], targets: Sequence[str], source_language: str, target_language: str
    ) -> Sequence[float | None]:
        """Return one number 0..1 a pair, or None where it cannot tell."""
        ...


class Encodes(Protocol):
    """Turns texts into rows of numbers, one a text."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.floating]:
        """Return shape (len(texts), dim)."""
        ...


@dataclass(frozen=True, slots=True)
class Similarity:
    """A scorer made of any sentence encoder: the cosine of both sides, 0.0 where it is negative.

    Example:
        >>> class Counts:
        ...     def encode(self, texts):
        ...         return np.array([[text.count("a"), text.count("b")] for text in texts])
        >>> Similarity(Counts()).score(["ab", "a"], ["ba", "b"], "de", "fr")
        [1.0, 0.0]
    """

    encoder: Encodes

    def score(
        self, sources: Sequence[str], targets: Sequence[str], source_language: str, target_language: str
    ) -> list[float | None]:
        """Return the cosines; languages do not matter."""
        one, two = (
            np.asarray(self.encoder.encode(list(side)), dtype=np.float64) for side in (sources, targets)
        )
        lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(two, axis=1)
        cosines = np.einsum("nd,nd->n", one, two) / np.where(lengths > 0, lengths, 1.0)
        return [round(value, 6) for value in np.clip(cosines, 0.0, 1.0).tolist()]


@dataclass(frozen=True, slots=True)
class Added:
    """A scorer under the name of its part, and what it adds to a signature."""

    name: str
    scorer: Scorer
    signature: str

    def rate(
        self, sources: Sequence[str], targets: Sequence[str], languages: tuple[str, str]
    ) -> NDArray[np.float64]:
        """Rate pairs, shape (n,), NaN where the scorer cannot tell.

        Raises:
            PluginError: If it fails, or gives something else than a number 0..1 a pair.
        """
        try:
            said = self.scorer.score(sources, targets, *languages)
            found = np.array([np.nan if one is None else float(one) for one in said])
        except AlignkitError:
            raise
        except Exception as error:  # whatever it can raise
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            raise PluginError(f"scorer {self.name!r}: failed ({reason}); leave it out") from error
        if len(found) != len(sources) or (found < 0).any() or (found > 1).any():
            raise PluginError(f"scorer {self.name!r}: gave no number 0 to 1 for each of {len(sources)} lines")
        return found


def join(rated: Rated, others: Sequence[NDArray[np.float64]]) -> Rated:
    """Let scorers from elsewhere in: each makes half of the score, and is a part of its own.

    The interval moves along. Where one cannot tell, the score stays as it is and its part is NaN.
    """
    for values in others:
        shift = np.nan_to_num(_SHARE * (values - rated.score))
        score, low, high = (np.clip(end + shift, 0.0, 1.0) for end in (rated.score, rated.low, rated.high))
        parts = np.hstack([rated.parts, values[:, None]])
        rated = Rated(score, low, high, parts, rated.source_words, rated.words)
    return rated


def find_scorer(name: str) -> Added:
    """Make an installed scorer.

    Raises:
        PluginError: If there is none of this name, or it cannot be made; the message names what there is.
    """
    points = {point.name: point for point in entry_points(group=GROUP)}
    if name not in points:
        known = ", ".join(sorted(points)) or "none"
        raise PluginError(f"scorer {name!r}: not installed; installed: {known}")
    point = points[name]
    try:
        scorer: Scorer = point.load()()
    except Exception as error:  # whatever an import can raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise PluginError(f"scorer {name!r}: cannot be loaded ({reason}); repair or uninstall it") from error
    if not callable(getattr(scorer, "score", None)):
        raise PluginError(f"scorer {name!r}: {point.value} has no method score; repair or uninstall it")
    return Added(name, scorer, f"scorer:{name}@{_version(point)}")


def _version(point: EntryPoint) -> str:
    return point.dist.version if point.dist is not None else "?"

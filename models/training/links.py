"""Word-align parallel text with eflomal (Östling & Tiedemann 2016) and count the agreed links."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import eflomal
import numpy as np

from alignkit.tokens import tokenize
from models.training.corpus import Pair, source_weight

MAX_TOKENS = 90


def choose(pairs: Iterable[Pair], languages: tuple[str, str], size: int, seed: int) -> list[Pair]:
    """Draw at most ``size`` pairs of a language pair, likely sources first (weighted reservoir)."""
    rng = np.random.default_rng(seed)
    mine = [pair for pair in pairs if pair.languages == languages]
    weights = np.array([source_weight(pair.source) for pair in mine])
    keys = rng.random(len(mine)) ** (1 / weights)
    return [mine[k] for k in np.sort(np.argsort(-keys, kind="stable")[:size])]


def words(text: str) -> list[str]:
    """Lower-case tokens, cut so that no line slows the aligner down."""
    return [token.text.lower() for token in tokenize(text)][:MAX_TOKENS]


def count_links(pairs: Sequence[Pair]) -> Counter[tuple[str, str]]:
    """Count word pairs linked in both directions."""
    sides = [[words(pair.texts[side]) for pair in pairs] for side in (0, 1)]
    with tempfile.TemporaryDirectory() as folder:
        forward, backward = Path(folder, "forward"), Path(folder, "backward")
        aligner = eflomal.Aligner(model=3, n_samplers=1)
        lines = [[" ".join(row) for row in side] for side in sides]
        aligner.align(*lines, links_filename_fwd=str(forward), links_filename_rev=str(backward))
        counts: Counter[tuple[str, str]] = Counter()
        with forward.open(encoding="utf-8") as one, backward.open(encoding="utf-8") as two:
            for source, target, a, b in zip(*sides, one, two, strict=True):
                for link in set(a.split()) & set(b.split()):
                    i, j = map(int, link.split("-"))
                    if source[i][0].isalpha() and target[j][0].isalpha():
                        counts[source[i], target[j]] += 1
    return counts

"""Word-align parallel text with eflomal (Östling & Tiedemann 2016) and count the agreed links."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter
from pathlib import Path

import numpy as np

from alignkit.tokens import tokenize
from models.training.corpus import Pair, Row, source_weight, usable

MAX_TOKENS = 90


def choose(
    rows: Iterable[Row], sizes: Mapping[tuple[str, str], int], seed: int
) -> dict[tuple[str, str], list[Pair]]:
    """Draw for each language pair at most so many distinct pairs, likely sources first (weighted)."""
    rng = np.random.default_rng(seed)
    found: dict[tuple[str, str], dict[tuple[str, str], tuple[float, Pair]]] = {two: {} for two in sizes}
    for row in rows:
        for two in sizes:
            if two[0] in row.texts and two[1] in row.texts:
                texts = row.texts[two[0]], row.texts[two[1]]
                if usable(*texts):
                    key = float(rng.random() ** (1 / source_weight(row.source)))
                    found[two].setdefault(texts, (key, Pair(row.source, two, texts)))
    return {
        two: [pair for _, pair in nlargest(size, found[two].values(), key=itemgetter(0))]
        for two, size in sizes.items()
    }


def words(text: str) -> list[str]:
    """Lower-case tokens, cut so that no line slows the aligner down."""
    return [token.text.lower() for token in tokenize(text)][:MAX_TOKENS]


def count_links(pairs: Sequence[Pair]) -> Counter[tuple[str, str]]:
    """Count word pairs linked in both directions."""
    import eflomal  # of the extra `train` only: its licence is GPL-3.0

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

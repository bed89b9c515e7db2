"""Word links where part of the translation is missing: what lost its partner should stay alone."""

import random
from collections.abc import Sequence

from benchmarks.data import LinkedPair, Links
from benchmarks.options import SEED
from benchmarks.results import Figures

_SHARE = 3  # one in so many target words is cut out, in one run


def cut_pairs(pairs: Sequence[LinkedPair]) -> list[tuple[LinkedPair, set[int]]]:
    """Cut a run of target words out of each pair.

    Returns:
        What is left of each pair, its links renumbered, and the source words that lost all their partners.
    """
    rng = random.Random(SEED)
    made = []
    for pair in pairs:
        size = len(pair.target) // _SHARE
        first = rng.randrange(len(pair.target) - size + 1)
        gone = range(first, first + size)
        places = {j: k for k, j in enumerate(j for j in range(len(pair.target)) if j not in gone)}
        sure, possible = (
            {(i, places[j]) for i, j in links if j in places} for links in (pair.sure, pair.possible)
        )
        before = {i for i, _ in pair.sure | pair.possible}
        left = LinkedPair(pair.source, [pair.target[j] for j in places], sure, possible)
        made.append((left, before - {i for i, _ in sure | possible}))
    return made


def count(cut: Sequence[tuple[LinkedPair, set[int]]], links: Sequence[Links]) -> Figures:
    """Count source words that lost their partner and were linked anyway; that kept it and were linked."""
    counts = dict.fromkeys(("lost", "lost_linked", "kept", "kept_linked"), 0)
    for (pair, lost), found in zip(cut, links, strict=True):
        linked, kept = {i for i, _ in found}, {i for i, _ in pair.sure}
        counts["lost"] += len(lost)
        counts["lost_linked"] += len(lost & linked)
        counts["kept"] += len(kept)
        counts["kept_linked"] += len(kept & linked)
    return counts


def sentence(counts: Sequence[Figures]) -> str:
    """Say it of several sets together."""
    total = {key: sum(one[key] for one in counts) for key in ("lost", "lost_linked", "kept", "kept_linked")}
    lost, kept = (total[f"{key}_linked"] / total[key] for key in ("lost", "kept"))
    return (
        f"With a third of every translation cut out, {100 * lost:.1f} % of the {total['lost']:,} source "
        f"words that lost their partner are linked all the same, and {100 * kept:.1f} % of the "
        f"{total['kept']:,} that kept it."
    )

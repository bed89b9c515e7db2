"""What the HTML report's drawing of word links needs beside the words: how probable each link is."""

from alignkit.records import Pair, Report


def percentages(report: Report) -> list[list[int]]:
    """Return the probability of every link of every bead in percent.

    Links stand in the order of ``html_rows.word_data``: by source, then target token, each once.
    """
    return [_of_pair(pair) for pair in report.pairs]


def _of_pair(pair: Pair) -> list[int]:
    best: dict[tuple[int, int], float] = {}
    for link in pair.links:
        ends = link.source, link.target
        best[ends] = max(link.probability, best.get(ends, 0.0))
    return [round(100 * best[ends]) for ends in sorted(best)]

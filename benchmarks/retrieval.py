"""Retrieval: does a news sentence find its translation among all sentences of the other language?

    python -m benchmarks.retrieval [--data DIR] [--output DIR] [--encoder NAME]

NTREX, top 1, mean of both directions; by cosine, and by cosine less the mean similarity to the four
nearest on either side (the "distance" margin of Artetxe & Schwenk 2019). The main languages are measured
in all pairs, the others against English.
"""

import logging
from collections.abc import Sequence
from itertools import combinations
from statistics import mean

import numpy as np

from alignkit.encoders.base import Vectors
from alignkit.pipeline import toolkit
from benchmarks import options, results, tables
from benchmarks.data import news_path, read_news_lines
from benchmarks.results import Figures

log = logging.getLogger(__name__)

MAIN = ("en", "fr", "de", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "ru")
OTHERS = ("hu", "uk", "tr", "fi", "ro", "el", "bg", "no", "ca", "hr", "sl", "sk")
DICTIONARY = ("is", "lt", "sq", "gl", "eu", "id", "vi", "zh", "ja", "ko", "ar", "fa", "he", "hi")
_NEAREST = 4


def top_one(source: Vectors, target: Vectors) -> dict[str, float]:
    """Share of rows whose best partner is the row of the same number, mean of both directions.

    Example:
        >>> top_one(np.eye(5, dtype=np.float32), np.eye(5, dtype=np.float32))
        {'cosine': 1.0, 'margin': 1.0}
    """
    cosine = source @ target.T
    near = min(_NEAREST, len(cosine))
    around = np.sort(cosine, axis=1)[:, -near:].mean(axis=1), np.sort(cosine, axis=0)[-near:].mean(axis=0)
    margin = cosine - (around[0][:, None] + around[1][None, :]) / 2
    return {"cosine": _both_ways(cosine), "margin": _both_ways(margin)}


def _both_ways(scores: Vectors) -> float:
    here = np.arange(len(scores))
    return float(((scores.argmax(axis=1) == here).mean() + (scores.argmax(axis=0) == here).mean()) / 2)


def measure(lines: dict[str, list[str]], encoder: str) -> Figures:
    """Measure all pairs of the main languages, and the others against English.

    Args:
        lines: Sentences of each language, line by line translations of each other.
        encoder: Name or path of the model.
    """
    vectors = {}
    for language in (*MAIN, *OTHERS, *DICTIONARY):
        if language in lines:
            log.info("%s: %d sentences", language, len(lines[language]))
            vectors[language] = toolkit(encoder).model.encode(lines[language])
    others = [language for language in (*OTHERS, *DICTIONARY) if language in vectors]
    pairs = [*combinations(MAIN, 2), *(("en", language) for language in others)]
    return {
        "sentences": len(lines["en"]),
        "pairs": {f"{one}-{two}": top_one(vectors[one], vectors[two]) for one, two in pairs},
        "missing": [language for language in (*OTHERS, *DICTIONARY) if language not in vectors],
    }


def table(figures: Figures) -> str:
    """Write the figures as Markdown: a triangle of margins, the others, and the summary."""
    pairs = figures["pairs"]
    main = {f"{one}-{two}": pairs[f"{one}-{two}"] for one, two in combinations(MAIN, 2)}
    worst = min(main, key=lambda name: main[name]["margin"])
    summary = (
        f"NTREX dev, {figures['sentences']:,} sentences, top 1, both directions. All {len(main)} pairs of "
        f"the {len(MAIN)} main languages: mean {tables.share(mean(v['cosine'] for v in main.values()))} by "
        f"cosine, {tables.share(mean(v['margin'] for v in main.values()))} by margin; worst "
        f"{worst.replace('-', '–')}, {tables.share(main[worst]['cosine'])} and "
        f"{tables.share(main[worst]['margin'])}. The table gives cosine below, margin above the diagonal."
    )
    parts = [
        summary,
        tables.table(["", *MAIN], _square(main)),
        _others(figures, "with English", OTHERS),
        _others(figures, "known from dictionaries only, with English", DICTIONARY),
    ]
    if figures["missing"]:
        parts.append(f"Not in NTREX's development part: {', '.join(figures['missing'])}.")
    return "\n\n".join(parts)


def _square(pairs: Figures) -> list[list[str]]:
    rows = []
    for one in MAIN:
        row = [one]
        for two in MAIN:
            if one == two:
                row.append("")
            else:
                above = f"{one}-{two}" in pairs
                found = pairs[f"{one}-{two}" if above else f"{two}-{one}"]
                row.append(tables.share(found["margin" if above else "cosine"]))
        rows.append(row)
    return rows


def _others(figures: Figures, title: str, languages: Sequence[str]) -> str:
    found = [language for language in languages if f"en-{language}" in figures["pairs"]]
    rows = [
        [kind, *(tables.share(figures["pairs"][f"en-{language}"][kind]) for language in found)]
        for kind in ("cosine", "margin")
    ]
    return tables.table([title, *found], rows)


def main() -> None:
    """Measure, write the results, print the table."""
    given = options.parser(__doc__).parse_args()
    figures = measure(read_news_lines(given.data), given.encoder)
    results.write("retrieval", figures, given.output, encoder=given.encoder, read=[news_path(given.data)])
    print(table(figures))


if __name__ == "__main__":
    main()

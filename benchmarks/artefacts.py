"""Artefacts: planted errors found, harmless edits left alone, and verdicts beside those of people.

    python -m benchmarks.artefacts [--data DIR] [--output DIR] [--encoder NAME] [--documents N] [--rows N]
                                   [--show]

Errors of every kind are planted in human translations of news (NTREX dev, four directions), one a line, and
as many harmless edits; a fifth of the lines stays as it is. Recall: planted errors that a finding of minor
or above touches (by its own kind where nothing is left to point at). Precision: findings of the checks that
answer for the category, false alarms taken from all lines and scaled to twice the planted ones.
"""

from collections.abc import Iterator
from typing import Any

from benchmarks import judged, options, perturbation, results, tables
from benchmarks.data import news_path, read_news
from benchmarks.options import SEED
from benchmarks.results import Figures
from benchmarks.silence import DIRECTIONS, sample


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    planted, labels = figures["planted"], figures["labels"]
    parts = [_errors(planted), _harmless(planted), *(_labels(labels) if labels else ())]
    return "\n\n".join(parts)


def _errors(planted: Figures) -> str:
    rows = [
        [
            kind,
            tables.count(own["planted"]),
            tables.share(own["recall"], 2),
            tables.share(own["precision"], 2),
        ]
        for kind, own in planted["errors"].items()
    ]
    head = ["planted error", "lines", "recall", "precision"]
    title = f"Errors planted in NTREX dev, {planted['lines']:,} lines in four directions:"
    return f"{title}\n\n{tables.table(head, rows)}"


def _harmless(planted: Figures) -> str:
    own = planted["harmless"]
    edited, flagged = (sum(kind[name] for kind in own.values()) for name in ("edited", "flagged"))
    rows = [[kind, tables.count(n["edited"]), str(n["flagged"])] for kind, n in own.items()]
    rows.append(["**all**", tables.count(edited), f"{flagged} ({tables.share(flagged / max(1, edited), 3)})"])
    return tables.table(["harmless edit", "lines", "newly flagged"], rows)


def _labels(labels: Figures) -> Iterator[str]:
    ranked = {label: own for label, own in labels.items() if label != "spans"}
    for measure, name in (("auroc", "area under the curve"), ("mcc", "Matthews correlation")):
        rows: list[list[str]] = []
        for label, own in ranked.items():
            cells: list[Any] = [own[measure][system] for system in judged.SYSTEMS]
            rows.append([label, f"{own['bad']} of {own['rows']}", *(tables.share(cell, 2) for cell in cells)])
        yield tables.table([name, "bad", *judged.SYSTEMS], rows)
    spans = labels["spans"]
    yield (
        f"Characters marked by people in machine translations ({spans['set']}, {spans['rows']:,} rows): "
        f"precision {tables.share(spans['precision'])}, recall {tables.share(spans['recall'])}, "
        f"F1 {tables.share(spans['f1'])}; marking everything gives {tables.share(spans['everything_f1'])}."
    )


def main() -> None:
    """Measure, write the results, print the tables."""
    parser = options.parser(__doc__)
    parser.add_argument("--documents", type=int, metavar="N", help="draw N documents instead of taking all")
    parser.add_argument(
        "--rows", type=int, default=600, metavar="N", help="rows of a set with human labels; 0: none"
    )
    parser.add_argument("--show", action="store_true", help="print misses and false alarms to standard error")
    given = parser.parse_args()
    news = sample(read_news(given.data), given.documents)
    figures: Figures = {
        "planted": perturbation.measure(news, DIRECTIONS, given.encoder, seed=SEED, show=given.show),
        "labels": judged.measure(given.data, given.encoder, size=given.rows, seed=SEED)
        if given.rows
        else None,
    }
    read = [news_path(given.data)]
    if given.rows:
        names = [name for name, _, _ in judged.SETS.values()]
        read += [judged.path_of(given.data, name) for name in (*names, judged.SPANS[0])]
    results.write("artefacts", figures, given.output, encoder=given.encoder, read=read)
    print(table(figures))


if __name__ == "__main__":
    main()

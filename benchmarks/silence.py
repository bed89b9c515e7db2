"""Silence: how often the checks speak up on clean human translations of news.

    python -m benchmarks.silence [--data DIR] [--output DIR] [--encoder NAME] [--documents N] [--show]

NTREX's lines are paired as they are, document by document. Human translations do hold a slip here and
there, so the floor is not zero; ``--show`` prints every finding to standard error for reading.
"""

import logging
import random
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from alignkit.checks import CHECKS
from alignkit.documents import document
from alignkit.pipeline import toolkit
from alignkit.records import Finding, Severity
from benchmarks import options, results, tables
from benchmarks.data import news_path, read_news
from benchmarks.options import SEED
from benchmarks.results import Figures

log = logging.getLogger(__name__)

DIRECTIONS = (("fr", "de"), ("de", "fr"), ("en", "de"), ("en", "fr"))
OTHERS = (
    ("en", "es"), ("es", "it"), ("en", "it"), ("it", "fr"), ("en", "pt"), ("en", "nl"), ("de", "nl"),
    ("en", "pl"), ("en", "cs"), ("en", "sv"), ("sv", "en"), ("en", "ru"), ("ru", "en"),
)  # fmt: skip
"""Directions on which no check was learned: what to expect of other languages."""
News = Mapping[str, Mapping[str, list[str]]]


def measure(news: News, encoder: str, *, show: bool = False) -> Figures:
    """Count findings by check and direction.

    Args:
        news: Document → language → lines.
        encoder: Name or path of the model.
        show: Print the findings, one a line, to standard error.
    """
    return {
        "checks": len(CHECKS),
        "directions": _counted(news, DIRECTIONS, encoder, show=show),
        "others": _counted(news, OTHERS, encoder, show=show),
    }


def _counted(news: News, pairs: Iterable[tuple[str, str]], encoder: str, *, show: bool) -> Figures:
    directions: Figures = {}
    for source, target in pairs:
        judged: Counter[str] = Counter()
        neutral: Counter[str] = Counter()
        words = 0
        for name, columns in news.items():
            found, size = _check(columns[source], columns[target], (source, target), encoder)
            words += size
            for finding in found:
                counts = judged if finding.severity.reaches(Severity.MINOR) else neutral
                counts[finding.check] += 1
                if show:
                    log.info("%s", _line(name, (source, target), finding))
        directions[f"{source}-{target}"] = {
            "documents": len(news),
            "words": words,
            "findings": judged.total(),
            "neutral": neutral.total(),
            "by_check": dict(sorted(judged.items())),
            "neutral_by_check": dict(sorted(neutral.items())),
        }
        log.info("%s–%s: %d findings in %d words", source, target, judged.total(), words)
    return directions


def _check(
    source: list[str], target: list[str], languages: tuple[str, str], encoder: str
) -> tuple[tuple[Finding, ...], int]:
    """Findings on one document, and the number of its target words."""
    one, two = (
        document("".join(f"{line}\n" for line in lines), language=language)
        for lines, language in zip((source, target), languages, strict=True)
    )
    tools = toolkit(encoder)
    report = tools.judge(tools.pair_lines(one, two))
    return report.findings, sum(token.is_word for pair in report.pairs for token in pair.target_tokens)


def _line(name: str, languages: tuple[str, str], finding: Finding) -> str:
    where = "-".join(languages), name, finding.side
    what = finding.check, finding.severity.value, f"{finding.confidence:.2f}"
    words = finding.quote, finding.source_quote or "", finding.suggestion or "", finding.message
    return "\t".join((*where, *what, *words))


def table(figures: Figures) -> str:
    """Write the figures as Markdown: findings of minor or above, a 1,000 words of translation."""
    directions = figures["directions"]
    head = ["findings ≥ minor in 1,000 words", *(name.replace("-", "–") for name in directions)]
    rates = (1000 * found["findings"] / found["words"] for found in directions.values())
    rows = [["**all checks**", *(f"{rate:.2f}" for rate in rates)]]
    counts: Counter[str] = Counter()
    for found in directions.values():
        counts.update(found["by_check"])
    for check, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        values = (1000 * found["by_check"].get(check, 0) / found["words"] for found in directions.values())
        rows.append([f"`{check}`", *(f"{value:.2f}" if value else "" for value in values)])
    rows.append(["words", *(tables.count(found["words"]) for found in directions.values())])
    documents = next(iter(directions.values()))["documents"]
    return (
        f"NTREX dev, {documents} news articles translated by people; {len(counts)} of {figures['checks']} "
        f"checks fire at all.\n\n{tables.table(head, rows)}{_others(figures.get('others', {}))}"
    )


def _others(directions: Figures) -> str:
    """Other directions, a row each, with the check that is heard most."""
    rows = []
    for name, found in directions.items():
        loudest = max(found["by_check"], key=found["by_check"].__getitem__, default="")
        most = f"`{loudest}` {1000 * found['by_check'][loudest] / found['words']:.2f}" if loudest else ""
        rows.append([name.replace("-", "–"), f"{1000 * found['findings'] / found['words']:.2f}", most])
    head = ["other direction", "findings ≥ minor in 1,000 words", "heard most"]
    return f"\n\n{tables.table(head, rows)}" if rows else ""


def sample(news: News, size: int | None) -> News:
    """Draw documents at random, the same ones every time."""
    if size is None or size >= len(news):
        return news
    return {name: news[name] for name in sorted(random.Random(SEED).sample(sorted(news), size))}


def main() -> None:
    """Measure, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--documents", type=int, metavar="N", help="draw N documents instead of taking all")
    parser.add_argument("--show", action="store_true", help="print every finding to standard error")
    given = parser.parse_args()
    path: Path = news_path(given.data)
    figures = measure(sample(read_news(given.data), given.documents), given.encoder, show=given.show)
    results.write("silence", figures, given.output, encoder=given.encoder, read=[path])
    print(table(figures))


if __name__ == "__main__":
    main()

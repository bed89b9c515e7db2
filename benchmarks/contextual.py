"""Context: what static vectors and rules find, beside a judge that reads both sentences together.

    python -m benchmarks.contextual [--data DIR] [--output DIR] [--encoder NAME] [--judge FILE]
                                    [--documents N] [--rows N]

The errors are those that ``benchmarks.artefacts`` plants in NTREX dev, looked for by the checks without and
with the judge's opinions, and by the judge alone. Its threshold is the lowest one that is as precise as the
checks with it on one half of the documents; its recall is taken on the other half, both ways round. What
people said: Spearman's correlation with direct assessments, Matthews' with critical errors (thresholds
crossed over in the same way).
"""

import logging
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from alignkit.contextual import Judge, Reader, Verdict
from alignkit.fidelity import TokenPair
from alignkit.pipeline import toolkit
from alignkit.records import Report
from alignkit.tokens import token_texts
from alignkit.toolkit import Toolkit
from benchmarks import judged, options, results, tables
from benchmarks.alarms import SILENT, Line, planted_figures
from benchmarks.data import news_path, read_lines, read_news
from benchmarks.options import SEED
from benchmarks.perturbation import Lines, Planted, _answers, _by_line, _Counts, _plant
from benchmarks.planting import ERRORS, paired
from benchmarks.results import Figures
from benchmarks.silence import DIRECTIONS, sample
from models.training.contextual.assembly import portrayer_of
from models.training.contextual.planted import KIND_OF, mark

log = logging.getLogger(__name__)

JUDGE = options.REPOSITORY / "models" / "mini" / "judge.safetensors"


def judge_news(news: Mapping[str, Lines], judge: Judge, tools: Toolkit, seed: int = SEED) -> Iterator[Line]:
    """Plant what ``benchmarks.artefacts`` plants, and judge every line."""
    counts: defaultdict[str, _Counts] = defaultdict(_Counts)
    harmless: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for direction in DIRECTIONS:
        reader = reader_of(judge, tools, direction)
        for number, (name, columns) in enumerate(news.items()):
            rng = Random(f"{seed} {direction} {name}")
            clean = paired(columns[direction[0]], columns[direction[1]], direction, tools)
            planted = list(_plant(clean, counts, harmless, rng))
            changed = paired(
                [own.edit.source for own in planted], [own.edit.target for own in planted], direction, tools
            )
            static, checked = (
                _hits(planted, tools.judge(changed, contextual=contextual)) for contextual in (False, True)
            )
            yield from _judged(planted, static, checked, reader, number % 2)
        log.info("%s–%s judged", *direction)


def _hits(planted: Sequence[Planted], report: Report) -> list[bool]:
    """Whether what was planted in each line was found."""
    return [
        own.kind in ERRORS and any(_answers(finding, place, own) for finding, place in found)
        for own, found in zip(planted, _by_line(report), strict=True)
    ]


def reader_of(judge: Judge, tools: Toolkit, languages: tuple[str, str]) -> Reader:
    """Return a judge, which need not be the toolkit's own, with what it needs to know of two languages."""
    return Reader(judge, portrayer_of(tools, languages, tools.lexicon(*languages)), languages)


def _read(reader: Reader, pairs: Sequence[TokenPair]) -> list[Verdict]:
    """Read pairs that have words on both sides."""
    return [verdict for verdict in reader.read(pairs) if verdict is not None]


def _judged(
    planted: Sequence[Planted], static: Sequence[bool], checked: Sequence[bool], reader: Reader, half: int
) -> Iterator[Line]:
    marked = [mark(own.clean, own.edit, KIND_OF.get(own.kind or "", "fine"), 0) for own in planted]
    known = [own.kind not in ERRORS or own.kind in KIND_OF for own in planted]  # not spacing, marks
    kept = [k for k, own in enumerate(marked) if own.source and own.target and known[k]]
    verdicts = _read(reader, [(marked[k].source, marked[k].target) for k in kept])
    for k, verdict in zip(kept, verdicts, strict=True):
        size = sum(word[0].isalpha() for word in marked[k].target)
        labels = np.array(marked[k].kinds)
        yield Line(planted[k].kind, labels, verdict.kinds, half, size, static[k], checked[k])


def spearman(one: Sequence[float], two: Sequence[float]) -> float:
    """Spearman's rank correlation, ties sharing their mean rank.

    Example:
        >>> round(spearman([1.0, 2.0, 3.0], [10.0, 30.0, 20.0]), 6)
        0.5
    """
    return float(np.corrcoef(_ranks(one), _ranks(two))[0, 1])


def _ranks(values: Sequence[float]) -> NDArray[np.float64]:
    _, places, counts = np.unique(np.array(values), return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[places], dtype=np.float64)


def people_figures(data: Path, judge: Judge, tools: Toolkit, size: int) -> Figures:
    """Correlate with direct assessments (mlqe-pe en–de dev) and critical errors (ced2021 en–de dev)."""
    reader = reader_of(judge, tools, ("en", "de"))
    assessed = list(read_lines(judged.path_of(data, "mlqe-pe/en-de.dev")))[:size]
    critical = [row for row in read_lines(judged.path_of(data, "ced2021.en-de")) if row["split"] == "dev"][
        :size
    ]
    found: Figures = {}
    for name, rows in (("assessed", assessed), ("critical", critical)):
        texts = [(row["src"], row["mt"]) for row in rows]
        verdicts = _read(reader, [(token_texts(one), token_texts(two)) for one, two in texts])
        _, report = judged._judged(texts, ("en", "de"), tools.encoder, contextual=False)
        fidelity = [own or 0.0 for own in report.bead_fidelity]
        if name == "assessed":
            gold = [float(row["z_mean"]) for row in rows]
            ours = [verdict.quality for verdict in verdicts]
            found[name] = {
                "rows": len(rows),
                "static": spearman(gold, fidelity),
                "judge": spearman(gold, ours),
            }
        else:
            bad = [row["label"] == "ERR" for row in rows]
            odds = [verdict.critical for verdict in verdicts]
            wrong = [1 - own for own in fidelity]
            mcc = judged._halves
            found[name] = {"rows": len(rows), "static": mcc(bad, wrong), "judge": mcc(bad, odds)}
    return found


def speed(news: Mapping[str, Lines], judge: Judge, tools: Toolkit, size: int = 1000) -> Figures:
    """Time the judge on sentence pairs of news, links and all, in one process."""
    lines = [pair for columns in news.values() for pair in zip(columns["en"], columns["de"], strict=True)]
    pairs = [(token_texts(one), token_texts(two)) for one, two in lines[:size]]
    reader = reader_of(judge, tools, ("en", "de"))
    reader.read(pairs[:10])
    start, worked = time.perf_counter(), time.process_time()
    reader.read(pairs)
    return {
        "pairs": len(pairs),
        "pairs_per_second": len(pairs) / (time.perf_counter() - start),
        "pairs_per_processor_second": len(pairs) / (time.process_time() - worked),
    }


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    rows = []
    for kind, own in figures["planted"].items():
        cells = (
            tables.share(own["static"]["recall"], 2),
            tables.share(own["checked"]["recall"], 2),
            tables.share(own["checked"]["precision"]),
            tables.share(own["equal"]["recall"], 2),
            tables.share(own["equal"]["precision"]),
            tables.share(own["silent"]["recall"], 2),
            f"{own['silent']['noise']:.2f}",
        )
        rows.append([kind, tables.count(own["planted"]), *cells])
    head = [
        "planted error", "lines", "checks without the judge: recall", "with it", "their precision",
        "the judge alone", "its precision", f"its recall at {SILENT} false alarms in 1,000 words",
        "false alarms",
    ]  # fmt: skip
    parts = [tables.table(head, rows)]
    if figures["people"]:
        parts.append(tables.table(["people said", "rows", "static", "judge"], _people(figures["people"])))
    speed = tables.count(figures["speed"]["pairs_per_processor_second"])
    parts.append(f"{speed} sentence pairs a second of processor time, links included.")
    return "\n\n".join(parts)


def _people(people: Figures) -> list[list[str]]:
    labels = {
        "assessed": "direct assessments, mlqe-pe en–de dev: Spearman",
        "critical": "critical errors, ced2021 en–de dev: Matthews",
    }
    return [
        [
            label,
            tables.count(people[name]["rows"]),
            *(tables.share(people[name][own]) for own in ("static", "judge")),
        ]
        for name, label in labels.items()
    ]


def main() -> None:
    """Measure, write the results, print the tables; without a trained judge there is nothing to measure."""
    parser = options.parser(__doc__)
    parser.add_argument("--judge", type=Path, default=JUDGE, metavar="FILE", help="default: %(default)s")
    parser.add_argument("--documents", type=int, metavar="N", help="draw N documents instead of taking all")
    parser.add_argument("--rows", type=int, default=1000, metavar="N", help="rows of people's; 0: none")
    given = parser.parse_args()
    tools = toolkit(given.encoder)
    if not given.judge.is_file():
        log.info("%s: no judge was trained, nothing to measure", given.judge)
        return
    judge = Judge(given.judge, tools.model.encode_words)
    if judge.facts.get("vectors") != tools.model.digest:
        log.info("%s: trained on other vectors; train it again (models/training/contextual)", given.judge)
        return
    news = sample(read_news(given.data), given.documents)
    artefacts = results.read("artefacts")
    figures: Figures = {
        "planted": planted_figures(
            list(judge_news(news, judge, tools)),
            artefacts["figures"]["planted"]["errors"] if artefacts else None,
        ),
        "people": people_figures(given.data, judge, tools, given.rows) if given.rows else None,
        "speed": speed(news, judge, tools),
        "judge": judge.facts,
    }
    results.write("contextual", figures, given.output, encoder=given.encoder, read=[news_path(given.data)])
    print(table(figures))


if __name__ == "__main__":
    main()

"""Fidelity beside what people say: correlation, verdicts, ranking of systems, planted errors, speed.

    python -m benchmarks.fidelity [--data DIR] [--article DIR] [--output DIR] [--encoder NAME] [--documents N]
                                  [--lines N]

Scores are those of ``alignkit score``; baselines are computed in the same run. Intervals are 95 % by
bootstrap over lines. No line that was learned from is measured here; of mlqe-pe and ced2021 other lines of
the same language pairs were. ``benchmarks.held_out_fidelity`` leaves whole sets out.
"""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from alignkit.pipeline import check, toolkit
from alignkit.tokens import token_texts
from alignkit.toolkit import Toolkit
from benchmarks import agreement, options, results, tables
from benchmarks.data import news_path, read_news
from benchmarks.fidelity_sets import JudgedLines, Languages, graded, sorted_out, systems
from benchmarks.options import REPOSITORY, SEED
from benchmarks.planting import ERRORS, HARMLESS, Clean, Planter, clean_pairs, paired
from benchmarks.results import Figures
from benchmarks.silence import DIRECTIONS, sample

log = logging.getLogger(__name__)

Floats = NDArray[np.float64]
Pairs = Sequence[tuple[str, str]]
ARTICLE = "article.fr.txt", "article.de.txt", "article.de.ref.txt"
CONTEXTUAL = "fidelity --contextual"
_MOST = 150  # edits of a kind and direction


def scored(tools: Toolkit, languages: Languages, pairs: Pairs) -> Mapping[str, Floats]:
    """Score lines by alignkit and by the baselines; the ends of the interval are there too."""
    tokens = [(token_texts(source), token_texts(target)) for source, target in pairs]
    rated = tools.rate(*languages, tokens)
    if rated is None:
        raise ValueError(f"{languages}: no ground for scores")
    one, two = (tools.model.encode([pair[side] for pair in pairs]) for side in (0, 1))
    sizes = [np.array([len(pair[side]) + 1.0 for pair in pairs]) for side in (0, 1)]
    read = rated
    if tools.read_fidelity_weights is not None:
        read = tools.rate(*languages, tokens, tools.read(*languages, tokens)) or rated
    return {
        "fidelity": np.nan_to_num(rated.score),
        "low": np.nan_to_num(rated.low),
        "high": np.nan_to_num(rated.high),
        CONTEXTUAL: np.nan_to_num(read.score),
        f"{CONTEXTUAL} low": np.nan_to_num(read.low),
        f"{CONTEXTUAL} high": np.nan_to_num(read.high),
        "negative length": -sizes[0],
        "length ratio": -np.abs(np.log(sizes[1] / sizes[0])),
        "sentence cosine": np.einsum("nd,nd->n", one, two).astype(np.float64),
    }


SYSTEMS = ("fidelity", CONTEXTUAL, "negative length", "length ratio", "sentence cosine")
"""What is compared; sets may bring one more."""


def correlations(tools: Toolkit, own: JudgedLines) -> Figures:
    """Correlate with judgements that are numbers."""
    scores, gold = scored(tools, own.languages, own.pairs), np.array(own.gold)
    given = {name: np.array(values) for name, values in (own.others or {}).items()}
    found: Figures = {"rows": len(gold)}
    for name in SYSTEMS:
        found[name] = _agreements(gold, scores[name])
    for name, values in given.items():
        found[name] = _agreements(gold, values)
    if own.said is not None:
        said = np.array(own.said)
        found["covered"] = {
            "fidelity": agreement.covered(said, scores["low"], scores["high"]),
            CONTEXTUAL: agreement.covered(said, scores[f"{CONTEXTUAL} low"], scores[f"{CONTEXTUAL} high"]),
        }
    log.info("%s: Spearman %.3f", own.name, found["fidelity"]["spearman"])
    return found


def _agreements(gold: Floats, scores: Floats) -> Figures:
    return {
        "pearson": agreement.pearson(gold, scores),
        "spearman": agreement.spearman(gold, scores),
        "spearman_interval": agreement.bootstrap(agreement.spearman, gold, scores),
        "kendall": agreement.kendall(gold, scores),
    }


def verdicts(tools: Toolkit, own: JudgedLines) -> Figures:
    """Tell good lines from bad ones."""
    scores, gold = dict(scored(tools, own.languages, own.pairs)), np.array(own.gold)
    scores |= {name: np.array(values) for name, values in (own.others or {}).items()}
    found: Figures = {"rows": len(gold), "bad": int((gold == 0).sum())}
    for name in (*SYSTEMS, *(own.others or {})):
        found[name] = {
            "auroc": agreement.auroc(gold, scores[name]),
            "auroc_interval": agreement.bootstrap(agreement.auroc, gold, scores[name]),
            "mcc": agreement.matthews(gold, scores[name]),
        }
    log.info("%s: AUROC %.3f", own.name, found["fidelity"]["auroc"])
    return found


def rankings(tools: Toolkit, data: Path, lines: int) -> Figures:
    """Rank WMT19 systems by their mean; pairs of both directions are pooled."""
    hits: dict[str, list[float]] = {}
    weights: list[int] = []
    for own in systems(data, lines):
        names = list(own.people)
        rows: dict[str, list[float]] = {}
        for name in names:
            found = dict(scored(tools, own.languages, list(zip(own.source, own.outputs[name], strict=True))))
            found["chrF against the reference"] = np.array(
                [agreement.chrf(*line) for line in zip(own.outputs[name], own.reference, strict=True)]
            )
            found["negative length"] = -np.array([len(text) for text in own.outputs[name]], dtype=np.float64)
            for system in (*SYSTEMS, "chrF against the reference"):
                rows.setdefault(system, []).append(float(found[system].mean()))
        people = np.array([own.people[name] for name in names])
        weights.append(len(names) * (len(names) - 1))
        for system, values in rows.items():
            hits.setdefault(system, []).append(agreement.pairwise(people, np.array(values)))
    shares = {system: float(np.average(values, weights=weights)) for system, values in hits.items()}
    log.info("system pairs: %s", shares)
    return {"lines": lines, "pairs": sum(weights) // 2, **shares}


def edits(tools: Toolkit, news: Mapping[str, Sequence[str]]) -> Figures:
    """How many planted errors lower a line's score, and how far harmless edits move it."""
    lowered: dict[str, list[bool]] = {}
    checked: dict[str, list[bool]] = {}
    moved: dict[str, list[float]] = {}
    for languages in DIRECTIONS:
        clean = clean_pairs(paired(news[languages[0]], news[languages[1]], languages, tools))
        for kind, planter in (*ERRORS.items(), *HARMLESS.items()):
            rows = _edited(clean, planter, f"{languages} {kind}")
            if not rows:
                continue
            before, after = (_fidelity(tools, languages, [row[side] for row in rows]) for side in (0, 1))
            if kind in HARMLESS:
                moved.setdefault(kind, []).extend(np.abs(after - before).tolist())
                continue
            lowered.setdefault(kind, []).extend((after < before).tolist())
            before, after = (_checked(tools, languages, [row[side] for row in rows]) for side in (0, 1))
            checked.setdefault(kind, []).extend((after < before).tolist())
        log.info("%s–%s edited", *languages)
    return {
        "errors": {
            kind: {"planted": len(own), "lowered": _mean(own), "with_checks": _mean(checked[kind])}
            for kind, own in lowered.items()
        },
        "harmless": {kind: {"edited": len(own), "moved": _mean(own)} for kind, own in moved.items()},
    }


def _edited(
    clean: Sequence[Clean], planter: Planter, seed: str
) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of lines before and after an edit, at most ``_MOST``."""
    rng = Random(f"{SEED} {seed}")
    found = []
    for own in clean:
        edit = planter(own, rng)
        if edit is not None:
            first, last = edit.where  # an item put behind both sides changes the source, too
            right = edit.target[:first] + edit.before + edit.target[last:]
            before = own.target if edit.source == own.source else right
            found.append(((edit.source, before), (edit.source, edit.target)))
    return rng.sample(found, min(_MOST, len(found)))


def _fidelity(tools: Toolkit, languages: Languages, pairs: Pairs) -> Floats:
    return np.asarray(scored(tools, languages, pairs)["fidelity"])


def _checked(tools: Toolkit, languages: Languages, pairs: Pairs) -> Floats:
    report = tools.judge(paired((p[0] for p in pairs), (p[1] for p in pairs), languages, tools))
    return np.array([0.0 if score is None else score for score in report.bead_fidelity])


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def article(folder: Path, encoder: str) -> Figures | None:
    """Fidelity of a machine-translated article and of its corrected version, with their intervals."""
    if not (folder / ARTICLE[0]).is_file():
        return None
    found = {}
    for name, target in zip(("translated", "corrected"), ARTICLE[1:], strict=True):
        own = check(folder / ARTICLE[0], folder / target, encoder=encoder).fidelity
        found[name] = {"score": own.score, "low": own.low, "high": own.high, "mqm": own.mqm}
    return found


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    parts = [_correlation_table(figures["graded"]), _verdict_table(figures["sorted"])]
    ranking = figures["systems"]
    shares = {name: value for name, value in ranking.items() if name not in ("lines", "pairs")}
    rows = [[name, tables.share(value)] for name, value in shares.items()]
    parts.append(
        tables.table([f"{ranking['pairs']} pairs of WMT19 systems (fr–de, de–fr)", "ranked alike"], rows)
    )
    errors, harmless = figures["edits"]["errors"], figures["edits"]["harmless"]
    rows = [
        [kind, str(own["planted"]), tables.share(own["lowered"]), tables.share(own["with_checks"])]
        for kind, own in errors.items()
    ]
    parts.append(tables.table(["error planted", "lines", "lower score", "lower in `check`"], rows))
    rows = [[kind, str(own["edited"]), f"{own['moved']:.4f}"] for kind, own in harmless.items()]
    parts.append(tables.table(["harmless edit", "lines", "score moves by"], rows))
    if figures["article"]:
        rows = [
            [name, f"{own['score']:.3f}", tables.interval((own["low"], own["high"])), f"{own['mqm']:.1f}"]
            for name, own in figures["article"].items()
        ]
        parts.append(tables.table(["article", "fidelity", "90 % interval", "MQM"], rows))
    return "\n\n".join(parts)


def _correlation_table(graded_sets: Figures) -> str:
    rows = []
    for name, own in graded_sets.items():
        for system, found in own.items():
            if system not in ("rows", "covered"):
                cells = [tables.share(found[key]) for key in ("pearson", "spearman", "kendall")]
                covered = own.get("covered", {}).get(system)
                cover = "" if covered is None else tables.share(covered)
                rows.append([f"{name}: {system}", *cells, tables.interval(found["spearman_interval"]), cover])
    return tables.table(
        ["judgements", "Pearson", "Spearman", "Kendall", "of Spearman", "in 90 % interval"], rows
    )


def _verdict_table(sets: Figures) -> str:
    rows = []
    for name, own in sets.items():
        for system, found in own.items():
            if isinstance(found, dict):
                cells = [tables.share(found["auroc"]), tables.interval(found["auroc_interval"])]
                rows.append(
                    [f"{name} ({own['bad']} of {own['rows']}): {system}", *cells, tables.share(found["mcc"])]
                )
    return tables.table(["verdicts (bad of all)", "AUROC", "interval", "MCC"], rows)


def main() -> None:
    """Measure, write the results, print the tables."""
    parser = options.parser(__doc__)
    parser.add_argument(
        "--article", type=Path, default=REPOSITORY.parent / "shared" / "article", metavar="DIR",
        help="folder of the article (default: ../shared/article)",
    )  # fmt: skip
    parser.add_argument(
        "--documents", type=int, metavar="N", help="news documents to plant in (default: all)"
    )
    parser.add_argument("--lines", type=int, default=1701, metavar="N", help="lines of each WMT19 system")
    given = parser.parse_args()
    tools = toolkit(given.encoder)
    figures: Figures = {
        "graded": {own.name: correlations(tools, own) for own in graded(given.data)},
        "sorted": {own.name: verdicts(tools, own) for own in sorted_out(given.data)},
        "systems": rankings(tools, given.data, given.lines),
        "article": article(given.article, given.encoder),
        "edits": edits(tools, _joined(list(sample(read_news(given.data), given.documents).values()))),
    }
    read = sorted((given.data / "dev" / "qe").rglob("*.gz"))
    results.write(
        "fidelity", figures, given.output, encoder=given.encoder, read=[*read, news_path(given.data)]
    )
    print(table(figures))


def _joined(news: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, list[str]]:
    """All lines of the documents, by language."""
    return {language: [line for own in news for line in own[language]] for language in news[0]}


if __name__ == "__main__":
    main()

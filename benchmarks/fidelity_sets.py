"""Sets that people judged: translations with a number, and with a verdict."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.data import read_lines

Row = Mapping[str, Any]
Languages = tuple[str, str]


@dataclass(frozen=True, slots=True)
class JudgedLines:
    """Pairs of lines with what people said of each, higher for better.

    ``said`` is on the scale 0..1 where the set has one, and ``others`` holds scores that came with the set.
    """

    name: str
    languages: Languages
    pairs: list[tuple[str, str]]
    gold: list[float]
    said: list[float] | None = None
    others: Mapping[str, list[float]] | None = None


def graded(data: Path) -> Iterator[JudgedLines]:
    """Yield the sets whose judgements are numbers."""
    for name in ("en-de", "ru-en", "ro-en"):
        rows = _rows(data, f"mlqe-pe/{name}.dev")
        yield JudgedLines(
            f"mlqe-pe {name} dev",
            _languages(name),
            [(row["src"], row["mt"]) for row in rows],
            [row["z_mean"] for row in rows],
            [row["da_mean"] / 100 for row in rows],
            {"model's own log-probability": [row["model_score"] for row in rows]},
        )


def sorted_out(data: Path) -> Iterator[JudgedLines]:
    """Yield the sets whose judgements are verdicts: 1.0 for good, 0.0 for bad."""
    for name in ("en-de", "en-cs"):
        rows = [row for row in _rows(data, f"ced2021.{name}") if row["split"] == "dev"]
        yield _judged(f"ced2021 {name} dev, critical errors", name, rows, ("src", "mt"), _no_error)
    rows = _rows(data, "refresd.en-fr")
    yield _judged(
        "refresd, some difference against unrelated", "en-fr", rows, ("src_raw", "tgt_raw"), _related
    )
    for name in ("en-de", "en-fr"):
        rows = [row for row in _rows(data, f"paracrawl_human.{name}") if row["label"][:1] in _KINDS]
        found = _judged(f"paracrawl {name}, valid against wrong", name, rows, ("src", "tgt"), _valid)
        given = [float(row["bicleaner"] or 0) for row in rows]
        yield JudgedLines(found.name, found.languages, found.pairs, found.gold, None, {"bicleaner": given})
    yield from _transread(data)
    rows = [row for row in _rows(data, "coverage_human.en-de") if _is_clear(row)]
    yield _judged(
        "coverage: good against lost or made up", "en-de", rows, ("src", "mt"), lambda r: not _is_bad(r)
    )


_KINDS = "VALE"  # valid; misaligned, wrong language, translation error
_BAD = {"UT-important-information", "OT-unsupported-information"}
_GOOD = {"good-translation", "syntactic-difference"}


def _judged(
    name: str, pair: str, rows: Sequence[Row], columns: tuple[str, str], good: Callable[[Row], bool]
) -> JudgedLines:
    pairs = [(row[columns[0]], row[columns[1]]) for row in rows]
    return JudgedLines(name, _languages(pair), pairs, [float(good(row)) for row in rows])


def _transread(data: Path) -> Iterator[JudgedLines]:
    """Pairs that both annotators call sure, against partial or not corresponding."""
    kinds = {"sure": 1.0, "partial": 0.0, "not corresponding": 0.0}
    pairs, gold = [], []
    for row in _rows(data, "transread_sconf.en-fr"):
        tags = {judged["tag"] for judged in row["ann"]}
        if len(tags) == 1 and (tag := tags.pop()) in kinds:
            pairs.append((" ".join(row["src"]), " ".join(row["tgt"])))
            gold.append(kinds[tag])
    yield JudgedLines("transread, sure against partial or not corresponding", ("en", "fr"), pairs, gold)


def _no_error(row: Row) -> bool:
    return bool(row["label"] != "ERR")


def _related(row: Row) -> bool:
    return bool(row["label"] != "unrelated")


def _valid(row: Row) -> bool:
    return str(row["label"]).startswith("V")


def _labels(row: Row) -> set[str]:
    return {label for own in row["labels"].values() for label in own}


def _is_bad(row: Row) -> bool:
    return bool(_labels(row) & _BAD)


def _is_clear(row: Row) -> bool:
    return _is_bad(row) or _labels(row) <= _GOOD


def _rows(data: Path, name: str) -> list[dict[str, Any]]:
    return list(read_lines(data / "dev" / "qe" / f"{name}.jsonl.gz"))


def _languages(pair: str) -> Languages:
    one, two = pair.split("-")
    return one, two


@dataclass(frozen=True, slots=True)
class Systems:
    """Outputs of several systems for the same lines, with how people rank the systems."""

    languages: Languages
    source: list[str]
    reference: list[str]
    outputs: Mapping[str, list[str]]
    people: Mapping[str, float]


def systems(data: Path, lines: int) -> Iterator[Systems]:
    """Yield WMT19 fr–de and de–fr, so many lines drawn evenly."""
    folder = data / "dev" / "mt_outputs"
    table = [row.split("\t") for row in (folder / "system_scores.tsv").read_text("utf-8").splitlines()[1:]]
    for name in ("fr-de", "de-fr"):
        rows = list(read_lines(folder / f"wmt19.{name}.jsonl.gz"))
        rows = rows[:: max(1, len(rows) // lines)]
        people = {row[2]: float(row[3]) for row in table if row[:2] == ["wmt19", name]}
        outputs = {system: [row["mt"][system] for row in rows] for system in people}
        yield Systems(
            _languages(name), [row["src"] for row in rows], [row["ref"] for row in rows], outputs, people
        )

"""Fidelity of parallel lines: one line or one object a pair."""

from collections.abc import Iterator
from math import isnan
from typing import Protocol

from alignkit.exports.json_text import dump
from alignkit.records import Cost, Fidelity

_COLUMNS = ("score", "low", "high")


class LineScores(Protocol):
    """Scores of lines in order, to be read once."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the parts of a score."""
        ...

    @property
    def signature(self) -> str:
        """How the numbers were made."""
        ...

    def __iter__(self) -> Iterator[list[float]]:
        """Yield score, low, high and the parts of each line, NaN where there is no ground."""
        ...

    def fidelity(self) -> Fidelity:
        """Return the fidelity of all lines that were read."""
        ...


def write_score_table(scores: LineScores) -> Iterator[str]:
    """Yield a line a pair: score, low, high and parts with four decimals (``nan`` without ground), signature.

    There is no heading, so that line i is pair i; the columns of numbers are those of the JSON, in its order.
    """
    form = "\t".join(["%.4f"] * (len(_COLUMNS) + len(scores.parts)))
    end = f"\t{scores.signature}\n"
    for row in scores:
        yield form % tuple(row) + end


def write_score_json(scores: LineScores) -> Iterator[str]:
    """Yield one JSON document: columns of numbers (null without ground), the whole, the signature."""
    rows = [[None if isnan(value) else round(value, 4) for value in row] for row in scores]
    names = (*_COLUMNS, *scores.parts)
    columns = {name: [row[k] for row in rows] for k, name in enumerate(names)}
    data = {
        "schema": "alignkit.scores/1",
        "signature": scores.signature,
        "scores": columns["score"],
        "low": columns["low"],
        "high": columns["high"],
        "parts": {name: columns[name] for name in scores.parts},
        "fidelity": fidelity_members(scores.fidelity()),
    }
    yield dump(data, indent=1) + "\n"


def fidelity_members(fidelity: Fidelity) -> dict[str, object]:
    """Return all fields of a fidelity in the order of the report's schema."""
    return {
        "score": fidelity.score,
        "low": fidelity.low,
        "high": fidelity.high,
        "mqm": fidelity.mqm,
        "parts": fidelity.parts,
        "penalties": fidelity.penalties,
        "costs": [_cost(cost) for cost in fidelity.costs],
    }


def _cost(cost: Cost) -> dict[str, object]:
    return {"finding": cost.finding, "points": cost.points}

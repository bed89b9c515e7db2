"""Fidelity of parallel lines: one line or one object a pair."""

import json
from collections.abc import Iterator

from alignkit.records import Report


def write_score_table(report: Report) -> Iterator[str]:
    """Yield one line a pair: its score 0..1 with four decimals, ``nan`` where there is no ground for one."""
    for value in report.bead_fidelity:
        yield f"{float('nan') if value is None else value:.4f}\n"


def write_score_json(report: Report) -> Iterator[str]:
    """Yield one JSON document: scores (null where there is none), the whole's fidelity, the signature."""
    fidelity = report.fidelity
    whole = {name: _rounded(getattr(fidelity, name)) for name in ("score", "low", "high", "mqm")}
    data = {
        "schema": "alignkit.scores/1",
        "signature": report.signature,
        "scores": [_rounded(value) for value in report.bead_fidelity],
        "fidelity": {**whole, "parts": {name: _rounded(value) for name, value in fidelity.parts.items()}},
    }
    yield json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)

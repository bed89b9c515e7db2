"""Two translations of one source side by side: for people, or as one JSON document."""

from collections.abc import Iterator

from alignkit.exports.json_text import dump
from alignkit.exports.scores import fidelity_members
from alignkit.records import Compared, Fidelity

_SURE = 0.05


def write_compared_text(compared: Compared) -> Iterator[str]:
    """Yield a table of both translations, their difference and what it means."""
    width = max(map(len, compared.names))
    for name, fidelity in zip(compared.names, compared.fidelity, strict=True):
        yield f"{name:{width}}  {_shown(fidelity)}\n"
    yield f"{_verdict(compared)}\n{compared.signature}\n"


def _shown(fidelity: Fidelity) -> str:
    if fidelity.score is None:
        return "no ground for a score"
    return f"{fidelity.score:.4f}  (90 % interval {fidelity.low:.4f}–{fidelity.high:.4f})"


def _verdict(compared: Compared) -> str:
    found = compared.difference
    if found is None:
        return "no line has a score in both"
    ends = f"95 % interval {found.low:+.4f} to {found.high:+.4f}"
    facts = f"difference {found.value:+.4f}, {ends}, p = {found.p:.4f}"
    better = compared.names[found.value > 0]
    verdict = f"{better} is the more faithful" if found.p < _SURE else "neither is shown to be more faithful"
    return f"{facts} ({found.lines:,} lines): {verdict}"


def write_compared_json(compared: Compared) -> Iterator[str]:
    """Yield one JSON document: both translations, the difference (second less first), the signature."""
    found = compared.difference
    data = {
        "schema": "alignkit.compared/1",
        "signature": compared.signature,
        "translations": [
            {"path": name, "fidelity": fidelity_members(fidelity)}
            for name, fidelity in zip(compared.names, compared.fidelity, strict=True)
        ],
        "difference": None
        if found is None
        else {"lines": found.lines, "value": found.value, "low": found.low, "high": found.high, "p": found.p},
    }
    yield dump(data, indent=1) + "\n"

"""What a corpus holds, for people: counts, errors, quality, speed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_WIDTH = 40


def describe(state: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a summary of ``corpus.json``."""
    counts = state.get("counts", {})
    yield f"{state['state']}: {state['settings']['signature']}"
    yield ""
    documents = f"{counts.get('documents', 0):,} of {state['manifest']['documents']:,}"
    yield f"documents   {documents}, {counts.get('failed', 0):,} failed"
    for kind, number in state.get("errors", {}).items():
        yield f"            {number:,} {kind}"
    segments = f"{counts.get('source_segments', 0):,} and {counts.get('target_segments', 0):,}"
    yield f"segments    {segments}"
    shapes = f"{counts.get('pairs', 0):,} pairs, {counts.get('gaps', 0):,} gaps"
    yield f"beads       {counts.get('beads', 0):,}: {shapes}"
    if "findings" in counts:
        yield f"findings    {counts['findings']:,}"
    yield from _decisions(state)
    yield from _speed(state)
    for name, bins in state.get("histograms", {}).items():
        if any(bins):
            yield ""
            yield from _histogram(name, bins)


def _decisions(state: Mapping[str, Any]) -> Iterator[str]:
    decisions = state.get("decisions")
    if decisions is None:
        return
    dropped = ", ".join(f"{number:,} by {name}" for name, number in decisions["dropped"].items())
    yield f"kept        {decisions['kept']:,}; dropped: {dropped or 'none'}"


def _speed(state: Mapping[str, Any]) -> Iterator[str]:
    for run in state.get("runs", []):
        if run["beads"]:
            yield (
                f"run         {run['beads']:,} beads in {run['seconds']:,.0f} s, "
                f"{run['beads_per_second']:,.0f} a second ({run['engine']}, {run['workers']} workers; "
                f"{run['beads_per_processor_second']:,.0f} a processor's second)"
            )


def _histogram(name: str, bins: Sequence[int]) -> Iterator[str]:
    total, most = sum(bins), max(bins)
    yield f"{name} of {total:,} pairs"
    for number, count in enumerate(bins):
        bar = "█" * round(_WIDTH * count / most)
        yield f"  {number / len(bins):.2f}  {count:>12,}  {count / total:>6.1%}  {bar}".rstrip()

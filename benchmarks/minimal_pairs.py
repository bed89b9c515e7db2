"""Minimal pairs: does a score prefer the right translation to the same one with a single error?

    python -m benchmarks.minimal_pairs [--data DIR] [--output DIR] [--encoder NAME]

One error of each kind is planted in NTREX translations where the sentence gives room for it. A pair counts
as won if the clean translation scores higher than the damaged one; ties are lost. The scores are the cosine
of the sentence vectors and the fidelity that ``alignkit score`` gives the line.
"""

import logging
from collections.abc import Mapping, Sequence
from random import Random

import numpy as np

from alignkit.pipeline import toolkit
from alignkit.toolkit import Toolkit
from benchmarks import options, results, tables
from benchmarks.data import news_path, read_news_lines
from benchmarks.options import SEED
from benchmarks.planting import ERRORS, Edit, clean_pairs, paired
from benchmarks.results import Figures

log = logging.getLogger(__name__)

DIRECTIONS = (("fr", "de"), ("de", "fr"), ("en", "de"), ("en", "fr"))
KINDS = (
    "number", "date", "name", "negation dropped", "negation added", "wrong sense", "look-alike", "omission",
    "addition",
)  # fmt: skip
_MOST = 200  # edits of a kind and direction
Planted = Mapping[tuple[str, str], Mapping[str, Sequence[tuple[str, Edit]]]]
"""By languages and kind: a clean target, and the edit made of it."""


def measure(lines: Mapping[str, Sequence[str]], encoder: str) -> Figures:
    """Plant, score, count.

    Args:
        lines: Sentences of each language, line by line translations of each other.
        encoder: Name or path of the model.
    """
    tools = toolkit(encoder)
    won: dict[str, list[tuple[bool, bool]]] = {kind: [] for kind in KINDS}
    for languages, kinds in plant_all(lines, tools).items():
        for kind, planted in kinds.items():
            won[kind] += _compared(planted, languages, tools)
            log.info("%s–%s %s: %d", *languages, kind, len(planted))
    return {
        "kinds": {kind: _shares(found) for kind, found in won.items()},
        "all": _shares([pair for found in won.values() for pair in found]),
    }


def plant_all(lines: Mapping[str, Sequence[str]], tools: Toolkit) -> Planted:
    """Plant every kind of error in every direction, as far as the lines give room."""
    return {languages: _planted(lines, languages, tools) for languages in DIRECTIONS}


def closer(planted: Sequence[tuple[str, Edit]], tools: Toolkit) -> list[bool]:
    """Tell of each edit whether the clean target is closer to the source by cosine."""
    source, clean, damaged = (
        tools.model.encode(texts)
        for texts in (
            [edit.source for _, edit in planted],
            [target for target, _ in planted],
            [edit.target for _, edit in planted],
        )
    )
    won: list[bool] = (np.einsum("nd,nd->n", source, clean - damaged) > 0).tolist()
    return won


def _planted(
    lines: Mapping[str, Sequence[str]], languages: tuple[str, str], tools: Toolkit
) -> dict[str, list[tuple[str, Edit]]]:
    """Return clean target and edit of at most ``_MOST`` lines a kind."""
    clean = clean_pairs(paired(lines[languages[0]], lines[languages[1]], languages, tools))
    found: dict[str, list[tuple[str, Edit]]] = {}
    for kind in KINDS:
        rng = Random(f"{SEED} {languages} {kind}")
        edits = ((pair.target, ERRORS[kind](pair, rng)) for pair in clean)
        kept = [(target, edit) for target, edit in edits if edit is not None]
        found[kind] = rng.sample(kept, min(_MOST, len(kept)))
    return found


def _compared(
    planted: Sequence[tuple[str, Edit]], languages: tuple[str, str], tools: Toolkit
) -> list[tuple[bool, bool]]:
    """Tell of each pair whether cosine and fidelity prefer the clean translation."""
    if not planted:
        return []
    sources = [edit.source for _, edit in planted]
    versions = [clean for clean, _ in planted], [edit.target for _, edit in planted]
    scores = [
        tools.judge(paired(sources, texts, languages, tools), contextual=False).bead_fidelity
        for texts in versions
    ]
    fidelity = [np.array([-1.0 if value is None else value for value in side]) for side in scores]
    return list(zip(closer(planted, tools), (fidelity[0] > fidelity[1]).tolist(), strict=True))


def _shares(won: Sequence[tuple[bool, bool]]) -> Figures:
    count = len(won)
    shares = [sum(pair[k] for pair in won) / count if count else None for k in (0, 1)]
    return {"pairs": count, "cosine": shares[0], "fidelity": shares[1]}


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    rows = [
        [name, str(found["pairs"]), tables.share(found["cosine"]), tables.share(found["fidelity"])]
        for name, found in {**figures["kinds"], "**all**": figures["all"]}.items()
    ]
    return tables.table(["one error planted", "pairs", "cosine prefers the clean one", "fidelity does"], rows)


def main() -> None:
    """Measure, write the results, print the table."""
    given = options.parser(__doc__).parse_args()
    figures = measure(read_news_lines(given.data), given.encoder)
    results.write("minimal_pairs", figures, given.output, encoder=given.encoder, read=[news_path(given.data)])
    print(table(figures))


if __name__ == "__main__":
    main()

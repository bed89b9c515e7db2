"""How the judge grows with data and size: small runs on a processor, one after the other, measured alike.

::

    python -m models.training.contextual.scaling --output benchmarks/results/contextual_scaling.json

Every run sees as many pairs; held out are the same lines for all. Average precision of each kind of error.
"""

import argparse
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from models.training.contextual.batches import divided
from models.training.contextual.measuring import held_out
from models.training.contextual.network import Shape
from models.training.contextual.packing import Material, material
from models.training.contextual.settings import PRESETS, Settings
from models.training.contextual.training import Run

log = logging.getLogger(__name__)

WIDTHS = (16, 48, 128)
SHARES = (0.1, 0.3, 1.0)
_WIDTH = 48
"""Width of the runs on less data."""


def runs(made: Material, steps: int) -> Iterator[tuple[str, Settings, Material]]:
    """Yield runs with what distinguishes them: first of growing width, then on more and more data."""
    base = replace(PRESETS["cpu"], steps=steps, judged=0.0, measured=0)
    for width in WIDTHS:
        yield f"width {width}", replace(base, judge=Shape(2, width, 4, 3 * width)), made
    for share in SHARES[:-1]:
        yield f"data {share}", replace(base, judge=Shape(2, _WIDTH, 4, 3 * _WIDTH)), less(made, share)


def less(made: Material, share: float) -> Material:
    """Keep a share of the pairs to learn from, and all that are held out."""
    learned, kept = divided(made.examples)
    own = np.random.default_rng(0).permutation(learned)[: round(share * len(learned))]
    return replace(made, examples=made.examples.take(np.sort(np.concatenate([own, kept]))))


def measure(made: Material, steps: int) -> Iterator[dict[str, Any]]:
    """Make the runs and yield what each came to."""
    for name, settings, own in runs(made, steps):
        with TemporaryDirectory() as folder:
            run = Run(settings, own, Path(folder, "run.pt"))
            run.go()
            found = held_out(run.lesson, run.model)
        row = {
            "run": name,
            "weights": sum(weight.numel() for weight in run.model.parameters()),
            "pairs_to_learn_from": len(divided(own.examples)[0]),
            "pairs_seen": run.step * settings.pairs,
            "seconds": round(run.seconds),
            "average_precision": found,
        }
        log.info("%s", row)
        yield row


def main() -> None:
    """Make all runs and write what they came to."""
    parser = argparse.ArgumentParser(description="How the judge grows with data and size.")
    parser.add_argument("--work", type=Path, default=Path("build/contextual"))
    parser.add_argument("--model", type=Path, default=Path("models/mini"))
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--output", type=Path, required=True)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    rows = list(measure(material(given.work, given.model), given.steps))
    given.output.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

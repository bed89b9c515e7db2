"""The arguments that all benchmarks share."""

import argparse
import logging
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
RESULTS = REPOSITORY / "benchmarks" / "results"
SEED = 7


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with ``--data``, ``--output`` and ``--encoder``; progress goes to standard error."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
    made = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    made.add_argument(
        "--data", type=Path, default=REPOSITORY.parent / "shared" / "data", metavar="DIR",
        help="folder with dev/ (default: ../shared/data beside the repository)",
    )  # fmt: skip
    made.add_argument(
        "--output", type=Path, default=RESULTS, metavar="DIR",
        help="folder for NAME.json (default: benchmarks/results)",
    )  # fmt: skip
    made.add_argument("--encoder", default="mini", metavar="NAME|PATH", help="model (default: %(default)s)")
    return made

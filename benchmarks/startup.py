"""Start-up: wall time and peak memory of whole processes, a bare Python beside them.

    python -m benchmarks.startup [--runs N] [--source FILE --target FILE] [--output DIR] [--encoder NAME]

Every run is a fresh process; files are in the system's cache after the first, which is not counted. The
commands take turns, so that a busy moment of the machine hits them all.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks import options, results, tables
from benchmarks.options import REPOSITORY
from benchmarks.results import Figures

EXAMPLE = REPOSITORY / "examples"
STOPWATCH = Path(__file__).with_name("stopwatch.py")
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes; what getrusage counts in


def run(command: Sequence[str]) -> tuple[float, float]:
    """Run a command to its end.

    Returns:
        Wall time in seconds and peak resident memory in MB (1,000,000 bytes).

    Raises:
        RuntimeError: If the command fails.
    """
    watch = [sys.executable, "-I", "-S", str(STOPWATCH), *command]
    done = subprocess.run(watch, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}")
    seconds, size = done.stdout.split()
    return float(seconds), int(size) * _UNIT / 1e6


def measure(commands: Mapping[str, Sequence[str]], runs: int) -> Figures:
    """Run all commands in turn, ``runs`` times after one that does not count."""
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            measured = run(command)
            if turn:
                seen[name].append(measured)
    return {
        name: {
            "runs": runs,
            "seconds": median(seconds for seconds, _ in values),
            "fastest": min(seconds for seconds, _ in values),
            "megabytes": max(megabytes for _, megabytes in values),
        }
        for name, values in seen.items()
    }


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    rows = [
        [f"`{name}`", f"{found['seconds']:.2f}", f"{found['fastest']:.2f}", f"{found['megabytes']:.0f}"]
        for name, found in figures.items()
    ]
    runs = next(iter(figures.values()))["runs"]
    return tables.table([f"fresh process, {runs} runs", "median s", "fastest s", "peak MB"], rows)


def main() -> None:
    """Measure, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--runs", type=int, default=9, metavar="N", help="of each (default: %(default)s)")
    parser.add_argument("--source", type=Path, metavar="FILE", default=EXAMPLE / "meteorite.fr.txt")
    parser.add_argument("--target", type=Path, metavar="FILE", default=EXAMPLE / "meteorite.de.txt")
    given = parser.parse_args()
    program = [sys.executable, "-m", "alignkit"]
    texts = [str(given.source), str(given.target)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "alignkit --help": [*program, "--help"],
        f"alignkit check {given.source.name} {given.target.name}": [
            *program, "check", *texts, "--encoder", given.encoder,
        ],
        f"alignkit check --format json {given.source.name} {given.target.name}": [
            *program, "check", *texts, "--encoder", given.encoder, "--format", "json",
        ],
    }  # fmt: skip
    figures = measure(commands, given.runs)
    results.write("startup", figures, given.output, encoder=given.encoder, read=[given.source, given.target])
    print(table(figures))


if __name__ == "__main__":
    main()

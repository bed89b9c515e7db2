"""A measurement as ``results/NAME.json``: figures, and all it takes to know where they come from."""

import hashlib
import json
import os
import platform
import shlex
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.options import REPOSITORY, RESULTS, SEED

Figures = dict[str, Any]
_LIBRARIES = ("numpy", "sentencepiece", "safetensors", "regex", "rapidfuzz", "babel")


def write(name: str, figures: Figures, output: Path, *, encoder: str, read: Iterable[Path] = ()) -> Path:
    """Write a measurement with its provenance.

    Args:
        name: Of the benchmark, which names the file.
        figures: What was measured; plain JSON values.
        output: The folder; made if it is missing.
        encoder: Name or path of the model measured.
        read: The data files the figures rest on; their checksums are kept.

    Returns:
        Path of the file written.
    """
    record = {
        "benchmark": name,
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "command": shlex.join(["python", "-m", f"benchmarks.{name}", *_arguments()]),
        "seed": SEED,
        "commit": _commit(),
        "model": _model(encoder),
        "machine": {"cpu": _processor(), "cores": os.cpu_count(), "system": platform.system()},
        "versions": {"python": platform.python_version(), **_versions()},
        "data": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:8] for path in read},
        "figures": figures,
    }
    output.mkdir(parents=True, exist_ok=True)
    path = output / f"{name}.json"
    text = json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{text}\n")
    return path


def read(name: str, folder: Path = RESULTS) -> Figures | None:
    """Return the whole record of a benchmark, or None if it was never run."""
    path = folder / f"{name}.json"
    if not path.is_file():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        record: Figures = json.load(file)
    return record


def provenance(record: Figures) -> str:
    """Say in one line where figures come from.

    Example:
        >>> provenance({"benchmark": "x", "date": "2026-01-02", "commit": "abc", "command": "python -m x",
        ...             "machine": {"cpu": "C", "cores": 2}, "model": {"name": "mini", "digest": "12ab"}})
        '`python -m x`, 2026-01-02, mini@12ab, commit abc, C (2 cores)'
    """
    model, machine = record["model"], record["machine"]
    return (
        f"`{record['command']}`, {record['date']}, {model['name']}@{model['digest']}, "
        f"commit {record['commit']}, {machine['cpu']} ({machine['cores']} cores)"
    )


def _arguments() -> list[str]:
    """What the user gave, without the two folders, whose place says nothing about the figures."""
    kept, skip = [], False
    for argument in sys.argv[1:]:
        folder = argument.partition("=")[0] in ("--data", "--output", "--article")
        if not folder and not skip:
            kept.append(argument)
        skip = folder and "=" not in argument
    return kept


def _commit() -> str:
    """The commit measured; ``+`` says that files of it had been changed."""
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--abbrev=8"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return found.stdout.strip() or "unknown"


def _model(encoder: str) -> dict[str, str]:
    # Imported late, so that tables can be filled where numpy is not installed.
    from alignkit.encoders import find_model, read_config

    folder = find_model(encoder)
    config = read_config(folder)
    digests = {name: str(digest)[:8] for name, digest in sorted(config["sha256"].items())}
    return {"name": config["name"], "digest": digests["model.safetensors"], **digests}


def _processor() -> str:
    """The processor's trade name where the system tells it."""
    path = Path("/proc/cpuinfo")
    if path.is_file():
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _versions() -> dict[str, str]:
    from alignkit.version import __version__

    found = {"alignkit": __version__}
    for library in _LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    return found

"""Write measured retrieval into a model's configuration, where ``alignkit models show`` prints it.

::

    python -m benchmarks.retrieval && python -m models.training.quality models/mini
"""

import json
import sys
from pathlib import Path

from alignkit.encoders import read_config
from models.training.folder import update_config

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "retrieval.json"


def main() -> None:
    """Copy the margin retrieval of each language against English from the benchmark's last run."""
    folder = Path(sys.argv[1])
    config = read_config(folder)
    record = json.loads(RESULTS.read_text(encoding="utf-8"))
    if record["model"]["model.safetensors"] != config["sha256"]["model.safetensors"][:8]:
        raise SystemExit(f"{RESULTS} measured another model; run the benchmark first")
    pairs = record["figures"]["pairs"]
    for language in config["languages"]:
        figures = pairs.get(f"en-{language}")
        config["languages"][language] = round(figures["margin"], 3) if figures else None
    update_config(folder, languages=config["languages"])


if __name__ == "__main__":
    main()

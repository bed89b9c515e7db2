"""Word alignment: AER, precision, recall and F1 against links set by hand, and speed.

    python -m benchmarks.word_alignment [--data DIR] [--output DIR] [--encoder NAME] [--eflomal]

Precision counts links in sure ∪ possible, recall sure links (Och & Ney 2003). The xlwa sets are licensed
for non-commercial use (CC BY-NC-SA 4.0): they measure, they never train. Beside our rows stand those of
eflomal, as ``benchmarks.eflomal_rows`` measured and kept them; ``--eflomal`` measures the ones that are
missing first (some minutes a set), and eflomal's speed.
"""

import logging
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from alignkit.pipeline import toolkit
from alignkit.toolkit import Toolkit
from benchmarks import eflomal_rows, omissions, options, results, tables
from benchmarks.data import LinkedPair, Links, read_linked_pairs
from benchmarks.eflomal_links import eflomal_links, training_pairs
from benchmarks.link_sets import SETS, figures, set_path
from benchmarks.processor import timed
from benchmarks.results import Figures

log = logging.getLogger(__name__)

SYSTEMS = {"alignkit": "**alignkit**", **eflomal_rows.SYSTEMS}
MORE = 20_000


def our_links(pairs: Sequence[LinkedPair], languages: tuple[str, str], tools: Toolkit) -> list[Links]:
    """Link the words with alignkit, tokens taken as given."""
    found = tools.aligner(*languages).align([(pair.source, pair.target) for pair in pairs])
    return [{(link.source, link.target) for link in links} for links in found]


def measure_set(path: Path, encoder: str) -> Figures:
    """Measure one set; a pair of languages that the model does not cover is left out, and said so."""
    languages, pairs = read_linked_pairs(path)
    log.info("%s: %d pairs", path.name, len(pairs))
    tools = toolkit(encoder)
    found: Figures = {"sure_only": not any(pair.possible for pair in pairs)}
    if set(languages) <= set(tools.model.languages):
        tools.aligner(*languages).align([(["a"], ["a"])])  # loading the model is measured by startup.py
        links, seconds = timed(lambda: our_links(pairs, languages, tools))
        found["alignkit"] = figures(pairs, links, seconds)
        cut = omissions.cut_pairs(pairs)
        found["omission"] = omissions.count(cut, our_links([pair for pair, _ in cut], languages, tools))
    return found


def measure_speed(encoder: str, data: Path, *, with_eflomal: bool) -> Figures:
    """Link 20,000 pairs of English and French by the command line in two processes, and by eflomal.

    Processor time, of all processes together, tells what a pair costs on a machine that others use too.
    """
    pairs = training_pairs(data, ("en", "fr"), MORE)
    log.info("speed: %d pairs", len(pairs))
    found: Figures = {"pairs": len(pairs)}
    with TemporaryDirectory() as folder:
        files = [Path(folder, language) for language in ("en", "fr")]
        for side, file in enumerate(files):
            file.write_text("".join(f"{' '.join(pair[side])}\n" for pair in pairs), encoding="utf-8")
        given = f"--source-lang en --target-lang fr --pretokenized --jobs 2 --encoder {encoder} -o"
        command = [sys.executable, "-m", "alignkit", "words", *map(str, files), *given.split()]
        start = time.perf_counter()
        _, seconds = timed(lambda: subprocess.run([*command, str(Path(folder, "out"))], check=True))
        found["alignkit"] = len(pairs) / (time.perf_counter() - start)
        found["alignkit_cpu"] = len(pairs) / seconds
    if with_eflomal:
        _, seconds = timed(lambda: eflomal_links(pairs))
        found["eflomal_cpu"] = len(pairs) / seconds
    return found


def summary(figures: Figures) -> Figures:
    """Mean F1 over the XL-WA sets that the model covers, for every system."""
    covered = [found for name, found in figures.items() if name.startswith("XL-WA") and "alignkit" in found]
    return {
        system: mean(found[system]["f1"] for found in covered)
        for system in SYSTEMS
        if covered and all(system in found for found in covered)
    }


def table(figures: Figures) -> str:
    """Write the figures as Markdown."""
    head = ["set", "system", "AER", "P", "R", "F1", "pairs", "pairs/s (processor)"]
    rows, left_out = [], []
    sets = {name: found for name, found in figures.items() if name in SETS}
    for name, found in sets.items():
        if "alignkit" not in found:
            left_out.append(name)
        for system, label in SYSTEMS.items():
            if system in found:
                one = found[system]
                cells = [tables.share(one[key]) for key in ("aer", "precision", "recall", "f1")]
                rows.append([name, label, *cells, str(one["pairs"]), tables.count(one["pairs_per_second"])])
    parts = [tables.table(head, rows)]
    if left_out:
        parts.append(f"Not measured, a language is not covered by the model: {', '.join(left_out)}.")
    if "xlwa_f1" in figures:
        means = (f"{SYSTEMS[system]} {tables.share(value)}" for system, value in figures["xlwa_f1"].items())
        parts.append(f"Mean F1 of the XL-WA sets that the model covers: {', '.join(means)}.")
    cut = [found["omission"] for found in sets.values() if "omission" in found]
    if cut:
        parts.append(omissions.sentence(cut))
    if "speed" in figures:
        parts.append(_speed(figures["speed"]))
    return "\n\n".join(parts)


def _speed(found: Figures) -> str:
    ours = (
        f"`alignkit words --jobs 2`, start included, on {tables.count(found['pairs'])} pairs of English and "
        f"French: {tables.count(found['alignkit'])} pairs a second on this machine as it was, "
        f"{tables.count(found['alignkit_cpu'])} a second of processor time"
    )
    if "eflomal_cpu" in found:
        ratio = found["alignkit_cpu"] / found["eflomal_cpu"]
        ours += f", {tables.count(ratio)} times as many as eflomal ({tables.count(found['eflomal_cpu'])})"
    return f"{ours}."


def main() -> None:
    """Measure every set, write the results, print the table."""
    parser = options.parser(__doc__)
    parser.add_argument("--eflomal", action="store_true", help="measure eflomal too, where it is installed")
    given = parser.parse_args()
    with_eflomal = given.eflomal and _installed("eflomal")
    if with_eflomal:
        eflomal_rows.measure_missing(SETS, given.data, given.output, given.encoder)
    files = {name: set_path(given.data, name) for name in SETS}
    found = {name: measure_set(path, given.encoder) for name, path in files.items()}
    for name, rows in eflomal_rows.kept(given.output).items():
        found[name] |= {system: rows[system] for system in eflomal_rows.SYSTEMS}
    found["xlwa_f1"] = summary(found)
    found["speed"] = measure_speed(given.encoder, given.data, with_eflomal=with_eflomal)
    results.write("word_alignment", found, given.output, encoder=given.encoder, read=files.values())
    print(table(found))


def _installed(package: str) -> bool:
    try:
        import_module(package)
    except ImportError:
        log.warning("%s is not installed: its rows are left out", package)
        return False
    return True


if __name__ == "__main__":
    main()

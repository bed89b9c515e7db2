"""eflomal on every set of word alignment: trained on the test text only, and with 20,000 more pairs.

    python -m benchmarks.eflomal_rows [--data DIR] [--output DIR] [NAME ...]

It learns from the text it links, so its figures do not depend on our model: what was measured once is kept
in the results and stands beside ours until the set changes. NAME is the stem of a set, as ``xlwa.en-nl``;
all sets if left out. The more pairs are an even sample of ``data/train``, the text that our tables and link
score were learned from. A set takes some minutes.
"""

import hashlib
import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from benchmarks import options, results
from benchmarks.data import read_linked_pairs
from benchmarks.eflomal_links import eflomal_links, training_pairs
from benchmarks.link_sets import SETS, figures, set_path
from benchmarks.processor import timed
from benchmarks.results import Figures

log = logging.getLogger(__name__)
NAME = "eflomal_rows"
MORE = 20_000
SYSTEMS = {
    "eflomal": "eflomal, trained on this text only",
    "eflomal_more": "eflomal, trained on 20,000 more pairs",
}


def measure_missing(names: Iterable[str], data: Path, output: Path, encoder: str) -> None:
    """Measure the sets that have no row yet, or that changed since; every row is written at once."""
    known = kept(output)
    for name in names:
        path = set_path(data, name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        if known.get(name, {}).get("data") == digest:
            continue
        log.info("eflomal: %s", path.name)
        known[name] = {"data": digest, **_measure(path, data)}
        read = [set_path(data, name) for name in known]
        results.write(NAME, known, output, encoder=encoder, read=read)


def kept(output: Path) -> Figures:
    """Return the rows measured so far: set → system → figures."""
    record = results.read(NAME, output)
    return {} if record is None else dict(record["figures"])


def _measure(path: Path, data: Path) -> Figures:
    languages, pairs = read_linked_pairs(path)
    texts = [(pair.source, pair.target) for pair in pairs]
    found = {}
    for system, more in (("eflomal", []), ("eflomal_more", training_pairs(data, languages, MORE))):
        links, seconds = timed(partial(eflomal_links, texts, more))
        size = len(texts) + len(more)
        found[system] = {**figures(pairs, links, seconds * len(texts) / size), "trained_on": size}
    return found


def main() -> None:
    """Measure the sets asked for."""
    parser = options.parser(__doc__)
    parser.add_argument("sets", nargs="*", metavar="NAME", help="stems of sets (default: all)")
    given = parser.parse_args()
    names = {stem: name for name, stem in SETS.items()}
    chosen = [names[stem] for stem in given.sets or names]
    measure_missing(chosen, given.data, given.output, given.encoder)


if __name__ == "__main__":
    main()

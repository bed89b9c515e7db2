"""Learn the verdicts on words, clauses, segments and negations: the checks of meaning.

::

    python -m models.training.verdicts models/mini --data ../shared/data

Errors of every kind are planted in clean lines of news by ``benchmarks.planting``; the translation table is
made to forget the lines first. On some of the lines a network learns to doubt words
(`alignkit.checks.doubt`); on the others forests learn what its doubts amount to (`alignkit.checks.forest`),
twice where the model has a contextual judge: without and with its opinions. A forest's threshold is the
lowest one that speaks up on clean lines it was not grown on within a budget of findings in 1,000 words. Takes
some minutes of all processors; run it again with every new model.
"""

import argparse
import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from alignkit.toolkit import Toolkit
from models.training.beads import read_lines, read_multilingual
from models.training.doubts import learn_doubts
from models.training.folder import update_config
from models.training.forests import READ, STATIC, learn_verdicts
from models.training.judged_sets import planted_lines
from models.training.plants import CLEAN, DENIAL, PLURAL, Labelled, Languages, Lines, Unseen, labelled, unseen

log = logging.getLogger(__name__)
NEWS = ("wmt0813.fr-de", "wmt1418.en-de", "wmt1418.en-fr")
MORE = ("wmt0813.fr-de", "wmt1418.en-de", "wmt0813.en-fr")
"""Bitexts of the large tables, learned from in both directions; of the second, forests alone learn."""
OTHERS = (("en", "es"), ("ru", "en"), ("fr", "es"), ("es", "de"), ("cs", "en"), ("it", "fr"))
"""Directions of the multilingual news; the last four have no table."""
SIZES = 1500, 400
_FIRST = 1000
_LONGEST = 600  # characters of a line
_MORE = 2300
SEED = 7


class Bitext(NamedTuple):
    """Lines to learn from; if ``is_more``, forests learn from all of them and the network from none."""

    name: str
    languages: Languages
    lines: Lines
    is_more: bool = False


def bitexts(data: Path) -> Iterator[Bitext]:
    """Yield what is learned from; the contextual judge has not seen these lines."""
    for name in NEWS:
        yield from _both(name, read_lines(data, name)[_FIRST : _FIRST + SIZES[0]])
    for name in MORE:
        yield from _both(name, planted_lines(data, name, _MORE), is_more=True)
    for number, languages in enumerate(OTHERS):
        rows = list(read_multilingual(data, "wmt0813", languages))
        first_row = (number * SIZES[1]) % max(1, len(rows) - SIZES[1])
        yield Bitext("wmt0813.multi", languages, _short(rows[first_row : first_row + SIZES[1]]))


def _both(name: str, lines: Lines, *, is_more: bool = False) -> Iterator[Bitext]:
    first, second = name.split(".")[1].split("-")
    lines = _short(lines)
    yield Bitext(name, (first, second), lines, is_more)
    yield Bitext(name, (second, first), [(b, a) for a, b in lines], is_more)


def _short(lines: Lines) -> Lines:
    return [line for line in lines if max(map(len, line)) < _LONGEST]


def lessons_of(folder: str, bitext: Bitext, seed: int) -> list[Labelled]:
    """Describe lines clean and with errors, as a table sees them that was not counted on them."""
    tools = Unseen(folder).forget(bitext.languages, bitext.lines)
    found = list(labelled(tools, bitext.languages, bitext.lines, seed))
    log.info("%s %s-%s: %d lessons", bitext.name, *bitext.languages, len(found))
    return found


def learn(folder: str, lessons: Iterable[tuple[Bitext, Sequence[Labelled]]], seed: int) -> dict[str, object]:
    """Learn everything from the lessons of all bitexts: sections of a model's configuration."""
    toolkit = Toolkit(folder)
    first: list[Labelled] = []
    second = []
    for bitext, found in lessons:
        half = 0 if bitext.is_more else max(own.bead.pair.bead.source[0] for own in found) / 2
        first += [
            own for own in found if own.bead.pair.bead.source[0] < half and own.kind not in (DENIAL, PLURAL)
        ]
        others = [own for own in found if own.bead.pair.bead.source[0] >= half]
        lexicon = toolkit.lexicon(*bitext.languages)
        if lexicon is not None:
            lexicon = unseen(lexicon, (own.bead.pair for own in found if own.kind == CLEAN))
        second.append((bitext.languages, lexicon, others))
    doubts = learn_doubts(first, seed)
    learned: dict[str, object] = {
        "doubt_weights": doubts.to_mapping(),
        "verdicts": learn_verdicts(second, doubts, STATIC, seed),
    }
    if all(own.bead.opinions for *_, others in second for own in others):
        learned["read_verdicts"] = learn_verdicts(second, doubts, READ, seed, is_read=True)
    return learned


def learn_all(folder: str, data: Path, seed: int = SEED) -> dict[str, object]:
    """Make the lessons of all bitexts, one a processor, and learn from them."""
    known = list(bitexts(data))
    with ProcessPoolExecutor() as workers:
        made = workers.map(lessons_of, repeat(folder), known, repeat(seed))
        return learn(folder, zip(known, made, strict=True), seed)


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description="Learn the verdicts of checks of meaning.")
    parser.add_argument("folder", type=Path, help="the model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    update_config(options.folder, **learn_all(str(options.folder), options.data))


if __name__ == "__main__":
    main()

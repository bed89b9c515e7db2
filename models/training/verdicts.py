"""Learn the verdicts on words, clauses, segments and negations: the checks of meaning.

::

    python -m models.training.verdicts models/mini --data ../shared/data

Errors of every kind are planted in clean lines of news by ``benchmarks.planting``; the translation table is
made to forget the lines first. On one half of each bitext a network learns to doubt words
(`alignkit.checks.doubt`); on the other half forests learn what its doubts amount to
(`alignkit.checks.forest`). A forest's threshold is the lowest one that speaks up on clean lines it was not
grown on within a budget of findings in 1,000 words. Takes minutes; run it again with every new model.
"""

import argparse
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from alignkit.toolkit import Toolkit
from models.training.beads import read_lines, read_multilingual
from models.training.doubts import learn_doubts
from models.training.folder import update_config
from models.training.forests import learn_verdicts
from models.training.plants import CLEAN, Labelled, Languages, Lines, Unseen, labelled, unseen

log = logging.getLogger(__name__)
NEWS = ("wmt0813.fr-de", "wmt1418.en-de", "wmt1418.en-fr")
"""Bitexts of the large tables, learned from in both directions."""
OTHERS = (("en", "es"), ("ru", "en"), ("fr", "es"), ("es", "de"), ("cs", "en"), ("it", "fr"))
"""Directions of the multilingual news; the last four have no table."""
SIZES = 1500, 400
_FIRST = 1000
_LONGEST = 600  # characters of a line
SEED = 7


def bitexts(data: Path) -> Iterator[tuple[str, Languages, Lines]]:
    """Yield the lines to learn from with the name of their source and their languages."""
    for name in NEWS:
        first, second = name.split(".")[1].split("-")
        lines = _short(read_lines(data, name)[_FIRST : _FIRST + SIZES[0]])
        yield name, (first, second), lines
        yield name, (second, first), [(b, a) for a, b in lines]
    for number, languages in enumerate(OTHERS):
        rows = list(read_multilingual(data, "wmt0813", languages))
        first_row = (number * SIZES[1]) % max(1, len(rows) - SIZES[1])
        yield "wmt0813.multi", languages, _short(rows[first_row : first_row + SIZES[1]])


def _short(lines: Lines) -> Lines:
    return [line for line in lines if max(map(len, line)) < _LONGEST]


def lessons_of(folder: str, languages: Languages, lines: Lines, seed: int) -> list[Labelled]:
    """Describe lines clean and with errors, as a table sees them that was not counted on them."""
    return list(labelled(Unseen(folder).forget(languages, lines), languages, lines, seed))


def learn(
    folder: str, lessons: Sequence[tuple[Languages, Sequence[Labelled]]], seed: int
) -> dict[str, object]:
    """Learn everything from the lessons of all bitexts: sections of a model's configuration."""
    toolkit = Toolkit(folder)
    first: list[Labelled] = []
    second = []
    for languages, bitext in lessons:
        last = max(lesson.bead.pair.bead.source[0] for lesson in bitext)
        is_first = [2 * lesson.bead.pair.bead.source[0] < last for lesson in bitext]
        first += [lesson for lesson, own in zip(bitext, is_first, strict=True) if own]
        others = [lesson for lesson, own in zip(bitext, is_first, strict=True) if not own]
        lexicon = toolkit.lexicon(*languages)
        if lexicon is not None:
            lexicon = unseen(lexicon, (lesson.bead.pair for lesson in bitext if lesson.kind == CLEAN))
        second.append((languages, lexicon, others))
    doubts = learn_doubts(first, seed)
    return {"doubt_weights": doubts.to_mapping(), "verdicts": learn_verdicts(second, doubts, seed)}


def learn_all(folder: str, data: Path, seed: int = SEED) -> dict[str, object]:
    """Make the lessons of all bitexts, and learn from them."""
    lessons = []
    for name, languages, lines in bitexts(data):
        lessons.append((languages, lessons_of(folder, languages, lines, seed)))
        log.info("%s %s-%s: %d lessons", name, *languages, len(lessons[-1][1]))
    return learn(folder, lessons, seed)


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

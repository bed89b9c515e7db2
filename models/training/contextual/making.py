"""Training text → marked examples: clean lines linked, errors planted, links of the text itself forgotten."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from random import Random

from alignkit.contextual.portraits import Portrait
from alignkit.lexicon import Lexicon
from alignkit.toolkit import Toolkit
from benchmarks.planting import Clean, clean_pairs, paired
from models.training.beads import read_lines, read_multilingual
from models.training.contextual import archives
from models.training.contextual.assembly import Labels, assemble, portrayer_of
from models.training.contextual.examples import UNKNOWN
from models.training.contextual.people import SETS, judged_examples
from models.training.contextual.planted import Marked, plant
from models.training.corpus import fingerprint, reserved_fingerprints, usable
from models.training.fidelity import PAIRS
from models.training.judged_sets import NEWS, planted_lines
from models.training.lessons import without
from models.training.teacher import Taught
from models.training.verdicts import bitexts

log = logging.getLogger(__name__)
Lines = Sequence[tuple[str, str]]

SOURCES: Mapping[str, int] = {
    "wmt0813.fr-de": 14_000,
    "wmt0813.en-de": 10_000,
    "wmt0813.en-fr": 10_000,
    "wmt1418.en-de": 10_000,
    "wmt1418.en-fr": 5_000,
    "europarl_sample.en-fr": 4_000,
    "euelections2019.fr-de": 1_400,
    "tico19.en-fr": 2_000,
    "debian_web.fr-de": 2_000,
    "debian_web.en-de": 2_000,
    "tatoeba_opusmt.fr-de": 1_500,
    "tatoeba_opusmt.en-de": 1_500,
    **{
        f"wmt0813.{pair}": size
        for pair, size in {
            "en-es": 6_000, "en-cs": 6_000, "en-ru": 5_000, "en-it": 3_000, "en-hu": 2_000, "es-fr": 3_000,
            "es-de": 3_000, "cs-de": 2_000, "it-fr": 1_500, "ru-de": 1_500,
        }.items()
    },
    **{f"tico19.en-{language}": 1_500 for language in ("es", "pt", "ru")},
    **{f"debian_web.en-{language}": 2_000 for language in ("sv", "pt", "pl", "nl", "it", "da", "es")},
    **{f"opensource_guide.en-{language}": 1_200 for language in ("pl", "nl", "ro", "pt", "it", "tr", "hu")},
    **{
        f"tatoeba_opusmt.en-{language}": 1_000
        for language in ("pt", "nl", "da", "fi", "pl", "sv", "uk", "el", "bg", "ro", "no", "tr")
    },
}  # fmt: skip
"""Sources, each with two languages, and how many of their lines are used; news first: what users check."""
CHUNK = 1000
_MOST_LINES, _MOST_JUDGED = 100_000, 8_000  # of a source, of a set
_LIKELY = 0.5


def make_examples(
    data: Path, work: Path, toolkit: Toolkit, seed: int, share: float = 1.0, rounds: int = 1
) -> list[Path]:
    """Make the examples of every source, and of what people judged, unless they lie in the work folder.

    Args:
        data: Folder with ``train/`` and ``dev/``; of what stands in ``dev/`` only training splits are used.
        work: Where the parts lie.
        toolkit: The embedded model.
        seed: Decides which lines and errors are drawn.
        share: Part of each source's lines; of what people judged all is taken.
        rounds: How often errors are planted in each line, others every time.

    Returns:
        The parts in a fixed order.
    """
    work.mkdir(parents=True, exist_ok=True)
    reserved: set[bytes] | None = None
    paths = []
    for turn, (number, (name, size)) in product(range(rounds), enumerate(SOURCES.items())):
        path = work / f"planted.{name}{f'.{turn + 1}' if turn else ''}.npz"
        if not path.exists():
            reserved = reserved or reserved_fingerprints(data / "dev") | set(_lessons(data))
            rng = Random(f"{seed} {name}")
            lines = [pair for pair in _lines(data, name) if _is_free(pair, reserved)]
            lines = rng.sample(lines, min(len(lines), round(size * share)))
            if turn:
                rng = Random(f"{seed} {name} {turn}")
            languages = name.split(".")[1].split("-")
            rows = _rows(lines, (languages[0], languages[1]), toolkit, rng, number * _MOST_LINES)
            examples = assemble(rows, toolkit)
            log.info("%s: %d examples of %d lines", path.stem, len(examples), len(lines))
            archives.save(examples, path)
        paths.append(path)
    for name in SETS:
        path = work / f"judged.{name.replace(' ', '-')}.npz"
        if not path.exists():
            archives.save(judged_examples(data, name, toolkit, _MOST_JUDGED), path)
        paths.append(path)
    return paths


def _lessons(data: Path) -> Iterator[bytes]:
    """Fingerprints of what verdicts and fidelity learn from: kept from the judge, who may be asked there."""
    for bitext in bitexts(data):
        yield from (fingerprint(text) for pair in bitext.lines for text in pair)
    for name, *_ in NEWS:
        yield from (fingerprint(text) for pair in planted_lines(data, name, PAIRS // 3) for text in pair)


def _lines(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Read two languages of a source, from its file of all languages where they have none of their own."""
    if (data / "train" / f"{name}.tsv.xz").exists():
        yield from read_lines(data, name)
        return
    source, _, pair = name.partition(".")
    one, two = pair.split("-")
    yield from read_multilingual(data, source, (one, two))


def _is_free(pair: tuple[str, str], reserved: set[bytes]) -> bool:
    return usable(*pair) and not any(fingerprint(text) in reserved for text in pair)


def _rows(
    lines: Lines, languages: tuple[str, str], toolkit: Toolkit, rng: Random, first: int
) -> Iterator[tuple[Portrait, Labels, tuple[str, str]]]:
    """Plant in chunks of lines, each the other way round than the one before."""
    for number, begin in enumerate(range(0, len(lines), CHUNK)):
        chunk, direction = lines[begin : begin + CHUNK], languages
        if number % 2:
            chunk, direction = [(b, a) for a, b in chunk], (languages[1], languages[0])
        cleans = clean_pairs(paired(*zip(*chunk, strict=True), direction, toolkit))
        marked = list(plant(cleans, rng, first + begin))
        for portrait, own in zip(_portraits(marked, cleans, direction, toolkit), marked, strict=True):
            yield portrait, Labels(own.kinds, [UNKNOWN] * len(own.kinds), line=own.line), direction


def _portraits(
    marked: Sequence[Marked], cleans: Sequence[Clean], languages: tuple[str, str], toolkit: Toolkit
) -> list[Portrait]:
    """Describe pairs by a table that has not seen them: new text will not have been counted either."""
    lexicon: Lexicon | None = toolkit.lexicon(*languages)
    if lexicon is not None:
        lexicon = without(lexicon, [_taught(clean) for clean in cleans])
    portrayer = portrayer_of(toolkit, languages, lexicon)
    return portrayer.portray([(own.source, own.target) for own in marked])


def _taught(clean: Clean) -> Taught:
    links = frozenset((link.source, link.target) for link in clean.links if link.probability >= _LIKELY)
    sides = (tuple(token.text for token in side) for side in (clean.source_tokens, clean.target_tokens))
    return Taught(*sides, links, links)

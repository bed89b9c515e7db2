"""Planted errors → labels of words: which target words are wrong and how, which source words went missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from random import Random

from alignkit.tokens import token_texts
from benchmarks.planting import ERRORS, HARMLESS, Clean, Edit
from models.training.contextual.kinds import KINDS

KIND_OF: Mapping[str, str] = {
    "number": "number",
    "small number": "number",
    "percentage": "number",
    "date": "number",
    "time": "number",
    "unit": "number",
    "currency": "number",
    "untranslated word": "untranslated",
    "untranslated phrase": "untranslated",
    "wrong sense": "sense",
    "look-alike": "sense",
    "lost plural": "plural",
    "name": "name",
    "exonym": "name",
    "omission": "omission",
    "addition": "addition",
    "repetition": "addition",
    "hallucination": "addition",
    "negation dropped": "negation",
    "negation added": "negation",
}
"""Category of planted error → kind; errors of spacing and marks are left to rules."""
SHARE = {"clean": 0.5, "error": 0.9, "harmless": 0.25}
"""How many lines of each sort a clean line gives."""
_LIKELY = 0.5  # a link that says where a word's rendering stood


@dataclass(frozen=True, slots=True)
class Marked:
    """A tokenised pair with a kind (an index of KINDS) for every word, source words first.

    ``line`` numbers the clean line that it was made of.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    kinds: tuple[int, ...]
    line: int


def plant(cleans: Sequence[Clean], rng: Random, first: int = 0) -> Iterator[Marked]:
    """Turn clean lines into marked ones: some as they are, some with an error, some harmlessly changed.

    Args:
        cleans: Clean pairs, linked.
        rng: Decides what is planted.
        first: Number of the first line.
    """
    done = dict.fromkeys([*KIND_OF, *HARMLESS], 0)
    for line, clean in enumerate(cleans, first):
        if not clean.source_tokens or not clean.target_tokens:
            continue
        if rng.random() < SHARE["clean"]:
            yield mark(clean, Edit(clean.source, clean.target, (0, 0), ""), "fine", line)
        for share, planters in (("error", KIND_OF), ("harmless", HARMLESS)):
            if rng.random() < SHARE[share]:
                yield from _planted(clean, list(planters), done, rng, line)


def _planted(
    clean: Clean, names: Sequence[str], done: dict[str, int], rng: Random, line: int
) -> Iterator[Marked]:
    """Plant what was planted least so far and fits."""
    for name in sorted(names, key=lambda name: (done[name], rng.random())):
        edit = (ERRORS.get(name) or HARMLESS[name])(clean, rng)
        if edit is not None and edit.target != clean.target and token_texts(edit.target):
            done[name] += 1
            yield mark(clean, edit, KIND_OF.get(name, "fine"), line)
            return


def mark(clean: Clean, edit: Edit, kind: str, line: int) -> Marked:
    """Compare the target's words before and after, and mark what was put in and what went missing."""
    source = tuple(token.text for token in clean.source_tokens)
    target = tuple(token_texts(edit.target))
    kinds = [0] * (len(source) + len(target))
    if kind != "fine":
        before = [token.text.lower() for token in clean.target_tokens]
        lost, put = _differences(before, [word.lower() for word in target])
        for place in put:
            kinds[len(source) + place] = KINDS.index(kind)
        missing = KINDS.index("omission" if kind == "addition" else kind)
        for place in _only_linked_to(clean, lost):
            kinds[place] = missing
    return Marked(source, target, tuple(kinds), line)


def _differences(before: Sequence[str], after: Sequence[str]) -> tuple[set[int], set[int]]:
    """Places of words that went and of words that came."""
    lost: set[int] = set()
    put: set[int] = set()
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            lost.update(range(a, b))
            put.update(range(c, d))
    return lost, put


def _only_linked_to(clean: Clean, lost: set[int]) -> list[int]:
    """Source words whose every link leads to a lost target word."""
    partners: dict[int, set[int]] = {}
    for link in clean.links:
        if link.probability >= _LIKELY:
            partners.setdefault(link.source, set()).add(link.target)
    return sorted(place for place, own in partners.items() if own <= lost)

"""Clean lines of parallel text → the same with known errors, each word labelled: fine, wrong, or in a gap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from alignkit.checks import Comparison
from alignkit.checks.forest import Forest
from alignkit.checks.support import Described, describe
from alignkit.languages.negation import cues
from alignkit.lexicon import Lexicon
from alignkit.records import Pair
from alignkit.tokens import Token
from alignkit.toolkit import Toolkit
from benchmarks.planting import Clean, Edit, Planter, clean_pairs, paired
from benchmarks.planting.clauses import addition, hallucination, omission
from benchmarks.planting.harmless import compound, order
from benchmarks.planting.polarity import added, dropped
from benchmarks.planting.stretches import extended, replaced_run, shortened
from benchmarks.planting.words import look_alike, lost_plural, wrong_sense
from models.training.lessons import without
from models.training.teacher import Taught

Lines = Sequence[tuple[str, str]]
Languages = tuple[str, str]
Labels = NDArray[np.int8]

UNSAID, FINE, WRONG, GAP = -1, 0, 1, 2
"""Labels of words; of those unsaid nothing is learned by the network."""
CLEAN, STRANGE, DENIAL, PLURAL = "clean", "strange", "denial", "plural"
KINDS: Sequence[tuple[Planter, str, int, float]] = (
    (wrong_sense, "wrong", WRONG, 4.0),
    (look_alike, "wrong", WRONG, 2.0),
    (replaced_run, "wrong", WRONG, 1.0),
    (omission, "gap", GAP, 3.0),
    (addition, "gap", GAP, 3.0),
    (shortened, "gap", GAP, 1.5),
    (extended, "gap", GAP, 1.5),
    (hallucination, STRANGE, UNSAID, 1.0),
    (added, DENIAL, UNSAID, 2.0),
    (order, CLEAN, FINE, 1.5),
    (compound, CLEAN, FINE, 0.5),
)
"""How an error is planted, its kind, what its words are called, and how often it is tried."""
AGAIN: Sequence[tuple[Planter, str, float]] = (
    (lost_plural, PLURAL, 1.0),
    (dropped, DENIAL, 1.0),
    (added, DENIAL, 0.3),
)
"""What is planted in a line of its own, too, with the kind and the share of lines: one word is at stake."""
_DROPPED = 0.7  # share of the denials that are dropped where one can be: they are rare
_NEAR = 12  # lines before and behind: what a writer mixes up stands in the same text
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A bead with what was planted in it, and what its words are, side by side.

    In a denial the words unsaid are the negation that has no answer, in a lost plural the noun.
    """

    bead: Described
    kind: str
    labels: tuple[Labels, Labels]


@dataclass(frozen=True, slots=True)
class _Planted:
    """A clean pair with what was done to it."""

    clean: Clean
    edit: Edit
    kind: str
    label: int


def unseen(lexicon: Lexicon, pairs: Iterable[Pair]) -> Lexicon:
    """Take the sure links of lines out of a table, as if it had not seen them: it has not seen a user's."""
    taught = []
    for pair in pairs:
        links = frozenset((link.source, link.target) for link in pair.links if link.is_sure)
        sides = (tuple(t.text for t in side) for side in (pair.source_tokens, pair.target_tokens))
        taught.append(Taught(*sides, links, links))
    return without(lexicon, taught)


class Unseen(Toolkit):
    """A toolkit whose table for one pair of languages forgets some lines, and that has learned no verdict."""

    @property
    def doubt_weights(self) -> None:
        """None: those in the folder may be of other features."""

    @property
    def verdicts(self) -> Mapping[str, Forest]:
        """None at all."""
        return {}

    def forget(self, languages: Languages, lines: Lines) -> "Unseen":
        """Take the lines' own links out of the table."""
        lexicon = self.lexicon(*languages)
        if lexicon is not None:
            known = paired([a for a, _ in lines], [b for _, b in lines], languages, self)
            self._lexicons[languages] = unseen(lexicon, known.pairs)
            self._aligners.pop(languages, None)
            self._readers.pop(languages, None)
        return self


def labelled(toolkit: Toolkit, languages: Languages, lines: Lines, seed: int) -> Iterator[Labelled]:
    """Yield every line clean, then with an error where one could be planted, then with those of AGAIN.

    The model's contextual judge, where it has one, gives its opinion of all.
    """
    reader = toolkit.reader(*languages)
    clean = paired([a for a, _ in lines], [b for _, b in lines], languages, toolkit)
    for bead in describe(replace(clean, reader=reader)):
        yield Labelled(bead, CLEAN, (_fine(bead.pair.source_tokens), _fine(bead.pair.target_tokens)))
    rng, again = Random(seed), Random(seed + 1)
    edits = [edit for own in _windows(clean) if (edit := _edited(own, rng)) is not None]
    edits += [
        _Planted(own, edit, kind, UNSAID)
        for own in clean_pairs(clean)
        for planter, kind, share in AGAIN
        if again.random() < share and (edit := planter(own, again)) is not None
    ]
    changed = paired([e.edit.source for e in edits], [e.edit.target for e in edits], languages, toolkit)
    for bead in describe(replace(changed, reader=reader)):
        number = bead.pair.bead.target[0]
        own = edits[number]
        start = changed.target_segments[number].start
        labels = _source_labels(own, languages[0]), _target_labels(own, bead, start, languages[1])
        if own.kind != DENIAL or any((side == UNSAID).any() for side in labels):
            yield Labelled(bead, own.kind, labels)


def _windows(comparison: Comparison) -> Iterator[Clean]:
    """Clean pairs whose ``others`` are the lines around."""
    for number, clean in enumerate(clean_pairs(comparison)):
        around = clean.others[max(0, number - _NEAR) : number + _NEAR]
        yield replace(clean, others=around)


def _edited(clean: Clean, rng: Random) -> _Planted | None:
    """Plant one error of a kind drawn at random that fits."""
    if rng.random() < _DROPPED and (edit := dropped(clean, rng)) is not None:
        return _Planted(clean, edit, DENIAL, UNSAID)
    left = list(KINDS)
    while left:
        chosen = rng.choices(left, [weight for *_, weight in left])[0]
        edit = chosen[0](clean, rng)
        if edit is not None and edit.target != clean.target and edit.target.strip():
            return _Planted(clean, edit, *chosen[1:3])
        left.remove(chosen)
    return None


def _fine(tokens: Sequence[Token]) -> Labels:
    return np.zeros(len(tokens), dtype=np.int8)


def _target_labels(own: _Planted, bead: Described, start: int, language: str) -> Labels:
    """Words of the changed stretch; of a denial that was put in, its negation alone."""
    tokens = bead.pair.target_tokens
    labels = _fine(tokens)
    first, last = own.edit.where
    inside = [k for k, t in enumerate(tokens) if t.start - start < last and t.end - start > first]
    if own.kind == DENIAL:
        inside = [k for k in cues([token.text for token in tokens], language) if k in inside]
    labels[inside] = own.label
    return labels


def _source_labels(own: _Planted, language: str) -> Labels:
    """Words whose sure partners all stood where the translation was changed, and what stands between."""
    clean, labels = own.clean, _fine(own.clean.source_tokens)
    first, last = own.edit.where[0], own.edit.where[0] + len(own.edit.before)
    if own.kind == DENIAL:
        labels[_unanswered(own, language)] = UNSAID
        return labels
    partners: dict[int, list[Token]] = {}
    for link in clean.links:
        if link.probability >= _SURE:
            partners.setdefault(link.source, []).append(clean.target_tokens[link.target])
    lost = [
        place
        for place, tokens in partners.items()
        if all(token.start < last and token.end > first for token in tokens)
    ]
    labels[lost] = own.label
    if own.label == GAP:
        for one, two in zip(sorted(lost), sorted(lost)[1:], strict=False):
            if not any(place in partners for place in range(one + 1, two)):
                labels[one:two] = own.label
    return labels


def _unanswered(own: _Planted, language: str) -> list[int]:
    """The negation of the source whose answer was dropped, if it can be told."""
    clean, edit = own.clean, own.edit
    if edit.where[0] != edit.where[1]:
        return []  # one was put in
    found = cues([token.text for token in clean.source_tokens], language)
    last = edit.where[0] + len(edit.before)
    linked = {
        link.source
        for link in clean.links
        if clean.target_tokens[link.target].start < last
        and clean.target_tokens[link.target].end > edit.where[0]
    }
    told = [cue for cue in found if cue in linked]
    return told if len(told) == 1 else found if len(found) == 1 else []

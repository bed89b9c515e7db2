"""Words of a translation that may render something else, with what speaks for that.

The network of `alignkit.checks.doubt` names them by all that a bead shows at a glance. Of the few it names
more is asked: which source word has lost its rendering, and how far the two are apart by way of the
renderings they share, which tells a synonym that the table never saw from a word of another meaning.
"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from alignkit.checks.base import Comparison
from alignkit.checks.support import Backed, Side, backed
from alignkit.checks.word_facts import FEATURES
from alignkit.lexicon import Lexicon
from alignkit.tokens import Token

_DOUBTED = 0.03  # probability from which a word is looked at
_READ = 0.1  # the same of the contextual judge
_LEAST_EVIDENCE = 3  # links or dictionary entries behind a word before "never seen" means anything
_SHORTEST = 3
_FUNCTION = 500.0  # words more frequent than this (per million) have no sense to get wrong
_APART = 0.25  # how far from its counterpart's place a word may stand, as a share of the text
_AROUND = (-3, -2, -1, 1, 2, 3)  # a French phrase puts an article and an apostrophe between two nouns
_SHARED = 0.4  # what linked neighbours count for, in weight of a word without support
_ALIKE, _STRANGE = 0.7, 0.02  # likeness of spelling, strength of the table, of look-alikes


class Suspect(NamedTuple):
    """A target word, by place in its bead, and the source word that it may render wrongly."""

    backed: Backed
    source: int
    target: int
    features: Mapping[str, float]

    @property
    def source_token(self) -> Token:
        """The source word."""
        return self.backed.source.tokens[self.source]

    @property
    def target_token(self) -> Token:
        """The target word."""
        return self.backed.target.tokens[self.target]

    @property
    def is_alike(self) -> bool:
        """Whether the word looks like a source word that it never renders."""
        features = self.features
        return features["spelling"] >= _ALIKE and features["table"] < _STRANGE and not features["same"]


def suspects(comparison: Comparison) -> tuple[Suspect, ...]:
    """All suspects of a comparison whose encoder has learned to name them."""
    lexicon = comparison.lexicon
    return tuple(
        suspect
        for bead in comparison.once(backed)
        if not bead.pair.bead.is_gap
        for suspect in suspects_of(bead, lexicon)
    )


def suspects_of(bead: Backed, lexicon: Lexicon | None) -> Iterator[Suspect]:
    """Yield the suspects of one bead in order of place."""
    doubt = bead.target.doubt
    if doubt is None or lexicon is None:
        return
    named = doubt.wrong >= _DOUBTED
    if bead.target.opinions is not None:
        named = named | (bead.target.opinion("sense") >= _READ)
    for place in named.nonzero()[0].tolist():
        token = bead.target.tokens[place]
        if has_sense(token, lexicon):
            counterpart = _counterpart(bead, place)
            if counterpart is not None:
                source, shared = counterpart
                features = _features(bead, source, place, shared, lexicon)
                yield Suspect(bead, source, place, features)


def has_sense(token: Token, lexicon: Lexicon) -> bool:
    """Whether the table knows a target word well enough, and it is no small word."""
    return (
        token.is_word
        and len(token.text) >= _SHORTEST
        and lexicon.target.per_million(token.text) <= _FUNCTION
        and lexicon.target_evidence(token.text) >= _LEAST_EVIDENCE
    )


def _counterpart(bead: Backed, place: int) -> tuple[int, int] | None:
    """The source word that most probably lost its rendering to the word, and how many neighbours they share.

    It stands at the same place of its text, or it or its neighbours are linked to the word's.
    """
    linked = {link.source: link.probability for link in bead.pair.links if link.target == place}
    beside = [link.source for link in bead.pair.links if link.target - place in _AROUND]
    n, m = len(bead.source.tokens), len(bead.target.tokens)
    lacking = (bead.source.weight * (1 - bead.source.support)).tolist()
    best: tuple[float, float, int, int] | None = None
    for i, token in enumerate(bead.source.tokens):
        if len(token.text) < _SHORTEST or not token.is_word:
            continue
        shared = sum(other - i in _AROUND for other in beside)
        apart, link = abs(i / n - place / m), linked.get(i, 0.0)
        if apart > _APART and not shared and not link:
            continue
        score = lacking[i] + link + _SHARED * min(shared, 2)
        if best is None or (score, -apart) > best[:2]:
            best = (score, -apart, i, shared)
    return None if best is None else best[2:]


def _features(bead: Backed, source: int, target: int, shared: int, lexicon: Lexicon) -> dict[str, float]:
    facts = bead.target.facts[target].astype(float).tolist()
    found = dict(zip(FEATURES, facts, strict=True))
    found["shared"] = float(shared)
    found["apart"] = source / len(bead.source.tokens) - target / len(bead.target.tokens)
    found["wrong"], found["gap"] = _doubts(bead.target, target)
    found["wrong_before"], found["gap_before"] = _doubts(bead.target, target - 1)
    found["wrong_behind"], found["gap_behind"] = _doubts(bead.target, target + 1)
    found["source_wrong"], found["source_gap"] = _doubts(bead.source, source)
    for name in (
        "support", "known", "table", "cosine", "frequency", "weight", "capital", "meaning", "link",
        "lost_mass",
    ):  # fmt: skip
        found[f"source_{name}"] = float(bead.source.fact(name)[source])
    return found | _opinions(bead, source, target) | _walks(bead, source, target, lexicon)


def _opinions(bead: Backed, source: int, target: int) -> dict[str, float]:
    """What the contextual judge thinks of the word, of its neighbours, and of its counterpart."""
    if bead.source.opinions is None or bead.target.opinions is None:
        return {}
    found = {}
    for name in ("fine", "sense", "untranslated", "name", "addition", "human"):
        share = bead.target.opinion(name)
        found[f"read_{name}"] = float(share[target])
        found[f"read_{name}_around"] = float(share[max(0, target - 1) : target + 2].mean())
    for name in ("fine", "sense", "omission"):
        share = bead.source.opinion(name)
        found[f"source_read_{name}"] = float(share[source])
        found[f"source_read_{name}_most"] = float(share.min() if name == "fine" else share.max())
    return found


def _doubts(side: Side, place: int) -> tuple[float, float]:
    if side.doubt is None or not 0 <= place < len(side.tokens):
        return 0.0, 0.0
    return float(side.doubt.wrong[place]), float(side.doubt.gap[place])


def _walks(bead: Backed, source: int, target: int, lexicon: Lexicon) -> dict[str, float]:
    """How probably a walk over shared renderings leads from the word to its counterpart, and to any word."""
    bases = [
        lexicon.source.lemma(token.text)
        for token in bead.source.tokens
        if token.is_word and len(token.text) >= _SHORTEST
    ]
    own = lexicon.source.lemma(bead.source.tokens[source].text)
    walks = lexicon.walks(bead.target.tokens[target].text, {own, *bases})
    reached = [walks[base] for base in bases]
    return {
        "walk": _depth(walks[own]),
        "best_walk": _depth(max(reached, default=0.0)),
        "all_walks": _depth(sum(reached)),
    }


def _depth(share: float) -> float:
    """Map a walk's probability, which spans decades, to 0..1."""
    return (math.log10(max(share, 1e-5)) + 5) / 5

"""Linked words of which one says the opposite of the other, or names another kind of the same."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignkit.checks.base import Comparison
from alignkit.checks.clashes import clause
from alignkit.languages.antonyms import DENYING, Pole, exclude, particles, poles, turning
from alignkit.languages.negation import cues, is_soft
from alignkit.lexicon import Vocabulary
from alignkit.records import Pair
from alignkit.tokens import Token

_LIKELY = 0.4  # probability of a link
_KNOWN = 0.02  # strength above which the lexicon takes two words for translations of each other
_BEFORE = 4  # tokens before a word among which something may turn it round


class Opposed(NamedTuple):
    """Two linked words of different poles of a class, and how likely the link is."""

    source: Token
    target: Token
    group: str
    link: float


class _Half(NamedTuple):
    """One side of a pair: its tokens, the poles they name, and the places of its negations."""

    tokens: Sequence[Token]
    poles: Sequence[frozenset[Pole]]
    cues: frozenset[int]
    language: str


def opposed(comparison: Comparison) -> Iterator[Opposed]:
    """Yield words that are linked although they exclude each other."""
    languages = comparison.source.language, comparison.target.language
    ours, theirs = (comparison.vocabularies.get(language) for language in languages)
    lexicon = comparison.lexicon
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        halves = (
            _half(pair.source_tokens, ours, languages[0]),
            _half(pair.target_tokens, theirs, languages[1]),
        )
        for place, other, probability in _likeliest(pair):
            group = _excluding(halves, place, other)
            if group is None or not _speaks(halves, place, other, group):
                continue
            source, target = halves[0].tokens[place], halves[1].tokens[other]
            if lexicon is None or lexicon.strength(source.text, target.text) <= _KNOWN:
                yield Opposed(source, target, group, probability)


def _half(tokens: Sequence[Token], vocabulary: Vocabulary | None, language: str) -> _Half:
    words = [token.text.lower() for token in tokens]
    named = [poles(word, vocabulary.lemma(word) if vocabulary else word, language) for word in words]
    places = cues([token.text for token in tokens], language) if any(named) else ()
    return _Half(tokens, named, frozenset(places), language)


def _likeliest(pair: Pair) -> Iterator[tuple[int, int, float]]:
    """The likely links that are the best of both their words."""
    best: dict[tuple[str, int], float] = {}
    for link in pair.links:
        for end in (("source", link.source), ("target", link.target)):
            best[end] = max(best.get(end, 0.0), link.probability)
    for link in pair.links:
        if (
            link.probability >= _LIKELY
            and best["source", link.source] == link.probability == best["target", link.target]
        ):
            yield link.source, link.target, link.probability


def _excluding(halves: tuple[_Half, _Half], place: int, other: int) -> str | None:
    """The class of which the two name different poles; none if they share a pole of any class."""
    own, its = halves[0].poles[place], halves[1].poles[other]
    if not own or not its or own & its:
        return None
    return next((one.group for one in sorted(own) for two in its if exclude(one, two)), None)


def _speaks(halves: tuple[_Half, _Half], place: int, other: int, group: str) -> bool:
    """Whether nothing around the two words may turn one of them round or be what the other one means."""
    own = {pole for named in halves[0].poles for pole in named if pole.group == group}
    its = {pole for named in halves[1].poles for pole in named if pole.group == group}
    if len(own) != 1 or len(its) != 1:
        return False
    if any(
        _is_name(half, at) or _is_parted(half, at) for half, at in zip(halves, (place, other), strict=True)
    ):
        return False
    turned = [_turned(half, at) for half, at in zip(halves, (place, other), strict=True)]
    if turned[0] != turned[1]:
        return False
    return not any(
        _is_denied(half, at, denying=group in DENYING)
        for half, at in zip(halves, (place, other), strict=True)
    )


def _is_denied(half: _Half, place: int, *, denying: bool) -> bool:
    """Whether something else in the clause denies; beside words that deny themselves, by its meaning, too."""
    around = set(clause(half.tokens, place)) - {place}
    if not denying:
        return bool(half.cues & around)
    return any(at in half.cues or is_soft(half.tokens[at].text, half.language) for at in around)


def _is_name(half: _Half, place: int) -> bool:
    """Whether a word may be part of a name: written large within a sentence of a language that does not."""
    word = half.tokens[place].text
    return word[0].isupper() and ((len(word) > 1 and word.isupper()) or (half.language != "de" and place > 0))


def _is_parted(half: _Half, place: int) -> bool:
    """Whether a verb may have left a particle at the end of its clause that makes another verb of it."""
    known = particles(half.language)
    if not known or half.tokens[place].text[0].isupper():
        return False
    return any(half.tokens[at].text in known for at in _clause_ends(half, place))


def _clause_ends(half: _Half, place: int) -> Iterator[int]:
    within = [at for at in clause(half.tokens, place) if at > place]
    yield from within[-1:]
    yield from (
        at
        for at in within[:-1]
        if half.tokens[at + 1].text.lower() in {"und", "oder", "en", "of", "als", "wie"}
    )


def _turned(half: _Half, place: int) -> bool:
    words = turning(half.language)
    return any(token.text.lower() in words for token in half.tokens[max(0, place - _BEFORE) : place])

"""Nouns that changed places: who gives and who is given to, who warns and who is warned."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignkit.languages.role_marks import aims, determines, ends_finite
from alignkit.languages.roles import (
    clause_around,
    german_roles,
    is_converse,
    is_fixed,
    is_object,
    is_preposition,
    is_relative,
    makes_passive,
)
from alignkit.lexicon import Lexicon

_FIRM = 0.7  # probability of a link
_SURE = 0.9  # of one that needs no lexicon
_KNOWN = 0.05  # strength in the lexicon of two words
_BACK = 3  # tokens before a noun among which its preposition stands
_SHORTEST = 4  # letters of a noun
_CONTRACTING = frozenset({"fr", "es", "it", "pt", "ca", "de"})


class Half(NamedTuple):
    """One side of a bead: its words, its language, and what each of its words is linked to best."""

    words: Sequence[str]
    language: str
    links: dict[int, int]
    likely: dict[int, float]


class Crossed(NamedTuple):
    """First and last token of what changed places, on either side, and by what that shows."""

    source: tuple[int, int]
    target: tuple[int, int]
    mechanism: str


def crossed(source: Half, target: Half, lexicon: Lexicon | None) -> Iterator[Crossed]:
    """Yield nouns of the source that took each other's place in the translation."""
    yield from _aimed(source, target, lexicon)
    yield from _around_verbs(source, target, lexicon)


def _aimed(source: Half, target: Half, lexicon: Lexicon | None) -> Iterator[Crossed]:
    """“The router near to the switch” → “the switch near to the router”."""
    places = [
        k
        for k in sorted(source.links)
        if _names(source, k) and _is_noun(source, k) and _is_noun(target, source.links[k])
    ]
    for n, one in enumerate(places):
        for other in places[n + 1 :]:
            mine, its = source.links[one], source.links[other]
            if its >= mine or not _in_one_clause(source, one, other) or not _in_one_clause(target, its, mine):
                continue
            if _mark(source, one) is not None or _mark(target, its) is not None:
                continue
            if not (_is_aimed_at(source, other) and _is_aimed_at(target, mine)):
                continue
            if any(makes_passive(target.words[k], target.language) for k in range(*_clause(target, its))):
                continue  # “are subject to”: the verb may turn the places round
            pairs = (one, mine), (other, its)
            if all(_means(source.words[k], target.words[m], lexicon) for k, m in pairs):
                yield Crossed((one, other), (its, mine), "aim")


def _mark(half: Half, place: int) -> int | None:
    """Where the preposition of a noun stands, or an article that does its work."""
    first = max(clause_around(half.words, place)[0], place - _BACK)
    for k in range(place - 1, first - 1, -1):
        if is_preposition(half.words[k], half.language) or aims(half.words[k], half.language):
            return k
    return None


def _is_aimed_at(half: Half, place: int) -> bool:
    mark = _mark(half, place)
    if mark is None or not aims(half.words[mark], half.language):
        return False
    between = range(mark + 1, place)
    return not any(makes_passive(half.words[k], half.language) for k in between) and place - mark < _BACK


def _is_noun(half: Half, place: int) -> bool:
    """Whether a word is introduced as a noun, or is a name."""
    words, language = half.words, half.language
    if words[place][0].isupper() and clause_around(words, place)[0] != place:
        return True
    if language == "de" or determines(words[place], language) or aims(words[place], language):
        return False
    before = words[place - 1] if place else ""
    return determines(before, language) or (aims(before, language) and _contracts(before, language))


def _contracts(word: str, language: str) -> bool:
    """Whether a preposition holds an article."""
    return language in _CONTRACTING and len(word) > 1 and word.lower() != "ad"


def _names(half: Half, place: int) -> bool:
    word = half.words[place]
    return (
        half.likely[place] >= _FIRM
        and len(word) >= _SHORTEST
        and word[0].isalpha()
        and not is_preposition(word, half.language)
        and not is_relative(word, half.language)
        and not makes_passive(word, half.language)
    )


def _clause(half: Half, place: int) -> tuple[int, int]:
    return clause_around(half.words, place)


def _in_one_clause(half: Half, first: int, last: int) -> bool:
    return _clause(half, first) == _clause(half, last)


def _around_verbs(source: Half, target: Half, lexicon: Lexicon | None) -> Iterator[Crossed]:
    """“The referee warned the coach” → “Der Trainer warnte den Schiedsrichter”."""
    if not _tells_roles(source.language) or not _tells_roles(target.language):
        return
    for verb in sorted(source.links):
        its = source.links[verb]
        if not (
            ends_finite(source.words, verb, source.language)
            and ends_finite(target.words, its, target.language)
            and (source.likely[verb] >= _SURE or _means(source.words[verb], target.words[its], lexicon))
        ):
            continue
        spans = clause_around(source.words, verb), clause_around(target.words, its)
        if any(_is_turned(half, *at) for half, at in ((source, (spans[0], verb)), (target, (spans[1], its)))):
            continue
        before = [k for k in range(spans[0][0], verb) if k in source.links and _names(source, k)]
        behind = [k for k in range(verb + 1, spans[0][1]) if k in source.links and _names(source, k)]
        front = {source.links[k] for k in behind if spans[1][0] <= source.links[k] < its}
        tail = {source.links[k] for k in before if its < source.links[k] < spans[1][1]}
        if not front or len(tail) != len(before) or not before or _has_more(target, spans[1][0], its, front):
            continue
        if _german(source, spans[0][0], verb, behind) and _german(target, spans[1][0], its, sorted(tail)):
            yield Crossed((before[0], behind[0]), (min(front), min(tail)), "verb")


def _tells_roles(language: str) -> bool:
    return is_fixed(language, nearly=True) or language == "de"


def _means(word: str, other: str, lexicon: Lexicon | None) -> bool:
    return lexicon is None or word == other or lexicon.strength(word, other) >= _KNOWN


def _is_turned(half: Half, clause: tuple[int, int], verb: int) -> bool:
    """Whether something says that order does not tell who acts: a passive, a pronoun, a relative, a mark."""
    words, language = half.words, half.language
    if is_preposition(words[clause[0]], language) or aims(words[clause[0]], language):
        return True
    if is_converse(words[verb], language):
        return True
    if any(makes_passive(words[k], language) for k in range(*clause)):
        return True
    if any(
        is_relative(words[k], language) for k in range(clause[0], verb) if language != "de" or k > clause[0]
    ):
        return True
    return any(
        is_object(words[k], language) for k in range(max(clause[0], verb - 2), verb) if k > clause[0] + 1
    )


def _has_more(half: Half, first: int, last: int, front: set[int]) -> bool:
    """Whether another noun stands in front that is linked to none behind."""
    return any(k in half.links and k not in front and _names(half, k) for k in range(first, last))


def _german(half: Half, first: int, verb: int, behind: Sequence[int]) -> bool:
    """Whether case bears out what order says, where order alone would not do."""
    if half.language != "de":
        return True
    return german_roles(half.words[first:verb], half.words[verb + 1 : (behind[0] if behind else verb) + 1])

"""Idioms rendered word by word."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.inflections import forms
from alignkit.languages.idioms import Idiom, beginnings, idioms
from alignkit.lexicon import Lexicon
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token, token_texts

_BETWEEN = 5  # words that may stand between those of an idiom
_RENDERED = 0.1  # strength of the table from which a word renders another
_LIKELY, _SURE = 0.5, 0.8  # probability of a link that may, and of one that does, tell a rendering
_POSSIBLE = 0.3  # the same among three words or more
_CONTENT = 4  # letters of a word that carries a meaning
_COMMON = 500.0  # in a million words: what is more frequent tells nothing of an image
_SEVERAL = 2  # words of an image that links may tell to be rendered
_IN_ORDER = frozenset("ca en es fr it pt ro".split())  # languages whose idioms keep the order of their words


class _Place(NamedTuple):
    """An idiom of a source sentence with the places of its words and of those of its image."""

    idiom: Idiom
    words: tuple[int, ...]
    image: tuple[int, ...]


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    language = comparison.target.language
    for pair in comparison.pairs:
        told: set[int] = set()
        for place, literal in _rendered(pair, comparison):
            if told.isdisjoint(place.image):
                told.update(place.image)
                source, target = pair.source_tokens, pair.target_tokens
                yield check.finding(
                    (target[literal[0]].start, target[literal[-1]].end),
                    comparison,
                    f"An idiom was rendered word by word; it means: {place.idiom.gloss}.",
                    source=(source[place.words[0]].start, source[place.words[-1]].end),
                    suggestion=place.idiom.renderings[language],
                    confidence=0.85,
                    evidence={"meant": place.idiom.gloss},
                )


def _rendered(pair: Pair, comparison: Comparison) -> list[tuple[_Place, list[int]]]:
    """Idioms rendered word by word, the longest first; none that shares words with one put well."""
    found: list[tuple[_Place, list[int]]] = []
    well: set[int] = set()
    for place in sorted(_places(pair.source_tokens, comparison), key=_longest):
        rendering = place.idiom.renderings.get(comparison.target.language)
        literal = [] if rendering is None else _literal(pair, place.image, comparison)
        if rendering and literal:
            if _is_used(rendering, pair.target_tokens, literal, comparison):
                well.update(place.image)
            else:
                found.append((place, literal))
    return [(place, literal) for place, literal in found if well.isdisjoint(place.image)]


def _longest(place: _Place) -> tuple[int, int]:
    return -len(place.words), place.words[0]


def _places(tokens: Sequence[Token], comparison: Comparison) -> Iterator[_Place]:
    known = idioms(comparison.source.language)
    if not known:
        return
    vocabulary = comparison.vocabularies.get(comparison.source.language)
    known_forms = [forms(token.text, vocabulary) | beginnings(token.text.lower()) for token in tokens]
    for number, own in enumerate(known_forms):
        found = {id(idiom): idiom for word in own & known.keys() for idiom in known[word]}
        for idiom in found.values():
            places = _found(idiom, number, known_forms, in_order=comparison.source.language in _IN_ORDER)
            if places is not None:
                image = sorted(places[place] for place in idiom.image)
                yield _Place(idiom, tuple(sorted(places)), tuple(image))


def _found(
    idiom: Idiom, number: int, known: Sequence[frozenset[str]], *, in_order: bool
) -> tuple[int, ...] | None:
    """Find the words of an idiom around the first of its image; None where one is missing."""
    reach = len(idiom.words) + _BETWEEN
    near = range(max(0, number - reach), min(len(known), number + reach + 1))
    places: list[int] = []
    for place, wanted in enumerate(idiom.words):
        free = [k for k in near if not wanted.isdisjoint(known[k]) and k not in places and k != number]
        if in_order and place > idiom.image[0]:
            free = [k for k in free if k > places[-1]]
        if place == idiom.image[0]:
            places.append(number)
        elif free:
            places.append(min(free, key=lambda k: abs(k - number)))
        else:
            return None
    return tuple(places) if max(places) - min(places) < reach else None


def _is_used(rendering: str, tokens: Sequence[Token], literal: Sequence[int], comparison: Comparison) -> bool:
    """Whether the longest word of a rendering stands beside a literal one, or the whole rendering in it."""
    language = comparison.target.language
    vocabulary = comparison.vocabularies.get(language)
    own_forms = [forms(token.text, vocabulary) for token in tokens]
    words = [forms(word, vocabulary) for word in token_texts(rendering) if len(word) >= _CONTENT]
    places = [[k for k, own in enumerate(own_forms) if own & word] for word in words]
    longest = max(reversed(token_texts(rendering)), key=len)
    wanted = forms(longest, vocabulary)
    if any(own & wanted for k, own in enumerate(own_forms) if not literal[0] <= k <= literal[-1]):
        return True
    if not words or not all(places):
        return False
    first = [own[0] for own in places]
    return language not in _IN_ORDER or first == sorted(first)


def _literal(pair: Pair, image: Sequence[int], comparison: Comparison) -> list[int]:
    """Places of the words that render an image, word by word; nothing where a word of it is not rendered.

    What the table does not tell, links may: all words of an image where none is unlikely and one is sure,
    and one of three may be part of what renders another.
    """
    lexicon = comparison.lexicon
    known = [_known(pair, place, lexicon) for place in image]
    linked = [_linked(pair, place, _LIKELY if len(image) == _SEVERAL else _POSSIBLE) for place in image]
    chosen = [_chosen(own, place) for own, (place, _) in zip(known, linked, strict=True)]
    places = sorted({place for place in chosen if place is not None})
    if all(known):
        every = sorted(set().union(*known))
        if len(every) >= len(image):
            return places if len(places) == len(image) else every
        return every if _is_compound(pair, image, every, lexicon) else []
    certain = (
        _is_sure(pair, image, [chance for _, chance in linked], comparison)
        if lexicon is None
        else _is_plain(pair, image, known, lexicon)
    )
    lacking = chosen.count(None)
    if not certain or lacking > (len(image) > _SEVERAL) or len(places) < max(_SEVERAL, len(image) - 1):
        return []
    return places if places[-1] - places[0] <= len(image) + _BETWEEN else []


def _is_sure(pair: Pair, image: Sequence[int], chances: Sequence[float], comparison: Comparison) -> bool:
    """Whether links tell that an image was rendered: one word of it for sure, or many by and large."""
    if len(image) > _SEVERAL and all(chances) and sum(chances) >= _LIKELY * len(image):
        return True
    return any(
        chance >= _SURE and not _is_common(pair.source_tokens[place].text, comparison)
        for place, chance in zip(image, chances, strict=True)
    )


def _is_common(word: str, comparison: Comparison) -> bool:
    vocabulary = comparison.vocabularies.get(comparison.source.language)
    return vocabulary is not None and vocabulary.per_million(word) > _COMMON


def _chosen(known: set[int], linked: int | None) -> int | None:
    """The one place for a word: the linked one where the table does not object, else the first it knows."""
    return linked if not known or linked in known else min(known)


def _known(pair: Pair, place: int, lexicon: Lexicon | None) -> set[int]:
    """Places of the words that the table knows to render a word."""
    if lexicon is None:
        return set()
    words = [(j, token.text) for j, token in enumerate(pair.target_tokens) if token.is_word]
    strengths = lexicon.relations([pair.source_tokens[place].text], [text for _, text in words])[0]
    return {j for (j, _), strength in zip(words, strengths.tolist(), strict=True) if strength >= _RENDERED}


def _is_plain(pair: Pair, image: Sequence[int], known: Sequence[set[int]], lexicon: Lexicon) -> bool:
    """Whether a word of an image is rendered by a word, not by a part of one."""
    return any(
        lexicon.strength(pair.source_tokens[i].text, pair.target_tokens[j].text) >= _RENDERED
        for i, own in zip(image, known, strict=True)
        for j in own
    )


def _linked(pair: Pair, place: int, likely: float) -> tuple[int | None, float]:
    """The place of the word that a word is linked with, and the link's probability."""
    links = [(link.probability, link.target) for link in pair.links if link.source == place]
    chance, target = max(links, default=(0.0, None))
    return (target, chance) if chance >= likely else (None, 0.0)


def _is_compound(pair: Pair, image: Sequence[int], places: Sequence[int], lexicon: Lexicon | None) -> bool:
    """Whether the words of an image are the parts of one compound: “voie d'eau” → “Wasserweg”."""
    if lexicon is None or len(places) != 1:
        return False
    parts = lexicon.target.parts(pair.target_tokens[places[0]].text)
    strengths = lexicon.relations([pair.source_tokens[place].text for place in image], list(parts))
    return len(parts) >= len(image) and bool((strengths.max(axis=1) >= _RENDERED).all())


CHECKS: tuple[Check, ...] = (
    Check(
        "idiom",
        "accuracy/mistranslation/idiom",
        Severity.MAJOR,
        "The image of an idiom was rendered word by word, and the other language does not know it.",
        _find,
        (
            Example(
                "Ich drücke dir die Daumen.",
                "I press you the thumbs.",
                ("press you the thumbs",),
                ("de", "en"),
            ),
            Example("Ich drücke dir die Daumen.", "I keep my fingers crossed for you.", (), ("de", "en")),
            Example("Sie hat kalte Hände.", "She has cold hands.", (), ("de", "en")),
            Example("Il cuisine une pomme de terre.", "Er kocht eine Kartoffel."),
        ),
    ),
)

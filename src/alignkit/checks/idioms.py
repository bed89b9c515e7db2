"""Idioms rendered word by word."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.inflections import forms
from alignkit.languages.idioms import Idiom, idioms
from alignkit.lexicon import Lexicon
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token, token_texts

_BETWEEN = 5  # words that may stand between those of an idiom
_RENDERED = 0.1  # strength of the table from which a word renders another


class _Place(NamedTuple):
    """An idiom of a source sentence with the places of its words and of those of its image."""

    idiom: Idiom
    words: tuple[int, ...]
    image: tuple[int, ...]


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    language = comparison.target.language
    for pair in comparison.pairs:
        for idiom, words, image in _places(pair.source_tokens, comparison):
            rendering = idiom.renderings.get(language)
            if rendering is None or _is_used(rendering, pair.target_tokens, comparison):
                continue
            literal = _literal(pair, image, comparison.lexicon)
            if literal:
                source, target = pair.source_tokens, pair.target_tokens
                yield check.finding(
                    (target[literal[0]].start, target[literal[-1]].end),
                    comparison,
                    f"An idiom was rendered word by word; it means: {idiom.gloss}.",
                    source=(source[words[0]].start, source[words[-1]].end),
                    suggestion=rendering,
                    confidence=0.85,
                    evidence={"meant": idiom.gloss},
                )


def _places(tokens: Sequence[Token], comparison: Comparison) -> Iterator[_Place]:
    known = idioms(comparison.source.language)
    if not known:
        return
    vocabulary = comparison.vocabularies.get(comparison.source.language)
    known_forms = [forms(token.text, vocabulary) for token in tokens]
    for number, own in enumerate(known_forms):
        for word in own & known.keys():
            for idiom in known[word]:
                places = _found(idiom, word, number, known_forms)
                if places is not None:
                    image = tuple(
                        place for place, w in zip(places, idiom.words, strict=True) if w in idiom.image
                    )
                    yield _Place(idiom, tuple(sorted(places)), tuple(sorted(image)))


def _found(idiom: Idiom, word: str, number: int, known: Sequence[frozenset[str]]) -> tuple[int, ...] | None:
    """Find the words of an idiom around one of them, in any order; None where one is missing."""
    reach = len(idiom.words) + _BETWEEN
    near = range(max(0, number - reach), min(len(known), number + reach + 1))
    places: list[int] = []
    for wanted in idiom.words:
        free = [k for k in near if wanted in known[k] and k not in places]
        if wanted == word and number not in places:
            places.append(number)
        elif free:
            places.append(min(free, key=lambda k: abs(k - number)))
        else:
            return None
    return tuple(places) if max(places) - min(places) < reach else None


def _is_used(rendering: str, tokens: Sequence[Token], comparison: Comparison) -> bool:
    """Whether the longest word of a rendering stands in the translation."""
    vocabulary = comparison.vocabularies.get(comparison.target.language)
    longest = max(token_texts(rendering), key=len)
    return any(forms(longest, vocabulary) & forms(token.text, vocabulary) for token in tokens)


def _literal(pair: Pair, image: Sequence[int], lexicon: Lexicon | None) -> list[int]:
    """Places of the words that render an image, word by word; nothing where a word of it is not rendered."""
    found = [_renderings(pair, place, lexicon) for place in image]
    places = sorted(set().union(*found))
    if not all(found):
        return []
    if len(places) >= len(image):
        return places
    return places if _is_compound(pair, image, places, lexicon) else []


def _renderings(pair: Pair, place: int, lexicon: Lexicon | None) -> set[int]:
    """Places of the words that a word is rendered by: as the table knows, or without one by its links."""
    if lexicon is None:
        return {link.target for link in pair.links if link.source == place}
    words = [(j, token.text) for j, token in enumerate(pair.target_tokens) if token.is_word]
    strengths = lexicon.relations([pair.source_tokens[place].text], [text for _, text in words])[0]
    return {j for (j, _), strength in zip(words, strengths.tolist(), strict=True) if strength >= _RENDERED}


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

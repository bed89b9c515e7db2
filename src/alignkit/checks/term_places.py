"""Where the terms of a glossary stand in a text pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from alignkit.checks.base import Comparison
from alignkit.checks.wordings import Index, Place, Speech, is_cased
from alignkit.records import Pair, Side
from alignkit.terms import Term
from alignkit.tokens import Token

_SURE_BEAD = 0.5
_LINKED_WIDTH = 3  # words that a rendering may have beyond those of its term
# What languages add to a foreign name: genitives, and cases of Slavic and Baltic ones.
_CASE_ENDING = r"(?:['’]?s|es|e|en|n|a|u|y|i|ie|em|om|ą|ę|ów|ом|а|у|е|ы)?"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Met:
    """A term of the glossary in the source of a bead."""

    term: Term
    place: Place


def speech(comparison: Comparison, side: Side) -> Speech:
    """Return the language of a side, with its word list."""
    language = (comparison.source if side == "source" else comparison.target).language
    return Speech(language, comparison.vocabularies.get(language))


def counts_capitals(text: str, cased: bool | None) -> bool:
    """Whether a term must have its capitals: as its entry says, else as it looks."""
    return is_cased(text) if cased is None else cased


def span(tokens: Sequence[Token], place: Place) -> Span:
    """Return the characters from the first token to the last."""
    return tokens[place.first].start, tokens[place.last].end


def terms_met(comparison: Comparison) -> tuple[tuple[Met, ...], ...]:
    """Return the terms that the source has, pair by pair; none where it is doubtful what belongs together."""
    terms = comparison.glossary.terms(comparison.source.language, comparison.target.language)
    rows = [(term.source, counts_capitals(term.source, term.cased), term) for term in terms]
    index = Index(rows, speech(comparison, "source"))
    return tuple(
        tuple(Met(term, place) for term, place in index.find(pair.source_tokens))
        if terms and not pair.bead.is_gap and pair.bead.confidence >= _SURE_BEAD
        else ()
        for pair in comparison.pairs
    )


def rendering(pair: Pair, place: Place) -> Place | None:
    """Return the target tokens linked to source tokens; None where there are none, or far apart."""
    linked = [link.target for link in pair.links if place.first <= link.source <= place.last]
    if not linked or max(linked) - min(linked) > place.last - place.first + _LINKED_WIDTH:
        return None
    return Place(min(linked), max(linked))


def kept_spans(name: str, text: str, where: Span) -> list[Span]:
    """Return where a name stands letter by letter; a language may add a short ending of its own.

    Example:
        >>> kept_spans("Nordwind", "Nordwinds Boot, Nordwindung, nordwind", (0, 37))
        [(0, 9)]
    """
    if name not in text:
        return []
    return [match.span() for match in _kept_pattern(name).finditer(text, *where)]


@lru_cache(maxsize=4096)
def _kept_pattern(name: str) -> regex.Pattern[str]:
    ending = _CASE_ENDING if name[-1].isalpha() else ""
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(name)}{ending}(?![\p{{L}}\p{{N}}])")


def approved_spans(comparison: Comparison) -> tuple[Span, ...]:
    """Return the target's words that the glossary asks for where they stand: terms used and names kept."""
    found: list[Span] = []
    there = speech(comparison, "target")
    for pair, met in zip(comparison.pairs, comparison.once(terms_met), strict=True):
        found += (span(pair.target_tokens, place) for place in target_places(met, pair, there))
        sides = comparison.span(pair, "source"), comparison.span(pair, "target")
        if sides[0] and sides[1]:
            for name in comparison.glossary.keep:
                if kept_spans(name, comparison.source.text, sides[0]):
                    found += kept_spans(name, comparison.target.text, sides[1])
    return tuple(found)


def target_places(met: Sequence[Met], pair: Pair, there: Speech) -> list[Place]:
    """Return where renderings that the met terms allow stand in a pair's target."""
    rows = [(text, counts_capitals(text, one.term.cased), text) for one in met for text in one.term.targets]
    return [place for _, place in Index(rows, there).find(pair.target_tokens)] if rows else []

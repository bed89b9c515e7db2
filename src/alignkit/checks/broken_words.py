"""Words cut in two: by the end of a line (``Regie- rung``), or by a translation word for word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.compounds import MEASURES, joins_nouns, links_nouns, puts_noun_first
from alignkit.languages.typography import CONJUNCTIONS, DOUBLE_QUOTES, masked
from alignkit.lexicon import Vocabulary
from alignkit.records import Finding, Severity
from alignkit.tokens import Token

_SHORTEST = 3  # letters of a word that is part of a compound
_SEEN = 0.1  # occurrences per million of a compound that is usual
_NOUN = 0.03  # occurrences per million of a noun that is known
_SMALL_WORD = 200.0  # occurrences per million from which a word is one of grammar
_LOAN = 20  # times as often that a loan is found at home
_SHARE = 0.1  # how often the declined form of an adjective stands beside the bare one, at the least
_BROKEN = regex.compile(r"(?<![\p{L}\p{N}-])(?P<first>\p{L}{2,})-[ \u00a0](?P<second>\p{Ll}{2,})(?![\p{L}-])")


def _broken(comparison: Comparison, check: Check) -> Iterator[Finding]:
    words = comparison.vocabularies.get(comparison.target.language)
    if words is None:
        return
    for match in _BROKEN.finditer(masked(comparison.target.text)):
        whole = match["first"] + match["second"]
        # “Ein- und Ausfuhr” leaves out a part on purpose.
        if match["second"] in CONJUNCTIONS or not words.per_million(whole):
            continue
        if match.group() not in comparison.source.text:
            message = f"“{whole}” is one word: a line once ended here."
            yield check.finding(match.span(), comparison, message, suggestion=whole, confidence=0.9)


def _split(comparison: Comparison, check: Check) -> Iterator[Finding]:
    words = comparison.vocabularies.get(comparison.target.language)
    if words is None or not joins_nouns(comparison.target.language):
        return
    for pair in comparison.pairs:
        partners: defaultdict[int, list[int]] = defaultdict(list)
        for link in pair.links:
            partners[link.target].append(link.source)
        for place, (one, other) in enumerate(pairwise(pair.target_tokens)):
            own = partners[place], partners[place + 1]
            quoted = place > 0 and pair.target_tokens[place - 1].text in DOUBLE_QUOTES
            if (
                quoted
                or _are_english(one, other, comparison)
                or _are_taken_over(pair.source_tokens, own, (one, other))
            ):
                continue
            if not _are_nouns(one, other, comparison.target.language, words):
                continue
            if _stand_together(*own, pair.source_tokens, comparison.source.language):
                whole = one.text + other.text.lower()
                yield check.finding(
                    (one.start, other.end),
                    comparison,
                    f"“{one.text}” and “{other.text}” are one word here, as “{whole}” is.",
                    suggestion=whole if words.per_million(whole) else None,
                    confidence=0.8,
                )


def _are_english(one: Token, other: Token, comparison: Comparison) -> bool:
    """Whether both words are English ones far more often: part of a name, whatever the source calls it."""
    own, english = comparison.vocabularies[comparison.target.language], comparison.vocabularies.get("en")
    return english is not None and all(
        english.per_million(token.text) > _LOAN * own.per_million(token.text) for token in (one, other)
    )


def _are_taken_over(source: Sequence[Token], own: Sequence[Sequence[int]], words: Sequence[Token]) -> bool:
    """Whether both words stand in the source as they are: “Task Force” is a loan."""
    known = zip(own, words, strict=True)
    return all(any(source[k].text.lower() == word.text.lower() for k in links) for links, word in known)


def _are_nouns(one: Token, other: Token, language: str, words: Vocabulary) -> bool:
    """Whether two neighbouring words are nouns that the language would join; known compounds show it."""
    if not (one.is_word and other.is_word) or min(len(one.text), len(other.text)) < _SHORTEST:
        return False
    if language == "de":
        nouns = all(_is_common_noun(token.text, words) for token in (one, other))
        first = one.text.lower()
        return nouns and first not in MEASURES and words.lemma(first) == first
    # Small words meet by grammar: “bij een”, “inden for”.
    if any(
        len(token.text) <= _SHORTEST or words.per_million(token.text) > _SMALL_WORD for token in (one, other)
    ):
        return False
    whole = words.per_million(one.text + other.text)
    rare = whole > _SEEN and words.written(one.text + other.text).islower()
    return rare and other.text.islower() and not _is_declined(one.text, words)


def _is_common_noun(word: str, words: Vocabulary) -> bool:
    return word.istitle() and words.per_million(word) >= _NOUN and not words.written(word.lower()).islower()


def _is_declined(word: str, words: Vocabulary) -> bool:
    """Whether a word has the forms of an adjective: those are not joined to a noun."""
    usual = words.per_million(word)
    return any(words.per_million(word + ending) > usual * _SHARE for ending in ("e", "a", "t"))


def _stand_together(one: Sequence[int], other: Sequence[int], tokens: Sequence[Token], language: str) -> bool:
    """Whether the words that two translate are a noun before another, or “one of the other”."""
    if (
        len(one) != 1
        or len(other) != 1
        or not tokens[one[0]].text.islower()
        or not tokens[other[0]].text.islower()
    ):
        return False
    if puts_noun_first(language):
        return one[0] - other[0] == 2 and tokens[other[0] + 1].text.lower() in links_nouns(language)
    return other[0] - one[0] == 1


CHECKS: tuple[Check, ...] = (
    Check(
        "broken-word",
        "linguistic/spelling/compound-spacing",
        Severity.MINOR,
        "A hyphen and a blank stand inside a word, as where a line ended before the text was copied.",
        _broken,
        (
            Example("Le gouvernement est là.", "Die Regie- rung ist da.", ("Regie- rung",)),
            Example("Sie wartet seit gestern.", "Elle at- tend ici.", ("at- tend",), ("de", "fr")),
            Example("Import et export", "Ein- und Ausfuhr, Hin- wie Rückweg, Nord- bis Südsee"),
        ),
    ),
    Check(
        "split-compound",
        "linguistic/spelling/compound-spacing",
        Severity.MINOR,
        "Two nouns stand side by side that the language writes as one word, as the source has them together.",
        _split,
        (
            Example(
                "The rain sensor is included.",
                "Der Regen Sensor ist enthalten.",
                ("Regen Sensor",),
                ("en", "de"),
            ),
            Example("She drank a glass of water.", "Sie trank ein Glas Wasser.", (), ("en", "de")),
        ),
    ),
)

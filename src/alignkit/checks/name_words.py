"""What tells a name from other words."""

from collections.abc import Iterator

import regex

from alignkit.checks.base import Comparison
from alignkit.lexicon import Vocabulary
from alignkit.records import Pair
from alignkit.tokens import Token

NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}]*(?:[-'’]\p{L}[\p{L}\p{M}]*)*")
_COMMON_NOUN = 50.0  # occurrences per million from which a word written small is no place


def capitalised(pair: Pair, least: int = 4) -> Iterator[Token]:
    """Target words of a bead that begin with a capital and have so many letters."""
    return (token for token in pair.target_tokens if len(token.text) >= least and token.text[0].isupper())


def is_common_noun(name: str, vocabulary: Vocabulary, least: float = _COMMON_NOUN) -> bool:
    """Whether a word is a name only by chance: “Le Monde” is no town."""
    return vocabulary.written(name.lower()).islower() and vocabulary.per_million(name) > least


def is_word(word: str, form: str, comparison: Comparison) -> bool:
    """Whether the target language knows the word well enough for it to be no slip."""
    known = comparison.vocabularies.get(comparison.target.language)
    if known is None:
        return False
    return known.per_million(word) > max(0.5, known.per_million(form) / 10)

"""What a word of a text may be a form of."""

from collections.abc import Iterable

from alignkit.lexicon import Vocabulary


def forms(word: str, vocabulary: Vocabulary | None) -> frozenset[str]:
    """Return a word in small letters, itself without the ending of a plural, and its base form if known.

    Example:
        >>> sorted(forms("Bills", None))
        ['bill', 'bills']
    """
    lower = word.lower()
    found = {lower, lower.removesuffix("s"), lower.removesuffix("x"), lower.removesuffix("es")}
    if vocabulary is not None:
        found.add(vocabulary.lemma(word))
    return frozenset(found)


def all_forms(words: Iterable[str], vocabulary: Vocabulary | None) -> frozenset[str]:
    """Return what all of some words may be forms of."""
    return frozenset().union(*(forms(word, vocabulary) for word in words))

"""Negations in two parts: French ``ne … pas`` is one ``not``, and both its words belong to it."""

from collections.abc import Mapping, Sequence

from alignkit.words.forms import bare

# First parts of a negation, and the words that complete it.
_FIRST: Mapping[str, frozenset[str]] = {"fr": frozenset({"ne", "n"})}
_SECOND: Mapping[str, frozenset[str]] = {
    "fr": frozenset("pas plus jamais rien personne aucun aucune guère point nul nulle ni".split())
}
_SHORT = 2  # characters of the longest first part, its apostrophe included
_AFTER, _BEFORE = 7, 4  # tokens that may stand between both: ``n'a pas``, ``personne ne``


def completed(tokens: Sequence[str], language: str) -> dict[int, int]:
    """Find the first parts of negations with what completes them.

    Returns:
        Place of each first part → place of its second; one that stands alone is left out.

    Example:
        >>> completed("Elle n' a pas faim mais personne ne mange".split(), "fr")
        {1: 3, 7: 6}
    """
    first, second = _FIRST.get(language), _SECOND.get(language)
    if first is None or second is None:
        return {}
    found = {}
    for place, token in enumerate(tokens):
        if len(token) <= _SHORT and bare(token) in first:
            after = range(place + 1, min(len(tokens), place + 1 + _AFTER))
            before = range(place - 1, max(-1, place - 1 - _BEFORE), -1)
            partner = next((other for other in (*after, *before) if bare(tokens[other]) in second), None)
            if partner is not None:
                found[place] = partner
    return found

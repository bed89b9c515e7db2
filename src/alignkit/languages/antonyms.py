"""Which pole of a class a word names: easy and difficult, to rise and to fall, red, blue and green."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from alignkit.languages.actions import ACTIONS
from alignkit.languages.kinds import KINDS
from alignkit.languages.qualities import QUALITIES

CLASSES: Mapping[str, Mapping[str, str]] = {**QUALITIES, **ACTIONS, **KINDS}
DENYING = frozenset(("frequency", "total"))
"""Classes of which a pole is a negation."""
_OPEN = "*"
_SHORTEST = 3  # letters of a beginning, but for its star
_ENDING = 4  # letters that may end a word of a language where more may be another part of a compound
_COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no"))
_TURNING: Mapping[str, str] = {
    "en": "not less least too hardly barely scarcely far anything without avoid stop prevent",
    "de": "nicht weniger wenigsten zu kaum alles ohne vermeiden verhindern statt",
    "fr": "pas moins trop peu loin sans tout guère éviter empêcher",
    "es": "no menos demasiado poco lejos sin nada evitar impedir",
    "it": "non meno troppo poco lontano senza tutt evitare impedire",
    "pt": "não menos demasiado pouco muito longe sem evitar impedir",
    "nl": "niet minder minst te nauwelijks zonder allesbehalve verre",
    "pl": "nie mniej najmniej zbyt mało bez bynajmniej",
    "cs": "ne méně nejméně příliš málo bez",
    "sv": "inte mindre minst för knappt utan",
    "da": "ikke mindre mindst for næppe uden",
    "no": "ikke mindre minst for neppe uten",
    "ru": "не менее меньше слишком мало без вряд",
    "uk": "не менш менше надто мало без",
    "ca": "no menys massa poc sense",
    "ro": "nu puțin prea fără",
}
"""Words that turn a quality round."""
_PARTICLES: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        "ab an auf aus bei durch ein fest fort her hin los mit nach um vor weg zu zurück".split()
    ),
    "nl": frozenset("aan af bij door in mee na neer om op over terug toe uit vast voor weg".split()),
}
"""What a verb may leave at the end of its clause, and what makes another verb of it."""
_NEIGHBOURS: Mapping[str, frozenset[frozenset[int]]] = {
    "hours": frozenset(map(frozenset, ((1, 2), (2, 3), (0, 3)))),
}
"""Kinds that pass into each other: an evening is a night somewhere else."""


class Pole(NamedTuple):
    """A class and which of its poles."""

    group: str
    number: int


@cache
def poles(word: str, lemma: str, language: str) -> frozenset[Pole]:
    """The poles that a word names by itself or by its base form, both lower case.

    Example:
        >>> sorted(poles("heavier", "heavy", "en")), sorted(poles("sank", "sinken", "de"))
        ([Pole(group='weight', number=0)], [Pole(group='change', number=1)])
    """
    index = _index(language)
    found = index.get(word, frozenset()) | index.get(lemma, frozenset())
    for form in {word, lemma}:
        least = max(_SHORTEST, len(form) - _ENDING) if language in _COMPOUNDING else _SHORTEST
        for size in range(least, len(form) + 1):
            found |= index.get(form[:size] + _OPEN, frozenset())
    return found


def exclude(one: Pole, other: Pole) -> bool:
    """Whether two poles cannot be meant by one word.

    Example:
        >>> exclude(Pole("hours", 0), Pole("hours", 2)), exclude(Pole("hours", 3), Pole("hours", 2))
        (True, False)
    """
    numbers = frozenset((one.number, other.number))
    return one.group == other.group and len(numbers) == 2 and numbers not in _NEIGHBOURS.get(one.group, ())


@cache
def turning(language: str) -> frozenset[str]:
    """Words that turn a quality round: less, too, hardly.

    Example:
        >>> "less" in turning("en")
        True
    """
    return frozenset(_TURNING.get(language, "").split())


def particles(language: str) -> frozenset[str]:
    """What a verb may leave at the end of its clause: ``lehnt … ab``."""
    return _PARTICLES.get(language, frozenset())


@cache
def _index(language: str) -> Mapping[str, frozenset[Pole]]:
    index: dict[str, frozenset[Pole]] = {}
    for group, rows in CLASSES.items():
        for number, words in enumerate(rows.get(language, "").split("/")):
            for word in words.split():
                index[word] = index.get(word, frozenset()) | {Pole(group, number)}
    return index

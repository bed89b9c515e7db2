"""Verbs of grounding: somebody goes by something, or something rests on it.

The Romance languages use one verb for both (``se baser``, ``basarse``), others have two (German ``sich
stützen`` and ``basieren``). With a speaker for its subject only the first of two is right.
"""

from collections.abc import Mapping
from functools import cache

import regex

_GOES_BY: Mapping[str, str] = {
    "fr": r"se (?:bas|fond)(?:e|ent|ait|aient|ant)|s['’]appu(?:ie|ient|yait|yaient|yant)",
    "es": r"se (?:bas|apoy|fund)(?:a|an|aba|aban|ó|aron)|(?:bas|apoy)ándose",
    "it": r"si (?:bas|fond|appoggi)(?:a|ano|ava|avano)|basandosi",
    "pt": r"se (?:baseia|baseiam|baseava|baseavam|apoia|apoiam)|(?:baseia|baseiam|apoia)-se|baseando-se",
    "ca": r"es basa|es basen|es basava|basant-se",
    "ro": r"se baz(?:ează|a|au)",
}
_RESTS_ON: Mapping[str, str] = {
    "de": r"(?:basier|beruh)(?:t|en|te|ten)|fuß(?:t|en|te|ten)",
    "en": r"(?:is|are|was|were|been) based on|rests? on|rested on",
    "nl": r"gebaseerd (?:is|zijn|was|waren)|(?:is|zijn|was|waren) gebaseerd|berust(?:te)?|berusten",
    "da": r"(?:er|var) baseret på|beror på",
    "sv": r"baseras på|baserades på|(?:är|var) baserad på",
    "no": r"(?:er|var) basert på|beror på",
}
_RELATIVES: Mapping[str, str] = {
    "de": "der|die|das",
    "en": "who|which|that",
    "nl": "die|dat",
    "da": "der|som",
    "sv": "som",
    "no": "som",
}
_ATTRIBUTES: Mapping[str, str] = {
    "de": "so|laut|zufolge|nach Angaben|nach Aussage",
    "en": "according to|said|says|reported|told by",
    "nl": "volgens|aldus",
    "da": "ifølge|oplyser|siger",
    "sv": "enligt|uppger|säger",
    "no": "ifølge|opplyser|sier",
}
"""Words that name who says what is said: the noun after them is a speaker."""
_BETWEEN = 5  # words from one of them to the relative pronoun


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{pattern})(?!\p{{L}})", regex.IGNORECASE)


@cache
def _clause(language: str) -> regex.Pattern[str] | None:
    if language not in _RESTS_ON:
        return None
    attribute, relative, verb = (table[language] for table in (_ATTRIBUTES, _RELATIVES, _RESTS_ON))
    return regex.compile(
        rf"(?<!\p{{L}})(?i:{attribute})(?: [\p{{L}}'’.()-]+){{1,{_BETWEEN}}},? (?<clause>(?:{relative}) "
        rf"(?:[^,;:.!?]* )?(?<verb>{verb})(?!\p{{L}})[^,;:.!?]*)"
    )


def goes_by(text: str, language: str) -> tuple[int, int] | None:
    """Find a verb by which somebody goes by something.

    Example:
        >>> goes_by("selon la police, qui se base sur des témoins", "fr")
        (21, 28)
    """
    pattern = _GOES_BY.get(language)
    found = None if pattern is None else _compiled(pattern).search(text)
    return None if found is None else found.span()


def resting_speaker(text: str, language: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Find a clause in which a speaker, of all things, rests on something: the clause and its verb.

    Example:
        >>> resting_speaker("laut der Polizei, die auf Zeugen basiert.", "de")
        ((18, 40), (33, 40))
    """
    pattern = _clause(language)
    found = None if pattern is None else pattern.search(text)
    return None if found is None else (found.span("clause"), found.span("verb"))

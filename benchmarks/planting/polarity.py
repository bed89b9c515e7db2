"""Errors of polarity: a negation dropped or put in."""

from collections.abc import Mapping
from random import Random

import regex

from benchmarks.planting.figures import drawn
from benchmarks.planting.records import Clean, Edit, Planter

_DROPPED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "de": (
        (r"\bnicht (?!nur|bloß|allein|einmal)", ""),
        (r"\bkeine(?=[nmrs]?\b)", "eine"),
        (r"\bkein\b", "ein"),
    ),
    "en": (
        (
            r"(?<=\b(?:is|was|are|were|has|have|had|will|would|could|should|did|does|do|can|must|may|might) )"
            r"not (?!only|just|even)",
            "",
        ),
        (r"(?<=\p{L}{2})n['’]t\b", ""),
    ),
    "fr": ((r"\b(?:ne |n['’])(\p{L}+) pas\b", r"\1"),),
    "es": ((r"\bno (?=\p{L}+)(?!solo|sólo)", ""),),
    "it": ((r"\bnon (?=\p{L}+)(?!solo)", ""),),
    "pt": ((r"\bnão (?=\p{L}+)(?!só)", ""),),
    "nl": ((r"\bniet (?!alleen)", ""), (r"\bgeen\b", "een")),
}
_ADDED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "de": (
        (
            r"\b((?:ist|war|sind|waren|wird|wurde|wurden|hat|hatte|haben|kann|soll|muss)) (?=\p{Ll})",
            r"\1 nicht ",
        ),
    ),
    "en": ((r"\b(is|was|are|were|will|would|could|should|has been|have been) (?=\p{Ll})", r"\1 not "),),
    "fr": ((r"\b(est|était|sera|sont|étaient|peut|doit) (?=\p{Ll})", r"n’\1 pas "),),
}


_DENIES: Mapping[str, str] = {
    "de": r"\b(?:nicht|kein\p{L}*|nie|niemals|nichts|niemand)\b",
    "en": r"\b(?:not|never|no|nothing|nobody|cannot)\b|n['’]t\b",
    "fr": r"\b(?:ne|n['’]).{1,40}\b(?:pas|plus|jamais|rien|personne|aucune?)\b",
    "es": r"\b(?:no|nunca|nada|nadie|ningún\p{L}*)\b",
    "it": r"\b(?:non|mai|niente|nulla|nessun\p{L}*)\b",
    "pt": r"\b(?:não|nunca|nada|ninguém|nenhum\p{L}*)\b",
    "nl": r"\b(?:niet|geen|nooit|niets|niemand)\b",
}


def dropped(clean: Clean, rng: Random) -> Edit | None:
    """Take a negation out of the target where the source denies as well."""
    if not regex.search(_DENIES.get(clean.languages[0], "(?!)"), clean.source, regex.IGNORECASE):
        return None
    edit = _rewritten(clean, rng, _DROPPED.get(clean.languages[1], ()))
    # What is left where the negation stood says nothing of it.
    return edit and Edit(edit.source, edit.target, (edit.where[0], edit.where[0]), edit.before)


def added(clean: Clean, rng: Random) -> Edit | None:
    """Negate a verb of the target where neither side denies anything."""
    sides = zip(clean.languages, (clean.source, clean.target), strict=True)
    if any(regex.search(_DENIES.get(language, ""), text, regex.IGNORECASE) for language, text in sides):
        return None
    return _rewritten(clean, rng, _ADDED.get(clean.languages[1], ()))


def _rewritten(clean: Clean, rng: Random, rules: tuple[tuple[str, str], ...]) -> Edit | None:
    found = [
        (match, template) for pattern, template in rules for match in regex.finditer(pattern, clean.target)
    ]
    choice = drawn(found, rng)
    if choice is None:
        return None
    match, template = choice
    return clean.replaced(*match.span(), match.expand(template))


PLANTERS: Mapping[str, Planter] = {"negation dropped": dropped, "negation added": added}

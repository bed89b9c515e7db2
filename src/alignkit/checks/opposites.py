"""A word of a closed class that is rendered by its opposite: at least by at most, north by south."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from alignkit.checks.antonyms import opposed
from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.clashes import (
    Clash,
    are_known,
    clashes,
    continues_alike,
    is_denied,
    right_word,
    stands_alike,
)
from alignkit.languages.kinds import KINDS
from alignkit.languages.opposites import OPPOSITES, excludes
from alignkit.records import Finding, Severity

_AROUND = 3  # tokens around two words that stand alike
_REACH = 3  # tokens after a preposition among which its noun stands
_SHORTEST = 4  # letters of that noun


class _Asks(NamedTuple):
    """What a class asks for before it speaks.

    ``link`` is the least probability of a link between the two words; words that are the only ones of their
    class and stand alike need none where ``alone`` is true. ``noun`` tells that what follows has to be linked
    as well, and ``firm`` that a negation turns nothing round.
    """

    link: float = 0.3
    alone: bool = True
    noun: bool = False
    firm: bool = False


_ASKS: Mapping[str, _Asks] = {
    "bound": _Asks(firm=True),
    "comparison": _Asks(),
    "trend": _Asks(),
    "with": _Asks(noun=True),
    "order": _Asks(noun=True),
    "side": _Asks(firm=True),
    "height": _Asks(),
    "rank": _Asks(noun=True, firm=True),
    "state": _Asks(),
    "people": _Asks(firm=True),
    "kin": _Asks(firm=True),
    "compass": _Asks(firm=True),
}


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    done: set[tuple[int, int]] = set()
    for finding in _closed(comparison, check):
        done.add((finding.start, finding.end))
        yield finding
    yield from (finding for finding in _words(comparison, check) if not _overlaps(finding, done))


def _overlaps(finding: Finding, done: set[tuple[int, int]]) -> bool:
    return any(start < finding.end and finding.start < end for start, end in done)


def _words(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for found in opposed(comparison):
        kind = "another kind than" if found.group in KINDS else "the opposite of"
        yield check.finding(
            (found.target.start, found.target.end),
            comparison,
            f"“{found.target.text}” is {kind} “{found.source.text}”.",
            source=(found.source.start, found.source.end),
            confidence=0.85,
            evidence={"class": found.group, "source": found.source.text, "target": found.target.text},
        )


def _closed(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for clash in clashes(comparison, OPPOSITES, excludes):
        if _holds(clash, comparison):
            own, its = clash.words
            source, target = clash.places
            yield check.finding(
                target,
                comparison,
                f"“{its}” is the opposite of “{own}”.",
                source=source,
                suggestion=right_word(clash, OPPOSITES, comparison.target.language),
                confidence=0.95 if clash.link else 0.85,
                evidence={
                    "class": clash.source.group,
                    "source": clash.source.pole,
                    "target": clash.target.pole,
                },
            )


def _holds(clash: Clash, comparison: Comparison) -> bool:
    asks = _ASKS[clash.source.group]
    placed = asks.alone and clash.alone and stands_alike(clash, _AROUND)
    if clash.link < asks.link and not placed:
        return False
    if not asks.firm and is_denied(clash.pair, comparison):
        return False
    if asks.noun and not continues_alike(clash, _REACH, _SHORTEST):
        return False
    return asks.firm or not are_known(clash, comparison)


CHECKS: tuple[Check, ...] = (
    Check(
        "opposite",
        "accuracy/mistranslation",
        Severity.MAJOR,
        "A word that sets a bound, a direction, an order, a state or a sex is rendered by its opposite: “at "
        "least” by “at most”, “north” by “south”, and nothing of the translation says what the source says.",
        _find,
        (
            Example("Il faut au moins trois clés.", "Man braucht höchstens drei Schlüssel.", ("höchstens",)),
            Example(
                "The north wind brings rain.",
                "Le vent du sud apporte la pluie.",
                ("sud",),
                ("en", "fr"),
            ),
            Example("Il faut au moins trois clés.", "Man braucht mindestens drei Schlüssel."),
            Example("Il faut au plus tôt trois clés.", "Man braucht höchstens drei Schlüssel."),
            Example(
                "No more than five people may enter.",
                "Es dürfen höchstens fünf Personen eintreten.",
                (),
                ("en", "de"),
            ),
        ),
    ),
)

"""Units of measure and currencies that changed although the number did not."""

from collections.abc import Iterator

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.number_differences import sides
from alignkit.languages.currencies import LANGUAGES, names_money
from alignkit.languages.quantities import Quantity
from alignkit.languages.quantity_matching import Reader, match_quantities
from alignkit.languages.units import Unit, unit_beside
from alignkit.records import Document, Finding, Severity

_Changed = tuple[Unit, Unit]
_WORD = regex.compile(r"[ \u00a0\u202f](?P<word>\p{L}{3,})(?!\p{L})")


def _changed(comparison: Comparison) -> tuple[_Changed, ...]:
    return tuple(_each_change(comparison))


def _each_change(comparison: Comparison) -> Iterator[_Changed]:
    """Yield the units of equal numbers where they are not the same, each unit of the target once."""
    source, target = Reader(comparison.source), Reader(comparison.target)
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        own = source.within(comparison.span(pair, "source"))
        its = target.within(comparison.span(pair, "target"))
        equal = match_quantities(own, its)[0]
        beside = [(_unit(comparison.source, a), _unit(comparison.target, b)) for a, b in equal]
        for (number, _), (one, two) in zip(equal, beside, strict=True):
            if one is None or two is None or not one.differs(two):
                continue
            # A number that stands twice may have met the wrong partner.
            twins = [side for (a, _), side in zip(equal, beside, strict=True) if a.matches(number)]
            meanings = [
                {m for unit in units if unit for m in unit.meanings} for units in zip(*twins, strict=True)
            ]
            if not (one.meanings & meanings[1] or two.meanings & meanings[0]):
                yield one, two


def _unit(document: Document, quantity: Quantity) -> Unit | None:
    return unit_beside(document.text, quantity.start, quantity.end, document.language)


def _find(comparison: Comparison, check: Check, *, money: bool) -> Iterator[Finding]:
    for one, two in comparison.once(_changed):
        if (one.is_money and two.is_money) == money:
            own = comparison.source.text[one.start : one.end]
            its = comparison.target.text[two.start : two.end]
            yield check.finding(
                (two.start, two.end),
                comparison,
                f"The number is the same, but “{own}” became “{its}”.",
                source=(one.start, one.end),
                confidence=0.9,
                evidence={"source": sorted(one.meanings), "target": sorted(two.meanings)},
            )


def _each_loss(comparison: Comparison) -> Iterator[tuple[Unit, tuple[int, int]]]:
    """Yield the currency of an amount, and the word in its place where the other side names none at all."""
    if comparison.target.language not in LANGUAGES:
        return
    for pair, own, its in sides(comparison):
        start, end = comparison.span(pair, "target") or (0, 0)
        if pair.bead.is_gap or names_money(comparison.target.text[start:end], comparison.target.language):
            continue
        for one, two in match_quantities(own, its)[0]:
            unit, word = _unit(comparison.source, one), _WORD.match(comparison.target.text, two.end, end)
            if unit is not None and unit.is_only_money and _unit(comparison.target, two) is None and word:
                yield unit, word.span("word")


def _measure(comparison: Comparison, check: Check) -> Iterator[Finding]:
    return _find(comparison, check, money=False)


def _currency(comparison: Comparison, check: Check) -> Iterator[Finding]:
    yield from _find(comparison, check, money=True)
    for unit, place in _each_loss(comparison):
        own = comparison.source.text[unit.start : unit.end]
        yield check.finding(
            place,
            comparison,
            f"“{own}” is the currency of this amount; no word of the translation names one.",
            source=(unit.start, unit.end),
            confidence=0.75,
            evidence={"source": sorted(unit.meanings), "target": []},
        )


CHECKS: tuple[Check, ...] = (
    Check(
        "unit",
        "accuracy/mistranslation/unit",
        Severity.MAJOR,
        "A number stayed what it was, but its unit of measure is another one.",
        _measure,
        (
            Example("Le mur mesure 14 mètres.", "Die Mauer misst 14 Zentimeter.", ("Zentimeter",)),
            Example("Il fait 30 °C à l'ombre.", "Es sind 30 °F im Schatten.", ("°F",)),
            Example(
                "Un homme de 20 ans et un garçon de 16 ans.",
                "Ein Mann von 20 Monaten und ein Junge von 16 Jahren.",
                ("Monaten",),
            ),
            Example(
                "Snön vägde 180 kilo per kvadratmeter.",
                "The snow weighed 180 pounds per square metre.",
                ("pounds",),
                ("sv", "en"),
            ),
            Example("Det är 15 mil till Umeå.", "It is 15 miles to Umeå.", ("miles",), ("sv", "en")),
            Example(
                "Поезд с 40 километрами кабеля.",
                "A train with 40 metres of cable.",
                ("metres",),
                ("ru", "en"),
            ),
            Example("La mine est à 16 km (10 milles).", "Die Mine ist 16 km (10 Meilen) entfernt."),
            Example("Elle pèse 12 kg.", "Sie wiegt 12 Kilogramm."),
            Example("Il a 12 ans.", "Er ist 12 Jahre alt."),
        ),
    ),
    Check(
        "currency",
        "accuracy/mistranslation/currency",
        Severity.MAJOR,
        "An amount of money stayed what it was, but its currency is another one.",
        _currency,
        (
            Example("Le billet coûte 40 euros.", "Die Karte kostet 40 Dollar.", ("Dollar",)),
            Example("Le lit coûte 40 euros par nuit.", "Das Bett kostet 40 Dollar pro Nacht.", ("Dollar",)),
            Example("It costs £3 million.", "Es kostet 3 Millionen Euro.", ("Euro",), ("en", "de")),
            Example("Koszt to 40 mln zł.", "The cost is 40 million gold.", ("gold",), ("pl", "en")),
            Example("Это стоит 40 долларов.", "It costs 40 roubles.", ("roubles",), ("ru", "en")),
            Example("The ticket costs $40.", "Die Karte kostet 40 Dollar.", (), ("en", "de")),
            Example("Le billet coûte 40 livres.", "Die Karte kostet 40 Pfund."),
        ),
    ),
)

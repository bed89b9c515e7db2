"""The half of the day of a time: five in the morning is no ``17 Uhr``."""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.clock import Reading, counts_to_twelve, find_readings, tells_half_by_hour
from alignkit.records import Finding, Pair, Severity, Side


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        source, target = _readings(pair, comparison, "source"), _readings(pair, comparison, "target")
        for own, its in _facing(source, target):
            if own.half and its.half and own.half != its.half:
                yield check.finding(
                    (its.start, its.end),
                    comparison,
                    f"“{comparison.source.text[own.start : own.end]}” is before noon, this is after it."
                    if own.half == "am"
                    else f"“{comparison.source.text[own.start : own.end]}” is after noon, this is before it.",
                    source=(own.start, own.end),
                    suggestion=_corrected(own, its, comparison),
                    confidence=0.9,
                    evidence={"source": own.half, "target": its.half},
                )


def _readings(pair: Pair, comparison: Comparison, side: Side) -> list[Reading]:
    document = comparison.source if side == "source" else comparison.target
    start, end = comparison.span(pair, side) or (0, 0)
    text = document.text[start:end]
    return [
        reading._replace(
            start=reading.start + start,
            end=reading.end + start,
            half="am" if tells_half_by_hour(text, reading, document.language) else reading.half,
        )
        for reading in find_readings(text, document.language)
    ]


def _facing(source: Sequence[Reading], target: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Pair the readings of one clock face that stand once on either side."""
    counts = Counter(reading.face for reading in source), Counter(reading.face for reading in target)
    for own in source:
        for its in target:
            if own.face == its.face and counts[0][own.face] == counts[1][own.face] == 1:
                yield own, its


def _corrected(own: Reading, its: Reading, comparison: Comparison) -> str | None:
    """The target's time in the other half of the day; None where words behind it would contradict that."""
    text = comparison.target.text[its.start : its.end]
    if text.isdecimal():
        return None
    marked = regex.search(r"[ap](?=\.?\s?m\b)", text) is not None
    if marked or (counts_to_twelve(comparison.target.language) and its.hour <= 12):
        return regex.sub(r"[ap](?=\.?\s?m\b)", own.half[0] if own.half else "", text)
    hour = its.hour % 12 + (12 if own.half == "pm" else 0)
    return regex.sub(r"^\p{Nd}+", str(hour), text)


CHECKS: tuple[Check, ...] = (
    Check(
        "half-of-day",
        "accuracy/mistranslation/date-time",
        Severity.MAJOR,
        "A time before noon became one after it, or the other way round.",
        _find,
        (
            Example("The gates open at 5 a.m.", "Die Tore öffnen um 17 Uhr.", ("17 Uhr",), ("en", "de")),
            Example(
                "Les portes ouvrent à 18 h 30.", "The gates open at 6:30 am.", ("6:30 am",), ("fr", "en")
            ),
            Example("Les portes ouvrent à 18 h.", "Die Tore öffnen um 6 Uhr früh.", ("6 Uhr",)),
            Example("Closed until 3 p.m.", "Cerrado hasta las 3 a. m.", ("3 a. m.",), ("en", "es")),
            Example("Открыто до 3 часов дня.", "Open until 3 am.", ("3 am",), ("ru", "en")),
            Example("Next debate: 2.30pm", "Nächste Debatte: 2.30 Uhr", ("2.30 Uhr",), ("en", "de")),
            Example("Next debate: 2.30pm", "Nächste Debatte: 2.30 Uhr am Nachmittag", (), ("en", "de")),
            Example("The gates open at 5 p.m.", "Die Tore öffnen um 17 Uhr.", (), ("en", "de")),
            Example("The gates open at 5 o'clock.", "Les portes ouvrent à 17 heures.", (), ("en", "fr")),
            Example("From 5 a.m. to 5 p.m.", "Von 5 bis 17 Uhr.", (), ("en", "de")),
        ),
    ),
)

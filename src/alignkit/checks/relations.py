"""What a number is to the rest of its sentence: a change by it or to it, once a day or once a week."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.number_differences import sides
from alignkit.languages.changes import puts_verbs_last, relation, tells_change
from alignkit.languages.quantities import Quantity
from alignkit.languages.quantity_matching import match_quantities
from alignkit.languages.rates import Rate, find_rates, names_span, rendered
from alignkit.records import Document, Finding, Severity

_BEFORE, _AFTER = 70, 90  # characters before and after a number within which the word of change stands
_FEWEST = 3  # smaller whole numbers are articles and idioms more often than amounts


def _turned(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair, source, target in sides(comparison):
        if pair.bead.is_gap:
            continue
        for own, its in match_quantities(source, target)[0]:
            one, two = _relation(own, comparison.source), _relation(its, comparison.target)
            if one is None or two is None or one[0] == two[0] or min(own.likely, its.likely) < _FEWEST:
                continue
            yield check.finding(
                (two[1], its.end),
                comparison,
                "The source says by how much, this to what."
                if one[0] == "by"
                else "The source says to what, this by how much.",
                source=(one[1], own.end),
                confidence=0.85,
                evidence={"source": one[0], "target": two[0]},
            )


def _relation(quantity: Quantity, document: Document) -> tuple[str, int] | None:
    """“by” or “to” for an amount near a word of change, and where that begins; years are neither."""
    value = quantity.likely
    if quantity.kind != "cardinal" or (quantity.scale == 1 and not quantity.unit and 1500 <= value < 2100):
        return None
    found = relation(document.text, quantity.start, document.language)
    if found is None:
        return None
    before = document.text[max(0, quantity.start - _BEFORE) : quantity.start].rpartition("\n")[2]
    after = document.text[quantity.end : quantity.end + _AFTER].partition("\n")[0]
    near = f"{before} {after}" if puts_verbs_last(document.language) else before
    return found if tells_change(near, document.language) else None


def _retimed(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        spans = comparison.span(pair, "source"), comparison.span(pair, "target")
        if pair.bead.is_gap or spans[0] is None or spans[1] is None:
            continue
        source, target = (
            document.text[slice(*span)]
            for document, span in zip(
                (comparison.source, comparison.target), (spans[0], spans[1]), strict=True
            )
        )
        languages = comparison.source.language, comparison.target.language
        found = _other_rate(source, target, languages)
        if found is not None:
            own, its = found
            yield check.finding(
                (spans[1][0] + its.start, spans[1][0] + its.end),
                comparison,
                f"“{source[own.start : own.end]}” in the source is once in another span of time.",
                source=(spans[0][0] + own.start, spans[0][0] + own.end),
                suggestion=rendered(own.span, languages[1]),
                confidence=0.85,
                evidence={"source": own.span, "target": its.span},
            )


def _other_rate(source: str, target: str, languages: tuple[str, str]) -> tuple[Rate, Rate] | None:
    """The only rate of either side, where each names a span of time that the other side does not name."""
    own, its = list(find_rates(source, languages[0])), list(find_rates(target, languages[1]))
    if len(own) != 1 or len(its) != 1 or own[0].span == its[0].span:
        return None
    told = names_span(target, own[0].span, languages[1]) or names_span(source, its[0].span, languages[0])
    return None if told else (own[0], its[0])


CHECKS: tuple[Check, ...] = (
    Check(
        "number-relation",
        "accuracy/mistranslation/number",
        Severity.MAJOR,
        "Something changed by a number in the source and to it in the translation, or the other way round.",
        _turned,
        (
            Example(
                "Der Umsatz stieg um 340 Millionen.",
                "Sales rose to 340 million.",
                ("to 340 million",),
                ("de", "en"),
            ),
            Example(
                "De rekening daalt met 40 procent.",
                "Die Rechnung sinkt auf 40 Prozent.",
                ("auf 40",),
                ("nl", "de"),
            ),
            Example(
                "Dług spadł do 210 mln zł.",
                "Debt fell by PLN 210 million.",
                ("by PLN 210 million",),
                ("pl", "en"),
            ),
            Example("Der Umsatz stieg um 340 Millionen.", "Sales rose by 340 million.", (), ("de", "en")),
            Example("Der Umsatz stieg um 5 auf 40 Euro.", "Sales rose by 5 to 40 euros.", (), ("de", "en")),
            Example("Il met de 5 à 6 heures.", "Er braucht 5 bis 6 Stunden."),
        ),
    ),
    Check(
        "rate",
        "accuracy/mistranslation/number",
        Severity.MAJOR,
        "What happens so often in one span of time happens so often in another one in the translation.",
        _retimed,
        (
            Example("Take it twice a day.", "Tómelo dos veces por semana.", ("por semana",), ("en", "es")),
            Example("Elle gagne 900 euros par mois.", "Sie verdient 900 Euro pro Woche.", ("pro Woche",)),
            Example("Elle vient deux fois par semaine.", "Sie kommt zweimal wöchentlich."),
            Example(
                "A year ago she came twice a week.",
                "Vor einem Jahr kam sie zweimal pro Woche.",
                (),
                ("en", "de"),
            ),
        ),
    ),
)

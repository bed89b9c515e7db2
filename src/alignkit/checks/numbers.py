"""Numbers that changed, vanished, appeared or are written the wrong way, judged by value."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.number_differences import differences, is_aside, sides
from alignkit.languages.number_formats import symbols, write_numeral
from alignkit.languages.number_words import spellings
from alignkit.languages.quantities import Quantity
from alignkit.languages.quantity_matching import match_quantities
from alignkit.records import Document, Finding, Severity, Side


def _mistranslated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for difference in comparison.once(differences):
        own, its = difference.source, difference.target
        if own is None or its is None:
            continue
        where, suggestion = _correction(own, its, comparison.target)
        far = its.likely == 0 or own.likely == 0 or not Fraction(1, 10) < own.likely / its.likely < 10
        reason = "order of magnitude" if far else "value"
        yield check.finding(
            where,
            comparison,
            f"“{_quote(comparison.source, own)}” is {_plain(own)}, "
            f"“{_quote(comparison.target, its)}” is {_plain(its)}.",
            source=(own.start, own.end),
            suggestion=suggestion,
            confidence=difference.confidence,
            severity=Severity.CRITICAL if far else Severity.MAJOR,
            evidence={"source": _plain(own), "target": _plain(its), "reason": reason},
        )


def _correction(own: Quantity, its: Quantity, target: Document) -> tuple[tuple[int, int], str | None]:
    """What to replace in the target, and by what."""
    whole = (its.start, its.end)
    if "regnal" in (own.kind, its.kind):
        return whole, None
    if its.numeral is None:
        if its.kind != "cardinal" or own.likely.denominator > 1 or not 0 <= own.likely < 1000:
            return whole, write_numeral(
                own.likely, target.language, like=""
            ) if its.kind == "cardinal" else None
        return whole, next(spellings(int(own.likely), target.language))
    like = target.text[slice(*its.numeral)]
    if own.scale == its.scale:
        return its.numeral, write_numeral(own.likely / own.scale, target.language, like=like)
    if own.scale < 10**6:
        return whole, write_numeral(own.likely, target.language, like=like)
    from babel import Locale
    from babel.numbers import format_compact_decimal

    if "long" not in Locale.parse(target.language).compact_decimal_formats:
        return whole, write_numeral(own.likely, target.language, like=like)
    digits = next(n for n in range(4) if (own.likely / own.scale * 10**n).denominator == 1 or n == 3)
    return whole, str(
        format_compact_decimal(
            float(own.likely), format_type="long", locale=target.language, fraction_digits=digits
        )
    )


def _plain(quantity: Quantity) -> str:
    value = quantity.likely
    return str(int(value)) if value.denominator == 1 else f"{float(value):g}"


def _quote(document: Document, quantity: Quantity) -> str:
    return document.text[quantity.start : quantity.end]


def _alone(comparison: Comparison, check: Check, side: Side) -> Iterator[Finding]:
    document = comparison.source if side == "source" else comparison.target
    gone = "the translation" if side == "source" else "the source"
    for difference in comparison.once(differences):
        quantity = difference.source if side == "source" else difference.target
        if quantity is None or (difference.source and difference.target) or is_aside(document.text, quantity):
            continue
        yield check.finding(
            (quantity.start, quantity.end),
            comparison,
            f"“{_quote(document, quantity)}” has no equal in {gone}.",
            side=side,
            confidence=difference.confidence,
            evidence={"value": _plain(quantity)},
        )


def _missing(comparison: Comparison, check: Check) -> Iterator[Finding]:
    yield from _alone(comparison, check, "source")


def _added(comparison: Comparison, check: Check) -> Iterator[Finding]:
    yield from _alone(comparison, check, "target")


def _misformatted(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Right digits with marks that a reader of the target language reads as another value."""
    regional = regex.search(r"\d['’]\d{3}", comparison.target.text) is not None
    for _, source, target in sides(comparison):
        for own, its in match_quantities(source, target)[0]:
            if own.numeral is None or its.numeral is None or own.scale != its.scale or its.kind == "code":
                continue
            reason = _misreading(own, its, comparison, regional=regional)
            if reason:
                like = "0" if its.likely != own.likely else "1"
                mantissa = own.likely / own.scale
                decimals = _decimals(comparison.source.text[slice(*own.numeral)], mantissa)
                group = f"1{symbols(comparison.target.language)[1]}000" if like == "0" else ""
                yield check.finding(
                    its.numeral,
                    comparison,
                    reason,
                    source=own.numeral,
                    suggestion=write_numeral(
                        mantissa, comparison.target.language, like=group, decimals=decimals
                    ),
                    confidence=0.85,
                    evidence={"source": _plain(own), "read as": _plain(its)},
                )


def _decimals(numeral: str, value: Fraction) -> int:
    if value.denominator == 1 and not regex.search(r"[.,]\d{1,2}$", numeral):
        return 0
    return len(regex.split(r"[.,]", numeral)[-1])


def _misreading(own: Quantity, its: Quantity, comparison: Comparison, *, regional: bool) -> str | None:
    """Why the target's marks are wrong, or None where they are right or may be."""
    if own.numeral is None or its.numeral is None:
        return None
    ours, theirs = comparison.source.text[slice(*own.numeral)], comparison.target.text[slice(*its.numeral)]
    language = comparison.target.language
    own_mark = regex.search(r"[.,]", ours)
    local = own_mark is not None and own_mark.group() == symbols(comparison.source.language)[0]
    if own.likely in its.values and own.likely and own.likely != its.likely:
        thousandth = own.likely == its.likely * 1000 and (len(own.values) == 1 or not local)
        thousandfold = own.likely * 1000 == its.likely and local and own.unit == its.unit == "%"
        sure = thousandth or thousandfold
        return f"“{theirs}” reads as {_plain(its)} here, not as {_plain(own)}." if sure else None
    mark = regex.fullmatch(r"\p{Nd}+([.,])(?:\p{Nd}{1,2}|\p{Nd}{4,})", theirs)
    if mark is None or mark[1] == symbols(language)[0] or regional or language == "es":
        return None
    if ours == theirs and not (
        its.unit in ("%", "currency") or its.scale > 1 or _is_plain_decimal(own, its, comparison)
    ):
        return None
    return f"“{mark[1]}” is not the decimal mark here: “{theirs}” stands for {_plain(own)}."


def _is_plain_decimal(own: Quantity, its: Quantity, comparison: Comparison) -> bool:
    """Whether a copied ``5.6`` is a decimal number, not the version of something or a paragraph's number."""
    source, target = comparison.source.text, comparison.target.text
    if not regex.match(r"[ \u00a0]\p{L}", target, pos=its.end):
        return False
    before = [regex.match(r"(?r)[\p{L}.§]+\W?", t, endpos=q.start) for t, q in ((source, own), (target, its))]
    if before[0] and before[1] and before[0].group() == before[1].group():
        return False
    proper = regex.escape(symbols(comparison.target.language)[0])
    return (
        regex.search(rf"(?<![\p{{Nd}}.,])\p{{Nd}}+{proper}\p{{Nd}}{{1,2}}(?![\p{{Nd}}.,])", target)
        is not None
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "number",
        "accuracy/mistranslation/number",
        Severity.MAJOR,
        "A number of the source has another value in the translation.",
        _mistranslated,
        (
            Example("Le pont mesure 145 mètres.", "Die Brücke misst 154 Meter.", ("154",)),
            Example("Ils étaient quatre-vingt-dix-sept.", "Sie waren 97."),
            Example("Elle a quatre enfants.", "Sie hat fünf Kinder.", ("fünf",)),
            Example("She has four children.", "Hon har fem barn.", ("fem",), ("en", "sv")),
            Example(
                "Le budget atteint 3,5 millions d'euros.",
                "Das Budget erreicht 3,5 Milliarden Euro.",
                ("3,5 Milliarden",),
            ),
            Example("Louis XIV régna longtemps.", "Ludwig XVI. regierte lange.", ("XVI",)),
            Example("Louis XIV régna longtemps.", "Ludwig der Vierzehnte regierte lange."),
            Example("Un demi-million et six autres millions.", "500.000 und weitere sechs Millionen."),
            Example("Nel Novecento la città crebbe.", "The city grew in the 20th century.", (), ("it", "en")),
            Example("En el siglo XIX creció.", "It grew in the 18th century.", ("18",), ("es", "en")),
            Example("Il y a un an et demi.", "Das war vor 18 Monaten."),
        ),
    ),
    Check(
        "number-missing",
        "accuracy/omission/number",
        Severity.MINOR,
        "A number of the source is nowhere in the translation.",
        _missing,
        (
            Example("Les 340 élèves sont rentrés.", "Die Schüler sind zurückgekehrt.", ("340",)),
            Example("Il reste deux semaines.", "Es bleiben vierzehn Tage."),
        ),
    ),
    Check(
        "number-added",
        "accuracy/addition/number",
        Severity.MINOR,
        "The translation has a number that the source does not have.",
        _added,
        (
            Example("Les élèves sont rentrés.", "Die 340 Schüler sind zurückgekehrt.", ("340",)),
            Example("Une douzaine d'élèves sont rentrés.", "Zwölf Schüler sind zurückgekehrt."),
        ),
    ),
    Check(
        "number-format",
        "locale/number-format",
        Severity.MINOR,
        "A number is written with marks that mean something else in the target language.",
        _misformatted,
        (
            Example("Il y a 2 400 places.", "Es gibt 2,400 Plätze.", ("2,400",)),
            Example("Il y a 2.400 places.", "Es gibt 2.400 Plätze."),
            Example("Une hausse de 4,5 %.", "Ein Anstieg um 4.5 %.", ("4.5",)),
        ),
    ),
)

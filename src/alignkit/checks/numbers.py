"""Numbers that changed, vanished, appeared or are written the wrong way, judged by value."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.number_formats import symbols, write_numeral
from alignkit.languages.number_words import LANGUAGES, spellings
from alignkit.languages.quantities import Quantity
from alignkit.languages.quantity_matching import Leftovers, Reader, Values, match_quantities
from alignkit.records import Document, Finding, Pair, Severity, Side

_SMALL = 12
"""Integers up to here are spelled, merged and rephrased so often that none is missed on its own."""
_TOO_MANY = 400
"""A bead with more numbers on both sides is no sentence; pairing them would take the square of the time."""
_MEASURES = ("converted", "metric")
_MISALIGNED = 4
"""More substitutions than this in one bead mean a wrong alignment or a rewritten table."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """A number without partner, or two numbers that should be one."""

    source: Quantity | None
    target: Quantity | None
    confidence: float


def _is_spelled(comparison: Comparison) -> bool:
    """Whether the number words of both languages are known."""
    return comparison.source.language in LANGUAGES and comparison.target.language in LANGUAGES


def _sides(comparison: Comparison) -> Iterator[tuple[Pair, Values, Values]]:
    bare = not _is_spelled(comparison)
    source, target = Reader(comparison.source, bare=bare), Reader(comparison.target, bare=bare)
    for pair in comparison.pairs:
        yield (
            pair,
            source.within(comparison.span(pair, "source")),
            target.within(comparison.span(pair, "target")),
        )


def _differences(comparison: Comparison) -> tuple[_Difference, ...]:
    return tuple(_each_difference(comparison))


def _each_difference(comparison: Comparison) -> Iterator[_Difference]:
    """Every number that differs, each error once."""
    spelled = _is_spelled(comparison)
    english = "en" in (comparison.source.language, comparison.target.language)
    beads = list(_sides(comparison))
    for number, (pair, source, target) in enumerate(beads):
        if pair.bead.is_gap or min(len(source.quantities), len(target.quantities)) > _TOO_MANY:
            continue
        _, left, right = match_quantities(source, target)
        if english and _is_remeasured(left.absent + right.absent):
            left, right = _unmeasured(left, right)
        replaced = list(_replacements(left, right, spelled=spelled))
        if len(replaced) > _MISALIGNED:
            continue
        yield from replaced
        if any(quantity.unit in _MEASURES for quantity in left.absent + right.absent):
            continue
        paired = {
            id(quantity) for difference in replaced for quantity in (difference.source, difference.target)
        }
        near = [values for _, *values in beads[max(0, number - 1) : number + 2]]
        for quantity in left.absent:
            if id(quantity) not in paired and _is_missed(quantity, near, 1, spelled=spelled):
                yield _Difference(quantity, None, 0.6)
        for quantity in right.absent:
            if id(quantity) not in paired and _is_missed(quantity, near, 0, spelled=spelled):
                yield _Difference(None, quantity, 0.6)


def _is_missed(quantity: Quantity, near: Iterable[Sequence[Values]], opposite: int, *, spelled: bool) -> bool:
    """Whether a lone number is worth a word, and no neighbouring bead has it (the cut may be elsewhere)."""
    return _is_demanded(quantity, spelled) and not any(values[opposite].has(quantity) for values in near)


def _is_aside(text: str, quantity: Quantity) -> bool:
    """Whether it explains another one in brackets: ``1.400 Pfund (1.500 Euro)``."""
    if quantity.unit not in ("currency", "converted", "metric"):
        return False
    return regex.compile(r"(?r)[(\[][^()\[\]\n]{0,40}").match(text, endpos=quantity.start) is not None


def _is_remeasured(absent: list[Quantity]) -> bool:
    """Whether feet, pounds or Fahrenheit on one side became something else on the other."""
    return any(quantity.unit == "converted" for quantity in absent) or (
        any(quantity.unit == "metric" for quantity in absent)
        and any(quantity.unit != "metric" for quantity in absent)
    )


def _unmeasured(left: Leftovers, right: Leftovers) -> tuple[Leftovers, Leftovers]:
    """Both sides without the remeasured quantities and without what stands for them opposite."""
    kept = [[q for q in side.absent if q.unit not in _MEASURES] for side in (left, right)]
    surplus = [len(side.absent) - len(rest) for side, rest in zip((left, right), kept, strict=True)]
    for own, other in ((0, 1), (1, 0)):
        for _ in range(surplus[other] - surplus[own]):
            plain = next((q for q in kept[own] if q.unit in ("", "hour")), None)
            if plain is not None and len(kept[own]) > len(kept[other]):
                kept[own].remove(plain)
    spare = [[q for q in side.spare if q.unit not in _MEASURES] for side in (left, right)]
    return Leftovers(kept[0], spare[0]), Leftovers(kept[1], spare[1])


def _is_demanded(quantity: Quantity, spelled: bool) -> bool:
    """Whether a translation without this number is worth a word."""
    value = quantity.likely
    if quantity.unit == "hour" or (quantity.unit == "%" and value == 100):
        return False
    if not quantity.in_digits:
        return spelled and value > _SMALL and not _is_round(value) and quantity.kind == "cardinal"
    if not spelled and value.denominator == 1 and (value < 100 or _is_round(value)):
        return False  # it may be spelled out in a way unknown here
    return value > _SMALL or value.denominator > 1 or (quantity.unit in ("%", "currency") and value > 1)


def _is_round(value: Fraction) -> bool:
    """At most two digits that are not trailing zeros: likely to be spelled or rounded."""
    return value.denominator == 1 and len(str(int(value)).rstrip("0")) <= 1 + (value < 100)


def _replacements(left: Leftovers, right: Leftovers, *, spelled: bool) -> Iterator[_Difference]:
    """Pair numbers without an equal with each other, the most alike first."""
    sources, targets = left.absent + left.spare, right.absent + right.spare
    absent = {id(quantity) for quantity in left.absent + right.absent}
    ranked = sorted(
        (_unlikeness(own, its, sources, targets), i, j)
        for i, own in enumerate(sources)
        for j, its in enumerate(targets)
        if (id(own) in absent or id(its) in absent) and _is_comparable(own, its, spelled=spelled)
    )
    lonely = len(left.absent) == len(right.absent) == 1
    used_sources: set[int] = set()
    used_targets: set[int] = set()
    for _, i, j in ranked:
        if i in used_sources or j in used_targets:
            continue
        used_sources.add(i)
        used_targets.add(j)
        yield _Difference(sources[i], targets[j], _certainty(sources[i], targets[j], lonely=lonely))


def _unlikeness(own: Quantity, its: Quantity, sources: list[Quantity], targets: list[Quantity]) -> float:
    place = abs(sources.index(own) / len(sources) - targets.index(its) / len(targets))
    return 2 * (own.unit != its.unit) + (own.in_digits != its.in_digits) + (own.kind != its.kind) + place


def _is_comparable(own: Quantity, its: Quantity, *, spelled: bool) -> bool:
    """Whether one can be a wrong rendering of the other."""
    if own.likely in (its.likely * own.scale, its.likely / its.scale) and not spelled:
        return False  # a scale word this language's table does not know
    if "converted" in (own.unit, its.unit) or (own.unit != its.unit and "%" in (own.unit, its.unit)):
        return False
    if not (own.in_digits and its.in_digits):
        if not spelled or {own.kind, its.kind} - {"cardinal", "ordinal"}:
            return False
        small = own.likely <= _SMALL or its.likely <= _SMALL
        return not small
    return True


def _certainty(own: Quantity, its: Quantity, *, lonely: bool) -> float:
    certainty = 0.95 if own.in_digits and its.in_digits else 0.85
    return certainty if lonely else certainty - 0.15


def _mistranslated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for difference in comparison.once(_differences):
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
    for difference in comparison.once(_differences):
        quantity = difference.source if side == "source" else difference.target
        if (
            quantity is None
            or (difference.source and difference.target)
            or _is_aside(document.text, quantity)
        ):
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
    for _, source, target in _sides(comparison):
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
            Example(
                "Le budget atteint 3,5 millions d'euros.",
                "Das Budget erreicht 3,5 Milliarden Euro.",
                ("3,5 Milliarden",),
            ),
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

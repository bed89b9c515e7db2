"""What a glossary asks for: terms that have to be used, that must not be, and names that stay as they are."""

from collections.abc import Iterator, Sequence

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.term_places import (
    Met,
    counts_capitals,
    kept_spans,
    rendering,
    span,
    speech,
    target_places,
    terms_met,
)
from alignkit.checks.wordings import Index, Place, is_used
from alignkit.records import Finding, Pair, Severity
from alignkit.terms import Concept, Forbidden, Glossary, Wording

_PLACED, _UNPLACED = 0.9, 0.85  # confidence where the rendering was found, and where it was not


def _not_used(comparison: Comparison, check: Check) -> Iterator[Finding]:
    there = speech(comparison, "target")
    for pair, met in zip(comparison.pairs, comparison.once(terms_met), strict=True):
        for term, place in ((one.term, one.place) for one in met if one.term.targets):
            if not any(
                is_used(text, pair.target_tokens, there, cased=counts_capitals(text, term.cased))
                for text in term.targets
            ):
                wanted = " or ".join(f"“{text}”" for text in term.targets)
                message = _noted(f"The term list has {wanted} for “{term.source}”.", term.note)
                yield _at_rendering(place, pair, comparison, check, message, term.targets[0])


def _at_rendering(
    place: Place, pair: Pair, comparison: Comparison, check: Check, message: str, wanted: str
) -> Finding:
    """Place a finding at what renders source tokens, or at these where nothing does."""
    source, there = span(pair.source_tokens, place), rendering(pair, place)
    evidence = {"term": wanted}
    if there is None:
        return check.finding(
            source, comparison, message, side="source", confidence=_UNPLACED, evidence=evidence
        )
    where = span(pair.target_tokens, there)
    # "Wissenschaftsmuseum" renders more than "musée": the term cannot replace it.
    more = any(
        there.first <= link.target <= there.last and not place.first <= link.source <= place.last
        for link in pair.links
    )
    return check.finding(
        where,
        comparison,
        message,
        source=source,
        suggestion=None if more else wanted,
        confidence=_PLACED,
        evidence=evidence,
    )


def _noted(message: str, note: str) -> str:
    return f"{message} {note}" if note else message


def _forbidden(comparison: Comparison, check: Check) -> Iterator[Finding]:
    there = speech(comparison, "target")
    entries = comparison.glossary.forbidden
    always = Index([(entry.text, counts_capitals(entry.text, None), entry) for entry in entries], there)
    for pair, met in zip(comparison.pairs, comparison.once(terms_met), strict=True):
        banned = [
            (text, counts_capitals(text, one.term.cased), one) for one in met for text in one.term.banned
        ]
        found: list[tuple[Forbidden, Place, Met | None]] = [
            (entry, place, None) for entry, place in always.find(pair.target_tokens)
        ]
        for owner, place in Index(banned, there).find(pair.target_tokens) if banned else ():
            instead = owner.term.targets[0] if owner.term.targets else None
            found.append((Forbidden("", instead, owner.term.note), place, owner))
        approved = target_places(met, pair, there) if found else []
        for entry, place, one in found:
            if not any(other.first <= place.first and place.last <= other.last for other in approved):
                yield _forbidden_finding(entry, place, one, pair, comparison, check)


def _forbidden_finding(
    entry: Forbidden, place: Place, met: Met | None, pair: Pair, comparison: Comparison, check: Check
) -> Finding:
    where = span(pair.target_tokens, place)
    quote = comparison.target.text[slice(*where)]
    instead = f"; use “{entry.instead}”" if entry.instead else ""
    return check.finding(
        where,
        comparison,
        _noted(f"The term list forbids “{quote}”{instead}.", entry.note),
        source=span(pair.source_tokens, met.place) if met else None,
        suggestion=entry.instead,
        confidence=0.95,
        evidence={} if met is None else {"term": met.term.source},
    )


def _translated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    names = [name for name in comparison.glossary.keep if name in comparison.source.text]
    for pair in comparison.pairs if names else ():
        source, target = comparison.span(pair, "source"), comparison.span(pair, "target")
        if source is None or target is None:
            continue
        for name in names:
            spans = kept_spans(name, comparison.source.text, source)
            if spans and not kept_spans(name, comparison.target.text, target):
                yield _translated_finding(name, spans[0], pair, comparison, check)


def _translated_finding(
    name: str, source: tuple[int, int], pair: Pair, comparison: Comparison, check: Check
) -> Finding:
    message = f"“{name}” is to stay as it is."
    target = comparison.span(pair, "target") or (0, 0)
    altered = regex.compile(regex.escape(name), regex.IGNORECASE).search(comparison.target.text, *target)
    if altered is not None:
        return check.finding(
            altered.span(), comparison, message, source=source, suggestion=name, confidence=_PLACED
        )
    inside = [
        number
        for number, token in enumerate(pair.source_tokens)
        if token.start < source[1] and source[0] < token.end
    ]
    return _at_rendering(Place(inside[0], inside[-1]), pair, comparison, check, message, name)


def _list(*pairs: Sequence[str], **more: tuple[str, ...]) -> Glossary:
    """Make the glossary of an example, French and German."""
    concepts = (
        Concept((Wording(source, "fr"), *(Wording(text, "de") for text in targets)))
        for source, *targets in pairs
    )
    forbidden = tuple(Forbidden(*entry.split(" → ")) for entry in more.get("forbidden", ()))
    return Glossary(tuple(concepts), forbidden, more.get("keep", ()))


CHECKS: tuple[Check, ...] = (
    Check(
        "term-not-used",
        "terminology/term-list",
        Severity.MAJOR,
        "A term of the term list (--terms) stands in the source, and none of its renderings in the "
        "translation. Inflected forms, compounds and words apart from each other count as used.",
        _not_used,
        (
            Example(
                "La voiture est rouge.", "Das Auto ist rot.", ("Auto",), glossary=_list(("voiture", "Wagen"))
            ),
            Example(
                "Les factures sont payées.",
                "Die Rechnungen sind bezahlt.",
                glossary=_list(("facture", "Rechnung")),
            ),
            Example(
                "Il paie la facture d'eau potable.",
                "Er zahlt die Trinkwasserrechnung.",
                glossary=_list(("facture", "Rechnung"), ("eau potable", "Trinkwasser"), ("eau", "Wasser")),
            ),
            Example("Il facture.", "Er berechnet.", glossary=_list(("IL", "Intraday-Limit"))),
        ),
    ),
    Check(
        "forbidden-term",
        "terminology/forbidden",
        Severity.MAJOR,
        "The translation has a term that a list forbids (--forbidden, or a term list that marks it as "
        "deprecated), in whatever form.",
        _forbidden,
        (
            Example(
                "Le vélo est neuf.",
                "Das Velo ist neu.",
                ("Velo",),
                glossary=_list(forbidden=("Velo → Fahrrad",)),
            ),
            Example("Le vélo est neuf.", "Das Rad heißt nicht Velour.", glossary=_list(forbidden=("Velo",))),
            Example(
                "Le vélo de course est neuf.",
                "Das Velo Course ist neu.",
                glossary=_list(("vélo de course", "Velo Course"), forbidden=("Velo",)),
            ),
        ),
    ),
    Check(
        "do-not-translate",
        "terminology/do-not-translate",
        Severity.MAJOR,
        "What is on the list of names that stay as they are (--keep) was translated or altered.",
        _translated,
        (
            Example(
                "Le logiciel Vent du Nord démarre.",
                "Die Software Wind des Nordens startet.",
                ("Wind des Nordens",),
                glossary=_list(keep=("Vent du Nord",)),
            ),
            Example(
                "Le logiciel VentDuNord démarre.",
                "Die Software Ventdunord startet.",
                ("Ventdunord",),
                glossary=_list(keep=("VentDuNord",)),
            ),
            Example(
                "La fenêtre de VentDuNord s'ouvre.",
                "VentDuNords Fenster geht auf.",
                glossary=_list(keep=("VentDuNord", "Vent")),
            ),
        ),
    ),
)

"""Addresses, file names, telephone numbers, handles, hashtags and emoji: kept, or made local on purpose."""

from collections.abc import Iterator

from alignkit.checks.address_items import (
    find_addresses,
    find_emoji,
    find_hashtags,
    find_spread,
    has_slip,
    is_number_in,
    is_reworded,
    is_translated,
    same_address,
    same_kind,
)
from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.kept import Differences, Item, compare
from alignkit.records import Finding, Pair, Severity, Side

_KINDS = {
    "url": "address",
    "domain": "address",
    "mail": "e-mail address",
    "path": "path",
    "file": "file name",
    "phone": "telephone number",
    "handle": "handle",
    "hashtag": "hashtag",
}
_LIGHT = frozenset(("domain", "file", "handle", "hashtag", "path"))
_RENDERED = 0.1  # strength of the table from which a word of a host renders another
_OFTEN_EXPLAINED = frozenset(("domain", "file", "path"))  # translators add them to explain a word


def _addresses(comparison: Comparison) -> Differences:
    def related(one: str, other: str) -> bool:
        return comparison.lexicon is not None and comparison.lexicon.strength(one, other) >= _RENDERED

    def altered(one: Item, other: Item) -> bool:
        return same_kind(one, other) and (
            has_slip(one, other) or is_reworded(one, other) or is_translated(one, other, related)
        )

    return compare(comparison, find_addresses, same=same_address, altered=altered, rewritten=same_kind)


def _hashtags(comparison: Comparison) -> Differences:
    return compare(comparison, find_hashtags)


def _emoji(comparison: Comparison) -> Differences:
    return compare(comparison, find_emoji)


def _missing(comparison: Comparison, check: Check) -> Iterator[Finding]:
    lacking = comparison.once(_addresses).missing + comparison.once(_hashtags).missing
    for pair, item in lacking:
        text = _text(pair, comparison, "target")
        if not is_number_in(item, text) and find_spread(item, text) is None:
            message = f"The {_KINDS[item.kind]} {item.text} is missing in the translation."
            yield _lone(item, comparison, check, message, side="source")


def _added(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair, item in comparison.once(_addresses).added:
        expected = item.kind in _OFTEN_EXPLAINED or is_number_in(item, _text(pair, comparison, "source"))
        if not expected:
            message = f"The source has no {_KINDS[item.kind]} {item.text} here."
            yield _lone(item, comparison, check, message)


def _lone(
    item: Item, comparison: Comparison, check: Check, message: str, *, side: Side = "target"
) -> Finding:
    return check.finding(
        (item.start, item.end),
        comparison,
        message,
        side=side,
        suggestion="" if side == "target" else None,
        severity=Severity.MINOR if item.kind in _LIGHT else None,
    )


def _text(pair: Pair, comparison: Comparison, side: Side) -> str:
    span = comparison.span(pair, side)
    text = (comparison.source if side == "source" else comparison.target).text
    return text[slice(*span)] if span else ""


def _altered(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for _, item, other in comparison.once(_addresses).altered:
        yield check.finding(
            (other.start, other.end),
            comparison,
            f"The {_KINDS[item.kind]} in the source is {item.text}.",
            source=(item.start, item.end),
            suggestion=item.text,
        )

    for pair, item in comparison.once(_addresses).missing:
        where = find_spread(item, _text(pair, comparison, "target"))
        span = comparison.span(pair, "target")
        if where is not None and span is not None:
            yield check.finding(
                (span[0] + where[0], span[0] + where[1]),
                comparison,
                f"Blanks cut the {_KINDS[item.kind]} {item.text} in pieces.",
                source=(item.start, item.end),
                suggestion=item.text,
            )


def _missing_emoji(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair, item in comparison.once(_emoji).missing:
        # Some signs are emoji or plain ("❤") by an invisible character beside them.
        if item.key not in _text(pair, comparison, "target"):
            message = f"The emoji {item.text} is missing in the translation."
            yield _lone(item, comparison, check, message, side="source")


def _added_emoji(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair, item in comparison.once(_emoji).added:
        if item.key not in _text(pair, comparison, "source"):
            yield _lone(item, comparison, check, f"The source has no emoji {item.text} here.")


CHECKS: tuple[Check, ...] = (
    Check(
        "address-altered",
        "accuracy/mistranslation/address",
        Severity.MAJOR,
        "An address of the web or of mail, a path, a file name, a telephone number or a handle is another "
        "one in the translation. Versions for another language or country are left alone.",
        _altered,
        (
            Example(
                "Voir https://example.org/doc/12.",
                "Siehe https://example.org/doc/21.",
                ("https://example.org/doc/21",),
            ),
            Example(
                "Écrivez à info@example.org.", "Schreiben Sie an inof@example.org.", ("inof@example.org",)
            ),
            Example(
                "Appelez le +33 1 23 45 67 89.", "Rufen Sie +33 1 23 45 76 89 an.", ("+33 1 23 45 76 89",)
            ),
            Example(
                "Écrivez à mairie@vallon.example ou voyez www.vallon.example/faq?tab=prix.",
                "Schreiben Sie an rathaus@vallon.example, siehe www.vallon.example/faq?Reiter=Preise.",
                ("rathaus@vallon.example", "www.vallon.example/faq?Reiter=Preise"),
            ),
            Example(
                "Voir https://www.example.fr/fr/aide.html ou écrivez à contact@example.fr.",
                "Siehe https://www.example.de/de/hilfe.html oder schreiben Sie an kontakt@example.de.",
            ),
            Example(
                "Voir http://fr.example.org/pont/ (guide_fr.pdf).",
                "Siehe https://de.example.org/bruecke (guide_de.pdf).",
            ),
            Example("Appelez le 01 23 45 67 89.", "Rufen Sie +33 (0)1 23 45 67 89 an."),
            Example(
                "Écrivez à tips@vallon.example.",
                "Schreiben Sie an tips @ vallon. example.",
                ("tips @ vallon. example",),
            ),
            Example(
                "Live at www.parliament-today.example/renters.",
                "Live unter www.parlament-heute.example/mieter.",
                ("www.parlament-heute.example/mieter",),
                ("en", "de"),
            ),
            Example(
                "Visit www.vallon.example/demo.",
                "Visite www.vallon.exemplo/demonstração.",
                ("www.vallon.exemplo/demonstração",),
                ("en", "pt"),
            ),
        ),
    ),
    Check(
        "address-missing",
        "accuracy/omission/address",
        Severity.MAJOR,
        "An address, path or telephone number of the source is not in the translation; minor for domains, "
        "paths, file names, handles and hashtags.",
        _missing,
        (
            Example(
                "Voir https://example.org/doc pour plus.",
                "Siehe dort für mehr.",
                ("https://example.org/doc",),
            ),
            Example("Merci à @nordwind pour #pont.", "Danke an @nordwind.", ("#pont",)),
            Example("Merci à @nordwind pour #pont.", "Danke an @Nordwind für die #Brücke."),
            Example("Appelez le 01 23 45 67 89.", "Rufen Sie 0123 456 789 an."),
            Example("Il marche à 5 km/h et/ou dort.", "Er geht 5 km/h und/oder schläft."),
        ),
    ),
    Check(
        "address-added",
        "accuracy/addition/address",
        Severity.MAJOR,
        "The translation has an address of the web or of mail, a telephone number or a handle that the "
        "source does not have; minor for handles.",
        _added,
        (
            Example("Voir là-bas.", "Siehe https://example.org.", ("https://example.org",)),
            Example("Voir example.org.", "Siehe https://example.org/."),
            Example("Le 01.02.2024 à 10h30.", "Am 01.02.2024 um 10:30 Uhr."),
        ),
    ),
    Check(
        "emoji-missing",
        "accuracy/omission/emoji",
        Severity.MINOR,
        "An emoji of the source is not in the translation.",
        _missing_emoji,
        (
            Example("Le pont est fini 🎉", "Die Brücke ist fertig", ("🎉",)),
            Example("Bravo 👍🏽 © 2020 ❤️ !", "Bravo 👍 ® 2020 ❤!"),
        ),
    ),
    Check(
        "emoji-added",
        "accuracy/addition/emoji",
        Severity.MINOR,
        "The translation has an emoji that the source does not have.",
        _added_emoji,
        (
            Example("Le pont est fini.", "Die Brücke ist fertig. 🎉", ("🎉",)),
            Example("Fini ❤️ → ici", "Fertig ❤ ✓ hier"),
        ),
    ),
)

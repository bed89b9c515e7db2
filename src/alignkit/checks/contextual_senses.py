"""A word of two meanings rendered by the one that its context rules out."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.inflections import all_forms, forms
from alignkit.languages.senses import Rendering, senses
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import token_texts

_AROUND = 4  # beads before and behind whose words are a word's context


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    known = senses(comparison.source.language)
    if not known:
        return
    for number, pair in enumerate(comparison.pairs):
        for place, token in enumerate(pair.source_tokens):
            for sense in known.get(token.text.lower(), ()):
                rendering = sense.renderings.get(comparison.target.language)
                if rendering is None:
                    continue
                target = _rendered_wrong(pair, place, rendering, comparison)
                if target is None:
                    continue
                cues = sense.cues & _context(comparison, number)
                if len(cues) < sense.least:
                    continue
                word = pair.target_tokens[target]
                yield check.finding(
                    (word.start, word.end),
                    comparison,
                    f"“{word.text}” renders another meaning of “{token.text}” than the context has.",
                    source=(token.start, token.end),
                    suggestion=rendering.right,
                    confidence=0.85,
                    evidence={"context": ", ".join(sorted(cues))},
                )


def _context(comparison: Comparison, number: int) -> frozenset[str]:
    """What the words of a bead and of those around it may be forms of."""
    known = comparison.once(_words)
    return frozenset().union(*known[max(0, number - _AROUND) : number + _AROUND + 1])


def _words(comparison: Comparison) -> tuple[frozenset[str], ...]:
    vocabulary = comparison.vocabularies.get(comparison.source.language)
    return tuple(
        all_forms((token.text for token in pair.source_tokens if token.is_word), vocabulary)
        for pair in comparison.pairs
    )


def _rendered_wrong(pair: Pair, place: int, rendering: Rendering, comparison: Comparison) -> int | None:
    """Place of a wrong rendering linked to the word or to nothing; None where the right one stands."""
    vocabulary = comparison.vocabularies.get(comparison.target.language)
    right = forms(max(token_texts(rendering.right), key=len), vocabulary)
    linked = {link.target: link.source for link in reversed(pair.links)}
    direct = {link.target for link in pair.links if link.source == place}
    found = None
    for number, token in enumerate(pair.target_tokens):
        if not token.is_word:
            continue
        own = forms(token.text, vocabulary)
        if own & right:
            return None
        if own & rendering.wrong and (number in direct or number not in linked):
            found = number
    return found


CHECKS: tuple[Check, ...] = (
    Check(
        "sense-in-context",
        "accuracy/mistranslation/wrong-sense",
        Severity.MAJOR,
        "A word of several meanings was rendered by one that the words around it rule out.",
        _find,
        (
            Example(
                "Parliament passed the bill; 300 MPs voted for it.",
                "Das Parlament nahm die Rechnung an; 300 Abgeordnete stimmten dafür.",
                ("Rechnung",),
                ("en", "de"),
            ),
            Example(
                "Parliament passed the bill; 300 MPs voted for it.",
                "Das Parlament nahm den Gesetzentwurf an; 300 Abgeordnete stimmten dafür.",
                (),
                ("en", "de"),
            ),
            Example("The waiter brought the bill.", "Der Kellner brachte die Rechnung.", (), ("en", "de")),
        ),
    ),
)

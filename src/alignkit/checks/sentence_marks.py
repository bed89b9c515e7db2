"""Marks that open and close a whole sentence: ¿ and ¡, and a question that became a statement."""

from collections.abc import Iterator

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.typography import masked
from alignkit.records import Finding, Pair, Severity

# Galician and Catalan leave the opening mark out more often than not.
_INVERTED = {"es": {"?": "¿", "!": "¡"}}
_EXCLAIMED = regex.compile(r"(?<=[\p{L}\p{N}»”\"’')])[?!]+")
_END = regex.compile(r"(?P<mark>[.!?…;？！。]+)[\s\"“”»«’')\]]*$")


def _inverted(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Yield closing marks before which no opening one stands in the same bead since the last of its kind."""
    marks = _INVERTED.get(comparison.target.language)
    if marks is None:
        return
    text = masked(comparison.target.text)
    for pair in comparison.pairs:
        start, end = comparison.span(pair, "target") or (0, 0)
        opened = start
        for match in _EXCLAIMED.finditer(text, start, end):
            if not any(mark in text[opened : match.start()] for mark in marks.values()):
                mark = match.group()[-1]
                message = f"“{mark}” closes a sentence that no “{marks[mark]}” opens."
                yield check.finding(match.span(), comparison, message, confidence=0.9)
            opened = match.end()


def _question_lost(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        ends = _end(pair, comparison)
        if ends is None:
            continue
        own, its = ends
        if ("?" in own["mark"]) and its["mark"] == ".":
            start = (comparison.span(pair, "target") or (0, 0))[0]
            where = start + its.start("mark"), start + its.end("mark")
            yield check.finding(
                where, comparison, "The source asks; this states.", suggestion="?", confidence=0.75
            )


def _end(pair: Pair, comparison: Comparison) -> "tuple[regex.Match[str], regex.Match[str]] | None":
    """The last marks of both sides of a one-to-one bead."""
    source, target = comparison.span(pair, "source"), comparison.span(pair, "target")
    if source is None or target is None or len(pair.bead.source) > 1 or len(pair.bead.target) > 1:
        return None
    own = _END.search(comparison.source.text[slice(*source)])
    its = _END.search(comparison.target.text[slice(*target)])
    return (own, its) if own and its else None


CHECKS: tuple[Check, ...] = (
    Check(
        "opening-mark-missing",
        "linguistic/punctuation/opening-mark",
        Severity.MINOR,
        "Spanish opens a question with “¿” and an exclamation with “¡”; here only the closing mark stands.",
        _inverted,
        (
            Example("Tu viens ?", "Vienes?", ("?",), ("fr", "es")),
            Example("Tu viens ?", "¿Vienes?", (), ("fr", "es")),
            Example("Quoi ?!", "¡¿Qué?!", (), ("fr", "es")),
            Example("Tu viens ?", "Kommst du?"),
        ),
    ),
    Check(
        "question-lost",
        "linguistic/punctuation/end-mark",
        Severity.MINOR,
        "The source ends in a question mark and its translation in a full stop.",
        _question_lost,
        (
            Example("Le train est-il parti ?", "Der Zug ist abgefahren.", (".",)),
            Example("Le train est-il parti ?", "Ist der Zug abgefahren?"),
            Example("Pourriez-vous fermer ?", "Bitte schließen Sie!"),
        ),
    ),
)

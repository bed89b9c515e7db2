"""Clauses about several whose translation is about one: “before they are sent” → “before it is sent”."""

from collections import Counter
from collections.abc import Iterator, Sequence

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.subjects import of_several, opens_clause, single_subject, tells_many
from alignkit.records import Finding, Pair, Severity

_SURE = 0.5  # probability of a link
_LEAST_LINKS, _SHARE = (
    2,
    0.7,
)  # links of the words around a participle, and what part of them leads to one clause
_BEFORE, _BEHIND = 4, 3  # tokens around a participle that show where it is rendered
_LONGEST = 14  # tokens of a clause
_MARKS = frozenset(',;:.!?–—()«»„“”"…')


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        yield from _of_pair(pair, comparison, check)


def _of_pair(pair: Pair, comparison: Comparison, check: Check) -> Iterator[Finding]:
    languages = comparison.source.language, comparison.target.language
    ours = [token.text.casefold() for token in pair.source_tokens]
    theirs = [token.text.casefold() for token in pair.target_tokens]
    told: set[int] = set()
    for place in range(len(ours)):
        if not tells_many(ours, place, languages[0]):
            continue
        clause = _rendering(place, pair, theirs, languages[1])
        if clause is None or clause[0] in told or clause[1] - clause[0] > _LONGEST:
            continue
        first, last = clause
        subject = single_subject(theirs[first:last], languages[1])
        if subject is None or _renders(first + subject.pronoun, pair, ours, languages[0]):
            continue
        if subject.impersonal and opens_clause(theirs[last + 1 : last + 3], languages[1]):
            continue  # the pronoun stands for what follows: "it is hoped that"
        told.add(first)
        source = pair.source_tokens[place]
        pronoun, verb = theirs[first + subject.pronoun], theirs[first + subject.verb]
        yield check.finding(
            (pair.target_tokens[first].start, pair.target_tokens[last - 1].end),
            comparison,
            f"“{source.text}” is said of several, “{pronoun} … {verb}” of one.",
            source=(source.start, source.end),
            confidence=0.85,
            evidence={"mechanism": "lost plural", "pronoun": pronoun, "verb": verb},
        )


def _rendering(place: int, pair: Pair, theirs: Sequence[str], language: str) -> tuple[int, int] | None:
    """The clause of the translation that most words around a source word are linked to, half-open."""
    near = [token.text for token in pair.source_tokens[max(0, place - _BEFORE) : place + _BEHIND + 1]]
    own = min(place, _BEFORE)
    first = max((k + 1 for k in range(own) if near[k] in _MARKS), default=0) - own + place
    last = min((k for k in range(own, len(near)) if near[k] in _MARKS), default=len(near)) - own + place
    linked = [
        link.target
        for link in pair.links
        if first <= link.source < last and theirs[link.target] not in _MARKS
    ]
    if len(linked) < _LEAST_LINKS:
        return None
    clauses = Counter(_clause(theirs, target, language) for target in linked)
    clause, count = clauses.most_common(1)[0]
    return clause if count >= _SHARE * len(linked) else None


def _clause(words: Sequence[str], place: int, language: str) -> tuple[int, int]:
    """The words around a place up to the next marks or what opens another clause, half-open."""
    first = place
    while (
        first > 0 and words[first - 1] not in _MARKS and not opens_clause(words[first : first + 1], language)
    ):
        first -= 1
    last = place + 1
    while (
        last < len(words) and words[last] not in _MARKS and not opens_clause(words[last : last + 1], language)
    ):
        last += 1
    return first, last


def _renders(place: int, pair: Pair, ours: Sequence[str], language: str) -> bool:
    """Whether the pronoun renders a word of the source that does not tell of several itself."""
    return any(
        link.target == place and link.probability >= _SURE and not of_several(ours[link.source], language)
        for link in pair.links
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "subject-number",
        "accuracy/mistranslation/number-agreement",
        Severity.MAJOR,
        "The source says something of several, the translation says it of one: a participle in the plural is "
        "rendered by a clause whose pronoun and verb stand in the singular.",
        _find,
        (
            Example(
                "Les avions ont été réparés avant d'être envoyés en Afrique.",
                "Die Flugzeuge wurden repariert, bevor es nach Afrika geschickt wird.",
                ("bevor es nach Afrika geschickt wird",),
            ),
            Example(
                "Los soldados fueron entrenados antes de ser enviados al frente.",
                "The soldiers were trained before it was sent to the front.",
                ("before it was sent to the front",),
                ("es", "en"),
            ),
            Example(
                "Les avions ont été réparés avant d'être envoyés en Afrique.",
                "Die Flugzeuge wurden repariert, bevor sie nach Afrika geschickt werden.",
            ),
            Example("Il a été réparé avant d'être envoyé.", "Es wurde repariert, bevor es geschickt wird."),
            Example("Les résultats sont espérés.", "Es wird gehofft, dass es Ergebnisse gibt."),
        ),
    ),
)

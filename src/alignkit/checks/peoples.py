"""A country or people taken for another one."""

from collections.abc import Iterator, Sequence

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.peoples import knows_peoples, people
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_NEAR = 0.25  # how far apart two words may stand that are not linked, as a share of their sentences


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    languages = comparison.source.language, comparison.target.language
    if not all(map(knows_peoples, languages)):
        return
    for pair in comparison.pairs:
        one, two = _named(pair.source_tokens, languages[0]), _named(pair.target_tokens, languages[1])
        lost, put = one.keys() - two.keys(), two.keys() - one.keys()
        if len(lost) != 1 or len(put) != 1:
            continue  # more than one: names of organisations, or free translation
        i, j = one[lost.pop()], two[put.pop()]
        source, target = pair.source_tokens[i], pair.target_tokens[j]
        is_linked = any((link.source, link.target) == (i, j) for link in pair.links)
        if is_linked or _is_near(pair, i, j):
            yield check.finding(
                (target.start, target.end),
                comparison,
                f"“{target.text}” names another country or people than “{source.text}”.",
                source=(source.start, source.end),
                confidence=0.9 if is_linked else 0.75,
            )


def _named(tokens: Sequence[Token], language: str) -> dict[str, int]:
    """The countries and peoples of a sentence, each with the place of its first word."""
    found: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.is_word and (code := people(token.text, language)):
            found.setdefault(code, place)
    return found


def _is_near(pair: Pair, i: int, j: int) -> bool:
    """Whether two words that nothing else is linked to stand in like places."""
    free = all(link.source != i and link.target != j for link in pair.links)
    return free and abs(i / len(pair.source_tokens) - j / len(pair.target_tokens)) < _NEAR


CHECKS: tuple[Check, ...] = (
    Check(
        "people",
        "accuracy/mistranslation/entity",
        Severity.MAJOR,
        "The translation names another country or people: Slovaks for Slovenes.",
        _find,
        (
            Example("Un ministre slovaque est venu.", "Ein slowenischer Minister kam.", ("slowenischer",)),
            Example("Un ministre slovaque est venu.", "Ein slowakischer Minister kam."),
            Example("Les Tchèques sont partis.", "Die Tschetschenen gingen.", ("Tschetschenen",)),
            Example("Une robe turquoise.", "Ein türkises Kleid."),
        ),
    ),
)

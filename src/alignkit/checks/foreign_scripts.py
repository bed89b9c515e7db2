"""Words left in letters that the target language is not written in."""

from collections.abc import Iterator, Sequence

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.names import language_name
from alignkit.languages.scripts import is_foreign
from alignkit.records import Finding, Severity
from alignkit.tokens import Token

_BEFORE, _AFTER = frozenset("([{/=:„“”«»‚‘’\"'‹›"), frozenset(")]}/=,;“”«»‘’\"'‹›")
_GLOSS = frozenset("([{/=")
_SHORTEST = 2  # a single letter is a symbol: “α”, “Ω”


def _foreign_script(comparison: Comparison, check: Check) -> Iterator[Finding]:
    own, other = comparison.source.language, comparison.target.language
    for pair in comparison.pairs:
        origins: dict[str, int] = {}
        for place, token in enumerate(pair.source_tokens):
            origins.setdefault(token.text.casefold(), place)
        for place, token in enumerate(pair.target_tokens):
            if not token.is_word or len(token.text) < _SHORTEST or not is_foreign(token.text, other):
                continue
            origin = origins.get(token.text.casefold())
            if origin is None:
                known, original = False, None
            else:
                original = pair.source_tokens[origin]
                known = is_foreign(original.text, own) or _is_cited(origin, pair.source_tokens, _BEFORE)
            if _is_cited(place, pair.target_tokens, _BEFORE if known else _GLOSS) or (
                original and is_foreign(original.text, own)
            ):
                continue
            yield check.finding(
                (token.start, token.end),
                comparison,
                f"“{token.text}” is not in the letters of {language_name(other)}.",
                source=(original.start, original.end) if original else None,
                confidence=0.95 if original else 0.85,
                evidence={"mechanism": "letters of another script"},
            )


def _is_cited(place: int, tokens: Sequence[Token], marks: frozenset[str]) -> bool:
    """Whether a word stands between marks of citation, alone or with others in foreign letters."""
    first = last = place
    while first and tokens[first - 1].is_word and not tokens[first - 1].text.isascii():
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].is_word and not tokens[last + 1].text.isascii():
        last += 1
    return (
        first > 0
        and last + 1 < len(tokens)
        and tokens[first - 1].text in marks
        and tokens[last + 1].text in _AFTER
    )


CHECKS = (
    Check(
        id="foreign-script",
        category="accuracy/untranslated/script",
        severity=Severity.MAJOR,
        explanation=(
            "A word stands in letters that the target language is not written in. Foreign words that both "
            "texts quote, glosses in brackets and symbols of one letter are left alone."
        ),
        find=_foreign_script,
        examples=(
            Example("Об этом рассказала Анна Сеитова.", "Anna Сеитова said so.", ("Сеитова",), ("ru", "en")),
            Example("Он строил плотину.", "Er baute eine плотину.", ("плотину",), ("ru", "de")),
            Example("The word “мир” is short.", "Das Wort „мир“ ist kurz.", (), ("en", "de")),
            Example("Слово «мир» короткое.", "The word “мир” is short.", (), ("ru", "en")),
            Example("Газета пишет.", "The newspaper Gazeta (Газета) writes of 3 Ω and α.", (), ("ru", "en")),
        ),
    ),
)

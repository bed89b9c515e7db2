"""Small things left as they were: abbreviations, names of months and weekdays."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.names import language_name
from alignkit.languages.short_forms import abbreviations, after_years, months_and_days
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_NEAR = 2  # tokens between a month and the number of its day or year


@cache
def _pattern(own: str, other: str) -> "regex.Pattern[str] | None":
    """Short forms of one language that the other does not have."""
    alone = sorted(abbreviations(own) - abbreviations(other), key=len, reverse=True)
    choices = []
    if alone:
        choices.append(rf"(?:{'|'.join(map(_spaced, alone))})(?![\p{{L}}\p{{N}}])")
    if (year := after_years(own)) and year != after_years(other):
        choices.append(rf"(?<=\b(?:1\d|20)\d\d[ \u00a0]){regex.escape(year)}")
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}.-])(?:{'|'.join(choices)})") if choices else None


def _spaced(form: str) -> str:
    return regex.escape(form, literal_spaces=True).replace(" ", "[ \u00a0\u202f]?")


def _short_forms(comparison: Comparison, check: Check) -> Iterator[Finding]:
    pattern = _pattern(comparison.source.language, comparison.target.language)
    if pattern is None:
        return
    usual = language_name(comparison.source.language)
    for pair in comparison.pairs:
        source, target = comparison.span(pair, "source"), comparison.span(pair, "target")
        if source is None or target is None:
            continue
        originals = {m.group(): m.span() for m in pattern.finditer(comparison.source.text, *source)}
        for match in pattern.finditer(comparison.target.text, *target) if originals else ():
            if match.group() in originals:
                yield check.finding(
                    match.span(),
                    comparison,
                    f"“{match.group()}” is short for a word of {usual} only.",
                    source=originals[match.group()],
                    confidence=0.85,
                )


def _calendar(comparison: Comparison, check: Check) -> Iterator[Finding]:
    own, other = comparison.source.language, comparison.target.language
    foreign = frozenset().union(*months_and_days(other))
    months, days = (names - foreign for names in months_and_days(own))
    for pair in comparison.pairs:
        origins = {token.text.lower(): place for place, token in enumerate(pair.source_tokens)}
        for place, token in enumerate(pair.target_tokens):
            word = token.text.lower()
            if word not in origins or not (word in months or word in days):
                continue
            if word in months and not (
                _is_dated(place, pair.target_tokens) and _is_dated(origins[word], pair.source_tokens)
            ):
                continue
            if word in days and (len(word) < 5 or _is_named(place, pair)):
                continue
            original = pair.source_tokens[origins[word]]
            yield check.finding(
                (token.start, token.end),
                comparison,
                f"“{token.text}” is {language_name(own)}.",
                source=(original.start, original.end),
                confidence=0.9,
            )


def _is_dated(place: int, tokens: Sequence[Token]) -> bool:
    """Whether the number of a day or a year stands near."""
    return any(token.is_number for token in tokens[max(0, place - _NEAR) : place + _NEAR + 1])


def _is_named(place: int, pair: Pair) -> bool:
    """Whether a weekday is a part of a name, or is quoted: “Black Friday”."""
    around = (*pair.target_tokens[max(0, place - 1) : place], *pair.target_tokens[place + 1 : place + 2])
    copied = {token.text for token in pair.source_tokens}
    return any(t.text in copied and (t.text[0].isupper() or t.text in "\"'„“”«»’-") for t in around)


CHECKS = (
    Check(
        id="short-form-left",
        category="accuracy/untranslated/abbreviation",
        severity=Severity.MINOR,
        explanation="An abbreviation that only the source's language has was copied.",
        find=_short_forms,
        examples=(
            Example(
                "Stało się to 18 marca 2026 r. w Łodzi.",
                "It happened on 18 March 2026 r. in Łódź.",
                ("r.",),
                ("pl", "en"),
            ),
            Example(
                "Obst, z. B. Äpfel, ist gut.",
                "Les fruits, z. B. les pommes, sont bons.",
                ("z. B.",),
                ("de", "fr"),
            ),
            Example("Äpfel usw. sind gut.", "Les pommes, etc., sont bonnes.", (), ("de", "fr")),
        ),
    ),
    Check(
        id="calendar-word-left",
        category="accuracy/untranslated/date",
        severity=Severity.MAJOR,
        explanation="The name of a month or of a weekday was left in the source's language.",
        find=_calendar,
        examples=(
            Example("It closed on 12 June 2024.", "Cerró el 12 de June de 2024.", ("June",), ("en", "es")),
            Example("Le 3 août 1999", "Der 3. août 1999", ("août",)),
            Example(
                "On Black Friday June Berg spent 3 dollars.",
                "June Berg gab am Black Friday 3 Dollar aus.",
                (),
                ("en", "de"),
            ),
        ),
    ),
)

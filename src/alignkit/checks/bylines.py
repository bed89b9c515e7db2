"""A byline whose first word was translated as if a sentence followed: “Por Ana Ruiz” → “For Ana Ruiz”."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.bylines import WAYS, byline_word, opens_byline
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_LONGEST = 12  # tokens of a line that names its authors
_MARKS = ".!?:"
_AFTER = frozenset(",([|/–—·•")  # what may stand between a name and an office, agencies or a date
_JOINTS = 4  # letters of what joins names: “und”, “y”, “van der”


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    languages = comparison.source.language, comparison.target.language
    for pair in comparison.pairs:
        if not (_is_byline(pair.source_tokens) and _names_the_same(pair)):
            continue
        ours, theirs = pair.source_tokens[0], pair.target_tokens[0]
        word = byline_word(ours.text, *languages)
        if word is None or opens_byline(theirs.text, languages[1]):
            continue
        yield check.finding(
            (theirs.start, theirs.end),
            comparison,
            f"“{ours.text}” names the author here; “{theirs.text}” does not.",
            source=(ours.start, ours.end),
            suggestion=word.capitalize() if theirs.text[0].isupper() else word,
            confidence=0.9,
            evidence={"mechanism": "byline"},
        )


def _is_byline(tokens: tuple[Token, ...]) -> bool:
    """Whether a word is followed by two names or more, what joins them, and maybe an office after a comma."""
    comma = next((place for place, token in enumerate(tokens) if token.text in _AFTER), len(tokens))
    named = tokens[1:comma] if comma > 2 else tokens[1:]
    if not 3 <= len(tokens) <= _LONGEST or any(token.is_number or token.text in _MARKS for token in named):
        return False
    if tokens[-1].text in _MARKS:
        return False
    names = [token for token in named if token.is_word and token.text[0].isupper()]
    others = [token for token in named if token.is_word and not token.text[0].isupper()]
    joined = all(len(token.text) <= _JOINTS and token.text.lower() not in WAYS for token in others)
    return joined and len(names) >= 2 and tokens[1].text[0].isupper()


def _names_the_same(pair: Pair) -> bool:
    """Whether the same names follow one word of the translation."""
    if len(pair.target_tokens) < 3 or not pair.target_tokens[0].is_word:
        return False
    return [t.text for t in pair.source_tokens[1:3]] == [t.text for t in pair.target_tokens[1:3]]


CHECKS: tuple[Check, ...] = (
    Check(
        "byline",
        "accuracy/mistranslation/homograph",
        Severity.MAJOR,
        "A line that names who wrote a text opens with a word that says something else in this language.",
        _find,
        (
            Example("Por Ana Ruiz y Luis Vega", "For Ana Ruiz and Luis Vega", ("For",), ("es", "en")),
            Example("By Ann Lee", "Bei Ann Lee", ("Bei",), ("en", "de")),
            Example("Von Max Kern", "From Max Kern", ("From",), ("de", "en")),
            Example(
                "By Ann Lee, science editor",
                "Durch Ann Lee, Redakteurin für Wissenschaft",
                ("Durch",),
                ("en", "de"),
            ),
            Example("Par Jean Roux (avec agences)", "By Jean Roux (mit Agenturen)", ("By",)),
            Example("Von Berlin nach Rom", "From Berlin to Rome", (), ("de", "en")),
            Example("Por Ana Ruiz y Luis Vega", "By Ana Ruiz and Luis Vega", (), ("es", "en")),
            Example("By Ann Lee", "Ann Lee", (), ("en", "de")),
            Example("By Lake Garda the air is mild.", "Am Gardasee ist die Luft mild.", (), ("en", "de")),
            Example("Par Jean Roux", "De Jean Roux", (), ("fr", "es")),
        ),
    ),
)

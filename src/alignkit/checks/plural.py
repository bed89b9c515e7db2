"""A plural of the source that became a singular, by what the lexicon has seen of these very forms."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.judging import judge
from alignkit.checks.plurals import renderings
from alignkit.checks.support import backed
from alignkit.languages.determiners import number_before
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_SHORTEST = 4
_CLASH = 0.95  # confidence where grammar asks for the plural, too


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    lexicon, verdict = comparison.lexicon, judge(comparison, "plural")
    if lexicon is None or verdict is None:
        return
    cases = [(bead.pair, found) for bead in comparison.once(backed) for found in renderings(bead, lexicon)]
    shares = verdict.probabilities([found.features for _, found in cases])
    for (pair, found), share in zip(cases, shares, strict=True):
        if found.features["hyphen"]:
            continue  # a part of a compound has no number
        if verdict.convicts(share) or found.clashes:
            source, target = pair.source_tokens[found.source], pair.target_tokens[found.target]
            first = _adjective_before(source, target, pair, comparison.target.language)
            written = found.usual.capitalize() if target.text[0].isupper() else found.usual
            yield check.finding(
                (first.start, target.end),
                comparison,
                f"“{source.text}” is a plural, “{target.text}” is not.",
                source=(source.start, source.end),
                suggestion=written if first == target else None,
                confidence=max(share, _CLASH) if found.clashes else share,
                evidence={"mechanism": "lost plural", "usual": found.usual},
            )


def _adjective_before(source: Token, target: Token, pair: Pair, language: str) -> Token:
    """The adjective that lost its plural with the noun: before it, and linked beside the source noun."""
    i, j = pair.source_tokens.index(source), pair.target_tokens.index(target)
    before = pair.target_tokens[j - 1] if j else target
    if not before.is_word or not before.text.islower() or len(before.text) < _SHORTEST:
        return target
    if number_before(before.text, language):
        return target
    linked = any(link.target == j - 1 and abs(link.source - i) == 1 for link in pair.links)
    return before if linked else target


CHECKS: tuple[Check, ...] = (
    Check(
        "lost-plural",
        "accuracy/mistranslation/number-agreement",
        Severity.MINOR,
        "A noun is plural in the source and singular in the translation, although the lexicon knows that "
        "plural's own rendering well and has hardly ever seen the singular for it, or the word before it "
        "stands with a plural only.",
        _find,
        (
            Example("Les enfants ont reçu des lettres.", "Die Kind bekamen Briefe.", ("Kind",)),
            Example("Elle a vu plusieurs lettres.", "Sie hat mehrere Brief gesehen.", ("Brief",)),
            Example("Er sah viele Zellen.", "Il a vu les cellule.", ("cellule",), ("de", "fr")),
            Example("Plusieurs Allemands d'origine turque votent.", "Mehrere Deutsch-Türken wählen."),
            Example("She waited three years.", "Zij wachtte drie jaar.", (), ("en", "nl")),
            Example("Il mesure six pieds.", "Er misst sechs Fuß."),
            Example("L'enfant a reçu des lettres.", "Das Kind bekam Briefe."),
            Example("Les enfants ont reçu des lettres.", "Die Kinder bekamen Briefe."),
        ),
    ),
)

"""Women that became men and men that became women: pronouns, and nouns that have a form for either."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.clashes import Clash, clashes, written_like
from alignkit.languages.pronouns import PERSONAL, PRONOUNS, SPEAKERS, epicene
from alignkit.records import Finding, Pair, Severity

_SURE = 0.5  # probability of a link
_LIKELY = 0.3


def _differ(pole: str, other: str) -> bool:
    return pole != other


def _pronouns(comparison: Comparison, check: Check) -> Iterator[Finding]:
    done: set[int] = set()
    personal = not PERSONAL.isdisjoint((comparison.source.language, comparison.target.language))
    found = [clash for clash in clashes(comparison, SPEAKERS, _differ) if clash.link >= _LIKELY]
    if personal:
        found += [clash for clash in clashes(comparison, PRONOUNS, _differ) if clash.link >= _SURE]
    for clash in found:
        start = clash.places[1][0]
        if start not in done and not _is_epicene(clash.pair, comparison):
            done.add(start)
            yield _finding(clash, comparison, check)


def _finding(clash: Clash, comparison: Comparison, check: Check) -> Finding:
    contrasts = SPEAKERS if clash.source.group == "speaker" else PRONOUNS
    own, its = clash.words
    source, target = clash.places
    form = contrasts.form(clash.target.group, clash.source.pole, comparison.target.language, clash.target.form)
    sexes = {"male": "a man", "female": "a woman"}
    return check.finding(
        target,
        comparison,
        f"“{own}” means {sexes[clash.source.pole]}, “{its}” {sexes[clash.target.pole]}.",
        source=source,
        suggestion=written_like(form, its),
        confidence=0.85,
        evidence={"mechanism": clash.source.group, "source": clash.source.pole, "target": clash.target.pole},
    )


def _is_epicene(pair: Pair, comparison: Comparison) -> bool:
    """Whether a noun stands there whose gender, and with it its pronoun's, says nothing of the person's."""
    return any(
        not epicene(document.language).isdisjoint(word.lower() for word in words)
        for document, words in zip((comparison.source, comparison.target), pair.words, strict=True)
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "person-gender",
        "accuracy/mistranslation",
        Severity.MAJOR,
        "A pronoun or a verb of the source surely means a woman, the translation's a man, or the other way "
        "round.",
        _pronouns,
        (
            Example("„Das hilft nicht“, sagte sie.", "“That does not help,” he said.", ("he said",), ("de", "en")),
            Example("„Das hilft nicht“, sagte er.", "“That does not help,” he said.", (), ("de", "en")),
        ),
    ),
)

"""What must be and what may be: one rendered by the other, and a ban rendered by what is not needed."""

from collections.abc import Iterator

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.clashes import Clash, clashes, is_denied, stands_alike, written_like
from alignkit.languages.contrasts import Member
from alignkit.languages.modality import DENIED, LIKING, MODALITY, PERMITTED
from alignkit.languages.negation import cues
from alignkit.records import Finding, Severity
from alignkit.tokens import Token

_LIKELY = 0.3  # probability of a link between the verbs
_AROUND = 3  # tokens around two verbs that stand alike
_NEAR = 6  # tokens between a verb and what denies it


def _differ(pole: str, other: str) -> bool:
    return pole != other


def _changed(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for clash in clashes(comparison, MODALITY, _differ):
        if _meet(clash, 2) and not is_denied(clash.pair, comparison):
            own, its = clash.words
            source, target = clash.places
            form = MODALITY.form("modal", clash.source.pole, comparison.target.language, clash.target.form)
            said = "necessary" if clash.source.pole == "necessary" else "possible"
            yield check.finding(
                target,
                comparison,
                f"“{own}” says that something is {said}, “{its}” does not.",
                source=source,
                suggestion=written_like(form, its),
                confidence=0.85,
                evidence={"mechanism": "modality", "source": clash.source.pole, "target": clash.target.pole},
            )


def _unbanned(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for clash in clashes(comparison, DENIED, _differ):
        if clash.source.pole == "forbidden" and _meet(clash, 1) and _both_denied(clash, comparison):
            own, its = clash.words
            source, target = clash.places
            yield check.finding(
                target,
                comparison,
                f"With its negation, “{own}” forbids; “{its}” only says that nothing asks for it.",
                source=source,
                confidence=0.85,
                evidence={"mechanism": "ban", "source": own, "target": its},
            )


def _meet(clash: Clash, least: int) -> bool:
    """Whether the two are linked, or alone with so many linked words around them."""
    return clash.link >= _LIKELY or (clash.alone and stands_alike(clash, _AROUND, least))


def _both_denied(clash: Clash, comparison: Comparison) -> bool:
    return _is_denied(clash.source, clash.pair.source_tokens, comparison.source.language) and _is_denied(
        clash.target, clash.pair.target_tokens, comparison.target.language
    )


def _is_denied(member: Member, tokens: tuple[Token, ...], language: str) -> bool:
    places = cues([token.text for token in tokens], language)
    return any(
        abs(place - member.first) <= _NEAR
        and _is_one_clause(tokens[min(place, member.first) : max(place, member.last)])
        for place in places
    )


def _is_one_clause(tokens: tuple[Token, ...]) -> bool:
    return all(token.is_word or token.is_number or token.text in "'’„“”«»\"" for token in tokens)


def _liked(comparison: Comparison, check: Check) -> Iterator[Finding]:
    permitted = PERMITTED.get(comparison.source.language)
    if permitted is None or comparison.target.language != "de":
        return
    for pair in comparison.pairs:
        for link in pair.links:
            own, its = pair.source_tokens[link.source], pair.target_tokens[link.target]
            if link.is_sure and own.text.lower() in permitted and its.text.lower() in LIKING:
                yield check.finding(
                    (its.start, its.end),
                    comparison,
                    f"“{own.text}” permits, “{its.text}” does not.",
                    source=(own.start, own.end),
                    suggestion=written_like(permitted[own.text.lower()], its.text),
                    confidence=0.85,
                    evidence={"mechanism": "look-alike", "source": own.text, "target": its.text},
                )


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    yield from _changed(comparison, check)
    yield from _unbanned(comparison, check)
    yield from _liked(comparison, check)


CHECKS: tuple[Check, ...] = (
    Check(
        "modality",
        "accuracy/mistranslation",
        Severity.MAJOR,
        "What must be is said to be possible, what may be is said to be necessary, or what is forbidden is "
        "said to be not needed.",
        _find,
        (
            Example(
                "Visitors must leave before six.",
                "Besucher können vor sechs gehen.",
                ("können",),
                ("en", "de"),
            ),
            Example(
                "Wir dürfen die Tür nicht öffnen.",
                "We don't have to open the door.",
                ("have to",),
                ("de", "en"),
            ),
            Example("Bezoekers mogen het water in.", "Besucher mögen ins Wasser.", ("mögen",), ("nl", "de")),
            Example("Visitors must leave.", "Besucher müssen gehen.", (), ("en", "de")),
            Example(
                "Visitors must leave before six.",
                "Besucher können nur bis sechs bleiben.",
                (),
                ("en", "de"),
            ),
            Example("We must not open it.", "Wir dürfen es nicht öffnen.", (), ("en", "de")),
        ),
    ),
)

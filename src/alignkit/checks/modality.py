"""What must be and what may be: one rendered by the other, and a ban rendered by what is not needed."""

from collections.abc import Iterator, Sequence
from itertools import chain, product

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.clashes import (
    Clash,
    clashes,
    clause,
    is_denied,
    linked,
    right_word,
    stands_alike,
    written_like,
)
from alignkit.languages.contrasts import Member
from alignkit.languages.modality import DENIED, LIKING, MODALITY, PERMITTED
from alignkit.languages.negation import cues, denies
from alignkit.languages.unreal import conditionals, is_future, leaves_open, might_have
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_LIKELY = 0.3  # probability of a link between the verbs
_REACH = 3  # tokens after what says that something might be among which its verb stands
_AROUND = 3  # tokens around two verbs that stand alike
_SHORTEST = 3  # letters that a subject has more than
_NEAR = 6  # tokens between a verb and what denies it


def _differ(pole: str, other: str) -> bool:
    return pole != other


def _changed(comparison: Comparison, check: Check) -> Iterator[Finding]:
    done: set[tuple[int, int]] = set()
    for clash in chain(_alone(comparison), _within_clauses(comparison)):
        if clash.places[1] not in done:
            done.add(clash.places[1])
            own, its = clash.words
            source, target = clash.places
            said = "necessary" if clash.source.pole == "necessary" else "possible"
            yield check.finding(
                target,
                comparison,
                f"“{own}” says that something is {said}, “{its}” does not.",
                source=source,
                suggestion=right_word(clash, MODALITY, comparison.target.language),
                confidence=0.85,
                evidence={"mechanism": "modality", "source": clash.source.pole, "target": clash.target.pole},
            )


def _alone(comparison: Comparison) -> Iterator[Clash]:
    """Verbs that are the only ones of their sentences, which deny nothing."""
    for clash in clashes(comparison, MODALITY, _differ):
        if _meet(clash, 2) and not is_denied(clash.pair, comparison):
            yield clash


def _within_clauses(comparison: Comparison) -> Iterator[Clash]:
    """Linked verbs that are the only ones of their clauses, which deny nothing."""
    languages = comparison.source.language, comparison.target.language
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        sides = tuple(
            _free(words, tokens, language)
            for words, tokens, language in zip(
                pair.words, (pair.source_tokens, pair.target_tokens), languages, strict=True
            )
        )
        for own, its in product(*sides):
            link = linked(pair, own, its)
            if own.pole != its.pole and link >= _LIKELY:
                yield Clash(pair, own, its, link, alone=False)


def _free(words: Sequence[str], tokens: Sequence[Token], language: str) -> list[Member]:
    """The sure members that are alone in clauses that deny nothing."""
    members = MODALITY.members(words, language)
    found = []
    for member in members:
        around = clause(tokens, member.first)
        fellows = {other.pole for other in members if other.first in around}
        if member.sure and len(fellows) == 1 and not denies([words[at] for at in around], language):
            found.append(member)
    return found


def _made_certain(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """What might be that is said to be about to be."""
    languages = comparison.source.language, comparison.target.language
    vocabulary = comparison.vocabularies.get(languages[1])
    if vocabulary is None:
        return
    for pair in comparison.pairs:
        ours, theirs = pair.words
        for place in conditionals(ours, languages[0]):
            verbs = {
                link.target for link in pair.links if link.is_sure and 0 <= link.source - place <= _REACH
            }
            for at in sorted(verbs):
                around = [theirs[other] for other in clause(pair.target_tokens, at)]
                own = [ours[other] for other in clause(pair.source_tokens, place)]
                if not is_future(theirs[at], vocabulary.lemma(theirs[at]), languages[1]):
                    continue
                if leaves_open(around, languages[1]) or denies(around, languages[1]):
                    continue
                if not denies(own, languages[0]):
                    yield _opened(comparison, check, pair, place, at)
                    break


def _made_real(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """What might have been that is said to have been."""
    languages = comparison.source.language, comparison.target.language
    for pair in comparison.pairs:
        ours, theirs = pair.words
        if not theirs or leaves_open(theirs, languages[1]) or is_denied(pair, comparison):
            continue
        for place in might_have(ours, languages[0]):
            verbs = [link for link in pair.links if link.is_sure and 0 < link.source - place <= _REACH]
            if verbs:
                yield _opened(comparison, check, pair, verbs[0].source, verbs[0].target)


def _opened(comparison: Comparison, check: Check, pair: Pair, place: int, other: int) -> Finding:
    own, its = pair.source_tokens[place], pair.target_tokens[other]
    return check.finding(
        (its.start, its.end),
        comparison,
        f"What the source says with “{own.text}” is only possible, “{its.text}” says that it is so.",
        source=(own.start, own.end),
        confidence=0.8,
        evidence={"mechanism": "certainty", "source": own.text, "target": its.text},
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
    return clash.link >= _LIKELY or (
        clash.alone and (stands_alike(clash, _AROUND, least) or _share_subject(clash))
    )


def _share_subject(clash: Clash) -> bool:
    """Whether the word before the one is linked to a word beside the other, and nothing to the two."""
    likely = [link for link in clash.pair.links if link.probability >= _LIKELY]
    if any(link.source == clash.source.first or link.target == clash.target.first for link in likely):
        return False
    return any(
        link.source == clash.source.first - 1
        and link.target in (clash.target.first - 1, clash.target.last + 1)
        and min(len(clash.pair.words[0][link.source]), len(clash.pair.words[1][link.target])) > _SHORTEST
        for link in likely
    )


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
    yield from _made_certain(comparison, check)
    yield from _made_real(comparison, check)
    yield from _unbanned(comparison, check)
    yield from _liked(comparison, check)


CHECKS: tuple[Check, ...] = (
    Check(
        "modality-changed",
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

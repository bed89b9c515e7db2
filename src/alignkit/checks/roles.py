"""Who acted and who underwent it: a passive that became active while its words kept their order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.crossed_roles import Half, crossed
from alignkit.languages.role_marks import determines
from alignkit.languages.roles import (
    Passive,
    clause_around,
    find_passives,
    german_roles,
    is_converse,
    is_fixed,
    is_object,
    is_preposition,
    is_relative,
    makes_passive,
)
from alignkit.records import Finding, Pair, Severity

_LIKELY = 0.5  # probability of a link
_LEAST = 0.3  # of the one between the two verbs
_FIRM = 0.7  # of the best one of who acts, and of who does not
_SURE = 0.9  # of the one between two verbs that the lexicon does not know as translations
_KNOWN = 0.05  # strength of two verbs that it does
_AGENT = 5  # tokens behind the preposition that can be the agent
_APART = 7  # tokens between the verb and the agent
_SHORTEST = 3  # letters of a word that names somebody or something


class _Swap(NamedTuple):
    """Where the passive stands on one side, and verb, first and last token of its active on the other."""

    passive: Passive
    verb: int
    first: int
    last: int


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        if pair.bead.is_gap or not pair.links:
            continue
        source, target = _halves(pair, comparison)
        for swap in _swaps(source, target, comparison):
            place = pair.target_tokens[swap.first].start, pair.target_tokens[swap.last].end
            own = pair.source_tokens
            yield _finding(place, _span(own, swap.passive), comparison, check)
            break
        else:
            for swap in _swaps(target, source, comparison):
                first, last = _span(pair.target_tokens, swap.passive)
                own = pair.source_tokens
                yield _finding(
                    (first, last), (own[swap.first].start, own[swap.last].end), comparison, check, turned=True
                )
                break
            else:
                yield from _exchanged(pair, source, target, comparison, check)


def _exchanged(
    pair: Pair, source: Half, target: Half, comparison: Comparison, check: Check
) -> Iterator[Finding]:
    for found in crossed(source, target, comparison.lexicon):
        own, its = pair.source_tokens, pair.target_tokens
        (one, other), (first, last) = found.source, found.target
        yield check.finding(
            (its[first].start, its[last].end),
            comparison,
            f"“{own[one].text}” and “{own[other].text}” changed places.",
            source=(own[one].start, own[other].end),
            confidence=0.8,
            evidence={"mechanism": found.mechanism},
        )
        return


def _span(tokens: Sequence[object], passive: Passive) -> tuple[int, int]:
    first, last = min(passive[2:]), max(passive[2:])
    return tokens[first].start, tokens[last].end  # type: ignore[attr-defined]


def _finding(
    place: tuple[int, int],
    source: tuple[int, int],
    comparison: Comparison,
    check: Check,
    *,
    turned: bool = False,
) -> Finding:
    said = comparison.source.text[slice(*source)]
    done = comparison.target.text[slice(*place)]
    message = (
        f"“{said}” tells what the first acts on, “{done}” that it is acted on."
        if turned
        else f"Who stands behind “{said}” acts; in “{done}” the one in front does."
    )
    return check.finding(
        place,
        comparison,
        message,
        source=source,
        confidence=0.85,
        evidence={"source": "active" if turned else "passive", "target": "passive" if turned else "active"},
    )


def _halves(pair: Pair, comparison: Comparison) -> tuple[Half, Half]:
    best: tuple[dict[int, int], dict[int, int]] = ({}, {})
    likely: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for link in pair.links:
        for side, (own, its) in enumerate(((link.source, link.target), (link.target, link.source))):
            if link.probability > likely[side].get(own, 0.0):
                best[side][own], likely[side][own] = its, link.probability
    ours, theirs = pair.words
    return (
        Half(ours, comparison.source.language, best[0], likely[0]),
        Half(theirs, comparison.target.language, best[1], likely[1]),
    )


def _swaps(own: Half, its: Half, comparison: Comparison) -> Iterator[_Swap]:
    """Yield passives of one side whose words stand in the same order around an active verb on the other."""
    if not (is_fixed(its.language, nearly=True) or its.language == "de"):
        return
    for passive in find_passives(own.words, own.language):
        verb = own.links.get(passive.participle)
        if verb is None or not _is_rendered(own, its, passive.participle, comparison):
            continue
        clause = clause_around(its.words, verb)
        agents = _content(own, range(passive.agent + 1, _end_of_agent(own, passive)))
        front = [k for k in range(passive.first, passive.auxiliary) if k != passive.participle]
        patients = _content(own, front) or _content(
            own, (k for k in range(passive.auxiliary + 1, passive.agent) if k != passive.participle)
        )
        after = [own.links[k] for k in agents]
        before = [own.links[k] for k in patients]
        if not all(any(own.likely[k] >= _FIRM for k in side) for side in (agents, patients)):
            continue
        if not all(clause[0] <= k < clause[1] for k in (*before, after[0])):
            continue
        if not max(before) < verb < min(after) or after[0] - verb > _APART:
            continue
        if _is_active(its, clause, verb, before, after):
            yield _Swap(passive, verb, min(verb, _auxiliary(own, passive, verb)), max(verb, after[0]))


def _auxiliary(own: Half, passive: Passive, verb: int) -> int:
    """Where the verb of the active begins: at what renders the auxiliary, if that stands before it."""
    place = own.links.get(passive.auxiliary, verb)
    return place if verb - 3 <= place <= verb else verb


def _is_rendered(own: Half, its: Half, place: int, comparison: Comparison) -> bool:
    if own.likely[place] < _LEAST:
        return False
    verb = its.words[own.links[place]]
    if (
        len(verb) < _SHORTEST
        or is_converse(verb, its.language)
        or is_converse(own.words[place], own.language)
    ):
        return False
    if comparison.lexicon is None or own.likely[place] >= _FIRM:
        return True
    word = own.words[place]
    pair = (word, verb) if own.language == comparison.source.language else (verb, word)
    return comparison.lexicon.strength(*pair) >= _KNOWN


def _end_of_agent(own: Half, passive: Passive) -> int:
    end = passive.agent + 1
    while end < min(passive.last, passive.agent + 1 + _AGENT):
        stops = end == passive.participle or is_relative(own.words[end], own.language)
        if stops or is_preposition(own.words[end], own.language):
            break
        end += 1
    return end


def _content(own: Half, places: Sequence[int] | Iterator[int] | range) -> list[int]:
    """Those words that are surely linked and may name somebody or something."""
    return [
        k
        for k in places
        if own.likely.get(k, 0.0) >= _LIKELY
        and len(own.words[k]) >= _SHORTEST
        and own.words[k][0].isalpha()
        and not determines(own.words[k], own.language)
        and not is_preposition(own.words[k], own.language)
        and not is_relative(own.words[k], own.language)
        and not makes_passive(own.words[k], own.language)
    ]


def _is_active(
    its: Half, clause: tuple[int, int], verb: int, before: Sequence[int], after: Sequence[int]
) -> bool:
    """Whether a verb can only be said of what stands before it, of what stands behind."""
    words, language = its.words, its.language
    passive_until = clause[1] if language in ("de", "nl") else verb
    if any(makes_passive(words[k], language) for k in range(clause[0], passive_until)):
        return False
    between = range(max(before) + 1, verb)
    if any(is_object(words[k], language) or is_relative(words[k], language) for k in between):
        return False
    if is_preposition(words[clause[0]], language) or not _is_verb(words, verb, clause[0]):
        return False
    gap = range(verb + 1, after[0])
    if any(is_preposition(words[k], language) and not words[k + 1][:1].isdigit() for k in gap):
        return False
    if any(is_relative(words[k], language) for k in gap if language not in ("de", "nl")):
        return False
    if language != "de":
        return True
    return german_roles(words[clause[0] : verb], words[verb + 1 : after[0] + 1])


def _is_verb(words: Sequence[str], verb: int, first: int) -> bool:
    return words[verb].islower() and verb > first


CHECKS: tuple[Check, ...] = (
    Check(
        "roles-swapped",
        "accuracy/mistranslation",
        Severity.MAJOR,
        "Who acts in the source is acted on in the translation: a passive became an active, or an active a "
        "passive, and both nouns stayed where they were; or both changed places around one verb.",
        _find,
        (
            Example(
                "Das Festival wird vom Staat finanziert.",
                "Le festival finance l'État.",
                ("finance l'État",),
                ("de", "fr"),
            ),
            Example(
                "Le festival est financé par l'État.",
                "Das Festival finanziert den Staat.",
                ("finanziert den Staat",),
            ),
            Example(
                "The chip was tested by the port authority.",
                "El chip probó la autoridad portuaria.",
                ("probó la autoridad",),
                ("en", "es"),
            ),
            Example(
                "Das Festival wird vom Staat finanziert.", "L'État finance le festival.", (), ("de", "fr")
            ),
            Example("Le festival est financé par l'État.", "Das Festival wird vom Staat finanziert."),
            Example("Le festival est financé par l'État.", "Das Festival finanziert der Staat."),
        ),
    ),
)

"""Members of a closed class that a source and its translation name as if they were the same."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from alignkit.checks.base import Comparison
from alignkit.languages.contrasts import EITHER, Contrasts, Member
from alignkit.languages.negation import denies
from alignkit.records import Pair
from alignkit.tokens import Token

_NEAR = 6  # tokens from a member within which another word may mean what the other side says
_UNPARTING = frozenset("'’„“”«»\"-‑%€$£")
_KNOWN = 0.05  # strength above which the lexicon takes two opposites for translations of each other


class Clash(NamedTuple):
    """A member of the source and the one of another pole that stands for it in the translation.

    ``link`` is the best probability of a link between their words; ``alone`` tells that each is the only one
    of its class in its sentence, and none of them is linked to another word.
    """

    pair: Pair
    source: Member
    target: Member
    link: float
    alone: bool

    @property
    def words(self) -> tuple[str, str]:
        """What stands on either side."""
        return _text(self.pair.source_tokens, self.source), _text(self.pair.target_tokens, self.target)

    @property
    def places(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where they stand in their documents."""
        return _place(self.pair.source_tokens, self.source), _place(self.pair.target_tokens, self.target)


def clashes(
    comparison: Comparison, contrasts: Contrasts, excludes: Callable[[str, str], bool]
) -> Iterator[Clash]:
    """Yield what is said with one pole of a class alone and translated with another one alone."""
    languages = comparison.source.language, comparison.target.language
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        ours, theirs = pair.words
        source = contrasts.members(ours, languages[0])
        target = contrasts.members(theirs, languages[1]) if any(member.sure for member in source) else []
        for group in dict.fromkeys(member.group for member in source):
            own, its = _around(source, group), _around(target, group)
            if _exclude_each_other(own, its, excludes):
                yield _nearest(pair, own, its)


def _around(members: Sequence[Member], group: str) -> list[Member]:
    """The members of a class, without those that are unsure and far from the sure ones."""
    own = [member for member in members if member.group == group]
    sure = [member for member in own if member.sure]
    return [
        member
        for member in own
        if member.sure
        or member.pole == EITHER
        or any(abs(member.first - other.first) <= _NEAR for other in sure)
    ]


def _exclude_each_other(
    own: Sequence[Member], its: Sequence[Member], excludes: Callable[[str, str], bool]
) -> bool:
    poles = tuple({member.pole for member in side} for side in (own, its))
    if any(len(side) != 1 or EITHER in side for side in poles):
        return False
    if not all(any(member.sure for member in side) for side in (own, its)):
        return False
    return excludes(own[0].pole, its[0].pole)


def _nearest(pair: Pair, own: Sequence[Member], its: Sequence[Member]) -> Clash:
    """The sure members whose words are linked best."""
    sure = [[member for member in side if member.sure] for side in (own, its)]
    links = {(link.source, link.target): link.probability for link in pair.links}
    best = max(
        ((_link(links, one, other), -number, one, other) for number, (one, other) in _pairs(*sure)),
        key=lambda found: found[:2],
    )
    alone = len(own) == len(its) == 1 and not _is_taken(pair, own[0], its[0])
    return Clash(pair, best[2], best[3], best[0], alone)


def _is_taken(pair: Pair, own: Member, its: Member) -> bool:
    """Whether either is surely linked to a word that is no part of the other."""
    return any(
        link.is_sure
        and (own.first <= link.source <= own.last) != (its.first <= link.target <= its.last)
        and pair.source_tokens[link.source].is_word
        and pair.target_tokens[link.target].is_word
        for link in pair.links
    )


def _pairs(own: Sequence[Member], its: Sequence[Member]) -> Iterator[tuple[int, tuple[Member, Member]]]:
    yield from enumerate((one, other) for one in own for other in its)


def _link(links: dict[tuple[int, int], float], own: Member, its: Member) -> float:
    return max(
        links.get((i, j), 0.0) for i in range(own.first, own.last + 1) for j in range(its.first, its.last + 1)
    )


def linked(pair: Pair, own: Member, its: Member) -> float:
    """The best probability of a link between two members."""
    return _link({(link.source, link.target): link.probability for link in pair.links}, own, its)


def clause(tokens: Sequence[Token], place: int) -> range:
    """Places of the tokens around one that no mark parts from it; quotes and apostrophes part nothing."""
    first, last = place, place
    while first > 0 and not _parts(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and not _parts(tokens[last + 1]):
        last += 1
    return range(first, last + 1)


def _parts(token: Token) -> bool:
    return not (token.is_word or token.is_number or token.text in _UNPARTING)


def is_denied(pair: Pair, comparison: Comparison) -> bool:
    """Whether either side holds a negation, which could turn any of its words round, or may hold one."""
    ours, theirs = pair.words
    return denies(ours, comparison.source.language) or denies(theirs, comparison.target.language)


def are_known(clash: Clash, comparison: Comparison) -> bool:
    """Whether the lexicon takes the two for translations of each other all the same."""
    return comparison.lexicon is not None and comparison.lexicon.strength(*clash.words) > _KNOWN


def continues_alike(clash: Clash, reach: int, shortest: int) -> bool:
    """Whether words of some length, soon after the one and soon after the other, are linked."""
    pair = clash.pair
    return any(
        0 < link.source - clash.source.last <= reach
        and 0 < link.target - clash.target.last <= reach
        and link.is_sure
        and min(len(pair.source_tokens[link.source].text), len(pair.target_tokens[link.target].text))
        >= shortest
        for link in pair.links
    )


def stands_alike(clash: Clash, reach: int, least: int = 1) -> bool:
    """Whether words or numbers around the one, so many at least, are linked to words around the other."""
    around = {
        link.source
        for link in clash.pair.links
        if link.is_sure
        and 0 < abs(link.source - clash.source.first) <= reach
        and 0 < abs(link.target - clash.target.first) <= reach
        and clash.pair.source_tokens[link.source].text.isalnum()
    }
    return len(around) >= least


def right_word(clash: Clash, contrasts: Contrasts, language: str) -> str | None:
    """The target language's word for what the source says, written as the one that stands there."""
    form = contrasts.form(clash.target.group, clash.source.pole, language, clash.target.form)
    return written_like(form, clash.words[1])


def written_like(word: str | None, other: str) -> str | None:
    """Capitalise a suggestion where what it replaces is."""
    return word[0].upper() + word[1:] if word and other[0].isupper() else word


def _place(tokens: Sequence[Token], member: Member) -> tuple[int, int]:
    return tokens[member.first].start, tokens[member.last].end


def _text(tokens: Sequence[Token], member: Member) -> str:
    return " ".join(token.text for token in tokens[member.first : member.last + 1])

"""Articles that the other language writes into another word, or does without.

An article that would stay alone goes with the preposition that has swallowed its counterpart (``of the`` ↔
``della``), with the noun whose ending is its counterpart (``the planet`` ↔ ``planeten``), or, as a possible
link, with the noun where the other language has no articles, or none there (``la vida`` ↔ ``life``). English
articles are not linked with another small word of such a language.
"""

from collections.abc import Mapping, Sequence

from alignkit.records import Link
from alignkit.words.forms import bare

_Links = dict[tuple[int, int], Link]


def _words(**languages: str) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in languages.items()}


# Definite articles, as ``bare`` has them.
_ARTICLES = _words(
    en="the",
    fr="le la les l",
    de="der die das den dem des",
    nl="de het",
    es="el la los las",
    it="il lo la i gli le l",
    pt="o a os as",
    ca="el la els les l",
    el="ο η το οι τα του της των τον την τους τις",
    hu="a az",
)
# Prepositions with an article in them.
_FUSED = _words(
    fr="du des au aux",
    de="im am zum zur vom beim ins ans",
    es="del al",
    it="del dello della dell dei degli delle al allo alla all ai agli alle nel nello nella nell nei negli"
    " nelle dal dallo dalla dall dai dagli dalle sul sullo sulla sull sui sugli sulle",
    pt="do da dos das no na nos nas ao à aos às pelo pela pelos pelas",
    ca="del dels al als pel pels",
)
# Endings that are an article.
_ENDINGS = _words(
    da="en et ne", sv="en et n na", no="en et a ne", bg="ът ят та то те а я", ro="ul a le lui lor"
)
_WITHOUT = frozenset("cs et fi hr lt lv pl ru sk sl tr uk".split())
# Articles that are nothing else (French "la" is a pronoun too) have no word where there are no articles.
_ONLY = _words(en="the a an")
_NO_WORD = _WITHOUT | {"bg"}
# Languages that put an article before nouns in general (``la vida``), and languages that do not (``life``).
_GENERIC, _SPARING = frozenset("ca es it pt".split()), frozenset("da de en nl no sv".split())
_POSSIBLE = 0.4  # probability of a link to a noun of a language without articles


def with_articles(
    links: Sequence[Link], source: Sequence[str], target: Sequence[str], languages: tuple[str, str]
) -> tuple[Link, ...]:
    """Link the articles of a sentence pair that are alone.

    Returns:
        The links in order of source, then target.

    Example:
        >>> found = with_articles([Link(1, 0, 0.9)], ["the", "planet"], ["planeten"], ("en", "da"))
        >>> [(link.source, link.target) for link in found]
        [(0, 0), (1, 0)]
    """
    found: _Links = {(link.source, link.target): link for link in links}
    if _may_lack(languages):
        found = _linked(found, source, target, *languages)
    if _may_lack((languages[1], languages[0])):
        found = _turned(_linked(_turned(found), target, source, languages[1], languages[0]))
    return tuple(found[ends] for ends in sorted(found))


def _turned(links: _Links) -> _Links:
    return {(j, i): Link(j, i, link.probability) for (i, j), link in links.items()}


def _may_lack(languages: tuple[str, str]) -> bool:
    """Whether articles of the first language may have no word of their own in the second."""
    one, two = languages
    written = two in _FUSED or two in _ENDINGS or two in _WITHOUT
    return one in _ARTICLES and (written or (one in _GENERIC and two in _SPARING))


def _linked(links: _Links, ours: Sequence[str], theirs: Sequence[str], own: str, other: str) -> _Links:
    """Link the articles of the first side."""
    partners: dict[int, dict[int, float]] = {}
    for (i, j), link in links.items():
        partners.setdefault(i, {})[j] = link.probability
    only = _ONLY.get(own, frozenset()) if other in _NO_WORD else frozenset()
    found = dict(links)
    for place, token in enumerate(ours):
        word = bare(token) if only or place not in partners else ""
        noun, kept = partners.get(place + 1, {}), set(partners.get(place, {}))
        if word in only:
            for j in kept - noun.keys():
                del found[place, j]
            kept &= noun.keys()
        if word in _ARTICLES[own] and not kept:
            new = _fused(partners.get(place - 1, {}), theirs, other) or _of_noun(noun, theirs, own, other)
            found.update({(place, j): Link(place, j, share) for j, share in new.items()})
    return found


def _fused(partners: Mapping[int, float], words: Sequence[str], language: str) -> dict[int, float]:
    """The partners of a preposition that hold an article."""
    fused = _FUSED.get(language, ())
    return {j: share for j, share in partners.items() if bare(words[j]) in fused}


def _of_noun(partners: Mapping[int, float], words: Sequence[str], own: str, other: str) -> dict[int, float]:
    """The partners of a noun that hold its article, or stand without one."""
    if other in _WITHOUT or (own in _GENERIC and other in _SPARING):
        return {j: min(share, _POSSIBLE) for j, share in partners.items()}
    endings = tuple(_ENDINGS.get(other, ()))
    return {j: share for j, share in partners.items() if bare(words[j]).endswith(endings)}

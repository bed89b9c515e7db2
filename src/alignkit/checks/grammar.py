"""Two rules of grammar: compound adjectives broken in translation, and the gender of acronyms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex
from rapidfuzz.distance import Prefix

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.gender import ANY, Genders, article_for, article_genders, knows_articles, reports
from alignkit.languages.names import country_words, language_names
from alignkit.languages.typography import masked
from alignkit.records import Finding, Severity
from alignkit.tokens import Token, tokenize

_DIRECTIONS: Mapping[str, str] = {
    name: stem
    for stem in ("nord", "süd", "ost", "west", "nordost", "nordwest", "südost", "südwest", "zentral")
    for name in (stem, f"{stem}en")
}
# The direction is looked for first, and the word before it read backwards: words are many, directions few.
_BROKEN = regex.compile(
    rf"(?<![\p{{L}}-])(?<direction>{'|'.join(map(str.capitalize, _DIRECTIONS))})"
    r"(?=[ \u00a0-])(?<=(?:(?<![\p{L}-])(?<before>\p{L}+)[ \u00a0]|)(?P=direction))"
    r"(?:[ \u00a0]-?|-[ \u00a0])(?<stem>\p{Lu}\p{Ll}+isch)(?<ending>e[rsnm]?)"
    r"[ \u00a0](?<noun>\p{Lu}\p{L}{2,})"
)
_DEFINITE = frozenset(("der", "die", "das", "den", "dem", "des"))
_ARTICLES = _DEFINITE | {f"ein{ending}" for ending in ("", "e", "en", "em", "er", "es")}
_DETERMINERS = _ARTICLES | {
    stem + ending
    for stem in ("dies", "jen", "jed", "kein", "mein", "dein", "sein", "ihr", "unser")
    for ending in ("e", "er", "en", "em", "es")
}
#: After these, a place and a proper name may meet: "im Osten Tschechische Republik".
_PLACING = frozenset(("im", "am", "vom", "zum", "in", "aus", "nach", "gen", "richtung"))
#: Adjectives of origin that no name of a country or language shows.
_REGIONAL = frozenset(("asiatisch", "atlantisch", "pazifisch", "baltisch", "slawisch"))
_FEMININE_NOUN = regex.compile(r"(?:ung|heit|keit|schaft|ion|tät|ik|enz|anz)$")

_ACRONYM = regex.compile(r"\p{Lu}{2,6}")
#: Languages whose nouns are masculine or feminine, mostly the same ones.
_TWO_GENDERS = frozenset(("ca", "es", "fr", "it", "pt"))
#: Articles that are other words too, but not before an acronym.
_AS_ARTICLE: Mapping[tuple[str, str], Genders] = {("pt", "a"): frozenset("f")}
_INSIDE_NAME = frozenset("für der des zur zum von und in im an am auf gegen".split())
_ADJECTIVE_END = regex.compile(r"e[nrsm]?$")


def _broken_adjective(comparison: Comparison, check: Check) -> Iterator[Finding]:
    if comparison.target.language != "de":
        return
    for match in _BROKEN.finditer(masked(comparison.target.text)):
        direction = _DIRECTIONS[match["direction"].lower()]
        before = (match["before"] or "").lower()
        if before in _PLACING or not _is_demonym(match["stem"].lower()):
            continue
        article = match["before"] if before in _ARTICLES else None
        start = match.start("before") if article else match.start("direction")
        adjective = direction + match["stem"].lower() + _ending(before, match["ending"], match["noun"])
        words = [article, adjective, match["noun"]] if article else [adjective, match["noun"]]
        yield check.finding(
            (start, match.end("noun")),
            comparison,
            f"“{adjective}” is one word: a compound adjective was translated piece by piece.",
            suggestion=" ".join(words),
            confidence=0.95,
            evidence={
                "direction": match["direction"],
                "adjective": match["stem"] + match["ending"],
                "mechanism": "word by word" if comparison.source.language == "en" else "English pivot",
            },
        )


def _is_demonym(stem: str) -> bool:
    """Whether an adjective in -isch belongs to a language, a country or a continent."""
    if stem in _REGIONAL or stem in language_names("de"):
        return True
    return any(Prefix.similarity(stem, word) >= max(4, len(word) - 3) for word in country_words("de"))


def _ending(article: str, ending: str, noun: str) -> str:
    """Ending of the adjective after the article: weak after a definite one, as it stands otherwise."""
    if article not in _DEFINITE:
        return ending
    if article in {"den", "dem", "des"} or ending == "en":
        return "en"
    return "en" if article == "der" and _FEMININE_NOUN.search(noun) else "e"


class _Mention(NamedTuple):
    """An acronym with its article: what the article says, and what to print instead."""

    where: tuple[int, int]
    article: str
    before: str
    genders: Genders
    expanded: bool


def _acronym_gender(comparison: Comparison, check: Check) -> Iterator[Finding]:
    language = comparison.target.language
    if not knows_articles(language):
        return
    abroad = comparison.once(_source_genders)
    for acronym, mentions in _mentions(comparison).items():
        yield from _against_full_name(acronym, mentions, comparison, check)
        gender, sure = _usual_gender(mentions, abroad.get(acronym, ANY))
        for mention in mentions:
            if gender is not None and gender not in mention.genders and not mention.expanded:
                article = article_for(mention.article.lower(), gender, language, before=mention.before)
                if article and mention.article[0].isupper():
                    article = article[0].upper() + article[1:]
                quote = comparison.target.text[slice(*mention.where)]
                yield check.finding(
                    mention.where,
                    comparison,
                    f"“{acronym}” has another gender elsewhere in this text.",
                    suggestion=article + quote[len(mention.article) :] if article else None,
                    confidence=0.85 if sure else 0.6,
                    evidence={"gender": gender},
                )


def _against_full_name(
    acronym: str, mentions: Sequence[_Mention], comparison: Comparison, check: Check
) -> Iterator[Finding]:
    """Yield mentions whose article cannot go with the full name, where the name leaves two genders open."""
    full = [mention.genders for mention in mentions if mention.expanded]
    if not full or any(len(genders) == 1 for genders in full):
        return
    open_to = frozenset.intersection(*full)
    for mention in mentions:
        if open_to and not mention.expanded and open_to.isdisjoint(mention.genders):
            message = f"“{acronym}” has another gender than its full name in this text."
            yield check.finding(mention.where, comparison, message, confidence=0.75)


def _source_genders(comparison: Comparison) -> Mapping[str, Genders]:
    """What the source's articles say about the gender of acronyms, where its genders are the target's."""
    languages = comparison.source.language, comparison.target.language
    if not all(language in _TWO_GENDERS for language in languages):
        return {}
    found: defaultdict[str, Genders] = defaultdict(lambda: ANY)
    tokens = [token for pair in comparison.pairs for token in pair.source_tokens]
    for before, token in pairwise(tokens):
        if _ACRONYM.fullmatch(token.text):
            article = _AS_ARTICLE.get((languages[0], before.text.lower()))
            genders = article or article_genders(before.text.lower(), languages[0])
            found[token.text] = (found[token.text] & genders) or found[token.text]
    return found


def _mentions(comparison: Comparison) -> Mapping[str, list[_Mention]]:
    found: defaultdict[str, list[_Mention]] = defaultdict(list)
    text = masked(comparison.target.text)
    for segment in comparison.target_segments:
        if _ACRONYM.search(text, segment.start, segment.end) is None:
            continue
        tokens = [
            Token(token.text, token.start + segment.start, token.end + segment.start)
            for token in tokenize(text[segment.start : segment.end])
        ]
        for place, token in enumerate(tokens):
            if _ACRONYM.fullmatch(token.text) and not _is_part(place, tokens):
                mention = _mention(place, tokens, comparison.target.language)
                if mention is not None:
                    found[token.text].append(mention)
    return found


def _is_part(place: int, tokens: Sequence[Token]) -> bool:
    """Whether an acronym belongs to a compound, or is followed by the noun that the article goes with."""
    token, after = tokens[place], tokens[place + 1 : place + 2]
    if not after:
        return False
    touches = after[0].start == token.end
    return after[0].text in "-/&'’" if touches else after[0].text[0].isupper() or after[0].is_number


def _mention(place: int, tokens: Sequence[Token], language: str) -> _Mention | None:
    """Walk back from an acronym over adjectives, or from "(ACR)" over its noun, to the article."""
    first = place - 1
    expanded = language == "de" and first > 0 and tokens[first].text == "("
    if expanded:
        if not tokens[first - 1].text[0].isupper():
            return None
        first = _before_full_name(first - 2, tokens)
    ending = ""
    while language == "de" and first > 0 and place - first < 6 and _is_adjective(tokens[first]):
        ending = tokens[first].text[tokens[first].text.rindex("e") :]
        first -= 1
    if (
        first < 0
        or not tokens[first].is_word
        or (tokens[first].text.isupper() and len(tokens[first].text) > 1)
    ):
        return None
    article = tokens[first].text.lower()
    before = tokens[first - 1] if first else None
    # After a comma, "der" and "die" may be relative pronouns; after a mark, they may close a bracket.
    if language == "de" and before is not None and not before.is_word and before.text not in '„“»«"–:':
        return None
    context = before.text.lower() if before is not None and before.is_word else ""
    genders = article_genders(article, language, before=context, ending=ending)
    if genders == ANY:
        return None
    return _Mention((tokens[first].start, tokens[place].end), tokens[first].text, context, genders, expanded)


def _before_full_name(place: int, tokens: Sequence[Token]) -> int:
    """Walk back over “Institut für” from the last noun of a name in full to what stands before its first."""
    while place > 1 and tokens[place].text in _INSIDE_NAME and tokens[place - 1].text.istitle():
        place -= 2
    return place


def _is_adjective(token: Token) -> bool:
    return (
        token.is_word
        and len(token.text) > 3
        and token.text.lower() not in _DETERMINERS
        and _ADJECTIVE_END.search(token.text) is not None
    )


def _usual_gender(mentions: Sequence[_Mention], abroad: Genders) -> tuple[str | None, bool]:
    """Return the gender that most mentions allow, and whether it clearly leads; None without proof.

    Where no gender leads, the source's decides, which is known as ``abroad``.
    """
    definite = [mention for mention in mentions if len(mention.genders) == 1]
    # A plural ("die PKW") is no other gender: only what speaks or was spelled out is one of a kind.
    unique = any(mention.expanded or reports(mention.before) for mention in mentions)
    if not definite or (not unique and any("p" in mention.genders for mention in mentions)):
        return None, False
    counts = {
        gender: sum((2 if mention.expanded else 1) for mention in mentions if gender in mention.genders)
        for gender in ("m", "f", "n")
        if any(mention.genders == {gender} for mention in definite)
    }
    if not counts:
        return None, False
    best = max(counts, key=lambda gender: (counts[gender], gender in abroad))
    return best, sum(count == counts[best] for count in counts.values()) == 1


CHECKS: tuple[Check, ...] = (
    Check(
        "broken-compound-adjective",
        "linguistic/grammar/broken-compound-adjective",
        Severity.MAJOR,
        "A point of the compass and an adjective of origin stand side by side where German writes one "
        "adjective: the trace of a word-by-word translation, often by way of English (“North African”).",
        _broken_adjective,
        (
            Example(
                "Le président nord-américain parle.",
                "Es spricht der Norden Amerikanischer Präsident.",
                ("der Norden Amerikanischer Präsident",),
            ),
            Example(
                "West African states.",
                "Die West Afrikanischen Staaten.",
                ("Die West Afrikanischen Staaten",),
                ("en", "de"),
            ),
            Example("La République tchèque.", "Im Norden Tschechische Republik, der Süden chinesischer Art."),
        ),
    ),
    Check(
        "acronym-gender",
        "terminology/inconsistent-gender",
        Severity.MINOR,
        "An acronym takes articles of two genders in one text; its full name or the majority decides.",
        _acronym_gender,
        (
            Example(
                "Le service (BVT) parle.\nLe BVT a dit.",
                "Der neue Dienst (BVT) spricht.\nDas sagte die BVT.",
                ("die BVT",),
            ),
            Example(
                "Die XYZ und die XYZ.\nMit der XYZ.",
                "La XYZ et la XYZ.\nAvec le XYZ.",
                ("le XYZ",),
                ("de", "fr"),
            ),
            Example(
                "The work was done at the Institute for Archives (ICA).\nThe ICA is in Bremen.",
                "Am Institut für Archive (ICA) wurde gearbeitet.\nDie ICA liegt in Bremen.",
                ("Die ICA",),
                ("en", "de"),
            ),
            Example(
                "A GNR veio.\nA GNR partiu.",
                "La GNR est venue.\nLe GNR est parti.",
                ("Le GNR",),
                ("pt", "fr"),
            ),
            Example(
                "Le BVT parle du BVT.\nDes bus",
                "Das sagte der BVT, mit dem BVT und den Chef des BVT.\nDer PKW und die PKW, laut der EZB.",
            ),
        ),
    ),
)

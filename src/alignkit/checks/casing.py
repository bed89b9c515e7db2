"""Capitals: a sentence that begins small, a German noun written small, a common word written large."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.number_words import cardinals
from alignkit.languages.typography import masked
from alignkit.lexicon import Vocabulary
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_KNOWN = 5.0  # occurrences per million that make a word's usual case known
_SMALL, _CAPITALISED = 0, 1
_FIRST = regex.compile(r"[\s\"“”„«»‚‘’'(\[]*(?P<word>\p{L}[\p{L}\p{M}]*)(?![\p{L}.@/-])")
_NOUN_ENDING = regex.compile(
    r"\p{L}{3,}(?:ung|heit|keit|schaft|tion|ität|ismus|ment|nis|tum|eur|anz|enz)(?:e?[ns]|en)?"
)
_SURE_ENDING = regex.compile(r"\p{L}{4,}(?:ung|heit|keit|schaft|ität)(?:en)?")
_ADJECTIVE_ENDING = regex.compile(r"\p{L}+(?:isch|lich|ig|bar|sam|los|haft|al|ell|iv)(?:e[mnrs]?)?")
_DECLINED = regex.compile(r"e[nrsm]?$")
_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins ans "
    "kein keine keinen "
    "diese dieser dieses diesem diesen seine seiner seinen seinem ihre ihrer ihren ihrem".split()
)
_ENDS = frozenset(".!?:;…")
_AFTER_END = "\"“”»«’')] \n\u00a0"


def _small_start(comparison: Comparison, check: Check) -> Iterator[Finding]:
    starts = [_first_words(pair, comparison) for pair in comparison.pairs]
    continued = _continued(comparison)
    judged = [own for own in starts if own]
    # A text without capitals has its own style.
    if sum(its["word"][0].islower() for _, its, _ in judged) * 4 > len(judged) and len(judged) > 3:
        return
    for own, its, start in judged:
        word = its["word"]
        if start in continued:
            continue
        if own["word"][0].isupper() and word[0].islower() and not any(map(str.isupper, word)):
            where = start + its.start("word"), start + its.end("word")
            message = f"The sentence begins small: “{word}”."
            yield check.finding(where, comparison, message, suggestion=word.capitalize(), confidence=0.85)


def _continued(comparison: Comparison) -> frozenset[int]:
    """Places where a bead goes on with a sentence: the one before ends in a comma, or unlike its source."""
    found = set()
    for before, pair in pairwise(comparison.pairs):
        source, target = (comparison.span(before, side) for side in ("source", "target"))
        here = comparison.span(pair, "target")
        if source and target and here:
            own = comparison.source.text[slice(*source)].rstrip(_AFTER_END)[-1:]
            its = comparison.target.text[slice(*target)].rstrip(_AFTER_END)[-1:]
            if its in ",;" or (own in _ENDS and its not in _ENDS):
                found.add(here[0])
    return frozenset(found)


def _first_words(
    pair: Pair, comparison: Comparison
) -> "tuple[regex.Match[str], regex.Match[str], int] | None":
    """The first words of both sides where the target is a sentence, and where the target begins."""
    source, target = comparison.span(pair, "source"), comparison.span(pair, "target")
    if source is None or target is None or pair.target_tokens[-1:] == ():
        return None
    own = _FIRST.match(comparison.source.text, *source)
    text = masked(comparison.target.text)[slice(*target)]
    its = _FIRST.match(text)
    ends = text.rstrip(" \n\"“”»«’')")[-1:] in _ENDS
    return (own, its, target[0]) if own and its and ends else None


def _small_noun(comparison: Comparison, check: Check) -> Iterator[Finding]:
    words = comparison.vocabularies.get(comparison.target.language)
    if comparison.target.language != "de" or words is None:
        return
    for pair in comparison.pairs:
        tokens = pair.target_tokens
        for place, token in enumerate(tokens):
            if (
                token.is_word
                and token.text.islower()
                and _is_noun(place, tokens, words)
                and not pair.bead.is_gap
            ):
                yield check.finding(
                    (token.start, token.end),
                    comparison,
                    f"“{token.text}” is a noun: German writes it with a capital.",
                    suggestion=token.text.capitalize(),
                    confidence=0.85,
                )


def _is_noun(place: int, tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """A word that its language writes large, by its ending or its article a noun."""
    token = tokens[place]
    number = words.index.get(token.text)
    if number is not None and words.casing[number] != _CAPITALISED:
        return False
    if words.per_million(token.text) < _KNOWN and not _SURE_ENDING.fullmatch(token.text):
        return False
    before = tokens[place - 1].text if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before in "-‐–&/@#" or (after and after.text in "-‐@/" and after.start == token.end):
        return False
    if _ADJECTIVE_ENDING.fullmatch(token.text):
        return False
    if _NOUN_ENDING.fullmatch(token.text):
        return True
    # “die essen gern”, “der weise Mann”, “ein recht hohes Haus”, “die teils neuen”: only an article or number
    # before, and no adjective or noun behind, make it a noun.
    counted = before.isdecimal() or cardinals("de").get(before.lower(), 0) > 1
    genitive = token.text.endswith("s") and before.lower() not in ("des", "eines")
    followed = (
        after is not None and after.is_word and (not after.text.islower() or _DECLINED.search(after.text))
    )
    return (counted or before.lower() in _ARTICLES) and len(token.text) > 3 and not genitive and not followed


def _large_word(comparison: Comparison, check: Check) -> Iterator[Finding]:
    words = comparison.vocabularies.get(comparison.target.language)
    if comparison.target.language == "de" or words is None or comparison.source.language == "de":
        return
    for pair in comparison.pairs:
        partners = {link.target: pair.source_tokens[link.source].text for link in pair.links}
        for place, token in enumerate(pair.target_tokens):
            partner = partners.get(place, "")
            if partner.islower() and _is_large(place, pair.target_tokens, words):
                yield check.finding(
                    (token.start, token.end),
                    comparison,
                    f"“{token.text}” is written small inside a sentence, and so is “{partner}”.",
                    suggestion=token.text.lower(),
                    confidence=0.7,
                )


def _is_large(place: int, tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """A common word with a capital between two small ones."""
    token = tokens[place]
    number = words.index.get(token.text.lower())
    if not token.text.istitle() or len(token.text) < 4 or number is None or words.casing[number] != _SMALL:
        return False
    around = tokens[max(0, place - 2) : place] + tokens[place + 1 : place + 3]
    return (
        words.per_million(token.text) >= _KNOWN
        and len(around) == 4
        and all(other.is_word and other.text.islower() for other in around)
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "small-start",
        "linguistic/spelling/capitalisation",
        Severity.MINOR,
        "A sentence begins with a small letter although its source begins with a capital.",
        _small_start,
        (
            Example("Le port est fermé.", "der Hafen ist geschlossen.", ("der",)),
            Example("Le port est fermé.", "Der Hafen ist geschlossen."),
            Example("eBay ferme.", "eBay schließt."),
            Example("Il dort.\nEt rêve.", "Er schläft,\nund träumt."),
        ),
    ),
    Check(
        "noun-written-small",
        "linguistic/spelling/capitalisation",
        Severity.MINOR,
        "A German noun, told by its ending or its article, is written with a small letter.",
        _small_noun,
        (
            Example("Le gouvernement parle.", "Die regierung spricht.", ("regierung",)),
            Example("Le gouvernement parle.", "Die Regierung spricht."),
            Example("Les jeux olympiques ont lieu.", "Die olympischen Spiele finden statt."),
        ),
    ),
    Check(
        "capital-inside",
        "linguistic/spelling/capitalisation",
        Severity.NEUTRAL,
        "A common word stands with a capital between small ones, and the source writes it small.",
        _large_word,
        (
            Example(
                "Le port de la ville est fermé.",
                "The port of the City is closed now.",
                ("City",),
                ("fr", "en"),
            ),
            Example("Le port de Londres est fermé.", "The port of London is closed now.", (), ("fr", "en")),
        ),
    ),
)

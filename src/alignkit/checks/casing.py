"""Capitals: a sentence that begins small, a German noun written small, words written large, and headings."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.german_nouns import ARTICLES, is_noun, is_written_large
from alignkit.languages.typography import DOUBLE_QUOTES, masked, writes_titles_small
from alignkit.lexicon import Vocabulary
from alignkit.records import Finding, Pair, Severity
from alignkit.romanisation import romanised
from alignkit.tokens import Token

_SEEN = 1.0  # occurrences per million of a word that is listed at all
_KNOWN = 5.0  # occurrences per million that make a word's usual case known
_SMALL = 0
_FIRST = regex.compile(r"[\s\"“”„«»‚‘’'(\[]*(?P<word>\p{L}[\p{L}\p{M}]*)(?![\p{L}.@/-])")
#: Participles and derived adjectives: simple ones are part of fixed names (“Rote Karte”, “Erste Hilfe”).
_DERIVED = regex.compile(
    r"(?:ge|ver|be|er|zer|ent|über|unter|aus|auf|ein|an|ab|zu|vor)\p{L}{3,}(?:t|en)e[mnrs]?|\p{L}{3,}(?:end|lich|bar|sam|los)e[mnrs]?"
)
_FEW = 3  # nouns in small letters that any text may have
_TITLE_WORD = 4  # letters of a word that a heading in title case writes large
_TITLE_WORDS = 3  # common words with a capital that show it
_OFTEN = 400.0  # occurrences per million of a word that stands in no name
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
    found = [
        token
        for pair in comparison.pairs
        if not pair.bead.is_gap
        for place, token in enumerate(pair.target_tokens)
        if token.is_word and token.text.islower() and is_noun(place, pair.target_tokens, words)
    ]
    large = sum(token.text.istitle() for pair in comparison.pairs for token in pair.target_tokens[1:])
    if len(found) > max(_FEW, large):  # a text without capitals has its own style
        return
    for token in found:
        yield check.finding(
            (token.start, token.end),
            comparison,
            f"“{token.text}” is a noun: German writes it with a capital.",
            suggestion=token.text.capitalize(),
            confidence=0.85,
        )


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


def _large_adjective(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Yield German adjectives with a capital between an article and a noun, where both are common words."""
    words = comparison.vocabularies.get(comparison.target.language)
    if comparison.target.language != "de" or words is None or comparison.source.language == "de":
        return
    for pair in comparison.pairs:
        partners: dict[int, str] = {link.target: pair.source_tokens[link.source].text for link in pair.links}
        for place in range(1, len(pair.target_tokens) - 1):
            article, token, noun = pair.target_tokens[place - 1 : place + 2]
            common = all(partners.get(near, "").islower() for near in (place, place + 1))
            if (
                common
                and article.text.lower() in ARTICLES
                and _is_plain_adjective(token.text, noun.text, words)
            ):
                yield check.finding(
                    (token.start, token.end),
                    comparison,
                    f"“{token.text}” is an adjective before “{noun.text}”, not part of a name.",
                    suggestion=token.text.lower(),
                    confidence=0.75,
                )


def _is_plain_adjective(word: str, noun: str, words: Vocabulary) -> bool:
    """Whether a capitalised word is a participle or a derived adjective that its language writes small."""
    number = words.index.get(word.lower())
    small = number is not None and words.casing[number] == _SMALL
    derived = _DERIVED.fullmatch(word.lower()) is not None
    return word.istitle() and small and derived and noun.istitle() and is_written_large(noun.lower(), words)


def _small_name(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Yield names in quotation marks that the translation has without the marks and written small."""
    if comparison.source.language == "de":
        return
    for pair in comparison.pairs:
        for link in pair.links:
            name, token = pair.source_tokens[link.source], pair.target_tokens[link.target]
            same = token.text.islower() and _letters(name.text) == _letters(token.text)
            if same and _is_quoted_name(link.source, pair.source_tokens):
                yield check.finding(
                    (token.start, token.end),
                    comparison,
                    f"“{name.text}” is a name in the source; names are written large.",
                    source=(name.start, name.end),
                    suggestion=token.text.capitalize(),
                    confidence=0.8,
                )


def _is_quoted_name(place: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a word with a capital stands alone in quotation marks, inside a sentence or line."""
    around = tokens[place - 1 : place] + tokens[place + 1 : place + 2]
    quoted = len(around) == 2 and all(token.text in DOUBLE_QUOTES for token in around)
    return place > 1 and quoted and tokens[place].text.istitle() and len(tokens[place].text) > 3


def _letters(word: str) -> str:
    return romanised(word).casefold()


def _title_case(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Yield headings with a capital on nearly every word, in languages that write titles as sentences."""
    words = comparison.vocabularies.get(comparison.target.language)
    if words is None or not writes_titles_small(comparison.target.language):
        return
    for pair in comparison.pairs:
        tokens = [token for token in pair.target_tokens if token.is_word]
        if len(pair.bead.target) != 1 or len(tokens) < 3 or _ends(pair.target_tokens):
            continue
        long = [token for token in tokens if len(token.text) >= _TITLE_WORD]
        large = [token for token in tokens[1:] if token.text.istitle() and _is_common(token.text, words)]
        if len(large) < _TITLE_WORDS or sum(token.text[0].islower() for token in long) > len(long) // 5:
            continue
        partners = {link.target: pair.source_tokens[link.source].text for link in pair.links}
        places = {id(token): place for place, token in enumerate(pair.target_tokens)}
        small = sum(partners.get(places[id(token)], "").islower() for token in large)
        often = any(words.per_million(token.text) >= _OFTEN for token in large)
        if small >= 2 or often:
            yield check.finding(
                (large[0].start, large[-1].end),
                comparison,
                "Headings are written like sentences in this language: only names have capitals.",
                suggestion=_small(comparison.target.text, large),
                confidence=0.8,
            )


def _ends(tokens: tuple[Token, ...]) -> bool:
    return any(token.text in _ENDS for token in tokens[-2:])


def _is_common(word: str, words: Vocabulary) -> bool:
    number = words.index.get(word.lower())
    return number is not None and words.casing[number] == _SMALL and words.per_million(word) >= _SEEN / 2


def _small(text: str, large: list[Token]) -> str:
    """The text from the first to the last of some words, with these written small."""
    found = text[large[0].start : large[-1].end]
    for token in large:
        first = token.start - large[0].start
        found = found[:first] + token.text.lower() + found[first + len(token.text) :]
    return found


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
            Example(
                "La garantie ne couvre pas les dommages dus au gel.",
                "Die Garantie gilt nicht; frostschäden sind nicht abgedeckt.",
                ("frostschäden",),
            ),
            Example(
                "Un bateau de la marine française est là.",
                "Ein Schiff der französischen marine ist da.",
                ("marine",),
            ),
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
    Check(
        "adjective-written-large",
        "linguistic/spelling/capitalisation",
        Severity.MINOR,
        "A German participle or derived adjective before a common noun is written with a capital.",
        _large_adjective,
        (
            Example(
                "The lake reveals a forgotten drought.",
                "Der See enthüllt eine Vergessene Dürre.",
                ("Vergessene",),
                ("en", "de"),
            ),
            Example("The United Nations help.", "Es helfen die Vereinten Nationen.", (), ("en", "de")),
        ),
    ),
    Check(
        "title-case",
        "linguistic/spelling/capitalisation",
        Severity.MINOR,
        "A heading has a capital on every word, as in English; this language writes it like a sentence.",
        _title_case,
        (
            Example(
                "Staying well in hot weather",
                "Cómo Cuidarse Cuando Hace Calor",
                ("Cuidarse Cuando Hace Calor",),
                ("en", "es"),
            ),
            Example(
                "The World Health Organization in Geneva",
                "La Organización Mundial de la Salud en Ginebra",
                (),
                ("en", "es"),
            ),
        ),
    ),
    Check(
        "name-written-small",
        "linguistic/spelling/capitalisation",
        Severity.MINOR,
        "A name that stands in quotation marks in the source is a word written small in the translation.",
        _small_name,
        (
            Example("Фото: Анна Ким / «Меридиан»", "Photo: Anna Kim / meridian", ("meridian",), ("ru", "en")),
            Example("Фото: Анна Ким / «Меридиан»", "Photo: Anna Kim / Meridian", (), ("ru", "en")),
        ),
    ),
)

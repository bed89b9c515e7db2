"""Nouns that are plural in the source, with what speaks for their rendering having lost it."""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from alignkit.checks.support import Backed
from alignkit.languages.determiners import number_before
from alignkit.languages.number_words import cardinals
from alignkit.lexicon import Lexicon, Translation, Vocabulary
from alignkit.tokens import Token

_SURE, _LIKELY = 0.5, 0.3  # probability of a link
_SHORTEST = 4  # letters
_HARDLY = 0.3  # share of a form that the lexicon hardly knows as a rendering of the plural
_BEFORE = 2  # words before a noun that may tell its number: an article and an adjective


class Rendering(NamedTuple):
    """A plural of the source and the base form that renders it, by place; the usual form; the features.

    It clashes if the word before the base form stands with a plural only: “zwei Tor”, “les cellule”.
    """

    source: int
    target: int
    usual: str
    features: Mapping[str, float]
    clashes: bool


def renderings(bead: Backed, lexicon: Lexicon) -> Iterator[Rendering]:
    """Yield words that are joined by one sure link and nothing else, if the source's alone has an ending.

    Where the rendering clashes with the word before it, any likely link will do.
    """
    pair = bead.pair
    links: dict[tuple[str, int], int] = {}
    for link in pair.links:
        for key in (("source", link.source), ("target", link.target)):
            links[key] = links.get(key, 0) + 1
    for link in pair.links:
        alone = links["source", link.source] == links["target", link.target] == 1
        if link.probability >= _LIKELY:
            found = _rendering(bead, link.source, link.target, lexicon)
            if found is not None and (found.clashes or (alone and link.probability >= _SURE)):
                yield found


def _rendering(bead: Backed, source: int, target: int, lexicon: Lexicon) -> Rendering | None:
    """Describe a source word as rendered by a word of the target; None where it is no plural."""
    pair = bead.pair
    own, word = pair.source_tokens[source], pair.target_tokens[target].text
    if not _has_ending(own, lexicon.source):
        return None
    if lexicon.target.language == "nl" and _is_counted(pair.target_tokens, target, "nl"):
        return None  # Dutch says “drie jaar”, whatever the source says
    demanded = _is_demanded(pair.target_tokens, target, lexicon.target.language)
    shortest = _SHORTEST - demanded
    if not _is_base(word, lexicon.target, shortest):
        return None
    forms, wanted = _forms(own.text, word, lexicon), word.lower()
    others = [form for form in forms if form.word != wanted]
    if not others:
        return None
    base = _forms(lexicon.source.lemma(own.text), word, lexicon)
    usual = max(others, key=lambda form: (form.seen, form.word)).word
    features = {
        "share": _share(forms, wanted),
        "seen": math.log1p(sum(form.seen for form in forms)),
        "base_share": _share(base, wanted),
        "base_seen": math.log1p(sum(form.seen for form in base)),
        "backward": _backward(own.text, wanted, lexicon),
        "commoner": _commoner(wanted, usual, lexicon.target),
        "source_commoner": _commoner(own.text, lexicon.source.lemma(own.text), lexicon.source),
        "before": _told(pair.target_tokens, target, lexicon.target.language),
        "source_before": _told(pair.source_tokens, source, lexicon.source.language),
        "hyphen": float(_is_mark(pair.target_tokens, target + 1, "-")),
        "longer": float(len(usual) - len(wanted)),
        "source_longer": float(len(own.text) - len(lexicon.source.lemma(own.text))),
        "source_is_first": float(source == 0),
        "has_table": 1.0,
    }
    clashes = demanded and not features["hyphen"] and features["share"] < _HARDLY
    return Rendering(source, target, usual, features | _opinions(bead, source, target), clashes)


def _opinions(bead: Backed, source: int, target: int) -> dict[str, float]:
    if bead.source.opinions is None or bead.target.opinions is None:
        return {}
    return {
        "read": float(bead.target.opinion("plural")[target]),
        "read_fine": float(bead.target.opinion("fine")[target]),
        "read_human": float(bead.target.opinion("human")[target]),
        "source_read": float(bead.source.opinion("plural")[source]),
    }


def _has_ending(token: Token, words: Vocabulary) -> bool:
    """Whether a word is a noun, as far as the spelling tells, with an ending on its base form."""
    lower = token.text.lower()
    base = words.lemma(lower)
    if not token.is_word or len(lower) < _SHORTEST or len(lower) <= len(base) or base == lower:
        return False
    return token.text[0].isupper() if words.language == "de" else lower[-1] in "sxien"


def _is_demanded(tokens: tuple[Token, ...], place: int, language: str) -> bool:
    """Whether the word or the whole number right before a noun stands with a plural only.

    After numbers, German and Dutch leave what is measured as it is: “zwei Fuß”, “drie jaar”.
    """
    if language in ("de", "nl") and _is_counted(tokens, place, language):
        return False
    before = tokens[place - 1].text if place else ""
    return number_before(before, language) > 0 or (before.isdecimal() and int(before) > 1)


def _is_counted(tokens: tuple[Token, ...], place: int, language: str) -> bool:
    before = tokens[place - 1].text if place else ""
    return before.isdecimal() or before.lower() in cardinals(language)


def _is_base(word: str, words: Vocabulary, shortest: int) -> bool:
    if len(word) < shortest or words.lemma(word) != word.lower():
        return False
    return word[0].isupper() or words.language != "de"  # endings of adjectives tell of case and person


def _forms(source: str, target: str, lexicon: Lexicon) -> list[Translation]:
    """The renderings of one source form that share the target's base form."""
    base = lexicon.target.lemma(target)
    return [form for form in lexicon.translations(source) if lexicon.target.lemma(form.word) == base]


def _share(forms: list[Translation], word: str) -> float:
    total = sum(form.seen for form in forms)
    return (sum(form.seen for form in forms if form.word == word) + 0.5) / (total + 1.0)


def _backward(source: str, word: str, lexicon: Lexicon) -> float:
    """Share of the source form among the forms of its word that the target form renders."""
    base = lexicon.source.lemma(source)
    forms = [form for form in lexicon.sources(word) if lexicon.source.lemma(form.word) == base]
    return _share(forms, source.lower())


def _commoner(word: str, other: str, words: Vocabulary) -> float:
    """Logarithm of how much more frequent a form is than another."""
    return math.log10((words.per_million(word) + 0.1) / (words.per_million(other) + 0.1))


def _told(tokens: tuple[Token, ...], place: int, language: str) -> float:
    """What the words before a noun say of its number: the nearest that says anything."""
    for step in range(1, _BEFORE + 1):
        if place < step or not (tokens[place - step].is_word or tokens[place - step].text in "'’"):
            return 0.0
        told = number_before(tokens[place - step].text, language)
        if told:
            return float(told)
    return 0.0


def _is_mark(tokens: tuple[Token, ...], place: int, mark: str) -> bool:
    return place < len(tokens) and tokens[place].text == mark

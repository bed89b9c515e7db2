"""German nouns in small letters, and what else a word in small letters may be."""

import regex

from alignkit.languages.german_words import is_function_word, is_verb_form, may_be_small
from alignkit.languages.number_words import cardinals
from alignkit.lexicon import Vocabulary
from alignkit.tokens import Token

_SEEN = 1.0  # occurrences per million of a word that is listed at all
_PART = 4  # letters of the last part of a compound noun, at the least one more
_KNOWN = 5.0  # occurrences per million that make a word's usual case known
_SMALL, _CAPITALISED = 0, 1
_NOUN_ENDING = regex.compile(
    r"\p{L}{3,}(?:ung|heit|keit|schaft|tion|ität|ismus|ment|nis|tum|eur|anz|enz)(?:e?[ns]|en)?"
)
_SURE_ENDING = regex.compile(r"\p{L}{4,}(?:ung|heit|keit|schaft|ität)(?:en)?")
_ADJECTIVE_ENDING = regex.compile(r"\p{L}+(?:isch|lich|ig|bar|sam|los|haft|al|ell|iv)(?:e[mnrs]?)?")
#: Ends of German adjectives and adverbs that are nouns by themselves.
_UNLIKE_NOUN = regex.compile(
    r"(?:weise|mal|mals|zeit|zeits|falls|teils|seits|wegs|maßen|halber|wärts|dings|reich(?:e[mnrs]?)?|arm(?:e[mnrs]?)?"
    r"|frei(?:e[mnrs]?)?|voll(?:e[mnrs]?)?|fest(?:e[mnrs]?)?|weit(?:e[mnrs]?)?|wert(?:e[mnrs]?)?"
    r"|recht(?:e[mnrs]?)?|gut(?:e[mnrs]?)?|tod|rot|fett(?:e[mnrs]?)?|ende[mnrs]?|lang(?:e[mnrs]?)?)$"
)
_DECLINED = regex.compile(r"e[nrsm]?$")
ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins ans "
    "kein keine keinen "
    "diese dieser dieses diesem diesen seine seiner seinen seinem ihre ihrer ihren ihrem".split()
)
#: What can be nothing but an article, so that a verb may not follow.
_SURE_ARTICLES = frozenset(
    "im am zum zur vom beim ins ans ein einen einem eines des kein keinen keinem".split()
)
#: What may introduce an adjective and its noun besides an article.
_INTRODUCING = ARTICLES | frozenset(
    "in an auf aus bei mit nach von vor für über unter um durch gegen ohne bis seit wegen als mein "
    "dein sein ihr unser euer meine deine unsere alle aller allen viele vielen einige einigen mehrere "
    "mehreren jeder jede jedes jeden jedem welche welcher und".split()
)
_SHORT_WORD = 3


def is_noun(place: int, tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """Whether a word in small letters is one that German writes large: by its form or what stands around."""
    token = tokens[place]
    number = words.index.get(token.text)
    if number is not None and words.casing[number] != _CAPITALISED:
        return False
    compound = number is None and _is_compound(token.text, words)
    seldom = words.per_million(token.text) < (_KNOWN if number is None else _SEEN)
    if seldom and not compound and not _SURE_ENDING.fullmatch(token.text):
        return False
    if not _stands_free(place, tokens):
        return _ends_compound(place, tokens) and _is_nothing_else(token.text, words)
    if _ADJECTIVE_ENDING.fullmatch(token.text):
        return False
    if _NOUN_ENDING.fullmatch(token.text):
        return True
    return _is_introduced(place, tokens, words, compound=compound) or (
        _is_nothing_else(token.text, words) and _is_among_small_words(place, tokens, words)
    )


def _stands_free(place: int, tokens: tuple[Token, ...]) -> bool:
    """Whether no mark ties a word to another: parts of addresses, “britisch-deutsch”."""
    before = tokens[place - 1].text if place else ""
    return before not in "-‐–&/@#" and not _is_joined(place, tokens)


def _is_joined(place: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a mark that joins words follows at once."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and after.text in "-‐@/" and after.start == tokens[place].end


def _ends_compound(place: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a hyphen joins a word to one with a capital: “KI-forschung”."""
    if place <= 1 or _is_joined(place, tokens):
        return False
    first, mark, token = tokens[place - 2 : place + 1]
    tied = first.end == mark.start and mark.end == token.start
    return tied and mark.text == "-" and first.text[0].isupper()


def _is_introduced(place: int, tokens: tuple[Token, ...], words: Vocabulary, *, compound: bool) -> bool:
    """Whether an article, a number or an adjective stands before, and no adjective or noun behind.

    “die essen gern”, “der weise Mann”, “ein recht hohes Haus”, “die teils neuen” hold no noun.
    """
    word = tokens[place].text
    before = tokens[place - 1].text.lower() if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    counted = before.isdecimal() or cardinals("de").get(before, 0) > 1
    genitive = word.endswith("s") and before not in ("des", "eines")
    described = place > 1 and _is_described(tokens[place - 2].text.lower(), tokens[place - 1].text, words)
    sure = before in _SURE_ARTICLES or described or counted
    introduced = sure or before in ARTICLES
    if not (introduced or compound) or len(word) <= _SHORT_WORD or _is_followed(after, words):
        return False
    if may_be_small(word):
        return False
    return (sure or compound or not _is_verb(word, words)) and not (genitive and not sure)


def _is_followed(after: Token | None, words: Vocabulary) -> bool:
    """Whether a noun or a declined adjective comes next, which an adverb may stand before."""
    if after is None or not after.is_word or is_function_word(after.text) or is_verb_form(after.text):
        return False
    return not after.text.islower() or (
        _DECLINED.search(after.text) is not None and not _is_verb(after.text, words)
    )


def _is_described(article: str, adjective: str, words: Vocabulary) -> bool:
    """Whether two words are an article or preposition and a declined adjective: “der französischen …”."""
    if not adjective.islower() or not _DECLINED.search(adjective) or is_function_word(adjective):
        return False
    return article in _INTRODUCING and (
        _ADJECTIVE_ENDING.fullmatch(adjective) is not None
        or (_is_written_small(adjective, words) and _has_endings(adjective, words))
    )


def _has_endings(adjective: str, words: Vocabulary) -> bool:
    """Whether the list has forms of a declined adjective that no verb has."""
    stem = _DECLINED.sub("", adjective)
    return any(_is_written_small(stem + ending, words) for ending in ("es", "em"))


def _is_nothing_else(word: str, words: Vocabulary) -> bool:
    """Whether a word that is usually written large can be no verb, adjective or adverb."""
    return (
        len(word) > _SHORT_WORD
        and is_written_large(word, words, _KNOWN)
        and not may_be_small(word)
        and not _is_verb(word, words)
        and not _is_adjective(word, words)
    )


def _is_among_small_words(place: int, tokens: tuple[Token, ...], words: Vocabulary) -> bool:
    """Whether a common German word in small letters stands beside it, so that nobody is quoted."""
    around = (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])
    return any(is_function_word(token.text) or _is_written_small(token.text, words) for token in around)


def _is_verb(word: str, words: Vocabulary) -> bool:
    """Whether the list has other forms of a verb that a word may be a form of."""
    if is_verb_form(word):
        return True
    forms: set[str] = set()
    for ending in ("te", "ten", "en", "n", "e", "st", "t"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT_WORD:
            stem = word.removesuffix(ending)
            forms |= {stem + other for other in ("en", "t", "et", "st", "te")} | {f"ge{stem}t"}
    return any(_is_written_small(form, words) for form in forms - {word})


def _is_adjective(word: str, words: Vocabulary) -> bool:
    """Whether the list has other forms of an adjective that a word may be a form of."""
    match = _DECLINED.search(word)
    stem = word[: match.start()] if match else word
    forms = {stem, *(stem + ending for ending in ("e", "en", "er", "es", "em"))} - {word}
    return len(stem) >= _SHORT_WORD and sum(_is_written_small(form, words) for form in forms) >= (
        1 if match else 3
    )


def _is_written_small(word: str, words: Vocabulary) -> bool:
    number = words.index.get(word)
    return number is not None and words.casing[number] == _SMALL


def _is_compound(word: str, words: Vocabulary) -> bool:
    """Whether a word that is not listed is made of nouns: “frostschäden”, and not “schrittweise”."""
    parts = words.parts(word)
    return (
        len(parts) > 1
        and not _UNLIKE_NOUN.search(word)
        and len(parts[-1]) > _PART
        and all(is_written_large(part, words) for part in parts)
        and not _ADJECTIVE_ENDING.fullmatch(word)
    )


def is_written_large(word: str, words: Vocabulary, least: float = _KNOWN / 2) -> bool:
    """Whether a word, given in small letters, is common enough and usually has a capital."""
    number = words.index.get(word)
    return number is not None and words.casing[number] == _CAPITALISED and words.per_million(word) >= least

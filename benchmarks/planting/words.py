"""Errors in single words: left untranslated, wrong sense, look-alike, lost plural, a name misspelt."""

from collections.abc import Mapping, Sequence
from random import Random

from alignkit.lexicon import Lexicon, Vocabulary
from alignkit.tokens import Token
from benchmarks.planting.figures import drawn
from benchmarks.planting.records import Clean, Edit, Planter

_RAREST, _COMMONEST = 3, 300.0  # links at least, occurrences per million at most, of a word with a sense
_FOREIGN = 1.0  # per million: a word this common in a language belongs to it
_LETTERS = "aeiounrstlmdkbgp"


def untranslated(clean: Clean, rng: Random) -> Edit | None:
    """Leave a word as it stands in the source."""
    pair = drawn(_copyable(clean), rng)
    return pair and clean.replaced(pair[1].start, pair[1].end, pair[0].text)


def untranslated_phrase(clean: Clean, rng: Random) -> Edit | None:
    """Leave two to four neighbouring words as they stand in the source."""
    by_place = {(s.start, t.start) for s, t in clean.linked()}
    found = []
    for size in (4, 3, 2):
        for i in range(len(clean.source_tokens) - size + 1):
            for j in range(len(clean.target_tokens) - size + 1):
                own, its = clean.source_tokens[i : i + size], clean.target_tokens[j : j + size]
                if all((a.start, b.start) in by_place for a, b in zip(own, its, strict=True)) and all(
                    a.is_word and a.text.islower() and a.text.lower() != b.text.lower()
                    for a, b in zip(own, its, strict=True)
                ):
                    found.append((own, its))
    choice = drawn(found, rng)
    if choice is None:
        return None
    own, its = choice
    return clean.replaced(its[0].start, its[-1].end, clean.source[own[0].start : own[-1].end])


def _copyable(clean: Clean) -> list[tuple[Token, Token]]:
    """Linked words whose source form is no word of the target language and no name."""
    if clean.lexicon is None:
        return []
    own, other = clean.lexicon.source, clean.lexicon.target
    return [
        (source, target)
        for source, target in clean.linked()
        if source.is_word
        and target.is_word
        and len(source.text) > 1
        and source.text.lower() != target.text.lower()
        and (
            source.text.islower()
            or (clean.languages[0] == "de" and own.casing[own.find(source.text) or 0] == 1)
        )
        and own.per_million(source.text) >= 5 * _FOREIGN > 5 * other.per_million(source.text)
    ]


def wrong_sense(clean: Clean, rng: Random) -> Edit | None:
    """Put another word of the text in the place of a well-linked one, in the same case."""
    if clean.lexicon is None:
        return None
    token = drawn([target for _, target in clean.linked() if _has_sense(target, clean.lexicon)], rng)
    if token is None:
        return None
    lexicon, case = clean.lexicon, token.text[0].isupper()
    here = {lexicon.target.lemma(other.text) for other in clean.target_tokens}
    for _ in range(200):
        word = drawn(rng.choice(clean.others).split(), rng) or ""
        if (
            word.isalpha()
            and word[0].isupper() == case
            and _has_sense(Token(word, 0, len(word)), lexicon)
            and lexicon.target.lemma(word) not in here
            and lexicon.target.casing[lexicon.target.find(word) or 0] == int(case)
        ):
            return clean.replaced(token.start, token.end, word)
    return None


def _has_sense(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.is_word
        and len(token.text) > 3
        and lexicon.target.per_million(token.text) < _COMMONEST
        and lexicon.target_evidence(token.text) >= _RAREST
    )


def look_alike(clean: Clean, rng: Random) -> Edit | None:
    """Put a word that is spelled nearly like the source word, and never renders it."""
    if clean.lexicon is None:
        return None
    lexicon = clean.lexicon
    found = [
        (target, word)
        for source, target in clean.linked()
        if len(source.text) > 2
        and source.is_word
        and target.is_word
        and (clean.languages[0] == "de" or source.text.islower())
        and lexicon.evidence(source.text) >= _RAREST
        and lexicon.source.per_million(source.text) < _COMMONEST
        for word in _alike(source.text.lower(), lexicon.target)
        if lexicon.target.lemma(word) != lexicon.target.lemma(target.text)
        and not lexicon.seen(source.text, word)
        and lexicon.target_evidence(word) >= _RAREST
    ]
    choice = drawn(found, rng)
    if choice is None:
        return None
    target, word = choice
    return clean.replaced(target.start, target.end, lexicon.target.written(word))


def _alike(word: str, vocabulary: Vocabulary) -> list[str]:
    """Known words one letter away from a word."""
    changed = {word[:k] + word[k + 1 :] for k in range(len(word))}
    changed |= {word[:k] + letter + word[k:] for k in range(len(word) + 1) for letter in _LETTERS}
    changed |= {word[:k] + letter + word[k + 1 :] for k in range(len(word)) for letter in _LETTERS}
    return sorted(w for w in changed - {word} if len(w) > 2 and 1.0 <= vocabulary.per_million(w) < _COMMONEST)


def lost_plural(clean: Clean, rng: Random) -> Edit | None:
    """Put the base form of a noun that stands in the plural on both sides."""
    if clean.lexicon is None:
        return None
    lexicon = clean.lexicon
    found = [
        (target, lexicon.target.lemma(target.text))
        for source, target in clean.linked()
        if _is_plural(source, lexicon.source) and _is_plural(target, lexicon.target)
    ]
    choice = drawn(found, rng)
    if choice is None:
        return None
    token, base = choice
    word = base[0].upper() + base[1:] if token.text[0].isupper() else base
    return clean.replaced(token.start, token.end, word)


def _is_plural(token: Token, words: Vocabulary) -> bool:
    """A form longer than its base form, of a noun as far as the spelling tells."""
    if not token.is_word or len(token.text) < 4:
        return False
    base, form = words.lemma(token.text), token.text.lower()
    ending = form[len(base) :] if form.startswith(base) else ""
    if words.language == "de":
        return token.text[0].isupper() and ending in ("n", "en", "e", "er")
    return ending in ("s", "x", "es") and token.text.islower()


def name(clean: Clean, rng: Random) -> Edit | None:
    """Change, drop or double a letter of a name that both sides spell alike."""
    own = {token.text for token in clean.source_tokens}
    names = [
        token
        for token in clean.target_tokens
        if token.is_word
        and token.text in own
        and len(token.text) > 4
        and token.text.istitle()
        and token.start
        and not _is_common(token.text, clean.lexicon)
    ]
    token = drawn(names, rng)
    if token is None:
        return None
    place = rng.randrange(1, len(token.text))
    letter = rng.choice([letter for letter in _LETTERS if letter != token.text[place]])
    kind = rng.choice(("change", "drop", "add"))
    rest = token.text[place + (kind != "add") :]
    return clean.replaced(
        token.start, token.end, token.text[:place] + ("" if kind == "drop" else letter) + rest
    )


def _is_common(word: str, lexicon: Lexicon | None) -> bool:
    return lexicon is not None and lexicon.target.per_million(word) > 20


def mixed_names(clean: Clean, rng: Random) -> Edit | None:
    """Put the source language's form of a place for the target language's own."""
    from alignkit.languages.names import exonyms

    known: Mapping[str, Sequence[str] | frozenset[str]] = exonyms(*clean.languages)
    found = [
        (target, source.text)
        for source, target in clean.linked()
        if source.text in known and target.text in known[source.text] and len(source.text) > 3
    ]
    choice = drawn(found, rng)
    return choice and clean.replaced(choice[0].start, choice[0].end, choice[1])


PLANTERS: Mapping[str, Planter] = {
    "untranslated word": untranslated,
    "untranslated phrase": untranslated_phrase,
    "wrong sense": wrong_sense,
    "look-alike": look_alike,
    "lost plural": lost_plural,
    "name": name,
    "exonym": mixed_names,
}

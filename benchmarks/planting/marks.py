"""Errors of typography and case: spaces, marks, brackets, doubled words, capitals, broken characters."""

from collections.abc import Mapping
from random import Random

import regex

from benchmarks.planting.figures import drawn
from benchmarks.planting.records import Clean, Edit, Planter

_WORD = regex.compile(r"(?<![\p{L}'’-])\p{Ll}{3,}(?![\p{L}'’-])")


def _at(clean: Clean, rng: Random, pattern: str, template: str) -> Edit | None:
    match = drawn(list(regex.finditer(pattern, clean.target)), rng)
    return match and clean.replaced(*match.span(), match.expand(template))


def spacing(clean: Clean, rng: Random) -> Edit | None:
    """Put a blank before a mark, take the one after it, or put one inside brackets."""
    kind = rng.choice(("before", "after", "bracket"))
    if kind == "bracket" and (edit := _at(clean, rng, r"\((?=\p{L})", r"( ")):
        return edit
    if kind == "after":
        return _at(clean, rng, r"(\p{Ll}{2}), (\p{Ll}{2})", r"\1,\2")
    return _at(clean, rng, r"(?<=\p{Ll}{2})([,.])(?= |$)", r" \1")


def doubled_mark(clean: Clean, rng: Random) -> Edit | None:
    """Write a comma or full stop twice."""
    return _at(clean, rng, r"(?<=\p{Ll})([,.])(?= \p{L}|$)", r"\1\1")


def doubled_word(clean: Clean, rng: Random) -> Edit | None:
    """Write a small word twice."""
    match = drawn([m for m in _WORD.finditer(clean.target) if m.start()], rng)
    return match and clean.replaced(*match.span(), f"{match.group()} {match.group()}")


def bracket(clean: Clean, rng: Random) -> Edit | None:
    """Lose one bracket of a pair."""
    if clean.target.count("(") != clean.target.count(")"):
        return None
    match = drawn(list(regex.finditer(r"[()]", clean.target)), rng)
    if match is None:
        return None
    edit = clean.replaced(*match.span(), "")
    return Edit(edit.source, edit.target, (0, len(edit.target)), edit.before)


def encoding(clean: Clean, rng: Random) -> Edit | None:
    """Decode a letter with the wrong table."""
    match = drawn(list(regex.finditer(r"[äöüßéèàçêôáíóúñ]", clean.target)), rng)
    return match and clean.replaced(*match.span(), match.group().encode().decode("cp1252", errors="replace"))


def casing(clean: Clean, rng: Random) -> Edit | None:
    """Begin the sentence small, or a German noun, or a word inside it large."""
    kind = rng.choice(("start", "inner"))
    if kind == "start" and len(clean.target) > 1 and clean.target[0].isupper() and clean.target[1].islower():
        return clean.replaced(0, 1, clean.target[0].lower())
    if clean.lexicon is None:
        return None
    words = clean.lexicon.target
    if clean.languages[1] == "de":
        found = [
            t
            for t in clean.target_tokens
            if t.start
            and t.is_word
            and t.text.istitle()
            and len(t.text) > 4
            and words.per_million(t.text) >= 5
            and words.written(t.text)[0].isupper()
        ]
        token = drawn(found, rng)
        return token and clean.replaced(token.start, token.start + len(token.text), token.text.lower())
    found = [t for t in clean.target_tokens if t.start and t.is_word and t.text.islower() and len(t.text) > 4]
    token = drawn(found, rng)
    return token and clean.replaced(token.start, token.end, token.text.capitalize())


PLANTERS: Mapping[str, Planter] = {
    "spacing": spacing,
    "doubled mark": doubled_mark,
    "doubled word": doubled_word,
    "bracket": bracket,
    "encoding": encoding,
    "casing": casing,
}

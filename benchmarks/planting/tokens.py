"""Errors in what has a fixed form: addresses, telephone numbers, letters, halves of the day.

News lines hold few of these, so the right one is put at the end of both sides first.
"""

from collections.abc import Callable, Mapping
from random import Random

import regex

from benchmarks.planting.figures import drawn
from benchmarks.planting.records import Clean, Edit, Planter

_TWINS = dict(zip("acehiopsxyABCEHIKMOPTX", "асеһіорѕхуАВСЕНІКМОРТХ", strict=True))
_PLACES = ("lindenhof", "rivage", "northgate", "solara", "vega-archiv", "portomar")
_CLOCK = regex.compile(
    r"(?<![\p{Nd}:.,-])(?P<hour>\p{Nd}{1,2})(?:[:.](?P<minute>\p{Nd}{2}))? ?(?P<half>[ap])\.?m\b\.?"
)
_DAY = regex.compile(r"(?<![\p{Nd}:.,-])(?P<hour>1[3-9]|2[0-3])(?=(?:[:.]\p{Nd}{2})? Uhr|[ \u00a0]?h\b)")


def _with(clean: Clean, own: str, its: str) -> Edit:
    """Put an item in brackets behind both sides; ``its`` is what the translation makes of it."""
    target = f"{clean.target} ({its})"
    return Edit(f"{clean.source} ({own})", target, (len(clean.target) + 2, len(target) - 1), own)


def _swapped(text: str, pattern: str, rng: Random) -> str:
    """Let two unlike neighbouring letters or digits change places."""
    places = [
        k
        for k in range(len(text) - 1)
        if text[k] != text[k + 1] and regex.fullmatch(pattern, text[k : k + 2])
    ]
    place = rng.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _is_prose(clean: Clean) -> bool:
    return len(clean.target_tokens) > 3


def address(clean: Clean, rng: Random) -> Edit | None:
    """Change a web or mail address: two letters of its host, or a figure of its path."""
    if not _is_prose(clean):
        return None
    name = rng.choice(_PLACES)
    if rng.random() < 0.5:
        own = f"info@{name}.org"
        return _with(clean, own, "info@" + _swapped(name, r"\p{Ll}{2}", rng) + ".org")
    number = rng.randrange(1234, 9876)
    wrong = number + rng.choice((-9, -1, 1, 10))
    return _with(clean, f"https://www.{name}.org/{number}", f"https://www.{name}.org/{wrong}")


def telephone(clean: Clean, rng: Random) -> Edit | None:
    """Let two digits of a telephone number change places."""
    if not _is_prose(clean):
        return None
    own = "+" + " ".join(("49", "30", *(f"{rng.randrange(10, 99)}" for _ in range(3)), "57"))
    return _with(clean, own, own[:7] + _swapped(own[7:], r"\p{Nd}{2}", rng))


def homoglyph(clean: Clean, rng: Random) -> Edit | None:
    """Put the Cyrillic twin of a Latin letter."""
    found = [
        (token.start + k, letter)
        for token in clean.target_tokens
        if token.is_word and len(token.text) > 3 and token.text.isascii()
        for k, letter in enumerate(token.text)
        if letter in _TWINS
    ]
    choice = drawn(found, rng)
    return choice and clean.replaced(choice[0], choice[0] + 1, _TWINS[choice[1]])


def half_of_day(clean: Clean, rng: Random) -> Edit | None:
    """Take a time that both sides mark as before or after noon for one in the other half of the day."""
    english, other = (
        (clean.source, clean.target) if clean.languages[0] == "en" else (clean.target, clean.source)
    )
    if "en" not in clean.languages:
        return None
    marked = {(int(m["hour"]) % 12, m["half"]) for m in _CLOCK.finditer(english)}
    afternoon = {int(m["hour"]) % 12 for m in _DAY.finditer(other)}
    faces = {hour for hour, half in marked if half == "p" and hour in afternoon and (hour, "a") not in marked}
    pattern, wrong = _wrong_half(clean.languages[1])
    match = drawn([m for m in pattern.finditer(clean.target) if int(m["hour"]) % 12 in faces], rng)
    if match is None:
        return None
    return clean.replaced(*match.span(), wrong(match))


def _wrong_half(language: str) -> "tuple[regex.Pattern[str], Callable[[regex.Match[str]], str]]":
    if language == "en":
        return _CLOCK, lambda match: match.group().replace("p", "a")
    word = {"de": "{} Uhr morgens", "fr": "{} h du matin"}.get(language, "{} a.m.")
    spoken = regex.compile(_DAY.pattern + r"(?:[:.]\p{Nd}{2} Uhr| Uhr|[ \u00a0]?h\b(?:[ \u00a0]?\p{Nd}{2})?)")
    return spoken, lambda match: word.format(int(match["hour"]) - 12)


def localised(clean: Clean, rng: Random) -> Edit | None:
    """Give an address, or a telephone number, in the form of the other language's country."""
    if not _is_prose(clean):
        return None
    name, (first, second) = rng.choice(_PLACES), clean.languages
    if rng.random() < 0.5:
        return _with(clean, f"https://{name}.org/{first}/7", f"https://{name}.org/{second}/7")
    return _with(clean, "+49 30 61 22 57", "+49 (30) 612257")


def other_alphabet(clean: Clean, rng: Random) -> Edit | None:
    """Add a whole word in its own letters: no letter is mixed into another."""
    if not _is_prose(clean):
        return None
    word = rng.choice(("Москва", "Αθήνα", "μm", "Рига"))
    return _with(clean, word, word)


PLANTERS: Mapping[str, Planter] = {
    "address": address,
    "telephone": telephone,
    "homoglyph": homoglyph,
    "half of day": half_of_day,
}
HARMLESS: Mapping[str, Planter] = {"localised address": localised, "other alphabet": other_alphabet}

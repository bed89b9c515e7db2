"""Edits that a careful translator may make: another notation, another order, another house style."""

from collections.abc import Mapping
from random import Random

import regex

from alignkit.languages.calendar import calendar_names
from alignkit.languages.names import exonyms
from alignkit.languages.number_formats import symbols
from alignkit.languages.number_words import LANGUAGES, spellings
from benchmarks.planting.figures import drawn
from benchmarks.planting.records import Clean, Edit, Planter

_GROUPED = regex.compile(r"(?<![\p{L}\p{N}.,])(\p{Nd}{1,3})[.,\u00a0\u202f ](\p{Nd}{3})(?![\p{N}.,]*\p{N})")
_QUOTED = regex.compile(r"(?:«[ \u00a0\u202f]?|„|“)([^«»„“”]+)(?:[ \u00a0\u202f]?»|“|”)")
_SCALES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "de": (("Millionen", "Mio."), ("Milliarden", "Mrd."), ("Prozent", "%"), (" %", " Prozent")),
    "en": (("million", "m"), ("per cent", "percent"), ("%", " per cent"), (" percent", "%")),
    "fr": (("pour cent", "%"), ("\u00a0%", " pour cent")),
}
_STYLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "de": (("»", "«"), ("„", "“")),
    "fr": (("«\u00a0", "\u00a0»"), ("« ", " »"), ("“", "”")),
    "en": (("“", "”"), ("‘", "’")),
}


def grouping(clean: Clean, rng: Random) -> Edit | None:
    """Group the digits of a large number otherwise: 1.500, 1 500, 1500."""
    match = drawn(list(_GROUPED.finditer(clean.target)), rng)
    if match is None:
        return None
    own = clean.target[match.end(1) : match.start(2)]
    marks = ("\u00a0", "\u202f", symbols(clean.languages[1])[1], "")
    mark = rng.choice([mark for mark in marks if mark != own])
    return clean.replaced(*match.span(), f"{match[1]}{mark}{match[2]}")


def scale(clean: Clean, rng: Random) -> Edit | None:
    """Shorten a scale word or a percentage, or write it out."""
    found = [
        (match, after)
        for before, after in _SCALES.get(clean.languages[1], ())
        for match in regex.finditer(
            rf"(?<=\p{{Nd}}[ \u00a0]?){regex.escape(before)}(?!\p{{L}})", clean.target
        )
    ]
    choice = drawn(found, rng)
    return choice and clean.replaced(*choice[0].span(), choice[1])


def spelled(clean: Clean, rng: Random) -> Edit | None:
    """Write a small number in digits, or in letters."""
    language = clean.languages[1]
    if language not in LANGUAGES:
        return None
    words = {word: n for n in range(3, 13) for word in spellings(n, language)}
    found = [(t, str(words[t.text])) for t in clean.target_tokens if t.text in words]
    found += [
        (t, next(iter(spellings(int(t.text), language))))
        for t, after in zip(clean.target_tokens, clean.target_tokens[1:], strict=False)
        if t.text in {"3", "4", "5", "6", "7", "8", "9", "10"}
        and after.is_word
        and after.text[0].islower()
        and clean.target[t.end : after.start] == " "
        and not clean.target[: t.start].endswith((".", ",", "-", "$", "£", "€", ":"))
        and after.text not in ("am", "pm", "h", "m")
    ]
    choice = drawn(found, rng)
    return choice and clean.replaced(choice[0].start, choice[0].end, choice[1])


def quotes(clean: Clean, rng: Random) -> Edit | None:
    """Set a quotation in another pair of marks that the language uses."""
    found = [m for m in _QUOTED.finditer(clean.target) if len(regex.findall("[«»„“”]", clean.target)) == 2]
    match, styles = drawn(found, rng), _STYLES.get(clean.languages[1], ())
    if match is None or not styles:
        return None
    opening, closing = rng.choice(styles)
    return clean.replaced(*match.span(), f"{opening}{match[1].strip()}{closing}")


def place(clean: Clean, rng: Random) -> Edit | None:
    """Speak of another country on both sides, each time by its name in that language."""
    known = exonyms(*clean.languages)
    capitals = sorted(name for name in known if name[0].isupper() and name.isalpha() and len(name) > 4)
    found = [
        (source, target)
        for source, target in clean.linked()
        if source.text in known and target.text in known[source.text] and clean.source.count(source.text) == 1
    ]
    choice = drawn(found, rng)
    if choice is None or not capitals:
        return None
    source, target = choice
    other = rng.choice(capitals)
    name = next((name for name in sorted(known[other]) if name.isalpha()), None)
    if name is None:
        return None
    edit = clean.replaced(target.start, target.end, name)
    changed = clean.source[: source.start] + other + clean.source[source.end :]
    return Edit(changed, edit.target, edit.where, edit.before)


def compound(clean: Clean, rng: Random) -> Edit | None:
    """Write a German compound with a hyphen."""
    if clean.lexicon is None or clean.languages[1] != "de":
        return None
    found = [
        (token, parts)
        for token in clean.target_tokens
        if token.text.istitle()
        and len(parts := clean.lexicon.target.parts(token.text)) == 2
        and token.text.lower() == "".join(parts)
    ]
    choice = drawn(found, rng)
    if choice is None:
        return None
    token, (head, tail) = choice
    return clean.replaced(token.start, token.end, f"{head.capitalize()}-{tail.capitalize()}")


def order(clean: Clean, rng: Random) -> Edit | None:
    """Let two clauses or members of a list change places."""
    parts = clean.target.rstrip(".").split(", ")
    if not clean.target.endswith(".") or len(parts) < 3 or any('"' in part for part in parts):
        return None
    k = rng.randrange(1, len(parts) - 1)
    parts[k], parts[k + 1] = parts[k + 1], parts[k]
    text = ", ".join(parts) + "."
    return Edit(clean.source, text, (len(", ".join(parts[:k])) + 2, len(text) - 1), clean.target)


def date(clean: Clean, rng: Random) -> Edit | None:
    """Write a full date in figures."""
    names = calendar_names(clean.languages[1])
    if names is None or clean.languages[1] not in ("de", "fr"):
        return None
    titles = "|".join(map(regex.escape, names.month_titles.values()))
    match = drawn(
        list(regex.finditer(rf"(\p{{Nd}}{{1,2}})\.? ({titles}) (\p{{Nd}}{{4}})", clean.target)), rng
    )
    if match is None:
        return None
    month = names.months[match[2].lower()]
    day = f"{int(match[1]):02d}"
    text = f"{day}.{month:02d}.{match[3]}" if clean.languages[1] == "de" else f"{day}/{month:02d}/{match[3]}"
    return clean.replaced(*match.span(), text)


def dash(clean: Clean, rng: Random) -> Edit | None:
    """Set other dashes, ellipses or apostrophes."""
    found = [
        (match, after)
        for before, after in (
            (" – ", " — "),
            ("…", "..."),
            ("...", "…"),
            ("’", "'"),
            ("'", "’"),
            (" - ", " – "),
        )
        for match in regex.finditer(regex.escape(before), clean.target)
    ]
    choice = drawn(found, rng)
    return choice and clean.replaced(*choice[0].span(), choice[1])


PLANTERS: Mapping[str, Planter] = {
    "grouping": grouping,
    "scale": scale,
    "spelled number": spelled,
    "quotes": quotes,
    "place": place,
    "compound": compound,
    "order": order,
    "date form": date,
    "dashes": dash,
}

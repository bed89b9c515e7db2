"""Times of day with the half of the day they fall in, where a text tells it: ``5 p.m.``, ``17 h``."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

import regex

from alignkit.languages.number_formats import SPACES

Half = Literal["am", "pm"]

# Words right after a time that say which half is meant. Noon and night belong to both.
_WORDS: Mapping[str, tuple[str, str]] = {
    "cs": (r"ráno|dopoledne", r"odpoledne|večer"),
    "da": (r"om (?:morgenen|formiddagen)", r"om (?:eftermiddagen|aftenen)"),
    "de": (
        r"morgens|früh|vormittags|(?:am|in der) (?:Morgen|Früh|Vormittag)",
        r"nachmittags|abends|am (?:Nachmittag|Abend)",
    ),
    "en": (r"in the morning", r"in the (?:afternoon|evening)"),
    "es": (r"de la (?:mañana|madrugada)", r"de la tarde"),
    "fr": (r"du matin", r"de l['’]après-midi|du soir"),
    "it": (r"del mattino|di mattina|della mattina", r"del pomeriggio|di sera|della sera"),
    "nl": (r"['’]s (?:ochtends|morgens)", r"['’]s (?:middags|avonds)|in de (?:namiddag|avond)"),
    "no": (r"om (?:morgenen|formiddagen)", r"om (?:ettermiddagen|kvelden)"),
    "pl": (r"rano|przed południem", r"po południu|wieczorem"),
    "pt": (r"da (?:manhã|madrugada)", r"da (?:tarde|noite)"),
    "ru": (r"утра", r"(?<=час\p{L}{0,2} )дня|вечера"),
    "sk": (r"ráno|dopoludnia", r"popoludní|večer"),
    "sv": (r"på (?:morgonen|förmiddagen)", r"på (?:eftermiddagen|kvällen)"),
    "uk": (r"ранку", r"(?<=годин\p{L}? )дня|вечора"),
}
_GAP = rf"[{SPACES}]"
_MARK = rf"[{SPACES}]?(?<!(?:Uhr|uur)[{SPACES}])(?P<half>[ap])(?:m\b|\.[{SPACES}]?m\b\.?)"
_WORDS_OF_HALVES = "|".join(chain.from_iterable(_WORDS.values())).replace(" ", "[ ]")
_HALVES = rf"[{SPACES}](?:{_WORDS_OF_HALVES})\b"
# What makes the number behind it a time of day.
_BY_CLOCK = rf"\b(?:kl\.|klockan|klokken|klo|godz\.|godzinie){_GAP}"
_TIME = regex.compile(
    rf"""(?<![\p{{Nd}}\p{{L}}.,:/€$£-])(?P<hour>[01]?\d|2[0-3])(?:
        (?::|[{SPACES}]?h[{SPACES}]?)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:[{SPACES}]?(?:Uhr|uur)\b)?
      | \.(?P<minute>[0-5]\d)[{SPACES}]?(?:(?:Uhr|uur|h)\b|(?={_MARK}|{_HALVES}))
      | [{SPACES}]?(?:Uhr|uur|heures?|horas?|h|o['’]clock|час(?:а|ов)?|годин[аиу]?|hodin[yu]?)\b
      | (?<={_BY_CLOCK}\p{{Nd}}{{1,2}})(?:\.(?P<minute>[0-5]\d))?
      | (?={_MARK}|{_HALVES})
    )(?![\p{{Nd}}:]|[.,]\p{{Nd}})(?:{_MARK})?""",
    regex.VERBOSE,
)
_TWELVE_HOURS = frozenset({"en"})
# Languages whose clock has 24 hours, with what in a sentence names a part of the day.
_PARTS: Mapping[str, str] = {
    "cs": r"\b(?:ráno|dopol|odpol|poled|večer|v noci|nocí|ran)",
    "da": r"morgen|formiddag|middag|aften|\bnat",
    "de": r"morgen|früh|mittag|abend|nacht|nächt",
    "fr": r"matin|midi|soir|nuit|\baube",
    "hu": r"reggel|délelőtt|dél\b|délután|este|éj",
    "it": r"mattin|mezzo|pomerig|\bsera|nott|\balba",
    "nl": r"ochtend|morgen|middag|avond|nacht",
    "no": r"morgen|formiddag|middag|ettermiddag|kveld|\bnatt|aften",
    "pl": r"\b(?:ran[oa]|poran|połud|wiecz|noc|dopołud)|popołud",
    "ru": r"утр|полдень|полудн|\bдня\b|днём|днем|вечер|ноч",
    "sk": r"\b(?:ráno|dopol|popol|poludn|večer|v noci|ran)",
    "sv": r"morgon|förmiddag|middag|kväll|\bnatt",
    "uk": r"ран[ко]|полудень|\bдня\b|вдень|вечір|вечор|ніч|ноч",
}


class Reading(NamedTuple):
    """A time of day: place, hour as written, minute, and its half of the day where that is told."""

    start: int
    end: int
    hour: int
    minute: int
    half: Half | None

    @property
    def face(self) -> tuple[int, int]:
        """What a clock with twelve hours shows."""
        return self.hour % 12, self.minute


def find_readings(text: str, language: str) -> Iterator[Reading]:
    """Find the times of day in a text; noon and midnight are left out, since usage differs.

    Example:
        >>> [(r.hour, r.minute, r.half) for r in find_readings("At 5:30 p.m., not at 17:30.", "en")]
        [(5, 30, 'pm'), (17, 30, 'pm')]
        >>> [(r.hour, r.half) for r in find_readings("um 5 Uhr früh oder um 6 Uhr", "de")]
        [(5, 'am'), (6, None)]
    """
    for match in _TIME.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour % 12:
            half = _half(match, text, language)
            yield Reading(*match.span(), hour, minute, half)


def counts_to_twelve(language: str) -> bool:
    """Whether a language tells the time by twelve hours and a mark for the half of the day."""
    return language in _TWELVE_HOURS


def tells_half_by_hour(text: str, reading: Reading, language: str) -> bool:
    """Whether an hour below thirteen, with its minutes, can only be one before noon.

    So it is in a language whose clock has 24 hours, where nothing in the sentence names a part of the day.

    Example:
        >>> text = "Die Debatte beginnt um 2.30 Uhr."
        >>> tells_half_by_hour(text, next(find_readings(text, "de")), "de")
        True
    """
    written = text[reading.start : reading.end]
    return (
        language in _PARTS
        and reading.half is None
        and len(regex.findall(r"\p{Nd}+", written)) > 1
        and regex.search(_PARTS[language], text, regex.I) is None
    )


def _half(match: "regex.Match[str]", text: str, language: str) -> Half | None:
    if int(match["hour"]) > 12:
        return "pm"
    if match["half"]:
        return "am" if match["half"] == "a" else "pm"
    after = _after(language).match(text, match.end())
    return None if after is None else "am" if after["am"] else "pm"


@cache
def _after(language: str) -> "regex.Pattern[str]":
    am, pm = _WORDS.get(language, ("(?!)", "(?!)"))
    return regex.compile(rf"[{SPACES}](?:(?P<am>{am})|(?P<pm>{pm}))\b")

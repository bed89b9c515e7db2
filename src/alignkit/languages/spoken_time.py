"""Times of day told in words: ``half acht``, ``Viertel nach sieben``, ``les sept heures et demie``.

Germanic and Slavic languages count the half from the hour before: ``half acht`` is 7.30. What may mean
something else (Spanish ``siete y media``: seven and a half) counts only behind the word that makes it a time.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import regex

from alignkit.languages.number_formats import SPACES

# The hours from one to twelve, as they stand in the phrases below; forms of one hour are joined by a bar.
_HOURS: Mapping[str, str] = {
    "cs": "jedn[aéu] dv[aě] tři čtyři pět šest sedm osm devět deset jedenáct dvanáct",
    "cs.": "jedné druhé třetí čtvrté páté šesté sedmé osmé deváté desáté jedenácté dvanácté",
    "da": "et|ét to tre fire fem seks syv otte ni ti elleve tolv",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "une deux trois quatre cinq six sept huit neuf dix onze douze",
    "hu": "egy kettő három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő",
    "it": "una due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "een|één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "no": "ett to tre fire fem seks sju|syv åtte ni ti elleve tolv",
    "pl": "pierwsz(?:a|ej|ą) drug(?:a|iej|ą) trzeci(?:a|ej|ą) czwart(?:a|ej|ą) piąt(?:a|ej|ą) "
    "szóst(?:a|ej|ą) siódm(?:a|ej|ą) ósm(?:a|ej|ą) dziewiąt(?:a|ej|ą) dziesiąt(?:a|ej|ą) "
    "jedenast(?:a|ej|ą) dwunast(?:a|ej|ą)",
    "pt": "uma duas três quatro cinco seis sete oito nove dez onze doze",
    "ru": "первого второго третьего четв[её]ртого пятого шестого седьмого восьмого девятого десятого "
    "одиннадцатого двенадцатого",
    "ru.": "час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "sk": "jednej druhej tretej štvrtej piatej šiestej siedmej ôsmej deviatej desiatej jedenástej dvanástej",
    "sv": "ett två tre fyra fem sex sju åtta nio tio elva tolv",
    "uk": "першу другу третю четверту п['’]яту шосту сьому восьму дев['’]яту десяту одинадцяту дванадцяту",
}
# Language → minutes after the hour that is named (negative: before it) → phrases. {} is that hour, _ a blank;
# {.} takes it from the second list of the language.
_PHRASES: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    "cs": {-30: (r"(?:v|ve|od|do|kolem|okolo|před|po)_\Kpůl_{.}",), -45: ("čtvrt_na_{}",),
           -15: ("tři_?čtvrt[ěi]_na_{}",)},
    "da": {-30: ("halv_{}",), 15: ("kvart_over_{}",), -15: ("kvart_i_{}",)},
    "de": {-30: ("halb_{}",), 15: ("viertel_nach_{}",), -15: ("viertel_vor_{}", "drei_?viertel_{}")},
    "en": {30: ("half_past_{}",), 15: ("quarter_past_{}",), -15: ("quarter_to_{}(?!_percent|_cent)",)},
    "es": {30: (r"las?_{}_y_media",), 15: (r"las?_{}_y_cuarto",), -15: ("las?_{}_menos_cuarto",)},
    "fr": {30: (r"(?:à|vers|dès)_\K{}_heures?_et_demie?",), 15: ("{}_heures?_et_quart",),
           -15: ("{}_heures?_moins_(?:le_)?quart",)},
    "hu": {-30: ("fél_{}kor",), -45: ("negyed_{}kor",), -15: ("háromnegyed_{}kor",)},
    "it": {30: (r"(?:(?:al|dal|del)?le_|all['’]|l['’]){}_e_mezz[ao]",),
           15: (r"(?:(?:al|dal|del)?le_|all['’]|l['’]){}_e_un_quarto",),
           -15: (r"(?:(?:al|dal|del)?le_|all['’]|l['’]){}_meno_un_quarto",)},
    "nl": {-30: ("half_{}",), 15: ("kwart_over_{}",), -15: ("kwart_voor_{}",)},
    "no": {-30: ("halv_{}",), 15: ("kvart_over_{}",), -15: ("kvart_på_{}",)},
    "pl": {-30: ("wpół_do_{}",), 15: ("kwadrans_po_{}",), -15: ("za_kwadrans_{}",)},
    "pt": {30: (r"[àa]s?_{}_e_meia",), -15: (r"[àa]s?_{}_menos_um_quarto", "um_quarto_para_as?_{}")},
    "ru": {-30: (r"(?:в|до|с|около|после)_половин[еыу]_{}(?=_(?:утра|вечера|дня|ночи)|[.,;:!?)]|$)",
                 "полов?{}"),
           -45: ("четверть_{}",), -15: ("без_четверти_{.}",)},
    "sk": {-30: ("o_pol_{}",)},
    "sv": {-30: ("halv_{}",), 15: ("kvart_över_{}",), -15: ("kvart_i_{}",)},
    "uk": {-30: ("пів_на_{}",), -45: ("чверть_на_{}",), -15: ("за_чверть_{}",)},
}  # fmt: skip


class Spoken(NamedTuple):
    """A time of day told in words; the half of the day is open."""

    start: int
    end: int
    hour: int
    minute: int


def find_spoken(text: str, language: str) -> Iterator[Spoken]:
    """Find the times of day that are told in words.

    Example:
        >>> [(t.hour, t.minute) for t in find_spoken("van half acht tot kwart voor zes", "nl")]
        [(7, 30), (5, 45)]
        >>> [(t.hour, t.minute) for t in find_spoken("a las siete y media; siete y media vueltas", "es")]
        [(7, 30)]
    """
    for offset, pattern in _patterns(language):
        for match in pattern.finditer(text):
            named = next(int(name[1:]) for name, found in match.groupdict().items() if found)
            hour, minute = divmod(named * 60 + offset, 60)
            yield Spoken(*match.span(), hour % 12 or 12, minute)


@cache
def _patterns(language: str) -> "tuple[tuple[int, regex.Pattern[str]], ...]":
    lists = {"{}": _HOURS.get(language, ""), "{.}": _HOURS.get(f"{language}.", "")}
    hours = {
        mark: "(?:" + "|".join(f"(?P<h{n}>{form})" for n, form in enumerate(listed.split(), 1)) + ")"
        for mark, listed in lists.items()
    }
    return tuple(
        (offset, regex.compile(rf"(?<!\p{{L}})(?:{_filled(phrase, hours)})(?!\p{{L}})", regex.I))
        for offset, phrases in _PHRASES.get(language, {}).items()
        for phrase in phrases
    )


def _filled(phrase: str, hours: Mapping[str, str]) -> str:
    phrase = phrase.replace("_", f"[{SPACES}]")
    for mark, pattern in hours.items():
        phrase = phrase.replace(mark, pattern)
    return phrase

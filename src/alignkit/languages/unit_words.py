"""What CLDR does not say of units: their everyday and short forms, and their case endings.

Every entry is a meaning and the words for it. In languages with cases, a word is a stem that takes every
ending of its language; forms that do not exist do no harm.
"""

from collections.abc import Iterator, Mapping

_EVERYDAY: Mapping[str, Mapping[str, str]] = {
    "en": {
        "mass-kilogram": "kilo kilos",
        "mass-pound": "lb lbs",
        "mass-tonne": "metric_tons",
        "length-kilometer": "kilometers kilometres klicks",
        "length-meter": "meters metres",
        "length-foot": "ft",
        "speed-kilometer-per-hour": "kph",
        "speed-mile-per-hour": "mph",
        "duration-hour": "hrs",
    },
    "fr": {
        "mass-kilogram": "kilo kilos",
        "mass-pound": "livre livres",
        "length-mile": "milles miles",
        "duration-year": "an ans année années",
        "duration-day": "journées",
    },
    "de": {
        "mass-kilogram": "Kilo Kilos",
        "mass-pound": "Pfund",
        "speed-kilometer-per-hour": "Stundenkilometer Stundenkilometern",
        "temperature-celsius": "Grad",
        "duration-hour": "Std.",
        "duration-year": "Jahres",
    },
    "es": {"mass-kilogram": "kilo kilos", "duration-day": "jornadas"},
    "it": {"mass-kilogram": "chilo chili", "duration-day": "giornate"},
    "pt": {"mass-kilogram": "quilo quilos"},
    "ca": {"mass-kilogram": "quilo quilos"},
    "gl": {"mass-kilogram": "quilo quilos"},
    "ro": {"mass-kilogram": "kil kile", "duration-year": "ani", "duration-hour": "ore"},
    "nl": {"mass-kilogram": "kilo kilo's", "speed-kilometer-per-hour": "kilometer_per_uur"},
    "sv": {
        "mass-kilogram": "kilo kilon",
        "mass-pound": "skålpund",
        "length-kilometer": "kilometern",
        "duration-day": "dagar dag",
        "duration-year": "års åren",
    },
    "da": {"mass-kilogram": "kilo", "duration-day": "døgn", "duration-year": "års"},
    "no": {"mass-kilogram": "kilo", "duration-day": "dager dag", "duration-year": "års"},
    "is": {"mass-kilogram": "kíló kílóum kílóa"},
    "fi": {"mass-kilogram": "kilo kiloa kilon", "duration-year": "vuotta vuoden"},
    "hu": {"mass-kilogram": "kiló kilót kilós kilogrammos", "length-kilometer": "kilométeres kilométerre"},
    "tr": {"mass-kilogram": "kilo kiloluk", "length-kilometer": "kilometrelik"},
    "pl": {"mass-kilogram": "kilo"},
    "cs": {"mass-kilogram": "kilo kila kil"},
    "sk": {"mass-kilogram": "kilo kilá kíl"},
    "ru": {"mass-kilogram": "кило кг", "length-kilometer": "км", "length-meter": "м", "mass-gram": "г"},
    "uk": {"mass-kilogram": "кіло кг", "length-kilometer": "км", "length-meter": "м"},
    "el": {"mass-kilogram": "κιλό κιλά κιλών", "length-kilometer": "χλμ"},
}  # fmt: skip
_STEMS: Mapping[str, Mapping[str, str]] = {
    "pl": {
        "mass-kilogram": "kilogram",
        "mass-gram": "gram",
        "mass-tonne": "ton",
        "length-kilometer": "kilometr",
        "length-centimeter": "centymetr",
        "length-millimeter": "milimetr",
        "length-meter": "metr",
        "area-hectare": "hektar",
        "volume-liter": "litr",
        "duration-day": "dni",
        "duration-hour": "godzin",
        "duration-minute": "minut",
        "duration-month": "miesiąc miesięc",
        "duration-week": "tygodni",
    },
    "cs": {
        "mass-kilogram": "kilogram",
        "mass-gram": "gram",
        "mass-tonne": "tun",
        "length-kilometer": "kilometr",
        "length-centimeter": "centimetr",
        "length-millimeter": "milimetr",
        "length-meter": "metr",
        "area-hectare": "hektar",
        "volume-liter": "litr",
        "duration-day": "dn",
        "duration-hour": "hodin",
        "duration-minute": "minut",
        "duration-month": "měsíc",
        "duration-week": "týdn",
    },
    "ru": {
        "mass-kilogram": "килограмм",
        "mass-gram": "грамм",
        "mass-tonne": "тонн",
        "length-kilometer": "километр",
        "length-centimeter": "сантиметр",
        "length-millimeter": "миллиметр",
        "length-meter": "метр",
        "area-hectare": "гектар",
        "volume-liter": "литр",
        "duration-day": "дн сут",
        "duration-hour": "час",
        "duration-minute": "минут",
        "duration-month": "месяц",
        "duration-week": "недел",
    },
    "uk": {
        "mass-kilogram": "кілограм",
        "mass-tonne": "тонн",
        "length-kilometer": "кілометр",
        "length-centimeter": "сантиметр",
        "length-meter": "метр",
        "area-hectare": "гектар",
        "volume-liter": "літр",
        "duration-hour": "годин",
        "duration-minute": "хвилин",
        "duration-month": "місяц",
        "duration-week": "тижн",
    },
}
_ENDINGS: Mapping[str, str] = {
    "pl": "_ a u y e i em om owi ie ów ach ami ą ę",
    "cs": "_ a u y e ů em ech ům ách ami ou ů í ích ím i",
    "ru": "_ а у ы е и ов ом ам ах ами ой ю я ей ями ям ях ь и",
    "uk": "_ а у и і ів ом ам ах ами ою ь",
}
_NO_UNITS = frozenset({"часы", "dna"})  # words of their own: a clock, the bottom


def everyday(language: str) -> Iterator[tuple[str, str]]:
    """Yield words of a language and the units they name, beyond what CLDR has.

    Example:
        >>> ("chili", "mass-kilogram") in everyday("it"), ("килограммами", "mass-kilogram") in everyday("ru")
        (True, True)
    """
    for meaning, words in _EVERYDAY.get(language, {}).items():
        for word in words.split():
            yield word.replace("_", " "), meaning
    endings = [ending.strip("_") for ending in _ENDINGS.get(language, "").split()]
    for meaning, stems in _STEMS.get(language, {}).items():
        for form in (stem + ending for stem in stems.split() for ending in endings):
            if form not in _NO_UNITS:
                yield form, meaning

"""What currencies are called: codes, signs and words in running text.

A name here stands for all currencies that speech does not tell apart (the American dollar and the
Canadian one). Words are patterns for all languages at once, case endings included; what is an ordinary
word in some language (``real``, ``won``, ``lei``) counts only in its own.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import regex

from alignkit.languages.number_formats import SPACES

CODES: Mapping[str, str] = {
    "USD": "dollar",
    "CAD": "dollar",
    "AUD": "dollar",
    "NZD": "dollar",
    "HKD": "dollar",
    "SGD": "dollar",
    "EUR": "euro",
    "GBP": "pound",
    "EGP": "pound",
    "JPY": "yen",
    "CNY": "yuan",
    "CHF": "franc",
    "XOF": "franc",
    "FRF": "franc",
    "RUB": "rouble",
    "INR": "rupee",
    "PKR": "rupee",
    "PLN": "zloty",
    "CZK": "crown",
    "SEK": "crown",
    "NOK": "crown",
    "DKK": "crown",
    "MXN": "peso",
    "ARS": "peso",
    "CLP": "peso",
    "COP": "peso",
    "BRL": "real",
    "TRY": "pound",
    "UAH": "hryvnia",
    "KRW": "won",
    "DEM": "mark",
    "ILS": "shekel",
    "ZAR": "rand",
    "HUF": "forint",
    "RON": "leu",
    "BGN": "lev",
    "KZT": "tenge",
}
SIGNS: Mapping[str, str] = {
    "€": "euro",
    "$": "dollar",
    "£": "pound",
    "¥": "yen",
    "₹": "rupee",
    "₽": "rouble",
    "₩": "won",
    "₺": "pound",
    "₴": "hryvnia",
    "₪": "shekel",
}
WORDS: Mapping[str, str] = {
    "dollar": r"d[oó]ll?[aá]r\p{L}{0,3}|d[oó]lares|доллар\p{L}{0,3}|долар\p{L}{0,3}",
    "euro": r"euro\p{L}{0,3}|eurų|eur[aůy]?|евро|євро",
    "pound": r"pounds?|pfund|livres?(?: sterling)?|libras?(?: esterlinas)?|sterlin[ea]|pond|funt\p{L}*"
    r"|pund|lib(?:er|ry|ra|rách)|фунт\p{L}{0,3}|lir[aeęy]s?|лир\p{L}?",  # French has one word for both
    "yen": r"yens?|jen\p{L}{0,2}|иен\p{L}{0,2}|ієн\p{L}{0,2}",
    "yuan": r"yuans?|juan\p{L}{0,3}|юан\p{L}{0,3}",
    "franc": r"francs?|franken|francos?|franchi|frank\p{L}{0,3}|франк\p{L}{0,3}",
    "rouble": r"rou?bles?|rubel|rublos?|rubl[ieaůyó]\p{L}{0,2}|roebels?|рубл\p{L}{1,3}",
    "rupee": r"rupees?|roupies?|rupien?|rupias?|rupie|рупи\p{L}{1,2}",
    "zloty": r"zlot(?:ys?|i|yc?h|iem)|złot\p{L}{1,3}|zlot[ée]ho|злот\p{L}{1,3}",
    "crown": r"crowns|kron(?:en|or|er|a)|couronnes|coronas|coroas|corone|korun\p{L}?|koron\p{L}?|крон\p{L}?",
    "hryvnia": r"hr[yi]v(?:nia|nya|ni|na|nja|en|ien|ně|ny)s?|griwna|hryw(?:n[ayię]|ien)"
    r"|грив\p{L}{2,4}",
    "forint": r"forint\p{L}{0,3}|форинт\p{L}{0,3}",
    "peso": r"pesos|песо",
    "shekel": r"sh?[ée]kels?|schekel|shekalim|sikl[ióe]\p{L}{0,2}|szekl\p{L}{1,2}|шекел\p{L}{1,3}",
    "tenge": r"tenges?|тенге",
}
"""Name → pattern of its words in any language, to be matched without regard to case."""
_PARTS = (
    r"(?:\p{L}*euro)?(?:cents?|centimes?|centavos?|c[éê]ntimos?|centesim[oi]|cent[óůiy]\p{L}{0,2})|penn(?:y|ies)"
    r"|pence|цент\p{L}{0,3}|копе[йеє]\p{L}{1,2}|копій\p{L}{1,2}|grosz\p{L}{1,2}|øre|öre|halé\p{L}+"
    r"|\p{L}*(?:dol[lń]?ar|euro|pfund|rubel|peso|franken|kron)\p{L}*|lire|sous|bucks|quid|money|geld"
)
_SHORT: Mapping[str, Mapping[str, str]] = {
    "cs": {"Kč": "crown", "zł": "zloty"},
    "da": {"kr.": "crown", "kr": "crown"},
    "de": {"Złoty": "zloty", "Real": "real", "Reais": "real", "Won": "won", "Rand": "rand", "Lei": "leu"},
    "en": {"rand": "rand", "reais": "real", "zł": "zloty"},
    "es": {"reales": "real"},
    "hu": {"Ft": "forint"},
    "no": {"kr": "crown", "kr.": "crown"},
    "pl": {"zł": "zloty", "reali": "real", "lei": "leu", "wonów": "won", "randów": "rand"},
    "pt": {"reais": "real"},
    "ro": {"lei": "leu"},
    "ru": {
        "долл.": "dollar",
        "долл": "dollar",
        "руб.": "rouble",
        "руб": "rouble",
        "реалов": "real",
        "вон": "won",
        "лей": "leu",
        "левов": "lev",
    },
    "sk": {"Kč": "crown"},
    "sv": {"kr": "crown"},
    "uk": {"грн": "hryvnia", "грн.": "hryvnia", "руб.": "rouble"},
}
LANGUAGES = frozenset("cs da de en es fr it nl no pl pt ru sk sv uk".split())
"""Languages whose words for all the usual currencies are known."""
_PESOS = frozenset({"es"})  # whose sign of the dollar may be that of the peso
_NATIONAL: Mapping[str, str] = {"R": "real"}  # what a letter before the sign of the dollar makes of it
_SIGN = regex.compile(rf"(?r)(?P<letter>\p{{Lu}}{{0,3}})(?P<sign>[{''.join(SIGNS)}])[{SPACES}]?")
_CODE = regex.compile(rf"(?r)\b(?P<code>{'|'.join(CODES)})[{SPACES}]?")


class Sign(NamedTuple):
    """The sign or code of a currency before a number, and every currency that it can stand for."""

    start: int
    end: int
    names: frozenset[str]


def sign_before(text: str, start: int, language: str) -> Sign | None:
    """Return what says the currency of an amount right before its number.

    Example:
        >>> sign_before("PLN 5", 4, "en"), sign_before("R$ 5", 3, "pt")
        (Sign(start=0, end=3, names=frozenset({'zloty'})), Sign(start=1, end=2, names=frozenset({'real'})))
    """
    sign = _SIGN.match(text, endpos=start)
    if sign is not None:
        name = _NATIONAL.get(sign["letter"], SIGNS[sign["sign"]])
        return Sign(*sign.span("sign"), _readings(name, language))
    code = _CODE.match(text, endpos=start)
    return None if code is None else Sign(*code.span("code"), frozenset({CODES[code["code"]]}))


def names_money(text: str, language: str) -> bool:
    """Whether a text holds the name of any currency, its code, its sign or its hundredth part.

    Example:
        >>> names_money("für 5 Euro", "de"), names_money("für 5 Kilo", "de")
        (True, False)
    """
    return _any(language).search(text) is not None


@cache
def _any(language: str) -> "regex.Pattern[str]":
    words = "|".join((*WORDS.values(), _PARTS))
    exact = "|".join(map(regex.escape, (*CODES, *_SHORT.get(language, {}))))
    return regex.compile(
        rf"[{''.join(SIGNS)}¢]|(?<!\p{{L}})(?:{exact})(?!\p{{L}})|(?<!\p{{L}})(?i:{words})(?!\p{{L}})"
    )


@cache
def in_short(language: str) -> Mapping[str, frozenset[str]]:
    """Signs and abbreviations that follow an amount, as they are written → what they can stand for."""
    signs = {sign: _readings(name, language) for sign, name in SIGNS.items()}
    return signs | {word: frozenset({name}) for word, name in _SHORT.get(language, {}).items()}


def _readings(name: str, language: str) -> frozenset[str]:
    return frozenset({name, "peso"} if name == "dollar" and language in _PESOS else {name})

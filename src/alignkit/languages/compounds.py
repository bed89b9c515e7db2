"""How languages put two nouns together: in one word, side by side, or with a small word between."""

from collections.abc import Mapping
from types import MappingProxyType

_JOINING = frozenset({"da", "de", "nl", "no", "sv"})
_NOUN_FIRST: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "ca": frozenset(("de", "d'", "del", "dels")),
        "es": frozenset(("de", "del")),
        "fr": frozenset(("de", "d'", "d’", "du", "des", "à", "en")),
        "it": frozenset(("di", "d'", "d’", "del", "della", "dei", "delle", "a", "da")),
        "pt": frozenset(("de", "do", "da", "dos", "das")),
        "ro": frozenset(("de",)),
    }
)
#: German nouns after which another stands by itself: measures, kinds, and labels of a notion.
MEASURES = frozenset(
    "anfang mitte ende art sorte paar dutzend hundert tausend million millionen milliarde milliarden "
    "prozent euro dollar cent franken pfund kilo kilogramm gramm tonne tonnen liter meter kilometer "
    "zentimeter stunde stunden minute minuten sekunde sekunden tag tage woche wochen monat monate jahr "
    "jahre glas tasse flasche stück scheibe löffel esslöffel teelöffel prise menge reihe anzahl zahl "
    "haufen hälfte teil rest thema faktor punkt begriff bereich fach beruf "
    "typ grad quadratmeter hektar kubikmeter watt "
    "kilowatt megawatt volt bar mal fall richtung namens anteil version klasse stufe".split()
)


def joins_nouns(language: str) -> bool:
    """Whether the language writes a noun and the noun it describes as one word.

    Example:
        >>> joins_nouns("de"), joins_nouns("en")
        (True, False)
    """
    return language in _JOINING


def puts_noun_first(language: str) -> bool:
    """Whether what describes a noun follows it: “capteur de pluie”."""
    return language in _NOUN_FIRST


def links_nouns(language: str) -> frozenset[str]:
    """Words that stand between the two in such a language."""
    return _NOUN_FIRST.get(language, frozenset())

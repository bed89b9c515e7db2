"""By how much, or to what: the words before a number that say which, beside a word of change."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import regex

from alignkit.languages.number_formats import SPACES

Relation = Literal["by", "to"]

# Language → what stands before the difference, what before the result. Contractions with articles included.
_BEFORE: Mapping[str, tuple[str, str]] = {
    "cs": ("o", "na"),
    "da": ("med", "til"),
    "de": ("um", "auf"),
    "en": ("by", "to"),
    "es": ("en|un", "al?|hasta(?: los| las| el)?"),
    "fr": ("de|d['’]|du|des", "à|au|aux|jusqu['’]à"),
    "it": ("di|del|dell['’]|dello|della", "al?|all['’]|allo|alla|ai|agli|fino a"),
    "nl": ("met", "tot|naar|op"),
    "no": ("med", "til"),
    "pl": ("o", "do"),
    "pt": ("em", "para|até|a|ao|aos"),
    "ro": ("cu", "la|până la"),
    "ru": ("на", "до"),
    "sk": ("o", "na"),
    "sv": ("med", "till"),
    "uk": ("на", "до"),
}
# Words between those and the number, which leave the relation as it is.
_ABOUT: Mapping[str, str] = {
    "cs": "zhruba|přibližně|asi|téměř|skoro|více než|méně než|celých|až",
    "da": "omkring|cirka|ca\\.|næsten|knap|godt|mere end|over|hele",
    "de": "rund|etwa|ca\\.|circa|ungefähr|fast|knapp|gut|mehr als|über|weitere|nur|insgesamt|satte"
    "|die|den|das",
    "en": "about|around|almost|nearly|roughly|some|over|more than|less than|just|only|a further"
    "|another|at least|approximately|a record|an estimated|up to",
    "es": "cerca de|casi|unos|unas|alrededor de|más de|menos de|aproximadamente|los|las|el|un",
    "fr": "près de|environ|presque|plus de|moins de|quelque|les|la|le|un|une|seulement",
    "it": "circa|quasi|oltre|più di|meno di|poco più di|i|gli|le|un",
    "nl": "ongeveer|circa|zo'n|zo’n|bijna|ruim|meer dan|minder dan|rond de|maar liefst|nog eens|de|het",
    "no": "omtrent|cirka|ca\\.|nesten|knapt|drøyt|mer enn|over|hele",
    "pl": "około|ok\\.|niemal|prawie|ponad|mniej więcej|blisko|kolejne|aż",
    "pt": "cerca de|quase|aproximadamente|mais de|menos de|os|as|uns",
    "ro": "aproximativ|circa|aproape|peste",
    "ru": "около|примерно|почти|более чем|целых|порядка",
    "sk": "približne|zhruba|asi|takmer|viac ako|až",
    "sv": "omkring|cirka|ca|nästan|knappt|drygt|mer än|över|hela",
    "uk": "близько|приблизно|майже|більш ніж|понад",
}
# Beginnings of the words for rising, falling and being made larger or smaller.
_CHANGE: Mapping[str, str] = {
    "cs": "vzrost|rost|nárůst|růst|stoup|zvýš|zvyš|kles|pokles|sníž|sniž|propadl|narostl",
    "da": "steg|stig|øge|vokse|vækst|fald|sænke|reducere|hæve|forhøje",
    "de": "steig|stieg|gestiegen|anstieg|wachs|wuchs|gewachsen|zuwachs|sink|sank|gesunken|fällt"
    "|fiel|gefallen|fallen|rückgang|zurückgeh|zurückgegangen|ging|erhöh|gesenkt|senk|kürz"
    "|gekürzt|reduzi|verringer|geschrumpft|schrumpf|kletter|geklettert|legt|zugelegt|zuleg"
    "|zugenommen|abgenommen|nahm|zunahme|abnahme|angehoben|vermind|gesteigert",
    "en": "rise|rose|rising|increas|grow|grew|fall|fell|drop|declin|decreas|climb|jump|surg|soar"
    "|plung|slump|shrink|shrank|sink|sank|sunk|slid|dip|gain|raise|raising|cut|reduc|lower"
    "|boost|expand|tumbl|advanc",
    "es": "aument|subi|sube|crec|incremen|baj|cay|caída|descen|descien|disminu|reduj|reduc|elev"
    "|rebaj|recort|caíd|caen|cae",
    "fr": "augment|hauss|progress|croi|cr[uû]|bond|grimp|baiss|recul|chut|diminu|rédui|tomb|repli"
    "|accru|relev|passe",
    "it": "aument|cresc|sal[ie]|salit|increment|rialz|balz|cal[aoi]|calat|scen[ds]|scesi?|diminu"
    "|ridu|rido|croll",
    "nl": "steeg|stijg|gesteg|groei|gegroei|nam|toegenomen|afgenomen|toename|afname|daal|dal"
    "|gedaald|verhoog|verlaag|zakt|gezakt|kromp|krimp|liep|terug",
    "no": "steg|stig|øke|økt|vokst|vekst|fall|falt|senk|reduser|hev",
    "pl": "wzros|wzrós|wzras|wzrośn|zwiększ|urós|urosł|rosn|rośn|spad|zmniejsz|obniż|podnió|podnie"
    "|podwyż|skurcz|zmala|skocz",
    "pt": "aument|sub|cresc|increment|cai|caíram|queda|desc|diminu|redu|elev|baix|recu",
    "ro": "cresc|creșt|scăz|scad|redus|reduc|major|diminu|urcat",
    "ru": "вырос|выраст|раст|рост|увелич|возрос|возраст|повыс|подн|снизи|сниж|упал|упас|пада|сократ"
    "|сокращ|уменьш|пониз|подорож|подешев",
    "sk": "vzrást|vzrast|rást|nárast|stúp|zvýš|kles|pokles|zníž",
    "sv": "steg|stig|ök|väx|tillväxt|fall|föll|sjunk|sjönk|minsk|sänk|höj|reducera",
    "uk": "зріс|зросл|зрост|збільш|підвищ|знизи|знижу|знижен|впа|скороти|зменш",
}
LANGUAGES = frozenset(_BEFORE)
"""Languages whose words are known."""
_VERB_LAST = frozenset({"de", "nl"})
_MONEY = rf"(?:[€$£¥₽]|[A-Z]{{3}}[{SPACES}]|US\$)?[{SPACES}]?"


def relation(text: str, start: int, language: str) -> tuple[Relation, int] | None:
    """Tell from the words right before a number whether it is a difference or a result, and where they begin.

    Example:
        >>> relation("Sie stieg um rund 5 Prozent", 18, "de"), relation("It rose to $5", 12, "en")
        (('by', 10), ('to', 8))
    """
    match = _pattern(language).match(text, endpos=start) if language in LANGUAGES else None
    return None if match is None else ("by" if match["by"] else "to", match.start())


def tells_change(text: str, language: str) -> bool:
    """Whether a text has a word for rising, falling or the like.

    Example:
        >>> tells_change("Die Preise sanken.", "de"), tells_change("Die Preise um 5", "de")
        (True, False)
    """
    return language in LANGUAGES and _change(language).search(text) is not None


def puts_verbs_last(language: str) -> bool:
    """Whether the verb may follow what it governs: ``um 5 Prozent gestiegen``."""
    return language in _VERB_LAST


@cache
def _pattern(language: str) -> "regex.Pattern[str]":
    by, to = _BEFORE[language]
    gap = rf"(?:(?<=['’])|[{SPACES}])"
    return regex.compile(
        rf"(?r)(?<![\p{{L}}'’])(?:(?P<by>{by})|(?P<to>{to})){gap}(?:(?:{_ABOUT[language]}){gap}){{0,2}}{_MONEY}",
        regex.I,
    )


@cache
def _change(language: str) -> "regex.Pattern[str]":
    return regex.compile(rf"(?<!\p{{L}})(?:{_CHANGE[language]})", regex.I)

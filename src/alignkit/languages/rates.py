"""How often in which span of time: ``twice a day``, ``900 euros par mois``, ``dreimal wöchentlich``."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import regex

from alignkit.languages.number_formats import SPACES
from alignkit.languages.number_words import cardinals

_SPANS = ("second", "minute", "hour", "day", "week", "month", "year")
# Language → what stands between a number and a span of time, and the spans from a second to a year.
_PER: Mapping[str, tuple[str, str]] = {
    "cs": ("za|do", "sekundu minutu hodinu den týden měsíc rok"),
    "da": ("om|per|i", "sekundet minuttet timen dagen ugen måneden året"),
    "de": ("pro|je|in der|im|am|die|den", "Sekunde Minute Stunde Tag Woche Monat Jahr"),
    "en": ("per|an?|each|every", "second minute hour day week month year"),
    "es": ("por|al?|a la|cada", "segundo minuto hora día semana mes año"),
    "fr": ("par", "seconde minute heure jour semaine mois an"),
    "it": ("al|alla|all['’]|a|ogni", "secondo minuto ora giorno settimana mese anno"),
    "nl": ("per|in de", "seconde minuut uur dag week maand jaar"),
    "no": ("om|per|i", "sekundet minuttet timen dagen uken måneden året"),
    "pl": ("na|w", "sekundę minutę godzinę dzień tydzień|tygodniu miesiąc|miesiącu rok|roku"),
    "pt": ("por|ao|à|a cada|cada", "segundo minuto hora dia semana mês ano"),
    "ru": ("в|за", "секунду минуту час день|сутки неделю месяц год"),
    "sk": ("za|do", "sekundu minútu hodinu deň týždeň mesiac rok"),
    "sv": ("om|per|i", "sekunden minuten timmen dagen veckan månaden året"),
    "uk": ("на|за", "секунду хвилину годину день|добу тиждень місяць рік"),
}
_JOINED = frozenset({"da", "no", "sv"})  # whose “per” takes the bare noun, too
_BARE: Mapping[str, str] = {
    "da": "sekund minut time dag uge måned år",
    "no": "sekund minutt time dag uke måned år",
    "sv": "sekund minut timme dag vecka månad år",
}
# Adverbs and adjectives of a span.
_ADVERBS: Mapping[str, Mapping[str, str]] = {
    "cs": {"day": "denně", "week": "týdně", "month": "měsíčně", "year": "ročně"},
    "da": {"day": "dagligt", "week": "ugentligt", "month": "månedligt", "year": "årligt"},
    "de": {
        "hour": "stündlich",
        "day": "täglich",
        "week": "wöchentlich",
        "month": "monatlich",
        "year": "jährlich",
    },
    "en": {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly|annually"},
    "es": {"day": "diari[oa]s?", "week": "semanal(?:es)?", "month": "mensual(?:es)?", "year": "anual(?:es)?"},
    "it": {"day": "giornalier[oaie]", "week": "settimanal[ie]", "month": "mensil[ie]", "year": "annu[oai]e?"},
    "nl": {"day": "daags", "week": "wekelijks", "month": "maandelijks", "year": "jaarlijks"},
    "pl": {"day": "dziennie", "week": "tygodniowo", "month": "miesięcznie", "year": "rocznie"},
    "pt": {"day": "diári[oa]s?", "week": "semana(?:l|is)", "month": "mensa(?:l|is)", "year": "anua(?:l|is)"},
    "sv": {"day": "dagligen", "week": "veckovis", "month": "månadsvis", "year": "årligen"},
}
_TIMES: Mapping[str, str] = {
    "cs": "jednou|dvakrát|třikrát|čtyřikrát|pětkrát|krát",
    "da": "gange?",
    "de": "(?:ein|zwei|drei|vier|fünf|sechs|zehn)?mal",
    "en": "once|twice|thrice|times",
    "es": "vez|veces",
    "fr": "fois",
    "it": "volt[ae]",
    "nl": "keer|maal|(?:een|twee|drie|vier)maal",
    "no": "ganger?",
    "pl": "raz|razy|dwukrotnie|trzykrotnie",
    "pt": "vez|vezes",
    "ru": "раз|раза|дважды|трижды|однажды",
    "sk": "raz|dvakrát|trikrát|krát",
    "sv": "gång|gånger",
    "uk": "раз|рази|разів|двічі|тричі",
}
# Roots by which a span can be named in any other way.
_ROOTS: Mapping[str, str] = {
    "cs": "s[e]?kund|vteřin minut hodin den|dn|denn týd|týdn měsí rok|roč|let",
    "da": "sekund minut time|timer dag|døgn uge måned år",
    "de": "sekund minut stund|stünd tag|täg woch|wöch monat jahr|jähr",
    "en": "second minute hour|mph|km/h day|dai|24 week|fortnight month year|annu|per_annum",
    "es": "segund minut hor día|diari|jornad seman mes|mens añ|anu",
    "fr": "second minut heur|hor|/h jour|quotid semain|hebdo mois|mens an|annu",
    "it": "second minut or[aeo] giorn|quotid|dì settiman mes|mens ann",
    "nl": "second minu uur|uren dag|daag|etma we[e]?k maand jaar|jaren|jar",
    "no": "sekund minutt time dag|døgn uke måned år",
    "pl": "sekund minut godzin dzień|dni|dzienn|dob tydzień|tygod miesi rok|roc|lat",
    "pt": "segund minut hor dia|diári seman mês|mens|mese an",
    "ru": "секунд минут час|ч\\. день|дн|сут|ежедн недел|неделе месяц|месяч год|лет|ежего",
    "sk": "sekund minút hodin deň|dn|denn týž mesia rok|roč",
    "sv": "sekund minut tim dag|dygn veck månad år",
    "uk": "секунд хвилин годин день|дн|доб|щодн тиж місяц|місяч рік|рок|річ|щоріч",
}
# What may stand between the number and the rate: a unit, a noun or two, no verb and no mark.
_BETWEEN = rf"(?:[{SPACES}][\p{{L}}$€£%/-]+){{0,3}}?"
_NOT_AFTER = (
    r"(?![ ](?:ago|earlier|later|before|after|old|siguiente|anterior|pasado|prima|dopo|zuvor|davor|darauf)"
    r"\b|-)"
)
_SPELLED = 20  # numbers up to here are written in words


class Rate(NamedTuple):
    """Words that say in which span of time something is counted; ``span`` is its English name."""

    start: int
    end: int
    span: str


def find_rates(text: str, language: str) -> Iterator[Rate]:
    """Find the spans of time in which numbers of a text are counted.

    Example:
        >>> [rate.span for rate in find_rates("Take it twice a day, for a week.", "en")]
        ['day']
    """
    for match in _pattern(language).finditer(text) if language in _PER else ():
        name = next(name for name in _SPANS if match[name])
        yield Rate(*match.span("rate"), name)


def names_span(text: str, span: str, language: str) -> bool:
    """Whether a text names a span of time in any way: ``day`` in ``tägliche``."""
    roots = _ROOTS[language].split()[_SPANS.index(span)].replace("_", " ")
    return regex.search(rf"(?<!\p{{L}})(?:\p{{L}}{{0,4}}?)(?:{roots})", text, regex.I) is not None


def rendered(span: str, language: str) -> str:
    """The usual words for a rate: ``al día`` for a day in Spanish.

    Example:
        >>> rendered("day", "es"), rendered("week", "de")
        ('por día', 'pro Woche')
    """
    before, nouns = _PER[language]
    noun = nouns.split()[_SPANS.index(span)].partition("|")[0]
    return f"{before.partition('|')[0]} {noun}"


@cache
def _pattern(language: str) -> "regex.Pattern[str]":
    before, nouns = _PER[language]
    bare = _BARE.get(language, nouns).split()
    adverbs = _ADVERBS.get(language, {})
    spans = "|".join(
        rf"(?P<{name}>(?:{before})(?:[{SPACES}]|(?<=['’]))(?:{noun})|per[{SPACES}](?:{short})"
        rf"{'|' + adverbs[name] if name in adverbs else ''})"
        for name, noun, short in zip(_SPANS, nouns.split(), bare, strict=True)
    )
    spelled = (word for word, value in cardinals(language).items() if value <= _SPELLED)
    counts = "|".join(word for word in spelled if " " not in word)
    numbers = rf"\p{{Nd}}|(?:{counts or '(?!)'})(?!\p{{L}})"
    return regex.compile(
        rf"(?<!\p{{L}})(?:(?:{_TIMES[language]})(?!\p{{L}})|(?:{numbers}){_BETWEEN})[{SPACES}]"
        rf"(?P<rate>{spans})(?!\p{{L}}){_NOT_AFTER}",
        regex.I,
    )

"""Abbreviations that only their own language has; names of months and weekdays."""

from collections.abc import Mapping
from functools import cache

#: Abbreviations of words that are no names.
_WORDS: Mapping[str, str] = {
    "fr": "c.-à-d. p._ex. env. cf._aussi",
    "de": "z._B. z.B. d._h. d.h. usw. bzw. u._a. u.a. Mio. Mrd. Std. Tsd. inkl. evtl. ggf. vgl. sog. zzgl.",
    "en": "e.g. i.e. approx.",
    "es": "p._ej. EE._UU. EE.UU. Ud. Uds. aprox.",
    "pt": "p._ex. aprox. nomeadamente",
    "it": "ecc. p.es. p._es. ad_es. cd. c.d.",
    "nl": "bijv. d.w.z. enz. o.a. i.p.v. m.b.t. z.s.m. a.u.b.",
    "pl": "tys. proc. godz. m.in. tzw. np. itd. itp. tj. ws. mln_zł mld_zł",
    "cs": "tzn. např. atd. apod. tzv. tj. hod. mj.",
    "sk": "napr. atď. tzv. t._j. hod.",
    "sv": "t.ex. t._ex. bl.a. dvs. osv. m.m. s.k. fr.o.m. t.o.m.",
    "da": "f.eks. bl.a. dvs. osv. mv. fx m.m. ifm.",
    "no": "f.eks. bl.a. dvs. osv. mv. m.m.",
    "hr": "npr. tj. tzv. itd.",
    "sl": "npr. tj. itd. oz.",
    "hu": "pl. stb. ún.",
}
#: What stands behind the number of a year.
_AFTER_YEARS: Mapping[str, str] = {"pl": "r.", "cs": "r."}


def abbreviations(language: str) -> frozenset[str]:
    """Abbreviated words, with the blanks inside them.

    Example:
        >>> "z. B." in abbreviations("de")
        True
    """
    return frozenset(word.replace("_", " ") for word in _WORDS.get(language, "").split())


def after_years(language: str) -> str | None:
    """Return the abbreviation for “year” behind a year's number, if there is one.

    Example:
        >>> after_years("pl"), after_years("en")
        ('r.', None)
    """
    return _AFTER_YEARS.get(language)


@cache
def months_and_days(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names of the months and of the weekdays, in small letters, in every form that CLDR has.

    Example:
        >>> "june" in months_and_days("en")[0], "lunes" in months_and_days("es")[1]
        (True, True)
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset(), frozenset()
    months, days = (
        frozenset(
            name.lower().rstrip(".")
            for context in calendar.values()
            for width in ("wide", "abbreviated")
            for name in context.get(width, {}).values()
            if len(name) > 2
        )
        for calendar in (locale.months, locale.days)
    )
    return months, days

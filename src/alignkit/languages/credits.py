"""Who did what to a report: the words of credit lines, by trade and language.

A phrase stands before the name of a person. One that can tell two trades is listed under both; the first of a
trade is the usual one.
"""

from collections.abc import Mapping
from functools import cache

import regex

_PHRASES: Mapping[str, Mapping[str, str]] = {
    "reporting": {
        "ca": "informació de|reportatge de",
        "da": "rapportering af|reportage af",
        "de": "Bericht von|Berichterstattung von|Berichterstattung durch|Reportage von|berichtet von",
        "en": "reporting by|reported by|report by",
        "es": "información de|reportaje de|reporte de|reportado por",
        "fr": "reportage de|reportage par|informations de",
        "it": "servizio di|reportage di|cronaca di",
        "nl": "verslag van|verslaggeving door|reportage van",
        "no": "rapportering av|reportasje av",
        "pl": "relacja|relacjonował|relacjonowała",
        "pt": "reportagem de|reportagem por",
        "ro": "reportaj de|relatare de",
        "sv": "rapportering av|reportage av",
    },
    "writing": {
        "ca": "escrit per|text de|redactat per",
        "da": "skrevet af|tekst af",
        "de": "geschrieben von|verfasst von|Text von|Text:",
        "en": "written by|writing by|text by|words by",
        "es": "escrito por|redactado por|texto de|redacción de",
        "fr": "écrit par|rédigé par|texte de|rédaction de",
        "it": "scritto da|testo di|redatto da",
        "nl": "geschreven door|tekst van|tekst:",
        "no": "skrevet av|tekst av",
        "pl": "tekst|napisał|napisała",
        "pt": "escrito por|redigido por|texto de",
        "ro": "scris de|text de|redactat de",
        "sv": "skriven av|skrivet av|text av",
    },
    "editing": {
        "ca": "editat per|edició de|revisat per",
        "da": "redigeret af|redigering af|redaktion:",
        "de": "redigiert von|bearbeitet von|Bearbeitung von|Bearbeitung durch|Redaktion:|Redaktion von|"
        "überarbeitet von",
        "en": "edited by|editing by|revised by",
        "es": "editado por|edición de|editada por|revisado por",
        "fr": "édité par|edité par|édition de|éditée par|revu par|révisé par|relu par",
        "it": "a cura di|revisione di|editing di|revisionato da",
        "nl": "geredigeerd door|bewerkt door|redactie:|redactie van|bewerking door",
        "no": "redigert av|redigering av",
        "pl": "redakcja|redagował|redagowała|pod redakcją",
        "pt": "editado por|edição de|edição por|editada por|revisado por",
        "ro": "editat de|editare de|revizuit de",
        "sv": "redigerad av|redigerat av|redigering av",
    },
    "publishing": {
        "ca": "publicat per",
        "da": "udgivet af|offentliggjort af",
        "de": "herausgegeben von|veröffentlicht von|publiziert von|verlegt von|Verlag:",
        "en": "published by|issued by|released by",
        "es": "publicado por|publicada por",
        "fr": "publié par|publiée par|paru chez",
        "it": "pubblicato da|edito da|edita da",
        "nl": "uitgegeven door|gepubliceerd door",
        "no": "utgitt av|publisert av",
        "pl": "opublikował|opublikowała|wydane przez",
        "pt": "publicado por|publicada por",
        "ro": "publicat de",
        "sv": "utgiven av|publicerad av",
    },
    "translating": {
        "ca": "traduït per|traducció de",
        "da": "oversat af|oversættelse:|oversættelse af",
        "de": "übersetzt von|Übersetzung von|Übersetzung:|übertragen von",
        "en": "translated by|translation by|translating by",
        "es": "traducido por|traducción de|traducida por",
        "fr": "traduit par|traduction de|traduite par|traduction par",
        "it": "tradotto da|traduzione di|tradotta da",
        "nl": "vertaald door|vertaling:|vertaling van",
        "no": "oversatt av|oversettelse av",
        "pl": "tłumaczenie|tłumaczył|tłumaczyła|przełożył|przełożyła",
        "pt": "traduzido por|tradução de|traduzida por",
        "ro": "tradus de|traducere de",
        "sv": "översatt av|översättning av",
    },
    "photographing": {
        "ca": "fotografies de|fotos de|foto de",
        "da": "foto:|fotos af|foto af|fotograferet af",
        "de": "Foto:|Fotos:|Foto von|Fotos von|fotografiert von|Bilder von",
        "en": "photos by|photo by|photographs by|photography by|photographed by|pictures by",
        "es": "fotos de|foto de|fotografías de|fotografía de",
        "fr": "photos de|photo de|photographies de|photographie de|photo :|photos :",
        "it": "foto di|fotografie di|fotografia di",
        "nl": "foto's van|foto van|foto:|foto's:|gefotografeerd door",
        "no": "foto:|bilder av|foto av",
        "pl": "zdjęcia|fotografie|fotografował",
        "pt": "fotos de|foto de|fotografias de|fotografia de",
        "ro": "fotografii de|foto:",
        "sv": "foto:|bilder av|foto av",
    },
}


@cache
def _pattern(language: str) -> tuple[regex.Pattern[str], Mapping[str, frozenset[str]]] | None:
    """What finds the phrases of a language before a capital letter, and the trades of each phrase."""
    trades: dict[str, set[str]] = {}
    for trade, rows in _PHRASES.items():
        for phrase in rows.get(language, "").split("|"):
            if phrase:
                trades.setdefault(phrase.casefold(), set()).add(trade)
    if not trades:
        return None
    longest_first = sorted(trades, key=lambda phrase: (-len(phrase), phrase))
    known = "|".join(map(regex.escape, longest_first))
    pattern = regex.compile(rf"(?<![\p{{L}}-])(?i:{known})(?=\s+\p{{Lu}})")
    return pattern, {phrase: frozenset(own) for phrase, own in trades.items()}


def find_credits(text: str, language: str) -> list[tuple[int, int, frozenset[str]]]:
    """Find phrases that introduce who did what: start, end, and the trades that the phrase can tell.

    Example:
        >>> find_credits("Reporting by Ann Lee", "en")
        [(0, 12, frozenset({'reporting'}))]
    """
    known = _pattern(language)
    if known is None:
        return []
    pattern, trades = known
    return [(m.start(), m.end(), trades[m.group().casefold()]) for m in pattern.finditer(text)]


def credit_phrase(trade: str, language: str) -> str | None:
    """The usual phrase for a trade, or None where the language has none listed.

    Example:
        >>> credit_phrase("editing", "de"), credit_phrase("editing", "zh")
        ('redigiert von', None)
    """
    return _PHRASES[trade].get(language, "").split("|")[0] or None

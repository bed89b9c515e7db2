"""What an article says about the gender of the noun after it, by language."""

from collections.abc import Mapping

Genders = frozenset[str]

MASCULINE, FEMININE, PLURAL = frozenset("m"), frozenset("f"), frozenset("p")
#: Masculine, feminine, neuter, plural: nothing is known.
ANY: Genders = frozenset("mfnp")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _by_word(rows: Mapping[str, str]) -> Mapping[str, Genders]:
    return {word: frozenset(genders) for genders, words in rows.items() for word in words.split()}


_ARTICLES: Mapping[str, Mapping[str, Genders]] = {
    "de": _by_word(
        {
            "mfp": "der dieser",
            "fp": "die diese",
            "n": "das dieses ins ans aufs fürs",
            "mn": "dem des diesem beim vom zum im am ein einem eines",
            "mp": "den diesen",
            "m": "einen",
            "f": "zur eine einer",
        }
    ),
    "fr": _by_word({"m": "le du au un", "f": "la une"}),
    "es": _by_word({"m": "el del al un", "f": "la una"}),
    "it": _by_word(
        {
            "m": "il lo del dello dal dallo al allo nel nello sul un",
            "f": "la della dalla alla nella sulla una",
        }
    ),
    "pt": _by_word({"m": "o do ao no pelo um", "f": "da à na pela uma"}),
}
#: The other gender's article, where it is certain: masculine or neuter → feminine, and back.
_FEMININE: Mapping[str, Mapping[str, str]] = {
    "de": {"dem": "der", "des": "der", "zum": "zur", "vom": "von der", "beim": "bei der", "im": "in der"},
    "fr": {"le": "la", "du": "de la", "au": "à la", "un": "une"},
    "es": {"el": "la", "del": "de la", "al": "a la", "un": "una"},
    "it": {
        "il": "la",
        "del": "della",
        "dal": "dalla",
        "al": "alla",
        "nel": "nella",
        "sul": "sulla",
        "un": "una",
    },
    "pt": {"o": "a", "do": "da", "ao": "à", "no": "na", "pelo": "pela", "um": "uma"},
}
#: German prepositions with the dative or genitive, after which "der" is no masculine.
_OBLIQUE = _set(
    "aus außer bei gegenüber laut mit nach seit von zu in an auf hinter neben über unter vor "
    "zwischen wegen während trotz innerhalb außerhalb seitens angesichts aufgrund"
)
#: German words of reporting in the singular, whose subject follows in the nominative.
_REPORTING = _set(
    "sagt sagte erklärt erklärte teilt teilte betont betonte meldet meldete berichtet berichtete "
    "schreibt schrieb kündigt kündigte fordert forderte warnt warnte bestätigt bestätigte "
    "behauptet behauptete"
)


def knows_articles(language: str) -> bool:
    """Whether the articles of the language are listed."""
    return language in _ARTICLES


def reports(word: str) -> bool:
    """Whether a German word introduces a speaker: "sagte …", "so …"."""
    return word == "so" or word in _REPORTING


def article_genders(article: str, language: str, *, before: str = "", ending: str = "") -> Genders:
    """Genders that an article leaves possible for its noun: of m, f, n and p (plural).

    Args:
        article: The article, lower case.
        language: ISO 639-1 code.
        before: The word before it, lower case; empty after a mark and where a sentence starts.
        ending: Ending of the adjective between article and noun, such as "en"; empty without one.

    Example:
        >>> [sorted(article_genders("der", "de", before=word)) for word in ("sagte", "bei")]
        [['m'], ['f', 'p']]
        >>> sorted(article_genders("der", "de", ending="e"))
        ['m']
    """
    genders = _ARTICLES.get(language, {}).get(article, ANY)
    if language != "de" or article not in {"der", "die"}:
        return genders
    if article == "die":
        singular = ending == "e" or before in _REPORTING
        return FEMININE if singular else PLURAL if ending == "en" else genders
    if ending == "en" or before in _OBLIQUE:
        return FEMININE | PLURAL
    return MASCULINE if ending == "e" or reports(before) else genders


def article_for(article: str, gender: str, language: str, *, before: str = "") -> str | None:
    """The article with the right gender in the same place; None where the case is not certain.

    Example:
        >>> article_for("du", "f", "fr"), article_for("die", "m", "de", before="sagte")
        ('de la', 'der')
    """
    table = _FEMININE.get(language, {})
    if language == "de":
        if reports(before):
            return {"m": "der", "f": "die", "n": "das"}[gender]
        if article == "der" and before in _OBLIQUE:
            return "dem" if gender in "mn" else None
    if gender == "f":
        return table.get(article)
    masculine = {feminine: other for other, feminine in table.items()} if language != "de" else {}
    return masculine.get(article)

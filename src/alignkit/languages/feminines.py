"""Names of offices and trades that have a form for women: which form is the woman's, and which the man's."""

from collections.abc import Mapping, Sequence
from functools import cache

import regex

from alignkit.languages.gender import FEMININE, MASCULINE, article_genders

_ENDINGS: Mapping[str, Sequence[tuple[str, str]]] = {
    "de": (("in", ""), ("in", "e")),
    "fr": (("trice", "teur"), ("euse", "eur"), ("enne", "en"), ("onne", "on"), ("ète", "et"), ("ente", "ent"),
           ("ante", "ant")),
    "es": (("ora", "or"), ("triz", "tor"), ("enta", "ente"), ("esa", "e"), ("eza", "ez"), ("stra", "stro")),
    "it": (("trice", "tore"), ("essa", "e"), ("essa", "a"), ("iera", "iere"), ("stra", "stro")),
    "pt": (("ora", "or"), ("triz", "tor"), ("enta", "ente"), ("eira", "eiro"), ("stra", "stro"),
           ("esa", "ês")),
    "pl": (("ka", ""), ("czyni", "ca"), ("nica", "nik")),
}  # fmt: skip
"""Endings of women's forms and what men's have instead."""
_BESIDE_NAMES: Mapping[str, Sequence[tuple[str, str]]] = {
    "fr": (("ée", "é"), ("ière", "ier"), ("ète", "et"), ("fe", "f"), ("ate", "at"), ("esse", "e"),
           ("ise", "is"), ("ale", "al"), ("ive", "if")),
    "es": (("ada", "ado"), ("ida", "ido"), ("aria", "ario"), ("era", "ero"), ("ica", "ico"), ("oga", "ogo"),
           ("ana", "ano"), ("ina", "ino"), ("ecta", "ecto"), ("osa", "oso"), ("eja", "ejo")),
    "it": (("ata", "ato"), ("uta", "uto"), ("aria", "ario"), ("ica", "ico"), ("oga", "ogo"), ("iera", "iere"),
           ("etta", "etto"), ("aca", "aco"), ("iera", "iero")),
    "pt": (("ada", "ado"), ("ida", "ido"), ("ária", "ário"), ("ica", "ico"), ("oga", "ogo"), ("ana", "ano"),
           ("ita", "ito"), ("osa", "oso")),
}  # fmt: skip
"""Endings that name people only where a name stands beside the word."""
_TRADES: Mapping[str, str] = {
    "de": r"\p{L}{3,}(?:(?:er|or|eur)s?|(?:or|ent|ant|ist|ekt|at|og|eut|arch)en|ent|ant|ist|ekt|oge|arch)",
    "fr": r"\p{L}{2,}(?:teur|eur|ier|ien|ent|ant|é|iste|et|at)",
    "es": r"\p{L}{2,}(?:or|ero|ario|ado|ente|ante|ico|ista|ogo|ecto)",
    "it": r"\p{L}{2,}(?:tore|iere|ario|ato|ente|ico|ista|ogo|ore)",
    "pt": r"\p{L}{2,}(?:or|eiro|ário|ado|ente|ante|ico|ista|ogo)",
}
"""How nouns of trades end that have a form for women by rule."""
_EPICENE: Mapping[str, str] = {
    "fr": "maire ministre juge responsable secrétaire porte-parole capitaine chef propriétaire commissaire "
    "adversaire bénévole collègue élève fonctionnaire gendarme guide locataire interprète peintre "
    "photographe philosophe archéologue psychologue géologue biologiste journaliste artiste "
    "spécialiste juriste scientifique économiste",
    "es": "responsable juez fiscal portavoz líder cónsul periodista artista especialista gerente agente "
    "cantante representante testigo colega guía piloto policía modelo comandante general economista "
    "estudiante",
    "it": "responsabile presidente giudice portavoce preside cantante rappresentante insegnante dirigente "
    "docente giornalista artista specialista collega testimone agente consulente comandante "
    "economista",
    "pt": "responsável presidente porta-voz líder gerente agente representante testemunha colega "
    "jornalista artista especialista comandante chefe estudante economista dirigente docente",
}
"""Names of trades with one form for both, of which the article tells."""
_ADJECTIVES: Mapping[str, str] = {
    "fr": "actuelle ancienne nouvelle première prochaine",
}
"""Adjectives that tell a woman after an elided article: “l'actuelle maire”."""
_SHORTEST = 5
_UMLAUTS = str.maketrans("äöü", "aou")


def men_of(word: str, language: str, *, named: bool = False) -> list[str]:
    """Forms for a man that a woman's form, lower case, may have beside it; more of them beside a name.

    Example:
        >>> men_of("direktorin", "de")[0], men_of("directrice", "fr")[0], men_of("ministre", "fr")
        ('direktor', 'directeur', [])
    """
    return [
        form
        for woman, man in (*_ENDINGS.get(language, ()), *(_BESIDE_NAMES.get(language, ()) if named else ()))
        if word.endswith(woman) and len(word) > _SHORTEST
        for stem in [word.removesuffix(woman) + man]
        for form in dict.fromkeys((stem, stem.translate(_UMLAUTS) if language == "de" else stem))
    ]


def women_of(word: str, language: str) -> list[str]:
    """Forms for a woman that a man's form, lower case, may have beside it.

    Example:
        >>> women_of("präsidenten", "de")[1], women_of("directeur", "fr")[0]
        ('präsidentin', 'directrice')
    """
    if len(word) < _SHORTEST - 1:
        return []
    bases = [
        word,
        *(
            word.removesuffix(case)
            for case in ("en", "n", "es", "s")
            if language == "de" and word.endswith(case)
        ),
    ]
    return [
        base[: len(base) - len(man)] + woman
        for base in bases
        for woman, man in _ENDINGS.get(language, ())
        if base.endswith(man)
    ]


def is_trade(word: str, language: str) -> bool:
    """Whether a word, lower case, ends as nouns of trades do that have a form for women by rule.

    Example:
        >>> is_trade("seepräfekten", "de"), is_trade("délégué", "fr"), is_trade("parc", "fr")
        (True, True, False)
    """
    return language in _TRADES and regex.fullmatch(_TRADES[language], word) is not None


@cache
def is_epicene(word: str, language: str) -> bool:
    """Whether a name of a trade, lower case, is the same for women and men."""
    return word in _EPICENE.get(language, "").split()


def article_before(words: Sequence[str], place: int, language: str) -> tuple[int, str]:
    """Where the article of a noun stands and which gender it tells: m, f, or nothing sure; -1 without one.

    In German, up to two adjectives may stand between them.

    Example:
        >>> article_before(["Die", "neue", "Präsidentin"], 2, "de"), article_before(["le", "maire"], 1, "fr")
        ((-1, ''), (0, 'm'))
    """
    reach = 3 if language == "de" else 1
    if _is_elided(words, place, language):
        return place - 3, "f"
    for at in range(place - 1, max(-1, place - 1 - reach), -1):
        word = words[at].lower()
        if not word[0].isalpha():
            return -1, ""
        if language == "pt" and words[at] == "A":
            return at, "f"
        genders = article_genders(word, language, before=words[at - 1].lower() if at else "")
        if genders == FEMININE:
            return at, "f"
        if genders <= MASCULINE | {"n"}:
            return at, "m"
        if language == "de" and word == "der" and _is_nominative(words, at, place):
            return at, "m"
        if word in _ARTICLES.get(language, ()):
            return -1, ""
    return -1, ""


def _is_nominative(words: Sequence[str], at: int, place: int) -> bool:
    """Whether “der” is a man's: it opens the sentence, and no adjective between speaks against it."""
    return at == 0 and all(word.endswith("e") for word in words[at + 1 : place])


def _is_elided(words: Sequence[str], place: int, language: str) -> bool:
    """Whether a noun follows an elided article and an adjective that is a woman's."""
    before = [word.lower() for word in words[max(0, place - 3) : place]]
    return len(before) == 3 and before[0] == "l" and before[2] in _ADJECTIVES.get(language, "").split()


_ARTICLES: Mapping[str, frozenset[str]] = {
    "de": frozenset("der die das den des ein eine einer".split()),
}

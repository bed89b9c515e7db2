"""Small words before a noun that tell its number.

The lists are grammar: articles, possessives, demonstratives and quantifiers that stand with one number only.
Forms of both numbers (German ``die``, English ``the``) are left out.
"""

from collections.abc import Mapping

_PLURAL: Mapping[str, str] = {
    "de": "viele vielen einige einigen mehrere mehreren manche manchen zwei drei vier fünf sechs sieben acht "
    "neun zehn beide beiden zahlreiche zahlreichen wenige wenigen sämtliche sämtlichen tausende",
    "en": "these those many several few both two three four five six seven eight nine ten most various",
    "fr": "les des ces mes tes ses nos vos leurs aux deux trois quatre cinq six sept huit neuf dix plusieurs "
    "quelques certains certaines tous toutes divers diverses nombreux nombreuses",
    "es": "los las unos unas estos estas esos esas mis tus sus nuestros nuestras dos tres cuatro cinco seis "
    "siete ocho nueve diez muchos muchas varios varias algunos algunas todos todas pocos pocas",
    "it": "i gli dei degli delle questi queste quei quegli quelle miei mie tuoi tue suoi sue nostri nostre "
    "due tre quattro cinque sei sette otto nove dieci molti molte alcuni alcune tutti tutte pochi poche",
    "pt": "os as uns umas dos das nos nas aos estes estas esses essas meus minhas seus suas dois duas três "
    "quatro cinco seis sete oito nove dez muitos muitas vários várias alguns algumas todos todas poucos",
    "nl": "deze vele enkele verschillende meerdere twee drie vier vijf zes zeven acht negen tien beide",
}
_SINGULAR: Mapping[str, str] = {
    "de": "ein eine einen einem einer eines das dem dies dieses jeder jede jedes jedem jeden kein mein sein "
    "ihr im am zum zur vom beim ins ans",
    "en": "a an this that each every another one",
    "fr": "le la l un une ce cet cette mon ma ton ta son sa notre votre leur au du chaque",
    "es": "el la un una este esta ese esa mi tu su del al cada",
    "it": "il lo la l un uno una questo questa quel quella ogni del dello della al alla nel nella",
    "pt": "o a um uma este esta esse essa do da no na ao à cada",
    "nl": "een dit dat elk elke ieder iedere",
}


def number_before(word: str, language: str) -> int:
    """What a word before a noun says of its number: 1 for plural, -1 for singular, 0 for neither.

    Example:
        >>> number_before("Des", "fr"), number_before("une", "fr"), number_before("die", "de")
        (1, -1, 0)
    """
    lower = word.lower()
    if lower in _PLURAL.get(language, "").split():
        return 1
    return -1 if lower in _SINGULAR.get(language, "").split() else 0

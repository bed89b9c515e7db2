"""Words of web-page furniture: what templates print around an article, by language."""

from collections.abc import Mapping
from functools import cache

import regex

from alignkit.languages.names import language_names

_PHRASES: Mapping[str, str] = {
    "en": "related news|related articles|related stories|related posts|related|read more|read also|"
    "also read|see also|share|share this|share this article|advertisement|sponsored|"
    "sponsored content|subscribe|sign up|follow us|comments|leave a comment|print|click here|"
    "latest news|breaking news|most read|most popular|top stories|recommended|you may also like|"
    "continue reading|all rights reserved|privacy policy|cookie policy|photo gallery|next article|"
    "previous article|back to top|skip to content|loading|source|log in|sign in|search|menu|"
    "contact us",
    "fr": "lire aussi|à lire aussi|lire la suite|partager|partager cet article|publicité|s'abonner|"
    "abonnez-vous|sur le même sujet|articles liés|articles similaires|commentaires|imprimer|"
    "voir aussi|tous droits réservés|suivez-nous|en savoir plus|à la une|les plus lus|"
    "article suivant|article précédent|dernières nouvelles|politique de confidentialité|se connecter|"
    "rechercher|accueil|mentions légales|à découvrir aussi",
    "de": "lesen sie auch|mehr zum thema|weiterlesen|teilen|anzeige|werbung|abonnieren|verwandte artikel|"
    "ähnliche artikel|verwandte nachrichten|kommentare|drucken|zum thema|alle rechte vorbehalten|"
    "auch interessant|das könnte sie auch interessieren|mehr lesen|mehr erfahren|meistgelesen|"
    "folgen sie uns|nächster artikel|vorheriger artikel|startseite|datenschutz|impressum|anmelden|"
    "suche|jetzt lesen|zurück nach oben",
    "es": "leer más|lea también|lee también|ver también|noticias relacionadas|artículos relacionados|"
    "compartir|publicidad|suscríbete|suscribirse|comentarios|imprimir|síguenos|más leídas|"
    "todos los derechos reservados|te puede interesar|política de privacidad|iniciar sesión|buscar|"
    "siguiente|anterior",
    "it": "leggi anche|leggi tutto|leggi di più|notizie correlate|articoli correlati|condividi|pubblicità|"
    "abbonati|commenti|stampa|vedi anche|seguici|i più letti|tutti i diritti riservati|"
    "potrebbe interessarti|cerca|accedi",
    "pt": "leia mais|leia também|veja também|notícias relacionadas|artigos relacionados|compartilhar|"
    "partilhar|publicidade|assine|comentários|imprimir|siga-nos|mais lidas|"
    "todos os direitos reservados|saiba mais",
    "nl": "lees meer|lees ook|lees verder|gerelateerd nieuws|gerelateerde artikelen|delen|advertentie|"
    "abonneren|reacties|afdrukken|zie ook|volg ons|meest gelezen|alle rechten voorbehouden",
    "pl": "czytaj więcej|czytaj także|czytaj dalej|zobacz też|zobacz także|udostępnij|reklama|komentarze|"
    "drukuj|powiązane artykuły|najczęściej czytane|wszelkie prawa zastrzeżone",
}
#: A label has no more words than this.
LABEL_WORDS = 7
_WORD = regex.compile(r"\p{L}+")
_SEPARATOR = regex.compile(r"[|»›>•©→]|https?://|www\.")
_TERMINAL = regex.compile(r"[.!?…。！？؟।][\"'”“»’)\]]*\s*$")
_EDGE = regex.compile(r"^[\W_]+|[\W_]+$")


@cache
def _languages_by_phrase() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language, phrases in _PHRASES.items():
        for phrase in phrases.split("|"):
            found.setdefault(phrase, set()).add(language)
    return {phrase: frozenset(languages) for phrase, languages in found.items()}


def furniture_languages(text: str) -> frozenset[str]:
    """Languages in which the whole text is a stock phrase of page templates; empty where it is none.

    Example:
        >>> furniture_languages("» Read more:")
        frozenset({'en'})
    """
    phrase = _EDGE.sub("", text.lower().replace("’", "'"))
    return _languages_by_phrase().get(phrase, frozenset())


def ends_sentence(text: str) -> bool:
    """Whether a text closes with a full stop or its like."""
    return _TERMINAL.search(text) is not None


def is_label(text: str, language: str) -> bool:
    """Whether a text in a page of the language is furniture by its looks.

    That is a stock phrase of templates, or a few words, not a sentence, with a separator or with the
    name of a language in that language or English.

    Example:
        >>> is_label("Portal24 Deutsch", "de"), is_label("Er spricht Deutsch.", "de")
        (True, False)
    """
    if furniture_languages(text):
        return True
    words = _WORD.findall(text.lower())
    if not words or len(words) > LABEL_WORDS or ends_sentence(text):
        return False
    known = language_names(language) | language_names("en")
    return _SEPARATOR.search(text) is not None or (len(words) <= 4 and not known.isdisjoint(words))

"""How a newspaper introduces the name of an author: the word that opens a byline, by language."""

from types import MappingProxyType

BYLINES = MappingProxyType(
    {
        "ca": "per",
        "da": "af",
        "de": "von",
        "en": "by",
        "es": "por",
        "fr": "par",
        "it": "di",
        "nl": "door",
        "no": "av",
        "pt": "por",
        "ro": "de",
        "sv": "av",
    }
)


def byline_word(word: str, source_language: str, target_language: str) -> str | None:
    """Return the target language's byline word if ``word`` is the source language's.

    Example:
        >>> byline_word("By", "en", "de"), byline_word("With", "en", "de")
        ('von', None)
    """
    if BYLINES.get(source_language) != word.casefold():
        return None
    return BYLINES.get(target_language)


_EDITED = MappingProxyType(
    {
        "de": ("redigiert von", "bearbeitet von", "redaktion:", "redaktion von"),
        "en": ("edited by", "editing by"),
        "es": ("editado por", "edición de"),
        "fr": ("édité par", "edité par", "revu par"),
        "it": ("a cura di", "revisione di", "editing di"),
        "nl": ("bewerkt door", "redactie:", "geredigeerd door"),
        "pt": ("editado por", "edição de"),
    }
)
_PUBLISHED = MappingProxyType(
    {
        "de": ("herausgegeben von", "veröffentlicht von", "verlegt von"),
        "en": ("published by", "issued by"),
        "es": ("publicado por",),
        "fr": ("publié par", "paru chez"),
        "it": ("pubblicato da", "edito da"),
        "nl": ("uitgegeven door", "gepubliceerd door"),
        "pt": ("publicado por",),
    }
)


def edited_as_published(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str, str] | None:
    """Find an editor's credit that was rendered as a publisher's: both phrases, and the right one.

    Example:
        >>> edited_as_published("(Edited by Ann Lee)", "(Herausgegeben von Ann Lee)", ("en", "de"))
        ('edited by', 'herausgegeben von', 'redigiert von')
    """
    own, its = source.casefold(), target.casefold()
    edited = next((phrase for phrase in _EDITED.get(languages[0], ()) if phrase in own), None)
    wrong = next((phrase for phrase in _PUBLISHED.get(languages[1], ()) if phrase in its), None)
    right = _EDITED.get(languages[1], ())
    if edited is None or wrong is None or any(phrase in its for phrase in right):
        return None
    return edited, wrong, right[0]

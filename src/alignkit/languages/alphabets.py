"""Letters with marks that a language writes its own words with."""

from collections.abc import Mapping

_MARKED: Mapping[str, str] = {
    "es": "áéíóúüñ",
    "pt": "áâãàçéêíóôõúü",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "it": "àèéìíîòóùú",
    "de": "äöüßéèêàâçñ",
    "pl": "ąćęłńóśźżé",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "sv": "åäöéàü",
    "da": "æøåéü",
    "no": "æøåéòôü",
    "fi": "åäöéšž",
    "ro": "ăâîșțşţ",
    "hr": "čćđšž",
    "sl": "čšžćđ",
    "tr": "çğıöşüâîûi̇",
    "ca": "àçèéíïòóúü",
}


def strange_letters(word: str, language: str) -> str:
    """Return the letters of a Latin word that its language does not have; none where there is no table.

    Example:
        >>> strange_letters("açúcar", "es"), strange_letters("azúcar", "es"), strange_letters("façade", "en")
        ('ç', '', '')
    """
    own = _MARKED.get(language)
    return "" if own is None else "".join(c for c in word.lower() if not c.isascii() and c not in own)

"""Language codes as users give them → ISO 639-1."""

from alignkit.errors import LanguageError

_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
    ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
    lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
    rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
    ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_ISO_639_1 = frozenset(_CODES.split())
_NORWEGIAN = frozenset({"nb", "nn"})  # one language to alignkit: the models do not tell its forms apart


def language_code(code: str) -> str:
    """Return the ISO 639-1 code meant: regional forms lose their region, ``nb`` and ``nn`` are ``no``.

    Raises:
        LanguageError: If the code is none; the message names the right one where it can be guessed.

    Example:
        >>> language_code("de-CH"), language_code("pt_BR"), language_code("und")
        ('de', 'pt', 'und')
    """
    known = known_language(code)
    if known is not None:
        return known
    meant = _meant(code.strip().casefold())
    hint = f"use {meant!r}" if meant else "use a two-letter code of ISO 639-1 such as 'de'"
    raise LanguageError(f"{code!r} is no language code: {hint}")


def is_language_code(text: str) -> bool:
    """Whether a text is an ISO 639-1 code as it stands, lower case.

    Example:
        >>> is_language_code("de"), is_language_code("DE"), is_language_code("deu")
        (True, False, False)
    """
    return text in _ISO_639_1


def known_language(code: str) -> str | None:
    """Return the ISO 639-1 code meant, or None if there is none; for what files say, not people.

    Example:
        >>> known_language("fr-CA"), known_language("x-none")
        ('fr', None)
    """
    base = code.strip().replace("_", "-").partition("-")[0].casefold()
    if base in _NORWEGIAN:
        return "no"
    return base if base in _ISO_639_1 or base == "und" else None


def _meant(code: str) -> str | None:
    """The two-letter code of a three-letter code, or of a language's name in English or in itself."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    alias = str(get_global("language_aliases").get(code, ""))
    if alias in _ISO_639_1:
        return alias
    english = {str(name).casefold(): str(key) for key, name in Locale("en").languages.items()}
    if code in english and english[code] in _ISO_639_1:
        return english[code]
    for key in sorted(_ISO_639_1):
        try:
            name = Locale(key).get_language_name(key)
        except UnknownLocaleError:
            continue
        if name and name.casefold() == code:
            return key
    return None

"""Which two columns or keys of a table hold the original and the translation."""

from collections.abc import Sequence

import regex

from alignkit.errors import ReadError
from alignkit.languages.codes import known_language
from alignkit.readers.extract import Choice

_USUAL = (("source", "target"), ("src", "tgt"), ("src", "trg"), ("src", "mt"), ("original", "translation"))
_NOT_ONLY_LANGUAGES = frozenset(
    {"id", "mt"}
)  # Indonesian and Maltese, or a number and a machine's translation
_SHOWN = 12
_CODE = regex.compile("[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?")


def choose_columns(names: Sequence[str], choice: Choice) -> tuple[int, int] | None:
    """Return the places of the two columns among the names of all, or None if nothing names them.

    In this order: the columns chosen, if by name (numbers are left to the caller); the languages said
    (``fr`` and ``de``); the usual pairs of names (source and target, src and tgt, src and mt, original and
    translation); the only two names that are language codes. Case does not count, nor does a path before
    the name (``translation.fr``).

    Raises:
        ReadError: If columns were chosen by name and there are none of that name.

    Example:
        >>> choose_columns(["id", "translation.fr", "translation.de"], Choice())
        (1, 2)
        >>> choose_columns(["Der Anfang", "The beginning"], Choice()) is None
        True
    """
    if choice.columns is not None:
        return _chosen(names, choice.columns)
    plain = [name.strip().rpartition(".")[2].casefold() for name in names]
    wanted = [(choice.source_lang, choice.target_lang), *_USUAL]
    for one, two in wanted:
        if one in plain and two in plain and one != two:
            return plain.index(one), plain.index(two)
    languages = [place for place, name in enumerate(plain) if _language(name) is not None]
    if len(languages) > 2:
        languages = [place for place in languages if plain[place] not in _NOT_ONLY_LANGUAGES]
    return (languages[0], languages[1]) if len(languages) == 2 else None


def column_languages(source: str, target: str) -> tuple[str | None, str | None]:
    """Return the languages that two columns are named after, if both are.

    Example:
        >>> column_languages("translation.fr", "translation.pt-BR"), column_languages("source", "mt")
        (('fr', 'pt'), (None, None))
    """
    found = _language(source), _language(target)
    return found if all(found) else (None, None)


def _language(name: str) -> str | None:
    code = name.strip().rpartition(".")[2]
    return known_language(code) if _CODE.fullmatch(code) else None


def _chosen(names: Sequence[str], columns: tuple[str, str]) -> tuple[int, int] | None:
    for column in columns:
        if column not in names:
            if all(map(str.isdecimal, columns)):
                return None
            shown = ", ".join(names[:_SHOWN]) or "none"
            raise ReadError(f"there is no column {column!r:.60}; there are: {shown:.200}")
    return names.index(columns[0]), names.index(columns[1])

"""A file, stream or string → a `Document`: its text, its language and where it came from.

Nothing is normalised: line breaks, composed or decomposed letters and spaces stay as they are. Of plain
text, offsets are those of the decoded file; of a file with markup, see `alignkit.origins`.
"""

from pathlib import Path

from alignkit.errors import ReadError
from alignkit.languages.codes import language_code
from alignkit.languages.identify import identify
from alignkit.readers import (
    BILINGUAL,
    COLUMNED,
    DECLARING,
    MONOLINGUAL,
    Choice,
    Extract,
    decode,
    file_name,
    format_of,
    read_both,
    read_bytes,
    read_one,
)
from alignkit.records import Document

_LARGEST_TEXT = 256 << 20  # bytes of plain text
_LARGEST = 32 << 20  # bytes of markup: every escape in it needs memory of its own
_UNDECIDED = "und"


def read_document(path: str | Path, *, language: str | None = None, form: str | None = None) -> Document:
    """Read a document from a file, or from standard input if the path is ``-``.

    Files packed by gzip, xz, bzip2 or Zstandard are unpacked. UTF-8, UTF-16 and UTF-32 are recognised by
    their byte order mark, which is not part of the text; what has none is UTF-8 or, failing that, what it
    declares or the likeliest eight-bit encoding.

    Args:
        path: The file, or ``-``.
        language: Its language (ISO 639-1, ``de-CH`` counts as ``de``); what the file states or what the
            text looks like if left out.
        form: Its format, one of ``alignkit.readers.FORMATS``; told from the name if left out.

    Returns:
        The document; its language is ``und`` if none was given and the text gives no ground for one,
        as an empty text never does.

    Raises:
        ReadError: If the file is missing, a directory, unreadable, not what its format says, larger than
            256 MiB (32 MiB with markup), or holds both sides of a translation.
        LanguageError: If the language given is no language code.
    """
    code = language_code(language) if language is not None else None
    form, name = form or format_of(path), file_name(path)
    if form in BILINGUAL:
        raise ReadError(
            f"{name}: {form} holds both sides of a translation; give it alone, without a second file"
        )
    if form not in MONOLINGUAL and form != "docx":
        text = decode(read_bytes(path, _LARGEST_TEXT), name)
        return document(text, language=code, path=str(path))
    data = read_bytes(path, _LARGEST)
    try:
        if form == "docx":
            from alignkit.readers.docx import read_docx

            found = read_docx(data)
        else:
            found = read_one(form, decode(data, name, declares=form in DECLARING))
    except ReadError as error:
        raise _named(error, name) from error
    return _of_extract(found, code, str(path))


def read_sides(
    path: str | Path, choice: Choice | None = None, *, form: str | None = None
) -> tuple[Document, Document]:
    """Read both sides of a translation from one file; their units correspond one to one.

    Args:
        path: The file, or ``-``.
        choice: Which two languages or columns are meant, where the file has more.
        form: Its format, a key of ``alignkit.readers.BILINGUAL``; told from the name if left out.

    Raises:
        ReadError: If the file cannot be read or holds one text only.
        LanguageError: If a language given is no language code.
    """
    choice = choice or Choice()
    form, name = form or format_of(path), file_name(path)
    if form not in BILINGUAL:
        raise ReadError(f"{name}: holds one text ({form}); name the file with its translation too")
    if choice.columns is not None and form not in COLUMNED:
        raise ReadError(f"{name}: {form} has no columns to choose from; leave --columns out")
    source_lang, target_lang = (
        None if code is None else language_code(code) for code in (choice.source_lang, choice.target_lang)
    )
    raw = decode(read_bytes(path, _LARGEST), name, declares=form in DECLARING)
    try:
        source, target = read_both(form, raw, Choice(source_lang, target_lang, choice.columns))
    except ReadError as error:
        raise _named(error, name) from error
    return _of_extract(source, source_lang, str(path)), _of_extract(target, target_lang, str(path))


def document(text: str, *, language: str | None = None, path: str | None = None) -> Document:
    """Make a document of a text, which stays exactly as it is.

    Args:
        text: The text.
        language: Its language (ISO 639-1); identified if left out, ``und`` if it cannot be.
        path: Where it came from.

    Raises:
        LanguageError: If the language given is no language code.

    Example:
        >>> document("Der Zug nach Bremen fährt heute nicht.").language
        'de'
        >>> document("").language
        'und'
    """
    if language is not None:
        return Document(text, language_code(language), path)
    found = identify(text)
    return Document(text, found.language if found else _UNDECIDED, path)


def _of_extract(extract: Extract, language: str | None, path: str) -> Document:
    """Make a document of what a reader found; a language said goes before one that the file states."""
    stated = extract.language if extract.language != _UNDECIDED else None
    made = document(extract.text, language=language or stated, path=path)
    return Document(made.text, made.language, path, extract.origin)


def _named(error: ReadError, name: str) -> ReadError:
    message = str(error)
    return error if message.startswith(f"{name}: ") else ReadError(f"{name}: {message}")

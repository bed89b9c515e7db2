"""Doubled words and marks, damaged encoding, look-alike letters and invisible characters."""

from collections.abc import Callable, Iterator
from html import unescape

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.mojibake import all_misread
from alignkit.languages.typography import (
    is_doubled_letter,
    masked,
    may_stand_twice,
    opens_relative,
    separates_words,
    stands_twice_by_grammar,
)
from alignkit.records import Finding, Severity

_DOUBLED = regex.compile(
    r"(?<![\p{L}\p{N}'’.-])(?<word>\p{L}+)[ \u00a0]+(?<again>(?i:(?P=word)))"
    r"(?![\p{L}\p{N}'’-])(?![ \u00a0]+(?i:(?P=word))\b)"
)
_CLAUSE_EDGE = regex.compile(r",| [-–—] |[(:]")
_DOUBLED_ANY = regex.compile(r"\b(?<word>\p{L}+)[\s,]+(?i:(?P=word))\b")
_REPEATED_MARK = regex.compile(
    r"(?<=[\p{L}\p{N})\"”“»])(?:,{2,}|;{2,}|:{2,}|\.\.|,\.)(?=\s|$)", regex.MULTILINE
)
_ENTITY = regex.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|szlig|#\d{2,5}|#x[0-9a-fA-F]{2,5}"
    r"|[A-Za-z](?:acute|grave|uml|circ|cedil|tilde));"
)
_BROKEN_ENTITY = regex.compile(
    r"[&＆][ \u00a0]*(?:(?i:[a-z]{2,8})|#[ \u00a0]*(?:\d{2,5}|x[0-9a-fA-F]{2,5}))[ \u00a0]*[;；]"
)
_BASIC = frozenset(("amp", "lt", "gt", "quot", "apos", "nbsp"))
_REPLACEMENT = regex.compile(r"\w*\ufffd[\w\ufffd]*")
# A UTF-8 lead byte and its followers, read as Windows-1252. Marks that can end a quotation or a sentence
# after Ä or Å are left out, so that „Ä…“ stays what it is.
_FOLLOWER = r"[\x80-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]"
_MOJIBAKE = regex.compile(
    rf"(?:[ÂÃÐÑ](?:{_FOLLOWER}|[…‘’“”–—])|[ÄÅ]{_FOLLOWER}|â(?:€[\x80-\xbf˜™œžŸ“”¢¦¹º]|[€‚„]\S))+"
)
_MEETING = regex.compile(r"[\p{Cyrillic}\p{Greek}](?:(?<=\p{Latin}.)|(?=\p{Latin}))")
_MIXED = regex.compile(
    r"[\p{L}\p{M}]*(?:\p{Latin}[\p{Cyrillic}\p{Greek}]|[\p{Cyrillic}\p{Greek}]\p{Latin})[\p{L}\p{M}]*"
)
_WORD = regex.compile(r"\p{L}+")
_SEEN = 0.05  # occurrences per million of a word that is one
_INVISIBLE = regex.compile(r"[\u200b\u200e\u200f\u2060\ufeff\u00ad]+")

_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "yi"))
# Letters of Latin, and those of Cyrillic and Greek that look like them; the usual twin of a letter first.
_CYRILLIC = ("AaBCcEeHIiJjKkMOoPpSsTXxyhdqwWYvVQlI", "АаВСсЕеНІіЈјКкМОоРрЅѕТХхуһԁԛԝԜҮѵѴԚӏӀ")
_GREEK = ("AaBEHIKMNOoPTXYZvpku", "ΑαΒΕΗΙΚΜΝΟοΡΤΧΥΖνρκυ")
_TO_LATIN = str.maketrans(_CYRILLIC[1] + _GREEK[1], _CYRILLIC[0] + _GREEK[0])
_TO_CYRILLIC, _TO_GREEK = (str.maketrans(latin[::-1], twins[::-1]) for latin, twins in (_CYRILLIC, _GREEK))


def _doubled_word(comparison: Comparison, check: Check) -> Iterator[Finding]:
    language = comparison.target.language
    if not separates_words(language):
        return
    text = masked(comparison.target.text)
    for match in _DOUBLED.finditer(text):
        word, again = match["word"], match["again"]
        comma = _opens_clause(match.start(), text, language)
        # "Duran Duran" is a name; "Sie sie" are two words; letters and numerals may be listed.
        if again != word.lower() or (len(word) > 1 and word.isupper()) or _is_third(match, text):
            continue
        if len(word) == 1 and not is_doubled_letter(again, language):
            continue
        if may_stand_twice(again, language, after_comma=comma) or _source_doubles(match.start(), comparison):
            continue
        where = match.start("word"), match.end("again")
        yield check.finding(where, comparison, f"“{again}” stands twice.", suggestion=word, confidence=0.92)


def _opens_clause(place: int, text: str, language: str) -> bool:
    """Whether a mark shortly before lets a clause begin with the word at a place."""
    edges = list(_CLAUSE_EDGE.finditer(text, max(0, place - 25), place))
    return bool(edges) and opens_relative(text[edges[-1].end() : place], language)


def _is_third(match: regex.Match[str], text: str) -> bool:
    """Whether the word stands before the two as well: "und und und" is meant so."""
    before = text[max(0, match.start() - len(match["word"]) - 2) : match.start()].lower().split()
    return before[-1:] == [match["word"].lower()]


def _source_doubles(place: int, comparison: Comparison) -> bool:
    for pair in comparison.pairs:
        target, source = comparison.span(pair, "target"), comparison.span(pair, "source")
        if target and source and target[0] <= place < target[1]:
            found = _DOUBLED_ANY.finditer(comparison.source.text[slice(*source)])
            language = comparison.source.language
            return not all(stands_twice_by_grammar(match["word"].lower(), language) for match in found)
    return False


def _repeated_mark(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for match in _REPEATED_MARK.finditer(masked(comparison.target.text)):
        if match.group() not in comparison.source.text:
            message = f"“{match.group()}” is not a mark: one sign too many."
            yield check.finding(match.span(), comparison, message, suggestion=match.group()[-1])


def _encoding_damage(comparison: Comparison, check: Check) -> Iterator[Finding]:
    text = comparison.target.text
    for match in _REPLACEMENT.finditer(text):
        yield check.finding(
            match.span(), comparison, "A character was lost in decoding (U+FFFD).", confidence=0.99
        )
    covered: list[tuple[int, int]] = []
    for match in _MOJIBAKE.finditer(text):
        repaired = _repaired(match.group())
        if repaired is not None:
            covered.append(match.span())
            message = f"UTF-8 read as Windows-1252: this was “{repaired}”."
            yield check.finding(match.span(), comparison, message, suggestion=repaired, confidence=0.97)
    for start, end, meant in all_misread(text, _known(comparison)):
        if all(end <= first or last <= start for first, last in covered):
            message = f"Read with the wrong character set: this was “{meant}”."
            yield check.finding((start, end), comparison, message, suggestion=meant, confidence=0.9)


def _known(comparison: Comparison) -> Callable[[str], bool]:
    """Tell words of both languages, and those of the source text, inflected or not."""
    languages = comparison.source.language, comparison.target.language
    known = [comparison.vocabularies[name] for name in languages if name in comparison.vocabularies]
    words = {word.casefold() for word in _WORD.findall(comparison.source.text)}

    def is_known(word: str) -> bool:
        return word.casefold() in words or any(v.per_million(word) >= _SEEN for v in known)

    return is_known


def _repaired(damaged: str) -> str | None:
    raw = bytearray()
    for letter in damaged:
        try:
            # C1 controls have no place in Windows-1252, but decoders pass them through.
            raw += letter.encode("latin-1" if ord(letter) < 0x100 else "cp1252")
        except UnicodeEncodeError:
            return None
    try:
        repaired = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return repaired if repaired.isprintable() or repaired == "\u00a0" else None


def _html_entity(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for match in _ENTITY.finditer(comparison.target.text):
        if match.group() not in comparison.source.text:
            plain = unescape(match.group())
            message = f"“{match.group()}” is markup for “{plain}”."
            yield check.finding(match.span(), comparison, message, suggestion=plain, confidence=0.95)


def _damaged_entity(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for match in _BROKEN_ENTITY.finditer(comparison.target.text):
        name = regex.sub(r"[\s&;＆；]", "", match.group())
        right = f"&{name.lower()};"
        # "cut & copy; then" is prose.
        expected = name.lower() in _BASIC or right in comparison.source.text
        if match.group() != right and expected and unescape(right) != right:
            message = f"“{right}” is markup for “{unescape(right)}”; as it stands it is nothing."
            yield check.finding(match.span(), comparison, message, suggestion=right, confidence=0.95)


def _mixed_script(comparison: Comparison, check: Check) -> Iterator[Finding]:
    text = masked(comparison.target.text)
    if _MEETING.search(text) is None:
        return
    for match in _MIXED.finditer(text):
        plain = _in_one_script(match.group())
        if plain is not None and match.group() not in comparison.source.text:
            message = "Letters of two alphabets that look alike in one word."
            yield check.finding(match.span(), comparison, message, suggestion=plain, confidence=0.95)


def _in_one_script(word: str) -> str | None:
    """Replace the look-alikes of the script in minority; None where a letter has no twin."""
    latin = len(regex.findall(r"\p{Latin}", word))
    others = len(regex.findall(r"[\p{Cyrillic}\p{Greek}]", word))
    cyrillic = regex.search(r"\p{Cyrillic}", word) is not None
    towards = (_TO_LATIN, _TO_CYRILLIC if cyrillic else _TO_GREEK)
    for table in towards if latin >= others else towards[::-1]:
        plain = word.translate(table)
        if _MIXED.search(plain) is None:
            return plain
    return None


def _invisible(comparison: Comparison, check: Check) -> Iterator[Finding]:
    text = comparison.target.text
    # Right-to-left scripts need direction marks; scripts without blanks break lines at U+200B.
    language = comparison.target.language
    if not separates_words(language) or language in _RIGHT_TO_LEFT:
        return
    for match in _INVISIBLE.finditer(text):
        inside = (
            text[match.start() - 1 : match.start()].isalpha()
            and text[match.end() : match.end() + 1].isalpha()
        )
        hyphen = match.group() == "\u00ad"
        yield check.finding(
            match.span(),
            comparison,
            f"An invisible character (U+{ord(match.group()[0]):04X}) hides here.",
            suggestion="",
            severity=Severity.MINOR if inside and not hyphen else Severity.NEUTRAL,
        )


CHECKS: tuple[Check, ...] = (
    Check(
        "doubled-word",
        "linguistic/grammar/doubled-word",
        Severity.MINOR,
        "The same word twice in a row, where the language forbids it and the source has no such thing.",
        _doubled_word,
        (
            Example("Le maire de la ville.", "Der Bürgermeister der der Stadt.", ("der der",)),
            Example("Der Hafen ist zu.", "The the harbour is closed.", ("The the",), ("de", "en")),
            Example("Il part et revient.", "Vuelve a a salir.", ("a a",), ("fr", "es")),
            Example(
                "Quand il partira, le pont fermera.", "Wenn er geht, schließt die die Stadt.", ("die die",)
            ),
            Example("La femme qui a gagné.", "Die Frau, die die Wahl gewann, sprach mit Duran Duran."),
            Example("Wir setzen uns.", "Nous nous asseyons.", (), ("de", "fr")),
            Example("Il est très, très grand.", "Er ist wirklich wirklich groß."),
            Example("Nous nous levons tôt.", "Wir stehen und und früh auf.", ("und und",)),
            Example("Il parle longtemps.", "Er redet und und und."),
        ),
    ),
    Check(
        "repeated-mark",
        "linguistic/punctuation/repeated-mark",
        Severity.MINOR,
        "Two marks where one belongs.",
        _repeated_mark,
        (
            Example("Il vient, puis part.", "Er kommt,, dann geht er.", (",,",)),
            Example("Il part.", "Er geht..", ("..",)),
            Example("Il part...", "Er geht... Was?! Ende …"),
        ),
    ),
    Check(
        "encoding-damage",
        "design/markup/encoding",
        Severity.MAJOR,
        "Text that was decoded with the wrong character set, or in which a character was lost.",
        _encoding_damage,
        (
            Example("Le port est fermé.", "Der Hafen ist geschlossen fÃ¼r heute.", ("Ã¼",)),
            Example("Der Kaffee.", "Le caf\ufffd.", ("caf\ufffd",), ("de", "fr")),
            Example("C'est à Elbląg.", "It is in ElblÄ…g.", ("ElblÄ…g",), ("fr", "en")),
            Example("Je n'y vais pas.", "Dlaczego nie pГіjdД™?", ("pГіjdД™",), ("fr", "pl")),
            Example("Il a dit « Ä… ».", "Er sagte „Ä…“ und „Å“; São João, ÂGE, CRÂNE."),
        ),
    ),
    Check(
        "html-entity",
        "design/markup/entity",
        Severity.MINOR,
        "A character reference of HTML that was never resolved.",
        _html_entity,
        (
            Example("Vin et pain.", "Wein &amp; Brot.", ("&amp;",)),
            Example("Écrivez &amp; ici.", "Schreiben Sie hier &amp; oder R&D; weiter."),
        ),
    ),
    Check(
        "entity-damaged",
        "design/markup/entity-damaged",
        Severity.MAJOR,
        "A character reference with blanks, wide marks or other capitals in it, which nothing resolves.",
        _damaged_entity,
        (
            Example("Menu &gt; Fin", "Menü & gt; Ende", ("& gt;",)),
            Example("Vin &amp; pain", "Wein &AMP ; Brot", ("&AMP ;",)),
            Example("Menu &gt; Fin", "Menü &gt; Ende; Wein & Brot; Text & copy; F&E;"),
        ),
    ),
    Check(
        "mixed-script",
        "linguistic/spelling/mixed-script",
        Severity.MINOR,
        "A word with letters of two alphabets that look alike: it cannot be searched, sorted or read aloud.",
        _mixed_script,
        (
            Example("Le port est fermé.", "Der H\u0430fen ist zu.", ("H\u0430fen",)),
            Example("Fermé.", "З\u0430крытo.", ("З\u0430крытo",), ("fr", "ru")),
            Example("10 μg", "10 μg α-Strahler, Ωm, Порт."),
        ),
    ),
    Check(
        "invisible-character",
        "design/markup/invisible",
        Severity.NEUTRAL,
        "A zero-width character or soft hyphen that came along with the text.",
        _invisible,
        (
            Example("Le port.", "Der Ha\u200bfen.", ("\u200b",)),
            Example("Le port.", "Der Hafen."),
        ),
    ),
)

"""Spaces, quotation marks and brackets, judged on the target text alone by the rules of its language."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.typography import (
    CONJUNCTIONS,
    DOUBLE_QUOTES,
    QuoteStyle,
    masked,
    quote_roles,
    quote_styles,
    separates_words,
    spaced_marks,
)
from alignkit.records import Finding, Severity

_WORD_END = r"[\p{L}\p{M}\p{N}%°€$£\])}\"“”»’\ue000]"
_SPACED_MARK = regex.compile(
    # The blank is looked for first, and the word before it read backwards: words are many, such blanks few.
    rf"(?<gap>[ \t\u00a0\u2009\u202f]+)(?<=(?<word>[\p{{L}}\p{{M}}\p{{N}}'’-]*{_WORD_END})(?P=gap))"
    rf"(?<mark>[.,;:!?]+)"
    rf"(?=$|[\s)\]}}\"“”»’'])(?!\s*\.)",
    regex.MULTILINE,
)
_TIGHT_MARK = regex.compile(r"[\p{L}\p{N}%°€$)\]”»][.,;:!?]+(?=$|\s)", regex.MULTILINE)
_UNSPACED_MARK = regex.compile(
    r"(?<!\S)[\"„“«(]?(?<word>\p{L}*\p{Ll}{2})(?:(?<mark>[,;!?])(?<next>\p{L}{2,})|(?<mark>\.)(?<next>\p{Lu}\p{Ll}+))"
    r"(?![\p{L}.@/_\ue000])"
)
_FRENCH_MARK = regex.compile(r"(?<=[\p{Ll}\d)])(?<mark>[;!?]|:(?!\p{L}|\d|/))(?=$|\s)", regex.MULTILINE)
_FRENCH_SPACED = regex.compile(r"[ \u00a0\u202f][;:!?](?=$|\s)", regex.MULTILINE)
_IN_BRACKETS = regex.compile(r"[(\[][ \t\u00a0]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?])[ \t\u00a0]+[)\]]")
_STRAY_HYPHEN = regex.compile(
    r"(?<![\p{L}-])(?<first>\p{L}{2,})(?<gap>[ \u00a0]+-)(?<second>\p{L}{2,})(?![-=])"
)
_LOOSE_DASH = regex.compile(r"(?<=\S) ?-(?=[ ,])|(?<!\S)[-–—](?!\S)")
# "1. 5. 2024" is how some languages write a date.
_SPLIT_NUMBER = regex.compile(
    r"(?<![\d.,:])(?<left>\d{1,3})(?:(?<mark>[:,])[ \u00a0]|[ \u00a0](?<mark>[:,])"
    r"|(?<mark>\.)[ \u00a0](?=\d{3}(?!\d)))(?<right>\d{1,3})(?![\d]|[.,:]\d|[.,:] \d)"
)
_SCORE_MARKS, _NUMBER_MARKS = r"[:.h–—/-]", r"[.,'’ \u00a0\u202f]?"
_WIDE_GAP = regex.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
#: A quotation may run over so many sentences.
_QUOTED_SENTENCES = 8
#: Marks of a style, and share of all marks, that make it the style of a text.
_USUAL_MARKS, _USUAL_SHARE = 4, 0.7
#: One straight mark among so many is a slip.
_STRAY_MARKS = 10
_PAIRS = {")": "(", "]": "[", "}": "{"}
_LIST_MARKER = regex.compile(r"(?<!\([^()\n]{0,40})(?<![^\s\"„“«])(?:\p{Ll}|[ivx]{2,4}|\p{N}{1,2})\)")


def _space_before_mark(comparison: Comparison, check: Check) -> Iterator[Finding]:
    text = masked(comparison.target.text)
    allowed = spaced_marks(comparison.target.language)
    found = [match for match in _SPACED_MARK.finditer(text) if not _may_be_spaced(match, text, allowed)]
    # Text that was cut into tokens sets every mark apart; that is its format, not an artefact.
    tokenized = len(found) > 5 and len(found) > len(_TIGHT_MARK.findall(text))
    for match in found:
        mark, word = match["mark"], comparison.target.text[match.start("word") : match.end("word")]
        yield check.finding(
            (match.start("word"), match.end()),
            comparison,
            f"No space stands before “{mark}” here.",
            suggestion=word + mark,
            confidence=0.97,
            severity=Severity.NEUTRAL if tokenized else None,
        )


def _may_be_spaced(match: "regex.Match[str]", text: str, allowed: str) -> bool:
    if match["mark"][0] in allowed:
        return True
    # A score or ratio: "2 : 1".
    return (
        match["mark"] == ":" and match["word"][-1].isdigit() and text[match.end() :].lstrip(" ")[:1].isdigit()
    )


def _space_after_mark(comparison: Comparison, check: Check) -> Iterator[Finding]:
    if not separates_words(comparison.target.language):
        return
    for match in _UNSPACED_MARK.finditer(masked(comparison.target.text)):
        words = f"{match['word']}{match['mark']} {match['next']}"
        where = match.start("word"), match.end("next")
        joined = comparison.target.text[where[0] : where[1]]
        if joined not in comparison.source.text:
            message = f"A space is missing after “{match['mark']}”."
            yield check.finding(where, comparison, message, suggestion=words, confidence=0.9)


def _missing_french_space(comparison: Comparison, check: Check) -> Iterator[Finding]:
    if not spaced_marks(comparison.target.language):
        return
    text = masked(comparison.target.text)
    found = list(_FRENCH_MARK.finditer(text))
    # Where the text never sets the space (Canadian and much wire French), that is its house style.
    if len(found) < len(_FRENCH_SPACED.findall(text)):
        for match in found:
            mark = match["mark"]
            message = f"French sets “{mark}” off with a no-break space."
            yield check.finding(match.span(), comparison, message, suggestion=f"\u00a0{mark}", confidence=0.7)


def _space_in_brackets(comparison: Comparison, check: Check) -> Iterator[Finding]:
    text = masked(comparison.target.text)
    for match in _IN_BRACKETS.finditer(text):
        mark = match.group().strip(" \t\u00a0")
        yield check.finding(match.span(), comparison, f"No space stands inside “{mark}”.", suggestion=mark)
    if spaced_marks(comparison.target.language):
        return
    for match in _in_quotes(comparison.target.language).finditer(text):
        mark = match.group().strip(" \t\u00a0")
        if mark == "“" and text.rfind("„", 0, match.start()) > text.rfind("“", 0, match.start()):
            continue  # it closes what another style's mark has opened
        yield check.finding(match.span(), comparison, f"No space stands inside “{mark}”.", suggestion=mark)


def _in_quotes(language: str) -> "regex.Pattern[str]":
    opening, closing = quote_roles(language)
    openers, closers = "".join(opening - closing) or "\ue001", "".join(closing - opening) or "\ue001"
    return regex.compile(
        rf"(?:[{openers}]|(?<!\S)[«»])[ \u00a0\u202f]+(?=\p{{L}})"
        rf"|(?<=[\p{{L}}.!?])[ \u00a0]+[{closers}](?=$|[\s.,;:!?)])"
    )


def _space_before_hyphen(comparison: Comparison, check: Check) -> Iterator[Finding]:
    text = masked(comparison.target.text)
    for segment in comparison.target_segments:
        for match in _STRAY_HYPHEN.finditer(text, segment.start, segment.end):
            if _is_broken_compound(match, text[segment.start : segment.end], comparison):
                message = f"“{match['first']}-{match['second']}” is one word: no space before the hyphen."
                yield check.finding(match.span("gap"), comparison, message, suggestion="-", confidence=0.93)


def _is_broken_compound(match: "regex.Match[str]", sentence: str, comparison: Comparison) -> bool:
    first, second = match["first"], match["second"]
    if first.lower() in CONJUNCTIONS or _LOOSE_DASH.search(sentence):
        return False
    if len(_STRAY_HYPHEN.findall(sentence)) > 1:
        return False
    joined = f"{first}-{second}".lower()
    if joined in comparison.target.text.lower() or joined in comparison.source.text.lower():
        return True
    if comparison.target.language == "de":
        return first[0].isupper() and second[0].isupper()
    return second[0].islower() and not first.isupper()


def _space_in_number(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for source, target in _bead_spans(comparison):
        theirs = comparison.source.text[slice(*source)]
        for match in _SPLIT_NUMBER.finditer(comparison.target.text, *target):
            marks = _SCORE_MARKS if match["mark"] == ":" else _NUMBER_MARKS
            whole = rf"(?<!\d){match['left']}{marks}{match['right']}(?!\d)"
            if match.group() not in theirs and regex.search(whole, theirs):
                joined = match["left"] + match["mark"] + match["right"]
                message = f"“{joined}” is one number or score: no space stands inside."
                yield check.finding(match.span(), comparison, message, suggestion=joined, confidence=0.9)


def _double_space(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for match in _WIDE_GAP.finditer(comparison.target.text):
        yield check.finding(match.span(), comparison, "One space is enough here.", suggestion=" ")


def _foreign_quotes(comparison: Comparison, check: Check) -> Iterator[Finding]:
    text = masked(comparison.target.text)
    opening, closing = quote_roles(comparison.target.language)
    style = quote_styles(comparison.target.language)[0]
    marks = list(_quotes(text))
    usual = _is_usual(style, marks)
    for place, mark, opens in marks:
        if mark != '"' and mark not in (opening if opens else closing):
            message = f"“{mark}” does not {'open' if opens else 'close'} a quotation in this language."
            suggestion = style.opening if opens else style.closing
            yield check.finding(
                (place, place + 1),
                comparison,
                message,
                suggestion=suggestion,
                confidence=0.8 if usual else 0.6,
                severity=Severity.MINOR if usual and _is_outermost(place, marks) else None,
            )


def _is_usual(style: QuoteStyle, marks: Sequence[tuple[int, str, bool]]) -> bool:
    """Whether a text sets most of its quotations in a style, and so means to set all of them in it."""
    own = sum(mark == (style.opening if opens else style.closing) for _, mark, opens in marks)
    return own >= _USUAL_MARKS and own >= _USUAL_SHARE * len(marks)


def _mixed_quotes(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Yield quotations that are closed by another style's mark, or set in the source's against the text's."""
    text = masked(comparison.target.text)
    marks = list(_quotes(text))
    styles = quote_styles(comparison.target.language)
    usual = _is_usual(styles[0], marks)
    # Where straight and curved marks are mixed all over, that is how the text was typed.
    sloppy = sum(mark == '"' for _, mark, _ in marks) > max(1, len(marks) // _STRAY_MARKS)
    closers = {
        opening: {style.closing for style in styles if style.opening == opening} for opening, _ in styles
    }
    for (place, mark, opens), (end, closing, reopens) in pairwise(marks):
        if not opens or reopens or "\n" in text[place:end]:
            continue
        if '"' in (mark, closing) and mark != closing and not sloppy:
            where, right = (end, closers.get(mark)) if closing == '"' else (place, {styles[0].opening})
            message = f"“{mark}” opens this quotation and “{closing}” closes it."
            suggestion = min(right) if right else None
            yield check.finding(
                (where, where + 1), comparison, message, suggestion=suggestion, confidence=0.85
            )
        elif usual and mark != styles[0].opening and QuoteStyle(mark, closing) == _source_style(comparison):
            message = (
                f"Quotations stand in {styles[0].opening} and {styles[0].closing} elsewhere in this text."
            )
            within = text[place + 1 : end].strip()
            suggestion = f"{styles[0].opening}{within}{styles[0].closing}"
            if mark in quote_roles(comparison.target.language)[0] and _is_outermost(place, marks):
                yield check.finding(
                    (place, end + 1),
                    comparison,
                    message,
                    suggestion=suggestion,
                    confidence=0.8,
                    severity=Severity.NEUTRAL,
                )


def _source_style(comparison: Comparison) -> QuoteStyle:
    return quote_styles(comparison.source.language)[0]


def _is_outermost(place: int, marks: Sequence[tuple[int, str, bool]]) -> bool:
    depth = 0
    for other, _, opens in marks:
        if other >= place:
            break
        depth = max(0, depth + (1 if opens else -1))
    return depth == 0


def _quotes(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield place, mark and whether it opens, for quotation marks whose role their neighbours show."""
    for place, mark in enumerate(text):
        if mark in DOUBLE_QUOTES:
            before, after = text[place - 1 : place], text[place + 1 : place + 2]
            free_before = not before or before.isspace() or before in "([-–—"
            free_after = not after or after.isspace() or after in ".,;:!?)]-–—"
            free_before = free_before or (mark == "«" and before in "'’" and after.isspace())
            if free_before != free_after:
                yield place, mark, free_before
            elif free_before and mark in "«»" and (after if mark == "«" else before).isspace():
                yield place, mark, mark == "«"  # as French sets them


def _unpaired_quote(comparison: Comparison, check: Check) -> Iterator[Finding]:
    spans = list(_bead_spans(comparison))
    odd = [
        number for number, (_, target) in enumerate(spans) if _quote_count(comparison.target.text, target) % 2
    ]
    for number in _alone(odd):
        source, target = spans[number]
        if _quote_count(comparison.source.text, source) % 2 == 0:
            text = comparison.target.text[slice(*target)]
            place = target[0] + _lone_quote(text)
            if _lacks_end(text, comparison.source.text[slice(*source)], place - target[0]):
                yield _unclosed(target[0], text, comparison, check)
                continue
            yield check.finding(
                (place, place + 1), comparison, "This quotation mark has no partner.", confidence=0.7
            )


def _lacks_end(text: str, source: str, place: int) -> bool:
    """Whether a quotation begins a segment as in the source, and does not end it as there."""
    begins = not text[:place].strip() and source.strip()[:1] in DOUBLE_QUOTES
    return begins and source.strip()[-1:] in DOUBLE_QUOTES and text.strip()[-1:] not in DOUBLE_QUOTES


def _unclosed(start: int, text: str, comparison: Comparison, check: Check) -> Finding:
    """Build the finding of a missing last mark; its place is the last word."""
    last = text.rstrip()
    where = start + len(last) - len(last.split()[-1]), start + len(last)
    closing = quote_styles(comparison.target.language)[0].closing
    return check.finding(
        where,
        comparison,
        "The quotation ends here in the source; its closing mark is missing.",
        suggestion=comparison.target.text[slice(*where)] + closing,
        confidence=0.8,
        severity=Severity.MINOR,
    )


def _alone(odd: list[int]) -> list[int]:
    """Beads with an odd mark that no bead nearby completes: a quotation may run over sentences."""
    alone: list[int] = []
    for number in odd:
        if alone and number - alone[-1] <= _QUOTED_SENTENCES:
            alone.pop()
        else:
            alone.append(number)
    return alone


def _quote_count(text: str, span: tuple[int, int]) -> int:
    return sum(_is_quote(text, place) for place in range(*span))


def _is_quote(text: str, place: int) -> bool:
    # After a digit, a straight mark stands for inches or seconds.
    return text[place] in DOUBLE_QUOTES and not (text[place] == '"' and text[place - 1 : place].isdigit())


def _lone_quote(text: str) -> int:
    """Place of the first mark that opens twice or closes nothing; the last one where roles are unclear."""
    pending: int | None = None
    for place, _, opens in _quotes(text):
        if opens and pending is None:
            pending = place
        elif opens or pending is None:
            return place if pending is None else pending
        else:
            pending = None
    return max(place for place in range(len(text)) if _is_quote(text, place)) if pending is None else pending


def _bead_spans(comparison: Comparison) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for pair in comparison.pairs:
        source, target = comparison.span(pair, "source"), comparison.span(pair, "target")
        if source and target:
            yield source, target


def _unpaired_bracket(comparison: Comparison, check: Check) -> Iterator[Finding]:
    theirs = _without_list_markers(comparison.target.text)
    spans = list(_bead_spans(comparison))
    lone = [[target[0] + k for k in _unpaired(theirs[slice(*target)])] for _, target in spans]
    if not any(lone):
        return
    ours = _without_list_markers(comparison.source.text)
    lone = [
        [] if _unpaired(ours[slice(*source)]) else own for own, (source, _) in zip(lone, spans, strict=True)
    ]
    for number, places in enumerate(lone):
        around = [place for own in lone[max(0, number - 1) : number + 2] for place in own]
        left = _unpaired("".join(theirs[place] for place in around))
        for place in places:
            if around.index(place) in left:  # else one beside it, in a sentence cut elsewhere, completes it
                message = f"“{comparison.target.text[place]}” has no partner."
                yield check.finding((place, place + 1), comparison, message, confidence=0.8)


def _without_list_markers(text: str) -> str:
    return _LIST_MARKER.sub(lambda match: " " * len(match.group()), masked(text))


def _unpaired(text: str) -> list[int]:
    pending: list[int] = []
    lone: list[int] = []
    for place, mark in enumerate(text):
        if mark in "([{":
            pending.append(place)
        elif mark in _PAIRS:
            if pending and text[pending[-1]] == _PAIRS[mark]:
                pending.pop()
            else:
                lone.append(place)
    return sorted(lone + pending)


CHECKS: tuple[Check, ...] = (
    Check(
        "space-before-mark",
        "linguistic/punctuation/space-before-mark",
        Severity.MINOR,
        "A blank stands before a mark although the target language sets none there. The place is the word, "
        "the blank and the mark, so that the suggestion can replace it as a whole.",
        _space_before_mark,
        (
            Example("Il est parti.", "Er ist gegangen .", ("gegangen .",)),
            Example("Lisez aussi :", "Lesen Sie auch :", ("auch :",)),
            Example("Wer kommt?", "Who is coming ?", ("coming ?",), ("de", "en")),
            Example("Score : 2 à 1", "Das Spiel endete 2 : 1 nach einer halben Stunde ..."),
            Example("Wer kommt?", "Qui vient ? « Moi ! »", (), ("de", "fr")),
            Example("Bravo :)", "Bravo :) Datei .bashrc"),
        ),
    ),
    Check(
        "space-after-mark",
        "linguistic/punctuation/space-after-mark",
        Severity.MINOR,
        "Two words stick together at a mark because the blank after it is missing.",
        _space_after_mark,
        (
            Example("Il vient, dit-elle.", "Er kommt,sagt sie.", ("kommt,sagt",)),
            Example("Il pleut. Elle reste.", "Il pleut.Elle reste.", ("pleut.Elle",), ("de", "fr")),
            Example("Voyez exemple.org.", "Siehe beispiel.org und z.B. Fahrer:innen, 3,5 Meter, readme.txt."),
        ),
    ),
    Check(
        "missing-french-space",
        "linguistic/punctuation/space-before-mark",
        Severity.NEUTRAL,
        "A French text that sets its high marks off with a space forgets it here.",
        _missing_french_space,
        (
            Example("Also: wer? Du!", "Alors : qui ? Toi!", ("!",), ("de", "fr")),
            Example("Wer? Du!", "Qui? Toi!", (), ("de", "fr")),
        ),
    ),
    Check(
        "space-inside-brackets",
        "linguistic/punctuation/space-inside-brackets",
        Severity.MINOR,
        "A blank stands inside brackets or quotation marks.",
        _space_in_brackets,
        (
            Example("Le port (à l'est) est fermé.", "Der Hafen ( im Osten) ist zu.", ("( ",)),
            Example("« Non », dit-il.", "„ Nein“, sagt er.", ("„ ",)),
            Example("Er sagt „Nein“ (oft).", "Il dit « non » (souvent).", (), ("de", "fr")),
        ),
    ),
    Check(
        "space-before-hyphen",
        "linguistic/spelling/compound-spacing",
        Severity.MINOR,
        "A blank before the hyphen cuts a compound in two.",
        _space_before_hyphen,
        (
            Example("Le port de pêche est fermé.", "Der Fischerei -Hafen ist geschlossen.", (" -",)),
            Example("Ein bekannter Maler.", "A well -known painter.", (" -",), ("de", "en")),
            Example("Import et export.", "Warenimporte und -exporte, Ein- und Ausfuhr."),
            Example("Il vint – trop tard.", "Er kam - zu spät -, es waren -5 Grad, Option -Wall."),
        ),
    ),
    Check(
        "space-in-number",
        "linguistic/punctuation/space-in-number",
        Severity.MINOR,
        "A blank cuts a score, a ratio, a time or a decimal number in two that the source writes in one.",
        _space_in_number,
        (
            Example("Victoire 3:2 (0:2) hier.", "Sieg mit 3: 2 (0: 2) gestern.", ("3: 2", "0: 2")),
            Example("Une taille de 1,75 m.", "Eine Größe von 1, 75 m.", ("1, 75",)),
            Example("Le score est de 3-2.", "Es steht 3 : 2. Kapitel 3, 2 Seiten; am 1. 5. um 10:30 Uhr."),
        ),
    ),
    Check(
        "double-space",
        "linguistic/punctuation/double-space",
        Severity.NEUTRAL,
        "Two blanks in a row.",
        _double_space,
        (
            Example("Un mot.", "Ein  Wort.", ("  ",)),
            Example("Un mot.", "Ein Wort."),
        ),
    ),
    Check(
        "foreign-quotes",
        "linguistic/punctuation/quote-style",
        Severity.NEUTRAL,
        "A quotation mark whose form or role is not at home in the target language.",
        _foreign_quotes,
        (
            Example("« Oui », dit-il.", "“Ja”, sagt er.", ("“", "”")),
            Example("« Oui », dit-il.", '„Ja“, sagt er, »ja«, "ja".'),
        ),
    ),
    Check(
        "mixed-quotes",
        "linguistic/punctuation/quote-style",
        Severity.MINOR,
        "A straight mark closes what a curved one opened, or one quotation alone stands in the marks of the "
        "source's language.",
        _mixed_quotes,
        (
            Example("« Oui », dit-il.", '„Ja", sagt er.', ('"',)),
            Example("« Oui », dit-il.", '„Ja“, sagt er, "nein", sie; „er sagt »ja« dazu“.'),
        ),
    ),
    Check(
        "unpaired-quote",
        "linguistic/punctuation/unpaired",
        Severity.NEUTRAL,
        "A quotation mark without partner in a sentence whose source has pairs only.",
        _unpaired_quote,
        (
            Example("« Oui », dit-il.", "„Ja, sagt er.", ("„",)),
            Example("« Il est trop tard. »", "„Es ist zu spät.", ("spät.",)),
            Example("« Oui », dit-il.", "„Ja“, sagt er."),
            Example("« Oui, dit-il.", "„Ja, sagt er."),
        ),
    ),
    Check(
        "unpaired-bracket",
        "linguistic/punctuation/unpaired",
        Severity.MINOR,
        "A bracket without partner in a sentence whose source has pairs only.",
        _unpaired_bracket,
        (
            Example("Le port (à l'est).", "Der Hafen (im Osten.", ("(",)),
            Example(
                "Il pleut (ce soir).\nElle reste (ici).",
                "Es regnet (heute Abend.\nSie bleibt (hier).",
                ("(",),
            ),
            Example(
                "Il pleut – triste.\nElle reste – ici.", "Es regnet (das ist traurig.\nSie bleibt) hier."
            ),
            Example("Le port (à l'est).", "a) Der Hafen [neu] (im Osten) :-)"),
        ),
    ),
)

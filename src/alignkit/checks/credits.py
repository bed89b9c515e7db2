"""Credit lines whose trades have changed: who edited a report has not published it."""

from collections.abc import Iterator

import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.credit_labels import archives, correspondents, knows_labels, label_trades, usual_label
from alignkit.languages.credits import credit_phrase, find_credits
from alignkit.records import Finding, Pair, Severity

_BRACKETS = regex.compile(r"\s*[(\[].*[)\]]\s*", regex.DOTALL)
_PERSON = regex.compile(r"\s*\p{Lu}[\p{L}'’.-]*(?: \p{Ll}{1,3})*[ -]\p{Lu}\p{L}+")
# A label at the start of a line or after a mark: with a colon, or before a name.
_LABEL = regex.compile(
    r"(?:^|(?<=[/|(;–—·•,\n])\s*)(?<label>\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,2})"
    r"(?:[ \u00a0\u202f]?:|\.?(?=[ ]\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$))"
)
_ARCHIVE = regex.compile(
    r"(?:^|[.;|/–—]\s*)(?<label>\p{L}+)[ \u00a0\u202f]?:\s*(?<from>\p{L}+)(?=\s*(?:$|[.;|/)–—]))"
)
_NAME = regex.compile(r"\s*(?<name>\p{Lu}[\p{L}'’.-]*(?: \p{Ll}{1,3})*[ -]\p{Lu}\p{L}+)")
_BEFORE_NAME = regex.compile(r"(?:^|(?<=[/|(;–—·•,.\n]))\s*(?<words>\p{L}[\p{L}'’ -]*?)[ :\u00a0\u202f]*$")
_SENTENCE_END = regex.compile(r"[.!?]\s*$")
_LINE = 12  # words of a line that names somebody
_WORD = regex.compile(r"\p{L}+")
_NAMES = 0.5  # share of the words of a line of names and trades that are written large


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        yield from _changed(pair, comparison, check)


def _changed(pair: Pair, comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Compare the trades of a line in order: as many on both sides, each before somebody's name."""
    spans = comparison.span(pair, "source"), comparison.span(pair, "target")
    if spans[0] is None or spans[1] is None:
        return
    texts = comparison.source.text[slice(*spans[0])], comparison.target.text[slice(*spans[1])]
    languages = comparison.source.language, comparison.target.language
    if not _is_credit_line(texts[0]):
        return
    ours, theirs = (
        [credit for credit in find_credits(text, language) if _PERSON.match(text, credit[1])]
        for text, language in zip(texts, languages, strict=True)
    )
    if len(ours) != len(theirs):
        return
    for (start, end, told), (first, last, other) in zip(ours, theirs, strict=True):
        if told & other:
            continue
        trade = min(told)
        phrase = credit_phrase(trade, languages[1])
        if phrase is not None and texts[1][first].isupper():
            phrase = phrase[0].upper() + phrase[1:]
        yield check.finding(
            (spans[1][0] + first, spans[1][0] + last),
            comparison,
            f"“{texts[0][start:end]}” credits {trade}, “{texts[1][first:last]}” {min(other)}.",
            source=(spans[0][0] + start, spans[0][0] + end),
            suggestion=phrase,
            confidence=0.85,
            evidence={"trades": [sorted(told), sorted(other)]},
        )


def _garbled(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Yield labels before names whose word was translated as if it stood in a sentence."""
    for pair in comparison.pairs:
        spans = comparison.span(pair, "source"), comparison.span(pair, "target")
        if spans[0] is None or spans[1] is None:
            continue
        texts = comparison.source.text[slice(*spans[0])], comparison.target.text[slice(*spans[1])]
        labels = [list(_LABEL.finditer(text)) for text in texts]
        if len(labels[0]) == len(labels[1]) and not _SENTENCE_END.search(texts[0]):
            for own, its in zip(*labels, strict=True):
                yield from _wrong_label(own, its, (spans[0][0], spans[1][0]), comparison, check)
            yield from _wrong_archive(texts, (spans[0][0], spans[1][0]), comparison, check)
            yield from _wrong_phrase(texts, (spans[0][0], spans[1][0]), comparison, check)
        yield from _wrong_reporter(pair, texts, comparison, check)


def _wrong_archive(
    texts: tuple[str, str], starts: tuple[int, int], comparison: Comparison, check: Check
) -> Iterator[Finding]:
    """Yield what stands for a picture from the archives and names something else: “Photo : fichier”."""
    languages = comparison.source.language, comparison.target.language
    sides = [list(_ARCHIVE.finditer(text)) for text in texts]
    right = archives(languages[1])
    if len(sides[0]) != len(sides[1]) or not right:
        return
    for own, its in zip(*sides, strict=True):
        is_photo = "photographing" in label_trades(own["label"], languages[0])
        if is_photo and own["from"].lower() in archives(languages[0]) and its["from"].lower() not in right:
            yield check.finding(
                (starts[1] + its.start("from"), starts[1] + its.end("from")),
                comparison,
                f"“{own['from']}” says that the picture is from the archives; “{its['from']}” does not.",
                source=(starts[0] + own.start("from"), starts[0] + own.end("from")),
                suggestion=right[-1] if languages[1] == "fr" else right[0],
                confidence=0.8,
            )


def _wrong_phrase(
    texts: tuple[str, str], starts: tuple[int, int], comparison: Comparison, check: Check
) -> Iterator[Finding]:
    """Yield what stands before the name of somebody and tells no trade: “Editando por”."""
    if not _is_credit_line(texts[0]):
        return
    languages = comparison.source.language, comparison.target.language
    for start, end, trades in find_credits(texts[0], languages[0]):
        name = _NAME.match(texts[0], end)
        place = texts[1].find(name["name"]) if name else -1
        before = _BEFORE_NAME.search(texts[1][:place]) if place > 0 else None
        phrase = credit_phrase(min(trades), languages[1])
        if before is None or phrase is None or _tells_trade(before["words"], languages[1]):
            continue
        yield check.finding(
            (starts[1] + before.start("words"), starts[1] + before.end("words")),
            comparison,
            f"“{texts[0][start:end]}” credits {min(trades)}; “{before['words']}” does not.",
            source=(starts[0] + start, starts[0] + end),
            suggestion=phrase[0].upper() + phrase[1:] if before["words"][0].isupper() else phrase,
            confidence=0.75,
        )


def _tells_trade(words: str, language: str) -> bool:
    """Whether words before a name are a phrase or a label of a trade, with a preposition or not."""
    parts = words.split()
    shorter = " ".join(parts[:-1])
    return bool(
        find_credits(f"{words} A", language)
        or find_credits(f"{words}: A", language)
        or label_trades(words, language)
        or (shorter and label_trades(shorter, language))
    )


def _wrong_label(
    own: "regex.Match[str]",
    its: "regex.Match[str]",
    starts: tuple[int, int],
    comparison: Comparison,
    check: Check,
) -> Iterator[Finding]:
    language = comparison.target.language
    trades = label_trades(own["label"], comparison.source.language)
    known = [trade for trade in sorted(trades) if knows_labels(trade, language)]
    right = trades & label_trades(its["label"], language)
    same = own["label"].casefold() == its["label"].casefold()
    if known and not right and not same and not find_credits(its["label"] + " A", language):
        where = starts[1] + its.start("label"), starts[1] + its.end("label")
        source = starts[0] + own.start("label"), starts[0] + own.end("label")
        yield check.finding(
            where,
            comparison,
            f"“{own['label']}” is a label of {known[0]} here; “{its['label']}” is none.",
            source=source,
            suggestion=usual_label(known[0], language),
            confidence=0.8,
        )


def _wrong_reporter(
    pair: Pair, texts: tuple[str, str], comparison: Comparison, check: Check
) -> Iterator[Finding]:
    """Yield the word for a correspondent in a byline that has another sense."""
    ours, theirs = correspondents(comparison.source.language), correspondents(comparison.target.language)
    words = [token for token in pair.source_tokens if token.is_word]
    if not ours or not theirs or not 3 <= len(words) <= _LINE or _SENTENCE_END.search(texts[0]):
        return
    if _PERSON.search(texts[0]) is None or any(stem in texts[1].lower() for stem in theirs):
        return
    for link in pair.links:
        own, its = pair.source_tokens[link.source], pair.target_tokens[link.target]
        if own.text.lower().startswith(ours) and its.is_word:
            message = f"“{own.text}” reports for a paper; “{its.text}” does not."
            where, source = (its.start, its.end), (own.start, own.end)
            yield check.finding(where, comparison, message, source=source, confidence=0.75)


def _is_credit_line(text: str) -> bool:
    """Whether a text is in brackets, or little but names and what introduces them; figures are of books."""
    words = _WORD.findall(text)
    if any(letter.isdigit() for letter in text):
        return False
    return bool(words) and (
        _BRACKETS.fullmatch(text) is not None
        or sum(word[0].isupper() for word in words) >= _NAMES * len(words)
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "credit-changed",
        "accuracy/mistranslation/false-friend",
        Severity.MAJOR,
        "A line that says who reported, wrote, edited, published, translated or photographed credits a "
        "person with another trade than the source does: “Editing by” a desk is not publishing.",
        _find,
        (
            Example(
                "Reporting by Ann Lee; Editing by Bob Stone",
                "Bericht von Ann Lee; Herausgegeben von Bob Stone",
                ("Herausgegeben von",),
                ("en", "de"),
            ),
            Example(
                "(Texte de Paul Morel, traduction de Anne Roux)",
                "(Testo di Paul Morel, a cura di Anne Roux)",
                ("a cura di",),
                ("fr", "it"),
            ),
            Example(
                "(Texte de Paul Morel, édité par Anne Roux)", "(Text: Paul Morel, redigiert von Anne Roux)"
            ),
            Example(
                "(ed. Roux, edited by Ann Lee, 1998)",
                "(Roux, herausgegeben von Ann Lee, 1998)",
                (),
                ("en", "de"),
            ),
            Example("Le livre est édité par Jean Roux.", "Das Buch wird herausgegeben von Jean Roux."),
        ),
    ),
    Check(
        "credit-garbled",
        "accuracy/mistranslation/homograph",
        Severity.MAJOR,
        "The label before a name (“Words:”, “Crédit photo :”, “Ufficio stampa:”) or the word for a "
        "correspondent was translated as if it stood in a sentence.",
        _garbled,
        (
            Example(
                "Words: Ann Lee / Photos: Bob Stone",
                "Mots : Ann Lee / Photos : Bob Stone",
                ("Mots",),
                ("en", "fr"),
            ),
            Example("Crédit photo : Jean Roux", "Kredit Foto: Jean Roux", ("Kredit Foto",)),
            Example(
                "Ufficio stampa: Chiara Rota", "Print office: Chiara Rota", ("Print office",), ("it", "en")
            ),
            Example("Opr. Anna Nowak", "Interest rate Anna Nowak", ("Interest rate",), ("pl", "en")),
            Example(
                "De notre correspondant Jean Roux", "Von unserem Brieffreund Jean Roux", ("Brieffreund",)
            ),
            Example("De notre correspondant Jean Roux", "Von unserem Mitarbeiter Jean Roux"),
            Example("Texte : Anne Morel", "Text: Anne Morel"),
            Example("Foto: archivo", "Photo : fichier", ("fichier",), ("es", "fr")),
            Example("Foto: archivo", "Photo : archives", (), ("es", "fr")),
            Example("Editing by Ann Lee", "Editando por Ann Lee", ("Editando por",), ("en", "pt")),
            Example("Editing by Ann Lee", "Edição de Ann Lee", (), ("en", "pt")),
        ),
    ),
)

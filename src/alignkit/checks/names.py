"""Names: exonyms left out, spellings half way between two languages, inconsistent names, acronyms."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex
from rapidfuzz.distance import Levenshtein

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.name_words import NAME, capitalised, is_common_noun, is_word
from alignkit.languages.declension import nominatives
from alignkit.languages.given_names import is_given
from alignkit.languages.names import (
    acronyms,
    exonyms,
    folded,
    given_name_spellings,
    is_given_name,
    is_overseas,
    place_names,
    respelled,
    third_forms,
)
from alignkit.languages.typography import masked
from alignkit.records import Finding, Pair, Severity
from alignkit.romanisation import latin_spellings
from alignkit.tokens import Token

_LONGEST_NAME = 4
_CAPITALS = regex.compile(r"(?<![\p{L}\p{N}-])\p{Lu}[\p{Lu}\p{Ll}]+(?![\p{L}\p{N}])")

_RUN_BEFORE = regex.compile(r"\p{Lu}[\p{L}.’']*[ \u00a0-](?:\p{Ll}{1,3}[ '’]){0,2}$")
_RUN_AFTER = regex.compile(r"[ \u00a0-](?:\p{Ll}{1,3}[ '’]){0,2}\p{Lu}[\p{L}’']*")

_NAME_BEFORE = regex.compile(r"(?<=\p{Ll}[ \u00a0'’]|\p{Ll}, )\p{Lu}\p{L}+ $")
_NAME_AFTER = regex.compile(r" \p{Lu}\p{Ll}+")
_EVENT_AFTER = regex.compile(r" (?:19|20)\d\d\b")
_PLACE_AFTER = regex.compile(r", (?P<place>\p{Lu}\p{Ll}+)")
_WORD_BEFORE = regex.compile(r"(?P<word>\p{Ll}+)[ \u00a0]$")
_IN = frozenset(
    ("in", "à", "en", "em", "w", "we", "v", "ve", "i", "nach", "aus", "near", "bei", "te", "from")
)

Place = tuple[int, int]


def _source_names(pair: Pair, comparison: Comparison) -> Iterator[tuple[str, frozenset[str], Place]]:
    """Yield the place names of a bead's source that the target language spells otherwise."""
    known = exonyms(comparison.source.language, comparison.target.language)
    for name, where in _capitalised_runs(pair, comparison):
        if name in known:
            yield name, known[name], where


def _capitalised_runs(pair: Pair, comparison: Comparison) -> Iterator[tuple[str, Place]]:
    """Yield what begins with a capital in a bead's source, up to four words long."""
    tokens = pair.source_tokens
    for first, token in enumerate(tokens):
        if token.text[0].isupper():
            for last in range(first, min(first + _LONGEST_NAME, len(tokens))):
                where = token.start, tokens[last].end
                yield comparison.source.text[where[0] : where[1]].replace("’", "'"), where


def _declined_names(pair: Pair, comparison: Comparison) -> Iterator[tuple[str, frozenset[str], Place]]:
    """Yield the place names of a bead's source that stand there in a case of their own, or in capitals."""
    own = comparison.source.language
    known = exonyms(own, comparison.target.language)
    for token in pair.source_tokens:
        text = token.text.capitalize() if token.text.isupper() else token.text
        if text[0].isupper() and (text not in known or text != token.text):
            name = next((form for form in nominatives(text, own) if form in known), None)
            if name is not None:
                yield name, known[name], (token.start, token.end)


def _spelled(name: str, source: Place, comparison: Comparison) -> tuple[str, ...]:
    """How a translation may have kept a name: as the source has it, undeclined, or in Latin letters."""
    forms = dict.fromkeys((name, comparison.source.text[slice(*source)]))
    for form in tuple(forms):
        forms |= dict.fromkeys(spelling.capitalize() for spelling in sorted(latin_spellings(form)))
    return tuple(forms)


def _exonym(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        span = comparison.span(pair, "target")
        if span is None:
            continue
        text = comparison.target.text[slice(*span)]
        seen = set()
        for name, forms, source in (*_source_names(pair, comparison), *_declined_names(pair, comparison)):
            spellings = _spelled(name, source, comparison)
            respelled = len(latin_spellings(name)) > 0
            if (
                name in seen
                or (not respelled and any(form in text for form in forms))
                or {folded(form) for form in forms} & {folded(spelling) for spelling in spellings}
                or _accepted(name, forms, comparison)
                or _is_of_elsewhere(name, source, comparison)
            ):
                continue
            seen.add(name)
            for match in _occurrences(spellings, text, capitals=respelled):
                where = span[0] + match.start(), span[0] + match.end()
                if not _in_copied_run(where, comparison) and not _in_longer_name(where, comparison):
                    form = min(forms, key=lambda form: (Levenshtein.distance(form, name), form))
                    message = f"“{match.group()}” is called “{form}” in the target language."
                    yield check.finding(
                        where, comparison, message, source=source, suggestion=form, confidence=0.85
                    )


def _third(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """A place that bears the name of a language that neither text is written in."""
    known = third_forms(comparison.source.language, comparison.target.language)
    for pair in comparison.pairs:
        span = comparison.span(pair, "target")
        if span is None:
            continue
        text = comparison.target.text[slice(*span)]
        for name, source in _capitalised_runs(pair, comparison):
            accepted, others = known.get(name, (frozenset(), frozenset()))
            if (
                not others
                or name in text
                or any(form in text for form in accepted)
                or _is_of_elsewhere(name, source, comparison)
                or _is_word_too(name, comparison)
            ):
                continue
            origin = comparison.source.text[slice(*(comparison.span(pair, "source") or (0, 0)))]
            strange = [form for form in sorted(others) if form in text and form not in origin]
            strange = [
                form
                for form in strange
                if not _is_usual(form, accepted, comparison) and not _between(form, name, tuple(accepted))
            ]
            for match in _occurrences(strange, text, capitals=False) if strange else ():
                where = span[0] + match.start(), span[0] + match.end()
                if not _in_longer_name(where, comparison):
                    form = min(accepted, key=lambda form: (Levenshtein.distance(form, name), form))
                    message = f"“{match.group()}” is called “{form}” in the target language."
                    yield check.finding(
                        where, comparison, message, source=source, suggestion=form, confidence=0.8
                    )


def _is_usual(form: str, accepted: frozenset[str], comparison: Comparison) -> bool:
    """Whether the target's language has another form as often as those listed, or nothing tells."""
    words = comparison.vocabularies.get(comparison.target.language)
    if words is None:
        return False
    return not form.isalpha() or words.per_million(form) > max(words.per_million(name) for name in accepted)


def _is_word_too(name: str, comparison: Comparison) -> bool:
    words = comparison.vocabularies.get(comparison.source.language)
    return words is not None and is_common_noun(name, words)


def _exonyms(comparison: Comparison, check: Check) -> Iterator[Finding]:
    yield from _exonym(comparison, check)
    yield from _third(comparison, check)


def _occurrences(spellings: Sequence[str], text: str, *, capitals: bool) -> Iterator[regex.Match[str]]:
    """Find whole words; those in capitals too, if they are asked for."""
    every = (*spellings, *(spelling.upper() for spelling in spellings)) if capitals else spellings
    return regex.finditer(rf"(?<![\p{{L}}-])(?:{'|'.join(map(regex.escape, every))})(?![\p{{L}}-])", text)


def _is_of_elsewhere(name: str, source: Place, comparison: Comparison) -> bool:
    """Whether a person or a place overseas may bear the name: “Florence said”, “Naples, Florida”."""
    text = comparison.source.text
    after = _PLACE_AFTER.match(text, source[1])
    own = comparison.source.language
    if after is not None and (after["place"] not in place_names(own) or is_overseas(after["place"], own)):
        return True
    before = _WORD_BEFORE.search(text, max(0, source[0] - 20), source[0])
    return is_given(name) and (before is None or before["word"] not in _IN)


def _accepted(name: str, forms: frozenset[str], comparison: Comparison) -> bool:
    """Whether the source form is current in the target language too, beside the listed ones."""
    own = _words_of(name)
    if any(own <= _words_of(form) or own >= _words_of(form) for form in forms):
        return True  # “Rostov” and “Rostov-sur-le-Don”
    if comparison.lexicon is None:
        return False
    if is_common_noun(name, comparison.lexicon.source):
        return True
    usual = max(comparison.lexicon.target.per_million(form) for form in forms)
    return comparison.lexicon.target.per_million(name) > usual / 2


def _words_of(name: str) -> frozenset[str]:
    return frozenset(regex.split(r"[\s-]+", name.casefold()))


def _in_copied_run(where: Place, comparison: Comparison) -> bool:
    """Whether a name stands beside another capitalised word copied with it: part of a longer name."""
    text, name = comparison.target.text, comparison.target.text[slice(*where)]
    before = _RUN_BEFORE.search(text, max(0, where[0] - 40), where[0])
    after = _RUN_AFTER.match(text, where[1])
    origin = folded(comparison.source.text)
    runs = (before.group() + name if before else None, name + after.group() if after else None)
    return any(run is not None and folded(run) in origin for run in runs)


def _in_longer_name(where: Place, comparison: Comparison) -> bool:
    """Whether a name ends or opens the name of something else: “Ligue Europa”, “London 2012”."""
    text = comparison.target.text
    if _EVENT_AFTER.match(text, where[1]):
        return True
    before = _NAME_BEFORE.search(text, max(0, where[0] - 40), where[0])
    if comparison.target.language == "de":  # capitals tell nothing there
        words = comparison.vocabularies.get("de")
        strange = before is not None and words is not None and not words.per_million(before.group().strip())
        return before is not None and (strange or before.group() in comparison.source.text)
    return before is not None or _NAME_AFTER.match(text, where[1]) is not None


def _half_transliterated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    known = place_names(comparison.target.language)
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        goals = list(_goals(pair, comparison))
        present = {token.text for token in pair.source_tokens}
        for token in capitalised(pair, 5):
            if known & {token.text, token.text.removesuffix("s")} or token.text in present:
                continue
            if is_given_name(token.text):
                continue
            for name, forms, source in goals:
                form = _between(token.text, name, forms)
                if form is not None and not is_word(token.text, form, comparison):
                    message = (
                        f"“{token.text}” is neither “{name}” nor “{form}”: only half of it was respelled."
                    )
                    where = token.start, token.end
                    yield check.finding(
                        where,
                        comparison,
                        message,
                        source=source,
                        suggestion=form,
                        confidence=0.9,
                        evidence={"mechanism": "half transliteration"},
                    )
                    break


def _goals(pair: Pair, comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...], Place]]:
    """Yield names of the source with the spellings they should take in the target language."""
    for name, forms, where in _source_names(pair, comparison):
        yield name, tuple(sorted(forms)), where
    for token in pair.source_tokens:
        if token.text[0].isupper():
            spellings = given_name_spellings(token.text, comparison.target.language)
            goals = [form.capitalize() for form in spellings]
            if not goals and not token.text.isupper():
                goals = [
                    respelled(token.text, comparison.source.language, comparison.target.language)
                    or token.text
                ]
            yield token.text, tuple(goals), (token.start, token.end)


def _between(word: str, name: str, forms: tuple[str, ...]) -> str | None:
    """Return the form towards which a word has gone part of the way from the source name, or None.

    Part of the way: on a shortest path of edits from one to the other, at neither end, and one step
    or two from each. "Nowosibirsk" is German; "Novosibirsk" lies between it and French "Novossibirsk".
    """
    for form in forms:
        stem = word[:-1] if word.endswith("s") and not form.endswith("s") else word
        if folded(stem) in (folded(name), folded(form)) or abs(len(stem) - len(form)) > 1:
            continue
        done, left = Levenshtein.distance(name, stem), Levenshtein.distance(stem, form)
        if 1 <= done <= 2 and 1 <= left <= 2 and done + left == Levenshtein.distance(name, form):
            return form + word[len(stem) :]
    return None


def _spellings(text: str) -> Mapping[str, Counter[str]]:
    """Spellings of each name in a text by its folded form; headlines in capitals do not count."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in NAME.finditer(masked(text)):
        if not match.group().isupper():
            found[folded(match.group())][match.group()] += 1
    return found


def _inconsistent(comparison: Comparison, check: Check) -> Iterator[Finding]:
    source, target = _spellings(comparison.source.text), _spellings(comparison.target.text)
    for key, forms in target.items():
        if len(key) < 5 or len(forms) < 2 or len(source.get(key, ())) != 1:
            continue
        (right,) = source[key]
        if right not in forms or _accepted_variants(forms):
            continue
        for match in NAME.finditer(masked(comparison.target.text)):
            if match.group() != right and 0 < forms[match.group()] <= forms[right]:
                message = f"“{match.group()}” is spelled “{right}” elsewhere, and always in the source."
                yield check.finding(match.span(), comparison, message, suggestion=right, confidence=0.85)


def _accepted_variants(forms: Counter[str]) -> bool:
    """Whether all that differs is the shape of an apostrophe, or a hyphen between the parts of a word."""
    plain = {form.replace("’", "'") for form in forms}
    return len(plain) < 2 or len({"-" in form for form in plain}) == 2


def _acronym(comparison: Comparison, check: Check) -> Iterator[Finding]:
    known = acronyms(comparison.source.language, comparison.target.language)
    for pair in comparison.pairs:
        source = {
            token.text.upper(): token
            for place, token in enumerate(pair.source_tokens)
            if _is_acronym(token.text) and not _ends_name(place, pair.source_tokens)
        }
        for token in pair.target_tokens:
            name = token.text.upper()
            if name in known and name in source and _is_acronym(token.text):
                if any(form in {t.text for t in pair.target_tokens} for form in known[name]):
                    continue
                if _in_copied_run((token.start, token.end), comparison):
                    continue
                form = known[name][0]
                where, origin = (token.start, token.end), (source[name].start, source[name].end)
                message = f"“{token.text}” is called “{form}” in the target language."
                yield check.finding(
                    where, comparison, message, source=origin, suggestion=form, confidence=0.85
                )


def _ends_name(place: int, tokens: Sequence[Token]) -> bool:
    """Whether an acronym follows a capitalised word that does not begin the sentence: “the Monaco GP”."""
    return place > 1 and tokens[place - 1].text.istitle() and tokens[place].text.isupper()


def _is_acronym(word: str) -> bool:
    # French also prints "Otan" and "Sida", but "Un" and "Ue" are words.
    return word.isupper() or (len(word) > 3 and word[0].isupper())


CHECKS: tuple[Check, ...] = (
    Check(
        "exonym-not-used",
        "accuracy/untranslated/name",
        Severity.MINOR,
        "A place keeps the name it has in the source language although the target language has its own.",
        _exonyms,
        (
            Example("Il vit à Varsovie.", "Er lebt in Varsovie.", ("Varsovie",)),
            Example("She flew to Munich.", "Elle a pris l'avion pour Munich et Londres.", (), ("en", "fr")),
            Example("Er fuhr nach Brüssel.", "He went to Brüssel.", ("Brüssel",), ("de", "en")),
            Example("Él vive en Londres.", "Il habite à London.", ("London",), ("es", "fr")),
            Example("Il lit Le Figaro Londres.", "Er liest Le Figaro Londres."),
        ),
    ),
    Check(
        "half-transliteration",
        "linguistic/spelling/transliteration",
        Severity.MINOR,
        "A name half way between the spelling of the source language and that of the target language.",
        _half_transliterated,
        (
            Example(
                "Il vit à Novossibirsk.",
                "Er lebt in Novosibirsk und Nowossibirsk.",
                ("Novosibirsk", "Nowossibirsk"),
            ),
            Example("Viatcheslav est parti.", "Wiatcheslaw ist gegangen.", ("Wiatcheslaw",)),
            Example("Il vit à Moscou.", "Er lebt in Moskau, ein Moskauer. Moskaus Straßen."),
            Example("Grèce et Bulgarie", "Griechen und Bulgaren"),
        ),
    ),
    Check(
        "name-inconsistent",
        "linguistic/spelling/name-inconsistent",
        Severity.MINOR,
        "A name is spelled in two ways in the target, but in one way in the source.",
        _inconsistent,
        (
            Example(
                "Park So-yeon est venue.\nSo-yeon part.",
                "Park So-yeon ist gekommen.\nSo-Yeon geht.",
                ("So-Yeon",),
            ),
            Example("Mme Béart\nMadame BÉART, Béart", "Frau Béart\nFrau BÉART, Béarts Film"),
        ),
    ),
    Check(
        "acronym-not-translated",
        "accuracy/untranslated/acronym",
        Severity.MINOR,
        "An organisation keeps the acronym of the source language although the target language has its own.",
        _acronym,
        (
            Example("L'ONU et l'Otan.", "Die ONU und die Otan.", ("ONU", "Otan")),
            Example("Die EU und die UNO.", "L'UE et l'ONU.", (), ("de", "fr")),
            Example("Die EZB zögert.", "The EZB hesitates.", ("EZB",), ("de", "en")),
        ),
    ),
)

"""People and firms renamed: a given name in another language's form, a name translated like a word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

import regex
from rapidfuzz.distance import Prefix

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.declension import declines, is_governed, nominatives
from alignkit.languages.given_names import are_forms_of_one, is_exalted, is_given, is_of_long_ago
from alignkit.languages.names import folded
from alignkit.languages.scripts import script
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_RENDERED = 0.1  # strength of a pair of words from which one is the other's translation
_CAPITALISING = frozenset(("en", "de"))  # capitals there do not tell a name from “Bridge” or “Brücke”
_COMMON = 5.0  # occurrences per million of a word that is no name
_OF = frozenset(("de", "da", "do", "di", "du", "del", "della", "dello", "dos", "das", "des"))
_ARTICLES = frozenset(
    ("la", "le", "les", "el", "los", "las", "il", "lo", "i", "gli", "o", "a", "os", "as", "l")
)
_LINK = 3  # words that may join the parts of a name
_EAST_SLAVIC = regex.compile(
    r".*(?:[oeё]v|[ei]w|off|eff|[iy]n|ine|skij?|sk[iy]y|sky|enko|[tc]?chuk|shvili|dze|yan)a?"
)


class _Person(NamedTuple):
    """A given name before a surname; initials may stand between them."""

    given: Token
    surname: Token


def _people(tokens: Sequence[Token], language: str) -> list[_Person]:
    found = []
    for place, token in enumerate(tokens):
        if not _is_titled(token) or not any(map(is_given, nominatives(token.text, language))):
            continue
        after = place + 1
        while after + 1 < len(tokens) and len(tokens[after].text) == 1 and tokens[after + 1].text == ".":
            after += 2
        if after < len(tokens) and _is_titled(tokens[after]) and not _is_numeral(tokens[after].text):
            found.append(_Person(token, tokens[after]))
    return found


def _is_titled(token: Token) -> bool:
    return token.is_word and token.text[0].isupper() and len(token.text) > 1


def _is_numeral(word: str) -> bool:
    return set(word) <= set("IVX") or word in ("Ier", "Ière")


def _given(comparison: Comparison, check: Check) -> Iterator[Finding]:
    if {script(document.language) for document in (comparison.source, comparison.target)} == {"Latin"}:
        yield from _exchanged(comparison, check)
        yield from _lone(comparison, check)


def _exchanged(comparison: Comparison, check: Check) -> Iterator[Finding]:
    own, other = comparison.source.language, comparison.target.language
    for pair in comparison.pairs:
        people = _people(pair.target_tokens, other)
        if not people or pair.bead.is_gap:
            continue
        present = {folded(token.text) for token in pair.target_tokens}
        wanted = {
            folded(form)
            for token in pair.source_tokens
            if token.text[0].isupper()
            for form in nominatives(token.text, own)
        }
        for person in people:
            if folded(person.given.text) in wanted or is_given(person.surname.text):
                continue
            original = _original(person, pair, own)
            if (
                original is not None
                and folded(original.given.text) not in present
                and not _is_declined(original.given.text, person.given.text)
            ):
                form = next(f for f in nominatives(original.given.text, own) if _is_other(f, person))
                yield check.finding(
                    (person.given.start, person.given.end),
                    comparison,
                    f"The source calls the person “{original.given.text} {original.surname.text}”.",
                    source=(original.given.start, original.given.end),
                    suggestion=form,
                    confidence=0.9,
                )


def _lone(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """A given name without a surname, in the form of another language."""
    if declines(comparison.source.language):
        return
    for pair in comparison.pairs:
        names, present = _words(pair.source_tokens), _words(pair.target_tokens)
        givens = [t for t in _alone(pair.source_tokens) if folded(t.text) not in present]
        for token in _alone(pair.target_tokens) if givens else ():
            original = next((t for t in givens if are_forms_of_one(t.text, token.text)), None)
            if original is not None and folded(token.text) not in names:
                yield check.finding(
                    (token.start, token.end),
                    comparison,
                    f"The source has “{original.text}”.",
                    source=(original.start, original.end),
                    suggestion=original.text,
                    confidence=0.7,
                )


def _alone(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield given names with no other name or numeral beside them and no title near."""
    for place, token in enumerate(tokens):
        if place and _is_titled(token) and is_given(token.text):
            near = (*tokens[max(0, place - 2) : place], *tokens[place + 1 : place + 3])
            beside = (*tokens[max(1, place - 1) : place], *tokens[place + 1 : place + 2])
            named = any(t.is_word and t.text[0].isupper() for t in beside)
            if not named and not any(is_exalted(t.text) for t in near):
                yield token


def _is_declined(name: str, form: str) -> bool:
    """Whether a declined name may be either form: Polish “Christiny” is “Christine” too."""
    return not is_given(name) and folded(name)[:-1] == folded(form)[:-1]


def _is_other(form: str, person: _Person) -> bool:
    return are_forms_of_one(form, person.given.text)


def _original(person: _Person, pair: Pair, language: str) -> _Person | None:
    """The source's person of the same surname, whose given name is another form of the target's."""
    name = folded(person.surname.text)
    respelled = _EAST_SLAVIC.fullmatch(name) is not None and not declines(language)
    if respelled or is_of_long_ago(name):
        return None
    for other in _people(pair.source_tokens, language):
        same = name in map(folded, nominatives(other.surname.text, language))
        if same and any(_is_other(form, person) for form in nominatives(other.given.text, language)):
            return other
    return None


def _translated(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        if not pair.bead.is_gap:
            yield from _translated_people(pair, comparison, check)
            yield from _translated_parts(pair, comparison, check)
            yield from _translated_whole(pair, comparison, check)
            yield from _translated_complements(pair, comparison, check)


def _strength(name: str, word: str, comparison: Comparison) -> float:
    """How surely a word is what a name means, if it means anything."""
    if comparison.lexicon is None:
        return 0.0
    forms = nominatives(name, comparison.source.language)
    return max(comparison.lexicon.strength(form, word) for form in forms)


def _translated_people(pair: Pair, comparison: Comparison, check: Check) -> Iterator[Finding]:
    """“Gloria Berg” called “Glory Berg”; “Tomasza Lisa” called “Tomasz Fox”."""
    own = comparison.source.language
    people = _people(pair.source_tokens, own) if comparison.lexicon is not None else ()
    if not people:
        return
    names, present = _words(pair.source_tokens), _words(pair.target_tokens)
    for person in people:
        forms = [folded(form) for form in nominatives(person.given.text, own)]
        surnames = [folded(form) for form in nominatives(person.surname.text, own)]
        for token, after in pairwise(pair.target_tokens):
            if not _is_titled(token) or not _is_titled(after):
                continue
            if folded(after.text) in surnames:
                wrong, right, gone = token, person.given, forms
            elif own not in _CAPITALISING and (
                folded(token.text) in forms
                or any(are_forms_of_one(f, token.text) for f in nominatives(person.given.text, own))
            ):
                wrong, right, gone = after, person.surname, surnames
            else:
                continue
            if (
                folded(wrong.text) in names
                or not present.isdisjoint(gone)
                or (wrong is after and is_given(right.text))
                or (wrong is token and are_forms_of_one(right.text, wrong.text))
                or _is_alike(wrong, right, comparison.target.language)
            ):
                continue
            if _strength(right.text, wrong.text, comparison) >= _RENDERED:
                yield _renamed((wrong, wrong), (right, right), comparison, check, 0.9)


def _words(tokens: Sequence[Token]) -> set[str]:
    return {folded(token.text) for token in tokens}


def _is_alike(wrong: Token, right: Token, language: str) -> bool:
    """Whether two words may be inflected forms of one in the language, or one the other's abbreviation."""
    one, other = folded(wrong.text), folded(right.text)
    common = Prefix.similarity(one, other)
    shorter = min(len(one), len(other))
    return common == shorter or (declines(language) and common >= max(3, shorter - 2))


def _neighbours(tokens: Sequence[Token]) -> list[int]:
    """Places of capitalised words that another one follows."""
    return [
        place for place, (one, other) in enumerate(pairwise(tokens)) if _is_titled(one) and _is_titled(other)
    ]


def _texts(tokens: Sequence[Token], place: int) -> tuple[str, str]:
    return tokens[place].text, tokens[place + 1].text


def _names_of_two(comparison: Comparison) -> frozenset[tuple[str, str]]:
    """Names of two words that the target copies, but not as often as the source has them."""
    source, target = (
        Counter(_texts(tokens, place) for tokens in side for place in _neighbours(tokens))
        for side in (
            [pair.source_tokens for pair in comparison.pairs],
            [pair.target_tokens for pair in comparison.pairs],
        )
    )
    return frozenset(name for name, count in source.items() if 0 < target[name] < count)


def _translated_parts(pair: Pair, comparison: Comparison, check: Check) -> Iterator[Finding]:
    """“Nordwerk Digital”, which the text copies elsewhere, called “Nordwerk Numérique”."""
    known = comparison.once(_names_of_two)
    copied = [
        place for place in _neighbours(pair.source_tokens) if _texts(pair.source_tokens, place) in known
    ]
    if not copied:
        return
    names, present = _words(pair.source_tokens), _words(pair.target_tokens)
    for place, other in product(copied, _neighbours(pair.target_tokens)):
        for first in (True, False):
            own, new = pair.source_tokens[place : place + 2], pair.target_tokens[other : other + 2]
            kept, lost, copy, wrong = (*own, *new) if first else (*own[::-1], *new[::-1])
            if (
                copy.text != kept.text
                or folded(lost.text) in present
                or folded(wrong.text) in names
                or _is_alike(wrong, lost, comparison.target.language)
            ):
                continue
            meant = _strength(lost.text, wrong.text, comparison) > 0
            if meant or (first and _goes_on_alike(pair, place + 2, other + 2)):
                yield _renamed((wrong, wrong), (lost, lost), comparison, check, 0.85)


def _goes_on_alike(pair: Pair, place: int, other: int) -> bool:
    """Whether the name goes on with the same number or capitalised word on both sides."""
    source, target = pair.source_tokens[place : place + 1], pair.target_tokens[other : other + 1]
    return any(
        one.text == two.text and (one.is_number or _is_titled(one))
        for one, two in zip(source, target, strict=False)
    )


def _translated_whole(pair: Pair, comparison: Comparison, check: Check) -> Iterator[Finding]:
    """“Buczyna Meble”, which the text copies elsewhere, called “Beech Furniture”."""
    known = comparison.once(_names_of_two)
    for place in _neighbours(pair.source_tokens):
        own = pair.source_tokens[place : place + 2]
        names, present = _words(pair.source_tokens), _words(pair.target_tokens)
        if _texts(own, 0) not in known or not present.isdisjoint(_words(own)):
            continue
        if not any(_means_nothing(name.text, comparison) for name in own):
            continue
        for other in _neighbours(pair.target_tokens):
            new = pair.target_tokens[other : other + 2]
            meant = max(_strength(name.text, new[1].text, comparison) for name in own)
            if meant >= _RENDERED and names.isdisjoint(_words(new)):
                yield _renamed((new[0], new[1]), (own[0], own[1]), comparison, check, 0.75)


def _translated_complements(pair: Pair, comparison: Comparison, check: Check) -> Iterator[Finding]:
    """“Souto da Casa” called “Souto de la Maison”."""
    names, present = _words(pair.source_tokens), _words(pair.target_tokens)
    for first, last in _linked(pair.source_tokens):
        if folded(last.text) in present or not _means_nothing(first.text, comparison):
            continue
        for head, wrong in _linked(pair.target_tokens):
            if head.text == first.text and folded(wrong.text) not in names and _is_common(wrong, comparison):
                yield _renamed((wrong, wrong), (last, last), comparison, check, 0.8)


def _linked(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield two capitalised words of a name that “of (the)” joins."""
    for place, token in enumerate(tokens):
        if _is_titled(token) and place + 1 < len(tokens) and tokens[place + 1].text in _OF:
            after = place + 2
            while after < min(len(tokens), place + _LINK + 2) and (
                tokens[after].text in _ARTICLES or tokens[after].text in "'’"
            ):
                after += 1
            if after < len(tokens) and _is_titled(tokens[after]):
                yield token, tokens[after]


def _means_nothing(name: str, comparison: Comparison) -> bool:
    lists = (comparison.vocabularies.get(d.language) for d in (comparison.source, comparison.target))
    return all(words is not None and words.per_million(name) < 1 for words in lists)


def _is_common(token: Token, comparison: Comparison) -> bool:
    """Whether the target's language writes a word small, so that only a name gave it its capital."""
    words = comparison.vocabularies.get(comparison.target.language)
    lower = token.text.lower()
    return words is not None and words.written(lower).islower() and words.per_million(lower) >= _COMMON


def _renamed(
    wrong: tuple[Token, Token],
    right: tuple[Token, Token],
    comparison: Comparison,
    check: Check,
    confidence: float,
) -> Finding:
    where, origin = (wrong[0].start, wrong[1].end), (right[0].start, right[1].end)
    name = comparison.source.text[slice(*origin)]
    return check.finding(
        where,
        comparison,
        f"“{name}” is a name and has been translated.",
        source=origin,
        suggestion=name,
        confidence=confidence,
    )


def _case_left(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """A name copied in the case that the source's preposition asks for."""
    own, other = comparison.source.language, comparison.target.language
    if not declines(own) or declines(other):
        return
    for pair in comparison.pairs:
        copies = {token.text: token for token in pair.target_tokens if _is_titled(token)}
        for before, token in pairwise(pair.source_tokens):
            if token.text in copies and before.text.islower() and is_governed(token.text, before.text, own):
                copy = copies[token.text]
                yield check.finding(
                    (copy.start, copy.end),
                    comparison,
                    f"“{copy.text}” is declined as “{before.text}” asks of it; the name itself is shorter.",
                    source=(token.start, token.end),
                    confidence=0.8,
                )


CHECKS = (
    Check(
        id="given-name-exchanged",
        category="accuracy/mistranslation/name",
        severity=Severity.MINOR,
        explanation=(
            "A person bears another language's form of the given name, although the surname was kept. "
            "Rulers, popes and people of long ago are left alone."
        ),
        find=_given,
        examples=(
            Example("Petr Novák hat gewonnen.", "Peter Novák has won.", ("Peter",), ("de", "en")),
            Example(
                "La curatrice Elisabetta Berti ride.",
                "Die Kuratorin Elisabeth Berti lacht.",
                ("Elisabeth",),
                ("it", "de"),
            ),
            Example("Jean Calvin écrit à Charles V.", "Johannes Calvin schreibt an Karl V."),
            Example("José Pérez est là.", "Jose Pérez ist da."),
            Example(
                "A minha vizinha, Lurdes, saiu.",
                "Ma voisine, Lourdes, est sortie.",
                ("Lourdes",),
                ("pt", "fr"),
            ),
            Example("Oui, dit le roi Philippe.", "Ja, sagt König Philipp."),
        ),
    ),
    Check(
        id="name-translated",
        category="accuracy/mistranslation/name",
        severity=Severity.MINOR,
        explanation="A part of a name was translated as if it were a word.",
        find=_translated,
        examples=(
            Example("Ayer habló Gloria Berg.", "Yesterday Glory Berg spoke.", ("Glory",), ("es", "en")),
            Example(
                "Analityk Tomasz Lis milczy.", "The analyst Thomas Fox is silent.", ("Fox",), ("pl", "en")
            ),
            Example(
                "The Verdano Flow is new.\nClean the Verdano Flow 4 now.",
                "Die Verdano Flow ist neu.\nReinigen Sie nun die Verdano Fluss 4.",
                ("Fluss",),
                ("en", "de"),
            ),
            Example("Voltou a Souto da Casa.", "Il revint à Souto de la Maison.", ("Maison",), ("pt", "fr")),
            Example("Voltou a Souto da Casa.", "Il revint à Souto da Casa.", (), ("pt", "fr")),
            Example("Habló el Rey Felipe.", "King Felipe spoke.", (), ("es", "en")),
        ),
    ),
    Check(
        id="name-declined",
        category="accuracy/untranslated/name",
        severity=Severity.MINOR,
        explanation="A name was copied with the case ending that the source's grammar gives it.",
        find=_case_left,
        examples=(
            Example(
                "Fabryka powstaje pod Toruniem.",
                "A factory rises near Toruniem.",
                ("Toruniem",),
                ("pl", "en"),
            ),
            Example("Stojí před Kolínem.", "Er steht vor Kolínem.", ("Kolínem",), ("cs", "de")),
            Example("Fabryka powstaje pod Toruniem.", "A factory rises near Toruń.", (), ("pl", "en")),
            Example("Mieszka w Salem.", "She lives in Salem.", (), ("pl", "en")),
        ),
    ),
)

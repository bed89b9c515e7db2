"""Names with a letter wrong."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import regex
from rapidfuzz.distance import OSA, Prefix

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.name_words import NAME, capitalised, is_common_noun, is_word
from alignkit.languages.names import acronyms_of, folded, is_given_name, place_names, sounded
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_SHORTEST_NAME = 5
_LONG, _BEGINNING = 9, 4  # letters of a long name, and of the beginning that slips leave as it is
_KEEPS = 3  # names that keep their marks for each that lost them
_ACRONYM = 3, 6  # letters of an acronym, at the least and at the most
_ENOUGH = 200.0  # occurrences per million from which a word written small is no name inside a sentence
_INFLECTED = regex.compile(r"(?:s|n|e|es|en|ns|i|a|o|er|ers|in|h)")
# Endings of names that languages put in each other's place, and languages that decline names.
_ENDINGS = frozenset(("a", "e", "o", "i", "y", "us", "os", "as", "is", "ij", "yi", "ia", "ie", "eu"))
_SAME_SOUND = [{"c", "k"}, {"s", "z"}, {"i", "y"}, {"f", "v"}, {"v", "w"}, {"u", "w"}, {"k", "q"}, {"i", "j"}]
_INFLECTING = frozenset(("cs", "pl", "ru", "uk", "bg", "sk", "hr", "sl", "fi", "hu", "lt", "lv", "el", "tr"))


def _altered(comparison: Comparison, check: Check) -> Iterator[Finding]:
    copied = Counter(match.group() for match in NAME.finditer(comparison.target.text))
    counts = Counter(match.group() for match in NAME.finditer(comparison.source.text))
    known = place_names(comparison.target.language) | place_names(comparison.source.language)
    for pair in comparison.pairs:
        if pair.bead.is_gap:
            continue
        names = _uncopied(pair, comparison)
        before = [_given_before(tokens, comparison) for tokens in (pair.source_tokens, pair.target_tokens)]
        for token in capitalised(pair):
            if (
                token.text in known
                or copied[token.text] > 1
                or counts[token.text]
                or is_given_name(token.text)
            ):
                continue
            name = next(
                (
                    n
                    for n in names
                    if _is_slip(
                        token.text,
                        n.text,
                        comparison,
                        copied=copied[n.text] > 0,
                        person=before[0].get(n.start, "") == before[1].get(token.start),
                    )
                ),
                None,
            )
            if name is None:
                continue
            elsewhere = copied[name.text] > 0
            yield check.finding(
                (token.start, token.end),
                comparison,
                f"The source has “{name.text}”"
                + (", and so has the target elsewhere." if elsewhere else "."),
                source=(name.start, name.end),
                suggestion=name.text,
                confidence=0.85 if elsewhere else 0.75,
                evidence={"copied_elsewhere": copied[name.text]},
            )


def _uncopied(pair: Pair, comparison: Comparison) -> list[Token]:
    """Names of a bead's source that its target does not have in the same spelling, or fewer times."""
    wanted = Counter(folded(token.text) for token in pair.source_tokens)
    present = Counter(folded(token.text) for token in pair.target_tokens)
    vocabulary = comparison.vocabularies.get(comparison.source.language)
    return [
        token
        for place, token in enumerate(pair.source_tokens)
        if len(token.text) >= _SHORTEST_NAME
        and token.text[0].isupper()
        and not token.text.isupper()
        and wanted[folded(token.text)] > present[folded(token.text)]
        and not (vocabulary and is_common_noun(token.text, vocabulary, _ENOUGH if place else 0.0))
    ]


def _given_before(tokens: Sequence[Token], comparison: Comparison) -> dict[int, str]:
    """Where capitalised words begin that follow one that is no word but a name, and that name."""
    lists = [comparison.vocabularies.get(d.language) for d in (comparison.source, comparison.target)]
    return {
        after.start: token.text
        for token, after in pairwise(tokens)
        if token.text.istitle()
        and len(token.text) > 2
        and after.text[0].isupper()
        and not any(words is not None and is_common_noun(token.text, words, 0.0) for words in lists)
    }


def _is_slip(word: str, name: str, comparison: Comparison, *, copied: bool, person: bool) -> bool:
    """Whether a word is a name with one letter (two in a long name) wrong, not an inflected form of it.

    Where the text copies the name elsewhere, a known word is no excuse, nor after a given name that was
    copied; where it does not, the word must be one that neither language has.
    """
    if word[0] != name[0] or folded(word) == folded(name):
        return False
    languages = comparison.source.language, comparison.target.language
    sure = copied and not _INFLECTING & set(languages)
    if OSA.distance(word, name, score_cutoff=3) > _letters_wrong(word, name, copied=sure):
        return False
    if _is_inflected(word, name) or (_INFLECTING & set(languages) and _same_stem(word, name)):
        return False
    if copied:
        return not is_word(word, name, comparison)
    if person and len(word) == len(name):
        return not _is_adapted(word, name, languages)
    own, other = (comparison.vocabularies.get(d.language) for d in (comparison.source, comparison.target))
    if (other and other.per_million(word)) or (own and 10 * own.per_million(word) > own.per_million(name)):
        return False
    return not _is_adapted(word, name, languages)


def _letters_wrong(word: str, name: str, *, copied: bool) -> int:
    """How many letters of a name may be wrong: more where the text has it right elsewhere."""
    if copied and word[:_BEGINNING] == name[:_BEGINNING] and word[-1] == name[-1]:
        return 3 if len(name) >= _LONG else 2 if len(name) > _SHORTEST_NAME else 1
    return 2 if len(name) >= _LONG else 1


def _is_inflected(word: str, name: str) -> bool:
    return any(
        long.startswith(short) and _INFLECTED.fullmatch(long[len(short) :])
        for short, long in ((word, name), (name, word))
    )


def _same_stem(word: str, name: str) -> bool:
    return Prefix.similarity(word, name) >= len(name) - 2


def _is_adapted(word: str, name: str, languages: tuple[str, str]) -> bool:
    """Whether a word may be the name in the other language's way: “Maria”, “Marie”; “Analyst”, “Analist”."""
    rest = Prefix.similarity(word, name)
    letters = {word[rest : rest + 1], name[rest : rest + 1]}
    if {word[rest:], name[rest:]} <= _ENDINGS or (
        letters in _SAME_SOUND and word[rest + 1 :] == name[rest + 1 :]
    ):
        return True
    if _INFLECTING & set(languages) and sounded(word) == sounded(name):
        return True
    # Two changes, one of them at the end: “Democrats”, “Democraten”.
    return OSA.distance(word, name) > 1 and word[-2:] != name[-2:]


def _unmarked(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """Names of people without the marks of their letters, in a text that keeps those of others."""
    known = place_names(comparison.target.language) | place_names(comparison.source.language)
    source, target = (
        Counter(token.text for pair in comparison.pairs for token in tokens(pair) if _is_marked(token.text))
        for tokens in (attrgetter("source_tokens"), attrgetter("target_tokens"))
    )
    kept = sum(name in target for name in source)
    found = [
        (token, name)
        for pair in comparison.pairs
        if not pair.bead.is_gap
        for token, name in _stripped(pair)
        if name.text not in known and token.text not in known
    ]
    if len(found) * _KEEPS > kept:
        return  # a text that keeps none, or some, has its own style
    for token, name in found:
        yield check.finding(
            (token.start, token.end),
            comparison,
            f"The source has “{name.text}”, and other names keep their marks.",
            source=(name.start, name.end),
            suggestion=name.text,
            confidence=0.8,
        )


def _is_marked(word: str) -> bool:
    return word.istitle() and not word.isascii() and word.isalpha()


def _stripped(pair: Pair) -> Iterator[tuple[Token, Token]]:
    """Yield words of names without marks, beside a word of the name that was kept, and what they were."""
    runs = {
        (folded(one.text), folded(two.text)): (one, two)
        for one, two in pairwise(pair.source_tokens)
        if one.text.istitle() and two.text.istitle()
    }
    for new in pairwise(pair.target_tokens):
        own = runs.get((folded(new[0].text), folded(new[1].text)))
        if own is not None and sum(one.text == two.text for one, two in zip(own, new, strict=True)) == 1:
            for one, two in zip(own, new, strict=True):
                if _is_marked(one.text) and two.text.isascii() and two.text.istitle():
                    yield two, one


def _garbled(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """An acronym with two letters exchanged."""
    own, other = acronyms_of(comparison.source.language), acronyms_of(comparison.target.language)
    everywhere = {token.text for pair in comparison.pairs for token in pair.source_tokens}
    for pair in comparison.pairs:
        present = {token.text for token in pair.target_tokens}
        lost = [t for t in pair.source_tokens if _is_acronym(t.text) and t.text not in present | own]
        for token in pair.target_tokens if lost else ():
            if not _is_acronym(token.text) or token.text in everywhere or token.text in other:
                continue
            name = next((t for t in lost if _is_exchanged(token.text, t.text)), None)
            if name is not None:
                yield check.finding(
                    (token.start, token.end),
                    comparison,
                    f"The source has “{name.text}”.",
                    source=(name.start, name.end),
                    suggestion=name.text,
                    confidence=0.75,
                )


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and _ACRONYM[0] <= len(word) <= _ACRONYM[1]


def _is_exchanged(word: str, name: str) -> bool:
    """Whether two neighbouring letters changed places, not the first: orders of words differ by more."""
    return word[0] == name[0] and sorted(word) == sorted(name) and OSA.distance(word, name) == 1


CHECKS: tuple[Check, ...] = (
    Check(
        "name-marks-lost",
        "linguistic/spelling/diacritics",
        Severity.MINOR,
        "A name of a person lost the marks of its letters although the text keeps those of other names.",
        _unmarked,
        (
            Example(
                "Matěj Kubíček trefil tyč. Domácí vedl Jiří Říha, střídal Aleš Černý.",
                "Matej Kubíček hit the post. Jiří Říha led the hosts, Aleš Černý came on.",
                ("Matej",),
                ("cs", "en"),
            ),
            Example("Řekl to Aleš Černý.", "Ales Cerny said so.", (), ("cs", "en")),
        ),
    ),
    Check(
        "acronym-garbled",
        "accuracy/mistranslation/name",
        Severity.MINOR,
        "An acronym of the source has two letters exchanged.",
        _garbled,
        (
            Example("Akcje na GPW rosną.", "Shares on the GWP rise.", ("GWP",), ("pl", "en")),
            Example("La BCE et l’OTAN hésitent.", "The ECB and NATO hesitate.", (), ("fr", "en")),
        ),
    ),
    Check(
        "name-altered",
        "accuracy/mistranslation/name",
        Severity.MINOR,
        "A name has another letter than in the source, and neither language knows the word.",
        _altered,
        (
            Example(
                "Selon Lefranc, oui.\nMme Lefranc rit.\nEt Lefranc part.",
                "Laut Lefranc ja.\nFrau Lefranc lacht.\nUnd Lefronc geht.",
                ("Lefronc",),
            ),
            Example("Oui, dit Marc Lefranc.", "Ja, sagt Marc Lefrenc.", ("Lefrenc",)),
            Example("Anna Brennan left.", "Anna Brennen ging.", ("Brennen",), ("en", "de")),
            Example("Zwickau siegt.", "Zwikcau gagne.", ("Zwikcau",), ("de", "fr")),
            Example("They met Maria and Beatrice.", "Sie trafen Marie und Beatriz.", (), ("en", "de")),
            Example("Yesterday Jeremy left Manhattan.", "Jeremym Manhattanem Jeremiego.", (), ("en", "pl")),
            Example("Oui, Macron\nNon, Macron", "Ja, Macrons Rede\nNein, Macron"),
            Example("Yes, said Yury Shevchenko.", "Ja, sagte Juri Schewtschenko.", (), ("en", "de")),
        ),
    ),
)

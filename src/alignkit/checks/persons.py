"""Women that became men and men that became women: pronouns, and nouns that have a form for either."""

from collections.abc import Iterator, Sequence
from itertools import chain

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.clashes import Clash, clashes, right_word, stands_alike
from alignkit.languages.feminines import article_before, is_epicene, is_trade, men_of, women_of
from alignkit.languages.pronouns import PERSONAL, PRONOUNS, SPEAKERS, epicene
from alignkit.lexicon import Vocabulary
from alignkit.records import Finding, Pair, Severity

_LIKELY = 0.3  # probability of a link
_OF_TWO_CASES = frozenset(("her", "hennes", "ihr"))  # him or his: nobody knows which is meant
_TITLES = frozenset(("mme", "madame", "frau", "señora", "signora", "senhora"))
_PHRASE = 6  # tokens before a name among which its noun stands
_AROUND = 3  # tokens around two words that stand alike


def _differ(pole: str, other: str) -> bool:
    return pole != other


def _pronouns(comparison: Comparison, check: Check) -> Iterator[Finding]:
    done: set[int] = set()
    personal = not PERSONAL.isdisjoint((comparison.source.language, comparison.target.language))
    found = [clash for clash in clashes(comparison, SPEAKERS, _differ) if _meet(clash)]
    if personal:
        found += [clash for clash in clashes(comparison, PRONOUNS, _differ) if _meet(clash)]
    for clash in found:
        start = clash.places[1][0]
        if start not in done and not _is_epicene(clash.pair, comparison):
            done.add(start)
            yield _finding(clash, comparison, check)


def _meet(clash: Clash) -> bool:
    return clash.link >= _LIKELY or (clash.alone and stands_alike(clash, _AROUND, 2))


def _finding(clash: Clash, comparison: Comparison, check: Check) -> Finding:
    contrasts = SPEAKERS if clash.source.group == "speaker" else PRONOUNS
    own, its = clash.words
    source, target = clash.places
    right = right_word(clash, contrasts, comparison.target.language)
    sexes = {"male": "a man", "female": "a woman"}
    return check.finding(
        target,
        comparison,
        f"“{own}” means {sexes[clash.source.pole]}, “{its}” {sexes[clash.target.pole]}.",
        source=source,
        suggestion=None if its.lower() in _OF_TWO_CASES else right,
        confidence=0.85,
        evidence={"mechanism": clash.source.group, "source": clash.source.pole, "target": clash.target.pole},
    )


def _lost_women(comparison: Comparison, check: Check) -> Iterator[Finding]:
    done: list[tuple[int, int]] = []
    for finding in chain(_linked_nouns(comparison, check), _misnamed(comparison, check)):
        if not any(start < finding.end and finding.start < end for start, end in done):
            done.append((finding.start, finding.end))
            yield finding


def _linked_nouns(comparison: Comparison, check: Check) -> Iterator[Finding]:
    ours, theirs = comparison.source.language, comparison.target.language
    words = comparison.vocabularies.get(ours), comparison.vocabularies.get(theirs)
    if words[0] is None or words[1] is None:
        return
    for pair in comparison.pairs:
        for link in pair.links:
            if link.probability < _LIKELY or not _is_woman(pair.words[0], link.source, words[0]):
                continue
            first = _man_from(pair.words[1], link.target, words[1])
            if first is not None:
                own, its = pair.source_tokens[link.source], pair.target_tokens[link.target]
                yield check.finding(
                    (pair.target_tokens[first].start, its.end),
                    comparison,
                    f"“{own.text}” is a woman, “{its.text}” is said of a man.",
                    source=(own.start, own.end),
                    confidence=0.8,
                    evidence={"mechanism": "lost feminine", "source": own.text, "target": its.text},
                )


def _misnamed(comparison: Comparison, check: Check) -> Iterator[Finding]:
    """A name beside a woman's noun in the source, and beside a man's in the translation."""
    ours, theirs = (comparison.vocabularies.get(d.language) for d in (comparison.source, comparison.target))
    if ours is None or theirs is None:
        return
    for pair in comparison.pairs:
        for own, its in _names(pair):
            woman = _before(pair.words[0], own, ours, female=True)
            man = _before(pair.words[1], its, theirs, female=False)
            if woman is None or man is None or _before(pair.words[1], its, theirs, female=True) is not None:
                continue
            if _before(pair.words[0], own, ours, female=False) is not None:
                continue
            source, (first, last) = pair.source_tokens[woman[1]], man
            yield check.finding(
                (pair.target_tokens[first].start, pair.target_tokens[last].end),
                comparison,
                f"“{source.text}” is a woman, “{pair.target_tokens[last].text}” is said of a man.",
                source=(source.start, source.end),
                confidence=0.8,
                evidence={"mechanism": "named woman", "source": source.text, "target": pair.words[1][last]},
            )


def _names(pair: Pair) -> Iterator[tuple[int, int]]:
    """Where names of several words begin on both sides."""
    links = {(link.source, link.target) for link in pair.links if link.is_sure}
    ours, theirs = pair.words
    alike = {(i, j) for i, j in links if ours[i] == theirs[j] and ours[i][0].isupper() and len(ours[i]) > 2}
    yield from sorted((i, j) for i, j in alike if (i + 1, j + 1) in alike and (i - 1, j - 1) not in alike)


def _before(
    words: Sequence[str], name: int, vocabulary: Vocabulary, *, female: bool
) -> tuple[int, int] | None:
    """First and last token of the noun of a woman, or a man, right before a name."""
    for place in range(name - 1, max(-1, name - 1 - _PHRASE), -1):
        word = words[place]
        if not word.isalpha():
            if place == name - 1 and word == ",":
                continue
            return None
        if female and _is_woman(words, place, vocabulary, named=True):
            return place, place
        if female and _is_plain_man(word, vocabulary):
            return None
        first = None if female else _man_from(words, place, vocabulary, named=True)
        if first is not None:
            return first, place
    return None


def _is_plain_man(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a German noun names a man without an article: “Präsident”."""
    return (
        vocabulary.language == "de"
        and word[0].isupper()
        and any(woman in vocabulary.index for woman in women_of(word.lower(), "de"))
    )


def _is_woman(words: Sequence[str], place: int, vocabulary: Vocabulary, *, named: bool = False) -> bool:
    """Whether a noun names a woman: by its ending, beside a man's form that is known, or by its article."""
    lower, language = words[place].lower(), vocabulary.language
    known = any(man in vocabulary.index for man in men_of(lower, language, named=named))
    if language == "de":
        tail = _head(lower, vocabulary)
        return words[place][0].isupper() and any(
            man in vocabulary.index and vocabulary.written(man)[0].isupper() for man in men_of(tail, language)
        )
    if language == "pl":
        return known and lower in vocabulary.index
    return (known or is_epicene(lower, language)) and article_before(words, place, language)[1] == "f"


def _head(word: str, vocabulary: Vocabulary) -> str:
    """The last part of a German compound, which tells its sex."""
    return vocabulary.parts(word)[-1]


def _man_from(words: Sequence[str], place: int, vocabulary: Vocabulary, *, named: bool = False) -> int | None:
    """Where a phrase begins that names a man by article and noun although there is a form for women."""
    lower, language = words[place].lower(), vocabulary.language
    head = _head(lower, vocabulary) if language == "de" else lower
    women = [form for form in women_of(head, language) if form in vocabulary.index]
    first, gender = article_before(words, place, language)
    trade = named and is_trade(lower, language)
    if gender != "m" or not (women or trade or is_epicene(lower, language)):
        return None
    if language == "de" and not (words[place][0].isupper() and lower[-2:] != "in"):
        return None
    titled = {word.lower() for word in words[max(0, first - 2) : first]} & _TITLES
    return None if titled else first


def _is_epicene(pair: Pair, comparison: Comparison) -> bool:
    """Whether a noun stands there whose gender, and with it its pronoun's, says nothing of the person's."""
    return any(
        not epicene(document.language).isdisjoint(word.lower() for word in words)
        for document, words in zip((comparison.source, comparison.target), pair.words, strict=True)
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "person-gender",
        "accuracy/mistranslation",
        Severity.MAJOR,
        "A pronoun or a verb of the source surely means a woman, the translation's a man, or the other way "
        "round.",
        _pronouns,
        (
            Example(
                "„Das hilft nicht“, sagte sie.", "“That does not help,” he said.", ("he said",), ("de", "en")
            ),
            Example("„Das hilft nicht“, sagte er.", "“That does not help,” he said.", (), ("de", "en")),
        ),
    ),
    Check(
        "feminine-lost",
        "accuracy/mistranslation",
        Severity.MINOR,
        "A noun names a woman in the source, by its ending or its article; the translation names a man, "
        "although the noun has a form for women.",
        _lost_women,
        (
            Example("La directrice est venue.", "Der Direktor ist gekommen.", ("Der Direktor",)),
            Example(
                "Die Direktorin ist gekommen.", "Le directeur est venu.", ("Le directeur",), ("de", "fr")
            ),
            Example(
                "Das sagte Direktorin Anna Lund.",
                "Le directeur, Anna Lund, l’a dit.",
                ("Le directeur",),
                ("de", "fr"),
            ),
            Example("La directrice est venue.", "Die Direktorin ist gekommen."),
            Example("Le directeur est venu.", "Der Direktor ist gekommen."),
        ),
    ),
)

"""Women that became men and men that became women: pronouns, and nouns that have a form for either."""

from collections.abc import Iterator, Sequence

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.clashes import Clash, clashes, stands_alike, written_like
from alignkit.languages.feminines import article_before, is_epicene, men_of, women_of
from alignkit.languages.pronouns import PERSONAL, PRONOUNS, SPEAKERS, epicene
from alignkit.lexicon import Vocabulary
from alignkit.records import Finding, Pair, Severity

_LIKELY = 0.3  # probability of a link
_OF_TWO_CASES = frozenset(("her", "hennes", "ihr"))  # him or his: nobody knows which is meant
_TITLES = frozenset(("mme", "madame", "frau", "señora", "signora", "senhora"))
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
    form = contrasts.form(
        clash.target.group, clash.source.pole, comparison.target.language, clash.target.form
    )
    sexes = {"male": "a man", "female": "a woman"}
    return check.finding(
        target,
        comparison,
        f"“{own}” means {sexes[clash.source.pole]}, “{its}” {sexes[clash.target.pole]}.",
        source=source,
        suggestion=None if its.lower() in _OF_TWO_CASES else written_like(form, its),
        confidence=0.85,
        evidence={"mechanism": clash.source.group, "source": clash.source.pole, "target": clash.target.pole},
    )


def _lost_women(comparison: Comparison, check: Check) -> Iterator[Finding]:
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


def _is_woman(words: Sequence[str], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a noun names a woman: by its ending, beside a man's form that is known, or by its article."""
    lower, language = words[place].lower(), vocabulary.language
    known = any(man in vocabulary.index for man in men_of(lower, language))
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


def _man_from(words: Sequence[str], place: int, vocabulary: Vocabulary) -> int | None:
    """Where a phrase begins that names a man by article and noun although there is a form for women."""
    lower, language = words[place].lower(), vocabulary.language
    head = _head(lower, vocabulary) if language == "de" else lower
    women = [form for form in women_of(head, language) if form in vocabulary.index]
    first, gender = article_before(words, place, language)
    if gender != "m" or not (women or is_epicene(lower, language)):
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
            Example("La directrice est venue.", "Die Direktorin ist gekommen."),
            Example("Le directeur est venu.", "Der Direktor ist gekommen."),
        ),
    ),
)

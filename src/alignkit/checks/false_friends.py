"""False friends: a word rendered by one that only looks like it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.false_friends import Friend, Meaning, false_friends, meanings
from alignkit.lexicon import Vocabulary
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_RENDERED, _OFTEN = 0.1, 20  # strength and links of the table from which one renders the other after all
_COMPOUND = 9  # letters of a word that is taken for a compound


class _Place(NamedTuple):
    """A token by number, with one of its meanings."""

    number: int
    friend: Friend


class _Mistaken(NamedTuple):
    """A source word, the word put for it, what both mean, the right word, and whether both are linked."""

    source: Token
    target: Token
    meant: Meaning
    said: Meaning
    right: str | None
    is_linked: bool


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        for source, target, meant, said, right, is_linked in _mistaken(pair, comparison):
            yield check.finding(
                (target.start, target.end),
                comparison,
                f"“{target.text}” means “{said.gloss}”, “{source.text}” means “{meant.gloss}”.",
                source=(source.start, source.end),
                suggestion=right,
                confidence=0.9 if is_linked else 0.75,
                evidence={"meant": meant.gloss, "said": said.gloss},
            )


def _mistaken(pair: Pair, comparison: Comparison) -> Iterator[_Mistaken]:
    languages = comparison.source.language, comparison.target.language
    sides = pair.source_tokens, pair.target_tokens
    one, two = (
        _places(tokens, language, comparison.vocabularies.get(language))
        for tokens, language in zip(sides, languages, strict=True)
    )
    if not one or not two:
        return
    links = {(link.source, link.target) for link in pair.links}
    linked = {i for i, _ in links}, {j for _, j in links}
    for source in one:
        others = [place for place in two if place.friend.family == source.friend.family]
        if any(place.friend.meaning == source.friend.meaning for place in others):
            continue  # what is meant is said
        for target in others:
            i, j = source.number, target.number
            together = (i, j) in links
            alone = len(others) == 1 and i not in linked[0] and j not in linked[1]
            if (
                (together or alone)
                and not _is_kept(sides[0][i], sides[1][j])
                and not _renders(pair, i, j, comparison)
            ):
                every = meanings(source.friend)
                meant, said = every[source.friend.meaning], every[target.friend.meaning]
                right = meant.word(languages[1], source.friend.place)
                yield _Mistaken(sides[0][i], sides[1][j], meant, said, right, together)


def _places(tokens: Sequence[Token], language: str, vocabulary: Vocabulary | None) -> list[_Place]:
    known = false_friends(language)
    return [
        _Place(number, friend)
        for number, token in enumerate(tokens)
        if token.is_word
        for friend in _friends(token.text, known, vocabulary)
        if language != "de" or token.text[0].isupper() or friend.word[0].islower()
    ]


def _friends(
    word: str, known: Mapping[str, tuple[Friend, ...]], vocabulary: Vocabulary | None
) -> tuple[Friend, ...]:
    """What a word is a false friend as; a compound as its last part: “fietsenwinkel” → “Fahrradwinkel”."""
    own = known.get(word.lower()) or known.get(_base(word, vocabulary))
    if own or vocabulary is None or len(word) < _COMPOUND:
        return own or ()
    parts = vocabulary.parts(word)
    return known.get(parts[-1], ()) if len(parts) > 1 else ()


def _base(word: str, vocabulary: Vocabulary | None) -> str:
    return word.lower() if vocabulary is None else vocabulary.lemma(word)


def _is_kept(source: Token, target: Token) -> bool:
    """Whether a capitalised word stands as it is in both texts: a part of a name."""
    return source.text == target.text and source.text[0].isupper()


def _renders(pair: Pair, i: int, j: int, comparison: Comparison) -> bool:
    if comparison.lexicon is None:
        return False
    words = pair.source_tokens[i].text, pair.target_tokens[j].text
    return comparison.lexicon.strength(*words) >= _RENDERED and comparison.lexicon.seen(*words) >= _OFTEN


CHECKS: tuple[Check, ...] = (
    Check(
        "false-friend",
        "accuracy/mistranslation/false-friend",
        Severity.MAJOR,
        "A word was rendered by one that looks like it and means something else: “Rezept” is no receipt.",
        _find,
        (
            Example(
                "Das Rezept liegt in der Küche.", "The receipt is in the kitchen.", ("receipt",), ("de", "en")
            ),
            Example("Das Rezept liegt in der Küche.", "The recipe is in the kitchen.", (), ("de", "en")),
            Example("Elle fait un stage à Lyon.", "She is doing a stage in Lyon.", ("stage",), ("fr", "en")),
            Example("El éxito fue enorme.", "The exit was enormous.", ("exit",), ("es", "en")),
            Example(
                "Zij opent een fietsenwinkel in de stad.",
                "Sie eröffnet einen Fahrradwinkel in der Stadt.",
                ("Fahrradwinkel",),
                ("nl", "de"),
            ),
            Example("She wrote an apology.", "Elle a écrit des excuses.", (), ("en", "fr")),
        ),
    ),
)

"""Text that the translation says twice although the source says it once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.typography import CONJUNCTIONS
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

_SHORTEST = 5  # tokens of a stretch that follows on itself
_APART = 8  # tokens of one that comes again later
_CONTENT = 3  # words of four letters or more in it; of a whole sentence that follows on itself one will do
_ENDS = frozenset(".!?…。！？")


class _Repeat(NamedTuple):
    """A stretch of tokens and where it stands again, as half-open ranges of the same length."""

    first: tuple[int, int]
    second: tuple[int, int]


def _find(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for number, pair in enumerate(comparison.pairs):
        if pair.bead.is_gap:
            continue
        repeat = _repeat(pair.target_tokens)
        if repeat is not None and not _source_repeats(pair):
            yield _finding(repeat, pair, comparison, check)
            continue
        before = comparison.pairs[number - 1] if number else None
        if before and _says_the_same(before, pair):
            where = pair.target_tokens[0].start, pair.target_tokens[-1].end
            message = "The segment before says the same, but its source does not."
            yield check.finding(where, comparison, message, suggestion="", confidence=0.9)


def _phrases(comparison: Comparison, check: Check) -> Iterator[Finding]:
    for pair in comparison.pairs:
        found = None if pair.bead.is_gap else _doubled_phrase(pair.target_tokens)
        if found is None or _doubled_phrase(pair.source_tokens) or _source_repeats(pair):
            continue
        tokens = pair.target_tokens[found.first[0] : found.second[1]]
        once = comparison.target.text[tokens[0].start : pair.target_tokens[found.first[1] - 1].end]
        yield check.finding(
            (tokens[0].start, tokens[-1].end),
            comparison,
            f"“{once}” stands twice in a row.",
            suggestion=once,
            confidence=0.9,
            evidence={"mechanism": "looping output"},
        )


def _doubled_phrase(tokens: Sequence[Token]) -> _Repeat | None:
    """Find two to four words that follow on themselves; longer ones may have “and” or a comma between.

    “Day after day after day” goes round once more than it turns; three turns are a loop, found elsewhere.
    """
    texts = [token.text.lower() for token in tokens]
    for size in range(4, 1, -1):
        for first in range(len(tokens) - 2 * size + 1):
            for gap in (0, 1) if size > 2 else (0,):
                second = first + size + gap
                run = texts[first : first + size]
                if texts[second : second + size] == run and _is_phrase(tokens[first : first + size], gap):
                    between, rest = texts[first + size : second], texts[second + size : second + size + 1]
                    if rest != run[:1] and all(text == "," or text in CONJUNCTIONS for text in between):
                        return _Repeat((first, first + size), (second, second + size))
    return None


def _is_phrase(tokens: Sequence[Token], gap: int) -> bool:
    """Whether tokens are different words, of which enough are long."""
    if not all(token.is_word for token in tokens) or len({token.text.lower() for token in tokens}) < 2:
        return False
    long = sum(len(token.text) > 4 - (len(tokens) > 2) - gap for token in tokens)
    return long > gap


def _finding(repeat: _Repeat, pair: Pair, comparison: Comparison, check: Check) -> Finding:
    tokens = pair.target_tokens[slice(*repeat.second)]
    first = pair.target_tokens[slice(*repeat.first)]
    return check.finding(
        (tokens[0].start, tokens[-1].end),
        comparison,
        "These words stand twice in the translation and once in the source.",
        confidence=0.93,
        evidence={"first": [first[0].start, first[-1].end], "mechanism": "looping output"},
    )


def _repeat(tokens: Sequence[Token]) -> _Repeat | None:
    """The longest stretch that comes again without overlap, if it is long enough to be no phrase."""
    texts = [token.text.lower() for token in tokens]
    places: dict[tuple[str, ...], int] = {}
    best: _Repeat | None = None
    for place in range(len(texts) - _SHORTEST + 1):
        key = tuple(texts[place : place + _SHORTEST])
        first = places.setdefault(key, place)
        if place - first < _SHORTEST or (best and place < best.second[1]):
            continue
        length = _SHORTEST
        while (
            place + length < len(texts)
            and first + length < place
            and texts[first + length] == texts[place + length]
        ):
            length += 1
        words = sum(token.is_word and len(token.text) > 3 for token in tokens[place : place + length])
        near = place - first - length <= 2
        whole = first == 0 and place == length and texts[place - 1] in _ENDS
        if (
            words >= (1 if whole else _CONTENT)
            and (near or length >= _APART)
            and (best is None or length > _length(best))
        ):
            best = _Repeat((first, first + length), (place, place + length))
    return best


def _length(repeat: _Repeat) -> int:
    return repeat.second[1] - repeat.second[0]


def _source_repeats(pair: Pair) -> bool:
    """Whether the source says three words or all twice; titles and refrains are translated as they are."""
    texts = [token.text.lower() for token in pair.source_tokens if token.is_word]
    half = len(texts) // 2
    if half and texts[:half] == texts[half:]:
        return True  # “Help me! Help me!”
    seen: set[tuple[str, ...]] = set()
    for place in range(len(texts) - 2):
        key = tuple(texts[place : place + 3])
        if key in seen:
            return True
        seen.add(key)
    return False


def _says_the_same(before: Pair, pair: Pair) -> bool:
    texts = [[token.text.lower() for token in own.target_tokens] for own in (before, pair)]
    sources = [[token.text.lower() for token in own.source_tokens] for own in (before, pair)]
    words = sum(token.is_word and len(token.text) > 3 for token in pair.target_tokens)
    # Sources that share their words may well come out the same.
    shared = len(set(sources[0]) & set(sources[1])) / max(1, len(set(sources[1])))
    return texts[0] == texts[1] and words >= _CONTENT and shared < 0.5


CHECKS: tuple[Check, ...] = (
    Check(
        "repeated-text",
        "accuracy/addition/repetition",
        Severity.MAJOR,
        "A stretch of words or a whole segment stands twice in the translation, but once in the source.",
        _find,
        (
            Example(
                "Le vieux port de la ville est fermé.",
                "Der alte Hafen der Stadt ist geschlossen, der alte Hafen der Stadt ist geschlossen.",
                ("der alte Hafen der Stadt ist geschlossen",),
            ),
            Example(
                "Le port de la ville est fermé.\nLa route du nord reste ouverte.",
                "Der Hafen der Stadt ist geschlossen.\nDer Hafen der Stadt ist geschlossen.",
                ("Der Hafen der Stadt ist geschlossen.",),
            ),
            Example(
                "Il faut saluer.",
                "Man muss den Hut ziehen. Man muss den Hut ziehen.",
                ("Man muss den Hut ziehen.",),
            ),
            Example("Help me! Help me!", "Kannst du mir helfen? Kannst du mir helfen?", (), ("en", "de")),
            Example("Le port est fermé et le port est plein.", "Der Hafen ist zu und der Hafen ist voll."),
        ),
    ),
    Check(
        "doubled-phrase",
        "linguistic/grammar/doubled-phrase",
        Severity.MINOR,
        "Two to four words follow on themselves, which the source does nowhere.",
        _phrases,
        (
            Example(
                "avec le nom du père ou du mari",
                "with the name of their father or husband or father or husband",
                ("father or husband or father or husband",),
                ("fr", "en"),
            ),
            Example("Il pleut jour après jour.", "Es regnet Tag für Tag für Tag."),
        ),
    ),
)

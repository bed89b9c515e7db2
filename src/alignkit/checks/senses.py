"""Words that mean something else: wrong sense and look-alikes, by evidence of the lexicon."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.base import Check, Comparison, Example
from alignkit.checks.judging import judge
from alignkit.checks.suspects import Suspect, suspects
from alignkit.languages.bylines import byline_word
from alignkit.lexicon import Lexicon
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]

# A word so rare (per million) needs only this share of the threshold where the text renders the source word
# otherwise elsewhere: free translation of common words leaves the same traces. Next to nothing is enough
# where the rest of the same term is rendered alike.
_RARE = 0.4
_CONTRADICTED = {"word": 0.6, "term": 0.03}
_HINT = 0.93  # share of the threshold from which a word is worth a look
_SUPPORT = 0.1  # lexicon strength that makes a rendering elsewhere in the text
_NEAR = 4  # tokens between the parts of a term: "verre", "de", "sécurité"
_UNSUPPORTED = 0.02
_SHORTEST = 3  # letters of a look-alike
_WELL_KNOWN = 20  # links behind both words of a look-alike pair
_SAME_MEANING = 0.4
_RENDERED = 0.1  # strength of the table from which a source word has a rendering
_PLACE = 0.2  # how far apart look-alikes may stand, as a share of the text
_TOO_COMMON = 200.0  # a target word more frequent than this (per million) comes of itself


class _Elsewhere(NamedTuple):
    """How another place of the text renders a source word."""

    rendering: str
    start: int
    end: int
    kind: Literal["word", "term"]  # a known rendering of the word, or what is left of its whole term


class Conviction(NamedTuple):
    """A suspect with its probability, and what contradicts it elsewhere in the text.

    Where neither is enough it is a hint: worth a look, no error.
    """

    case: Suspect
    share: float
    elsewhere: _Elsewhere | None
    is_hint: bool = False


def _convicted(comparison: Comparison) -> tuple[Conviction, ...]:
    """Suspects that the learned verdicts convict, by themselves or because the text contradicts them."""
    cases = comparison.once(suspects)
    places = _places(comparison)
    found = []
    for name in ("alike", "wrong"):
        verdict = judge(comparison, name)
        own = [case for case in cases if case.is_alike == (name == "alike")]
        if verdict is None or comparison.lexicon is None:
            continue
        shares = verdict.probabilities([case.features for case in own])
        for case, share in zip(own, shares, strict=True):
            rare = comparison.lexicon.target.per_million(case.target_token.text) <= _RARE
            if share < _HINT * verdict.least and not (
                rare and share >= min(_CONTRADICTED.values()) * verdict.least
            ):
                continue
            elsewhere = _rendering_elsewhere(case.source_token, case.backed.pair, places, comparison.lexicon)
            if elsewhere and elsewhere.kind == "term" and case.features["link"] > 0:
                elsewhere = None  # a word of the term that is linked has a counterpart of its own
            if elsewhere and not (rare and share >= _CONTRADICTED[elsewhere.kind] * verdict.least):
                elsewhere = None
            proven = verdict.convicts(share) or elsewhere is not None
            if proven or share >= _HINT * verdict.least:
                found.append(Conviction(case, share, elsewhere, not proven))
    return tuple(found)


def _wrong_sense(comparison: Comparison, check: Check) -> Iterator[Finding]:
    lexicon = comparison.lexicon
    if lexicon is None:
        return
    for case, share, elsewhere, is_hint in comparison.once(_convicted):
        if case.is_alike:
            continue  # told by another check
        source, target = case.source_token, case.target_token
        yield check.finding(
            (target.start, target.end),
            comparison,
            f"“{target.text}” is no known rendering of “{source.text}”, nor of any other word here.",
            source=(source.start, source.end),
            suggestion=elsewhere.rendering if elsewhere else _suggestion(source, target, lexicon),
            confidence=round(0.5 + share / 2, 4) if elsewhere else share,
            severity=Severity.NEUTRAL if is_hint else None,
            evidence=_evidence(source, target, elsewhere, lexicon),
        )


def _places(comparison: Comparison) -> Mapping[str, list[tuple[Pair, int]]]:
    """Where each word of the source stands: pair and place in it."""
    places: dict[str, list[tuple[Pair, int]]] = {}
    for pair in comparison.pairs:
        if not pair.bead.is_gap:
            for place, token in enumerate(pair.source_tokens):
                places.setdefault(token.text.casefold(), []).append((pair, place))
    return places


def _rendering_elsewhere(
    word: Token, own: Pair, places: Mapping[str, list[tuple[Pair, int]]], lexicon: Lexicon
) -> _Elsewhere | None:
    """Find how the text renders the word at another place: a known rendering, or the rest of a compound."""
    for pair, place in places[word.text.casefold()]:
        if pair is not own or pair.source_tokens[place] != word:
            found = _rest_of_compound(place, pair, lexicon) or _known(
                pair.source_tokens[place], pair, lexicon
            )
            if found:
                return found
    return None


def _known(word: Token, pair: Pair, lexicon: Lexicon) -> _Elsewhere | None:
    targets = [token for token in pair.target_tokens if token.is_word]
    strengths = lexicon.relations([word.text], [token.text for token in targets])[0]
    if not len(strengths) or strengths.max() < _SUPPORT:
        return None
    best = targets[int(strengths.argmax())]
    return _Elsewhere(best.text, best.start, best.end, "word")


def _rest_of_compound(place: int, pair: Pair, lexicon: Lexicon) -> _Elsewhere | None:
    """“verre de sécurité” ↔ “Sicherheitsglas”: if a neighbour is the head, the tail is the word's."""
    around = (
        pair.source_tokens[max(0, place - _NEAR) : place] + pair.source_tokens[place + 1 : place + 1 + _NEAR]
    )
    neighbours = [token.text for token in around if token.is_word and len(token.text) > 2]
    if not neighbours:
        return None
    words = [token.text for token in pair.source_tokens if token.is_word]
    for token in pair.target_tokens:
        parts = lexicon.target.parts(token.text) if token.is_word else ()
        if len(parts) != 2:
            continue
        head = lexicon.relations(neighbours, [parts[0]]).max()
        tail = lexicon.relations(words, [parts[1]]).max()
        if head >= _SUPPORT > tail:
            return _Elsewhere(parts[1], token.start, token.end, "term")
    return None


def _suggestion(source: Token, target: Token, lexicon: Lexicon) -> str | None:
    """The likeliest rendering, in the form that ends most like the word it replaces."""
    known = lexicon.translations(source.text)
    if not known:
        return None
    base = lexicon.target.lemma(known[0].word)
    forms = [lexicon.target.words[number] for number in lexicon.target.family(base)]
    best = max(sorted(forms), key=lambda form: (_shared_ending(form, target.text), form == known[0].word))
    return lexicon.target.written(best)


def _shared_ending(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other), 2) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length


def _evidence(
    source: Token, target: Token, elsewhere: _Elsewhere | None, lexicon: Lexicon
) -> dict[str, object]:
    found: dict[str, object] = {
        "mechanism": "wrong sense",
        "renderings": [t.word for t in lexicon.translations(source.text)[:5]],
        "usually_translates": [t.word for t in lexicon.sources(target.text)[:5]],
        "links": [
            lexicon.evidence(source.text),
            lexicon.target_evidence(target.text),
            lexicon.seen(source.text, target.text),
        ],
    }
    if elsewhere:
        found["elsewhere"] = {
            "rendering": elsewhere.rendering,
            "start": elsewhere.start,
            "end": elsewhere.end,
        }
    return found


def _look_alike(comparison: Comparison, check: Check) -> Iterator[Finding]:
    lexicon, vectors = comparison.lexicon, comparison.word_vectors
    if lexicon is None or vectors is None:
        return
    learned = [
        (case.backed.pair, twin, case.target_token, share)
        for case, share, _, is_hint in comparison.once(_convicted)
        if case.is_alike and not is_hint and (twin := _twin(case, lexicon)) is not None
    ]
    ruled = [
        (pair, source, target, 0.9)
        for pair in comparison.pairs
        if not pair.bead.is_gap
        for source, target in _alike(pair, lexicon, vectors)
    ]
    told: set[Token] = set()
    for pair, source, target, share in (*ruled, *learned):
        if target not in told:
            told.add(target)
            yield check.finding(
                (target.start, target.end),
                comparison,
                f"“{target.text}” looks like “{source.text}” but never renders it.",
                source=(source.start, source.end),
                suggestion=_in_place(source, target, pair, comparison, lexicon),
                confidence=share,
                evidence=_evidence(source, target, None, lexicon) | {"mechanism": "look-alike"},
            )


def _twin(case: Suspect, lexicon: Lexicon) -> Token | None:
    """The source word spelled most like a suspect, if its own rendering is missing and it is no name."""
    from rapidfuzz.distance import Levenshtein

    own, side = case.target_token.text.casefold(), case.backed.source
    likeness = [
        Levenshtein.normalized_similarity(token.text.casefold(), own) if token.is_word else 0.0
        for token in side.tokens
    ]
    place = max(range(len(likeness)), key=likeness.__getitem__)
    twin = side.tokens[place]
    is_name = _is_inner_name(twin, case.backed.pair) and lexicon.source.written(twin.text.lower()).islower()
    return None if is_name or side.fact("table")[place] >= _RENDERED else twin


def _alike(pair: Pair, lexicon: Lexicon, vectors: Vectors) -> Iterator[tuple[Token, Token]]:
    """Yield words one letter apart, both well known and never linked, without support on either side."""
    sources = [t for t in pair.source_tokens if t.is_word and len(t.text) >= _SHORTEST]
    targets = [t for t in pair.target_tokens if t.is_word and len(t.text) >= _SHORTEST]
    for source, target in _one_letter_apart(sources, targets):
        if _is_inner_name(source, pair) and target.text.islower():
            continue
        if (
            abs(_place(source, pair.source_tokens) - _place(target, pair.target_tokens)) <= _PLACE
            and _is_alone(source, target, pair, lexicon)
            and _both_known(source, target, lexicon)
            # Cognates that mean the same share their pieces' vectors even where the lexicon has a hole.
            and _cosine(source.text, target.text, vectors) < _SAME_MEANING
        ):
            yield source, target


def _is_inner_name(token: Token, pair: Pair) -> bool:
    """Whether a source word is capitalised inside its sentence, as “River” in “the Hudson River”."""
    return token.text[0].isupper() and token != pair.source_tokens[0]


def _place(token: Token, tokens: Sequence[Token]) -> float:
    """Where a token stands in its bead, 0..1."""
    return (token.start - tokens[0].start) / (tokens[-1].end - tokens[0].start)


def _one_letter_apart(sources: list[Token], targets: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield pairs of spellings at distance 1."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    if not sources or not targets:
        return
    words = [[token.text.casefold() for token in side] for side in (sources, targets)]
    distance = cdist(*words, scorer=Levenshtein.distance, score_cutoff=1, dtype=np.uint8)
    for i, j in np.argwhere(distance == 1).tolist():
        yield sources[i], targets[j]


def _is_alone(source: Token, target: Token, pair: Pair, lexicon: Lexicon) -> bool:
    """Whether no word of the pair renders or is rendered by one of the two."""
    sources = [t.text for t in pair.source_tokens if t.is_word]
    targets = [t.text for t in pair.target_tokens if t.is_word]
    supported = (
        lexicon.relations([source.text], targets).max(),
        lexicon.relations(sources, [target.text]).max(),
    )
    return bool(max(supported) < _UNSUPPORTED)


def _cosine(one: str, other: str, vectors: Vectors) -> float:
    a, b = vectors([one, other])
    return float(a @ b / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-9))


def _both_known(source: Token, target: Token, lexicon: Lexicon) -> bool:
    known = min(lexicon.evidence(source.text), lexicon.target_evidence(target.text))
    if known < _WELL_KNOWN or lexicon.target.per_million(target.text) > _TOO_COMMON:
        return False
    base = lexicon.source.lemma(source.text)
    return lexicon.walks(target.text, {base})[base] < 0.01


def _in_place(
    source: Token, target: Token, pair: Pair, comparison: Comparison, lexicon: Lexicon
) -> str | None:
    """The word to write instead: that of a byline where names follow, else the likeliest rendering.

    It is capitalised where both words are.
    """
    word = None
    names_follow = len(pair.source_tokens) > 1 and pair.source_tokens[1].text.istitle()
    if source == pair.source_tokens[0] and names_follow:
        word = byline_word(source.text, comparison.source.language, comparison.target.language)
    known = lexicon.translations(source.text)
    if word is None and known:
        word = lexicon.target.written(known[0].word)
    if word and source.text[0].isupper() and target.text[0].isupper():
        return word[0].upper() + word[1:]
    return word


CHECKS = (
    Check(
        id="look-alike",
        category="accuracy/mistranslation/false-friend",
        severity=Severity.MAJOR,
        explanation=(
            "The translation uses a word that is spelled much like the source word. The lexicon knows both, "
            "never saw one render the other, and the rest of the sentence gives neither any support."
        ),
        find=_look_alike,
        examples=(
            Example("Le mot est rare.", "Der Mut ist selten.", ("Mut",)),
            Example("Le mot est rare.", "Das Wort ist selten."),
            Example("Le parti a gagné.", "Die Partei hat gewonnen."),
        ),
    ),
    Check(
        id="wrong-sense",
        category="accuracy/mistranslation/wrong-sense",
        severity=Severity.MAJOR,
        explanation=(
            "A well-known target word renders nothing in the source as far as the lexicon knows, and a "
            "well-known source word at its place is rendered by nothing. An error only where the evidence is "
            "overwhelming, or where the same text renders the source word otherwise elsewhere; "
            "else, where it is strong, a hint (neutral)."
        ),
        find=_wrong_sense,
        examples=(
            Example(
                "Le juge a lu le jugement.\nLe juge a refusé la demande.",
                "Der Richter verlas das Urteil.\nDer Nadelbaum lehnte den Antrag ab.",
                ("Nadelbaum",),
            ),
            Example("La banque a fermé ses portes.", "Die Bank hat geschlossen."),
        ),
    ),
)

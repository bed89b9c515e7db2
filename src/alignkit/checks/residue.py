"""Stretches of another language inside the translation: the source's, or a third one's.

Word lists of all the model's languages decide, so no translation table is needed. A stretch has at least
two words that are common in the other language and next to unknown in the target's; names, titles and
quotations that the source writes the same way are left alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import regex

from alignkit.checks.base import Check, Comparison, Example
from alignkit.languages.names import language_name
from alignkit.records import Finding, Pair, Severity
from alignkit.tokens import Token

# A strong word is this frequent (per million) in the other language and so many times rarer in the target's;
# a weak one may stand between or beside strong ones.
_COMMON, _CONTRAST, _WEAK_CONTRAST = 40.0, 25.0, 5.0
_FLOOR = 1.0  # frequency of a word that a list lacks
_STRONG_WORDS = 2
_STRONG_SHARE = 0.2
_INNER_MARKS = "'’-,"
_OPENING = '„“«‚‘"»‹”'
_GLOSSED = regex.compile(
    r"[\"”“»’][ \u00a0]*\(\p{L}+[ \u00a0]\p{L}"
)  # a quotation with its rendering behind it


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring target tokens, first..last inclusive by place, of one other language."""

    language: str
    first: int
    last: int
    strong: int


def _all_stretches(comparison: Comparison) -> tuple[tuple[Pair, _Stretch], ...]:
    """Return every stretch that is no name; both checks ask for them."""
    return tuple(
        (pair, stretch)
        for pair in comparison.pairs
        for stretch in _stretches(pair, comparison)
        if not _is_inside_name(stretch, pair.target_tokens)
        and not _is_compound(stretch, pair.target_tokens)
        and not _is_named(stretch, pair, comparison)
    )


class _Speech:
    """Which words of the translation speak for which other language, looked up once a comparison.

    ``languages`` (L) are all but the target's; ``usual`` (W), the frequency of each different word in the
    target's own list; ``spoken`` and ``strong`` (L, W), whether a word belongs to a language at all, and
    whether it proves it.
    """

    def __init__(self, comparison: Comparison) -> None:
        texts = {token.text for pair in comparison.pairs for token in pair.target_tokens if token.is_word}
        self.rows = {text: number for number, text in enumerate(sorted(texts))}
        own = comparison.vocabularies[comparison.target.language]
        self.languages = [name for name in comparison.vocabularies if name != comparison.target.language]
        self.usual = np.array([own.per_million(text) for text in self.rows])
        foreign = np.array(
            [[comparison.vocabularies[name].per_million(t) for t in self.rows] for name in self.languages]
        ).reshape(len(self.languages), len(self.rows))
        small = np.array([len(text) > 1 and text.islower() for text in self.rows], dtype=bool)
        self.spoken = (foreign > 0) & (foreign >= _WEAK_CONTRAST * np.maximum(self.usual, _FLOOR))
        # Capitalised words may be names and prove nothing.
        self.strong = self.spoken & small & (foreign >= np.maximum(_COMMON, _CONTRAST * self.usual))


def _stretches(pair: Pair, comparison: Comparison) -> list[_Stretch]:
    """Return the stretches of a bead, the best explained first, none overlapping a better one."""
    if comparison.target.language not in comparison.vocabularies or pair.bead.is_gap:
        return []
    speech = comparison.once(_Speech)
    places = [k for k, token in enumerate(pair.target_tokens) if token.is_word]
    columns = np.array([speech.rows[pair.target_tokens[k].text] for k in places], dtype=np.intp)
    enough = np.flatnonzero(speech.strong[:, columns].sum(axis=1) >= _STRONG_WORDS).tolist()
    found = [
        stretch
        for row in enough
        for stretch in _of_language(speech, row, dict(zip(places, columns.tolist(), strict=True)), pair)
    ]
    # Kindred languages share words: the source's language is the likelier explanation, then the longer one.
    found.sort(
        key=lambda s: (-s.strong, s.language != comparison.source.language, s.first - s.last, s.language)
    )
    kept: list[_Stretch] = []
    for stretch in found:
        if all(stretch.last < other.first or other.last < stretch.first for other in kept):
            kept.append(stretch)
    return kept


def _of_language(speech: _Speech, row: int, columns: Mapping[int, int], pair: Pair) -> Iterator[_Stretch]:
    """Yield the runs of words of one language that hold enough strong ones.

    Words that neither language lists (rare ones, names) may stand inside a run, not at its ends.
    """
    run: list[int] = []
    strong = 0
    for place, token in enumerate((*pair.target_tokens, None)):
        column = columns.get(place)
        if column is not None and speech.spoken[row, column]:
            run.append(place)
            strong += bool(speech.strong[row, column])
        elif column is not None and speech.usual[column] < _FLOOR and run:
            continue
        elif column is not None or token is None or token.text not in _INNER_MARKS:
            if strong >= max(_STRONG_WORDS, _STRONG_SHARE * (run[-1] - run[0] + 1 if run else 0)):
                yield _Stretch(speech.languages[row], run[0], run[-1], strong)
            run, strong = [], 0


def _is_inside_name(stretch: _Stretch, tokens: tuple[Token, ...]) -> bool:
    """Whether a short stretch joins two capitalised words: “State of the Union”."""
    around = tokens[max(0, stretch.first - 1) : stretch.first] + tokens[stretch.last + 1 : stretch.last + 2]
    return stretch.strong <= _STRONG_WORDS and len(around) == 2 and all(t.text[0].isupper() for t in around)


def _is_compound(stretch: _Stretch, tokens: tuple[Token, ...]) -> bool:
    """Whether hyphens hold all of a stretch together: “like-for-like” is one loan."""
    words = [place for place in range(stretch.first, stretch.last + 1) if tokens[place].is_word]
    return all(
        tokens[place - 1].text == "-" and tokens[place - 1].end == tokens[place].start for place in words[1:]
    )


def _is_named(stretch: _Stretch, pair: Pair, comparison: Comparison) -> bool:
    """Whether the source has the same words as a name, a title or a quotation of its own."""
    tokens = pair.target_tokens
    text = comparison.target.text[tokens[stretch.first].start : tokens[stretch.last].end]
    span = comparison.span(pair, "source")
    if span is None or text.casefold() not in comparison.source.text[slice(*span)].casefold():
        return False
    if stretch.language != comparison.source.language:
        return True
    before = tokens[stretch.first - 1].text if stretch.first else ""
    words = [token.text for token in tokens[stretch.first : stretch.last + 1] if token.is_word]
    capitalised = sum(word[0].isupper() for word in words)
    whole = len(words) * 3 >= 2 * sum(token.is_word for token in tokens)
    quoted = bool(before) and before in _OPENING
    return not whole and (quoted or capitalised * 3 >= len(words))


def _residue(comparison: Comparison, check: Check, *, of_source: bool) -> Iterator[Finding]:
    usual = language_name(comparison.target.language)
    for pair, stretch in comparison.once(_all_stretches):
        if (stretch.language == comparison.source.language) != of_source:
            continue
        tokens = pair.target_tokens[stretch.first : stretch.last + 1]
        if _GLOSSED.match(comparison.target.text, tokens[-1].end):
            continue
        yield check.finding(
            (tokens[0].start, tokens[-1].end),
            comparison,
            f"This is {language_name(stretch.language)}, not {usual}.",
            confidence=min(0.97, 0.7 + 0.05 * stretch.strong),
            evidence={
                "language": stretch.language,
                "words": [token.text for token in tokens if token.is_word],
                "mechanism": "left as it was" if of_source else "pivot or page residue",
            },
        )


def _source_language(comparison: Comparison, check: Check) -> Iterator[Finding]:
    return _residue(comparison, check, of_source=True)


def _third_language(comparison: Comparison, check: Check) -> Iterator[Finding]:
    return _residue(comparison, check, of_source=False)


CHECKS = (
    Check(
        id="untranslated-words",
        category="accuracy/untranslated",
        severity=Severity.MAJOR,
        explanation=(
            "Neighbouring words were left in the source's language. Names, titles and quotations that the "
            "source has too are left alone."
        ),
        find=_source_language,
        examples=(
            Example(
                "Le gouvernement a décidé de fermer l'école.",
                "Die Regierung hat décidé de fermer l'école.",
                ("décidé de fermer l'école",),
            ),
            Example(
                "She was away because of heavy rain.",
                "Sie war weg because of heavy rain.",
                ("because of heavy rain",),
                ("en", "de"),
            ),
            Example("Il lit Le Monde chaque matin.", "Er liest jeden Morgen Le Monde."),
            Example("Médecins sans frontières est parti.", "Médecins sans frontières ist abgereist."),
        ),
    ),
    Check(
        id="third-language-words",
        category="accuracy/untranslated/third-language",
        severity=Severity.MAJOR,
        explanation=(
            "Neighbouring words belong to neither language of the pair but to a third one that the model "
            "knows: a sign of a pivot translation or of page residue."
        ),
        find=_third_language,
        examples=(
            Example(
                "Il a dit que tout allait bien.",
                "Er sagte, everything would have been gut.",
                ("everything would have been",),
            ),
            Example("Elle travaille chez nous.", "Sie arbeitet bei uns."),
            Example("La croissance à périmètre constant.", "Das Like-for-like-Wachstum, like-for-like."),
        ),
    ),
)

"""Learn what tells a wrong word from a free translation: clean pairs against pairs with one word planted."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np
from sklearn.linear_model import LogisticRegression

from alignkit.checks.base import Comparison
from alignkit.checks.orphans import Features, suspects
from alignkit.documents import document
from alignkit.lexicon import Lexicon
from alignkit.records import Pair
from alignkit.toolkit import Toolkit

Lines = Sequence[tuple[str, str]]
_RAREST, _COMMONEST = 3, 300.0  # links at least, occurrences per million at most, of a planted word


def learn_orphan_weights(
    toolkit: Toolkit, bitexts: Sequence[tuple[tuple[str, str], Lines]], seed: int
) -> dict[str, float]:
    """Fit the logistic weights on clean lines (label 0) and planted words (label 1) of several bitexts."""
    rows, labels = [], []
    for languages, lines in bitexts:
        changed, words = plant(lines, toolkit, languages, seed)
        for features, _ in _all_features(lines, toolkit, languages):
            rows.append(features)
            labels.append(0)
        for features, (number, word) in _all_features(changed, toolkit, languages):
            if word == words[number]:
                rows.append(features)
                labels.append(1)
    names = [field.name for field in fields(Features)]
    table = np.array([[row.mapping()[name] for name in names] for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0)
    fitted = LogisticRegression(class_weight="balanced", max_iter=1000).fit((table - mean) / spread, labels)
    weights = fitted.coef_[0] / spread
    intercept = float(fitted.intercept_[0] - weights @ mean)
    return {"intercept": intercept, **dict(zip(names, map(float, weights), strict=True))}


def _all_features(
    lines: Lines, toolkit: Toolkit, languages: tuple[str, str]
) -> Iterator[tuple[Features, tuple[int, str]]]:
    """Yield the features of every suspect with its line number and target word."""
    pairs = _paired(lines, toolkit, languages)
    numbers = {id(pair): number for number, pair in enumerate(pairs.pairs)}
    for pair, suspect in suspects(pairs):
        yield suspect.features, (numbers[id(pair)], pair.target_tokens[suspect.target].text)


def _paired(lines: Lines, toolkit: Toolkit, languages: tuple[str, str]) -> Comparison:
    sides = ("".join(f"{line[side]}\n" for line in lines) for side in (0, 1))
    documents = [document(text, language=language) for text, language in zip(sides, languages, strict=True)]
    return toolkit.pair_lines(documents[0], documents[1])


def plant(
    lines: Lines, toolkit: Toolkit, languages: tuple[str, str], seed: int
) -> tuple[list[tuple[str, str]], list[str]]:
    """Replace in each pair one well-linked target word by another of the same casing.

    Returns:
        The changed pairs (pairs without such a word are left out), and the word planted in each.
    """
    rng = np.random.default_rng(seed)
    lexicon = toolkit.lexicon(*languages)
    if lexicon is None:
        raise ValueError(f"no table for {languages}")
    comparison = _paired(lines, toolkit, languages)
    pool = sorted(
        {t.text for p in comparison.pairs for t in p.target_tokens if _replaceable(t.text, lexicon)}
    )
    by_case = {case: [word for word in pool if word[0].isupper() == case] for case in (True, False)}
    changed, words = [], []
    for (a, b), pair in zip(lines, comparison.pairs, strict=True):
        chosen = _linked(pair, lexicon)
        if chosen:
            token = pair.target_tokens[chosen[int(rng.integers(len(chosen)))]]
            pick = by_case[token.text[0].isupper()]
            words.append(pick[int(rng.integers(len(pick)))])
            start = token.start - comparison.target_segments[pair.bead.target[0]].start
            changed.append((a, b[:start] + words[-1] + b[start + len(token.text) :]))
    return changed, words


def _linked(pair: Pair, lexicon: Lexicon) -> list[int]:
    sure = (link.target for link in pair.links if link.probability > 0.6)
    return [place for place in sure if _replaceable(pair.target_tokens[place].text, lexicon)]


def _replaceable(word: str, lexicon: Lexicon) -> bool:
    return (
        word[0].isalpha()
        and len(word) > 3
        and lexicon.target.per_million(word) < _COMMONEST
        and lexicon.target_evidence(word) >= _RAREST
    )

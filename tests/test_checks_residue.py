"""Stretches of another language: the two arrays of a comparison find what a walk with dictionaries finds."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from paired import paired

from alignkit.checks import residue
from alignkit.checks.residue import _COMMON, _CONTRAST, _FLOOR, _INNER_MARKS, _STRONG_SHARE, _STRONG_WORDS
from alignkit.checks.residue import _WEAK_CONTRAST as _WEAK
from alignkit.lexicon import Lexicon, Table, Vocabulary

WORDS = ("alt", "baum", "der", "est", "haus", "la", "le", "Maria", "the", "town", "und", "vieux", "ville")
MARKS = (",", "-", ".", "12")


def vocabulary(counts, language):
    words = sorted(word.lower() for word in WORDS)
    frequent = [max(0, count) for count in counts]
    listed = [word for word, count in zip(words, frequent, strict=True) if count] or ["zz"]
    numbers = np.arange(len(listed), dtype=np.uint32)
    sizes = np.array([count for count in frequent if count] or [1], dtype=np.uint32)
    return Vocabulary(listed, sizes, numbers, numbers.astype(np.uint8) * 0, language)


COUNTS = st.lists(st.sampled_from([0, 0, 1, 50, 5000]), min_size=len(WORDS), max_size=len(WORDS))


def slow_stretches(tokens, target, language, other):
    """The runs of one other language, word by word."""
    run, strong = [], 0
    for place, token in enumerate((*tokens, None)):
        if token is not None and not token.is_word and token.text in _INNER_MARKS:
            continue
        usual = target.per_million(token.text) if token is not None and token.is_word else 0.0
        foreign = other.per_million(token.text) if token is not None and token.is_word else 0.0
        if foreign and foreign >= _WEAK * max(usual, _FLOOR):
            run.append(place)
            sure = len(token.text) > 1 and token.text.islower()
            strong += sure and foreign >= max(_COMMON, _CONTRAST * usual)
        elif token is None or not run or not token.is_word or usual >= _FLOOR:
            length = run[-1] - run[0] + 1 if run else 0
            if strong >= max(_STRONG_WORDS, _STRONG_SHARE * length):
                yield language, run[0], run[-1], strong
            run, strong = [], 0


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(WORDS + MARKS), min_size=1, max_size=14), COUNTS, COUNTS)
def test_the_stretches_are_those_of_the_slow_walk(words, target_counts, other_counts):
    target, other = vocabulary(target_counts, "de"), vocabulary(other_counts, "fr")
    nothing = np.zeros(0, np.uint32), np.zeros(0, np.uint16)
    lexicon = Lexicon(other, target, Table(np.zeros(len(other.words) + 1, np.uint32), *nothing), {})
    comparison = paired("x", " ".join(words), lexicon=lexicon)
    pair = comparison.pairs[0]
    found = sorted((s.language, s.first, s.last, s.strong) for s in residue._stretches(pair, comparison))
    assert found == sorted(slow_stretches(pair.target_tokens, target, "fr", other))

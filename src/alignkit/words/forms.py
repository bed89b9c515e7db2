"""The word forms of a text, numbered, with what the link score wants to know of each: computed once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from alignkit.words.spelling import WIDTH, letter_groups

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
EncodeWords = Callable[[Sequence[str]], Floats]

WORD, NUMBER, MARK = 0, 1, 2
_ROOM = 1024


def bare(token: str) -> str:
    """The letters and digits of a token with what stands between them, in lower case; a mark stays whole.

    Example:
        >>> bare("l'"), bare("Garde-robe"), bare("»")
        ('l', 'garde-robe', '»')
    """
    folded = token.casefold()
    if folded.isalnum():
        return folded
    inside = [place for place, sign in enumerate(folded) if sign.isalnum()]
    return folded[inside[0] : inside[-1] + 1] if inside else folded


def pieces(word: str) -> list[str]:
    """Cut a bare word at marks inside it: ``garde-robe`` → ``garde``, ``robe``."""
    if word.isalnum():
        return [word]
    return "".join(sign if sign.isalnum() else " " for sign in word).split() or [word]


def _value(word: str) -> str:
    """The digits of a word with any, else the word."""
    return word if word.isalpha() else "".join(filter(str.isdigit, word)) or word


@dataclass
class Names:
    """Strings numbered in order of appearance, shared by both sides so that equal means equal."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, texts: Iterable[str]) -> list[int]:
        """Numbers of the texts; new ones get the next numbers."""
        return [self.numbers.setdefault(text, len(self.numbers)) for text in texts]


class Forms:
    """One side's word forms in columns: row k describes form k."""

    def __init__(self, encode: EncodeWords, names: Names) -> None:
        self._encode = encode
        self._names = names
        self._index: dict[str, int] = {}
        self.bare: list[str] = []
        self._room = 0
        self.vectors: Floats = np.array(encode([""])[:0], dtype=np.float32)  # none yet
        self.weights: Floats = np.zeros(0, dtype=np.float32)
        self.groups: Floats = np.zeros((0, WIDTH), dtype=np.float32)
        self.kinds = np.zeros(0, dtype=np.int8)
        self.names: Numbers = np.zeros(0, dtype=np.intp)
        self.values: Numbers = np.zeros(0, dtype=np.intp)

    def __len__(self) -> int:
        return len(self._index)

    def numbers(self, tokens: Sequence[str]) -> list[int]:
        """Number of each token's form; forms not met before are described and get the next numbers."""
        index = self._index
        new = [token for token in dict.fromkeys(tokens) if token not in index]
        if new:
            self._add(new)
        return [index[token] for token in tokens]

    def _add(self, tokens: list[str]) -> None:
        first, last = len(self._index), len(self._index) + len(tokens)
        bares = [bare(token) for token in tokens]
        vectors = self._encode([word if word.isalnum() else " ".join(pieces(word)) for word in bares])
        lengths = np.linalg.norm(vectors, axis=1)
        self._grow(last)
        self.vectors[first:last] = vectors / np.where(lengths > 0, lengths, 1.0)[:, None]
        self.weights[first:last] = lengths
        kinds = [WORD if word[0].isalpha() else NUMBER if word[0].isdigit() else MARK for word in bares]
        self.kinds[first:last] = kinds
        self.groups[first:last] = letter_groups(
            [word if kind == WORD else "" for word, kind in zip(bares, kinds, strict=True)]
        )
        self.names[first:last] = self._names.of(bares)
        self.values[first:last] = self._names.of(map(_value, bares))
        self.bare += bares
        self._index.update(zip(tokens, range(first, last), strict=True))

    def _grow(self, needed: int) -> None:
        if needed <= self._room:
            return
        self._room = max(needed, 2 * self._room, _ROOM)
        for name in ("vectors", "weights", "groups", "kinds", "names", "values"):
            old = getattr(self, name)
            new = np.zeros((self._room, *old.shape[1:]), dtype=old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)

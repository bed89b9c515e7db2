"""Read a sentence and its translation together, and say of every word whether it is right."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from alignkit.contextual.network import Network, Words
from alignkit.contextual.portraits import Portrait, Portrayer, TokenPair
from alignkit.errors import ModelError

Floats = NDArray[np.float32]
FORMAT = "alignkit-judge/2"
KINDS = (
    "fine", "number", "untranslated", "sense", "plural", "name", "omission", "addition", "negation",
)  # fmt: skip
"""What a word can be; a source word that is not fine is not (rightly) rendered."""
_RANGE = -2.67, 7.96  # of features in training, where they are stored in a byte
_LONGEST = 400  # words of a side that are read
_WORDS = 2000  # of a batch, padding included: what stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of a pair, source words first.

    ``kinds`` holds the probability of each of KINDS for each word, (words, len(KINDS)); ``human`` how likely
    people would mark each word; ``quality`` a guess at people's z score; ``critical`` how likely they would
    call an error in the pair critical.
    """

    source_size: int
    kinds: Floats
    human: Floats
    quality: float
    critical: float


class Judge:
    """A trained judge of sentence pairs.

    Args:
        path: Its file of weights (safetensors) with a description.
        encode: Words → vectors of any length.

    Raises:
        ModelError: If the file is missing, damaged or of another format.
    """

    def __init__(self, path: Path, encode: Callable[[Sequence[str]], Floats]) -> None:
        try:
            with safe_open(path, framework="numpy") as arrays:
                facts = json.loads((arrays.metadata() or {})["description"])
                weights = {name: arrays.get_tensor(name) for name in arrays.keys()}  # noqa: SIM118
            if facts["format"] != FORMAT or tuple(facts["kinds"]) != KINDS:
                raise ValueError(f"format {facts['format']!r}, not {FORMAT!r}")
            self._network = Network(weights, int(facts["heads"]))
            self._languages = {language: number for number, language in enumerate(facts["languages"])}
            self._endings = int(facts["endings"])
            self._places = len(weights["parts.place.weight"])
        except (OSError, KeyError, ValueError, TypeError, SafetensorError) as error:
            raise ModelError(f"{path}: cannot load the judge ({error}); reinstall the model") from error
        self.facts: dict[str, Any] = facts
        self.digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        """First eight hexadecimal digits of the sha256 of the file."""
        self._encode = encode

    def judge(
        self, portrayer: Portrayer, pairs: Sequence[TokenPair], languages: tuple[str, str]
    ) -> list[Verdict]:
        """Judge pairs of tokenised lines, neither side empty.

        Args:
            portrayer: What links the words of the language pair.
            pairs: Source and target tokens.
            languages: Of source and target.
        """
        portraits = portrayer.portray(pairs)
        numbers = [self._languages.get(language, len(self._languages)) for language in languages]
        found: list[Verdict | None] = [None] * len(pairs)
        for chosen in _batches([len(portrait.words) for portrait in portraits]):
            words = self._words([portraits[k] for k in chosen], numbers)
            said = self._network(words)
            for row, k in enumerate(chosen):
                size = len(portraits[k].words)
                found[k] = Verdict(
                    portraits[k].source_size,
                    said.kinds[row, :size],
                    said.human[row, :size],
                    float(said.quality[row]),
                    float(said.critical[row]),
                )
        return [verdict for verdict in found if verdict is not None]

    def _words(self, portraits: Sequence[Portrait], languages: Sequence[int]) -> Words:
        """Pad portraits to the longest."""
        sizes = np.array([len(portrait.words) for portrait in portraits])
        splits = np.array([portrait.source_size for portrait in portraits])
        inside = np.arange(int(sizes.max())) < sizes[:, None]
        sides = (np.arange(inside.shape[1]) >= splits[:, None]).astype(np.int64)
        vectors = self._encode([word for portrait in portraits for word in portrait.words])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        features = np.concatenate([portrait.features for portrait in portraits]).astype(np.float32)
        places = np.arange(inside.shape[1]) - sides * splits[:, None]
        return Words(
            _spread(vectors / np.where(lengths > 0, lengths, 1.0), inside),
            np.clip(_spread(features, inside), *_RANGE),
            _spread(np.concatenate([portrait.partners for portrait in portraits]), inside),
            _spread(np.concatenate([portrait.endings for portrait in portraits]), inside),
            sides,
            np.array(languages)[sides],
            np.clip(places, 0, self._places - 1),
            inside,
        )


def _spread(rows: NDArray[Any], inside: NDArray[np.bool_]) -> NDArray[Any]:
    """Put rows one after the other into the places inside, zero elsewhere."""
    out = np.zeros((*inside.shape, *rows.shape[1:]), dtype=rows.dtype)
    out[inside] = rows
    return out


def _batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Put pairs of like size together."""
    batch: list[int] = []
    for k in sorted(range(len(sizes)), key=lambda k: (sizes[k], k)):
        if batch and sizes[k] * (len(batch) + 1) > _WORDS:
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch


def summary(verdicts: Sequence[Verdict | None]) -> NDArray[np.float64]:
    """Sum up what is thought of each pair, (n, 4), higher is better: what fidelity takes of it.

    The columns are people's likely rating, no critical error, words that people would not mark, and words
    that are right. Of a pair that was not read nothing is said: zeros.
    """
    rows = [
        (0.0, 0.0, 0.0, 0.0)
        if own is None
        else (
            own.quality,
            -own.critical,
            -float(own.human.mean()),
            -float(np.log1p((1 - own.kinds[:, 0]).sum())),
        )
        for own in verdicts
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


@dataclass(frozen=True, slots=True)
class Reader:
    """A judge with what it needs to know of a language pair.

    Args:
        judge: The judge.
        portrayer: What links the words of the pair of languages.
        languages: Of source and target.
    """

    judge: Judge
    portrayer: Portrayer
    languages: tuple[str, str]

    def read(self, pairs: Sequence[TokenPair]) -> list[Verdict | None]:
        """Judge tokenised pairs; None where a side is empty.

        Of a side with more than 400 words the rest counts as fine: the time grows with the square.
        """
        full = [pair for pair in pairs if pair[0] and pair[1]]
        begun = [(one[:_LONGEST], two[:_LONGEST]) for one, two in full]
        verdicts = iter(
            own if sum(map(len, pair)) == len(own.human) else _lengthened(own, pair)
            for pair, own in zip(full, self.judge.judge(self.portrayer, begun, self.languages), strict=True)
        )
        return [next(verdicts) if pair[0] and pair[1] else None for pair in pairs]


def _lengthened(own: Verdict, pair: TokenPair) -> Verdict:
    """Say of the words that were not read that they are fine."""
    kinds = np.zeros((sum(map(len, pair)), own.kinds.shape[1]), dtype=np.float32)
    kinds[:, 0] = 1.0
    human = np.zeros(len(kinds), dtype=np.float32)
    n, m = own.source_size, len(own.human) - own.source_size
    for place, part in ((0, slice(0, n)), (len(pair[0]), slice(n, n + m))):
        size = part.stop - part.start
        kinds[place : place + size], human[place : place + size] = own.kinds[part], own.human[part]
    return Verdict(len(pair[0]), kinds, human, own.quality, own.critical)

"""The judge's network in numpy: layers of attention over the words of a sentence pair, source words first."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
_EPSILON, _LAYER_EPSILON = 1e-5, 1e-12


@dataclass(frozen=True, slots=True)
class Words:
    """Pairs padded to n words, all (b, n) but vectors (b, n, dim) and features (b, n, f).

    ``vectors`` have length 1, ``partners`` are places in the row, ``sides`` 0 for the source and 1 for the
    target, ``inside`` tells words from padding.
    """

    vectors: Floats
    features: Floats
    partners: Numbers
    endings: Numbers
    sides: Numbers
    languages: Numbers
    places: Numbers
    inside: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the network concludes of a batch.

    ``kinds`` are the probabilities of each kind of error for each word, the first kind being none, (b, n,
    kinds); ``human`` how likely people mark the word, (b, n); ``quality`` people's z score of the pair and
    ``critical`` how likely they find a critical error in it, (b,).
    """

    kinds: Floats
    human: Floats
    quality: Floats
    critical: Floats


class Network:
    """The judge's weights by their names in training, applied to a batch.

    Args:
        weights: Arrays of any floating type.
        heads: Number of attention heads.

    Raises:
        KeyError: If an array is missing.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.generic]], heads: int) -> None:
        self._weights = {name: np.ascontiguousarray(own, dtype=np.float32) for name, own in weights.items()}
        self._heads = heads
        self.layers = len({name.split(".")[1] for name in weights if name.startswith("layers.")})
        for name in ("parts.own.weight", "heads.words.weight", "heads.pair.weight"):
            _ = self._weights[name]

    def __call__(self, words: Words) -> Verdicts:
        """Judge a batch."""
        states = self._input(words)
        for number in range(self.layers):
            states = self._layer(states, words.inside, f"layers.{number}")
        both = np.concatenate([states, _gathered(states, words.partners)], axis=2)
        odds = self._linear(both, "heads.words")
        inside = words.inside[:, :, None]
        mean = (states * inside).sum(axis=1) / np.maximum(inside.sum(axis=1), 1)
        most = np.where(inside, states, np.float32(-1e4)).max(axis=1)
        whole = self._linear(np.concatenate([mean, most], axis=1), "heads.pair")
        return Verdicts(
            _softmax(odds[..., :-1]), _logistic(odds[..., -1]), whole[:, 0], _logistic(whole[:, 1])
        )

    def _input(self, words: Words) -> Floats:
        """What is known of every word by itself and of its partner."""
        weights = self._weights
        partner = _gathered(words.vectors, words.partners)
        product = words.vectors * partner * np.float32(partner.shape[2] ** 0.5)
        features = np.concatenate([words.features, _gathered(words.features, words.partners)], axis=2)
        states = self._linear(words.vectors, "parts.own")
        for name, own in (("partner", partner), ("product", product), ("features", features)):
            states += own @ weights[f"parts.{name}.weight"].T
        for name, numbers in (
            ("ending", words.endings),
            ("partner_ending", np.take_along_axis(words.endings, words.partners, axis=1)),
            ("side", words.sides),
            ("language", words.languages),
            ("place", words.places),
        ):
            states += weights[f"parts.{name}.weight"][numbers]
        return self._norm(states, "norm", _EPSILON)

    def _layer(self, states: Floats, inside: NDArray[np.bool_], name: str) -> Floats:
        mixed = self._linear(
            self._attention(states, inside, f"{name}.attention.self"), f"{name}.attention.output.dense"
        )
        states = self._norm(mixed + states, f"{name}.attention.output.LayerNorm", _LAYER_EPSILON)
        inner = np.maximum(self._linear(states, f"{name}.intermediate.dense"), 0.0)
        return self._norm(
            self._linear(inner, f"{name}.output.dense") + states, f"{name}.output.LayerNorm", _LAYER_EPSILON
        )

    def _attention(self, states: Floats, inside: NDArray[np.bool_], name: str) -> Floats:
        b, n, width = states.shape
        query, key, value = (
            self._linear(states, f"{name}.{role}").reshape(b, n, self._heads, -1).transpose(0, 2, 1, 3)
            for role in ("query", "key", "value")
        )
        odds = query @ key.transpose(0, 1, 3, 2) / np.float32((width // self._heads) ** 0.5)
        odds = np.where(inside[:, None, None, :], odds, np.float32(-1e9))
        return np.asarray((_softmax(odds) @ value).transpose(0, 2, 1, 3).reshape(b, n, width))

    def _linear(self, states: Floats, name: str) -> Floats:
        return np.asarray(states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"])

    def _norm(self, states: Floats, name: str, epsilon: float) -> Floats:
        states = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((states * states).mean(axis=-1, keepdims=True) + np.float32(epsilon))
        return np.asarray(states / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"])


def _gathered(states: Floats, partners: Numbers) -> Floats:
    return np.take_along_axis(states, partners[:, :, None], axis=1)


def _softmax(odds: Floats) -> Floats:
    odds = np.exp(odds - odds.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True))


def _logistic(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float32)

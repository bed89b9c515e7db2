"""Make ``alignkit/languages/identification.npz`` from the model of py3langid (BSD-3-Clause).

py3langid takes 0.9 s to load its 142 languages; alignkit needs some fifty and may not wait. This keeps
the n-grams that tell pairs of those languages apart best, as UTF-8 text, with their weights in eight bits.

    python -m models.training.identification src/alignkit/languages/identification.npz
"""

import sys
from pathlib import Path

import numpy as np
import py3langid
from py3langid.modelio import load_model

_CODES = (
    "en fr de es it pt nl pl cs sv da no fi ru uk bg hu ro tr el hr sk sl ca is et lv lt mk be sq eu ga cy "
    "mt af id vi fa ar he ja ko zh hi ka hy"
)
LANGUAGES = _CODES.split()
FEATURES = 10_000
LONGEST = 5  # code points
STEP = 16  # weights are kept in sixteenths of a natural-log unit
CANDIDATES = 3_000  # n-grams ranked for each pair of languages


def strings(moves: list[int], rows: list[int], outputs: list[int]) -> dict[int, bytes]:
    """The n-gram of every feature: the shortest way through the automaton to a state that emits it."""
    reached = {0: b""}
    grams: dict[int, bytes] = {}
    frontier = [0]
    while frontier:
        following = []
        for state in frontier:
            for byte in range(256):
                target = moves[(rows[state] << 8) + byte]
                if target not in reached:
                    reached[target] = reached[state] + bytes([byte])
                    following.append(target)
                    if outputs[target] >= 0:
                        grams.setdefault(outputs[target], reached[target])
        frontier = following
    return grams


def usable(gram: bytes) -> bool:
    """Whether an n-gram is whole characters, not too many, and no line break."""
    try:
        text = gram.decode()
    except UnicodeDecodeError:
        return False
    return len(text) <= LONGEST and "\n" not in text


def most_telling(logs: np.ndarray) -> np.ndarray:
    """Rows of the n-grams that rank highest for any ordered pair of languages."""
    best = np.full(len(logs), CANDIDATES)
    for one in range(logs.shape[1]):
        for other in range(logs.shape[1]):
            if one != other:
                gain = np.exp(logs[:, one]) * (logs[:, one] - logs[:, other])
                ranked = np.argsort(-gain, kind="stable")[:CANDIDATES]
                best[ranked] = np.minimum(best[ranked], np.arange(CANDIDATES))
    return np.argsort(best, kind="stable")[:FEATURES]


def main(target: Path) -> None:
    """Write the table."""
    model = Path(py3langid.__file__).parent / "data" / "model.npz.xz"
    weights, _, classes, moves, rows, outputs = load_model(model)
    grams = {feature: gram for feature, gram in strings(moves, rows, outputs).items() if usable(gram)}
    features = sorted(grams)
    logs = weights[features][:, [classes.index(code) for code in LANGUAGES]].astype(np.float32)
    kept = most_telling(logs)
    kept = kept[np.argsort([grams[features[row]] for row in kept])]
    centred = logs[kept] - logs[kept].mean(axis=1, keepdims=True)
    np.savez_compressed(
        target,
        languages=np.frombuffer(" ".join(LANGUAGES).encode(), np.uint8),
        grams=np.frombuffer(b"\n".join(grams[features[row]] for row in kept), np.uint8),
        weights=np.clip(np.round(centred * STEP), -127, 127).astype(np.int8),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

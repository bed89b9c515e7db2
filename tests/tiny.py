"""A model folder in miniature, made in a moment: three languages, some hundred pieces, twenty words."""

import hashlib
import io
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from alignkit.encoders.static import FILES, FORMAT
from alignkit.fidelity import FidelityWeights
from alignkit.fidelity.evidence import EVIDENCE as FIDELITY_EVIDENCE
from alignkit.fidelity.weights import Line
from alignkit.lexicon import Table, Vocabulary
from alignkit.sentences import BeadWeights
from alignkit.sentences.evidence import BEAD_FEATURES
from alignkit.sentences.grid import CHEAP_FEATURES, GAP_FEATURES
from alignkit.tokens import spaced
from alignkit.words import LinkWeights
from alignkit.words.evidence import FEATURES
from alignkit.words.network import Stage

DIM = 24
SENTENCES = (
    "La boulangère ferme sa boutique à midi et rentre à vélo.",
    "Trois canards traversent la route devant le moulin.",
    "Le vieux pont de pierre a résisté à la crue.",
    "Die Bäckerin schließt ihren Laden am Mittag und fährt mit dem Rad heim.",
    "Drei Enten überqueren vor der Mühle die Straße.",
    "Die alte Steinbrücke hat dem Hochwasser standgehalten.",
    "The baker closes her shop at noon and cycles home.",
    "Three ducks cross the road in front of the mill.",
    "The old stone bridge withstood the flood.",
)
WORDS = {
    # word: corpus count, base form, casing
    "de": {
        "brücke": (50, "brücke", 1), "brücken": (20, "brücke", 1), "ente": (30, "ente", 1),
        "enten": (40, "ente", 1), "gasse": (5, "gasse", 1), "nato": (7, "nato", 2),
        "rad": (60, "rad", 1), "stein": (80, "stein", 1), "und": (900, "und", 0),
    },
    "en": {"bridge": (70, "bridge", 0), "duck": (35, "duck", 0)},
    "fr": {
        "canard": (25, "canard", 0), "canards": (30, "canard", 0), "et": (950, "et", 0),
        "pierre": (70, "pierre", 0), "pont": (65, "pont", 0), "ponts": (15, "pont", 0),
        "roue": (20, "roue", 0), "vélo": (45, "vélo", 0),
    },
}  # fmt: skip
LINKS = {
    ("canard", "ente"): 9, ("canards", "enten"): 12, ("canards", "ente"): 1, ("et", "und"): 400,
    ("pierre", "stein"): 30, ("pont", "brücke"): 25, ("ponts", "brücken"): 6, ("roue", "rad"): 8,
    ("vélo", "rad"): 20, ("vélo", "und"): 1,
}  # fmt: skip


# What speaks for a link, in log odds.
EVIDENCE = {
    "base": 9.0,
    "part": 8.0,
    "forward": 3.0,
    "same": 7.0,
    "value": 2.0,
    "spelling": 3.0,
    "cosine": 1.0,
}


def link_weights(least: float = 0.5) -> LinkWeights:
    """Return a link score of one stage that adds up evidence and takes off what places are apart."""
    hidden = np.zeros((2, len(FEATURES)), dtype=np.float32)
    for name, weight in EVIDENCE.items():
        hidden[0, FEATURES.index(name)] = weight
    hidden[1, FEATURES.index("distance")] = 4.0
    output = np.array([1.0, -1.0], dtype=np.float32)
    return LinkWeights((Stage(hidden, np.zeros(2, dtype=np.float32), output, -3.0),), least)


def vocabulary(language: str) -> Vocabulary:
    """Return the known words of a language."""
    rows = WORDS[language]
    words = sorted(rows)
    return Vocabulary(
        words,
        np.array([rows[word][0] for word in words], dtype=np.uint32),
        np.array([words.index(rows[word][1]) for word in words], dtype=np.uint32),
        np.array([rows[word][2] for word in words], dtype=np.uint8),
        language,
    )


def table(source: str = "fr", target: str = "de") -> Table:
    """Return the links as a sparse matrix."""
    words, others = sorted(WORDS[source]), sorted(WORDS[target])
    cells = sorted((words.index(a), others.index(b), count) for (a, b), count in LINKS.items())
    starts = np.searchsorted([row for row, _, _ in cells], np.arange(len(words) + 1))
    return Table(
        starts.astype(np.uint32),
        np.array([column for _, column, _ in cells], dtype=np.uint32),
        np.array([count for _, _, count in cells], dtype=np.uint16),
    )


def save_lexicon(path: Path) -> None:
    """Write ``lexicon.safetensors`` for French and German, with English beside them."""
    tensors = {f"fr-de.{name}": getattr(table(), name) for name in ("starts", "columns", "counts")}
    for language in WORDS:
        known = vocabulary(language)
        tensors[f"{language}.words"] = np.frombuffer("\n".join(known.words).encode(), dtype=np.uint8)
        for name in ("counts", "lemmas", "casing"):
            tensors[f"{language}.{name}"] = getattr(known, name)
    save_file(tensors, path)


def bead_weights() -> BeadWeights:
    """Return weights of one half each."""
    parts = (CHEAP_FEATURES, GAP_FEATURES, BEAD_FEATURES, GAP_FEATURES)
    return BeadWeights(*(np.full(len(names), 0.5) for names in parts), np.array([1.0, 0.0, 0.0]))


def fidelity_weights() -> FidelityWeights:
    """Return a score in which every piece of evidence counts the same."""
    whole = Line(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    share = Line(whole.x, whole.y / len(FIDELITY_EVIDENCE))
    low, high = (Line(whole.x, ends) for ends in (np.array([0.0, 0.9]), np.array([0.1, 1.0])))
    return FidelityWeights(np.full(4 * DIM, 0.01), (share,) * len(FIDELITY_EVIDENCE), whole, low, high)


def save_model(folder: Path) -> Path:
    """Write a whole model folder, random vectors in it."""
    import sentencepiece

    folder.mkdir(parents=True)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([spaced(sentence) for sentence in SENTENCES * 20]),
        model_writer=model, vocab_size=150, hard_vocab_limit=False, num_threads=1, minloglevel=2,
    )  # fmt: skip
    (folder / "sentencepiece.model").write_bytes(model.getvalue())
    size = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue()).get_piece_size()
    rng = np.random.default_rng(1)
    rows = rng.integers(-127, 128, size=(size, DIM), dtype=np.int8)
    weights = rng.uniform(0.005, 0.02, size=size).astype(np.float32)
    save_file({"embeddings": rows, "weights": weights}, folder / "model.safetensors")
    for name in ("tokenizer.json", "modules.json"):  # for other libraries; alignkit checks their sums only
        (folder / name).write_text("[]", encoding="utf-8")
    save_lexicon(folder / "lexicon.safetensors")
    config = {
        "format": FORMAT,
        "name": folder.name,
        "summary": "a model for tests",
        "facts": {"pieces": size},
        "languages": {"de": 0.5, "en": None, "fr": 0.5},
        "bead_weights": bead_weights().to_mapping(),
        "link_weights": link_weights().to_mapping(),
        "fidelity_weights": fidelity_weights().to_mapping(),
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder

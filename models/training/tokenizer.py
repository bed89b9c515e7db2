"""Train the joint sentencepiece vocabulary on a sample balanced over languages."""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import chain
from pathlib import Path

import numpy as np
import sentencepiece

from alignkit.tokens import spaced
from models.training.corpus import Row, source_weight

VOCABULARY = 64_000
PER_LANGUAGE = 50_000
PER_MAIN_LANGUAGE = 130_000
MAIN_LANGUAGES = ("fr", "de", "en")


def sample_sentences(rows: Iterable[Row], seed: int) -> Iterator[str]:
    """Yield sentences for the vocabulary, each language capped, likely sources preferred."""
    rng = np.random.default_rng(seed)
    by_language: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        keys = rng.random(len(row.texts)) ** (1 / source_weight(row.source))
        for (language, text), key in zip(row.texts.items(), keys, strict=True):
            by_language[language].setdefault(text, float(key))
    for language, texts in sorted(by_language.items()):
        cap = PER_MAIN_LANGUAGE if language in MAIN_LANGUAGES else PER_LANGUAGE
        for text in nlargest(cap, texts, key=texts.__getitem__):
            yield spaced(text)[:1000]


def train_tokenizer(rows: Iterable[Row], words: Iterable[str], path: Path, seed: int) -> None:
    """Write ``path`` (a sentencepiece model): unigram, case folded, one piece never crosses a token.

    Args:
        rows: Text of the languages that have any.
        words: Words of the languages that have none.
        path: Where to write.
        seed: Of the sample.
    """
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=chain(map(spaced, words), sample_sentences(rows, seed)),
        model_writer=model,
        vocab_size=VOCABULARY,
        model_type="unigram",
        normalization_rule_name="nmt_nfkc_cf",
        character_coverage=0.9999,
        unk_id=0,
        bos_id=-1,
        eos_id=-1,
        pad_id=-1,
        num_threads=2,
        train_extremely_large_corpus=False,
        max_sentence_length=8000,
    )
    path.write_bytes(model.getvalue())

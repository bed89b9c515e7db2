"""Train the joint sentencepiece vocabulary on a sample balanced over languages."""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import sentencepiece

from alignkit.tokens import spaced
from models.training.corpus import Pair, source_weight

VOCABULARY = 64_000
PER_LANGUAGE = 90_000
PER_MAIN_LANGUAGE = 260_000
MAIN_LANGUAGES = ("fr", "de", "en")


def sample_sentences(pairs: Iterable[Pair], seed: int) -> Iterator[str]:
    """Yield sentences for the vocabulary, each language capped, likely sources preferred."""
    rng = np.random.default_rng(seed)
    by_language: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for pair in pairs:
        keys = rng.random(2) ** (1 / source_weight(pair.source))
        for language, text, key in zip(pair.languages, pair.texts, keys, strict=True):
            by_language[language].append((float(key), text))
    for language, scored in sorted(by_language.items()):
        scored.sort(reverse=True)
        cap = PER_MAIN_LANGUAGE if language in MAIN_LANGUAGES else PER_LANGUAGE
        unique = dict.fromkeys(text for _, text in scored)
        for _, text in zip(range(cap), unique, strict=False):
            yield spaced(text)[:1000]


def train_tokenizer(pairs: Iterable[Pair], path: Path, seed: int) -> None:
    """Write ``path`` (a sentencepiece model): unigram, case folded, one piece never crosses a token."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=sample_sentences(pairs, seed),
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

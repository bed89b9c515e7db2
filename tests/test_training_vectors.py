"""Learning the vectors: hard negatives, cleaning, resuming."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("torch")
pytest.importorskip("sentencepiece")

import torch

from models.training.cleaning import clean_rows, without
from models.training.hard_negatives import spoiled
from models.training.packing import Packed
from models.training.vectors import Settings, train

WORDS = 40
SMALL = Settings(
    steps=30,
    finish=4,
    batch=32,
    dictionary_batch=8,
    dim=8,
    cuts=1,
    rate=0.1,
    clean_at=20,
    spoiled_weight=0.1,
    checkpoint_seconds=1e9,
)


def packed(pairs, texts):
    """A pack of one bucket whose texts are the given rows of pieces."""
    starts = np.concatenate([[0], np.cumsum([len(text) for text in texts])])
    return Packed(
        pieces=np.concatenate(texts).astype(np.uint16),
        starts=starts[None],
        pairs=np.array(pairs, dtype=np.int32),
        bucket_starts=np.array([0, len(pairs)]),
        probabilities=np.ones((2, 1)),
    )


@pytest.fixture
def corpus():
    """Word k is translated as word k + 20; texts are five words; the last ten pairs are no translations."""
    rng = np.random.default_rng(5)
    sources = [rng.integers(1, 20, size=5) for _ in range(200)]
    targets = [source + 20 for source in sources]
    pairs = [(k, 200 + (k if k < 190 else k - 150)) for k in range(200)]
    return packed(pairs, [*sources, *targets])


@given(st.lists(st.lists(st.integers(0, 30), max_size=12), min_size=1, max_size=12), st.integers(0, 99))
def test_a_spoiled_text_has_one_piece_exchanged_or_a_run_cut_out(texts, seed):
    lengths = np.array([len(text) for text in texts])
    flat = np.array([piece for text in texts for piece in text], dtype=np.int64)
    if not len(flat):
        return
    pieces, sizes = spoiled(flat, lengths, np.zeros(31, np.float32), np.random.default_rng(seed))
    assert len(pieces) == sizes.sum()
    ends = [0, *np.cumsum(sizes).tolist()]
    for text, (first, last) in zip(texts, pairwise(ends), strict=True):
        found = pieces[first:last].tolist()
        if len(found) == len(text):
            assert sum(a != b for a, b in zip(text, found, strict=True)) <= 1
        else:
            assert len(found) == len(text) - len(text) // 3
            gone = len(text) - len(found)
            assert any(text[:k] + text[k + gone :] == found for k in range(len(found) + 1))


def test_pairs_that_are_no_translations_are_left_out(corpus):
    values = torch.eye(20).repeat(2, 1)
    kept = clean_rows(corpus, values, torch.ones(WORDS), seed=1)
    assert kept[:190].mean() > 0.95
    assert kept[190:].mean() < 0.2
    assert len(without(corpus, kept).pairs) == kept.sum()


def test_a_bucket_without_clean_pairs_is_never_drawn(corpus):
    two = replace(corpus, bucket_starts=np.array([0, 150, 200]), probabilities=np.full((2, 2), 0.5))
    kept = np.arange(200) < 150
    assert without(two, kept).probabilities.tolist() == [[1.0, 0.0], [1.0, 0.0]]


@pytest.mark.parametrize("stop", [7, 20, 27])
def test_training_that_was_stopped_goes_on_as_if_it_had_not_been(corpus, tmp_path, monkeypatch, stop):
    whole = train(corpus, corpus, WORDS, SMALL, tmp_path / "whole")

    class Killed(Exception):
        pass

    import models.training.vectors as module

    step = module._step

    def killed(table, *rest):
        if table.step == stop:
            raise Killed
        return step(table, *rest)

    monkeypatch.setattr(module, "_step", killed)
    each_step = replace(SMALL, checkpoint_seconds=0.0)
    with pytest.raises(Killed):
        train(corpus, corpus, WORDS, each_step, tmp_path / "part")
    monkeypatch.setattr(module, "_step", step)
    assert np.array_equal(train(corpus, corpus, WORDS, each_step, tmp_path / "part"), whole)


def test_training_brings_translations_together(corpus, tmp_path):
    rows = train(corpus, corpus, WORDS, replace(SMALL, steps=300), tmp_path / "checkpoint")
    cosines = rows @ rows.T / np.outer(*[np.linalg.norm(rows, axis=1) + 1e-9] * 2)
    assert (cosines[1:20, 21:40].argmax(axis=1) == np.arange(19)).mean() > 0.9

"""One step of a run: what is drawn, what the networks say of it, and all losses."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from models.training.contextual import objectives
from models.training.contextual.batches import Batch, Drawer, divided, form_vectors
from models.training.contextual.examples import UNKNOWN, Examples
from models.training.contextual.network import Encoder, Judge, Verdicts
from models.training.contextual.packing import Material
from models.training.contextual.rows import Rows, double, hidden, single
from models.training.contextual.settings import Settings
from models.training.contextual.texts import PLACES, SIZE

WEIGHTS = {
    "masked": 1.0, "contrast": 0.5, "minimal": 0.5, "links": 0.3, "kinds": 2.0, "human": 0.3,
    "quality": 1.0, "critical": 1.0,
}  # fmt: skip
"""What each loss counts."""
_PROBABILITY = 31
"""Which of the aligner's features is the probability of the link."""


class Model(nn.Module):
    """Both networks of a run; without an encoder the judge reads the static vectors.

    Args:
        settings: Of the run.
        material: Whose table the embeddings begin with.
    """

    def __init__(self, settings: Settings, material: Material) -> None:
        super().__init__()
        torch.manual_seed(settings.seed)
        self.judge = Judge(settings.judge, material.examples.features.shape[1])
        self.encoder = None
        if settings.encoder is not None:
            self.encoder = Encoder(settings.encoder, SIZE, PLACES)
            self.project = nn.Linear(settings.encoder.width, settings.encoder.embedding)
            rows = torch.from_numpy(material.table.astype(np.float32))
            with torch.no_grad():
                embeddings = self.encoder.embeddings["word_embeddings"].weight
                nn.init.normal_(embeddings, std=0.05)
                embeddings[: len(rows)] = nn.functional.normalize(rows, dim=1)


class Lesson:
    """Draws and judges the steps of a run."""

    def __init__(self, settings: Settings, material: Material, device: str) -> None:
        self.settings, self.device = settings, device
        self.material = material
        learned, _ = divided(material.examples)
        self.drawer = Drawer(material.examples, learned, settings.pairs, settings.judged, settings.seed)
        self.static = None
        if settings.encoder is None:
            self.static = form_vectors(material.examples, material.table, material.weights).to(device)
        self.versions = _versions(material.examples, learned)

    def losses(self, model: Model, step: int) -> dict[str, Tensor]:
        """Return every loss of a step by name."""
        batch = self.drawer.draw(step, self.device)
        vectors = self.vectors(model, batch)
        found = objectives.verdicts(model.judge(vectors, batch.words), batch)
        if model.encoder is not None and self.material.texts is not None:
            found |= self._of_texts(model, step)
            found |= self._of_versions(model, step)
            alone = self.vectors(model, batch, together=False)
            sure = objectives.surely_linked(batch, batch.words.features[..., _PROBABILITY])
            found["links"] = objectives.linked_words(
                alone, batch.words.mask, batch.words.side, batch.words.partners, sure
            )
        return found

    def judge(self, model: Model, batch: Batch) -> Verdicts:
        """Judge a batch."""
        said: Verdicts = model.judge(self.vectors(model, batch), batch.words)
        return said

    def vectors(self, model: Model, batch: Batch, *, together: bool = True) -> Tensor:
        """One vector a word, (b, n, width): static, or of the encoder reading both sides, or each alone."""
        if model.encoder is None:
            if self.static is None:
                raise ValueError("a judge of static vectors needs them")
            return self.static[batch.forms]
        one, two = ([row[side] for row in self._pieces(batch)] for side in (0, 1))
        texts = [[np.concatenate(words)[: PLACES // 2 - 2] for words in side] for side in (one, two)]
        out = torch.zeros(*batch.forms.shape, model.encoder.width, device=self.device)
        if together:
            rows = double(*texts, self.device)
            states = model.encoder(rows.pieces, rows.types, rows.mask).float()
            firsts = [1] * len(one), [len(text) + 2 for text in texts[0]]
            sides = (states, states)
        else:
            sides = tuple(_states(model.encoder, single(side, self.device)).float() for side in texts)
            firsts = [1] * len(one), [1] * len(one)
        for side, words in enumerate((one, two)):
            places = [0] * len(one) if side == 0 else batch.splits.tolist()
            out = _pooled(out, sides[side], words, firsts[side], places)
        return nn.functional.normalize(out, dim=2)

    def _pieces(self, batch: Batch) -> list[tuple[list[NDArray[np.int64]], list[NDArray[np.int64]]]]:
        """The pieces of every word of every pair, source and target apart."""
        examples = self.material.examples
        found = []
        forms, mask = batch.forms.tolist(), batch.words.mask.sum(dim=1).tolist()
        for row, size, split in zip(forms, mask, batch.splits.tolist(), strict=True):
            words = [
                examples.form_pieces[examples.form_starts[k] : examples.form_starts[k + 1]].astype(np.int64)
                for k in row[:size]
            ]
            found.append((words[:split], words[split:]))
        return found

    def _of_texts(self, model: Model, step: int) -> dict[str, Tensor]:
        """(a) and (b) on sentence pairs."""
        texts, settings = self.material.texts, self.settings
        if texts is None or model.encoder is None:
            return {}
        pairs = texts.pairs[texts.draw(step, settings.texts, settings.seed)].astype(np.int64)
        one, two = (texts.rows(pairs[:, side]) for side in (0, 1))
        rows = double(one, two, self.device)
        generator = torch.Generator().manual_seed(settings.seed * 1_000_003 + step)
        pieces, chosen = hidden(rows, settings.masked, generator)
        states = model.encoder(pieces, rows.types, rows.mask)[chosen]
        wanted, table = rows.pieces[chosen], model.encoder.embeddings["word_embeddings"].weight
        candidates = None
        if settings.candidates:
            drawn = torch.randint(len(table), (settings.candidates,), generator=generator)
            candidates = torch.cat([wanted, drawn.to(self.device)]).unique()
        ours, theirs = (_sentences(model.encoder, side, self.device) for side in (one, two))
        equal = (pairs[:, None, 0] == pairs[None, :, 0]) | (pairs[:, None, 1] == pairs[None, :, 1])
        np.fill_diagonal(equal, False)
        same = torch.from_numpy(equal).to(self.device)
        return {
            "masked": objectives.masked_words(model.project(states), wanted, table, candidates),
            "contrast": objectives.same_sentences(ours, theirs, same),
        }

    def _of_versions(self, model: Model, step: int) -> dict[str, Tensor]:
        """(b) on lines that exist both right and with an error."""
        if not len(self.versions) or model.encoder is None:
            return {}
        rng = np.random.default_rng((self.settings.seed, step, 2))
        chosen = self.versions[rng.integers(0, len(self.versions), self.settings.pairs)]
        sides = [
            self._texts_of(chosen[:, 0], 0),
            self._texts_of(chosen[:, 0], 1),
            self._texts_of(chosen[:, 1], 1),
        ]
        vectors = [_sentences(model.encoder, side, self.device) for side in sides]
        return {"minimal": objectives.minimal_pairs(*vectors)}

    def _texts_of(self, pairs: NDArray[np.int64], side: int) -> list[NDArray[np.int64]]:
        examples, found = self.material.examples, []
        for pair in pairs.tolist():
            first, last = int(examples.starts[pair]), int(examples.starts[pair + 1])
            split = first + int(examples.splits[pair])
            forms = examples.forms[first:split] if side == 0 else examples.forms[split:last]
            ends = zip(examples.form_starts[forms], examples.form_starts[forms + 1], strict=True)
            found.append(np.concatenate([examples.form_pieces[a:b] for a, b in ends]).astype(np.int64))
        return found


def _states(encoder: Encoder, rows: Rows) -> Tensor:
    states: Tensor = encoder(rows.pieces, rows.types, rows.mask)
    return states


def _sentences(encoder: Encoder, texts: list[NDArray[np.int64]], device: str) -> Tensor:
    """Mean states of texts by themselves, (b, width)."""
    rows = single(texts, device)
    states = _states(encoder, rows).float() * rows.mask[:, :, None]
    return states.sum(dim=1) / rows.mask.sum(dim=1, keepdim=True)


def _pooled(
    out: Tensor,
    states: Tensor,
    words: list[list[NDArray[np.int64]]],
    firsts: list[int],
    places: list[int],
) -> Tensor:
    """Add the states of each word's pieces up at the word's place.

    Args:
        out: (b, n, width), added to.
        states: (b, pieces, width).
        words: Pieces of every word.
        firsts: Place of each row's first piece.
        places: Place of each row's first word.
    """
    lengths = [[len(word) for word in row] for row in words]
    row = np.repeat(np.arange(len(words)), [sum(own) for own in lengths])
    word = np.concatenate(
        [np.repeat(np.arange(len(own)) + at, own) for own, at in zip(lengths, places, strict=True)]
    )
    piece = np.concatenate([np.arange(sum(own)) + at for own, at in zip(lengths, firsts, strict=True)])
    kept = piece < states.shape[1]
    row_t, word_t, piece_t = (torch.from_numpy(a[kept]).to(out.device) for a in (row, word, piece))
    return out.index_put((row_t, word_t), states[row_t, piece_t], accumulate=True)


def _versions(examples: Examples, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pairs made of one line, the first without and the second with a planted error, (k, 2)."""
    wrong = np.add.reduceat((examples.kinds > 0).astype(np.int64), examples.starts[:-1].astype(np.int64)) > 0
    fine: dict[int, int] = {}
    bad: dict[int, int] = {}
    for pair in pairs[examples.lines[pairs] != UNKNOWN].tolist():
        (bad if wrong[pair] else fine).setdefault(int(examples.lines[pair]), pair)
    both = [(fine[line], pair) for line, pair in bad.items() if line in fine]
    return np.array(both, dtype=np.int64).reshape(-1, 2)

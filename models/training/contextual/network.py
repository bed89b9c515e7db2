"""The networks: an encoder of pieces named as ELECTRA's, and a judge that reads two sentences word by word.

The encoder is the ELECTRA model of ``transformers`` (factorised embeddings; Clark et al. 2020) with the same
names, so that ``AutoModel`` loads its weights. The judge takes one vector a word, from the encoder or from
the static table, beside the vector of the word's partner and the evidence of the word aligner.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.training.contextual.examples import ENDINGS, LANGUAGES, MOST_WORDS
from models.training.contextual.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a network: layers, width, heads, inner width, width of the embeddings, dropout."""

    layers: int
    width: int
    heads: int
    inner: int
    embedding: int = 256
    dropout: float = 0.1


class Attention(nn.Module):
    """Every place looks at all others of its row."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.self = nn.ModuleDict({name: nn.Linear(shape.width, shape.width) for name in _ROLES})
        self.output = _output(shape.width, shape.width)
        self.dropout = shape.dropout

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (b, n, width), mask (b, 1, 1, n) true where there is something."""
        b, n, width = states.shape
        query, key, value = (
            self.self[name](states).view(b, n, self.heads, -1).transpose(1, 2) for name in _ROLES
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(b, n, width)
        mixed = functional.dropout(self.output["dense"](mixed), self.dropout, self.training)
        return self.output["LayerNorm"](mixed + states)


class Layer(nn.Module):
    """Attention and a network of two steps, each added to what it was given and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape)
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(shape.width, shape.inner)})
        self.output = _output(shape.inner, shape.width)
        self.dropout = shape.dropout

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (b, n, width) and mask as in Attention."""
        states = self.attention(states, mask)
        inner = functional.relu(self.intermediate["dense"](states))
        inner = functional.dropout(self.output["dense"](inner), self.dropout, self.training)
        return self.output["LayerNorm"](inner + states)


_ROLES = ("query", "key", "value")


def _output(inside: int, outside: int) -> nn.ModuleDict:
    return nn.ModuleDict({"dense": nn.Linear(inside, outside), "LayerNorm": nn.LayerNorm(outside, eps=1e-12)})


class Encoder(nn.Module):
    """Pieces → one state a piece.

    Args:
        shape: Its sizes.
        vocabulary: Number of pieces, special ones included.
        places: Most pieces of a row.
    """

    def __init__(self, shape: Shape, vocabulary: int, places: int) -> None:
        super().__init__()
        size = shape.embedding
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": nn.Embedding(vocabulary, size),
                "position_embeddings": nn.Embedding(places, size),
                "token_type_embeddings": nn.Embedding(2, size),
                "LayerNorm": nn.LayerNorm(size, eps=1e-12),
            }
        )
        for name in ("position_embeddings", "token_type_embeddings"):
            nn.init.normal_(self.embeddings[name].weight, std=0.02)
        self.embeddings_project = nn.Linear(size, shape.width) if size != shape.width else nn.Identity()
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer(shape) for _ in range(shape.layers))})
        self.dropout = shape.dropout
        self.width = shape.width

    def forward(self, pieces: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Pieces, types (0 or 1) and mask (b, n); returns (b, n, width)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.embeddings["word_embeddings"](pieces)
        states = states + self.embeddings["position_embeddings"](places)
        states = states + self.embeddings["token_type_embeddings"](types)
        states = functional.dropout(self.embeddings["LayerNorm"](states), self.dropout, self.training)
        states = self.embeddings_project(states)
        for layer in self.encoder["layer"]:
            states = layer(states, mask[:, None, None, :])
        return states


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Log odds of a batch: kinds (b, n, 9) and human (b, n) of words; quality and critical (b,) of pairs."""

    kinds: Tensor
    human: Tensor
    quality: Tensor
    critical: Tensor


class Judge(nn.Module):
    """Source and target words, each with its partner → verdicts.

    Args:
        shape: Its sizes; ``embedding`` is the width of the word vectors.
        features: Number of the aligner's features.
    """

    def __init__(self, shape: Shape, features: int) -> None:
        super().__init__()
        width = shape.width
        self.parts = nn.ModuleDict(
            {
                "own": nn.Linear(shape.embedding, width),
                "partner": nn.Linear(shape.embedding, width, bias=False),
                "product": nn.Linear(shape.embedding, width, bias=False),
                "features": nn.Linear(2 * features, width, bias=False),
                "ending": nn.Embedding(ENDINGS, width),
                "partner_ending": nn.Embedding(ENDINGS, width),
                "side": nn.Embedding(2, width),
                "language": nn.Embedding(len(LANGUAGES) + 1, width),
                "place": nn.Embedding(MOST_WORDS, width),
            }
        )
        for name in ("ending", "partner_ending", "side", "language", "place"):
            nn.init.normal_(self.parts[name].weight, std=0.02)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.heads = nn.ModuleDict(
            {"words": nn.Linear(2 * width, len(KINDS) + 1), "pair": nn.Linear(2 * width, 2)}
        )
        self.dropout = shape.dropout

    def forward(self, vectors: Tensor, words: "Words") -> Verdicts:
        """Judge a batch; vectors are (b, n, embedding) with length about 1."""
        partner = _gathered(vectors, words.partners)
        features = torch.cat([words.features, _gathered(words.features, words.partners)], dim=2)
        states = self.parts["own"](vectors) + self.parts["partner"](partner)
        states = states + self.parts["product"](vectors * partner * vectors.shape[2] ** 0.5)
        states = states + self.parts["features"](features)
        for name in ("ending", "side", "language", "place"):
            states = states + self.parts[name](getattr(words, name))
        states = states + self.parts["partner_ending"](words.ending.gather(1, words.partners))
        states = functional.dropout(self.norm(states), self.dropout, self.training)
        for layer in self.layers:
            states = layer(states, words.mask[:, None, None, :])
        both = torch.cat([states, _gathered(states, words.partners)], dim=2)
        said = self.heads["words"](both)
        inside = words.mask[:, :, None]
        mean = (states * inside).sum(dim=1) / inside.sum(dim=1)
        most = states.masked_fill(~inside, -1e4).amax(dim=1)
        whole = self.heads["pair"](torch.cat([mean, most], dim=1))
        return Verdicts(said[..., :-1], said[..., -1], whole[:, 0], whole[:, 1])


@dataclass(frozen=True, slots=True)
class Words:
    """A batch of pairs as words, all (b, n) but features (b, n, f); ``partners`` are places in the row."""

    partners: Tensor
    features: Tensor
    ending: Tensor
    side: Tensor
    language: Tensor
    place: Tensor
    mask: Tensor


def _gathered(states: Tensor, partners: Tensor) -> Tensor:
    return states.gather(1, partners[:, :, None].expand(-1, -1, states.shape[2]))

"""What a model's folder holds, loaded on first use: encoder, lexicon, learned weights, and what they make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from alignkit.checks.doubt import DoubtWeights
from alignkit.checks.forest import Forest
from alignkit.contextual import Judge, Portrayer, Reader
from alignkit.encoders import StaticEncoder, load_encoder
from alignkit.encoders.static import JUDGE
from alignkit.errors import ModelError
from alignkit.fidelity import FidelityWeights, PairScorer
from alignkit.lexicon import Lexicon, Vocabulary, load_lexicon, load_vocabularies
from alignkit.sentences import BeadWeights
from alignkit.words import LinkWeights, WordAligner, through

Weights = TypeVar("Weights")
Languages = tuple[str, str]


@dataclass(frozen=True)
class Learned:
    """A model's parts.

    Args:
        encoder: Name of a model of alignkit's own, or path of its folder.

    Raises:
        ModelError: On first use, if there is no such model or it is damaged.
    """

    encoder: str = "mini"
    _lexicons: dict[Languages, Lexicon | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _aligners: dict[Languages, WordAligner] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _readers: dict[Languages, Reader] = field(default_factory=dict, init=False, compare=False, repr=False)
    _scorers: dict[Languages, PairScorer | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @cached_property
    def model(self) -> StaticEncoder:
        """The encoder."""
        return load_encoder(self.encoder)

    @cached_property
    def bead_weights(self) -> BeadWeights:
        """The learned bead score that goes with the encoder."""
        return self._learned("bead_weights", BeadWeights.from_mapping)

    @cached_property
    def link_weights(self) -> LinkWeights:
        """The learned link score that goes with the encoder."""
        return self._learned("link_weights", LinkWeights.from_mapping)

    @cached_property
    def fidelity_weights(self) -> FidelityWeights | None:
        """The learned fidelity score that goes with the encoder, if one was learned."""
        return self._optional("fidelity_weights", FidelityWeights.from_mapping)

    @cached_property
    def read_fidelity_weights(self) -> FidelityWeights | None:
        """The same for pairs that the contextual judge has read."""
        if self.contextual_judge is None:
            return None
        return self._optional("read_fidelity_weights", FidelityWeights.from_mapping)

    @cached_property
    def doubt_weights(self) -> DoubtWeights | None:
        """What tells wrong and lost words apart; None where the encoder has not learned it."""
        return self._optional("doubt_weights", DoubtWeights.from_mapping)

    @cached_property
    def verdicts(self) -> Mapping[str, Forest]:
        """Learned verdicts of checks by name; empty where the encoder has learned none."""
        return self._forests("verdicts")

    @cached_property
    def read_verdicts(self) -> Mapping[str, Forest]:
        """The same for pairs that the contextual judge has read."""
        return self._forests("read_verdicts")

    def _forests(self, name: str) -> Mapping[str, Forest]:
        found = self._optional(
            name, lambda known: {title: Forest.from_mapping(own) for title, own in known.items()}
        )
        return found or {}

    def _optional(self, name: str, read: Callable[[Mapping[str, Any]], Weights]) -> Weights | None:
        return self._learned(name, read) if name in self.model.config else None

    def _learned(self, name: str, read: Callable[[Mapping[str, Any]], Weights]) -> Weights:
        try:
            return read(self.model.config[name])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(
                f"{self.model.folder / 'config.json'}: {name} lacks {error}; reinstall the model"
            ) from error

    @cached_property
    def contextual_judge(self) -> Judge | None:
        """The network that reads both sentences together; None where the model has none."""
        path = self.model.folder / JUDGE
        if not path.is_file():
            return None
        judge = Judge(path, self.model.encode_words)
        if judge.facts.get("vectors") != self.model.digest:
            raise ModelError(f"{path}: was trained on other vectors than the model's; reinstall the model")
        return judge

    @cached_property
    def vocabularies(self) -> Mapping[str, Vocabulary]:
        """The word lists of all the model's languages."""
        return load_vocabularies(self.model.folder / "lexicon.safetensors")

    def lexicon(self, source_language: str, target_language: str) -> Lexicon | None:
        """The translation table of a language pair, or None where the model has none."""
        languages = (source_language, target_language)
        if languages not in self._lexicons:
            self._lexicons[languages] = load_lexicon(
                self.model.folder / "lexicon.safetensors", *languages, self.vocabularies
            )
        return self._lexicons[languages]

    def aligner(self, source_language: str, target_language: str) -> WordAligner:
        """What links the words of a language pair."""
        languages = (source_language, target_language)
        if languages not in self._aligners:
            table = self.lexicon(*languages) or self._chained(*languages)
            self._aligners[languages] = WordAligner(self.model.sums, table, self.link_weights)
        return self._aligners[languages]

    def _chained(self, source_language: str, target_language: str) -> Lexicon | None:
        """A table by way of the first language that has one with both: enough to link words by."""
        for pivot in self.model.languages:
            first = self.lexicon(source_language, pivot)
            second = None if first is None else self.lexicon(pivot, target_language)
            if first is not None and second is not None:
                return through(first, second)
        return None

    def scorer(self, source_language: str, target_language: str) -> PairScorer | None:
        """What scores pairs of a language pair; None where the model has no ground to judge one of them."""
        languages = (source_language, target_language)
        if languages not in self._scorers:
            one, two = (self.vocabularies.get(language) for language in languages)
            self._scorers[languages] = (
                None
                if one is None or two is None
                else PairScorer(self.model.encode_words, (one, two), self.lexicon(*languages))
            )
        return self._scorers[languages]

    def reader(self, source_language: str, target_language: str) -> Reader | None:
        """What reads pairs of a language pair with the contextual judge; None where the model has none."""
        judge, languages = self.contextual_judge, (source_language, target_language)
        if judge is None:
            return None
        if languages not in self._readers:
            one, two = (self.vocabularies.get(language) for language in languages)
            portrayer = Portrayer(self.model.sums, self.lexicon(*languages), self.link_weights, (one, two))
            self._readers[languages] = Reader(judge, portrayer, languages)
        return self._readers[languages]

"""An encoder with its lexicon and weights, loaded once: the stages of the chain as methods."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from alignkit.checks import CHECKS, Comparison, run_checks
from alignkit.encoders import Encoder, StaticEncoder, load_encoder, stack
from alignkit.encoders.base import Vectors
from alignkit.errors import LanguageError, MismatchError, ModelError, ReadError
from alignkit.fidelity import BeadParts, bead_parts, document_fidelity
from alignkit.lexicon import Lexicon, Vocabulary, load_lexicon, load_vocabularies
from alignkit.records import Bead, Document, Finding, Pair, Report, Segment, Side
from alignkit.segments import Mode, split_segments
from alignkit.sentences import DEPTH, BeadWeights, align_sentences, describe, put_back, speaking
from alignkit.sentences import Side as AlignerSide
from alignkit.tokens import Token, split_spaces, tokenize
from alignkit.version import __version__
from alignkit.words import align_words

_LONGEST = 50_000  # characters of a segment

# Word by word, segments are compared by so many characters at most; no sentence is longer, and the time
# would grow with the square.
_COMPARED = 3000
_SIDES: tuple[Side, Side] = ("source", "target")


@dataclass(frozen=True)
class Toolkit:
    """What turns two documents into a report.

    Args:
        encoder: Name of a model, or path of its folder.
        watch: Called with the beads to link, passes them on: the place for a progress bar.

    Raises:
        ModelError: On first use, if there is no such model or it is damaged.
    """

    encoder: str = "mini"
    watch: Callable[[Sequence[Bead]], Iterable[Bead]] = field(default=iter, compare=False, repr=False)
    _lexicons: dict[tuple[str, str], Lexicon | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def model(self) -> StaticEncoder:
        """The encoder."""
        return load_encoder(self.encoder)

    @cached_property
    def bead_weights(self) -> BeadWeights:
        """The learned bead score that goes with the encoder."""
        try:
            return BeadWeights.from_mapping(self.model.config["bead_weights"])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(
                f"{self.model.folder / 'config.json'}: bead_weights lacks {error}; reinstall the model"
            ) from error

    @property
    def signature(self) -> str:
        """The recipe of every number: version, model with digest, number of checks."""
        return f"alignkit:{__version__}|model:{self.model.name}@{self.model.digest}|checks:{len(CHECKS)}"

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

    def align(self, source: Document, target: Document, *, segment: Mode = "sentence") -> Comparison:
        """Align two documents, sentences and words; nothing is judged yet.

        Raises:
            LanguageError: If a language cannot be told or the model does not cover it.
            ReadError: If a segment has more than 50,000 characters.
        """
        segments = split_segments(source, segment), split_segments(target, segment)
        _require_bounded(source, segments[0])
        _require_bounded(target, segments[1])
        self._require_covered(source, target)
        beads = self._beads(_texts(source, segments[0]), _texts(target, segments[1]))
        return self._compare(source, target, segments, beads)

    def pair_lines(self, source: Document, target: Document, *, pretokenized: bool = False) -> Comparison:
        """Take line i of one document as the translation of line i of the other, and link the words.

        With ``pretokenized`` the words are what stands between white space.

        Raises:
            MismatchError: If the documents have different numbers of lines.
            LanguageError: If a language cannot be told or the model does not cover it.
            ReadError: If a segment has more than 50,000 characters.
        """
        segments = split_segments(source, "line"), split_segments(target, "line")
        sizes = len(segments[0]), len(segments[1])
        if sizes[0] != sizes[1]:
            raise MismatchError(
                f"lines: {sizes[0]} in {_name(source, 'source')}, {sizes[1]} in {_name(target, 'target')}; "
                "parallel texts need as many on both sides, use 'align' to pair them first"
            )
        _require_bounded(source, segments[0])
        _require_bounded(target, segments[1])
        self._require_covered(source, target)
        beads = [Bead((k,), (k,), 1.0) for k in range(sizes[0])]
        return self._compare(source, target, segments, beads, split_spaces if pretokenized else tokenize)

    def judge(self, comparison: Comparison) -> Report:
        """Run all checks and score fidelity."""
        findings = run_checks(comparison)
        found = _by_pair(findings, comparison)
        parts = [self._parts(pair, own) for pair, own in zip(comparison.pairs, found, strict=True)]
        words = sum(token.is_word for pair in comparison.pairs for token in pair.source_tokens)
        return Report(
            comparison.source,
            comparison.target,
            comparison.source_segments,
            comparison.target_segments,
            comparison.pairs,
            findings,
            tuple(None if part is None else part.score for part in parts),
            document_fidelity(parts, findings, words),
            self.signature,
        )

    def _require_covered(self, *documents: Document) -> None:
        spoken = [document.language for document in documents if document.text.strip()]
        if len(spoken) == 2 and spoken[0] == spoken[1]:
            raise LanguageError(
                f"source and target are both in {spoken[0]!r}; if that is told wrongly, "
                "say --source-lang and --target-lang"
            )
        for document in documents:
            if document.text.strip() and document.language not in self.model.languages:
                told = "cannot tell the language" if document.language == "und" else "language not covered"
                raise LanguageError(
                    f"{_name(document, 'text')}: {told} ({document.language}); name one with --source-lang "
                    f"or --target-lang, {self.model.name} has: {' '.join(self.model.languages)}"
                )

    def _beads(self, source: list[str], target: list[str]) -> list[Bead]:
        """Align the segments that say something, then put the others back in their place."""
        full = speaking(source), speaking(target)
        one = aligner_side(self.model, [source[k] for k in full[0]])
        two = aligner_side(self.model, [target[k] for k in full[1]])
        beads = [
            replace(
                bead,
                source=tuple(full[0][k] for k in bead.source),
                target=tuple(full[1][k] for k in bead.target),
            )
            for bead in align_sentences(one, two, self.bead_weights)
        ]
        return put_back(beads, source, target)

    def _compare(
        self,
        source: Document,
        target: Document,
        segments: tuple[tuple[Segment, ...], tuple[Segment, ...]],
        beads: Sequence[Bead],
        cut: Callable[[str], list[Token]] = tokenize,
    ) -> Comparison:
        lexicon = self.lexicon(source.language, target.language)
        pairs = []
        for bead in self.watch(beads):
            one = _tokens(source, segments[0], bead.source, cut)
            two = _tokens(target, segments[1], bead.target, cut)
            links = align_words(one, two, self._word_vectors(one), self._word_vectors(two), lexicon)
            pairs.append(Pair(bead, one, two, links))
        return Comparison(
            source,
            target,
            *segments,
            tuple(pairs),
            lexicon,
            self.model.encode_words,
            self.model.config.get("orphan_weights"),
            self.vocabularies,
            self.model.config.get("check_weights", {}),
        )

    def _word_vectors(self, tokens: Sequence[Token]) -> Vectors:
        return self.model.encode_words([token.text for token in tokens])

    def _parts(self, pair: Pair, findings: Sequence[Finding]) -> BeadParts | None:
        sides = [self._word_vectors(tokens) for tokens in (pair.source_tokens, pair.target_tokens)]
        one, two = (vectors.sum(axis=0) for vectors in sides)
        lengths = float(np.linalg.norm(one) * np.linalg.norm(two))
        cosine = float(one @ two) / lengths if lengths else 0.0
        weights = [np.linalg.norm(vectors, axis=1) for vectors in sides]
        return bead_parts(pair, cosine, (weights[0], weights[1]), findings)


def aligner_side(encoder: Encoder, texts: Sequence[str]) -> AlignerSide:
    """Describe one document's segments to the sentence aligner, by an encoder's vectors."""
    words = [[t.text for t in tokenize(text[:_COMPARED]) if t.is_word or t.is_number] for text in texts]
    vectors = encoder.encode_words([word for row in words for word in row])
    return describe(stack(encoder, texts, DEPTH), list(texts), vectors, [len(row) for row in words])


def _require_bounded(document: Document, segments: Sequence[Segment]) -> None:
    """Refuse what is no sentence: words are compared in pairs, the time grows with the square."""
    for number, segment in enumerate(segments):
        if segment.end - segment.start > _LONGEST:
            raise ReadError(
                f"{_name(document, 'text')}: segment {number} has {segment.end - segment.start:,} "
                f"characters, more than {_LONGEST:,}; break the text into lines"
            )


def _name(document: Document, side: str) -> str:
    return "standard input" if document.path == "-" else document.path or side


def _texts(document: Document, segments: Sequence[Segment]) -> list[str]:
    return [document.text[segment.start : segment.end] for segment in segments]


def _tokens(
    document: Document,
    segments: Sequence[Segment],
    numbers: Sequence[int],
    cut: Callable[[str], list[Token]],
) -> tuple[Token, ...]:
    found = []
    for number in numbers:
        first, last = segments[number].start, segments[number].end
        for text, start, end in cut(document.text[first:last]):
            found.append(Token(text, first + start, first + end))
    return tuple(found)


def _by_pair(findings: Sequence[Finding], comparison: Comparison) -> list[list[Finding]]:
    """Sort findings into the pairs in which they begin."""
    found: list[list[Finding]] = [[] for _ in comparison.pairs]
    for side in _SIDES:
        spans = [(comparison.span(pair, side), number) for number, pair in enumerate(comparison.pairs)]
        starts = sorted((span[0], number) for span, number in spans if span)
        for finding in findings:
            if finding.side == side:
                place = bisect_right(starts, (finding.start, len(found))) - 1
                found[starts[max(0, place)][1]].append(finding)
    return found

"""An encoder with its lexicon and weights, loaded once: the stages of the chain as methods."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

import numpy as np

from alignkit.bitexts import line_alignment
from alignkit.checks import Comparison
from alignkit.checks.doubt import DoubtWeights
from alignkit.checks.forest import Forest
from alignkit.encoders import Encoder, StaticEncoder, load_encoder, stack
from alignkit.encoders.base import Vectors
from alignkit.errors import AnchorError, LanguageError, ModelError, ReadError
from alignkit.fidelity import BeadParts, bead_parts, document_fidelity
from alignkit.lexicon import Lexicon, Vocabulary, load_lexicon, load_vocabularies
from alignkit.records import Alignment, Bead, Document, Finding, Pair, Report, Segment, Side
from alignkit.rules import Rules
from alignkit.segments import Mode, split_segments
from alignkit.sentences import DEPTH, BeadWeights, Limits, align_sentences, describe, put_back, speaking
from alignkit.sentences import Side as AlignerSide
from alignkit.tokens import Token, split_spaces, tokenize
from alignkit.version import __version__
from alignkit.words import LinkWeights, WordAligner, through

Weights = TypeVar("Weights")

_LONGEST = 50_000  # characters of a segment

# Word by word, segments are compared by so many characters at most; no sentence is longer, and the time
# would grow with the square.
_COMPARED = 3000
_TOGETHER = 1000  # beads whose words are linked between two steps of the progress bar
_SIDES: tuple[Side, Side] = ("source", "target")
_NO_LIMITS = Limits()


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
    _aligners: dict[tuple[str, str], WordAligner] = field(default_factory=dict, compare=False, repr=False)

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
    def doubt_weights(self) -> DoubtWeights | None:
        """What tells wrong and lost words apart; None where the encoder has not learned it."""
        if "doubt_weights" not in self.model.config:
            return None
        return self._learned("doubt_weights", DoubtWeights.from_mapping)

    @cached_property
    def verdicts(self) -> Mapping[str, Forest]:
        """Learned verdicts of checks by name; empty where the encoder has learned none."""
        if "verdicts" not in self.model.config:
            return {}
        return self._learned(
            "verdicts", lambda known: {name: Forest.from_mapping(own) for name, own in known.items()}
        )

    def _learned(self, name: str, read: Callable[[Mapping[str, Any]], Weights]) -> Weights:
        try:
            return read(self.model.config[name])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(
                f"{self.model.folder / 'config.json'}: {name} lacks {error}; reinstall the model"
            ) from error

    @property
    def signature(self) -> str:
        """The recipe of every number, but for the rules: version, model with digest."""
        return f"alignkit:{__version__}|model:{self.model.name}@{self.model.digest}"

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

    def align(
        self,
        source: Document,
        target: Document,
        *,
        segment: Mode = "sentence",
        given: Alignment | None = None,
        limits: Limits = _NO_LIMITS,
    ) -> Comparison:
        """Align two documents, sentences and words; nothing is judged yet.

        An alignment of segments that is given is taken as it is, only the words are then linked.

        Raises:
            AnchorError: If a known pair is not there, or cannot hold beside the others.
            LanguageError: If a language cannot be told or the model does not cover it.
            ReadError: If a segment has more than 50,000 characters.
        """
        if given is not None:
            return self._link(source, target, given)
        segments = split_segments(source, segment), split_segments(target, segment)
        _require_bounded(source, segments[0])
        _require_bounded(target, segments[1])
        self.require_covered(source, target)
        beads = self._beads(_texts(source, segments[0]), _texts(target, segments[1]), limits)
        return self._compare(source, target, segments, beads)

    def pair_lines(
        self,
        source: Document,
        target: Document,
        *,
        pretokenized: bool = False,
        given: Alignment | None = None,
    ) -> Comparison:
        """Take line i of one document as the translation of line i of the other, and link the words.

        With ``pretokenized`` the words are what stands between white space. An alignment that is given
        takes the place of the lines.

        Raises:
            MismatchError: If the documents have different numbers of lines.
            LanguageError: If a language cannot be told or the model does not cover it.
            ReadError: If a segment has more than 50,000 characters.
        """
        cut = split_spaces if pretokenized else tokenize
        return self._link(source, target, given or line_alignment(source, target), cut)

    def judge(self, comparison: Comparison, rules: Rules | None = None) -> Report:
        """Run the checks (all that run by default, without rules) and score fidelity."""
        rules = Rules() if rules is None else rules
        findings = rules.find(comparison)
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
            f"{self.signature}|{rules.signature}",
        )

    def _link(
        self,
        source: Document,
        target: Document,
        given: Alignment,
        cut: Callable[[str], list[Token]] = tokenize,
    ) -> Comparison:
        segments = given.source_segments, given.target_segments
        _require_bounded(source, segments[0])
        _require_bounded(target, segments[1])
        self.require_covered(source, target)
        return self._compare(source, target, segments, given.beads, cut)

    def require_covered(self, *documents: Document) -> None:
        """Refuse languages that are the same or that the model does not know; empty texts have none.

        Raises:
            LanguageError: If a language cannot be told or the model does not cover it.
        """
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

    def _beads(self, source: list[str], target: list[str], limits: Limits) -> list[Bead]:
        """Align the segments that say something, then put the others back in their place."""
        full = speaking(source), speaking(target)
        one = aligner_side(self.model, [source[k] for k in full[0]])
        two = aligner_side(self.model, [target[k] for k in full[1]])
        known = _speaking_anchors(limits.anchors, full)
        beads = [
            replace(
                bead,
                source=tuple(full[0][k] for k in bead.source),
                target=tuple(full[1][k] for k in bead.target),
            )
            for bead in align_sentences(one, two, self.bead_weights, replace(limits, anchors=known))
        ]
        _require_kept(limits.anchors, beads)
        return put_back(beads, source, target)

    def _compare(
        self,
        source: Document,
        target: Document,
        segments: tuple[tuple[Segment, ...], tuple[Segment, ...]],
        beads: Sequence[Bead],
        cut: Callable[[str], list[Token]] = tokenize,
    ) -> Comparison:
        pairs: list[Pair] = []
        waiting = iter(self.watch(beads))
        while some := list(islice(waiting, _TOGETHER)):
            ours = [_tokens(source, segments[0], bead.source, cut) for bead in some]
            theirs = [_tokens(target, segments[1], bead.target, cut) for bead in some]
            links = self.aligner(source.language, target.language).align(
                [
                    ([token.text for token in one], [token.text for token in two])
                    for one, two in zip(ours, theirs, strict=True)
                ]
            )
            pairs += map(Pair, some, ours, theirs, links)
        return Comparison(
            source,
            target,
            *segments,
            tuple(pairs),
            self.lexicon(source.language, target.language),
            self.model.encode_words,
            self.doubt_weights,
            self.vocabularies,
            self.verdicts,
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
    numbers: dict[str, int] = {}
    found, starts = [], [0]
    for text in texts:
        words = [t.text.casefold() for t in tokenize(text[:_COMPARED]) if t.is_word or t.is_number]
        found += [numbers.setdefault(word, len(numbers)) for word in words]
        starts.append(len(found))
    words_of = encoder.encode_words(list(numbers)), np.array(found, dtype=np.int64), np.array(starts)
    sums = getattr(encoder, "sums", None)
    if sums is not None:
        return describe(texts, sums(texts), None, words_of)
    runs = stack(encoder, texts, DEPTH)
    return describe(texts, runs[0], runs, words_of)


def _speaking_anchors(
    anchors: Sequence[tuple[int, int]], full: tuple[list[int], list[int]]
) -> tuple[tuple[int, int], ...]:
    """Renumber known pairs as the aligner counts, without the segments that say nothing."""
    if not anchors:
        return ()
    places = [{number: place for place, number in enumerate(numbers)} for numbers in full]
    for pair in anchors:
        for side, number, known in zip(_SIDES, pair, places, strict=True):
            if number not in known:
                raise AnchorError(
                    f"anchor {pair[0]} {pair[1]}: {side} segment {number} does not exist or holds no word; "
                    "segments count from 0"
                )
    return tuple(sorted((places[0][i], places[1][j]) for i, j in anchors))


def _require_kept(anchors: Sequence[tuple[int, int]], beads: Sequence[Bead]) -> None:
    owner = {i: set(bead.target) for bead in beads for i in bead.source} if anchors else {}
    for i, j in anchors:
        if j not in owner[i]:
            raise AnchorError(
                f"anchor {i} {j}: cannot hold beside the others; known pairs must rise on both sides, and "
                "those that share a segment must fit into one bead"
            )


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

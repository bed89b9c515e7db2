"""The stages of the chain as methods of a model's parts."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice, repeat

import numpy as np

from alignkit.beads import pair_segments
from alignkit.bitexts import line_alignment
from alignkit.checks import Comparison
from alignkit.checks.reading import read
from alignkit.contextual import Reader, Verdict, summary
from alignkit.encoders import SentenceEncoder
from alignkit.errors import LanguageError, ModelError, ReadError
from alignkit.fidelity import (
    PARTS,
    BeadFidelity,
    Rated,
    Scheme,
    TokenPair,
    bead_fidelity,
    document_fidelity,
)
from alignkit.learned import Learned
from alignkit.records import Alignment, Bead, Document, Fidelity, Finding, Link, Pair, Report, Segment, Side
from alignkit.rules import Rules
from alignkit.segments import Mode, split_segments
from alignkit.sentences import Limits
from alignkit.tokens import Token, split_spaces, tokenize
from alignkit.version import __version__

_LONGEST = 50_000  # characters of a segment
_TOGETHER = 1000  # beads whose words are linked between two steps of the progress bar
_NO_LIMITS = Limits()


@dataclass(frozen=True)
class Toolkit(Learned):
    """What turns two documents into a report.

    Args:
        encoder: Name of a model of alignkit's own, or path of its folder.
        sentences: Pairs the sentences in its stead; words and languages stay with the model. Languages that
            the model does not cover are then paired too, but their words are not linked, and nothing that
            takes words is judged.
        watch: Called with the beads to link, passes them on: the place for a progress bar.

    Raises:
        ModelError: On first use, if there is no such model or it is damaged.
    """

    watch: Callable[[Sequence[Bead]], Iterable[Bead]] = field(default=iter, compare=False, repr=False)
    sentences: SentenceEncoder | None = None

    def read(
        self, source_language: str, target_language: str, pairs: Sequence[TokenPair]
    ) -> list[Verdict | None]:
        """Let the contextual judge read pairs of token lists; None where a side is empty.

        Raises:
            ModelError: If the model has no judge, or no fidelity score that was learned with one.
        """
        return self._require_reader(source_language, target_language).read(pairs)

    def _require_reader(self, source_language: str, target_language: str) -> Reader:
        reader = self.reader(source_language, target_language)
        if reader is None or self.read_fidelity_weights is None:
            raise ModelError(f"encoder {self.model.name}: has no contextual judge; leave --contextual out")
        return reader

    @property
    def signature(self) -> str:
        """The recipe of every number, but for the rules: version, model and learned score with digests."""
        model = f"model:{self.model.name}@{self.model.digest}"
        recipe = f"alignkit:{__version__}|{model}|fidelity:{self._fidelity_digest}"
        other = self.sentences
        return recipe if other is None else f"{recipe}|sentences:{other.name}@{other.digest}"

    def signature_of(self, *, contextual: bool = False, checked: bool = False) -> str:
        """The signature, with the digests of the judge and of the checks' verdicts where these are asked."""
        judge = self.contextual_judge if contextual else None
        parts = [self.signature]
        if judge is not None:
            parts.append(f"judge:{judge.digest}")
        if checked:
            parts.append(f"verdicts:{self._verdicts_digest}")
        return "|".join(parts)

    @cached_property
    def _fidelity_digest(self) -> str:
        return self._digest("fidelity_weights", "read_fidelity_weights")

    @cached_property
    def _verdicts_digest(self) -> str:
        return self._digest("doubt_weights", "verdicts", "read_verdicts")

    def _digest(self, *names: str) -> str:
        """First eight hexadecimal digits of the sha256 of some sections of what was learned."""
        weights = json.dumps([self.model.config.get(name) for name in names], sort_keys=True)
        return hashlib.sha256(weights.encode()).hexdigest()[:8]

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
        return self._link(source, target, given or self.beads(source, target, segment=segment, limits=limits))

    def beads(
        self, source: Document, target: Document, *, segment: Mode = "sentence", limits: Limits = _NO_LIMITS
    ) -> Alignment:
        """Align the sentences of two documents; no words are linked.

        Raises:
            AnchorError: If a known pair is not there, or cannot hold beside the others.
            LanguageError: If a language cannot be told or the model does not cover it.
            ReadError: If a segment has more than 50,000 characters.
        """
        segments = split_segments(source, segment), split_segments(target, segment)
        self._require_fit((source, target), segments)
        texts = _texts(source, segments[0]), _texts(target, segments[1])
        beads = pair_segments(texts, self.model, self.bead_weights, limits, self.sentences)
        return Alignment(*segments, tuple(beads))

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
            ModelError: If the encoder is one of sentences only.
            ReadError: If a segment has more than 50,000 characters.
        """
        self._require_words()
        cut = split_spaces if pretokenized else tokenize
        return self._link(source, target, given or line_alignment(source, target), cut)

    def judge(
        self,
        comparison: Comparison,
        rules: Rules | None = None,
        *,
        scheme: Scheme = "mqm",
        contextual: bool | None = None,
    ) -> Report:
        """Run the checks (all that run by default, without rules) and score fidelity.

        ``scheme`` says whose weights the MQM figures take; ``contextual`` whether the model's judge, which
        reads both sentences together, is asked: where there is one, if left out.

        Raises:
            ModelError: If the judge is asked for and the model has none.
        """
        rules = Rules() if rules is None else rules
        languages = comparison.source.language, comparison.target.language
        if contextual is None:
            contextual = comparison.word_vectors is not None and self.read_fidelity_weights is not None
        if contextual:
            comparison = replace(
                comparison,
                glossary=rules.glossary,
                reader=self._require_reader(*languages),
                read_verdicts=self.read_verdicts,
            )
        findings = rules.find(comparison)
        verdicts = comparison.once(read) if contextual else None
        beads = self._bead_fidelity(languages, comparison.pairs, _by_pair(findings, comparison), verdicts)
        words = sum(token.is_word for pair in comparison.pairs for token in pair.source_tokens)
        weights = "" if scheme == "mqm" else f"|mqm:{scheme}"
        return Report(
            comparison.source,
            comparison.target,
            comparison.source_segments,
            comparison.target_segments,
            comparison.pairs,
            findings,
            tuple(None if bead is None else bead.fidelity.score for bead in beads),
            document_fidelity(beads, findings, words, parts=self.parts(contextual), scheme=scheme),
            f"{self.signature_of(contextual=contextual, checked=True)}|{rules.signature}{weights}",
            _details(beads),
        )

    def score(
        self,
        source: Document,
        target: Document,
        *,
        given: Alignment | None = None,
        contextual: bool = False,
    ) -> Report:
        """Score parallel lines, or the beads that are given, without linking words or looking for findings.

        Raises:
            MismatchError: If the documents have different numbers of lines.
            LanguageError: If a language cannot be told or the model does not cover it.
            ModelError: If the encoder is one of sentences only, or has no judge and one is asked for.
            ReadError: If a segment has more than 50,000 characters.
        """
        self._require_words()
        given = given or line_alignment(source, target)
        self._require_fit((source, target), (given.source_segments, given.target_segments))
        ours = [_tokens(source, given.source_segments, bead.source, tokenize) for bead in given.beads]
        theirs = [_tokens(target, given.target_segments, bead.target, tokenize) for bead in given.beads]
        pairs = tuple(map(Pair, given.beads, ours, theirs))
        languages = source.language, target.language
        verdicts = self.read(*languages, [pair.words for pair in pairs]) if contextual else None
        beads = self._bead_fidelity(languages, pairs, [None] * len(pairs), verdicts)
        words = sum(token.is_word for tokens in ours for token in tokens)
        return Report(
            source,
            target,
            given.source_segments,
            given.target_segments,
            pairs,
            (),
            tuple(None if bead is None else bead.fidelity.score for bead in beads),
            document_fidelity(beads, None, words, parts=self.parts(contextual)),
            self.signature_of(contextual=contextual),
            _details(beads),
        )

    def _bead_fidelity(
        self,
        languages: tuple[str, str],
        pairs: Sequence[Pair],
        found: Sequence[Sequence[tuple[int, Finding]] | None],
        verdicts: Sequence[Verdict | None] | None,
    ) -> list[BeadFidelity | None]:
        rated = self.rate(*languages, [pair.words for pair in pairs], verdicts)
        if rated is None:
            return [None] * len(pairs)
        values = np.stack([rated.score, rated.low, rated.high], axis=1).tolist()
        names = self.parts(verdicts is not None)
        parts = [dict(zip(names, row, strict=True)) for row in rated.parts.tolist()]
        words = rated.words.astype(int).tolist()
        return list(map(bead_fidelity, pairs, values, parts, words, found))

    def parts(self, in_context: bool = False) -> tuple[str, ...]:
        """Names of the parts of a score, or of one with the contextual judge's opinion among them."""
        weights = self.read_fidelity_weights if in_context else None
        return tuple(PARTS if weights is None else weights.parts)

    def rate(
        self,
        source_language: str,
        target_language: str,
        pairs: Sequence[TokenPair],
        verdicts: Sequence[Verdict | None] | None = None,
    ) -> Rated | None:
        """Score pairs of token lists without looking for findings; None where a language gives no ground.

        ``verdicts`` are those of the contextual judge, if it has read the pairs.
        """
        scorer = self.scorer(source_language, target_language)
        weights = self.fidelity_weights if verdicts is None else self.read_fidelity_weights
        if scorer is None or weights is None:
            return None
        return scorer.rate(pairs, weights, None if verdicts is None else summary(verdicts))

    def _link(
        self,
        source: Document,
        target: Document,
        given: Alignment,
        cut: Callable[[str], list[Token]] = tokenize,
    ) -> Comparison:
        segments = given.source_segments, given.target_segments
        self._require_fit((source, target), segments)
        return self._compare(source, target, segments, given.beads, cut)

    def _require_fit(
        self, documents: tuple[Document, Document], segments: tuple[Sequence[Segment], Sequence[Segment]]
    ) -> None:
        """Refuse segments that are too long and languages that are not covered."""
        for document, own in zip(documents, segments, strict=True):
            _require_bounded(document, own)
        self.require_covered(*documents)

    def _require_words(self) -> None:
        if self.sentences is not None:
            raise ModelError(sentences_only(self.sentences.name))

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
            covered = document.language in self.model.languages or (
                self.sentences is not None and document.language != "und"
            )
            if document.text.strip() and not covered:
                told = "cannot tell the language" if document.language == "und" else "language not covered"
                raise LanguageError(
                    f"{_name(document, 'text')}: {told} ({document.language}); name one with --source-lang "
                    f"or --target-lang, {self.model.name} has: {' '.join(self.model.languages)}"
                )

    def _compare(
        self,
        source: Document,
        target: Document,
        segments: tuple[tuple[Segment, ...], tuple[Segment, ...]],
        beads: Sequence[Bead],
        cut: Callable[[str], list[Token]] = tokenize,
    ) -> Comparison:
        known = {source.language, target.language} <= {*self.model.languages, "und"}
        pairs: list[Pair] = []
        waiting = iter(self.watch(beads))
        while some := list(islice(waiting, _TOGETHER)):
            ours = [_tokens(source, segments[0], bead.source, cut) for bead in some]
            theirs = [_tokens(target, segments[1], bead.target, cut) for bead in some]
            texts = [
                ([token.text for token in one], [token.text for token in two])
                for one, two in zip(ours, theirs, strict=True)
            ]
            links: Iterable[tuple[Link, ...]] = repeat(())
            if known:
                links = self.aligner(source.language, target.language).align(texts)
            pairs += map(Pair, some, ours, theirs, links)
        if not known:
            return Comparison(source, target, *segments, tuple(pairs))
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


def _details(beads: Sequence[BeadFidelity | None]) -> tuple[Fidelity | None, ...]:
    """What is known of the beads; nothing at all where there is no ground for any."""
    return tuple(None if bead is None else bead.fidelity for bead in beads) if any(beads) else ()


def sentences_only(encoder: str) -> str:
    """Say that an encoder cannot compare words."""
    return (
        f"encoder {encoder}: pairs sentences only; words are compared by a model of alignkit's own, "
        "leave --encoder out here"
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


def _by_pair(findings: Sequence[Finding], comparison: Comparison) -> list[list[tuple[int, Finding]]]:
    """Sort findings, with their numbers, into the pairs in which they begin."""
    found: list[list[tuple[int, Finding]]] = [[] for _ in comparison.pairs]
    sides: tuple[Side, Side] = ("source", "target")
    for side in sides:
        spans = [(comparison.span(pair, side), number) for number, pair in enumerate(comparison.pairs)]
        starts = sorted((span[0], number) for span, number in spans if span)
        for number, finding in enumerate(findings):
            if finding.side == side:
                place = bisect_right(starts, (finding.start, len(found))) - 1
                found[starts[max(0, place)][1]].append((number, finding))
    return found

"""What a check is, and what it sees."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.doubt import DoubtWeights
from alignkit.checks.forest import Forest
from alignkit.contextual import Reader
from alignkit.lexicon import Lexicon, Vocabulary
from alignkit.notebook import table
from alignkit.records import Document, Evidence, Finding, Pair, Segment, Severity, Side
from alignkit.terms import Glossary

Result = TypeVar("Result")
_NO_TERMS = Glossary()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report so far: two documents, aligned down to words, before anything is judged."""

    source: Document
    target: Document
    source_segments: tuple[Segment, ...]
    target_segments: tuple[Segment, ...]
    pairs: tuple[Pair, ...]
    lexicon: Lexicon | None = None
    word_vectors: Callable[[Sequence[str]], NDArray[np.float32]] | None = None
    doubt_weights: DoubtWeights | None = None
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    verdicts: Mapping[str, Forest] = field(default_factory=dict)
    glossary: Glossary = _NO_TERMS
    reader: Reader | None = None
    read_verdicts: Mapping[str, Forest] = field(default_factory=dict)
    _done: dict[Callable[..., object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, compute: Callable[["Comparison"], Result]) -> Result:
        """Return ``compute(self)``, computed the first time only: the checks of a family share work."""
        if compute not in self._done:
            self._done[compute] = compute(self)
        return cast(Result, self._done[compute])

    def _repr_html_(self) -> str:
        """Show the beads where this is the value of a notebook's cell."""
        rows = (
            (self._text(pair, "source"), self._text(pair, "target"), f"{pair.bead.confidence:.2f}")
            for pair in self.pairs
        )
        heading = f"{self.source.language} → {self.target.language}"
        facts = (
            f"{len(self.source_segments)} and {len(self.target_segments)} segments, {len(self.pairs)} beads"
        )
        return table(heading, facts, ("source", "target", "confidence"), rows, len(self.pairs))

    def _text(self, pair: Pair, side: Side) -> str:
        document = self.source if side == "source" else self.target
        numbers = pair.bead.source if side == "source" else pair.bead.target
        segments = self.source_segments if side == "source" else self.target_segments
        return " ".join(document.text[segments[number].start : segments[number].end] for number in numbers)

    def span(self, pair: Pair, side: Side) -> tuple[int, int] | None:
        """Return where a bead's text lies in its document, or None on the empty side of a gap."""
        numbers = pair.bead.source if side == "source" else pair.bead.target
        segments = self.source_segments if side == "source" else self.target_segments
        return (segments[numbers[0]].start, segments[numbers[-1]].end) if numbers else None


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of texts and the quotes a check must flag in it; none means it must stay silent.

    Checks of terms need a glossary beside them.
    """

    source: str
    target: str
    flagged: tuple[str, ...] = ()
    languages: tuple[str, str] = ("fr", "de")
    glossary: Glossary = _NO_TERMS


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of artefact: how to find it, what it is called, and examples that are its tests.

    ``by_default`` is False for a check that runs only where it is selected by name.
    """

    id: str
    category: str
    severity: Severity
    explanation: str
    find: Callable[["Comparison", "Check"], Iterator[Finding]]
    examples: tuple[Example, ...]
    by_default: bool = True

    def finding(
        self,
        where: tuple[int, int],
        comparison: Comparison,
        message: str,
        *,
        side: Side = "target",
        source: tuple[int, int] | None = None,
        suggestion: str | None = None,
        confidence: float = 0.9,
        severity: Severity | None = None,
        evidence: Evidence | None = None,
    ) -> Finding:
        """Build a finding of this check; quotes are sliced here so that offsets are always right."""
        text = comparison.target.text if side == "target" else comparison.source.text
        return Finding(
            check=self.id,
            category=self.category,
            severity=severity or self.severity,
            confidence=round(confidence, 4),
            side=side,
            start=where[0],
            end=where[1],
            quote=text[where[0] : where[1]],
            message=message,
            suggestion=suggestion,
            source_start=source[0] if source else None,
            source_end=source[1] if source else None,
            source_quote=comparison.source.text[source[0] : source[1]] if source else None,
            evidence=evidence or {},
        )

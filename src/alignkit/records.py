"""The frozen records handed from stage to stage, and nothing else.

Offsets are code points into ``Document.text``, half-open, so that ``text[start:end]`` is the thing
meant. Segment numbers count from zero and are the caller's: nothing is dropped or renumbered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from alignkit.notebook import table
from alignkit.origins import Origin
from alignkit.tokens import Token

Side = Literal["source", "target"]
Evidence = Mapping[str, object]


class Severity(StrEnum):
    """How much a finding costs, in the four grades of MQM (https://themqm.org)."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        """MQM penalty points: 0, 1, 5 or 25."""
        return _WEIGHTS[self]

    def reaches(self, other: "Severity") -> bool:
        """Whether this severity is at least as grave as another.

        Example:
            >>> Severity.MAJOR.reaches(Severity.MINOR), Severity.NEUTRAL.reaches(Severity.MINOR)
            (True, False)
        """
        return self.weight >= other.weight


_WEIGHTS = {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}


@dataclass(frozen=True, slots=True)
class Document:
    """One side of a translation: its text, its language (ISO 639-1) and where it came from.

    The text is the file exactly as decoded; where the file has markup, ``origin`` leads from the text
    (see `alignkit.origins`) back to the file.
    """

    text: str
    language: str
    path: str | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence (or line) of a document; ``paragraph`` counts the non-empty lines from zero."""

    start: int
    end: int
    paragraph: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a segment needs 0 <= start <= end, got {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Bead:
    """Source segments that translate target segments; one side may be empty (a gap).

    ``confidence`` is the probability that exactly these segments belong together.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float

    def __post_init__(self) -> None:
        if not self.source and not self.target:
            raise ValueError("a bead needs at least one segment, got none on either side")

    @property
    def is_gap(self) -> bool:
        """Whether one side is missing."""
        return not self.source or not self.target


@dataclass(frozen=True, slots=True)
class Alignment:
    """Segments of two documents and the beads that hold each of them exactly once."""

    source_segments: tuple[Segment, ...]
    target_segments: tuple[Segment, ...]
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Bitext:
    """Both sides of a translation, and the alignment that came with them, if any."""

    source: Document
    target: Document
    given: Alignment | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Source token ``source`` corresponds to target token ``target`` of the same bead."""

    source: int
    target: int
    probability: float

    @property
    def is_sure(self) -> bool:
        """Whether the link is at least as likely as not; the others are possible links."""
        return self.probability >= 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A bead with its words: tokens carry document offsets, links index into the two token tuples."""

    bead: Bead
    source_tokens: tuple[Token, ...]
    target_tokens: tuple[Token, ...]
    links: tuple[Link, ...] = ()

    @property
    def words(self) -> tuple[list[str], list[str]]:
        """The texts of the tokens of both sides."""
        return [token.text for token in self.source_tokens], [token.text for token in self.target_tokens]

    def _repr_html_(self) -> str:
        """Show the linked words where this is the value of a notebook's cell."""
        bead = self.bead
        heading = f"{list(bead.source)} ↔ {list(bead.target)}"
        rows = (
            (
                self.source_tokens[link.source].text,
                self.target_tokens[link.target].text,
                f"{link.probability:.2f}",
            )
            for link in self.links
        )
        facts = f"confidence {bead.confidence:.2f}, {len(self.links)} word links"
        return table(heading, facts, ("source", "target", "probability"), rows, len(self.links))


@dataclass(frozen=True, slots=True)
class Finding:
    """One suspected artefact: where, what, how grave, how sure, on what evidence, what instead.

    ``side`` says which text ``start``, ``end`` and ``quote`` belong to. ``source_start`` and its
    fellows point at the counterpart in the source, where there is one and ``side`` is the target.
    ``suggestion`` replaces ``quote``; an empty string means "delete", ``None`` "nothing to offer".
    """

    check: str
    category: str
    severity: Severity
    confidence: float
    side: Side
    start: int
    end: int
    quote: str
    message: str
    suggestion: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    source_quote: str | None = None
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a finding takes from a score of 0..1; ``finding`` is its number in ``Report.findings``."""

    finding: int
    points: float


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How far the target says what the source says, 0..1, with a 90 % interval and its parts.

    ``score`` (and with it ``low`` and ``high``) is None where there is no ground for a number.
    ``mqm`` is the MQM overall quality score, 100 × (1 − penalty points / source words), and ``penalties``
    the points per 1,000 source words; both are None where no findings were looked for. ``costs`` are the
    findings that take something from the score, the dearest first.
    """

    score: float | None
    low: float | None
    high: float | None
    mqm: float | None
    parts: Mapping[str, float | None]
    penalties: float | None = None
    costs: tuple[Cost, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a second translation scores above a first, over the lines that have a score in both.

    ``low`` and ``high`` are its 95 % interval; ``p`` is the probability of a difference as large between
    translations that are equally good.
    """

    lines: int
    value: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class Compared:
    """Two translations of the same lines; ``difference`` is None where no line has a score in both."""

    names: tuple[str, str]
    fidelity: tuple[Fidelity, Fidelity]
    difference: Difference | None
    signature: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything alignkit knows about one document pair.

    ``bead_fidelity`` holds a score a bead; ``beads`` says more of each, with interval and parts.
    """

    source: Document
    target: Document
    source_segments: tuple[Segment, ...]
    target_segments: tuple[Segment, ...]
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    bead_fidelity: tuple[float | None, ...]
    fidelity: Fidelity
    signature: str
    beads: tuple[Fidelity | None, ...] = ()

    def _repr_html_(self) -> str:
        """Show score and findings where this is the value of a notebook's cell."""
        rows = (
            (
                found.severity.value,
                found.check,
                found.source_quote or "",
                found.quote,
                "(delete)" if found.suggestion == "" else found.suggestion or "",
                found.message,
            )
            for found in self.findings
        )
        columns = ("severity", "check", "in the source", "words", "suggestion", "message")
        return table(self._heading(), self._facts(), columns, rows, len(self.findings))

    def _heading(self) -> str:
        fidelity = self.fidelity
        if fidelity.score is None:
            return "Fidelity: no ground for a score"
        interval = "" if fidelity.low is None else f" (90 % interval {fidelity.low:.2f}–{fidelity.high:.2f})"
        return f"Fidelity {fidelity.score:.2f}{interval}"

    def _facts(self) -> str:
        mqm = "" if self.fidelity.mqm is None else f"MQM {self.fidelity.mqm:.1f}, "
        languages = f"{self.source.language} → {self.target.language}"
        return f"{languages}, {mqm}{len(self.pairs)} beads, {len(self.findings)} findings"

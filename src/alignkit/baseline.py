"""Known findings: those that a file lists are not reported again.

A finding is told by its check, its quote, the quote of its counterpart and three words on either side, not by
its place, so that it is known again where the text around it has moved. One side's words may have changed,
and neither matters to a quote of four words or more. Each known finding explains one finding: a second one
of the same kind is new.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from alignkit.errors import ReadError
from alignkit.records import Document, Finding
from alignkit.tokens import tokenize

SCHEMA = "alignkit.baseline/1"
_NEIGHBOURS = 3  # words on either side
_REACH = 120  # characters in which they are looked for
_LONG_QUOTE = 4  # words that need no neighbours to be known again
_LARGEST = 64_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Known:
    """A finding without its place."""

    check: str
    side: str
    quote: str
    source_quote: str | None
    before: str
    after: str

    @property
    def key(self) -> tuple[str | None, ...]:
        """What must be the same in any case."""
        return self.check, self.side, self.quote, self.source_quote

    def is_like(self, other: "Known") -> bool:
        """Whether two findings of one key are one although words beside them changed."""
        same = (self.before == other.before and self.before, self.after == other.after and self.after)
        return any(same) or len(self.quote.split()) >= _LONG_QUOTE


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings."""

    known: tuple[Known, ...] = ()

    def new(self, findings: Sequence[Finding], source: Document, target: Document) -> tuple[Finding, ...]:
        """Return the findings that are not known."""
        met = [describe(finding, source, target) for finding in findings]
        waiting: dict[tuple[str | None, ...], list[Known]] = {}
        for known in self.known:
            waiting.setdefault(known.key, []).append(known)
        explained = _explain(met, waiting, lambda one, two: one == two, frozenset())
        explained = _explain(met, waiting, Known.is_like, explained)
        return tuple(finding for number, finding in enumerate(findings) if number not in explained)

    @property
    def signature(self) -> str:
        """How many findings are known, and a digest of them."""
        digest = hashlib.sha256("".join(self.lines()).encode("utf-8", "replace")).hexdigest()[:8]
        return f"baseline:{len(self.known)}@{digest}"

    def lines(self) -> Iterator[str]:
        """Write it as `read_baseline` reads it: a line of JSON that names the form, then one a finding."""
        yield json.dumps({"schema": SCHEMA}) + "\n"
        for known in self.known:
            yield json.dumps(asdict(known), ensure_ascii=False) + "\n"


def _explain(
    met: Sequence[Known],
    waiting: dict[tuple[str | None, ...], list[Known]],
    alike: Callable[[Known, Known], bool],
    explained: frozenset[int],
) -> frozenset[int]:
    """Return the numbers of the findings that are explained now, and take out what explains them."""
    found = set(explained)
    for number, one in enumerate(met):
        if number not in found:
            candidates = waiting.get(one.key, [])
            match = next((known for known in candidates if alike(one, known)), None)
            if match is not None:
                candidates.remove(match)
                found.add(number)
    return frozenset(found)


def describe(finding: Finding, source: Document, target: Document) -> Known:
    """Return what a finding is known by.

    Args:
        finding: The finding.
        source: The document that its source quote comes from.
        target: The other one.
    """
    text = (target if finding.side == "target" else source).text
    before = tokenize(text[max(0, finding.start - _REACH) : finding.start])
    after = tokenize(text[finding.end : finding.end + _REACH])
    return Known(
        finding.check,
        finding.side,
        _even(finding.quote),
        None if finding.source_quote is None else _even(finding.source_quote),
        " ".join([token.text for token in before if token.text[0].isalnum()][-_NEIGHBOURS:]),
        " ".join([token.text for token in after if token.text[0].isalnum()][:_NEIGHBOURS]),
    )


def _even(text: str) -> str:
    """Line breaks move when a text is wrapped anew."""
    return " ".join(text.split()) or text


def baseline_of(findings: Sequence[Finding], source: Document, target: Document) -> Baseline:
    """Make all findings known ones."""
    return Baseline(tuple(describe(finding, source, target) for finding in findings))


def read_baseline(path: Path) -> Baseline:
    """Read known findings.

    Raises:
        ReadError: If the file is missing or something else than a baseline.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadError(f"{path}: has more than {_LARGEST:,} bytes; no baseline is that long")
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: there is no such file; write it with --write-baseline") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{path}: cannot be read ({reason}); write it anew with --write-baseline") from error
    known = []
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            if number == 1:
                if row != {"schema": SCHEMA}:
                    raise ValueError
            else:
                known.append(_known(row))
        except (ValueError, TypeError, RecursionError) as error:
            raise ReadError(
                f"{path}: line {number} is no line of a baseline; write it anew with --write-baseline"
            ) from error
    if not lines:
        raise ReadError(f"{path}: is empty, which no baseline is; write it anew with --write-baseline")
    return Baseline(tuple(known))


def _known(row: object) -> Known:
    names = {field.name for field in fields(Known)}
    if not isinstance(row, dict) or set(row) != names:
        raise TypeError
    if not all(
        isinstance(row[name], str) or (name == "source_quote" and row[name] is None) for name in names
    ):
        raise TypeError
    return Known(**row)

"""Build the input of a check by hand: two texts, one segment a line, bead by bead; and golden cases."""

import json
from collections.abc import Sequence
from pathlib import Path

from alignkit.checks.base import Check, Comparison
from alignkit.lexicon import Lexicon
from alignkit.records import Bead, Document, Link, Pair, Segment
from alignkit.tokens import Token, tokenize


def _segments(text: str) -> tuple[Segment, ...]:
    segments, start = [], 0
    for number, line in enumerate(text.split("\n")):
        segments.append(Segment(start, start + len(line), number))
        start += len(line) + 1
    return tuple(segments)


def _tokens(text: str, segments: Sequence[Segment], numbers: Sequence[int]) -> tuple[Token, ...]:
    found = []
    for number in numbers:
        start, end = segments[number].start, segments[number].end
        found += [Token(t.text, t.start + start, t.end + start) for t in tokenize(text[start:end])]
    return tuple(found)


def paired(
    source: str,
    target: str,
    languages: tuple[str, str] = ("fr", "de"),
    *,
    beads: Sequence[tuple[tuple[int, ...], tuple[int, ...]]] | None = None,
    links: Sequence[Sequence[tuple[int, int]]] | None = None,
    lexicon: Lexicon | None = None,
) -> Comparison:
    """Pair line with line (an empty line has no counterpart's text: a gap), or bead by bead as given."""
    documents = Document(source, languages[0]), Document(target, languages[1])
    segments = _segments(source), _segments(target)
    if beads is None:
        lines = source.split("\n"), target.split("\n")
        beads = [
            ((number,) if left else (), (number,) if right else ())
            for number, (left, right) in enumerate(zip(*lines, strict=True))
            if left or right
        ]
    pairs = []
    for number, (left, right) in enumerate(beads):
        pairs.append(
            Pair(
                Bead(left, right, 0.95),
                _tokens(source, segments[0], left),
                _tokens(target, segments[1], right),
                tuple(Link(i, j, 0.9) for i, j in (links[number] if links else ())),
            )
        )
    words = (
        {}
        if lexicon is None
        else {
            languages[0]: lexicon.source,
            languages[1]: lexicon.target,
            **lexicon.others,
        }
    )
    return Comparison(*documents, *segments, tuple(pairs), lexicon, vocabularies=words)


def quotes(check: Check, comparison: Comparison) -> list[str]:
    """What a check flags, in order of place, each quote verified against the text."""
    found = sorted(check.find(comparison, check), key=lambda finding: finding.start)
    for finding in found:
        text = (comparison.source if finding.side == "source" else comparison.target).text
        assert text[finding.start : finding.end] == finding.quote
        assert 0 < finding.confidence <= 1
    return [finding.quote for finding in found]


def golden(family: str, checks: Sequence[Check]) -> list[tuple[Check, str, str, tuple[str, str], list[str]]]:
    """Cases of tests/cases/FAMILY.json and all examples: check, source, target, languages, quotes."""
    by_id = {check.id: check for check in checks}
    path = Path(__file__).parent / "cases" / f"{family}.json"
    cases = [
        (by_id[case["check"]], case["source"], case["target"], tuple(case["languages"]), case["expect"])
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]
    for check in checks:
        cases += [(check, e.source, e.target, e.languages, list(e.flagged)) for e in check.examples]
    return cases


def even(source: str, target: str) -> tuple[str, str]:
    """Pad the shorter text with empty lines, so that line goes with line."""
    left, right = source.split("\n"), target.split("\n")
    size = max(len(left), len(right))
    return "\n".join(left + [""] * (size - len(left))), "\n".join(right + [""] * (size - len(right)))

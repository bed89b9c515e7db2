"""Beads as CoNLL-U: one sentence a side, word links and findings in the column MISC."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from alignkit.exports.aligned import Aligned, bead_segments, bead_text
from alignkit.exports.tables import row
from alignkit.records import Finding, Link, Pair, Report, Side
from alignkit.tokens import Token

Links = Sequence[tuple[int, float]]


def write_conllu(report: Report) -> Iterator[str]:
    """Yield the sentences with ``Finding=1,3`` on every word that a finding touches, counted from one."""
    yield from _sentences(report, report.findings)


def write_aligned_conllu(aligned: Aligned) -> Iterator[str]:
    """Yield two sentences a bead, source and target; an empty side has none.

    ``Align=2:0.91|Start=7|End=12`` says that a word corresponds to word 2 of the other sentence, how
    surely, and where it stands in the document, in code points. Columns that only a tagger or a parser
    could fill hold ``_``.
    """
    yield from _sentences(aligned, ())


def _sentences(aligned: Aligned, findings: Sequence[Finding]) -> Iterator[str]:
    for number, pair in enumerate(aligned.pairs):
        for side in ("source", "target"):
            tokens = pair.source_tokens if side == "source" else pair.target_tokens
            if tokens:
                yield "".join(_sentence(aligned, number, pair, side, findings)) + "\n"


def _sentence(
    aligned: Aligned, number: int, pair: Pair, side: Side, findings: Sequence[Finding]
) -> Iterator[str]:
    document = aligned.source if side == "source" else aligned.target
    numbers = pair.bead.source if side == "source" else pair.bead.target
    yield f"# sent_id = {number}-{side}\n"
    yield row([f"# text = {bead_text(document, bead_segments(aligned, pair, side))}"])
    yield f"# lang = {document.language}\n# segments = {' '.join(map(str, numbers))}\n"
    yield f"# confidence = {pair.bead.confidence:.4f}\n"
    yield from _words(pair, side, findings)


def _words(pair: Pair, side: Side, findings: Sequence[Finding]) -> Iterator[str]:
    tokens = pair.source_tokens if side == "source" else pair.target_tokens
    whole = tokens[0].start, tokens[-1].end
    own = [found for found in enumerate(findings, 1) if found[1].side == side and _meet(found[1], whole)]
    tight = [left.end == right.start for left, right in pairwise(tokens)]
    for index, (token, close) in enumerate(zip(tokens, [*tight, False], strict=True)):
        near = [number for number, found in own if _meet(found, (token.start, token.end))]
        misc = _misc(token, _links(pair.links, index, side), near, tight=close)
        yield row([str(index + 1), token.text, *"_______", misc])


def _meet(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and finding.end > span[0]


def _links(links: Sequence[Link], index: int, side: Side) -> Links:
    if side == "source":
        return sorted((link.target + 1, link.probability) for link in links if link.source == index)
    return sorted((link.source + 1, link.probability) for link in links if link.target == index)


def _misc(token: Token, links: Links, findings: Sequence[int], *, tight: bool) -> str:
    values = []
    if links:
        values.append("Align=" + ",".join(f"{other}:{probability:.2f}" for other, probability in links))
    values.append(f"End={token.end}")
    if findings:
        values.append("Finding=" + ",".join(map(str, findings)))
    if tight:
        values.append("SpaceAfter=No")
    values.append(f"Start={token.start}")
    return "|".join(values)

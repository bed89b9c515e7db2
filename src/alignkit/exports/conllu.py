"""Beads as CoNLL-U: one sentence a side, word links and findings in the column MISC."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from alignkit.exports.aligned import Aligned, bead_segments, bead_text
from alignkit.exports.tables import row
from alignkit.records import Finding, Link, Pair, Report, Side
from alignkit.tokens import Token

Links = Sequence[tuple[int, float]]

_SIDES: tuple[Side, Side] = ("source", "target")


def write_conllu(report: Report) -> Iterator[str]:
    """Yield the sentences with ``Finding=1,3`` on every word that a finding touches, counted from one."""
    yield from _sentences(report, report.findings)


def write_aligned_conllu(aligned: Aligned) -> Iterator[str]:
    """Yield two sentences a bead, source and target; an empty side has none.

    ``Align=2:0.91|End=12|Start=7`` says that a word corresponds to word 2 of the other sentence, how
    surely, and where it stands in the document, in code points. Columns that only a tagger or a parser
    could fill hold ``_``.
    """
    yield from _sentences(aligned, ())


def write_link_conllu(pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield the source and the target sentence of every pair, in the same form.

    A side without tokens has one token ``_``, as the format knows no empty sentence.

    Example:
        >>> from alignkit.records import Bead
        >>> one, two = Token("Oui", 0, 3), Token("Ja", 0, 2)
        >>> pair = Pair(Bead((0,), (0,), 1.0), (one,), (two,), (Link(0, 0, 0.9),))
        >>> next(write_link_conllu([pair])).splitlines()[1].split()[-1]
        'Align=1:0.9|End=3|Start=0'
    """
    for number, pair in enumerate(pairs):
        for side in _SIDES:
            words = "".join(_words(pair, side, ())) or row(["1", *"_________"])
            yield f"# sent_id = {number}-{side}\n{words}\n"


def _sentences(aligned: Aligned, findings: Sequence[Finding]) -> Iterator[str]:
    for number, pair in enumerate(aligned.pairs):
        for side in _SIDES:
            if _tokens(pair, side):
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


def _tokens(pair: Pair, side: Side) -> tuple[Token, ...]:
    return pair.source_tokens if side == "source" else pair.target_tokens


def _words(pair: Pair, side: Side, findings: Sequence[Finding]) -> Iterator[str]:
    tokens = _tokens(pair, side)
    if not tokens:
        return
    whole = tokens[0].start, tokens[-1].end
    own = [found for found in enumerate(findings, 1) if found[1].side == side and _meet(found[1], whole)]
    tight = [left.end == right.start for left, right in pairwise(tokens)]
    links = _links(pair.links, len(tokens), side)
    for index, (token, close) in enumerate(zip(tokens, [*tight, False], strict=True)):
        near = [number for number, found in own if _meet(found, (token.start, token.end))]
        yield row([str(index + 1), token.text, *"_______", _misc(token, links[index], near, tight=close)])


def _meet(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and finding.end > span[0]


def _links(links: Sequence[Link], size: int, side: Side) -> list[Links]:
    """Return for each token of a side its partners, counted from one, with their probabilities."""
    found: list[list[tuple[int, float]]] = [[] for _ in range(size)]
    for link in links:
        own, other = (link.source, link.target) if side == "source" else (link.target, link.source)
        found[own].append((other + 1, link.probability))
    return [sorted(partners) for partners in found]


def _misc(token: Token, links: Links, findings: Sequence[int], *, tight: bool) -> str:
    values = []
    if links:
        values.append("Align=" + ",".join(f"{other}:{probability:.4g}" for other, probability in links))
    values.append(f"End={token.end}")
    if findings:
        values.append("Finding=" + ",".join(map(str, findings)))
    if tight:
        values.append("SpaceAfter=No")
    values.append(f"Start={token.start}")
    return "|".join(values)

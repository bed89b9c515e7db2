"""Texts of two documents' segments → beads, by a model's vectors."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from alignkit.encoders import Encoder, SentenceEncoder, stack
from alignkit.errors import AnchorError
from alignkit.records import Bead, Side
from alignkit.sentences import DEPTH, BeadWeights, Limits, align_sentences, describe, put_back, speaking
from alignkit.sentences import Side as AlignerSide
from alignkit.tokens import tokenize

# Word by word, segments are compared by so many characters at most; no sentence is longer, and the time
# would grow with the square.
_COMPARED = 3000
_SIDES: tuple[Side, Side] = ("source", "target")


def pair_segments(
    texts: tuple[list[str], list[str]],
    encoder: Encoder,
    weights: BeadWeights,
    limits: Limits,
    sentences: SentenceEncoder | None = None,
) -> list[Bead]:
    """Align the segments that say something, then put the others back in their place.

    Args:
        texts: The segments of source and target.
        encoder: Of the words, and of the segments unless ``sentences`` encodes those.
        weights: The learned bead score.
        limits: What the beads must keep to; anchors count all segments.
        sentences: Another encoder for the segments.

    Raises:
        AnchorError: If a known pair is not there, or cannot hold beside the others.
    """
    full = speaking(texts[0]), speaking(texts[1])
    one, two = (
        aligner_side(encoder, [own[k] for k in spoken], sentences)
        for own, spoken in zip(texts, full, strict=True)
    )
    known = _speaking_anchors(limits.anchors, full)
    beads = [
        replace(
            bead,
            source=tuple(full[0][k] for k in bead.source),
            target=tuple(full[1][k] for k in bead.target),
        )
        for bead in align_sentences(one, two, weights, replace(limits, anchors=known))
    ]
    _require_kept(limits.anchors, beads)
    return put_back(beads, *texts)


def aligner_side(
    encoder: Encoder, texts: Sequence[str], sentences: SentenceEncoder | None = None
) -> AlignerSide:
    """Describe one document's segments to the sentence aligner, by an encoder's vectors.

    With ``sentences``, those are the segments' vectors, and only the words' are the first encoder's.
    """
    numbers: dict[str, int] = {}
    found, starts = [], [0]
    for text in texts:
        words = [t.text.casefold() for t in tokenize(text[:_COMPARED]) if t.is_word or t.is_number]
        found += [numbers.setdefault(word, len(numbers)) for word in words]
        starts.append(len(found))
    words_of = encoder.encode_words(list(numbers)), np.array(found, dtype=np.int64), np.array(starts)
    sums = getattr(sentences or encoder, "sums", None)
    if sums is not None:
        return describe(texts, sums(texts), None, words_of)
    runs = stack(sentences or encoder, texts, DEPTH)
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

"""One document pair → its rows, or the error that kept it from having any."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from alignkit.bitexts import read_bitext
from alignkit.corpora.entries import Entry
from alignkit.corpora.recipe import MEBIBYTE, Recipe
from alignkit.corpora.tables import Row
from alignkit.errors import AlignkitError, ReadError
from alignkit.exports.aligned import bead_text
from alignkit.exports.frames import finding_rows
from alignkit.languages.identify import identify
from alignkit.readers import Choice
from alignkit.records import Alignment, Bitext, Pair, Report, Segment
from alignkit.toolkit import Toolkit

_LONGEST_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class Judged:
    """What one document pair adds to the tables."""

    document: Row
    beads: list[Row]
    findings: list[Row]


def judge_document(number: int, entry: Entry, recipe: Recipe, tools: Toolkit) -> Judged:
    """Read, align and judge a document pair; whatever goes wrong becomes its row.

    Args:
        number: Its place in the manifest.
        entry: Where it lies.
        recipe: What to make of it.
        tools: What makes it.
    """
    try:
        both = _read(entry, recipe)
        if recipe.level == "check" or recipe.links:
            compared = tools.align(both.source, both.target, segment=recipe.segment, given=both.given)
            return _judged(number, entry, recipe, tools.judge(compared, recipe.judging, contextual=False))
        found = both.given or tools.beads(both.source, both.target, segment=recipe.segment)
        if recipe.level == "align":
            return _aligned(number, entry, recipe, both, found)
        return _judged(number, entry, recipe, tools.score(both.source, both.target, given=found))
    except AlignkitError as error:
        return failed(number, entry, type(error).__name__, str(error))
    except Exception as error:
        return failed(number, entry, type(error).__name__, f"{error}" or "no message")


def failed(number: int, entry: Entry, kind: str, message: str) -> Judged:
    """Return the row of a document pair that came to nothing."""
    row = _document_row(number, entry)
    message = " ".join(message.split())
    return Judged({**row, "error": kind, "message": message[:_LONGEST_MESSAGE]}, [], [])


def size(entry: Entry, recipe: Recipe) -> int:
    """Return the bytes of a document pair's files; what cannot be read counts nothing."""
    return sum(
        found.st_size
        for name in filter(None, (entry.source, entry.target))
        if (found := _status(Path(recipe.folder, name))) is not None and stat.S_ISREG(found.st_mode)
    )


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _read(entry: Entry, recipe: Recipe) -> Bitext:
    paths = [Path(recipe.folder, name) for name in filter(None, (entry.source, entry.target))]
    for path in paths:
        found = _status(path)
        if found is not None and not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise ReadError(f"{path}: is no regular file; name a text file")
        if found is not None and found.st_size > recipe.largest:
            raise ReadError(f"{path}: {_too_large(found.st_size, recipe)}")
    both = read_bitext(
        paths[0], paths[1] if entry.target else None, Choice(entry.source_lang, entry.target_lang)
    )
    for document, path in zip((both.source, both.target), (paths[0], paths[-1]), strict=True):
        if len(document.text) > recipe.largest:
            raise ReadError(f"{path}: unpacked, {_too_large(len(document.text), recipe)}")
    return both


def _too_large(size: int, recipe: Recipe) -> str:
    return f"holds {size / MEBIBYTE:,.0f} MiB, more than {recipe.largest / MEBIBYTE:,.0f}; see --max-size"


def _document_row(number: int, entry: Entry) -> Row:
    return {
        "document": number,
        "id": entry.id,
        "source": entry.source,
        "target": entry.target or None,
        "source_lang": entry.source_lang,
        "target_lang": entry.target_lang,
    }


def _aligned(number: int, entry: Entry, recipe: Recipe, both: Bitext, found: Alignment) -> Judged:
    segments = found.source_segments, found.target_segments
    beads = [
        _bead_row(number, entry, place, both, segments, Pair(bead, (), ()), recipe)
        for place, bead in enumerate(found.beads)
    ]
    return Judged(_counted(_document_row(number, entry), both, segments, beads), beads, [])


def _judged(number: int, entry: Entry, recipe: Recipe, report: Report) -> Judged:
    both = Bitext(report.source, report.target)
    segments = report.source_segments, report.target_segments
    beads = [
        {**_bead_row(number, entry, place, both, segments, pair, recipe), "fidelity": score}
        for place, (pair, score) in enumerate(zip(report.pairs, report.bead_fidelity, strict=True))
    ]
    findings = list(_finding_rows(number, entry, report)) if recipe.level == "check" else []
    fidelity = report.fidelity
    document = {
        **_counted(_document_row(number, entry), both, segments, beads),
        "findings": len(findings) if recipe.level == "check" else None,
        "fidelity": fidelity.score,
        "low": fidelity.low,
        "high": fidelity.high,
        "mqm": fidelity.mqm if recipe.level == "check" else None,
    }
    return Judged(document, beads, findings)


def _counted(row: Row, both: Bitext, segments: tuple[tuple[Segment, ...], ...], beads: list[Row]) -> Row:
    return {
        **row,
        "source_lang": both.source.language,
        "target_lang": both.target.language,
        "source_segments": len(segments[0]),
        "target_segments": len(segments[1]),
        "beads": len(beads),
    }


def _bead_row(
    number: int,
    entry: Entry,
    place: int,
    both: Bitext,
    segments: tuple[tuple[Segment, ...], ...],
    pair: Pair,
    recipe: Recipe,
) -> Row:
    bead = pair.bead
    source = bead_text(both.source, [segments[0][k] for k in bead.source])
    target = bead_text(both.target, [segments[1][k] for k in bead.target])
    row: Row = {
        "document": number,
        "id": entry.id,
        "bead": place,
        "source": bead.source,
        "target": bead.target,
        "source_text": source,
        "target_text": target,
        "source_chars": len(source),
        "target_chars": len(target),
        "confidence": bead.confidence,
        "source_hash": text_hash(source),
        "target_hash": text_hash(target),
    }
    if recipe.languages:
        row |= {"source_lang": _told(source), "target_lang": _told(target)}
    if recipe.links:
        row |= _words(pair)
    return row


def _told(text: str) -> str | None:
    found = identify(text)
    return found.language if found else None


def _words(pair: Pair) -> Row:
    """Words with blanks between, and the sure links in Pharaoh's form, which count these words from zero."""
    links = sorted({(link.source, link.target) for link in pair.links if link.is_sure})
    return {
        "source_words": " ".join(token.text for token in pair.source_tokens),
        "target_words": " ".join(token.text for token in pair.target_tokens),
        "links": " ".join(f"{one}-{two}" for one, two in links),
    }


def _finding_rows(number: int, entry: Entry, report: Report) -> Iterator[Row]:
    for row in finding_rows(report):
        del row["source_text"], row["target_text"]  # stand in the bead
        yield {"document": number, "id": entry.id, **row}


def text_hash(text: str) -> str:
    """Return 64 bits of a hash by which duplicates are told; case and white space do not count.

    Example:
        >>> text_hash("Il  pleut.") == text_hash("il pleut. ")
        True
    """
    plain = " ".join(text.casefold().split())
    return blake2b(plain.encode("utf-8", "replace"), digest_size=8).hexdigest()

"""One file or two → both sides of a translation, with the alignment that comes with them.

An alignment is given by a file that holds pairs, by parallel lines, by the time codes of subtitles, or by
another aligner's ladder. What is given is taken as certain: confidence 1.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from alignkit.documents import read_document, read_sides
from alignkit.errors import AnchorError, MismatchError, ReadError
from alignkit.origins import Unit
from alignkit.readers import BILINGUAL, Choice, decode, file_name, format_of, read_bytes
from alignkit.readers.ladder import read_ladder
from alignkit.records import Alignment, Bead, Bitext, Document, Segment
from alignkit.segments import Mode, split_segments

Time = tuple[int, int]  # in milliseconds
Span = tuple[int, int]  # the first and the last

_LARGEST_LADDER = 64 << 20  # bytes
_SHARED_TIME = 0.5  # of the shorter of two cues that belong together
_TIMED_ALIKE = 0.8  # share of the cues of either side that have a partner if the times are the same film's


def read_bitext(
    source: str | Path,
    target: str | Path | None = None,
    choice: Choice | None = None,
    *,
    form: str | None = None,
) -> Bitext:
    """Read both sides of a translation.

    Args:
        source: The file with the original, or with both sides; ``-`` is standard input.
        target: The file with the translation, unless the first one holds both.
        choice: The languages, and the columns of a file that has several.
        form: The format of the files, one of ``alignkit.readers.FORMATS``; told from their names if left
            out.

    Returns:
        The documents; with an alignment if one file holds both, if the format is ``moses``, or if both are
        subtitles of the same times.

    Raises:
        AlignkitError: If a file cannot be read or the two do not fit together.
    """
    choice = choice or Choice()
    if target is None:
        one, two = read_sides(source, choice, form=form)
        return Bitext(one, two, _unit_alignment(one, two))
    if str(source) == str(target) == "-":
        raise ReadError("SRC and TGT are both standard input; give a file for one of them")
    if choice.columns is not None:
        raise ReadError("two files have no columns to choose from; leave --columns out")
    for path in (source, target):
        if (form or format_of(path)) in BILINGUAL:
            raise ReadError(
                f"{file_name(path)}: holds both sides of a translation; give it alone, or say "
                "--input-format text"
            )
    one = read_document(source, language=choice.source_lang, form=form)
    two = read_document(target, language=choice.target_lang, form=form)
    return Bitext(one, two, line_alignment(one, two) if form == "moses" else _timed_alignment(one, two))


def read_anchors(path: str | Path) -> tuple[tuple[int, int], ...]:
    """Read known pairs of segments: on each line the number of a source and of a target segment, from 0.

    White space parts the two; empty lines and what follows ``#`` are left out.

    Raises:
        ReadError: If the file cannot be read.
        AnchorError: If a line holds something else.
    """
    name = file_name(path)
    pairs = []
    for number, line in enumerate(decode(read_bytes(path, _LARGEST_LADDER), name).splitlines(), 1):
        fields = line.partition("#")[0].split()
        if not fields:
            continue
        if len(fields) != 2 or not all(field.isascii() and field.isdecimal() for field in fields):
            raise AnchorError(
                f"{name}, line {number}: expected the numbers of a source and a target segment, such as "
                f"'12 14', got {line.strip()!r:.60}"
            )
        pairs.append((int(fields[0]), int(fields[1])))
    return tuple(pairs)


def read_alignment(path: str | Path, source: Document, target: Document, mode: Mode) -> Alignment:
    """Read a ladder, of alignkit or another aligner, that counts the segments of two documents.

    Args:
        path: The file; its third field, a cost with some aligners, is ignored.
        source: The original.
        target: The translation.
        mode: How the documents are split into the segments that the ladder counts: other aligners count
            lines.

    Raises:
        ReadError: If the file is no ladder of these documents.
    """
    name = file_name(path)
    try:
        beads = read_ladder(decode(read_bytes(path, _LARGEST_LADDER), name))
        return given_alignment(source, target, beads, mode)
    except ReadError as error:
        raise ReadError(f"{name}: {str(error).removeprefix(f'{name}: ')}") from error


def given_alignment(source: Document, target: Document, beads: Sequence[Bead], mode: Mode) -> Alignment:
    """Complete an alignment: segments that no bead names are gaps, and what is given is certain.

    Raises:
        ReadError: If a bead names a segment that is not there, one that another bead has too, or segments
            that do not follow each other.

    Example:
        >>> two = Document("Un. Deux.", "fr"), Document("Eins. Zwei. Drei.", "de")
        >>> found = given_alignment(*two, [Bead((1,), (1, 2), 0.4)], "sentence")
        >>> [(bead.source, bead.target) for bead in found.beads]
        [((), (0,)), ((0,), ()), ((1,), (1, 2))]
    """
    segments = split_segments(source, mode), split_segments(target, mode)
    for side, held in (("source", segments[0]), ("target", segments[1])):
        numbers = [getattr(bead, side) for bead in beads]
        _require_each_once([run for run in numbers if run], side, len(held))
    return Alignment(*segments, tuple(_completed(beads, len(segments[0]), len(segments[1]))))


def line_alignment(source: Document, target: Document) -> Alignment:
    """Take line i of one document as the translation of line i of the other.

    Raises:
        MismatchError: If the documents have different numbers of lines.
    """
    one, two = split_segments(source, "line"), split_segments(target, "line")
    if len(one) != len(two):
        raise MismatchError(
            f"lines: {len(one)} in {_name(source, 'source')}, {len(two)} in {_name(target, 'target')}; "
            "parallel texts need as many on both sides, use 'align' to pair them first"
        )
    return Alignment(one, two, tuple(Bead((k,), (k,), 1.0) for k in range(len(one))))


def _name(document: Document, side: str) -> str:
    return file_name(document.path) if document.path else side


def _units(document: Document) -> tuple[Unit, ...]:
    return document.origin.units if document.origin else ()


def _unit_segments(document: Document) -> tuple[Segment, ...]:
    """A segment a unit, without the white space at its ends."""
    segments, paragraph = [], 0
    for start, end, *_ in _units(document):
        part = document.text[start:end]
        begin = start + len(part) - len(part.lstrip())
        segments.append(Segment(begin, max(begin, start + len(part.rstrip())), paragraph))
        paragraph += begin < end
    return tuple(segments)


def _unit_alignment(source: Document, target: Document) -> Alignment:
    one, two = _unit_segments(source), _unit_segments(target)
    return Alignment(one, two, tuple(Bead((k,), (k,), 1.0) for k in range(len(one))))


def _require_each_once(runs: Sequence[tuple[int, ...]], side: str, size: int) -> None:
    seen: set[int] = set()
    for run in runs:
        if any(later - earlier != 1 for earlier, later in pairwise(run)):
            raise ReadError(
                f"the {side} segments {list(run)} do not follow each other; a bead is one stretch"
            )
        if run[-1] >= size:
            raise ReadError(
                f"{side} segment {run[-1]} is named, but there are {size} (counted from 0); --segment says "
                "whether lines or sentences count"
            )
        if seen.intersection(run):
            raise ReadError(f"{side} segment {min(seen.intersection(run))} is in two beads; name it once")
        seen.update(run)


def _completed(beads: Sequence[Bead], sources: int, targets: int) -> list[Bead]:
    """Put beads and gaps in the order of the source; a gap of the target follows what stands before it."""
    named = {k for bead in beads for k in bead.source}, {k for bead in beads for k in bead.target}
    certain = [Bead(bead.source, bead.target, 1.0) for bead in beads]
    certain += [Bead((k,), (), 1.0) for k in range(sources) if k not in named[0]]
    certain += [Bead((), (k,), 1.0) for k in range(targets) if k not in named[1]]
    added = {bead.target[0]: bead for bead in certain if not bead.source}
    ordered = list(_gaps(added, 0))
    for bead in sorted((bead for bead in certain if bead.source), key=lambda bead: bead.source):
        ordered.append(bead)
        if bead.target:
            ordered += _gaps(added, bead.target[-1] + 1)
    return ordered


def _gaps(added: Mapping[int, Bead], number: int) -> Iterator[Bead]:
    """Yield the gaps that follow each other from a target segment on."""
    while number in added:
        yield added[number]
        number = added[number].target[-1] + 1


def _timed_alignment(source: Document, target: Document) -> Alignment | None:
    """Pair cues that are shown at the same time, if both sides are subtitles of the same film."""
    times = [[unit.time for unit in _units(document) if unit.time] for document in (source, target)]
    if not all(times) or not all(map(_in_order, times)):
        return None
    runs = _runs(_meetings(*times))
    for number, side in enumerate(times):
        paired = sum(len(_numbers(run[number])) for run in runs)
        if paired < _TIMED_ALIKE * len(side):
            return None
    beads = [Bead(_numbers(one), _numbers(two), 1.0) for one, two in runs]
    completed = _completed(beads, len(times[0]), len(times[1]))
    return Alignment(_unit_segments(source), _unit_segments(target), tuple(completed))


def _numbers(run: Span) -> tuple[int, ...]:
    return tuple(range(run[0], run[1] + 1))


def _in_order(times: Sequence[Time]) -> bool:
    """Whether cues follow each other; one may still be shown when the next one comes, but not two."""
    lasting = all(start < end for start, end in times)
    follow = all(one[0] <= two[0] and one[1] <= two[1] for one, two in pairwise(times))
    return lasting and follow and all(one[1] <= two[0] for one, two in zip(times, times[2:], strict=False))


def _meetings(source: Sequence[Time], target: Sequence[Time]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of cues that share most of the time of one of them, in order."""
    first = 0
    for number, (start, end) in enumerate(source):
        while first < len(target) and target[first][1] <= start:
            first += 1
        for other in range(first, len(target)):
            begin, stop = target[other]
            if begin >= end:
                break
            if min(end, stop) - max(start, begin) >= _SHARED_TIME * min(end - start, stop - begin):
                yield number, other


def _runs(meetings: Iterable[tuple[int, int]]) -> list[tuple[Span, Span]]:
    """Join meetings that share a cue: the first and last cue of both sides of every bead."""
    runs: list[tuple[Span, Span]] = []
    for one, two in meetings:
        if runs and (one <= runs[-1][0][1] or two <= runs[-1][1][1]):
            before = runs.pop()
            runs.append(((before[0][0], one), (before[1][0], max(before[1][1], two))))
        else:
            runs.append(((one, one), (two, two)))
    return runs

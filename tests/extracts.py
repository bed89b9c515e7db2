"""What must hold for whatever a reader gives."""

from itertools import pairwise

from hypothesis import settings

from alignkit.errors import ReadError

SOME = settings(max_examples=60, deadline=None)
WHITE = " \t\r\n\f"


def assert_sound(extract):
    """Units and pieces tile the text; every piece is, or stands for, what is in the file at its place."""
    text, origin = extract.text, extract.origin
    begin = 0
    for unit in origin.units:
        assert unit.start == begin
        assert text[unit.end] == "\n"
        begin = unit.end + 1
    assert begin == len(text)
    assert len(origin.bounds) == len(origin.raw_starts) + 1 == len(origin.raw_ends) + 1
    assert [*origin.bounds[:1], *origin.bounds[-1:]] in ([0, len(text)], [0, 0])
    places = zip(origin.raw_starts, origin.raw_ends, strict=True)
    for (start, end), (low, high) in zip(pairwise(origin.bounds), places, strict=True):
        assert start < end
        assert 0 <= low <= high <= len(origin.raw)
        piece, source = text[start:end], origin.raw[low:high]
        if len(piece) == len(source):
            for ours, theirs in zip(piece, source, strict=True):
                assert ours in (theirs, "\ufffd") or (ours in WHITE and theirs in WHITE)


def refusal(read, *arguments):
    """What a reader says if it refuses its input, or nothing; any other error is one of the test."""
    try:
        read(*arguments)
    except ReadError as error:
        return str(error)
    return ""


def texts(extract):
    """The units, one by one."""
    return [extract.text[unit.start : unit.end] for unit in extract.origin.units]


def origins(extract):
    """What every unit stands for in the file."""
    return [extract.origin.raw[slice(*extract.origin.locate(*unit[:2]))] for unit in extract.origin.units]

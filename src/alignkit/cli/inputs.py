"""Read what a command on two texts needs."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from alignkit.cli.output import require_writable
from alignkit.errors import ReadError

if TYPE_CHECKING:
    from alignkit.records import Bead, Bitext
    from alignkit.toolkit import Toolkit

_LONG_WORK = 500  # beads
_STREAMED = ("text", "moses")


def read_inputs(options: argparse.Namespace) -> "tuple[Toolkit, Bitext]":
    """Read both texts and make the toolkit; the model is looked up first, so that a typo fails at once."""
    from alignkit.encoders import find_model
    from alignkit.toolkit import Toolkit

    require_writable(options.output, options.formats[options.format])
    find_model(options.encoder)
    return Toolkit(options.encoder, _watched), _texts(options)


def is_streamed(options: argparse.Namespace) -> bool:
    """Whether both sides are files of plain lines, which can be read as they come.

    Raises:
        ReadError: If both are standard input.
    """
    from alignkit.readers import format_of

    paths = options.source, options.target
    if None in paths or any((options.input_format or format_of(path)) not in _STREAMED for path in paths):
        return False
    if paths[0] == paths[1] == "-":
        raise ReadError("SRC and TGT are both standard input; give a file for one of them")
    return True


def _texts(options: argparse.Namespace) -> "Bitext":
    from dataclasses import replace

    from alignkit.bitexts import read_alignment, read_bitext
    from alignkit.readers import FORMATS, Choice

    if options.input_format is not None and options.input_format not in FORMATS:
        raise ReadError(f"--input-format {options.input_format}: is none of {', '.join(FORMATS)}")
    choice = Choice(options.source_lang, options.target_lang, _columns(options.columns))
    both = read_bitext(options.source, options.target, choice, form=options.input_format)
    ladder = getattr(options, "alignment", None)
    if ladder is None:
        return both
    return replace(both, given=read_alignment(ladder, both.source, both.target, options.segment))


def _columns(given: str | None) -> tuple[str, str] | None:
    if given is None:
        return None
    one, comma, two = given.partition(",")
    if not (one and comma and two):
        raise ReadError(f"--columns {given}: name two, such as --columns source,target or --columns 1,3")
    return one, two


def _watched(beads: "Sequence[Bead]") -> "Iterable[Bead]":
    """Show a progress bar on standard error for long work at a terminal."""
    if len(beads) < _LONG_WORK or sys.stderr is None or not sys.stderr.isatty():
        return beads
    from rich.console import Console
    from rich.progress import track

    return track(beads, "linking words", console=Console(stderr=True), transient=True)

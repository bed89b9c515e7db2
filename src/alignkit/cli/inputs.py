"""Read what a command on two texts needs."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from alignkit.cli.output import require_writable
from alignkit.errors import ReadError

if TYPE_CHECKING:
    from alignkit.records import Bead, Document
    from alignkit.toolkit import Toolkit

_LONG_WORK = 500  # beads


def read_inputs(options: argparse.Namespace) -> "tuple[Toolkit, Document, Document]":
    """Read both texts and make the toolkit; the model is looked up first, so that a typo fails at once."""
    from alignkit.documents import read_document
    from alignkit.encoders import find_model
    from alignkit.toolkit import Toolkit

    if options.source == options.target == "-":
        raise ReadError("SRC and TGT are both standard input; give a file for one of them")
    require_writable(options.output)
    find_model(options.encoder)
    source = read_document(options.source, language=options.source_lang)
    target = read_document(options.target, language=options.target_lang)
    return Toolkit(options.encoder, _watched), source, target


def _watched(beads: "Sequence[Bead]") -> "Iterable[Bead]":
    """Show a progress bar on standard error for long work at a terminal."""
    if len(beads) < _LONG_WORK or sys.stderr is None or not sys.stderr.isatty():
        return beads
    from rich.console import Console
    from rich.progress import track

    return track(beads, "linking words", console=Console(stderr=True), transient=True)

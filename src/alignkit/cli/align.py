"""``alignkit align``: pair the sentences of two texts."""

import argparse

from alignkit.cli.inputs import read_inputs
from alignkit.cli.options import Commands, chosen_limits, limits, pair_command, segmentation
from alignkit.cli.output import write_found
from alignkit.exports.formats import BEAD_FORMATS

_EXAMPLES = (
    ("alignkit align book.fr.txt book.de.txt", "write a ladder, one bead a line"),
    ("alignkit align book.fr.txt book.de.txt --format tmx -o book.tmx", "make a translation memory"),
    ("alignkit align a.fr b.de --segment line --prefer precision", "leave doubtful lines alone"),
    ("alignkit align a.fr b.de --encoder sentence-transformers/LaBSE", "pair by a model downloaded before"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = pair_command(commands, "align", "align sentences", BEAD_FORMATS, _run, _EXAMPLES)
    segmentation(parser)
    limits(parser)


def _run(options: argparse.Namespace) -> int:
    demanded = chosen_limits(options)
    tools, both = read_inputs(options)
    found = tools.align(both.source, both.target, segment=options.segment, given=both.given, limits=demanded)
    write_found(BEAD_FORMATS[options.format], found, options.output)
    return 0

"""``alignkit align``: pair the sentences of two texts."""

import argparse

from alignkit.cli.inputs import read_inputs
from alignkit.cli.options import Commands, pair_command, segmentation
from alignkit.cli.output import write_found
from alignkit.exports.formats import BEAD_FORMATS


def add(commands: Commands) -> None:
    """Add the command."""
    segmentation(pair_command(commands, "align", "align sentences", BEAD_FORMATS, _run))


def _run(options: argparse.Namespace) -> int:
    tools, both = read_inputs(options)
    found = tools.align(both.source, both.target, segment=options.segment, given=both.given)
    write_found(BEAD_FORMATS[options.format], found, options.output)
    return 0

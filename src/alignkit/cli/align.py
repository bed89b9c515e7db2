"""``alignkit align``: pair the sentences of two texts."""

import argparse

from alignkit.cli.inputs import read_inputs
from alignkit.cli.options import Commands, chosen_limits, limits, pair_command, segmentation
from alignkit.cli.output import write_found
from alignkit.exports.formats import BEAD_FORMATS


def add(commands: Commands) -> None:
    """Add the command."""
    parser = pair_command(commands, "align", "align sentences", BEAD_FORMATS, _run)
    segmentation(parser)
    limits(parser)


def _run(options: argparse.Namespace) -> int:
    demanded = chosen_limits(options)
    tools, both = read_inputs(options)
    found = tools.align(both.source, both.target, segment=options.segment, given=both.given, limits=demanded)
    write_found(BEAD_FORMATS[options.format], found, options.output)
    return 0

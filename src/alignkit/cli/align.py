"""``alignkit align``: pair the sentences of two texts."""

import argparse

from alignkit.cli.inputs import read_inputs
from alignkit.cli.options import Commands, pair_command, segmentation
from alignkit.cli.output import write

_FORMATS = ("ladder", "tsv", "jsonl")


def add(commands: Commands) -> None:
    """Add the command."""
    segmentation(pair_command(commands, "align", "align sentences", _FORMATS, _run))


def _run(options: argparse.Namespace) -> int:
    from alignkit.exports import BEAD_FORMATS

    tools, both = read_inputs(options)
    found = tools.align(both.source, both.target, segment=options.segment, given=both.given)
    write(BEAD_FORMATS[options.format](found), options.output)
    return 0

"""``alignkit score``: fidelity of parallel lines."""

import argparse

from alignkit.cli.inputs import read_inputs
from alignkit.cli.options import Commands, pair_command, segmentation
from alignkit.cli.output import write

_FORMATS = ("tsv", "json")


def add(commands: Commands) -> None:
    """Add the command."""
    parser = pair_command(commands, "score", "score the fidelity of parallel lines", _FORMATS, _run)
    segmentation(parser, parallel=True)


def _run(options: argparse.Namespace) -> int:
    from alignkit.exports import SCORE_FORMATS

    tools, source, target = read_inputs(options)
    write(SCORE_FORMATS[options.format](tools.judge(tools.pair_lines(source, target))), options.output)
    return 0

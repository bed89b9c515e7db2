"""``alignkit words``: link the words of parallel lines."""

import argparse

from alignkit.cli.inputs import read_inputs
from alignkit.cli.options import Commands, pair_command, segmentation
from alignkit.cli.output import write

_FORMATS = ("pharaoh", "jsonl")


def add(commands: Commands) -> None:
    """Add the command."""
    parser = pair_command(commands, "words", "align the words of parallel lines", _FORMATS, _run)
    segmentation(parser, parallel=True)
    parser.add_argument("--pretokenized", action="store_true", help="take white-space tokens as they are")


def _run(options: argparse.Namespace) -> int:
    from alignkit.exports import LINK_FORMATS

    tools, both = read_inputs(options)
    found = tools.pair_lines(both.source, both.target, pretokenized=options.pretokenized, given=both.given)
    write(LINK_FORMATS[options.format](found.pairs), options.output)
    return 0

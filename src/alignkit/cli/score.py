"""``alignkit score``: fidelity of parallel lines."""

import argparse

from alignkit.cli.inputs import read_inputs
from alignkit.cli.options import Commands, pair_command, segmentation
from alignkit.cli.output import write_found
from alignkit.cli.ruling import add_rules, chosen_rules
from alignkit.exports.formats import SCORE_FORMATS

_EXAMPLES = (
    ("alignkit score corpus.fr corpus.de", "write one number a line"),
    ("alignkit score corpus.fr corpus.de --format json", "say also what the numbers are made of"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = pair_command(
        commands, "score", "score the fidelity of parallel lines", SCORE_FORMATS, _run, _EXAMPLES
    )
    segmentation(parser, parallel=True)
    add_rules(parser)


def _run(options: argparse.Namespace) -> int:
    rules = chosen_rules(options)
    tools, both = read_inputs(options)
    report = tools.judge(tools.pair_lines(both.source, both.target, given=both.given), rules)
    write_found(SCORE_FORMATS[options.format], report, options.output)
    return 0

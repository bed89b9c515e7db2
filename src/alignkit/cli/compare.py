"""``alignkit compare``: which of two translations of one source is the more faithful."""

import argparse
import os
from typing import TYPE_CHECKING

from alignkit.cli.manual import describe
from alignkit.cli.notes import warn
from alignkit.cli.options import Commands, add_common, add_encoder, add_output
from alignkit.cli.output import require_writable, write
from alignkit.cli.score import add_jobs, add_others, recipe
from alignkit.errors import ReadError
from alignkit.exports.formats import COMPARISON_FORMATS

if TYPE_CHECKING:
    from alignkit.rating import Scores

_EXAMPLES = (
    ("alignkit compare letter.fr.txt one.de.txt two.de.txt", "say which translation is the more faithful"),
    ("alignkit compare letter.fr.txt one.de.txt two.de.txt --format json", "the same for a program"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    purpose = "compare two translations of one source"
    parser = commands.add_parser("compare", help=purpose)
    describe(parser, f"{purpose} line by line, by a paired bootstrap test", _EXAMPLES)
    parser.add_argument("source", metavar="SRC", help="file with the original, a line a segment")
    parser.add_argument("first", metavar="A", help="file with a translation, as many lines")
    parser.add_argument("second", metavar="B", help="file with another translation of the same lines")
    add_common(parser)
    add_encoder(parser)
    add_output(parser, COMPARISON_FORMATS, default="text")
    add_jobs(parser)
    add_others(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from alignkit.rating import compare_scores

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    form = COMPARISON_FORMATS[options.format]
    require_writable(options.output, form)
    if "-" in (options.source, options.first, options.second):
        raise ReadError("compare reads its source twice; give files instead of standard input")
    names = options.first, options.second
    one, two = (_scored(options, name) for name in names)
    write(form.parts(compare_scores(names, one, two)), options.output)
    return 0


def _scored(options: argparse.Namespace, translation: str) -> "Scores":
    from alignkit.lines import open_lines
    from alignkit.linking import Stream
    from alignkit.rating import rate_lines

    with open_lines(options.source) as source, open_lines(translation) as target:
        scores = rate_lines(
            recipe(options),
            Stream(source, options.source, options.source_lang),
            Stream(target, translation, options.target_lang),
            jobs=options.jobs,
            notice=lambda message: warn(options, message),
        )
        return scores.read()

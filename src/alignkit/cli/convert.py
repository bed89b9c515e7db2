"""``alignkit convert``: write a JSON report in another format."""

import argparse

from alignkit.cli.manual import describe
from alignkit.cli.options import Commands, add_output
from alignkit.cli.output import require_writable, write_found
from alignkit.errors import ReadError
from alignkit.exports.formats import CONVERSIONS

_EXAMPLES = (
    ("alignkit convert report.json --format html -o report.html", "make a page of a report"),
    ("alignkit convert report.json --format tmx -o memory.tmx", "make a translation memory of its beads"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    purpose = "write a JSON report in another format"
    parser = commands.add_parser("convert", help=purpose)
    describe(parser, purpose, _EXAMPLES)
    parser.add_argument("report", metavar="IN", help="report made by 'check --format json', or -")
    add_output(parser, CONVERSIONS)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from alignkit.documents import read_document
    from alignkit.exports import read_report

    form = CONVERSIONS[options.format]
    require_writable(options.output, form)
    text = read_document(options.report, language="und").text
    try:
        report = read_report(text)
    except ReadError as error:
        raise ReadError(f"{options.report}: {error}") from error
    write_found(form, report, options.output)
    return 0

"""``alignkit rules``: what checks there are, and all about one."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from alignkit.cli.manual import describe
from alignkit.cli.options import Commands
from alignkit.cli.output import write
from alignkit.errors import AlignkitError, RulesError

if TYPE_CHECKING:
    from alignkit.checks import Check, Example
    from alignkit.records import Finding

_FORMATS = ("text", "json", "markdown")
_EXAMPLES = (
    ("alignkit rules", "list all checks"),
    ("alignkit rules --explain number", "say what a check finds, and show it on its examples"),
)
_PURPOSE = "list the checks, or explain one"


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("rules", help=_PURPOSE)
    describe(parser, _PURPOSE, _EXAMPLES)
    parser.add_argument(
        "--explain", metavar="CHECK", help="say all about one check, and what it reports in its examples"
    )
    parser.add_argument(
        "--format", choices=_FORMATS, default=_FORMATS[0], metavar="FORMAT",
        help=f"{', '.join(_FORMATS)} (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--no-plugins", dest="plugins", action="store_false", help="leave out checks of other packages"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from alignkit import catalogue
    from alignkit.rules import families

    table = families(plugins=options.plugins)
    if options.explain is None:
        listed = {
            "text": catalogue.list_text, "json": catalogue.list_json, "markdown": catalogue.list_markdown
        }  # fmt: skip
        write([listed[options.format](table)], None)
        return 0
    try:
        family, check = catalogue.find_check(options.explain, table)
    except RulesError as error:
        raise AlignkitError(f"--{error}") from error
    explained = {
        "text": catalogue.explain_text, "json": catalogue.explain_json, "markdown": catalogue.explain_markdown
    }  # fmt: skip
    write([explained[options.format](family, check, _flagged(check))], None)
    return 0


def _flagged(check: "Check") -> "dict[Example, Sequence[Finding]]":
    """Run a check on the examples that it flags."""
    from alignkit.documents import document
    from alignkit.toolkit import Toolkit

    tools = Toolkit()
    found: dict[Example, Sequence[Finding]] = {}
    for example in (example for example in check.examples if example.flagged):
        texts = zip((example.source, example.target), example.languages, strict=True)
        one, two = (document(text, language=language) for text, language in texts)
        compared = replace(tools.align(one, two), glossary=example.glossary)
        found[example] = tuple(check.find(compared, check))
        if not found[example] and one.text.count("\n") == two.text.count("\n"):
            # Some things are seen in parallel lines only.
            found[example] = tuple(check.find(tools.pair_lines(one, two), check))
    return found

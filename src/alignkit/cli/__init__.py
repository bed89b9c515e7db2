"""The command line: one file a command, thin readers and writers around the pipeline.

This package is the only place that prints or exits.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from alignkit.cli import align, check, compare, convert, corpus, models, rules, score, words
from alignkit.cli.completion import SHELLS, PrintCompletion
from alignkit.cli.manual import Layout
from alignkit.cli.options import fill
from alignkit.cli.output import discard_output
from alignkit.errors import AlignkitError
from alignkit.version import __version__

__all__ = ["main"]

# In the order of `alignkit --help`; each module has `add(commands)`.
_COMMANDS = (check, align, words, score, compare, corpus, convert, rules, models)
_EXAMPLES = """examples:
  alignkit check letter.fr.txt letter.de.txt
      show what is wrong with a translation
  alignkit check --help
      say all about a command
"""
_ERROR, _CLEAN, _INTERRUPTED = 2, 0, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 (clean), 1 (a finding at or above ``--fail-on``) or 2 (an error)."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser().parse_args(corpus.with_verb(given))
        run: Callable[[argparse.Namespace], int] = options.run
        if "config" in options:
            fill(options)
        return run(options)
    except AlignkitError as error:
        print(f"alignkit: {error}", file=sys.stderr)
        return _ERROR
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, and nothing is left to flush.
        discard_output()
        return _CLEAN
    except KeyboardInterrupt:
        print("alignkit: interrupted", file=sys.stderr)
        return _INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alignkit",
        description="Tell whether a translation can be trusted: align it with its source, flag artefacts, "
        "score fidelity. Works offline; no text leaves this machine.",
        epilog=_EXAMPLES,
        formatter_class=Layout,
    )
    parser.add_argument("--version", action="version", version=f"alignkit {__version__}")
    parser.add_argument(
        "--print-completion", choices=SHELLS, metavar="SHELL", action=PrintCompletion,
        help=f"print a script that completes commands in {', '.join(SHELLS)}; README says where to put it",
    )  # fmt: skip
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser

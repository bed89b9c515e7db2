"""Arguments that several commands share."""

import argparse
from collections.abc import Callable, Sequence
from typing import TypeAlias

# Not subscriptable when it runs, hence a string.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def pair_command(
    commands: Commands,
    name: str,
    purpose: str,
    formats: Sequence[str],
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    """Add a command on two texts, with the arguments that all of them take.

    Args:
        commands: Where to add it.
        name: What to type.
        purpose: What it does, in a few words without capital or full stop.
        formats: What ``--format`` offers, the default first.
        run: Called with the parsed options; returns the exit code.
    """
    parser = commands.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
    parser.add_argument("source", metavar="SRC", help="file with the original, or - for standard input")
    parser.add_argument("target", metavar="TGT", help="file with the translation, or -")
    parser.add_argument("--source-lang", metavar="LANG", help="language of SRC (ISO 639-1); told if left out")
    parser.add_argument("--target-lang", metavar="LANG", help="language of TGT (ISO 639-1); told if left out")
    parser.add_argument("--encoder", default="mini", metavar="NAME|PATH", help="model (default: %(default)s)")
    parser.add_argument(
        "--format", choices=formats, default=formats[0], metavar="FORMAT",
        help=f"{', '.join(formats)} (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    parser.set_defaults(run=run)
    return parser


def segmentation(parser: argparse.ArgumentParser, *, parallel: bool = False) -> None:
    """Add ``--segment``; with ``parallel`` lines are segments whatever is chosen."""
    choices = ("auto", "line") if parallel else ("auto", "line", "sentence")
    purpose = (
        "lines are taken as they are: both choices mean the same here"
        if parallel
        else "line: every line is a segment; sentence: split inside lines; auto: told from the text"
    )
    parser.add_argument(
        "--segment", choices=choices, default=choices[-1], help=f"{purpose} (default: %(default)s)"
    )

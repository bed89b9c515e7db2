"""What goes to standard error beside errors: progress, and with ``--verbose`` what was understood."""

import argparse
import sys


def add_verbosity(parser: argparse.ArgumentParser) -> None:
    """Add ``--quiet`` and ``--verbose``."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "-q", "--quiet", action="store_true", help="no notes and no progress bars, errors only"
    )
    group.add_argument("-v", "--verbose", action="store_true", help="say what was told from the texts")


def note(options: argparse.Namespace, message: str) -> None:
    """Say something on standard error if it was asked for."""
    if options.verbose:
        warn(options, message)


def warn(options: argparse.Namespace, message: str) -> None:
    """Say something on standard error unless silence was asked for."""
    if not options.quiet:
        print(f"alignkit: {message}", file=sys.stderr)

"""``python -m alignkit.cli.hook``: check files one by one, each of which holds both sides, for pre-commit."""

import sys
from collections.abc import Sequence

from alignkit.cli import main


def check_each(arguments: Sequence[str]) -> int:
    """Check every file with the same options; return the highest exit code.

    Args:
        arguments: Options, those with a value as ``--name=value``; the others are files.
    """
    options = [argument for argument in arguments if argument.startswith("-")]
    files = [argument for argument in arguments if not argument.startswith("-")]
    return max((main(["check", file, *options]) for file in files), default=0)


if __name__ == "__main__":
    sys.exit(check_each(sys.argv[1:]))

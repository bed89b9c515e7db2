"""``alignkit --print-completion SHELL``: what a shell needs to complete commands, options and files."""

import argparse
from collections.abc import Iterator, Sequence

from alignkit.extras import require

SHELLS = ("bash", "zsh", "fish", "tcsh")
_FILES = frozenset({"FILE", "SRC", "TGT", "IN", "NAME|PATH", "MANIFEST"})


class PrintCompletion(argparse.Action):
    """Prints the script for a shell and exits, as ``--version`` does.

    Raises:
        MissingExtra: If ``shtab`` is not installed.
    """

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        _option: str | None = None,
    ) -> None:
        """Print the script."""
        shtab = require("shtab", "completion", "completing commands")
        for action in _actions(parser):
            if action.metavar in _FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined] # how shtab is told
        print(shtab.complete(parser, str(values)))
        parser.exit()


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """All arguments of a parser and of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)

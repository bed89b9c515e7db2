"""How help is laid out: what a command does, its options, examples that can be typed, exit codes."""

import argparse
from collections.abc import Sequence

Example = tuple[str, str]
"""A command line and what it does."""

_EXAMPLES = "examples:\n"
_CODES = """
exit codes:
  0  done
  1  only with --fail-on: there is a finding at or above that severity
  2  usage or input error; one line on standard error says what, where and what to do
"""


class Layout(argparse.HelpFormatter):
    """Wraps all prose but the examples, which stand as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if text.startswith(_EXAMPLES):
            return text
        return super()._fill_text(text, width, indent)


def sentence(purpose: str) -> str:
    """Make a sentence of a few words.

    Example:
        >>> sentence("write a JSON report in another format")
        'Write a JSON report in another format.'
    """
    return f"{purpose[:1].upper()}{purpose[1:].removesuffix('.')}."


def describe(parser: argparse.ArgumentParser, purpose: str, examples: Sequence[Example]) -> None:
    """Give a command its description and, below its options, examples and exit codes."""
    parser.description = sentence(purpose)
    parser.formatter_class = Layout
    parser.epilog = _EXAMPLES + "".join(f"  {line}\n      {effect}\n" for line, effect in examples) + _CODES

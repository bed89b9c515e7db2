"""What the site takes from the program itself when it is built: output, tables, help, the checks.

A page writes ``[[name]]`` or ``[[name: argument]]`` alone on a line where such a part goes.
"""

import argparse
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path

from alignkit import catalogue, check
from alignkit.checks import Check
from alignkit.cli import _parser
from alignkit.cli.rules import _flagged
from alignkit.exports import BEAD_FORMATS, LINK_FORMATS, REPORT_FORMATS, SCORE_FORMATS, write_text
from alignkit.rules import families

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "meteorite.fr.txt", ROOT / "examples" / "meteorite.de.txt"
PART = re.compile(r"^\[\[(\w+)(?:: *(.+))?\]\]$", re.MULTILINE)
WIDTH = 88


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put in the parts (a hook of mkdocs)."""
    return PART.sub(lambda match: PARTS[match[1]](match[2] or ""), markdown)


@cache
def example(checks: str) -> str:
    """What ``check`` prints for the example: the passages of some checks, or all."""
    heading, *passages, score, counts = write_text(check(*EXAMPLE), width=WIDTH).strip().split("\n\n")
    wanted = [name.strip() for name in checks.split(",")]
    kept = [text for text in passages if any(f"  {name}  “" in text for name in wanted)]
    command = "$ alignkit check examples/meteorite.fr.txt examples/meteorite.de.txt"
    return "```console\n" + "\n\n".join([f"{command}\n{heading}", *kept, score, counts]) + "\n```"


def formats(_: str) -> str:
    """One row a format of output."""
    rows = ["| `--format` | of | ending | what it is | needs |", "|---|---|---|---|---|"]
    for table in (REPORT_FORMATS, BEAD_FORMATS, LINK_FORMATS, SCORE_FORMATS):
        for form in table.values():
            needs = f"`alignkit[{form.name}]`" if form.library else ""
            ending = f"`{form.suffix}`" if form.suffix else ""
            rows.append(f"| `{form.name}` | `{form.command}` | {ending} | {escape(form.summary)} | {needs} |")
    return "\n".join(rows)


def commands(_: str) -> str:
    """The help of every command."""
    return "\n\n".join(
        f"## {' '.join(names)}\n\n```text\n{parser.format_help().strip()}\n```"
        for names, parser in _commands(_parser(), ("alignkit",))
    )


def _commands(
    parser: argparse.ArgumentParser, names: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    yield names, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield from _commands(command, (*names, name))


@cache
def checks(_: str) -> str:
    """Every check, with what it reports in its examples."""
    parts = []
    for family, members in families(plugins=False).items():
        parts.append(f"## {family}")
        parts += [_check(family, member) for member in members]
    return "\n\n".join(parts)


def _check(family: str, member: Check) -> str:
    return re.sub("^## ", "### ", catalogue.explain_markdown(family, member, _flagged(member)))


PARTS: dict[str, Callable[[str], str]] = {
    "checks": checks,
    "commands": commands,
    "example": example,
    "formats": formats,
}

"""Arguments that several commands share."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from alignkit.exports.formats import Format

# Not subscriptable when it runs, hence a string.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

# What counts where neither the command line nor a file of settings says anything.
DEFAULTS: Mapping[str, object] = {
    "encoder": "mini",
    "segment": "sentence",
    "select": ("default",),
    "ignore": (),
    "severity": {},
    "min_confidence": 0.0,
    "plugins": True,
    "terms": (),
    "forbidden": (),
    "keep": (),
}


def fill(options: argparse.Namespace) -> None:
    """Give every option its value: from the command line, else from the settings, else by default.

    Raises:
        AlignkitError: If the settings cannot be read or mean nothing.
    """
    from alignkit.settings import Settings, find_settings, read_settings

    if options.no_config:
        settings = Settings()
    elif options.config is not None:
        settings = read_settings(Path(options.config))
    else:
        settings = find_settings(Path.cwd())
    options.origin = {}  # option → file that it comes from
    for name, value in vars(options).copy().items():
        if value is None and name in settings.values:
            setattr(options, name, settings.values[name])
            options.origin[name] = settings.origin
        elif value is None and name in DEFAULTS:
            setattr(options, name, DEFAULTS[name])


def pair_command(
    commands: Commands,
    name: str,
    purpose: str,
    formats: Mapping[str, Format],
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
    parser.add_argument(
        "target", metavar="TGT", nargs="?",
        help="file with the translation, or -; left out if SRC holds both (tmx, xliff, po, tsv, csv, jsonl)",
    )  # fmt: skip
    parser.add_argument("--source-lang", metavar="LANG", help="language of SRC (ISO 639-1); told if left out")
    parser.add_argument("--target-lang", metavar="LANG", help="language of TGT (ISO 639-1); told if left out")
    parser.add_argument(
        "--input-format", metavar="FORMAT", help="format of SRC and TGT; told from their names if left out"
    )
    parser.add_argument(
        "--columns", metavar="SRC,TGT", help="columns or keys of a tsv, csv or jsonl file, by name or number"
    )
    parser.add_argument("--encoder", metavar="NAME|PATH", help=f"model (default: {DEFAULTS['encoder']})")
    add_output(parser, formats, default=next(iter(formats)))
    origin = parser.add_mutually_exclusive_group()
    origin.add_argument("--config", metavar="FILE", help="settings (default: the nearest alignkit.toml or "
                        "pyproject.toml upwards); options given here win over it")  # fmt: skip
    origin.add_argument("--no-config", action="store_true", help="read no settings")
    parser.set_defaults(run=run, formats=formats)
    return parser


def add_output(
    parser: argparse.ArgumentParser, formats: Mapping[str, Format], default: str | None = None
) -> None:
    """Add ``--format``, required where there is no default, and ``--output``."""
    note = "" if default is None else " (default: %(default)s)"
    parser.add_argument(
        "--format", choices=list(formats), default=default, required=default is None, metavar="FORMAT",
        help=f"{', '.join(formats)}{note}",
    )  # fmt: skip
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")


def segmentation(parser: argparse.ArgumentParser, *, parallel: bool = False) -> None:
    """Add ``--segment``; with ``parallel`` lines are segments whatever is chosen."""
    choices = ("auto", "line") if parallel else ("auto", "line", "sentence")
    purpose = (
        "lines are taken as they are: both choices mean the same here"
        if parallel
        else "line: every line is a segment; sentence: split inside lines; auto: told from the text"
    )
    usual = "line" if parallel else DEFAULTS["segment"]
    parser.add_argument("--segment", choices=choices, help=f"{purpose} (default: {usual})")

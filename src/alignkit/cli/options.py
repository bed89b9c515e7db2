"""Arguments that several commands share."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from alignkit.cli.manual import Example, describe
from alignkit.cli.notes import add_verbosity
from alignkit.exports.formats import Format

if TYPE_CHECKING:
    from alignkit.sentences import Limits

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


LARGEST_BEAD = 5
CAUTION = {"precision": 2.0, "balance": 0.0, "recall": -2.0}  # nats a segment


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
    examples: Sequence[Example] = (),
) -> argparse.ArgumentParser:
    """Add a command on two texts, with the arguments that all of them take.

    Args:
        commands: Where to add it.
        name: What to type.
        purpose: What it does, in a few words without capital or full stop.
        formats: What ``--format`` offers, the default first.
        run: Called with the parsed options; returns the exit code.
        examples: Command lines to show, and what they do.
    """
    parser = commands.add_parser(name, help=purpose)
    usual = (f"alignkit {name} letter.fr.txt letter.de.txt --format {list(formats)[1]}", purpose)
    describe(parser, purpose, examples or (usual,))
    parser.add_argument("source", metavar="SRC", help="file with the original, or - for standard input")
    parser.add_argument(
        "target", metavar="TGT", nargs="?",
        help="file with the translation, or -; left out if SRC holds both (tmx, xliff, po, tsv, csv, jsonl)",
    )  # fmt: skip
    parser.add_argument(
        "--input-format", metavar="FORMAT", help="format of SRC and TGT; told from their names if left out"
    )
    parser.add_argument(
        "--columns", metavar="SRC,TGT", help="columns or keys of a tsv, csv or jsonl file, by name or number"
    )
    add_common(parser)
    add_encoder(parser)
    add_output(parser, formats, default=next(iter(formats)))
    parser.set_defaults(run=run, formats=formats)
    return parser


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add languages, settings and how much to say."""
    parser.add_argument("--source-lang", metavar="LANG", help="language of SRC (ISO 639-1); told if left out")
    parser.add_argument("--target-lang", metavar="LANG", help="language of TGT (ISO 639-1); told if left out")
    settings_options(parser)
    add_verbosity(parser)


def settings_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--config`` and ``--no-config``."""
    origin = parser.add_mutually_exclusive_group()
    origin.add_argument("--config", metavar="FILE", help="settings (default: the nearest alignkit.toml or "
                        "pyproject.toml upwards); options given here win over it")  # fmt: skip
    origin.add_argument("--no-config", action="store_true", help="read no settings")


def contextual(parser: argparse.ArgumentParser, *, by_default: bool = False) -> None:
    """Add ``--contextual``, and ``--no-contextual`` where the model's judge, if any, is asked by default."""
    reading = "let the model's judge read both sentences together: closer to people, slower"
    if by_default:
        parser.add_argument(
            "--contextual", action=argparse.BooleanOptionalAction,
            help=f"{reading} (default: where the model has one)",
        )  # fmt: skip
    else:
        parser.add_argument("--contextual", action="store_true", help=reading)


def fail_under(parser: argparse.ArgumentParser) -> None:
    """Add ``--fail-under``."""
    parser.add_argument(
        "--fail-under", type=float, metavar="SHARE",
        help="exit with 1 if the fidelity of the whole is lower, 0 to 1, or there is no ground for one",
    )  # fmt: skip


def add_encoder(parser: argparse.ArgumentParser) -> None:
    """Add ``--encoder`` and what goes with it."""
    parser.add_argument(
        "--encoder", metavar="NAME|PATH",
        help=f"model of alignkit, or a folder or downloaded model of sentence-transformers, transformers or "
        f"model2vec to pair the sentences with (default: {DEFAULTS['encoder']})",
    )  # fmt: skip
    parser.add_argument(
        "--allow-download", action="store_true",
        help="fetch the encoder from the Hugging Face hub if it is not here; nothing else uses the network",
    )  # fmt: skip
    parser.add_argument(
        "--device",
        metavar="NAME",
        help="where such an encoder computes: cpu, cuda, mps (default: the fastest)",
    )
    parser.add_argument(
        "--batch-size", type=count, default=32, metavar="N", help="texts it encodes at a time (default: 32)"
    )


def count(given: str) -> int:
    """Read a number from one upwards."""
    number = int(given)
    if number < 1:
        raise ValueError
    return number


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


def limits(parser: argparse.ArgumentParser) -> None:
    """Add what may be demanded of an alignment."""
    parser.add_argument(
        "--anchors", metavar="FILE",
        help="pairs of segments known to belong together: two numbers a line, counted from 0",
    )  # fmt: skip
    parser.add_argument(
        "--max-bead", type=int, choices=range(1, LARGEST_BEAD + 1), default=LARGEST_BEAD, metavar="N",
        help=f"most segments on a side of a bead, 1 to {LARGEST_BEAD} (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--monotone", action="store_true", help="keep beads in order; else moved blocks may cross the others"
    )
    parser.add_argument(
        "--prefer", choices=tuple(CAUTION), default="balance", metavar="WHAT",
        help="precision: leave doubtful segments alone; recall: rather pair them (default: %(default)s)",
    )  # fmt: skip


def chosen_limits(options: argparse.Namespace) -> "Limits":
    """Read the known pairs and gather what else is demanded of the alignment."""
    from alignkit.bitexts import read_anchors
    from alignkit.sentences import Limits

    anchors = read_anchors(options.anchors) if options.anchors is not None else ()
    return Limits(anchors, options.max_bead, options.monotone, CAUTION[options.prefer])

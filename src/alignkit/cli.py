"""The command line: parse, call the pipeline, write. The only module that prints or exits."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alignkit.errors import AlignkitError, ReadError, WriteError
from alignkit.version import __version__

if TYPE_CHECKING:
    from alignkit.records import Bead, Document
    from alignkit.sentences import Limits
    from alignkit.toolkit import Toolkit

SEVERITIES = ("neutral", "minor", "major", "critical")
REPORT_FORMATS = ("text", "json", "html", "tsv")
BEAD_FORMATS = ("ladder", "tsv", "jsonl")
LINK_FORMATS = ("pharaoh", "jsonl")
SCORE_FORMATS = ("tsv", "json")
LARGEST_BEAD = 5
CAUTION = {"precision": 2.0, "balance": 0.0, "recall": -2.0}  # nats a segment
_ERROR, _FOUND, _CLEAN = 2, 1, 0
_LONG_WORK = 500  # beads


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 (clean), 1 (a finding at or above ``--fail-on``) or 2 (an error)."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except AlignkitError as error:
        print(f"alignkit: {error}", file=sys.stderr)
        return _ERROR
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, and nothing is left to flush.
        _discard_output()
        return _CLEAN
    except KeyboardInterrupt:
        print("alignkit: interrupted", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alignkit",
        description="Tell whether a translation can be trusted: align it with its source, flag artefacts, "
        "score fidelity. Works offline; no text leaves this machine.",
    )
    parser.add_argument("--version", action="version", version=f"alignkit {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = _pair_command(
        commands, "check", "align, flag artefacts and score fidelity", REPORT_FORMATS, _check
    )
    _segmentation(check)
    _limits(check)
    check.add_argument(
        "--fail-on", choices=SEVERITIES, metavar="SEVERITY",
        help=f"exit with 1 if there is a finding at or above it ({', '.join(SEVERITIES)})",
    )  # fmt: skip
    align = _pair_command(commands, "align", "align sentences", BEAD_FORMATS, _align)
    _segmentation(align)
    _limits(align)
    words = _pair_command(commands, "words", "align the words of parallel lines", LINK_FORMATS, _words)
    _segmentation(words, parallel=True)
    words.add_argument("--pretokenized", action="store_true", help="take white-space tokens as they are")
    score = _pair_command(commands, "score", "score the fidelity of parallel lines", SCORE_FORMATS, _score)
    _segmentation(score, parallel=True)
    _model_commands(commands)
    return parser


def _pair_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    purpose: str,
    formats: Sequence[str],
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
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


def _segmentation(parser: argparse.ArgumentParser, *, parallel: bool = False) -> None:
    choices = ("auto", "line") if parallel else ("auto", "line", "sentence")
    purpose = (
        "lines are taken as they are: both choices mean the same here"
        if parallel
        else "line: every line is a segment; sentence: split inside lines; auto: told from the text"
    )
    parser.add_argument(
        "--segment", choices=choices, default=choices[-1], help=f"{purpose} (default: %(default)s)"
    )


def _limits(parser: argparse.ArgumentParser) -> None:
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


def _limits_of(options: argparse.Namespace) -> "Limits":
    from alignkit.documents import read_anchors
    from alignkit.sentences import Limits

    anchors = read_anchors(options.anchors) if options.anchors else ()
    return Limits(anchors, options.max_bead, options.monotone, CAUTION[options.prefer])


def _check(options: argparse.Namespace) -> int:
    from alignkit.exports import REPORT_FORMATS as WRITERS
    from alignkit.exports import write_text
    from alignkit.records import Severity

    tools, source, target = _inputs(options)
    aligned = tools.align(source, target, segment=options.segment, limits=_limits_of(options))
    report = tools.judge(aligned)
    if options.format == "text" and options.output is None:
        import shutil

        colour = sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        text = write_text(report, width=shutil.get_terminal_size((100, 24)).columns, colour=colour)
    else:
        text = WRITERS[options.format](report)
    _write([text], options.output)
    if options.fail_on is None:
        return _CLEAN
    limit = Severity(options.fail_on)
    return _FOUND if any(finding.severity.reaches(limit) for finding in report.findings) else _CLEAN


def _align(options: argparse.Namespace) -> int:
    from alignkit.exports import BEAD_FORMATS as WRITERS

    tools, source, target = _inputs(options)
    aligned = tools.align(source, target, segment=options.segment, limits=_limits_of(options))
    _write(WRITERS[options.format](aligned), options.output)
    return _CLEAN


def _words(options: argparse.Namespace) -> int:
    from alignkit.exports import LINK_FORMATS as WRITERS

    tools, source, target = _inputs(options)
    found = tools.pair_lines(source, target, pretokenized=options.pretokenized)
    _write(WRITERS[options.format](found.pairs), options.output)
    return _CLEAN


def _score(options: argparse.Namespace) -> int:
    from alignkit.exports import SCORE_FORMATS as WRITERS

    tools, source, target = _inputs(options)
    _write(WRITERS[options.format](tools.judge(tools.pair_lines(source, target))), options.output)
    return _CLEAN


def _inputs(options: argparse.Namespace) -> "tuple[Toolkit, Document, Document]":
    """Read both texts and make the toolkit; the model is looked up first, so that a typo fails at once."""
    from alignkit.documents import read_document
    from alignkit.encoders import find_model
    from alignkit.toolkit import Toolkit

    if options.source == options.target == "-":
        raise ReadError("SRC and TGT are both standard input; give a file for one of them")
    _require_writable(options.output)
    find_model(options.encoder)
    source = read_document(options.source, language=options.source_lang)
    target = read_document(options.target, language=options.target_lang)
    return Toolkit(options.encoder, _watched), source, target


def _watched(beads: "Sequence[Bead]") -> "Iterable[Bead]":
    """Show a progress bar on standard error for long work at a terminal."""
    if len(beads) < _LONG_WORK or sys.stderr is None or not sys.stderr.isatty():
        return beads
    from rich.console import Console
    from rich.progress import track

    return track(beads, "linking words", console=Console(stderr=True), transient=True)


def _write(parts: Iterable[str], output: str | None) -> None:
    """Write to standard output, or to a file that appears whole or not at all."""
    data = (part.encode("utf-8", "replace") for part in parts)
    if output is None:
        _print(data)
        return
    path = Path(output)
    special = path.exists() and not path.is_file()  # a device or a pipe cannot be replaced
    path = path if special else path.resolve()  # a link stays a link
    part = path if special else path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.writelines(data)
        if not special:
            part.replace(path)
    except OSError as error:
        raise WriteError(
            f"{output}: cannot write ({error.strerror or error}); choose another -o FILE"
        ) from error
    finally:
        if not special:
            part.unlink(missing_ok=True)


def _print(data: Iterable[bytes]) -> None:
    if sys.stdout is None:
        raise WriteError("standard output: is closed; name a file with -o")
    try:
        for part in data:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _discard_output()
        raise WriteError(f"standard output: cannot write ({error.strerror or error})") from error


def _discard_output() -> None:
    """Send what is still buffered nowhere, or the interpreter would fail on it when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _require_writable(output: str | None) -> None:
    """Fail before the work, not after it, where the output plainly cannot be written."""
    if output is None:
        return
    path = Path(output)
    if path.is_dir():
        raise WriteError(f"{output}: is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise WriteError(f"{output}: the folder {path.parent} does not exist; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise WriteError(f"{output}: no permission to write there; choose another -o FILE")


def _model_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    models = commands.add_parser("models", help="list, show and verify models", description="Look at models.")
    verbs = models.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("list", help="name and folder of every model found").set_defaults(run=_list_models)
    for name, purpose, run in (
        ("show", "what a model is, knows and scores", _show_model),
        ("verify", "compare a model's files with their checksums", _verify_model),
    ):
        verb = verbs.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
        verb.add_argument(
            "name", metavar="NAME", nargs="?", default="mini", help="model (default: %(default)s)"
        )
        verb.set_defaults(run=run)


def _list_models(_: argparse.Namespace) -> int:
    from alignkit.encoders import available_models

    _write((f"{name}\t{folder}\n" for name, folder in available_models().items()), None)
    return _CLEAN


def _show_model(options: argparse.Namespace) -> int:
    from alignkit.encoders import find_model, read_config

    folder = find_model(options.name)
    config = read_config(folder)
    lines = [f"{config['name']}: {config.get('summary', '')}", f"folder     {folder}"]
    lines += [f"{name:<10} {value}" for name, value in config.get("facts", {}).items()]
    lines.append("languages  retrieval of news sentences against English (top 1, both directions)")
    for language, quality in config["languages"].items():
        measured = (
            "compared with" if language == "en" else "not measured" if quality is None else f"{quality:.3f}"
        )
        lines.append(f"  {language:<8} {measured}")
    _write((f"{line}\n" for line in lines), None)
    return _CLEAN


def _verify_model(options: argparse.Namespace) -> int:
    from alignkit.encoders import damaged_files, find_model
    from alignkit.errors import ModelError

    folder = find_model(options.name)
    damaged = damaged_files(folder)
    if damaged:
        raise ModelError(f"{folder}: {', '.join(damaged)} missing or changed; reinstall the model")
    _write([f"{options.name}: all files as published\n"], None)
    return _CLEAN


if __name__ == "__main__":
    sys.exit(main())

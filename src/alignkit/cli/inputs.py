"""Read what a command on two texts needs."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from alignkit.cli.notes import note
from alignkit.cli.output import require_writable
from alignkit.errors import ReadError

if TYPE_CHECKING:
    from alignkit.encoders import Chosen
    from alignkit.records import Bitext
    from alignkit.toolkit import Toolkit

Part = TypeVar("Part")

_LONG_WORK = 500  # beads
_STREAMED = ("text", "moses")
_LONG_BATCHES = 2  # of an outside encoder
# No look at the hub behind one's back, no bars and notes of other libraries between ours.
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
}


def read_inputs(options: argparse.Namespace) -> "tuple[Toolkit, Bitext]":
    """Read both texts and make the toolkit; the model is looked up first, so that a typo fails at once."""
    from alignkit.toolkit import Toolkit

    require_writable(options.output, options.formats[options.format])
    chosen = chosen_encoder(options)
    both = _texts(options)
    for document in (both.source, both.target):
        note(options, f"{document.path}: {document.language}, {len(document.text):,} characters")
    sentences = chosen.load(device=options.device, batch=options.batch_size)
    if sentences is not None and not options.quiet:
        sentences.watch = partial(_watched, what="encoding", long_work=_LONG_BATCHES)
    tools = Toolkit(chosen.own, iter if options.quiet else _watched, sentences)
    if options.verbose:
        note(options, f"recipe {tools.signature}")
    return tools, both


def chosen_encoder(options: argparse.Namespace) -> "Chosen":
    """Find the encoder; only ``--allow-download`` lets anything use the network."""
    if options.allow_download:
        from alignkit.encoders.hub import download, is_hub_name

        if is_hub_name(options.encoder) and not Path(options.encoder).is_dir():
            download(options.encoder)
    os.environ |= _QUIET  # read by the libraries when they are imported
    from alignkit.encoders import choose_encoder

    return choose_encoder(options.encoder)


def is_streamed(options: argparse.Namespace) -> bool:
    """Whether both sides are files of plain lines, which can be read as they come.

    Raises:
        ReadError: If both are standard input.
    """
    from alignkit.readers import format_of

    paths = options.source, options.target
    if None in paths or any((options.input_format or format_of(path)) not in _STREAMED for path in paths):
        return False
    if paths[0] == paths[1] == "-":
        raise ReadError("SRC and TGT are both standard input; give a file for one of them")
    return True


def _texts(options: argparse.Namespace) -> "Bitext":
    from dataclasses import replace

    from alignkit.bitexts import read_alignment, read_bitext
    from alignkit.readers import FORMATS, Choice

    if options.input_format is not None and options.input_format not in FORMATS:
        raise ReadError(f"--input-format {options.input_format}: is none of {', '.join(FORMATS)}")
    choice = Choice(options.source_lang, options.target_lang, _columns(options.columns))
    both = read_bitext(options.source, options.target, choice, form=options.input_format)
    ladder = getattr(options, "alignment", None)
    if ladder is None:
        return both
    return replace(both, given=read_alignment(ladder, both.source, both.target, options.segment))


def _columns(given: str | None) -> tuple[str, str] | None:
    if given is None:
        return None
    one, comma, two = given.partition(",")
    if not (one and comma and two):
        raise ReadError(f"--columns {given}: name two, such as --columns source,target or --columns 1,3")
    return one, two


def _watched(
    parts: "Sequence[Part]", what: str = "linking words", long_work: int = _LONG_WORK
) -> "Iterable[Part]":
    """Show a progress bar on standard error for long work at a terminal."""
    if len(parts) < long_work or sys.stderr is None or not sys.stderr.isatty():
        return parts
    from rich.console import Console
    from rich.progress import track

    return track(parts, what, console=Console(stderr=True), transient=True)

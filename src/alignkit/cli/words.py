"""``alignkit words``: link the words of parallel lines."""

import argparse
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from alignkit.cli.inputs import chosen_encoder, is_streamed, read_inputs
from alignkit.cli.notes import warn
from alignkit.cli.options import Commands, count, pair_command, segmentation
from alignkit.cli.output import require_writable, write_found
from alignkit.errors import ModelError, ReadError
from alignkit.exports.formats import LINK_FORMATS

if TYPE_CHECKING:
    from alignkit.linking import Tools
    from alignkit.records import Pair

_ALIGNERS = ("alignkit", "simalign")
_EXAMPLES = (
    ("alignkit words corpus.fr corpus.de --jobs 2", "write one line of links a pair, as fast_align does"),
    ("alignkit words corpus.fr corpus.de --line 3 --format svg -o links.svg", "draw the links of a line"),
    ("alignkit words a.tok b.tok --pretokenized --format jsonl", "take tokens as they are"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = pair_command(
        commands, "words", "align the words of parallel lines", LINK_FORMATS, _run, _EXAMPLES
    )
    segmentation(parser, parallel=True)
    parser.add_argument("--pretokenized", action="store_true", help="take white-space tokens as they are")
    parser.add_argument(
        "--word-aligner", choices=_ALIGNERS, default=_ALIGNERS[0], metavar="NAME",
        help="alignkit, or simalign with a transformer model as --encoder (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--line", type=count, metavar="N", help="only line N of both texts, counted from 1")
    parser.add_argument(
        "--jobs", type=count, default=1, metavar="N", help="processes that work at a time (default: 1)"
    )


def _run(options: argparse.Namespace) -> int:
    # The matrices are small: threads inside a process would cost more than they give. Before numpy loads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with _linked(options) as pairs:
        write_found(LINK_FORMATS[options.format], _only(pairs, options.line), options.output)
    return 0


@contextmanager
def _linked(options: argparse.Namespace) -> "Iterator[Iterable[Pair]]":
    """Link line by line where both files are plain text, whatever their size; else all at once."""
    from alignkit.lines import open_lines
    from alignkit.linking import Stream, link_lines, seldom_collect
    from alignkit.readers import file_name

    if not is_streamed(options):
        if options.word_aligner != "alignkit":
            raise ReadError(f"--word-aligner {options.word_aligner}: needs two files of plain text")
        tools, both = read_inputs(options)
        yield tools.pair_lines(
            both.source, both.target, pretokenized=options.pretokenized, given=both.given
        ).pairs
        return
    paths = options.source, options.target
    require_writable(options.output, LINK_FORMATS[options.format])
    seldom_collect()
    made = _linking_tools(options)
    with open_lines(paths[0]) as source, open_lines(paths[1]) as target:
        yield link_lines(
            made,
            Stream(source, file_name(paths[0]), options.source_lang),
            Stream(target, file_name(paths[1]), options.target_lang),
            pretokenized=options.pretokenized,
            jobs=options.jobs,
            notice=lambda message: warn(options, message),
        )


def _linking_tools(options: argparse.Namespace) -> "Tools":
    chosen = chosen_encoder(options)
    if options.word_aligner == "simalign":
        from alignkit.encoders.folders import require_safe
        from alignkit.words.simalign import SimAlign

        if chosen.folder is not None:
            require_safe(chosen.folder)
        return SimAlign(str(chosen.folder or options.encoder))
    from alignkit.toolkit import Toolkit, sentences_only

    if chosen.folder is not None:
        raise ModelError(sentences_only(options.encoder))
    return Toolkit(chosen.own)


def _only(pairs: "Iterable[Pair]", number: int | None) -> "Iterable[Pair]":
    """Keep the pair of one line, counted from one, or all."""
    if number is None:
        return pairs
    chosen = list(islice(pairs, number - 1, number))
    if not chosen:
        raise ReadError(f"--line {number}: the texts have fewer lines")
    return chosen

"""``alignkit score``: fidelity of parallel lines."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from alignkit.cli.inputs import chosen_encoder, is_streamed, read_inputs
from alignkit.cli.notes import warn
from alignkit.cli.options import Commands, contextual, fail_under, pair_command, segmentation
from alignkit.cli.output import require_writable, write_found
from alignkit.cli.ruling import add_rules, chosen_rules
from alignkit.errors import ModelError
from alignkit.exports.formats import SCORE_FORMATS

if TYPE_CHECKING:
    from alignkit.rating import Recipe, Scores

_EXAMPLES = (
    ("alignkit score corpus.fr corpus.de", "write one number a line"),
    ("alignkit score corpus.fr corpus.de --format json", "say also what the numbers are made of"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = pair_command(
        commands, "score", "score the fidelity of parallel lines", SCORE_FORMATS, _run, _EXAMPLES
    )
    segmentation(parser, parallel=True)
    fail_under(parser)
    add_jobs(parser)
    add_others(parser)
    parser.add_argument(
        "--checks",
        action="store_true",
        help="look for findings as 'check --no-contextual' does, which lower scores (slower)",
    )
    add_rules(parser)


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add ``--jobs``."""
    parser.add_argument(
        "--jobs", type=int, choices=range(1, 65), metavar="N", default=_processors(),
        help="processes that work at a time on many lines (default: one a processor, here %(default)s)",
    )  # fmt: skip


def add_others(parser: argparse.ArgumentParser) -> None:
    """Add what may judge beside the model's vectors and tables."""
    contextual(parser)
    parser.add_argument(
        "--similarity", action="append", default=[], metavar="NAME|PATH",
        help="sentence encoder whose cosine joins the score as a part; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--scorer", action="append", default=[], metavar="NAME",
        help="installed scorer of another package that joins the score as a part; may be repeated",
    )  # fmt: skip


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(options: argparse.Namespace) -> int:
    # The matrices are small: threads inside a process would cost more than they give. Before numpy loads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with _scored(options) as scores:
        write_found(SCORE_FORMATS[options.format], scores, options.output)
        return failed_under(scores.fidelity().score, options.fail_under)


def failed_under(score: float | None, least: float | None) -> int:
    """Return the exit code: 1 if a least score is asked for and not reached, or there is no score."""
    return int(least is not None and (score is None or score < least))


def recipe(options: argparse.Namespace) -> "Recipe":
    """Return what the options ask to score by."""
    from alignkit.rating import Recipe
    from alignkit.toolkit import sentences_only

    chosen = chosen_encoder(options)
    if chosen.folder is not None:
        raise ModelError(sentences_only(options.encoder))
    return Recipe(chosen.own, tuple(options.similarity), tuple(options.scorer), options.contextual)


@contextmanager
def _scored(options: argparse.Namespace) -> "Iterator[Scores]":
    """Score line by line where both files are plain text, whatever their size; else all at once."""
    from alignkit.rating import Rater, rate_bitext, rate_lines, scores_of

    if options.checks:
        rules = chosen_rules(options)
        tools, both = read_inputs(options)
        yield scores_of(
            tools.judge(
                tools.pair_lines(both.source, both.target, given=both.given),
                rules,
                contextual=options.contextual,
            )
        )
    elif not is_streamed(options):
        tools, both = read_inputs(options)
        yield rate_bitext(Rater(recipe(options), tools), both)
    else:
        from alignkit.lines import open_lines
        from alignkit.linking import Stream
        from alignkit.readers import file_name

        require_writable(options.output, SCORE_FORMATS[options.format])
        with open_lines(options.source) as source, open_lines(options.target) as target:
            yield rate_lines(
                recipe(options),
                Stream(source, file_name(options.source), options.source_lang),
                Stream(target, file_name(options.target), options.target_lang),
                jobs=options.jobs,
                notice=lambda message: warn(options, message),
            )

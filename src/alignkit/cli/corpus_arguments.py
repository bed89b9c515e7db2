"""Arguments of the verbs of ``alignkit corpus``."""

import argparse
import math

from alignkit.cli.options import DEFAULTS, segmentation, settings_options
from alignkit.cli.ruling import add_rules

LEVELS = ("align", "score", "check")
FORMS = ("jsonl", "parquet")
SAMENESS = ("none", "pair", "source", "target")
EXPORTS = ("tmx", "moses", "tsv")
MARGIN = 0.1
_ENGINES = ("local", "ray")
_UNITS = {"": 0, "K": 10, "M": 20, "G": 30, "T": 40}


def run(parser: argparse.ArgumentParser) -> None:
    """Add what a run takes."""
    parser.add_argument(
        "manifest", metavar="MANIFEST",
        help="table (tsv, jsonl, parquet) with source and target, and id, source_lang, target_lang if you "
        "like; or a pattern such as 'texts/{id}.{fr,de}.txt'",
    )  # fmt: skip
    parser.add_argument("outdir", metavar="OUTDIR", help="folder for the shards; of an earlier run, to go on")
    parser.add_argument(
        "--level", choices=LEVELS, default="score", metavar="LEVEL",
        help="align: sentences; score: and fidelity; check: and findings (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--links", action="store_true", help="keep words and word links of beads; not with align"
    )
    parser.add_argument(
        "--languages", action="store_true", help="tell the language of both sides of every bead"
    )
    parser.add_argument(
        "--format", choices=FORMS, default="jsonl", metavar="FORMAT", help="jsonl, parquet (default: jsonl)"
    )
    parser.add_argument("--encoder", metavar="NAME|PATH", help=f"model (default: {DEFAULTS['encoder']})")
    segmentation(parser)
    settings_options(parser)
    _work(parser)
    filters(parser)
    add_rules(parser, "--min-finding-confidence")


def _work(parser: argparse.ArgumentParser) -> None:
    work = parser.add_argument_group("work")
    work.add_argument(
        "--engine", choices=_ENGINES, default="local", metavar="ENGINE",
        help="local: processes of this machine; ray: actors of a Ray cluster (default: %(default)s)",
    )  # fmt: skip
    work.add_argument(
        "--address", metavar="HOST:PORT", help="of the Ray cluster, or auto (default: one for this run)"
    )
    work.add_argument("--workers", type=_count, metavar="N", help="processes at a time (default: all cores)")
    work.add_argument(
        "--limit-memory", type=_bytes, metavar="SIZE",
        help="of a worker, as 800M or 2G: a document that needs more is recorded and skipped",
    )  # fmt: skip
    work.add_argument(
        "--limit-time", type=_seconds, metavar="SECONDS",
        help="for a document; one that needs more is recorded and skipped",
    )  # fmt: skip
    work.add_argument(
        "--max-size", type=_bytes, default=16 << 20, metavar="SIZE", help="of a file (default: 16M)"
    )
    work.add_argument(
        "--shard-documents", type=_count, default=100, metavar="N",
        help="document pairs of a shard, which is what kill -9 can cost (default: %(default)s)",
    )  # fmt: skip


def filters(parser: argparse.ArgumentParser) -> None:
    """Add the filters."""
    group = parser.add_argument_group("filters", "What a bead needs to be kept; its row stays in any case.")
    for name, kind, metavar, purpose in (
        ("--min-confidence", float, "SHARE", "least confidence of the bead, 0 to 1"),
        ("--min-fidelity", float, "SHARE", "least fidelity, 0 to 1"),
        ("--min-chars", int, "N", "fewest characters of either side"),
        ("--max-chars", int, "N", "most characters of either side"),
        ("--max-ratio", float, "X", "most times that one side is as long as the other"),
    ):
        group.add_argument(
            name, dest=f"keep_{name[2:].replace('-', '_')}", type=kind, metavar=metavar, help=purpose
        )
    group.add_argument(
        "--own-language", action="store_true",
        help="both sides in the languages of their documents; the run needs --languages for it",
    )  # fmt: skip
    group.add_argument(
        "--deduplicate", choices=SAMENESS, default="none", metavar="WHAT",
        help=f"{', '.join(SAMENESS)}: keep the first only (default: %(default)s)",
    )  # fmt: skip


def filter_again(parser: argparse.ArgumentParser) -> None:
    """Add what ``filter`` takes."""
    parser.add_argument("outdir", metavar="OUTDIR", help="folder of a finished corpus")
    filters(parser)


def stats(parser: argparse.ArgumentParser) -> None:
    """Add what ``stats`` takes."""
    parser.add_argument("outdir", metavar="OUTDIR", help="folder of the corpus")
    parser.add_argument("--json", action="store_true", help="print corpus.json")


def export(parser: argparse.ArgumentParser) -> None:
    """Add what ``export`` takes."""
    parser.add_argument("outdir", metavar="OUTDIR", help="folder of the corpus")
    parser.add_argument("--format", choices=EXPORTS, required=True, metavar="FORMAT", help=", ".join(EXPORTS))
    parser.add_argument("--pair", metavar="LANG-LANG", help="only documents in these, such as fr-de")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to a file; moses: PREFIX of two (default: standard output)",
    )


def verify(parser: argparse.ArgumentParser) -> None:
    """Add what ``verify`` takes."""
    parser.add_argument("outdir", metavar="OUTDIR", help="folder of the corpus")
    parser.add_argument(
        "--discard", action="store_true", help="forget damaged shards, so that the next run makes them again"
    )


def pair(parser: argparse.ArgumentParser) -> None:
    """Add what ``pair`` takes."""
    parser.add_argument("source", metavar="SRCDIR", help="folder with originals, all in one language")
    parser.add_argument("target", metavar="TGTDIR", help="folder with translations, all in one language")
    parser.add_argument("--source-lang", required=True, metavar="LANG", help="language of SRCDIR (ISO 639-1)")
    parser.add_argument("--target-lang", required=True, metavar="LANG", help="language of TGTDIR")
    parser.add_argument("--encoder", default=DEFAULTS["encoder"], metavar="NAME|PATH", help="model")
    parser.add_argument(
        "--min-margin",
        type=float,
        default=MARGIN,
        metavar="X",
        help="least margin of a pair; more is surer (default: %(default)s)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="the manifest (default: standard output)")


def _count(given: str) -> int:
    number = int(given)
    if number < 1:
        raise ValueError
    return number


def _bytes(given: str) -> int:
    r"""Read a size.

    Example:
        >>> _bytes("800M"), _bytes("2g") == 2 * _bytes("1024M")
        (838860800, True)
    """
    number, unit = (given[:-1], given[-1].upper()) if given[-1:].isalpha() else (given, "")
    size = float(number) * (1 << _UNITS[unit]) if unit in _UNITS else 0.0
    if not 1 <= size < math.inf:
        raise ValueError
    return int(size)


def _seconds(given: str) -> float:
    number = float(given)
    if not 0 < number < math.inf:
        raise ValueError
    return number

"""``alignkit corpus``: many document pairs, resumable; and what can be done with the result."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alignkit.cli.manual import describe
from alignkit.cli.options import DEFAULTS, Commands, segmentation, settings_options
from alignkit.cli.output import require_writable, write
from alignkit.cli.ruling import add_rules, chosen_rules
from alignkit.errors import CorpusError, WriteError

if TYPE_CHECKING:
    from alignkit.corpora.crew import Engine
    from alignkit.corpora.filters import Filters
    from alignkit.corpora.recipe import Recipe

LEVELS = ("align", "score", "check")
FORMS = ("jsonl", "parquet")
SAMENESS = ("none", "pair", "source", "target")
EXPORTS = ("tmx", "moses", "tsv")
_VERBS = ("run", "filter", "stats", "export", "verify", "pair")
_ENGINES = ("local", "ray")
_EXAMPLES = (
    ("alignkit corpus run texts.tsv out --workers 8", "the verb run may be left out"),
    ("alignkit corpus run 'texts/{id}.{fr,de}.txt' out --level check", "pair files by their names"),
    ("alignkit corpus filter out --min-fidelity 0.5", "decide anew what is kept"),
    ("alignkit corpus stats out", "say what it holds"),
    ("alignkit corpus export out --format moses -o train", "write what is kept"),
    ("alignkit corpus verify out", "compare it with its checksums"),
    ("alignkit corpus pair french german --source-lang fr --target-lang de -o texts.tsv", "make a manifest"),
)
_UNITS = {"K": 10, "M": 20, "G": 30, "T": 40}


def add(commands: Commands) -> None:
    """Add the command and its verbs."""
    corpus = commands.add_parser("corpus", help="align and judge many document pairs, resumable")
    purpose = "align and judge many document pairs; running it again goes on where it ended"
    describe(corpus, purpose, _EXAMPLES)
    verbs = corpus.add_subparsers(required=True, metavar="VERB")
    _add_run(verbs)
    _add_filter(verbs)
    _add_others(verbs)
    for name, verb in verbs.choices.items():
        examples = [example for example in _EXAMPLES if example[0].split()[2] == name]
        describe(verb, verb.description or name, examples)


def with_verb(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the verb ``run`` where ``corpus`` has none.

    Example:
        >>> with_verb(["corpus", "pairs.tsv", "out"])
        ['corpus', 'run', 'pairs.tsv', 'out']
    """
    given = list(arguments)
    if given[:1] == ["corpus"] and len(given) > 1 and given[1] not in (*_VERBS, "-h", "--help"):
        given.insert(1, "run")
    return given


def _add_run(verbs: Commands) -> None:
    run = verbs.add_parser(
        "run", help="the verb that is meant where none is said: MANIFEST OUTDIR",
        description="Align and judge the document pairs of MANIFEST, write shards to OUTDIR.",
    )  # fmt: skip
    run.add_argument(
        "manifest", metavar="MANIFEST",
        help="table (tsv, jsonl, parquet) with source and target, and id, source_lang, target_lang if you "
        "like; or a pattern such as 'texts/{id}.{fr,de}.txt'",
    )  # fmt: skip
    run.add_argument("outdir", metavar="OUTDIR", help="folder for the shards; of an earlier run, to go on")
    run.add_argument(
        "--level", choices=LEVELS, default="score", metavar="LEVEL",
        help="align: sentences; score: and fidelity; check: and findings (default: %(default)s)",
    )  # fmt: skip
    run.add_argument(
        "--links", action="store_true", help="keep words and word links of beads; not with align"
    )
    run.add_argument("--languages", action="store_true", help="tell the language of both sides of every bead")
    run.add_argument(
        "--format", choices=FORMS, default="jsonl", metavar="FORMAT", help="jsonl, parquet (default: jsonl)"
    )
    run.add_argument("--encoder", metavar="NAME|PATH", help=f"model (default: {DEFAULTS['encoder']})")
    segmentation(run)
    settings_options(run)
    _add_work(run)
    _add_filters(run)
    add_rules(run, "--min-finding-confidence")
    run.set_defaults(run=_run)


def _add_work(run: argparse.ArgumentParser) -> None:
    work = run.add_argument_group("work")
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
        "--limit-time", type=float, metavar="SECONDS",
        help="for a document; one that needs more is recorded and skipped",
    )  # fmt: skip
    work.add_argument(
        "--max-size", type=_bytes, default=16 << 20, metavar="SIZE", help="of a file (default: 16M)"
    )
    work.add_argument(
        "--shard-documents", type=_count, default=100, metavar="N",
        help="document pairs of a shard, which is what kill -9 can cost (default: %(default)s)",
    )  # fmt: skip


def _add_filter(verbs: Commands) -> None:
    parser = verbs.add_parser(
        "filter", help="decide anew which beads are kept, without computing anything else",
        description="Decide anew which beads of OUTDIR are kept. What is not said is not asked for.",
    )  # fmt: skip
    parser.add_argument("outdir", metavar="OUTDIR", help="folder of the corpus")
    _add_filters(parser)
    parser.set_defaults(run=_filter)


def _add_filters(parser: argparse.ArgumentParser) -> None:
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


def _add_others(verbs: Commands) -> None:
    stats = verbs.add_parser("stats", help="what a corpus holds", description="Tell what a corpus holds.")
    stats.add_argument("outdir", metavar="OUTDIR", help="folder of the corpus")
    stats.add_argument("--json", action="store_true", help="print corpus.json")
    stats.set_defaults(run=_stats)
    export = verbs.add_parser(
        "export", help="write the beads that are kept as tmx, moses or tsv",
        description="Write the kept beads.",
    )  # fmt: skip
    export.add_argument("outdir", metavar="OUTDIR", help="folder of the corpus")
    export.add_argument("--format", choices=EXPORTS, required=True, metavar="FORMAT", help=", ".join(EXPORTS))
    export.add_argument("--pair", metavar="LANG-LANG", help="only documents in these, such as fr-de")
    export.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to a file; moses: PREFIX of two (default: standard output)",
    )
    export.set_defaults(run=_export)
    verify = verbs.add_parser(
        "verify",
        help="compare a corpus with its checksums",
        description="Compare a corpus with its checksums.",
    )
    verify.add_argument("outdir", metavar="OUTDIR", help="folder of the corpus")
    verify.add_argument(
        "--discard", action="store_true", help="forget damaged shards, so that the next run makes them again"
    )
    verify.set_defaults(run=_verify)
    pair = verbs.add_parser(
        "pair", help="find which documents of two folders translate each other",
        description="Find which documents of two folders translate each other and write a manifest.",
    )  # fmt: skip
    pair.add_argument("source", metavar="SRCDIR", help="folder with originals, all in one language")
    pair.add_argument("target", metavar="TGTDIR", help="folder with translations, all in one language")
    pair.add_argument("--source-lang", required=True, metavar="LANG", help="language of SRCDIR (ISO 639-1)")
    pair.add_argument("--target-lang", required=True, metavar="LANG", help="language of TGTDIR")
    pair.add_argument("--encoder", default=DEFAULTS["encoder"], metavar="NAME|PATH", help="model")
    pair.add_argument(
        "--min-margin", type=float, metavar="X", help="least score of a pair; 0 keeps every pair found"
    )
    pair.add_argument("-o", "--output", metavar="FILE", help="the manifest (default: standard output)")
    pair.set_defaults(run=_pair)


def _run(options: argparse.Namespace) -> int:
    # Before numpy loads: threads inside a process would cost more than they give.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from alignkit.cli.progress import shown
    from alignkit.corpora.entries import folder_of
    from alignkit.corpora.recipe import Recipe
    from alignkit.corpora.run import build_corpus

    recipe = Recipe(
        folder=str(folder_of(options.manifest)),
        level=options.level,
        form=options.format,
        links=options.links,
        languages=options.languages,
        encoder=options.encoder,
        segment=options.segment,
        rules=chosen_rules(options),
        largest=options.max_size,
    )
    if options.links and options.level == "align":
        raise CorpusError("--links: needs --level score or check; align links no words")
    if options.address is not None and options.engine != "ray":
        raise CorpusError("--address: is of a Ray cluster; say --engine ray too")
    filters = _filters(options, languages=options.languages)
    with shown() as watch:
        state = build_corpus(
            options.manifest,
            Path(options.outdir),
            recipe,
            lambda recipe: _engine(options, recipe),
            filters=filters,
            documents=options.shard_documents,
            watch=watch,
        )
    counts = state["counts"]
    print(
        f"alignkit: {counts['documents']:,} document pairs ({counts['failed']:,} failed), "
        f"{counts['beads']:,} beads, {state['decisions']['kept']:,} kept, in {options.outdir}",
        file=sys.stderr,
    )
    return 0


def _engine(options: argparse.Namespace, recipe: "Recipe") -> "Engine":
    from alignkit.corpora.guard import Limits

    limits = Limits(options.limit_memory, options.limit_time)
    workers = options.workers or os.cpu_count() or 1
    if options.engine == "ray":
        from alignkit.corpora.ray_actors import RayEngine

        return RayEngine(recipe, options.workers, limits, address=options.address)
    from alignkit.corpora.local import LocalEngine

    return LocalEngine(recipe, workers, limits)


def _filters(options: argparse.Namespace, *, languages: bool) -> "Filters":
    from alignkit.corpora.filters import Filters

    if options.own_language and not languages:
        raise CorpusError("--own-language: the beads' languages are not known; run with --languages")
    return Filters(
        min_confidence=options.keep_min_confidence or 0.0,
        min_fidelity=options.keep_min_fidelity or 0.0,
        min_chars=options.keep_min_chars or 0,
        max_chars=options.keep_max_chars,
        max_ratio=options.keep_max_ratio,
        language=options.own_language,
        deduplicate=options.deduplicate,
    )


def _filter(options: argparse.Namespace) -> int:
    from alignkit.corpora.filters import filter_corpus
    from alignkit.corpora.store import open_store

    folder = Path(options.outdir)
    _, state = open_store(folder)
    decisions = filter_corpus(folder, _filters(options, languages=state["settings"]["languages"]))
    dropped = ", ".join(f"{number:,} by {name}" for name, number in decisions["dropped"].items())
    print(f"alignkit: {decisions['kept']:,} kept; dropped: {dropped or 'none'}", file=sys.stderr)
    return 0


def _stats(options: argparse.Namespace) -> int:
    from alignkit.corpora.stats import describe
    from alignkit.corpora.store import open_store

    _, state = open_store(Path(options.outdir))
    if options.json:
        from alignkit.exports.json_text import dump

        write([dump(state, indent=1), "\n"], None)
    else:
        write((f"{line}\n" for line in describe(state)), None)
    return 0


def _export(options: argparse.Namespace) -> int:
    from alignkit.corpora.exporting import export_corpus

    if options.format == "moses" and options.output is None:
        raise WriteError("moses: is several files; name them with -o PREFIX")
    require_writable(options.output)
    for ending, parts in export_corpus(Path(options.outdir), options.format, options.pair).items():
        write(parts, options.output and f"{options.output}{ending}")
    return 0


def _verify(options: argparse.Namespace) -> int:
    from alignkit.corpora.verifying import verify_corpus

    found = verify_corpus(Path(options.outdir), discard=options.discard)
    if found.files:
        names = ", ".join(str(path) for path in found.files[:3])
        advice = "run 'alignkit corpus' again" if options.discard else "verify with --discard, then run again"
        raise CorpusError(f"{options.outdir}: {len(found.files)} damaged or missing ({names}); {advice}")
    unfinished = f", {len(found.missing)} not made yet" if found.missing else ""
    write([f"{options.outdir}: {found.shards - len(found.missing)} shards as written{unfinished}\n"], None)
    return 0


def _pair(options: argparse.Namespace) -> int:
    from alignkit.corpora.pairing import MARGIN, manifest_of, pair_folders

    require_writable(options.output)
    found = pair_folders(
        Path(options.source),
        Path(options.target),
        (options.source_lang, options.target_lang),
        encoder=options.encoder,
        least=MARGIN if options.min_margin is None else options.min_margin,
    )
    folder = Path(options.output).resolve().parent if options.output else Path.cwd()
    write(manifest_of(found, folder, (options.source_lang, options.target_lang)), options.output)
    return 0


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
    size = int(float(number) * (1 << _UNITS[unit] if unit else 1))
    if size < 1:
        raise ValueError
    return size

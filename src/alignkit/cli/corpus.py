"""``alignkit corpus``: many document pairs, resumable; and what can be done with the result."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alignkit.cli import corpus_arguments
from alignkit.cli.manual import describe
from alignkit.cli.options import Commands
from alignkit.cli.output import require_writable, write
from alignkit.cli.ruling import chosen_rules
from alignkit.errors import CorpusError, WriteError

if TYPE_CHECKING:
    from alignkit.corpora.crew import Engine
    from alignkit.corpora.filters import Filters
    from alignkit.corpora.recipe import Recipe


_VERBS = ("run", "filter", "stats", "export", "verify", "pair")
_EXAMPLES = (
    ("alignkit corpus run texts.tsv out --workers 8", "the verb run may be left out"),
    ("alignkit corpus run 'texts/{id}.{fr,de}.txt' out --level check", "pair files by their names"),
    ("alignkit corpus filter out --min-fidelity 0.5", "decide anew what is kept"),
    ("alignkit corpus stats out", "say what it holds"),
    ("alignkit corpus export out --format moses -o train", "write what is kept"),
    ("alignkit corpus verify out", "compare it with its checksums"),
    ("alignkit corpus pair french german --source-lang fr --target-lang de -o texts.tsv", "make a manifest"),
)


def add(commands: Commands) -> None:
    """Add the command and its verbs."""
    corpus = commands.add_parser("corpus", help="align and judge many document pairs, resumable")
    purpose = "align and judge many document pairs; running it again goes on where it ended"
    describe(corpus, purpose, _EXAMPLES)
    verbs = corpus.add_subparsers(required=True, metavar="VERB")
    for name, add_arguments, run, purpose, description in (
        (
            "run", corpus_arguments.run, _run, "the verb that is meant where none is said: MANIFEST OUTDIR",
            "align and judge the document pairs of MANIFEST, write shards to OUTDIR",
        ),
        (
            "filter", corpus_arguments.filter_again, _filter,
            "decide anew which beads are kept, without computing anything else",
            "decide anew which beads of OUTDIR are kept; what is not said is not asked for",
        ),
        ("stats", corpus_arguments.stats, _stats, "what a corpus holds", "tell what a corpus holds"),
        (
            "export", corpus_arguments.export, _export, "write the beads that are kept as tmx, moses or tsv",
            "write the kept beads",
        ),
        (
            "verify", corpus_arguments.verify, _verify, "compare a corpus with its checksums",
            "compare a corpus with its checksums",
        ),
        (
            "pair", corpus_arguments.pair, _pair, "find which documents of two folders translate each other",
            "find which documents of two folders translate each other and write a manifest",
        ),
    ):  # fmt: skip
        verb = verbs.add_parser(name, help=purpose)
        describe(verb, description, [line for line in _EXAMPLES if line[0].split()[2] == name])
        add_arguments(verb)
        verb.set_defaults(run=run)


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
    from alignkit.corpora.pairing import manifest_of, pair_folders

    require_writable(options.output)
    found = pair_folders(
        Path(options.source),
        Path(options.target),
        (options.source_lang, options.target_lang),
        encoder=options.encoder,
        least=options.min_margin,
    )
    folder = Path(options.output).resolve().parent if options.output else Path.cwd()
    write(manifest_of(found, folder, (options.source_lang, options.target_lang)), options.output)
    return 0

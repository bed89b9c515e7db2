"""Make, pack, train, export: ``python -m models.training.contextual --help``."""

import argparse
import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

log = logging.getLogger(__name__)


def _make(given: argparse.Namespace) -> None:
    """Plant errors in training text and describe every word; long, and gone on with after a kill."""
    from alignkit.toolkit import Toolkit
    from models.training.contextual import archives, plain
    from models.training.contextual.making import make_examples
    from models.training.corpus import cached_rows

    toolkit = Toolkit(str(given.model))
    make_examples(given.data, given.work, toolkit, given.seed, given.share, given.rounds)
    path = given.work / "texts.npz"
    if given.texts and not path.exists():
        rows = cached_rows(given.data, given.work / "rows.jsonl")
        texts = plain.encode(plain.draw(rows, given.texts, Random(given.seed)), toolkit)
        archives.save(texts, path)
        log.info("%d texts, %d pairs, %d pieces", len(texts.starts) - 1, len(texts.pairs), len(texts.pieces))


def _pack(given: argparse.Namespace) -> None:
    """Squeeze what was made into parts that can be carried."""
    from models.training.contextual.packing import MIB, material, pack

    pack(material(given.work, given.model), given.output, given.parts, int(given.mib * MIB))


def _train(given: argparse.Namespace) -> None:
    """Learn from a pack until the run is over, or for some minutes; go on where the last command ended."""
    from models.training.contextual.measuring import held_out
    from models.training.contextual.packing import material, unpack
    from models.training.contextual.sending import receive, send
    from models.training.contextual.settings import PRESETS
    from models.training.contextual.training import Run

    settings = PRESETS["dry" if given.dry_run else given.preset]
    if given.total is not None:
        settings = replace(settings, minutes=given.total)
    if given.steps is not None:
        settings = replace(settings, steps=given.steps)
    began = time.monotonic()
    given_to = unpack(given.pack) if given.pack else material(given.work, given.model)
    run = Run(settings, given_to, given.output / ("dry.pt" if given.dry_run else "run.pt"))
    log.info("%s, ready after %.0f s", run.device, time.monotonic() - began)
    if given.start and not run.step:
        run.begin_with(receive(given.start))
    run.go(given.minutes)
    if given.send:
        send(run.weights(), given.send)
    log.info("average precision held out: %s", held_out(run.lesson, run.model))


def _export(given: argparse.Namespace) -> None:
    """Write a trained judge as alignkit reads it, and an encoder as transformers saves one."""
    from alignkit.encoders import StaticEncoder
    from models.training.contextual.exporting import export, mean_of, trained
    from models.training.contextual.sending import receive
    from models.training.contextual.settings import PRESETS

    weights, facts = (receive(given.received), {}) if given.received else trained(given.output / "run.pt")
    if given.mean:
        weights = mean_of(weights, receive(given.mean))
    facts["vectors"] = StaticEncoder(given.model).digest
    export(weights, PRESETS[given.preset], given.model, given.judge, given.folder, **facts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="models.training.contextual", description=__doc__)
    commands = parser.add_subparsers(required=True)
    make = commands.add_parser("make", help=_make.__doc__)
    make.add_argument("--data", type=Path, default=Path("../shared/data"))
    make.add_argument("--share", type=float, default=1.0, help="part of the lines that errors are planted in")
    make.add_argument("--rounds", type=int, default=1, help="how often errors are planted in each line")
    make.add_argument("--texts", type=float, default=0.0, help="about how many of the rows the encoder gets")
    pack = commands.add_parser("pack", help=_pack.__doc__)
    pack.add_argument("--output", type=Path, default=Path("build/contextual/pack"))
    pack.add_argument("--parts", type=int, default=1)
    pack.add_argument("--mib", type=float, default=58.0, help="room of a part")
    train = commands.add_parser("train", help=_train.__doc__)
    for command in (make, pack, train):
        command.add_argument("--work", type=Path, default=Path("build/contextual"), help="what was made")
        command.add_argument("--model", type=Path, default=Path("models/mini"), help="the embedded model")
    make.add_argument("--seed", type=int, default=7)
    train.add_argument("--pack", type=Path, help="what was packed, instead of --work and --model")
    train.add_argument("--minutes", type=float, help="of this command; the whole run may take several")
    train.add_argument("--total", type=float, help="minutes of the whole run, instead of the preset's")
    train.add_argument("--steps", type=int, help="steps of the whole run, instead of the preset's")
    train.add_argument("--send", type=Path, metavar="DIR", help="leave the weights there, in small files")
    train.add_argument("--start", type=Path, metavar="DIR", help="begin with weights that were sent")
    train.add_argument("--dry-run", action="store_true", help="all parts at a tiny size, within a minute")
    export = commands.add_parser("export", help=_export.__doc__)
    export.add_argument("--model", type=Path, default=Path("models/mini"), help="the embedded model")
    export.add_argument("--received", type=Path, metavar="DIR", help="what was sent, instead of a checkpoint")
    export.add_argument("--mean", type=Path, metavar="DIR", help="average with weights that were sent")
    export.add_argument("--judge", type=Path, default=Path("build/contextual/judge.safetensors"))
    export.add_argument("--folder", type=Path, default=Path("build/contextual/base"), help="of the encoder")
    for command in (train, export):
        command.add_argument(
            "--output", type=Path, default=Path("build/contextual"), help="where the run lies"
        )
        command.add_argument("--preset", choices=("cpu", "cpu-encoder", "gpu"), default="cpu")
    for command, do in ((make, _make), (pack, _pack), (train, _train), (export, _export)):
        command.set_defaults(do=do)
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    given.do(given)


if __name__ == "__main__":
    main()

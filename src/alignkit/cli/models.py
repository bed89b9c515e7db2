"""``alignkit models``: list, show, verify and download models."""

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from alignkit.cli.manual import describe
from alignkit.cli.options import Commands
from alignkit.cli.output import write

if TYPE_CHECKING:
    from alignkit.encoders import Chosen

_EXAMPLES = (
    ("alignkit models list", "say which models are here, and where"),
    ("alignkit models show mini", "say what a model knows, language by language"),
    ("alignkit models verify mini", "compare its files with their checksums"),
    ("alignkit models download sentence-transformers/LaBSE", "the one command that uses the network"),
)


def add(commands: Commands) -> None:
    """Add the command and its verbs."""
    purpose = "list, show, verify and download models"
    models = commands.add_parser("models", help=purpose)
    describe(models, purpose, _EXAMPLES)
    verbs = models.add_subparsers(required=True, metavar="VERB")
    _verb(verbs, "list", "name and folder of every model of alignkit", _list)
    for name, purpose, run in (
        ("show", "what a model is, knows and scores", _show),
        ("verify", "compare a model's files with their checksums", _verify),
    ):
        verb = _verb(verbs, name, purpose, run)
        verb.add_argument(
            "name", metavar="NAME", nargs="?", default="mini", help="model (default: %(default)s)"
        )
    verb = _verb(
        verbs, "download", "fetch a model to pair sentences with from the Hugging Face hub", _download
    )
    verb.add_argument("name", metavar="OWNER/NAME", help="model of the hub, with weights as safetensors")


def _verb(
    verbs: Commands, name: str, purpose: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=purpose)
    shown = [example for example in _EXAMPLES if example[0].split()[2] == name]
    describe(verb, purpose, shown)
    verb.set_defaults(run=run)
    return verb


def _list(_: argparse.Namespace) -> int:
    from alignkit.encoders import available_models

    write((f"{name}\t{folder}\n" for name, folder in available_models().items()), None)
    return 0


def _show(options: argparse.Namespace) -> int:
    from alignkit.encoders import choose_encoder

    chosen = choose_encoder(options.name)
    write((f"{line}\n" for line in (_own(chosen.own) if chosen.folder is None else _outside(chosen))), None)
    return 0


def _own(name: str) -> Iterator[str]:
    from alignkit.encoders import find_model, read_config

    folder = find_model(name)
    config = read_config(folder)
    yield f"{config['name']}: {config.get('summary', '')}"
    yield f"folder     {folder}"
    yield from (f"{name:<10} {value}" for name, value in config.get("facts", {}).items())
    yield "languages  retrieval of news sentences against English (top 1, both directions)"
    for language, quality in config["languages"].items():
        measured = (
            "compared with" if language == "en" else "not measured" if quality is None else f"{quality:.3f}"
        )
        yield f"  {language:<8} {measured}"


def _outside(chosen: "Chosen") -> Iterator[str]:
    yield f"{chosen.name}: pairs sentences, loaded by {chosen.kind.value.replace('_', '-')}"
    yield f"folder     {chosen.folder}"


def _verify(options: argparse.Namespace) -> int:
    from alignkit.encoders import damaged_files, find_model
    from alignkit.errors import ModelError

    folder = find_model(options.name)
    damaged = damaged_files(folder)
    if damaged:
        raise ModelError(f"{folder}: {', '.join(damaged)} missing or changed; reinstall the model")
    write([f"{options.name}: all files as published\n"], None)
    return 0


def _download(options: argparse.Namespace) -> int:
    from alignkit.encoders import download

    folder = download(options.name)
    print(f"alignkit: {options.name} is in {folder}", file=sys.stderr)
    return 0

"""``alignkit models``: list, show and verify models."""

import argparse

from alignkit.cli.options import Commands
from alignkit.cli.output import write


def add(commands: Commands) -> None:
    """Add the command and its verbs."""
    models = commands.add_parser("models", help="list, show and verify models", description="Look at models.")
    verbs = models.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("list", help="name and folder of every model found").set_defaults(run=_list)
    for name, purpose, run in (
        ("show", "what a model is, knows and scores", _show),
        ("verify", "compare a model's files with their checksums", _verify),
    ):
        verb = verbs.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
        verb.add_argument(
            "name", metavar="NAME", nargs="?", default="mini", help="model (default: %(default)s)"
        )
        verb.set_defaults(run=run)


def _list(_: argparse.Namespace) -> int:
    from alignkit.encoders import available_models

    write((f"{name}\t{folder}\n" for name, folder in available_models().items()), None)
    return 0


def _show(options: argparse.Namespace) -> int:
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
    write((f"{line}\n" for line in lines), None)
    return 0


def _verify(options: argparse.Namespace) -> int:
    from alignkit.encoders import damaged_files, find_model
    from alignkit.errors import ModelError

    folder = find_model(options.name)
    damaged = damaged_files(folder)
    if damaged:
        raise ModelError(f"{folder}: {', '.join(damaged)} missing or changed; reinstall the model")
    write([f"{options.name}: all files as published\n"], None)
    return 0

"""Find a model by name or path, and load it. Nothing here ever touches the network."""

import os
from dataclasses import dataclass
from pathlib import Path

from alignkit.encoders.base import SentenceEncoder
from alignkit.encoders.folders import Kind, kind_of
from alignkit.encoders.given import Encodes, GivenEncoder
from alignkit.encoders.hub import find_downloaded, is_hub_name
from alignkit.encoders.outside import BATCH, load_outside
from alignkit.encoders.static import StaticEncoder
from alignkit.errors import ModelError

_PACKAGE = Path(__file__).resolve().parent.parent
EMBEDDED = "mini"


def model_folders() -> list[Path]:
    """Places searched for a model name, in order: $ALIGNKIT_MODELS, the wheel, the source tree, the cache."""
    places = [Path(os.environ["ALIGNKIT_MODELS"])] if os.environ.get("ALIGNKIT_MODELS") else []
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return [*places, _PACKAGE / "models", _PACKAGE.parent.parent / "models", cache / "alignkit" / "models"]


def available_models() -> dict[str, Path]:
    """Name and folder of every model found, the first place winning."""
    found: dict[str, Path] = {}
    for place in model_folders():
        for config in sorted(place.glob("*/config.json")):
            found.setdefault(config.parent.name, config.parent)
    return found


def find_model(name: str) -> Path:
    """Return the folder of a model given by name or path; ``./mini`` is a path, ``mini`` first a name.

    Raises:
        ModelError: If there is none; the message names what there is.
    """
    models = available_models()
    if name in models:
        return models[name]
    if any((Path(name) / file).is_file() for file in ("config.json", "modules.json")):
        return Path(name)
    known = ", ".join(sorted(models)) or "none installed"
    raise ModelError(f"encoder {name!r}: neither a model folder nor one of: {known}{_advice(name)}")


def _advice(name: str) -> str:
    if not is_hub_name(name):
        return ""
    return f"; a model of the Hugging Face hub is fetched by 'alignkit models download {name}'"


def load_encoder(name: str = EMBEDDED) -> StaticEncoder:
    """Load one of alignkit's own encoders by name or path.

    Example:
        >>> encoder = load_encoder("mini")
        >>> a, b, c = encoder.encode(["Guten Morgen!", "Bonjour !", "Der Zug ist verspätet."])
        >>> bool(a @ b > a @ c)
        True
    """
    return StaticEncoder(find_model(name))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a name stands for: a model of alignkit's own, or one of another library beside the embedded one.

    Args:
        own: Name or path of the model that knows words and languages.
        folder: Of a model of another library that pairs the sentences, if one was asked for.
        kind: What loads it.
        name: What it was called.
    """

    own: str = EMBEDDED
    folder: Path | None = None
    kind: Kind = Kind.ALIGNKIT
    name: str = ""

    def load(self, *, device: str | None = None, batch: int = BATCH) -> GivenEncoder | None:
        """Load the other library's model; None if there is none."""
        if self.folder is None:
            return None
        name = self.name if is_hub_name(self.name) else self.folder.resolve().name
        return load_outside(self.folder, self.kind, name=name, device=device, batch=batch)


def choose_encoder(name: str) -> Chosen:
    """Find what a name stands for: a model here, a folder, or a model downloaded from the hub before.

    Raises:
        ModelError: If there is no such model; the message says what to do.
        MissingExtra: If the hub's library would have to be asked and is not installed.
    """
    downloaded = name not in available_models() and is_hub_name(name) and not Path(name).is_dir()
    folder = find_downloaded(name) if downloaded else find_model(name)
    kind = kind_of(folder)
    if kind in (None, Kind.ALIGNKIT):  # what is none of any kind is refused where it is loaded
        return Chosen(str(folder) if downloaded else name)
    return Chosen(EMBEDDED, folder, kind, name)


def open_encoder(given: str | Encodes) -> tuple[str, SentenceEncoder | None]:
    """Return the model that knows words, and what pairs the sentences if that is another one.

    Args:
        given: A name, a path, or any object with ``encode``.
    """
    if not isinstance(given, str):
        return EMBEDDED, given if isinstance(given, GivenEncoder) else GivenEncoder(given)
    choice = choose_encoder(given)
    return choice.own, choice.load()

"""Find a model by name or path. Nothing here ever touches the network."""

import os
from pathlib import Path

from alignkit.encoders.static import StaticEncoder
from alignkit.errors import ModelError

_PACKAGE = Path(__file__).resolve().parent.parent


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
    if (Path(name) / "config.json").is_file():
        return Path(name)
    known = ", ".join(sorted(models)) or "none installed"
    raise ModelError(f"encoder {name!r}: neither a model folder nor one of: {known}")


def load_encoder(name: str = "mini") -> StaticEncoder:
    """Load an encoder by name or path.

    Example:
        >>> encoder = load_encoder("mini")
        >>> a, b, c = encoder.encode(["Guten Morgen!", "Bonjour !", "Der Zug ist verspätet."])
        >>> bool(a @ b > a @ c)
        True
    """
    return StaticEncoder(find_model(name))

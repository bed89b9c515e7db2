"""Models of the Hugging Face hub: found where they were downloaded, downloaded only when asked to."""

from pathlib import Path

import regex

from alignkit.encoders.folders import require_safe
from alignkit.errors import ModelError
from alignkit.extras import require

_NAME = regex.compile(r"\w[\w.-]*/\w[\w.-]*")
# Weights as safetensors, settings, vocabularies: no pickles, no programs.
_WANTED = ("*.safetensors", "*.json", "*.txt", "*.model", "README.md", "LICENSE*")
_OTHER_RUNTIMES = ("onnx/*", "openvino/*")


def is_hub_name(name: str) -> bool:
    """Whether a name has the form that the hub gives its models.

    Example:
        >>> is_hub_name("sentence-transformers/LaBSE"), is_hub_name("./LaBSE"), is_hub_name("mini")
        (True, False, False)
    """
    return _NAME.fullmatch(name) is not None


def find_downloaded(name: str) -> Path:
    """Return the folder of a model that was downloaded before, by alignkit or any other program.

    Raises:
        ModelError: If it was not; the message says how to get it.
        MissingExtra: If the hub's library is not installed.
    """
    hub = require("huggingface_hub", "hub", f"the encoder {name}")
    try:
        return Path(hub.snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"encoder {name}: no such folder, and no model of that name was downloaded; "
            f"'alignkit models download {name}' fetches it from the Hugging Face hub"
        ) from error


def download(name: str) -> Path:
    """Fetch a model from the hub, or what has changed of it; return its folder.

    This is the only function of the package that uses the network. Nothing but the name is sent.

    Raises:
        ModelError: If there is no such model, no network, or no weights in safetensors.
        MissingExtra: If the hub's library is not installed.
    """
    if not is_hub_name(name):
        raise ModelError(f"model {name!r}: models of the hub are called OWNER/NAME")
    hub = require("huggingface_hub", "hub", "downloading models")
    try:
        folder = Path(hub.snapshot_download(name, allow_patterns=_WANTED, ignore_patterns=_OTHER_RUNTIMES))
    except Exception as error:  # the library and those below it raise dozens of kinds
        reason = " ".join(str(error).split())
        raise ModelError(
            f"model {name}: cannot be downloaded ({reason:.200}); check the name and the connection"
        ) from error
    require_safe(folder)
    return folder

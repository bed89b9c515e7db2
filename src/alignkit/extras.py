"""Libraries that only some formats need: imported on use, with one line that says how to get them."""

from importlib import import_module
from types import ModuleType

from alignkit.errors import MissingExtra


def require(module: str, extra: str, purpose: str) -> ModuleType:
    """Import a library of an extra.

    Args:
        module: Name of the module.
        extra: The extra of this package that brings it.
        purpose: What needs it, as the start of a sentence.

    Raises:
        MissingExtra: If it is not installed.

    Example:
        >>> require("json", "none", "reading").__name__
        'json'
    """
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise MissingExtra(
            f"{purpose} needs {library}, which is not installed; pip install 'alignkit[{extra}]'"
        ) from error

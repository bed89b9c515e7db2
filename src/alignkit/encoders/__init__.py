"""Texts → vectors. The pipeline picks an encoder; every other stage sees arrays only."""

from alignkit.encoders.base import Encoder, stack
from alignkit.encoders.loading import available_models, find_model, load_encoder
from alignkit.encoders.static import StaticEncoder, damaged_files, read_config

__all__ = [
    "Encoder",
    "StaticEncoder",
    "available_models",
    "damaged_files",
    "find_model",
    "load_encoder",
    "read_config",
    "stack",
]

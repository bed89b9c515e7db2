"""Texts → vectors. The pipeline picks an encoder; every other stage sees arrays only."""

from alignkit.encoders.base import Encoder, SentenceEncoder, stack
from alignkit.encoders.folders import Kind, kind_of
from alignkit.encoders.given import Encodes, GivenEncoder
from alignkit.encoders.hub import download
from alignkit.encoders.loading import (
    Chosen,
    available_models,
    choose_encoder,
    find_model,
    load_encoder,
    open_encoder,
)
from alignkit.encoders.static import StaticEncoder, damaged_files, read_config

__all__ = [
    "Chosen",
    "Encoder",
    "Encodes",
    "GivenEncoder",
    "Kind",
    "SentenceEncoder",
    "StaticEncoder",
    "available_models",
    "choose_encoder",
    "damaged_files",
    "download",
    "find_model",
    "kind_of",
    "load_encoder",
    "open_encoder",
    "read_config",
    "stack",
]

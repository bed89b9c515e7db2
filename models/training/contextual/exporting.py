"""Trained networks → files: the judge as safetensors, the encoder as ``transformers`` saves one."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file

from alignkit.contextual.judge import FORMAT
from models.training.contextual.examples import ENDINGS, LANGUAGES
from models.training.contextual.kinds import KINDS
from models.training.contextual.network import Shape
from models.training.contextual.settings import Settings
from models.training.contextual.texts import CLS, MASK, PAD, PLACES, SEP, SIZE

Halves = NDArray[np.float16]
_SPECIAL = {"[CLS]": CLS, "[SEP]": SEP, "[MASK]": MASK, "[PAD]": PAD}


def trained(checkpoint: Path) -> tuple[dict[str, Halves], dict[str, object]]:
    """Read the weights of a run's checkpoint, and how long it learned."""
    state = torch.load(checkpoint, weights_only=True, map_location="cpu")
    facts = {"steps": state["step"], "seconds": round(state["seconds"])}
    return {name: own.numpy().astype(np.float16) for name, own in state["model"].items()}, facts


def export(
    weights: Mapping[str, Halves], settings: Settings, model: Path, judge: Path, folder: Path, **facts: object
) -> None:
    """Write what a run has learned.

    Args:
        weights: All of a run's, by name.
        settings: Of the run.
        model: The embedded model, whose vocabulary it has.
        judge: File for a judge of static vectors; a judge that reads the encoder's goes into the folder.
        folder: For the encoder, if the run has one.
        facts: Kept beside the judge.
    """
    if settings.encoder is None:
        save_judge(part_of(weights, "judge."), settings, judge, **facts)
        return
    folder.mkdir(parents=True, exist_ok=True)
    save_encoder(part_of(weights, "encoder."), settings.encoder, folder)
    save_tokenizer(model, folder)
    save_judge(part_of(weights, "judge."), settings, folder / "judge.safetensors", **facts)


def mean_of(one: Mapping[str, Halves], other: Mapping[str, Halves]) -> dict[str, Halves]:
    """Average the weights of two runs, the second begun with the first's (Wortsman et al. 2022, model soups).

    Example:
        >>> mean_of({"a": np.ones(1, np.float16)}, {"a": np.zeros(1, np.float16)})["a"].tolist()
        [0.5]
    """
    return {
        name: ((own.astype(np.float32) + other[name].astype(np.float32)) / 2).astype(np.float16)
        for name, own in one.items()
    }


def part_of(weights: Mapping[str, Halves], prefix: str) -> dict[str, Halves]:
    """Take the weights under a prefix."""
    return {name.removeprefix(prefix): own for name, own in weights.items() if name.startswith(prefix)}


def save_judge(weights: Mapping[str, Halves], settings: Settings, path: Path, **facts: object) -> None:
    """Write a judge with what its reader must know; facts are kept beside it."""
    description = {
        "format": FORMAT,
        "heads": settings.judge.heads,
        "kinds": KINDS,
        "languages": LANGUAGES,
        "endings": ENDINGS,
        **facts,
    }
    part = path.with_name(f"{path.name}.part")
    save_file(dict(weights), part, metadata={"description": json.dumps(description)})
    part.chmod(0o644)
    part.replace(path)


def save_encoder(weights: Mapping[str, Halves], shape: Shape, folder: Path) -> None:
    """Write an ELECTRA model as ``transformers`` reads it, with how sentence vectors are made."""
    config = {
        "architectures": ["ElectraModel"],
        "model_type": "electra",
        "vocab_size": SIZE,
        "embedding_size": shape.embedding,
        "hidden_size": shape.width,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "hidden_act": "relu",
        "max_position_embeddings": PLACES,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
        "pad_token_id": PAD,
        "torch_dtype": "float16",
    }
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    ]
    pooling = {"word_embedding_dimension": shape.width, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling").mkdir(exist_ok=True)
    for name, facts in (
        ("config.json", config),
        ("modules.json", modules),
        ("1_Pooling/config.json", pooling),
        ("sentence_bert_config.json", {"max_seq_length": PLACES, "do_lower_case": False}),
    ):
        (folder / name).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    save_file(dict(weights), folder / "model.safetensors", metadata={"format": "pt"})


def save_tokenizer(model: Path, folder: Path) -> None:
    """Write the embedded model's tokeniser with the special pieces, and frames of one text and of two."""
    tokenizer = json.loads((model / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["added_tokens"] = [
        {
            "id": number, "content": name, "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": True,
        }
        for name, number in _SPECIAL.items()
    ]  # fmt: skip
    ends = {name: {"id": name, "ids": [_SPECIAL[name]], "tokens": [name]} for name in ("[CLS]", "[SEP]")}
    one = [_special("[CLS]", 0), {"Sequence": {"id": "A", "type_id": 0}}, _special("[SEP]", 0)]
    two = [*one, {"Sequence": {"id": "B", "type_id": 1}}, _special("[SEP]", 1)]
    tokenizer["post_processor"] = {
        "type": "TemplateProcessing", "single": one, "pair": two, "special_tokens": ends,
    }  # fmt: skip
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    facts = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": PLACES,
        "model_input_names": ["input_ids", "token_type_ids", "attention_mask"],
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "mask_token": "[MASK]",
        "pad_token": "[PAD]",
        "unk_token": "<unk>",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    shutil.copyfile(model / "sentencepiece.model", folder / "sentencepiece.model")


def _special(name: str, kind: int) -> dict[str, dict[str, object]]:
    return {"SpecialToken": {"id": name, "type_id": kind}}

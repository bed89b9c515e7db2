"""Models of other libraries in miniature, made in a moment: random weights, a few letters."""

import json

import numpy as np

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéèà0123456789.,"
DIM = 32


def save_bert(folder, seed=7):
    """A random BERT of two small layers with a word-piece tokeniser, as transformers saves one."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt"), strip_accents=False).save_pretrained(folder)
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=DIM, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=48, max_position_embeddings=256,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    return folder


def save_sentence_transformer(folder, pooling="mean"):
    """The same with a pooling of its own (``mean`` or ``cls``), laid out as published models are."""
    save_bert(folder)
    kinds = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    modules = [
        {"idx": k, "name": str(k), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for k, (path, kind) in enumerate(kinds.items())
    ]
    chosen = {
        "word_embedding_dimension": DIM,
        "pooling_mode_cls_token": pooling == "cls",
        "pooling_mode_mean_tokens": pooling == "mean",
    }
    for name in ("1_Pooling", "2_Normalize"):
        (folder / name).mkdir()
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(chosen), encoding="utf-8")
    settings = {"max_seq_length": 128, "do_lower_case": False}
    (folder / "sentence_bert_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


def save_model2vec(folder, seed=7):
    """A random vector a letter, as model2vec saves a model."""
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    folder.mkdir(parents=True, exist_ok=True)
    pieces = {piece: number for number, piece in enumerate(["[PAD]", "[UNK]", *LETTERS])}
    tokenizer = Tokenizer(models.WordLevel(pieces, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.save(str(folder / "tokenizer.json"))
    rows = np.random.default_rng(seed).normal(size=(len(pieces), DIM)).astype(np.float32)
    save_file({"embeddings": rows}, folder / "model.safetensors")
    config = {"model_type": "model2vec", "architectures": ["StaticModel"], "normalize": True}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def save_in_hub_cache(cache, name, write):
    """Lay a model where the hub's library keeps what it downloaded."""
    commit = "0123456789abcdef0123456789abcdef01234567"
    place = cache / f"models--{name.replace('/', '--')}"
    (place / "refs").mkdir(parents=True)
    (place / "refs" / "main").write_text(commit, encoding="utf-8")
    write(place / "snapshots" / commit)
    return place / "snapshots" / commit

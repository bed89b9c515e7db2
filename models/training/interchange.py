"""Write the vocabulary as ``tokenizer.json``: model2vec and sentence-transformers load the folder too.

The embedded model cuts a text into tokens, folds it and cuts it into pieces with sentencepiece; here the same
steps are spelt out for the ``tokenizers`` library. Texts whose folding moves a token's edge (ligatures,
fractions) may be cut differently there.
"""

import json
from pathlib import Path

from sentencepiece import sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from alignkit.romanisation import LETTERS

# ``alignkit.tokens`` in the syntax of Oniguruma.
_TOKEN = r"\p{N}+(?:[.,:]\p{N}+|[\x{00A0}\x{202F}\x{2009}]\p{N}{3}(?!\p{N}))*|(?:\p{L}\p{M}*)+|[^\s\p{C}]"
_MODULES = [
    {"idx": 0, "name": "0", "path": ".", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def write_tokenizer(sentencepiece_model: Path, folder: Path) -> None:
    """Write ``tokenizer.json`` and the list of modules that sentence-transformers asks for."""
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(sentencepiece_model.read_bytes())
    pieces = [(piece.piece, piece.score) for piece in proto.pieces]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=proto.trainer_spec.unk_id))
    tokenizer.normalizer = normalizers.Sequence(
        [
            *(normalizers.Replace(letter, latin) for letter, latin in sorted(LETTERS.items())),
            normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_TOKEN), behavior="removed", invert=True),
            pre_tokenizers.Metaspace(prepend_scheme="always", split=True),
        ]
    )
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "modules.json").write_text(json.dumps(_MODULES, indent=2) + "\n", encoding="utf-8")

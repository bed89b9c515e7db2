"""SimAlign as the other word aligner, on a transformer made here."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

import pytest

from alignkit.cli import main
from alignkit.errors import MissingExtra, ModelError
from alignkit.words.simalign import SimAlign

WORDS = "le chien dort der hund schläft la maison das haus .".split()
installed = pytest.mark.skipif(
    importlib.util.find_spec("simalign") is None, reason="simalign is not installed"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A random BERT of two small layers with a word-piece tokeniser."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizer

    place = tmp_path_factory.mktemp("bert")
    letters = [*"abcdefghijklmnopqrstuvwxyzä.", *(f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyzä")]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *WORDS[:-1]]
    (place / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    BertTokenizer(str(place / "vocab.txt"), strip_accents=False).save_pretrained(place)
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(place)
    return str(place)


@installed
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_transformer_links_the_words_of_a_text_with_themselves(folder):
    words = "le chien dort .".split()
    links = SimAlign(folder).align([(words, words), (words, []), (["chien"], ["chien"])])
    assert {(k, k) for k in range(4)} <= {(link.source, link.target) for link in links[0]}
    assert links[1] == ()
    assert [(link.source, link.target, link.probability) for link in links[2]] == [(0, 0, 1.0)]


@installed
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_links_count_tokens_from_zero_source_first(folder):
    links = SimAlign(folder).align([("maison chien".split(), "le chien la maison".split())])[0]
    assert (1, 1) in {(link.source, link.target) for link in links}
    assert (0, 3) in {(link.source, link.target) for link in links}
    assert list(links) == sorted(links, key=lambda link: (link.source, link.target))


@installed
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_command_line_takes_a_folder_but_no_pickle(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("os.environ", dict(os.environ))
    for name, line in (("a.fr", "le chien dort\n"), ("b.de", "der hund schläft\n")):
        (tmp_path / name).write_text(line, encoding="utf-8")
    both = [str(tmp_path / "a.fr"), str(tmp_path / "b.de"), "--word-aligner", "simalign"]
    assert main(["words", *both, "--encoder", folder]) == 0
    assert "-" in capsys.readouterr().out
    copy = shutil.copytree(folder, tmp_path / "copy")
    (copy / "model.safetensors").rename(copy / "pytorch_model.bin")
    assert main(["words", *both, "--encoder", str(copy)]) == 2
    assert "pickles can run code" in capsys.readouterr().err


def test_a_folder_without_a_model_is_refused_in_one_line(tmp_path):
    with pytest.raises(ModelError, match="no transformer model"):
        SimAlign(str(tmp_path)).align([(["a"], ["b"])])


@installed
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_damaged_model_is_refused_in_one_line(folder, tmp_path):
    Path(tmp_path, "config.json").write_text(
        '{"model_type": "bert", "num_hidden_layers": 1}', encoding="utf-8"
    )
    with pytest.raises(ModelError, match="cannot load") as caught:
        SimAlign(str(tmp_path)).align([(["a"], ["b"])])
    assert "\n" not in str(caught.value)


def test_without_the_package_the_message_says_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "simalign", None)
    with pytest.raises(MissingExtra, match=r"SimAlign needs simalign, .* pip install 'alignkit\[simalign\]'"):
        SimAlign(str(tmp_path)).align([(["a"], ["b"])])

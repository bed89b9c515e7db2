"""Encoders of other libraries: tiny models made here, loaded as published ones are, without a network."""

import json
import os
import shutil
import socket

import numpy as np
import outside
import pytest

import alignkit
from alignkit.cli import main
from alignkit.encoders import Kind, choose_encoder, kind_of, open_encoder
from alignkit.errors import MissingExtra, ModelError

pytest.importorskip("sentence_transformers")
pytestmark = pytest.mark.filterwarnings("ignore")  # those libraries warn of each other
NAME = "some-owner/tiny-1.0"
SENTENCES = ["Drei Enten am Teich.", "Die Mühle steht still.", "le pont", ""]


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    place = tmp_path_factory.mktemp("outside")
    return {
        "bert": outside.save_bert(place / "bert"),
        "mean": outside.save_sentence_transformer(place / "mean"),
        "cls": outside.save_sentence_transformer(place / "cls", "cls"),
        "model2vec": outside.save_model2vec(place / "model2vec"),
    }


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    place = tmp_path_factory.mktemp("hub")
    outside.save_in_hub_cache(place, NAME, outside.save_sentence_transformer)
    return place


@pytest.fixture(autouse=True)
def alone(monkeypatch, cache):
    """No connection leaves the machine, and downloaded models lie where the tests put them."""

    def refuse(_, address):
        if isinstance(address, tuple):
            raise AssertionError(f"connects to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(cache))
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


def load(folder):
    return open_encoder(str(folder))[1]


# ---- vectors


@pytest.mark.parametrize("name", ["bert", "mean", "cls", "model2vec"])
def test_rows_have_length_one_and_texts_without_content_zero_rows(models, name):
    encoder = load(models[name])
    rows = encoder.encode(SENTENCES)
    assert rows.shape == (4, encoder.dim) == (4, outside.DIM)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1, 0], abs=1e-5)


def by_hand(folder, pooling):
    """The textbook way: run the transformer, then take the mean over the tokens or the first one."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    rows = []
    for sentence in SENTENCES[:3]:
        with torch.no_grad():
            states = model(**tokenizer(sentence, return_tensors="pt")).last_hidden_state[0]
        row = states.mean(axis=0) if pooling == "mean" else states[0]
        rows.append((row / row.norm()).numpy())
    return np.array(rows)


@pytest.mark.parametrize(("name", "pooling"), [("bert", "mean"), ("mean", "mean"), ("cls", "cls")])
def test_pooling_is_what_the_files_of_the_model_say(models, name, pooling):
    rows = load(models[name]).encode(SENTENCES[:3])
    assert rows == pytest.approx(by_hand(models[name], pooling), abs=1e-4)


def test_a_row_does_not_depend_on_the_size_of_the_batch(models):
    one, many = (choose_encoder(str(models["mean"])).load(batch=size, device="cpu") for size in (1, 8))
    assert one.encode(SENTENCES) == pytest.approx(many.encode(SENTENCES), abs=1e-5)


def test_a_model2vec_folder_gives_the_mean_of_its_rows_whatever_the_length(models):
    encoder = load(models["model2vec"])
    short, long = encoder.encode(["ab", "ab" * 2000])
    assert short == pytest.approx(long, abs=1e-4)


def test_the_digest_changes_with_the_weights_and_with_the_pooling(models, tmp_path):
    digests = [load(models[name]).digest for name in ("mean", "cls")]
    other = outside.save_model2vec(tmp_path / "other", seed=8)
    digests += [load(folder).digest for folder in (models["model2vec"], other)]
    assert len(set(digests)) == 4
    assert load(models["mean"]).digest == digests[0]


# ---- names


def test_a_downloaded_model_is_found_by_its_name(cache):
    own, sentences = open_encoder(NAME)
    assert (own, sentences.name) == ("mini", NAME)
    assert sentences.encode(["Enten"]).shape == (1, outside.DIM)


def test_a_model_that_was_not_downloaded_is_refused_with_the_command_that_fetches_it():
    with pytest.raises(ModelError, match="'alignkit models download other/model' fetches it") as caught:
        open_encoder("other/model")
    assert "\n" not in str(caught.value)


def test_without_the_library_of_the_hub_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "huggingface_hub", None)
    with pytest.raises(MissingExtra, match=r"the encoder other/model needs .* 'alignkit\[hub\]'"):
        open_encoder("other/model")


def test_without_sentence_transformers_the_message_says_what_to_install(models, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    with pytest.raises(MissingExtra, match=r"needs sentence_transformers, .* 'alignkit\[hub\]'"):
        load(models["mean"])


def test_the_kind_of_a_folder_is_told_from_its_files(models, tmp_path):
    assert {name: kind_of(folder) for name, folder in models.items()} == {
        "bert": Kind.TRANSFORMER,
        "mean": Kind.TRANSFORMER,
        "cls": Kind.TRANSFORMER,
        "model2vec": Kind.MODEL2VEC,
    }
    assert kind_of(tmp_path) is None


# ---- safety


def refused(folder):
    with pytest.raises(ModelError) as caught:
        load(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.fixture
def copy(models, tmp_path):
    return lambda name: shutil.copytree(models[name], tmp_path / "copy")


def test_weights_as_pickles_are_refused_unread(copy):
    folder = copy("mean")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "has pytorch_model.bin, but no safetensors; pickles can run code" in refused(folder)


def test_a_module_with_a_pickle_is_refused_too(copy):
    folder = copy("mean")
    modules = json.loads((folder / "modules.json").read_text())
    modules.append({"idx": 3, "name": "3", "path": "3_Dense", "type": "sentence_transformers.models.Dense"})
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "3_Dense").mkdir()
    (folder / "3_Dense" / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    assert "3_Dense: has pytorch_model.bin" in refused(folder)


def test_code_of_the_model_is_never_run(copy):
    folder = copy("mean")
    modules = json.loads((folder / "modules.json").read_text())
    modules[2]["type"] = "custom_pooling.Pooling"
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "custom_pooling.py").write_text("raise SystemExit('ran')")
    assert "asks for code of its own" in refused(folder)


@pytest.mark.parametrize("damage", ["weights cut", "no weights", "no tokeniser", "no type"])
def test_a_damaged_folder_is_refused_in_one_line(copy, damage):
    folder = copy("bert" if damage == "no type" else "mean")
    weights = folder / "model.safetensors"
    match damage:
        case "weights cut":
            weights.write_bytes(weights.read_bytes()[:100])
        case "no weights":
            weights.unlink()
        case "no tokeniser":
            for name in ("tokenizer.json", "vocab.txt"):
                (folder / name).unlink()
            (folder / "tokenizer.json").write_text("{")
        case "no type":
            (folder / "config.json").write_text('{"model_type": "no-such-architecture"}')
    assert str(folder) in refused(folder)


# ---- the chain


TEXTS = {"source_lang": "fr", "target_lang": "de"}
FRENCH = ["Le pont est fermé.", "Trois canards traversent.", "Il pleut sur le port."]
GERMAN = ["Die Brücke ist gesperrt.", "Drei Enten queren.", "Es regnet auf den Hafen."]


@pytest.mark.parametrize("name", ["mean", "model2vec"])
def test_sentences_are_paired_by_the_other_model_and_words_by_ours(models, name):
    report = alignkit.check("\n".join(FRENCH), "\n".join(GERMAN), encoder=str(models[name]), **TEXTS)
    covered = [number for pair in report.pairs for number in pair.bead.source]
    assert covered == [0, 1, 2]
    assert any(pair.links for pair in report.pairs)
    assert "|model:mini@" in report.signature
    assert f"|sentences:{name}@" in report.signature


@pytest.mark.parametrize("function", [alignkit.align_words, alignkit.score])
def test_words_are_not_compared_by_a_model_of_sentences(models, function):
    with pytest.raises(ModelError, match="model2vec: pairs sentences only"):
        function(FRENCH, GERMAN, encoder=str(models["model2vec"]), **TEXTS)


def test_the_command_line_takes_a_folder_and_a_downloaded_name(models, tmp_path, capsys):
    for name, lines in (("a.fr", FRENCH), ("b.de", GERMAN)):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    both = [str(tmp_path / "a.fr"), str(tmp_path / "b.de"), "--source-lang", "fr", "--target-lang", "de"]
    assert main(["align", *both, "--encoder", NAME, "--device", "cpu", "--batch-size", "2"]) == 0
    assert capsys.readouterr().out.count("\n") >= 3
    assert main(["align", *both, "--encoder", "no-one/nothing"]) == 2
    assert "models download no-one/nothing" in capsys.readouterr().err
    assert main(["score", *both, "--encoder", str(models["model2vec"])]) == 2
    assert main(["words", *both, "--encoder", str(models["model2vec"])]) == 2
    assert capsys.readouterr().err.count("pairs sentences only") == 2


# ---- downloading


@pytest.fixture
def fetched(monkeypatch, models):
    """Stands in for the hub: notes what is asked for and gives a model that lies here."""
    asked = []

    def fetch(name, **options):
        asked.append((name, options))
        if "missing" in name:
            raise RuntimeError("404 Client Error.\n\nRepository not found")
        return str(models["mean"])

    monkeypatch.setattr("huggingface_hub.snapshot_download", fetch)
    return asked


def test_a_download_asks_for_safetensors_and_settings_only(fetched, capsys, models):
    assert main(["models", "download", "some/model"]) == 0
    assert str(models["mean"]) in capsys.readouterr().err
    [(name, options)] = fetched
    assert name == "some/model"
    assert not any(pattern.endswith((".bin", ".py", ".pt", "*")) and pattern != "LICENSE*"
                   for pattern in options["allow_patterns"])  # fmt: skip


def test_a_download_that_fails_is_one_line(fetched, capsys):
    assert main(["models", "download", "some/missing"]) == 2
    assert main(["models", "download", "LaBSE"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "cannot be downloaded (404 Client Error. Repository not found)" in told[0]
    assert "OWNER/NAME" in told[1]
    assert len(told) == 2


def test_only_the_option_that_allows_it_downloads_on_the_way(fetched, tmp_path):
    for name, lines in (("a.fr", FRENCH), ("b.de", GERMAN)):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    both = [str(tmp_path / "a.fr"), str(tmp_path / "b.de"), "--source-lang", "fr", "--target-lang", "de"]
    assert main(["align", *both, "--encoder", "some/model", "--allow-download"]) == 0
    assert [options.get("local_files_only", False) for _, options in fetched] == [False, True]
    fetched.clear()
    assert main(["align", *both, "--encoder", "some/model"]) == 0
    assert [options.get("local_files_only", False) for _, options in fetched] == [True]

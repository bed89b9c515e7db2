"""Encoders on a model folder in miniature."""

import json
import shutil

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file

from alignkit.encoders import (
    StaticEncoder,
    available_models,
    damaged_files,
    find_model,
    load_encoder,
    read_config,
    stack,
)
from alignkit.encoders import static as module
from alignkit.errors import ModelError

TEXTS = (*tiny.SENTENCES, "", " \t", "Enten!", "42", "—", "🦆 und 🦢", "e\u0301te\u0301", "\u200b")
SOME = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tiny.save_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def encoder(folder):
    return StaticEncoder(folder)


@pytest.fixture
def copy(folder, tmp_path):
    return shutil.copytree(folder, tmp_path / "copy")


# ---- vectors


def test_rows_have_length_one_and_texts_without_content_zero_rows(encoder):
    rows = encoder.encode(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.dim) == (len(TEXTS), tiny.DIM)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    for text, length in zip(TEXTS, lengths, strict=True):
        empty = not text.strip(" \t\u200b")
        assert length == pytest.approx(0.0 if empty else 1.0, abs=1e-5), text


def test_no_texts_give_no_rows(encoder):
    assert encoder.encode([]).shape == encoder.encode_words([]).shape == (0, tiny.DIM)
    assert stack(encoder, [], 4).shape == (4, 0, tiny.DIM)


@SOME
@given(st.text(max_size=30), st.text(max_size=30))
def test_the_sum_of_a_joined_text_is_the_sum_of_sums(encoder, one, other):
    joined, first, second = encoder.sums([f"{one}\n{other}", one, other])
    assert joined == pytest.approx(first + second, abs=1e-4)


@SOME
@given(st.lists(st.sampled_from(TEXTS), max_size=12), st.integers(1, 5))
def test_a_row_does_not_depend_on_the_texts_beside_it(encoder, texts, batch):
    alone = [encoder.encode([text])[0] for text in texts]
    before = module._BATCH
    try:
        module._BATCH = batch
        together = encoder.encode(texts)
    finally:
        module._BATCH = before
    for one, other in zip(alone, together, strict=True):
        assert one.tobytes() == other.tobytes()


@given(st.lists(st.integers(0, 5), max_size=20))
def test_runs_are_summed_as_by_a_loop(lengths):
    rows = np.random.default_rng(3).normal(size=(sum(lengths), 4)).astype(np.float32)
    sums = module.run_sums(rows.__getitem__, np.array(lengths, dtype=np.int64), 4)
    ends = np.cumsum(lengths, dtype=np.int64)
    slow = [rows[end - length : end].sum(axis=0) for length, end in zip(lengths, ends, strict=True)]
    assert np.allclose(sums, np.reshape(slow, (len(lengths), 4)), atol=1e-5)


@given(st.lists(st.lists(st.integers(0, 12).map(str), max_size=9), max_size=9), st.integers(2, 8))
def test_what_is_remembered_is_what_would_be_computed_again(calls, most):
    memo = module.Memo(
        lambda texts: np.array([[int(text), -int(text)] for text in texts], np.float32), 2, most
    )
    for texts in calls:
        rows, numbers = memo.find(texts)
        assert rows[numbers].tolist() == [[int(text), -int(text)] for text in texts]


def test_the_strings_used_most_stay_when_the_memory_is_full():
    asked = []

    def compute(texts):
        asked.extend(texts)
        return np.zeros((len(texts), 2), dtype=np.float32)

    memo = module.Memo(compute, 2, most=8)
    for k in range(40):
        memo.find(["the", "of", "the", f"rare-{k}"])
    assert asked.count("the") == asked.count("of") == 1


def test_words_ignore_case_and_repeat_their_rows(encoder):
    rows = encoder.encode_words(["Enten", "enten", "ENTEN", "Mühle"])
    assert (rows[0] == rows[1]).all()
    assert (rows[0] == rows[2]).all()
    assert (rows[0] != rows[3]).any()
    assert rows[3] == pytest.approx(encoder.sums(["mühle"])[0])


def test_a_stack_holds_the_vectors_of_all_runs(encoder):
    texts = list(tiny.SENTENCES[:4])
    stacked = stack(encoder, texts, 3)
    assert stacked.shape == (3, 4, tiny.DIM)
    for k in range(3):
        for i in range(4):
            expected = encoder.encode([" ".join(texts[i - k : i + 1])])[0] if i >= k else np.zeros(tiny.DIM)
            assert stacked[k, i] == pytest.approx(expected, abs=1e-5)


def test_an_encoder_without_sums_stacks_to_the_same(encoder):
    class Plain:
        name, digest, dim = "plain", "0", tiny.DIM
        encode, encode_words = encoder.encode, encoder.encode_words

    texts = ["Drei Enten", "", "vor der Mühle"]
    assert stack(Plain(), texts, 4) == pytest.approx(stack(encoder, texts, 4), abs=1e-5)


@pytest.mark.slow
def test_a_text_of_a_million_words_is_encoded(encoder):
    row, few = encoder.encode(["Enten und Mühlen " * 300_000, "Enten und Mühlen " * 3])
    assert row == pytest.approx(few, abs=1e-2)


# ---- names and folders


def test_a_model_is_found_by_name_and_by_path(folder, encoder, monkeypatch):
    monkeypatch.setenv("ALIGNKIT_MODELS", str(folder.parent))
    assert available_models()["tiny"] == find_model("tiny") == find_model(str(folder)) == folder
    assert load_encoder("tiny").name == encoder.name == "tiny"
    assert set(encoder.languages) == {"de", "en", "fr"}


def test_a_folder_in_the_working_directory_does_not_shadow_a_model(folder, copy, monkeypatch):
    monkeypatch.setenv("ALIGNKIT_MODELS", str(folder.parent))
    copy.rename(copy.parent / "tiny")
    monkeypatch.chdir(copy.parent)
    assert find_model("tiny") == folder
    assert find_model("./tiny").resolve() == copy.parent / "tiny"


@pytest.mark.parametrize("name", ["no-such-model", "", ".", "/", "../nowhere", "a/b"])
def test_a_model_that_is_not_there_is_an_error_that_names_those_that_are(folder, monkeypatch, name, tmp_path):
    monkeypatch.setenv("ALIGNKIT_MODELS", str(folder.parent))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="tiny") as caught:
        load_encoder(name)
    assert "\n" not in str(caught.value)


def test_the_digest_is_the_beginning_of_the_checksum_of_the_vectors(encoder, folder):
    assert encoder.digest == read_config(folder)["sha256"]["model.safetensors"][:8]


# ---- damage


def test_an_intact_folder_has_no_damaged_files(folder):
    assert damaged_files(folder) == []


@pytest.mark.parametrize("name", module.FILES)
def test_changed_and_missing_files_are_named(copy, name):
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert damaged_files(copy) == [name]
    (copy / name).unlink()
    assert damaged_files(copy) == [name]


def use(folder):
    encoder = StaticEncoder(folder)
    assert encoder.digest
    return encoder.encode(["Drei Enten"])


def rewrite(folder, change):
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    change(config)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


@pytest.mark.parametrize(
    "config",
    [None, b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"format": "other/9"}', b'{"format": 1}'],
    ids=str,
)
def test_a_config_that_is_none_of_ours_is_a_model_error(copy, config):
    path = copy / "config.json"
    path.unlink() if config is None else path.write_bytes(config)
    with pytest.raises(ModelError, match=r"config\.json") as caught:
        use(copy)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("key", ["name", "languages", "sha256"])
def test_a_config_without_a_needed_entry_is_a_model_error_that_names_it(copy, key):
    rewrite(copy, lambda config: config.pop(key))
    with pytest.raises(ModelError, match=key):
        use(copy)


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def change(path, **tensors):
    """Store other tensors; None leaves one out."""
    stored = load_file(path) | tensors
    save_file({name: tensor.copy() for name, tensor in stored.items() if tensor is not None}, path)


DAMAGES = {
    "vectors missing": lambda vectors, _: vectors.unlink(),
    "vectors cut off": lambda vectors, _: cut(vectors),
    "vectors no safetensors": lambda vectors, _: vectors.write_bytes(b"not a tensor in sight" * 10),
    "vectors empty": lambda vectors, _: vectors.write_bytes(b""),
    "no weights": lambda vectors, _: change(vectors, weights=None),
    "weights too few": lambda vectors, _: change(vectors, weights=load_file(vectors)["weights"][:-1]),
    "vectors flat": lambda vectors, _: change(vectors, embeddings=load_file(vectors)["embeddings"].ravel()),
    "vectors of fewer pieces": lambda vectors, _: change(
        vectors, **{name: tensor[:9] for name, tensor in load_file(vectors).items()}
    ),
    "pieces missing": lambda _, pieces: pieces.unlink(),
    "pieces cut off": lambda _, pieces: cut(pieces),
    "pieces empty": lambda _, pieces: pieces.write_bytes(b""),
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_model_is_a_model_error_that_names_the_file(copy, kind):
    DAMAGES[kind](copy / "model.safetensors", copy / "sentencepiece.model")
    with pytest.raises(ModelError, match="reinstall the model") as caught:
        use(copy)
    assert ("sentencepiece.model" if "pieces" in kind else "model.safetensors") in str(caught.value)
    assert "\n" not in str(caught.value)

"""The contextual networks: what they learn, that a run goes on after a kill, what is exported."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from test_training_contextual import examples, material

from alignkit.contextual import KINDS as READ_KINDS
from alignkit.contextual import Judge as NumpyJudge
from alignkit.contextual.network import Network
from alignkit.contextual.network import Words as NumpyWords
from alignkit.encoders import StaticEncoder

pytest.importorskip("torch", reason="learning needs torch")

import torch

from models.training.contextual import __main__ as program
from models.training.contextual import objectives, rows
from models.training.contextual.batches import Drawer, batch_of, divided, form_vectors
from models.training.contextual.examples import UNKNOWN
from models.training.contextual.exporting import part_of, save_encoder, save_judge, save_tokenizer
from models.training.contextual.kinds import KINDS
from models.training.contextual.learning import WEIGHTS, Lesson, Model
from models.training.contextual.measuring import average_precision, held_out
from models.training.contextual.network import Shape
from models.training.contextual.packing import pack
from models.training.contextual.scaling import less
from models.training.contextual.sending import receive, send
from models.training.contextual.settings import PRESETS, Settings
from models.training.contextual.texts import CLS, MASK, PAD, SEP
from models.training.contextual.training import Run

DIM = 8
STATIC = Settings(None, Shape(1, 16, 2, 32, DIM), minutes=9.0, steps=60, pairs=16, texts=0, rate=5e-3)
WHOLE = Settings(
    encoder=Shape(1, 16, 2, 32, DIM),
    judge=Shape(1, 16, 2, 32, 16),
    minutes=9.0,
    steps=6,
    pairs=6,
    texts=6,
    judged=0.5,
    candidates=50,
)


@pytest.fixture(scope="module")
def made():
    return material(dim=DIM)


def test_numpy_and_torch_judge_alike(made):
    model = Model(STATIC, made).eval()
    batch = batch_of(made.examples, np.arange(5), "cpu")
    vectors = form_vectors(made.examples, made.table, made.weights)[batch.forms]
    with torch.no_grad():
        slow = model.judge(vectors, batch.words)
    weights = {name: own.numpy() for name, own in model.judge.state_dict().items()}
    own = batch.words
    names = ("features", "partners", "ending", "side", "language", "place", "mask")
    words = NumpyWords(vectors.numpy(), *(getattr(own, name).numpy() for name in names))
    fast = Network(weights, STATIC.judge.heads)(words)
    inside = own.mask.numpy()
    assert np.allclose(fast.kinds[inside], slow.kinds.softmax(dim=2).numpy()[inside], atol=1e-4)
    assert np.allclose(fast.human[inside], slow.human.sigmoid().numpy()[inside], atol=1e-4)
    assert np.allclose(fast.quality, slow.quality.numpy(), atol=1e-4)
    assert np.allclose(fast.critical, slow.critical.sigmoid().numpy(), atol=1e-4)


def test_a_form_is_the_sum_of_its_pieces(made):
    found = form_vectors(made.examples, made.table, made.weights).numpy()
    first, last = made.examples.form_starts[3:5]
    own = made.table[made.examples.form_pieces[first:last]].astype(float).sum(axis=0)
    assert np.allclose(found[3], own / np.linalg.norm(own), atol=1e-5)


def test_versions_of_a_held_out_line_are_never_learned_from(made):
    learned, kept = divided(made.examples)
    assert len(kept)
    assert set(learned) | set(kept) == set(range(len(made.examples)))
    lines = made.examples.lines
    planted = lines != UNKNOWN
    assert not set(lines[learned][planted[learned]]) & set(lines[kept][planted[kept]])


def test_the_same_step_draws_the_same_batch_again(made):
    drawer = Drawer(made.examples, divided(made.examples)[0], 8, 0.3, 7)
    assert torch.equal(drawer.draw(5, "cpu").forms, drawer.draw(5, "cpu").forms)
    both = [bool((drawer.draw(step, "cpu").kinds >= 0).any()) for step in range(20)]
    assert any(both)
    assert not all(both)


def test_padding_has_no_label(made):
    batch = batch_of(made.examples, np.arange(9), "cpu")
    assert (batch.kinds[~batch.words.mask] == UNKNOWN).all()
    assert (batch.words.partners < batch.words.mask.sum(dim=1, keepdim=True)).all()


def test_every_loss_is_finite_and_reaches_the_embeddings(made):
    lesson, model = Lesson(WHOLE, made, "cpu"), Model(WHOLE, made)
    losses: dict[str, float] = {}
    for step in range(8):
        for name, loss in lesson.losses(model, step).items():
            assert torch.isfinite(loss)
            model.zero_grad()
            loss.backward(retain_graph=True)
            gradient = model.encoder.embeddings["word_embeddings"].weight.grad
            reached = gradient is not None and bool((gradient != 0).any())
            losses[name] = losses.get(name, False) or reached
    assert losses == dict.fromkeys(WEIGHTS, True)


def learnable():
    """Examples in which the second feature tells wrong words from right ones."""
    made = material(dim=DIM)
    features = made.examples.features.copy()
    features[:, 1] = np.where(made.examples.kinds > 0, 200, 60)
    return replace(made, examples=replace(made.examples, features=features))


def test_a_judge_learns_what_there_is_to_learn(tmp_path):
    run = Run(STATIC, learnable(), tmp_path / "run.pt")
    before = held_out(run.lesson, run.model)["number"]
    run.go()
    assert run.step == 60
    assert held_out(run.lesson, run.model)["number"] > max(0.95, before)


def test_a_run_that_was_killed_ends_as_one_that_was_not(made, tmp_path):
    settings = replace(STATIC, steps=6)
    whole = Run(settings, made, tmp_path / "whole.pt")
    whole.go()
    part = Run(settings, made, tmp_path / "part.pt")
    for _, _ in zip(range(3), part._steps(), strict=False):
        pass
    part.save()
    rest = Run(settings, made, tmp_path / "part.pt")
    assert rest.step == 3
    rest.go()
    for name, own in whole.model.state_dict().items():
        assert torch.allclose(own, rest.model.state_dict()[name], atol=1e-6), name


def test_weights_that_were_sent_are_taken_up_again(made, tmp_path):
    one, two = (Run(replace(STATIC, seed=seed), made, tmp_path / f"{seed}.pt") for seed in (1, 2))
    send(one.weights(), tmp_path / "sent", room=40_000)
    two.begin_with(receive(tmp_path / "sent"))
    for name, own in one.model.state_dict().items():
        assert torch.allclose(own, two.model.state_dict()[name], atol=1e-2), name


def test_the_rate_rises_and_falls():
    rates = [STATIC.rate_at(part / 20) for part in range(21)]
    assert max(rates) == pytest.approx(STATIC.rate)
    assert rates[0] < rates[1] > rates[10] > rates[20] > 0


def test_masked_pieces_are_some_and_never_the_special_ones():
    made = rows.double([np.arange(30)] * 8, [np.arange(20)] * 8, "cpu")
    pieces, chosen = rows.hidden(made, 0.2, torch.Generator().manual_seed(1))
    assert 0.1 < chosen.float().sum() / (8 * 50) < 0.3
    assert not (chosen & (made.pieces >= CLS)).any()
    assert (pieces == MASK).any()
    assert torch.equal(pieces[~chosen], made.pieces[~chosen])


def test_two_texts_share_a_row_with_their_types():
    made = rows.double([np.array([5, 6]), np.array([7])], [np.array([8]), np.array([9])], "cpu")
    assert made.pieces.tolist() == [[CLS, 5, 6, SEP, 8, SEP], [CLS, 7, SEP, 9, SEP, PAD]]
    assert made.types.tolist() == [[0, 0, 0, 0, 1, 1], [0, 0, 0, 1, 1, 0]]
    assert made.mask.sum(dim=1).tolist() == [6, 5]


def test_choosing_among_candidates_that_are_all_pieces_is_choosing_among_all():
    states, table, wanted = torch.randn(4, 3), torch.randn(9, 3), torch.tensor([2, 7, 7, 0])
    whole = objectives.masked_words(states, wanted, table, None)
    assert torch.allclose(whole, objectives.masked_words(states, wanted, table, torch.arange(9)))


def test_right_translations_cost_less_than_wrong_ones():
    right, other = torch.eye(4), torch.eye(4).roll(1, 0)
    same = torch.zeros(4, 4, dtype=torch.bool)
    assert objectives.same_sentences(right, right, same) < objectives.same_sentences(right, other, same)
    assert objectives.minimal_pairs(right, right, other) < objectives.minimal_pairs(right, other, right)


def test_linked_words_cost_less_where_their_vectors_agree():
    states = torch.tensor([[[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 0.0]]])
    mask, side = torch.ones(1, 4, dtype=torch.bool), torch.tensor([[0, 0, 1, 1]])
    right, wrong = torch.tensor([[3, 2, 1, 0]]), torch.tensor([[2, 3, 0, 1]])
    costs = [objectives.linked_words(states, mask, side, partners, mask) for partners in (right, wrong)]
    assert costs[0] < costs[1]


def test_average_precision_is_the_textbook_one():
    gold, score = np.array([True, False, True, True]), np.array([0.9, 0.8, 0.3, 0.7], dtype=np.float32)
    ranked = [gold[k] for k in np.argsort(-score)]
    slow = np.mean([sum(ranked[: k + 1]) / (k + 1) for k in range(4) if ranked[k]])
    assert average_precision(gold, score) == pytest.approx(slow)


def test_an_exported_judge_is_read(made, tmp_path):
    model = Model(STATIC, made)
    weights = part_of({name: own.half().numpy() for name, own in model.state_dict().items()}, "judge.")
    save_judge(weights, STATIC, tmp_path / "judge.safetensors", steps=3)
    judge = NumpyJudge(tmp_path / "judge.safetensors", lambda words: np.ones((len(words), DIM), np.float32))
    assert judge.facts["steps"] == 3
    assert KINDS == READ_KINDS  # told twice: training on a GPU sees no alignkit


def test_an_exported_encoder_is_loaded_by_transformers(made, tmp_path):
    transformers = pytest.importorskip("transformers", reason="the judge of the exported folder")
    settings = replace(WHOLE, encoder=Shape(2, 16, 2, 32, DIM))
    model = Model(settings, made).eval()
    weights = part_of({name: own.numpy() for name, own in model.state_dict().items()}, "encoder.")
    save_encoder(weights, settings.encoder, tmp_path)
    save_tokenizer(program.Path("models/mini"), tmp_path)
    theirs = transformers.AutoModel.from_pretrained(tmp_path, dtype=torch.float32).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(tmp_path)
    frames = tokenizer(["Guten Tag!", "Ja"], ["Bonjour !", "Oui."], padding=True, return_tensors="pt")
    assert frames["input_ids"][0, 0] == CLS
    with torch.no_grad():
        wanted = theirs(**frames).last_hidden_state
        own = model.encoder(frames["input_ids"], frames["token_type_ids"], frames["attention_mask"].bool())
    inside = frames["attention_mask"].bool()
    assert torch.allclose(own[inside], wanted[inside], atol=5e-3)


def test_less_data_keeps_the_lines_that_are_held_out(made):
    lines = []
    for own in (made.examples, less(made, 0.2).examples):
        kept = own.lines[divided(own)[1]]
        lines.append(kept[kept != UNKNOWN].tolist())
    assert lines[0] == lines[1]
    assert 0 < len(less(made, 0.2).examples) < len(made.examples) / 2


def test_the_judge_of_a_checkpoint_is_written_from_the_command_line(made, tmp_path):
    settings = replace(PRESETS["cpu"], steps=1, pairs=4, judge=replace(PRESETS["cpu"].judge, embedding=DIM))
    Run(settings, made, tmp_path / "run.pt").go()
    program.main(["export", "--output", str(tmp_path), "--judge", str(tmp_path / "judge.safetensors")])
    judge = NumpyJudge(tmp_path / "judge.safetensors", lambda words: np.ones((len(words), DIM), np.float32))
    assert judge.facts["steps"] == 1
    assert judge.facts["vectors"] == StaticEncoder(program.Path("models/mini")).digest


@pytest.mark.slow
def test_the_dry_run_proves_all_parts_from_a_pack(tmp_path, caplog):
    pack(material(dim=PRESETS["dry"].encoder.embedding), tmp_path / "pack", 1, 10_000_000)
    with caplog.at_level("INFO"):
        arguments = ["--pack", str(tmp_path / "pack"), "--output", str(tmp_path), "--dry-run", "--steps", "2"]
        program.main(["train", *arguments, "--send", str(tmp_path / "sent")])
    assert (tmp_path / "dry.pt").exists()
    assert any(name.startswith("encoder.encoder.layer.0.") for name in receive(tmp_path / "sent"))
    for name in (*WEIGHTS, "pairs/s", "MB", "average precision"):
        assert name in caplog.text


def test_training_from_a_pack_needs_no_alignkit():
    probe = "import sys; import models.training.contextual.training; print('alignkit' in sys.modules)"
    code = f"from models.training.contextual import packing, sending, __main__; {probe}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_examples_of_one_word_form_are_enough_to_draw_from():
    made = examples(30, forms=1)
    assert len(Drawer(made, divided(made)[0], 4, 0.5, 1).draw(0, "cpu").forms) == 4

"""What the contextual networks learn from: marked pairs, people's verdicts, packs."""

import gzip
import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from paired import paired

from alignkit.contextual.portraits import ENDINGS as LAST_LETTERS
from alignkit.contextual.portraits import FEATURES as PORTRAYED
from alignkit.tokens import token_texts
from alignkit.toolkit import Toolkit
from benchmarks.planting import Edit, clean_pairs
from models.training.contextual import archives
from models.training.contextual.examples import ENDINGS, UNKNOWN, Examples, joined, squeeze, stretch
from models.training.contextual.kinds import KINDS
from models.training.contextual.packing import Material, pack, unpack
from models.training.contextual.people import judged_rows
from models.training.contextual.plain import draw, encode
from models.training.contextual.planted import KIND_OF, mark, plant
from models.training.contextual.sending import receive, send
from models.training.contextual.texts import Texts, together
from models.training.corpus import Row

SOURCE, TARGET = (
    "Le maire n'a pas vu trois canards, dit Lefranc.",
    "Der Bürgermeister hat die drei Enten nicht gesehen.",
)
FEATURES = len(PORTRAYED)


def clean(target=TARGET, links=()):
    return clean_pairs(paired(SOURCE, target, links=[links]))[0]


def kinds_of(edit, kind, links=()):
    """Words that are marked, with their kinds."""
    own = mark(clean(links=links), edit, kind, 0)
    return {(word, KINDS[k]) for word, k in zip(own.source + own.target, own.kinds, strict=True) if k}


def test_a_wrong_word_is_marked_with_the_source_word_that_it_stands_for():
    edit = Edit(SOURCE, TARGET.replace("Enten", "Gänse"), (0, 0), "")
    source, target = token_texts(SOURCE), token_texts(TARGET)
    links = [(source.index("canards"), target.index("Enten"))]
    assert kinds_of(edit, "sense", links) == {("canards", "sense"), ("Gänse", "sense")}


def test_a_lost_negation_is_marked_on_the_side_that_has_it():
    edit = Edit(SOURCE, TARGET.replace("nicht ", ""), (0, 0), "")
    links = [(token_texts(SOURCE).index("pas"), token_texts(TARGET).index("nicht"))]
    assert kinds_of(edit, "negation", links) == {("pas", "negation")}


def test_a_source_word_with_another_rendering_left_is_not_missing():
    edit = Edit(SOURCE, TARGET.replace("nicht ", ""), (0, 0), "")
    place = token_texts(SOURCE).index("pas")
    links = [(place, token_texts(TARGET).index(word)) for word in ("nicht", "hat")]
    assert kinds_of(edit, "negation", links) == set()


def test_a_harmless_edit_marks_nothing():
    assert kinds_of(Edit(SOURCE, TARGET.replace("drei", "3"), (0, 0), ""), "fine") == set()


@pytest.mark.parametrize("seed", range(4))
def test_planted_lines_hold_one_label_a_word_and_errors_hold_a_mark(seed):
    lines = [clean(links=[(1, 1), (5, 6), (6, 6), (7, 4), (8, 5)])] * 12
    found = list(plant(lines, Random(seed), 100))
    assert found
    for own in found:
        assert len(own.kinds) == len(own.source) + len(own.target)
        assert 100 <= own.line < 112
    assert any(any(own.kinds) for own in found)
    assert any(not any(own.kinds) for own in found)


def test_every_kind_but_fine_is_planted():
    assert set(KIND_OF.values()) == set(KINDS) - {"fine"}


@given(st.floats(-2.6, 7.9))
def test_a_feature_loses_little_in_a_byte(value):
    assert abs(float(stretch(squeeze(np.array([value])))[0]) - value) <= 0.5 / 24 + 1e-6


def test_training_and_reading_number_endings_alike():
    assert ENDINGS == LAST_LETTERS


def examples(pairs, seed=0, forms=7, judged=False):
    """Made-up examples; a pair's words hold its number as a feature."""
    rng = np.random.default_rng(seed)
    sizes = rng.integers(2, 9, pairs)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    words, owner = int(starts[-1]), np.repeat(np.arange(pairs), sizes)
    features = rng.integers(0, 255, (words, FEATURES)).astype(np.uint8)
    features[:, 0] = owner % 256
    lengths = rng.integers(1, 4, forms)
    return Examples(
        form_pieces=rng.integers(0, 50, int(lengths.sum())).astype(np.uint16),
        form_starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32),
        forms=rng.integers(0, forms, words).astype(np.int32),
        partners=(rng.random(words) * sizes[owner]).astype(np.uint8),
        features=features,
        endings=rng.integers(0, ENDINGS, words).astype(np.uint16),
        kinds=np.full(words, UNKNOWN, np.int8) if judged else rng.integers(0, 2, words).astype(np.int8),
        human=rng.integers(0, 2, words).astype(np.int8) if judged else np.full(words, UNKNOWN, np.int8),
        starts=starts,
        splits=np.maximum(1, sizes // 2).astype(np.uint8),
        languages=rng.integers(0, 3, (pairs, 2)).astype(np.uint8),
        quality=np.where(judged, rng.normal(size=pairs), np.nan).astype(np.float32),
        critical=np.where(judged, rng.integers(0, 2, pairs), np.nan).astype(np.float32),
        lines=np.full(pairs, UNKNOWN, np.int32) if judged else np.arange(pairs, dtype=np.int32) // 2,
    )


def equal(one, two):
    return all(
        np.array_equal(getattr(one, name), getattr(two, name), equal_nan=getattr(one, name).dtype.kind == "f")
        for name in one.__dataclass_fields__
    )


@pytest.mark.parametrize("name", ["made.npz", "made.npz.xz"])
def test_what_is_saved_is_read_again(tmp_path, name):
    made = examples(20)
    archives.save(made, tmp_path / name)
    assert equal(archives.load(Examples, tmp_path / name), made)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_pairs_that_are_taken_keep_their_words():
    made = examples(9)
    taken = made.take(np.array([7, 2]))
    assert taken.sizes.tolist() == made.sizes[[7, 2]].tolist()
    assert set(taken.features[: taken.starts[1], 0]) == {7}
    assert set(taken.features[taken.starts[1] :, 0]) == {2}
    assert len(made.take(np.zeros(0, dtype=np.int64))) == 0


def test_joined_sets_keep_their_forms():
    one, two = examples(3, 1), examples(4, 2)
    both = joined([one, two])
    assert equal(both.take(np.arange(3)).take(np.arange(3)), both.take(np.arange(3)))
    for k, word in enumerate(two.forms):
        moved = both.forms[len(one.forms) + k]
        own = two.form_pieces[two.form_starts[word] : two.form_starts[word + 1]]
        assert (
            both.form_pieces[both.form_starts[moved] : both.form_starts[moved + 1]].tolist() == own.tolist()
        )


def texts(pairs, seed=0):
    rng = np.random.default_rng(seed)
    lengths = rng.integers(1, 12, 2 * pairs)
    return Texts(
        rng.integers(0, 400, int(lengths.sum())).astype(np.uint16),
        np.concatenate([[0], np.cumsum(lengths)]),
        np.arange(2 * pairs, dtype=np.int32).reshape(-1, 2),
    )


def test_texts_that_are_taken_or_joined_stay_what_they_were():
    made = texts(6)
    taken = made.take(np.array([5, 1]))
    both = together([taken, texts(3, 1)])
    for own, k in ((0, 5), (1, 1)):
        for side in (0, 1):
            assert (
                taken.rows(taken.pairs[[own], side])[0].tolist()
                == made.rows(made.pairs[[k], side])[0].tolist()
            )
            assert (
                both.rows(both.pairs[[own], side])[0].tolist() == made.rows(made.pairs[[k], side])[0].tolist()
            )


def test_the_same_step_draws_the_same_pairs():
    made = texts(50)
    assert made.draw(3, 8, 7).tolist() == made.draw(3, 8, 7).tolist() != made.draw(4, 8, 7).tolist()


def material(pairs=300, seed=0, dim=8):
    rng = np.random.default_rng(seed)
    table = rng.integers(-127, 128, (400, dim)).astype(np.int8)
    whole = joined([examples(pairs, seed), examples(pairs // 3, seed + 1, judged=True)])
    return Material(table, np.full(400, 0.01, np.float32), whole, texts(pairs, seed))


def test_a_pack_keeps_within_its_room_and_gives_back_what_it_holds(tmp_path):
    made, room = material(2000), 40_000
    parts = pack(made, tmp_path, 2, room)
    for part in parts:
        assert sum(path.stat().st_size for path in part.iterdir()) <= room
    found = unpack(tmp_path)
    assert np.array_equal(found.table, made.table)
    assert 0 < len(found.examples) <= len(made.examples)
    assert 0 < len(found.texts.pairs) <= len(made.texts.pairs)
    known = {tuple(made.texts.rows(pair[:1].astype(np.int64))[0]) for pair in made.texts.pairs}
    assert {tuple(found.texts.rows(pair[:1].astype(np.int64))[0]) for pair in found.texts.pairs} <= known


def test_everything_is_packed_where_there_is_room(tmp_path):
    made = material(60)
    pack(made, tmp_path, 1, 10_000_000)
    found = unpack(tmp_path)
    assert len(found.examples) == len(made.examples)
    assert len(found.texts.pairs) == len(made.texts.pairs)


@pytest.fixture
def people(tmp_path):
    folder = tmp_path / "dev" / "qe" / "mlqe-pe"
    folder.mkdir(parents=True)
    row = {
        "src": "the old mill turns.", "z_mean": -0.5,
        "src_tok": "the old mill turns .", "mt_tok": "die alte Mühle dreht-sich .",
        "src_tags": "OK OK OK BAD OK", "tags": "OK OK OK OK OK OK OK BAD OK OK OK",
    }  # fmt: skip
    (folder / "en-de.train.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode() + b"\n"))
    rows = [
        {"split": "train", "src": "Stop it.", "mt": "Mach weiter.", "label": "ERR"},
        {"split": "dev", "src": "Kept apart.", "mt": "Beiseite gelegt.", "label": "NOT"},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder.parent / "ced2021.en-de.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return tmp_path


def test_tags_of_words_are_spread_over_their_tokens(people):
    (row,) = judged_rows(people, "mlqe en-de")
    marked = {word for word, bad in zip(row.source + row.target, row.human, strict=True) if bad == 1}
    assert marked == {"turns", "dreht", "-", "sich"}
    assert row.quality == -0.5


def test_only_the_training_split_is_read(people):
    (row,) = judged_rows(people, "ced en-de")
    assert row.source == ("Stop", "it", ".")
    assert row.critical == 1.0
    assert set(row.human) == {UNKNOWN}


ROWS = [
    Row(
        "wmt0813",
        {"fr": "Le pont de pierre est vieux.", "de": "Die Steinbrücke ist alt.", "en": "An old bridge."},
    ),
    Row("bible_pd", {"fr": "Au commencement il y eut la roue.", "de": "Am Anfang war das Rad der Zeit."}),
    Row("wmt0813", {"fr": "Seul."}),
]


def test_news_and_the_first_languages_are_drawn_most():
    drawn = [pair for seed in range(200) for pair in draw(ROWS, 0.2, Random(seed))]
    news = [pair for pair in drawn if pair.source == "wmt0813"]
    assert len(news) > 2 * (len(drawn) - len(news)) > 0
    assert sum(pair.languages == ("fr", "de") for pair in news) > len(news) / 3


def test_a_text_is_kept_once_and_cut_into_the_models_pieces(tmp_path):
    toolkit = Toolkit(str(tiny.save_model(tmp_path / "tiny")))
    pairs = [pair for row in ROWS for pair in row.pairs()]
    made = encode(pairs, toolkit)
    assert len(made.pairs) == len(pairs) == 4
    assert len(made.starts) - 1 == 5
    for pair, numbers in zip(pairs, made.pairs, strict=True):
        for text, row in zip(pair.texts, made.rows(numbers.astype(np.int64)), strict=True):
            assert row.tolist() == toolkit.model.pieces_of([text])[0]


@settings(deadline=None, max_examples=20)
@given(sizes=st.lists(st.tuples(st.integers(1, 40), st.integers(1, 30)), min_size=1, max_size=5))
def test_what_is_sent_in_small_files_is_put_together_again(sizes):
    room = 4000
    rng = np.random.default_rng(0)
    weights = {f"part.{k}": rng.normal(size=size).astype(np.float16) for k, size in enumerate(sizes)}
    with TemporaryDirectory() as name:
        files = send(weights, Path(name), room)
        assert all(path.stat().st_size <= room for path in files)
        found = receive(Path(name))
    assert found.keys() == weights.keys()
    assert all(np.array_equal(found[key], own) for key, own in weights.items())

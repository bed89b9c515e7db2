"""Portraits of words, and the judge that reads them."""

import json

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file

from alignkit.contextual import KINDS, Judge, Portrayer, Reader, Verdict, summary
from alignkit.contextual.judge import FORMAT
from alignkit.contextual.network import Network, Words
from alignkit.contextual.portraits import FEATURES, WORD_FEATURES, ending
from alignkit.errors import ModelError
from alignkit.lexicon import load_lexicon
from alignkit.words import WordAligner

PAIRS = [
    (["le", "pont", "de", "pierre"], ["die", "Steinbrücke"]),
    (["trois", "canards", "et", "le", "vélo"], ["drei", "Enten", "und", "das", "Rad"]),
    (["Pont"], ["Brücke", "."]),
]
WIDTH, DIM, HEADS = 8, 6, 2


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    path = tmp_path_factory.mktemp("lexicon") / "lexicon.safetensors"
    tiny.save_lexicon(path)
    vocabularies = {language: tiny.vocabulary(language) for language in tiny.WORDS}
    return load_lexicon(path, "fr", "de", vocabularies)


def encode(words):
    return np.stack([np.random.default_rng(len(word)).normal(size=DIM) for word in words]).astype(np.float32)


def portrayer(lexicon):
    words = tiny.vocabulary("fr"), tiny.vocabulary("de")
    return Portrayer(encode, lexicon, tiny.link_weights(), words)


def weights(seed, layers=1):
    """Random weights under the names of training."""
    rng = np.random.default_rng(seed)
    shapes = {
        "parts.own.weight": (WIDTH, DIM), "parts.own.bias": (WIDTH,), "parts.partner.weight": (WIDTH, DIM),
        "parts.product.weight": (WIDTH, DIM), "parts.features.weight": (WIDTH, 2 * len(FEATURES)),
        "parts.ending.weight": (4096, WIDTH), "parts.partner_ending.weight": (4096, WIDTH),
        "parts.side.weight": (2, WIDTH), "parts.language.weight": (4, WIDTH),
        "parts.place.weight": (9, WIDTH),
        "norm.weight": (WIDTH,), "norm.bias": (WIDTH,), "heads.words.weight": (len(KINDS) + 1, 2 * WIDTH),
        "heads.words.bias": (len(KINDS) + 1,), "heads.pair.weight": (2, 2 * WIDTH), "heads.pair.bias": (2,),
    }  # fmt: skip
    for number in range(layers):
        name = f"layers.{number}"
        dense = {
            "attention.output": (WIDTH, WIDTH),
            "intermediate": (3 * WIDTH, WIDTH),
            "output": (WIDTH, 3 * WIDTH),
        }
        for role in ("query", "key", "value"):
            shapes |= {f"{name}.attention.self.{role}.weight": (WIDTH, WIDTH)}
            shapes |= {f"{name}.attention.self.{role}.bias": (WIDTH,)}
        for part, shape in dense.items():
            shapes |= {f"{name}.{part}.dense.weight": shape, f"{name}.{part}.dense.bias": shape[:1]}
        for part in ("attention.output", "output"):
            shapes |= {f"{name}.{part}.LayerNorm.weight": (WIDTH,), f"{name}.{part}.LayerNorm.bias": (WIDTH,)}
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def words_of(sizes, seed=0):
    """Random pairs of so many words, padded."""
    rng = np.random.default_rng(seed)
    n = max(sizes)
    inside = np.arange(n) < np.array(sizes)[:, None]
    shape = len(sizes), n
    partners = np.stack([rng.integers(0, size, n) for size in sizes])
    return Words(
        rng.normal(size=(*shape, DIM)).astype(np.float32),
        rng.normal(size=(*shape, len(FEATURES))).astype(np.float32),
        partners,
        rng.integers(0, 4096, shape),
        rng.integers(0, 2, shape),
        rng.integers(0, 4, shape),
        rng.integers(0, 9, shape),
        inside,
    )


def alone(words, row, size):
    """One pair of a batch without its padding."""
    cut = {name: getattr(words, name)[row : row + 1, :size] for name in Words.__dataclass_fields__}
    return Words(**cut)


@settings(max_examples=10, deadline=None)
@given(sizes=st.lists(st.integers(1, 6), min_size=1, max_size=4), seed=st.integers(0, 99))
def test_padding_changes_no_verdict(sizes, seed):
    network, words = Network(weights(seed), HEADS), words_of(sizes, seed)
    together = network(words)
    for row, size in enumerate(sizes):
        single = network(alone(words, row, size))
        assert np.allclose(together.kinds[row, :size], single.kinds[0], atol=1e-4)
        assert np.allclose(together.critical[row], single.critical[0], atol=1e-4)


def test_the_probabilities_of_a_word_add_up_to_one():
    said = Network(weights(1), HEADS)(words_of([3, 5]))
    assert np.allclose(said.kinds.sum(axis=2), 1.0, atol=1e-5)


def test_what_stands_elsewhere_in_the_pair_matters():
    network, words = Network(weights(2), HEADS), words_of([4])
    before = network(words).kinds[0, 0]
    words.vectors[0, 3] += 3.0
    words.partners[0] = 0
    assert not np.allclose(before, network(words).kinds[0, 0], atol=1e-4)


def test_the_likeliest_partner_is_the_one_that_the_aligner_links(lexicon):
    found = portrayer(lexicon).portray(PAIRS)
    linked = WordAligner(encode, lexicon, tiny.link_weights()).align(PAIRS)
    for portrait, links, (source, _) in zip(found, linked, PAIRS, strict=True):
        assert links
        for side, other, shift in (("source", "target", len(source)), ("target", "source", 0)):
            for place in {getattr(link, side) for link in links}:
                own = [link for link in links if getattr(link, side) == place]
                best = max(own, key=lambda link: link.probability)
                word = place if side == "source" else len(source) + place
                assert portrait.partners[word] == shift + getattr(best, other)


def test_partners_stand_on_the_other_side(lexicon):
    for portrait in portrayer(lexicon).portray(PAIRS):
        n = portrait.source_size
        assert (portrait.partners[:n] >= n).all()
        assert (portrait.partners[n:] < n).all()
        assert portrait.features.shape == (len(portrait.words), len(FEATURES))


def test_a_pair_is_described_the_same_alone_and_among_others(lexicon):
    together = portrayer(lexicon).portray(PAIRS)
    for pair, portrait in zip(PAIRS, together, strict=True):
        (single,) = portrayer(lexicon).portray([pair])
        assert np.allclose(single.features, portrait.features, atol=1e-2)
        assert single.partners.tolist() == portrait.partners.tolist()


def test_a_form_that_is_its_own_base_is_told_from_one_that_is_not(lexicon):
    (portrait,) = portrayer(lexicon).portray([(["canards"], ["Ente"])])
    column = len(FEATURES) - len(WORD_FEATURES) + WORD_FEATURES.index("base_form")
    assert portrait.features[:, column].tolist() == [0.0, 1.0]


def test_words_that_end_alike_share_a_number_and_figures_have_none():
    assert ending("Wagen") == ending("sagen") != ending("sagt")
    assert ending("1.500") == ending(".") == 0


def save_judge(path, **changed):
    facts = {
        "format": FORMAT,
        "heads": HEADS,
        "kinds": KINDS,
        "languages": ["en", "fr", "de"],
        "endings": 4096,
    }
    save_file(weights(3), path, metadata={"description": json.dumps(facts | changed)})
    return path


def test_a_judge_says_something_of_every_word(lexicon, tmp_path):
    judge = Judge(save_judge(tmp_path / "judge.safetensors"), encode)
    verdicts = judge.judge(portrayer(lexicon), PAIRS, ("fr", "de"))
    assert [verdict.kinds.shape for verdict in verdicts] == [(6, 9), (10, 9), (3, 9)]
    assert [verdict.source_size for verdict in verdicts] == [4, 5, 1]
    assert all(0 <= verdict.critical <= 1 for verdict in verdicts)


def test_the_order_of_the_pairs_changes_nothing(lexicon, tmp_path):
    judge = Judge(save_judge(tmp_path / "judge.safetensors"), encode)
    one = judge.judge(portrayer(lexicon), PAIRS, ("fr", "de"))
    two = judge.judge(portrayer(lexicon), PAIRS[::-1], ("fr", "de"))
    for a, b in zip(one, two[::-1], strict=True):
        assert np.allclose(a.kinds, b.kinds, atol=1e-3)


def test_nothing_to_judge_gives_nothing(lexicon, tmp_path):
    assert (
        Judge(save_judge(tmp_path / "judge.safetensors"), encode).judge(portrayer(lexicon), [], ("fr", "de"))
        == []
    )


@pytest.mark.parametrize("spoil", ["missing", "damaged", "foreign"])
def test_a_judge_that_cannot_be_read_is_refused_in_one_line(tmp_path, spoil):
    path = tmp_path / "judge.safetensors"
    if spoil == "damaged":
        path.write_bytes(b"PK no archive")
    elif spoil == "foreign":
        save_judge(path, format="other/1")
    with pytest.raises(ModelError, match="cannot load the judge") as caught:
        Judge(path, encode)
    assert "\n" not in str(caught.value)


def reader(lexicon, tmp_path):
    judge = Judge(save_judge(tmp_path / "judge.safetensors"), encode)
    return Reader(judge, portrayer(lexicon), ("fr", "de"))


def test_pairs_with_an_empty_side_are_not_read(lexicon, tmp_path):
    found = reader(lexicon, tmp_path).read([([], ["Ente"]), PAIRS[0], (["canard"], []), PAIRS[1]])
    assert [own is None for own in found] == [True, False, True, False]
    alone = reader(lexicon, tmp_path).read([PAIRS[1]])[0]
    assert np.allclose(found[3].kinds, alone.kinds, atol=1e-3)


def test_of_a_very_long_side_the_rest_counts_as_fine(lexicon, tmp_path, monkeypatch):
    monkeypatch.setattr("alignkit.contextual.judge._LONGEST", 2)
    source, target = PAIRS[0]
    own, alone = reader(lexicon, tmp_path).read([(source, target), (source[:2], target[:2])])
    assert len(own.kinds) == len(own.human) == len(source) + len(target)
    assert own.source_size == len(source)
    unread = [*range(2, len(source)), *range(len(source) + 2, len(source) + len(target))]
    assert own.kinds[unread, 0].tolist() == [1.0] * len(unread)
    assert np.allclose(own.kinds[len(source)], alone.kinds[2], atol=1e-3)


def test_a_summary_falls_with_what_is_wrong():
    fine, wrong = np.zeros((2, 2, len(KINDS)), dtype=np.float32)
    fine[:, 0], wrong[:, 1] = 1.0, 1.0
    good = Verdict(1, fine, np.array([0.1, 0.1], dtype=np.float32), 0.5, 0.1)
    bad = Verdict(1, wrong, np.array([0.9, 0.8], dtype=np.float32), -0.5, 0.9)
    better, worse, nothing = summary([good, bad, None])
    assert (better > worse).all()
    assert nothing.tolist() == [0.0] * 4

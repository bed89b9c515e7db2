"""The lexicon on tables of twenty words."""

import numpy as np
import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file

from alignkit.errors import ModelError
from alignkit.lexicon import Index, Lexicon, Table, Vocabulary, load_lexicon

GERMAN, FRENCH = tiny.vocabulary("de"), tiny.vocabulary("fr")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    file = tmp_path_factory.mktemp("lexicon") / "lexicon.safetensors"
    tiny.save_lexicon(file)
    return file


@pytest.fixture(scope="module")
def french_german(path):
    return load_lexicon(path, "fr", "de")


# ---- one language


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Brücke", "brücke"),
        ("BRÜCKE", "brücke"),
        ("Gaße", "gasse"),  # the Swiss spelling
        ("Steines", "stein"),  # an ending taken off
        ("Steins", "stein"),
        ("Brücken", "brücken"),  # listed itself: nothing is taken off
        ("Rads", None),  # what is left is under four letters
        ("unbekannt", None),
        ("", None),
    ],
)
def test_a_word_is_found_by_itself_its_swiss_spelling_or_its_stem(word, found):
    number = GERMAN.find(word)
    assert (None if number is None else GERMAN.words[number]) == found


@given(st.lists(st.text("abß", max_size=3), min_size=1, unique=True), st.lists(st.text("abß", max_size=3)))
def test_a_word_is_found_by_searching_as_by_the_dictionary(words, asked):
    words = sorted(words)
    index = Index(words)
    index._left = len(asked) // 2  # the first half is searched for, the rest looked up
    numbers = {word: number for number, word in enumerate(words)}
    assert [index.get(word) for word in asked] == [numbers.get(word) for word in asked]


def test_endings_are_those_of_the_language():
    assert FRENCH.find("pierres") == FRENCH.index["pierre"]
    unnamed = Vocabulary(GERMAN.words, GERMAN.counts, GERMAN.lemmas, GERMAN.casing)
    assert unnamed.find("Steines") is None


def test_a_family_holds_all_forms_of_a_base():
    assert [GERMAN.words[number] for number in GERMAN.family("Enten")] == ["ente", "enten"]
    assert GERMAN.family("unbekannt") == []


def test_every_word_is_in_its_own_family():
    for language in (GERMAN, FRENCH):
        assert all(number in language.family(word) for number, word in enumerate(language.words))


def test_base_frequency_and_usual_writing_of_words():
    assert (GERMAN.lemma("Brücken"), GERMAN.lemma("Xylophone")) == ("brücke", "xylophone")
    assert GERMAN.per_million("Und") == pytest.approx(900e6 / GERMAN.total)
    assert GERMAN.per_million("Steines") == 0.0
    assert [GERMAN.written(word) for word in ("und", "ente", "nato", "neuwort")] == [
        "und",
        "Ente",
        "NATO",
        "neuwort",
    ]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Steinbrücke", ("stein", "brücke")),
        ("Steinbrücken", ("stein", "brücken")),
        ("Entenbrücke", ("enten", "brücke")),
        pytest.param(
            "Gassensteinbrücke",
            ("gasse", "stein", "brücke"),
            marks=pytest.mark.xfail(
                strict=True, reason="the rest behind the first part must itself be known"
            ),
        ),
        ("Brücke", ("brücke",)),
        ("Steinlaube", ("steinlaube",)),
        ("", ("",)),
    ],
)
def test_compounds_are_split_into_known_words(word, parts):
    assert GERMAN.parts(word) == parts


@given(st.lists(st.sampled_from([*GERMAN.words, "s", "n", "xy"]), max_size=5).map("".join))
def test_the_parts_of_a_word_stand_in_it_in_order(word):
    place = 0
    for part in GERMAN.parts(word):
        place = word.index(part, place) + len(part)


# ---- tables


@st.composite
def tables(draw):
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    dense = np.array(draw(st.lists(st.integers(0, 3), min_size=rows * columns, max_size=rows * columns)))
    dense = dense.reshape(rows, columns)
    at, of = np.nonzero(dense)
    starts = np.searchsorted(at, np.arange(rows + 1))
    return Table(starts.astype(np.uint32), of.astype(np.uint32), dense[at, of].astype(np.uint16)), dense


def as_dense(table, columns):
    dense = np.zeros((len(table.starts) - 1, columns), dtype=int)
    for number, row in enumerate(dense):
        places, counts = table.row(number)
        row[places] = counts
    return dense


@given(tables())
def test_a_table_transposed_is_the_matrix_transposed(drawn):
    table, dense = drawn
    assert (as_dense(table.transposed(dense.shape[1]), dense.shape[0]) == dense.T).all()


@given(tables())
def test_a_table_transposed_twice_is_itself(drawn):
    table, (rows, columns) = drawn[0], drawn[1].shape
    back = table.transposed(columns).transposed(rows)
    for name in ("starts", "columns", "counts"):
        assert getattr(back, name).tolist() == getattr(table, name).tolist()


def test_an_empty_table_has_empty_rows():
    nothing = Table(np.zeros(4, np.uint32), np.zeros(0, np.uint32), np.zeros(0, np.uint16))
    assert as_dense(nothing.transposed(2), 3).tolist() == [[0, 0, 0], [0, 0, 0]]


# ---- translations


def test_translations_are_sorted_and_share_their_evidence(french_german):
    found = french_german.translations("vélo")
    assert [(t.word, t.seen) for t in found] == [("rad", 20), ("und", 1)]
    assert sum(t.probability for t in found) == pytest.approx(1.0)
    assert [(t.word, t.seen) for t in french_german.sources("Rad")] == [("vélo", 20), ("roue", 8)]
    assert french_german.translations("inconnu") == french_german.sources("unbekannt") == []


def test_all_translations_of_all_words_are_sorted(french_german):
    for word in FRENCH.words:
        seen = [t.seen for t in french_german.translations(word)]
        assert seen == sorted(seen, reverse=True)


def test_counts_are_pooled_over_inflected_forms(french_german):
    assert french_german.seen("canard", "Enten") == french_german.seen("Canards", "Ente") == 22
    assert french_german.evidence("canard") == 22
    assert french_german.target_evidence("Brücke") == 31
    assert french_german.seen("canard", "Brücke") == french_german.seen("inconnu", "Ente") == 0
    assert french_german.evidence("inconnu") == french_german.target_evidence("unbekannt") == 0


def test_strength_lies_between_zero_and_one_and_is_zero_without_links(french_german):
    for source in (*FRENCH.words, "inconnu", ""):
        for target in (*GERMAN.words, "unbekannt", ""):
            strength = french_german.strength(source, target)
            assert 0.0 <= strength < 1.0
            assert (strength > 0) == (french_german.seen(source, target) > 0)


@given(st.integers(1, 200), st.integers(0, 200))
def test_strength_grows_with_the_count_of_the_pair(count, more):
    def strength(seen):
        two, small = np.array([9, 9], np.uint32), np.zeros(2, np.uint8)
        source = Vocabulary(["a", "b"], two, np.arange(2, dtype=np.uint32), small)
        target = Vocabulary(["x", "y"], two, np.arange(2, dtype=np.uint32), small)
        links = np.array([seen, 5, 5, 5], np.uint16)
        cells = Table(np.array([0, 2, 4], np.uint32), np.array([0, 1, 0, 1], np.uint32), links)
        return Lexicon(source, target, cells, {}).strength("a", "x")

    assert strength(count) <= strength(count + more)


def test_relations_are_strengths_and_four_fifths_through_compounds(french_german):
    sources, targets = ["pierre", "pont", "inconnu"], ["Steinbrücke", "Stein", "und"]
    related = french_german.relations(sources, targets)
    assert related.shape == (3, 3)
    assert related[:, 1:] == pytest.approx(
        np.array([[french_german.strength(a, b) for b in targets[1:]] for a in sources]), abs=1e-6
    )
    assert related[0, 0] == pytest.approx(0.8 * french_german.strength("pierre", "Stein"), abs=1e-6)
    assert related[1, 0] == pytest.approx(0.8 * french_german.strength("pont", "Brücke"), abs=1e-6)
    assert french_german.relations([], ["Stein"]).shape == (0, 1)


def test_relations_do_not_depend_on_which_words_came_before(path, french_german):
    sources, targets = list(FRENCH.words), [*GERMAN.words, "Steinbrücke"]
    at_once = french_german.relations(sources, targets)
    fresh = load_lexicon(path, "fr", "de")
    singly = [[float(fresh.relations([a], [b])[0, 0]) for b in targets[::-1]][::-1] for a in sources]
    assert at_once == pytest.approx(np.array(singly))


def test_walks_reach_words_of_the_same_meaning(french_german):
    walks = french_german.walks("Rad", {"vélo", "roue", "pont"})
    assert walks["vélo"] > walks["roue"] > walks["pont"] == 0
    assert sum(french_german.walks("Rad", set(FRENCH.words)).values()) <= 1.0 + 1e-9
    assert french_german.walks("unbekannt", {"vélo"}) == {"vélo": 0.0}


# ---- files


def test_the_other_direction_is_the_same_evidence(path, french_german):
    german_french = load_lexicon(path, "de", "fr")
    assert (german_french.source.language, german_french.target.language) == ("de", "fr")
    for source in FRENCH.words:
        for target in GERMAN.words:
            assert german_french.strength(target, source) == pytest.approx(
                french_german.strength(source, target)
            )


def test_languages_beside_the_pair_are_kept(french_german):
    assert list(french_german.others) == ["en"]


@pytest.mark.parametrize("pair", [("fr", "en"), ("fr", "fr"), ("xx", "de"), ("und", "und")])
def test_a_pair_without_a_table_has_no_lexicon(path, pair):
    assert load_lexicon(path, *pair) is None


def damaged(kind, path, folder):
    tensors = load_file(path)
    broken = folder / "lexicon.safetensors"
    if kind == "missing":
        return broken
    if kind == "no safetensors":
        broken.write_bytes(b"{}" * 100)
        return broken
    if kind == "cut off":
        broken.write_bytes(path.read_bytes()[:-40])
        return broken
    if kind == "no counts":
        del tensors["fr-de.counts"]
    if kind == "no vocabulary":
        tensors = {name: tensor for name, tensor in tensors.items() if not name.startswith("de.")}
    if kind == "no lemmas":
        del tensors["de.lemmas"]
    if kind == "no text":
        tensors["de.words"] = np.full(50, 255, dtype=np.uint8)
    save_file(tensors, broken)
    return broken


@pytest.mark.parametrize(
    "kind", ["missing", "no safetensors", "cut off", "no counts", "no vocabulary", "no lemmas", "no text"]
)
def test_a_damaged_file_is_a_model_error_of_one_line(path, tmp_path, kind):
    with pytest.raises(ModelError, match="reinstall the model") as caught:
        load_lexicon(damaged(kind, path, tmp_path), "fr", "de")
    assert "\n" not in str(caught.value)

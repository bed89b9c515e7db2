"""What the learned verdicts are learned from, and that what is written says what was learned."""

import numpy as np
import pytest

from alignkit.checks.forest import Forest
from alignkit.checks.word_facts import FEATURES

pytest.importorskip("torch", reason="learning needs torch")
pytest.importorskip("sklearn", reason="learning needs scikit-learn")

from models.training import forests
from models.training.plants import CLEAN, DENIAL, FINE, GAP, PLURAL, UNSAID, WRONG, Unseen, labelled

LINES = [
    ("Le maire a ouvert le pont, malgré la tempête de la semaine dernière.",
     "Der Bürgermeister hat die Brücke eröffnet, trotz des Sturms in der letzten Woche."),
    ("La boulangère n'a pas vendu la maison de sa mère au notaire.",
     "Die Bäckerin hat das Haus ihrer Mutter nicht an den Notar verkauft."),
    ("Les enfants ont reçu des lettres, mais les parents attendent encore.",
     "Die Kinder haben Briefe bekommen, aber die Eltern warten noch immer."),
    ("Le vieux moulin ferme ses portes, car la rivière monte encore.",
     "Die alte Mühle schließt ihre Türen, weil der Fluss immer noch steigt."),
]  # fmt: skip


@pytest.fixture(scope="module")
def lessons():
    tools = Unseen("mini").forget(("fr", "de"), LINES)
    return list(labelled(tools, ("fr", "de"), LINES, 3)), tools


def test_every_line_is_seen_clean_and_most_with_an_error(lessons):
    found, _ = lessons
    clean = [lesson for lesson in found if lesson.kind == CLEAN]
    assert len(clean) >= len(LINES)
    assert all((labels == FINE).all() for lesson in clean for labels in lesson.labels)
    assert any((labels != FINE).any() for lesson in found for labels in lesson.labels)


def test_labels_and_facts_have_a_row_for_every_token(lessons):
    for lesson in lessons[0]:
        pair = lesson.bead.pair
        for tokens, facts, labels in zip(
            (pair.source_tokens, pair.target_tokens), lesson.bead.facts, lesson.labels, strict=True
        ):
            assert facts.shape == (len(tokens), len(FEATURES))
            assert len(labels) == len(tokens)
            assert set(labels.tolist()) <= {UNSAID, FINE, WRONG, GAP}


def test_a_table_that_forgot_lines_knows_their_words_less_well(lessons):
    _, tools = lessons
    own, other = Unseen("mini").lexicon("fr", "de"), tools.lexicon("fr", "de")
    assert 0 < other.seen("pont", "Brücke") < own.seen("pont", "Brücke")
    assert other.seen("chien", "Hund") == own.seen("chien", "Hund")


def test_a_written_forest_says_what_the_grown_one_says():
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(400, 3))
    bad = rows[:, 0] * rows[:, 1] > 0.3
    forest = forests._grown(rows, bad, 7)
    written = Forest.from_mapping(
        {
            "features": ["a", "b", "c"],
            "base": float(np.asarray(forest._baseline_prediction).item()),
            "least": 0.5,
            "bare": 0.5,
            "trees": [forests._line(stage[0].nodes) for stage in forest._predictors],
        }
    )
    found = written.probabilities([dict(zip("abc", row, strict=True)) for row in rows])
    assert found == pytest.approx(forest.predict_proba(rows)[:, 1].tolist(), abs=0.01)


def test_a_threshold_lets_only_so_many_clean_cases_through():
    scores, bad = np.linspace(0.3, 1.0, 101), np.zeros(101, dtype=bool)
    price = forests.Price(budget=0.5, margin=0.0)
    least = forests.threshold("negation", scores, bad, 10_000, price)
    assert (scores >= least).sum() == 5
    assert forests.threshold("negation", scores, bad, 10_000, price._replace(margin=1.0)) > least


def test_a_plural_is_lost_and_a_negation_dropped_in_lines_of_their_own(lessons):
    found = [lesson for lesson in lessons[0] if lesson.kind in (DENIAL, PLURAL)]
    unsaid = {
        (lesson.kind, token.text)
        for lesson in found
        for token, label in zip(lesson.bead.pair.target_tokens, lesson.labels[1], strict=True)
        if label == UNSAID
    }
    assert {lesson.kind for lesson in found} == {DENIAL, PLURAL}
    assert unsaid & {(PLURAL, "Kind"), (PLURAL, "Brief"), (PLURAL, "Tür"), (PLURAL, "Eltern")}


def test_where_the_model_has_a_judge_it_gives_its_opinion_of_every_word(lessons):
    for lesson in lessons[0]:
        pair = lesson.bead.pair
        sizes = [len(tokens) for tokens in (pair.source_tokens, pair.target_tokens)]
        assert [len(own) for own in lesson.bead.opinions] == sizes


def test_without_any_clean_case_nothing_is_convicted():
    empty = np.zeros(0)
    price = forests.Price(0.1, 0.0)
    assert forests.threshold("negation", empty, empty.astype(bool), 1000, price) == 1.0

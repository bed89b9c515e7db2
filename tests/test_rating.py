"""Scores of files: streams, several processes, encoders and scorers from elsewhere."""

from importlib.metadata import EntryPoint

import numpy as np
import pytest
import tiny

import alignkit
from alignkit.errors import MismatchError, ModelError, PluginError
from alignkit.fidelity import Added, Similarity
from alignkit.fidelity.scorers import find_scorer
from alignkit.lines import Line
from alignkit.linking import Stream
from alignkit.pipeline import toolkit
from alignkit.rating import Rater, Recipe, compare_scores, rate_lines, scores_of
from alignkit.rules import Rules

FRENCH = ["Il pleut sur la ville.", "", "Le pont compte 1.500 câbles.", "Elle dort."]
GERMAN = ["Es regnet über der Stadt.", "", "Die Brücke hat 1.800 Kabel.", "Sie schläft."]
FR_DE = {"source_lang": "fr", "target_lang": "de"}


def stream(lines, language):
    return Stream(iter([Line(line, 0) for line in lines]), "made up", language)


def rated(source=FRENCH, target=GERMAN, **options):
    return rate_lines(Recipe(), stream(source, "fr"), stream(target, "de"), **options)


class Lengths:
    """A scorer: how near the lengths are, None for empty lines."""

    def score(self, sources, targets, source_language, target_language):
        assert (source_language, target_language) == ("fr", "de")
        return [
            min(len(one), len(two)) / max(len(one), len(two)) if one and two else None
            for one, two in zip(sources, targets, strict=True)
        ]


def install(monkeypatch, *, value=f"{__name__}:Lengths"):
    point = EntryPoint("lengths", value, "alignkit.scorers")
    monkeypatch.setattr("alignkit.fidelity.scorers.entry_points", lambda group: [point])


def test_a_stream_of_lines_scores_as_the_documents_do():
    scores = rated()
    rows = list(scores)
    report = alignkit.score(FRENCH, GERMAN, **FR_DE)
    expected = [np.nan if score is None else score for score in report.bead_fidelity]
    assert [row[0] for row in rows] == pytest.approx(expected, nan_ok=True)
    assert scores.fidelity().score == pytest.approx(report.fidelity.score)
    assert scores.fidelity().parts == pytest.approx(report.fidelity.parts)


@pytest.mark.slow
def test_several_processes_give_the_same_numbers_in_the_same_order():
    lines = [f"{FRENCH[k % 3 and 2]} {k}" for k in range(9000)]
    others = [f"{GERMAN[k % 3 and 2]} {k}" for k in range(9000)]
    one, two = (rated(lines, others, jobs=jobs).read() for jobs in (1, 2))
    assert one.scores.tolist() == two.scores.tolist()
    assert one.fidelity() == two.fidelity()


def test_more_lines_on_one_side_are_refused():
    with pytest.raises(MismatchError, match="4 in made up, 3 in made up"):
        rated(FRENCH, GERMAN[:3])


def test_a_line_that_is_far_too_long_has_no_score_and_is_named():
    told = []
    rows = list(rated([FRENCH[0], "le vieux moulin " * 4000], GERMAN[:1] * 2, notice=told.append))
    assert rows[1][0] == 0.0 or np.isnan(rows[1][0])
    assert "line 2" in told[0]
    assert "left without a score" in told[0]


def test_a_language_without_ground_gives_no_numbers():
    scores = rate_lines(Recipe(), stream(["Il pleut."], "fr"), stream(["下雨了。"], "zh"))
    assert np.isnan(next(iter(scores))).all()
    assert scores.fidelity().score is None
    assert set(scores.fidelity().parts.values()) == {None}


def test_scores_of_a_report_carry_its_findings():
    report = alignkit.score(FRENCH, GERMAN, **FR_DE, rules=Rules())
    scores = scores_of(report)
    rows = list(scores)
    assert [row[0] for row in rows] == pytest.approx(
        [np.nan if score is None else score for score in report.bead_fidelity], nan_ok=True
    )
    assert scores.parts[-1] == "findings"
    assert rows[2][-1] < 1.0
    assert scores.fidelity() is report.fidelity
    assert scores.fidelity().mqm < 100


def test_a_scorer_of_another_package_joins_as_a_part(monkeypatch):
    install(monkeypatch)
    rater = Rater(Recipe(scorers=("lengths",)))
    own = Rater(Recipe()).rate(("fr", "de"), (FRENCH, GERMAN))
    both = rater.rate(("fr", "de"), (FRENCH, GERMAN))
    assert rater.parts[-1] == "lengths"
    assert rater.signature.endswith("|scorer:lengths@?")
    said = np.array(Lengths().score(FRENCH, GERMAN, "fr", "de"), dtype=float)
    assert both.parts[:, -1] == pytest.approx(said, nan_ok=True)
    known = [0, 2, 3]
    assert both.score[known] == pytest.approx(((own.score + said) / 2)[known])
    assert np.isnan(both.score[1])
    assert (both.low[known] <= both.score[known]).all()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (f"{__name__}:Absent", "cannot be loaded"),
        (f"{__name__}:Line", "cannot be loaded"),
        ("json:JSONDecoder", "no method score"),
    ],
)
def test_a_scorer_that_is_none_is_named(monkeypatch, value, told):
    install(monkeypatch, value=value)
    with pytest.raises(PluginError, match=f"'lengths': .*{told}"):
        find_scorer("lengths")


def test_a_scorer_that_is_not_installed_is_refused_with_those_that_are(monkeypatch):
    install(monkeypatch)
    with pytest.raises(PluginError, match="'comet': not installed; installed: lengths"):
        Rater(Recipe(scorers=("comet",)))


@pytest.mark.parametrize("said", [[0.5], [1.5, 0.5], ["much", 0.5], None])
def test_a_scorer_that_says_something_else_is_named(said):
    class Wrong:
        def score(self, *_):
            return said

    with pytest.raises(PluginError, match="scorer 'wrong'"):
        Added("wrong", Wrong(), "").rate(["a", "b"], ["c", "d"], ("fr", "de"))


def test_a_tiny_torch_encoder_joins_as_a_similarity():
    torch = pytest.importorskip("torch")
    torch.manual_seed(7)
    table = torch.nn.EmbeddingBag(256, 8)

    class Tiny:
        def encode(self, lines):
            with torch.no_grad():
                return torch.stack(
                    [table(torch.tensor([list(line.encode() or b" ")]))[0] for line in lines]
                ).numpy()

    values = Added("tiny", Similarity(Tiny()), "").rate(["ab", "ab"], ["ba", "xyz"], ("fr", "de"))
    assert values[0] == pytest.approx(1.0)
    assert 0.0 <= values[1] < 1.0


def test_the_embedded_encoder_may_join_as_a_similarity():
    rater = Rater(Recipe(similarity=("mini",)))
    digest = toolkit("mini").model.digest
    assert rater.parts[-1] == "similarity:mini"
    assert rater.signature.endswith(f"|similarity:mini@{digest}")
    found = rater.rate(("fr", "de"), (FRENCH[:1] * 2, [GERMAN[0], GERMAN[2]]))
    assert found.parts[0, -1] > found.parts[1, -1]


def test_two_translations_are_compared_line_by_line():
    one, two = rated(FRENCH[2:], [GERMAN[3], GERMAN[2]]).read(), rated(FRENCH[2:], GERMAN[2:]).read()
    found = compare_scores(("one", "two"), one, two)
    assert found.difference.value > 0
    assert found.fidelity[0].score < found.fidelity[1].score
    assert found.signature == one.signature


def test_the_contextual_judge_joins_as_a_part_and_signs():
    lines = ["Il ne pleut pas.", "", "Le pont est fermé."], ["Es regnet.", "", "Die Brücke ist gesperrt."]
    plain, read = Rater(Recipe()), Rater(Recipe(in_context=True))
    assert read.parts == (*plain.parts, "context")
    assert read.signature == f"{plain.signature}|judge:{read.tools.contextual_judge.digest}"
    rated = read.rate(("fr", "de"), lines)
    assert rated.parts.shape == (3, len(read.parts))
    assert np.isnan(rated.score).tolist() == [False, True, False]
    assert not np.allclose(rated.score[[0, 2]], plain.rate(("fr", "de"), lines).score[[0, 2]])


def test_check_and_score_take_the_judge_alike():
    line = [FRENCH[0]], [GERMAN[0]]
    scored, checked = (call(*line, **FR_DE, contextual=True) for call in (alignkit.score, alignkit.check))
    assert scored.beads[0].parts["context"] == checked.beads[0].parts["context"]
    assert "|judge:" in scored.signature
    assert checked.signature.startswith(scored.signature)
    assert "|judge:" not in alignkit.score(*line, **FR_DE).signature


def test_check_asks_the_judge_unless_it_is_told_not_to():
    line = [FRENCH[0]], [GERMAN[0]]
    read, plain = alignkit.check(*line, **FR_DE), alignkit.check(*line, **FR_DE, contextual=False)
    assert ("|judge:" in read.signature, "|judge:" in plain.signature) == (True, False)
    assert ("context" in read.beads[0].parts, "context" in plain.beads[0].parts) == (True, False)


def test_a_model_without_a_judge_says_so(tmp_path):
    folder = tiny.save_model(tmp_path / "tiny")
    with pytest.raises(ModelError, match="no contextual judge; leave --contextual out"):
        alignkit.score(["Le pont."], ["Die Brücke."], **FR_DE, encoder=str(folder), contextual=True)
    assert "|judge:" not in alignkit.check("Le pont.", "Die Brücke.", **FR_DE, encoder=str(folder)).signature

"""What may be demanded of an alignment on the command line: known pairs, largest bead, order."""

from pathlib import Path

import pytest

from alignkit.bitexts import read_anchors
from alignkit.cli import main
from alignkit.cli.options import CAUTION, LARGEST_BEAD
from alignkit.errors import AnchorError
from alignkit.sentences import DEPTH

FRENCH = ("Il pleut ce soir sur la ville.", "Elle reste à la maison.", "Le chat dort sur le lit.")
GERMAN = ("Es regnet heute Abend auf die Stadt.", "Sie bleibt zu Hause.", "Die Katze schläft auf dem Bett.")
ARGUMENTS = ["align", "a.fr", "a.de", "--source-lang", "fr", "--target-lang", "de", "--segment", "line"]


@pytest.fixture
def texts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, lines in (("a.fr", FRENCH), ("a.de", GERMAN)):
        Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def beads(capsys, *more):
    assert main([*ARGUMENTS, *more]) == 0
    return [line.rpartition(":")[0] for line in capsys.readouterr().out.splitlines()]


def test_without_demands_each_line_finds_its_translation(texts, capsys):
    assert beads(capsys) == ["[0]:[0]", "[1]:[1]", "[2]:[2]"]


def test_a_known_pair_holds_whatever_speaks_against_it(texts, capsys):
    Path("known").write_text("# checked by hand\n\n0 1  # the evening\n", encoding="utf-8")
    assert any(
        "0" in one and "1" in two for one, two in (b.split(":") for b in beads(capsys, "--anchors", "known"))
    )


@pytest.mark.parametrize(
    ("pairs", "told"), [("9 9", "anchor 9 9"), ("0 2\n2 0", "cannot hold"), ("0", "line 1")]
)
def test_pairs_that_cannot_hold_are_refused_in_one_line(texts, capsys, pairs, told):
    Path("known").write_text(pairs + "\n", encoding="utf-8")
    assert main([*ARGUMENTS, "--anchors", "known", "--max-bead", "1"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_the_other_demands_change_nothing_where_all_is_clear(texts, capsys):
    for more in (["--max-bead", "1"], ["--monotone"], *(["--prefer", what] for what in CAUTION)):
        assert beads(capsys, *more) == ["[0]:[0]", "[1]:[1]", "[2]:[2]"]


def test_the_largest_bead_is_that_of_the_aligner():
    assert LARGEST_BEAD == DEPTH


def test_known_pairs_are_read_without_comments(tmp_path):
    path = tmp_path / "known"
    path.write_text("1 2\n# none\n\n3\t4 # yes\n", encoding="utf-8")
    assert read_anchors(path) == ((1, 2), (3, 4))
    path.write_text("1 -2\n", encoding="utf-8")
    with pytest.raises(AnchorError, match="line 1"):
        read_anchors(path)

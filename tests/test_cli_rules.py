"""The choice of checks on the command line and in a project's settings."""

import json
from pathlib import Path

import pytest
from test_cli import FR_DE, assert_refused, call, texts

__all__ = ["call", "texts"]  # fixtures


def found(result):
    status, out, err = result
    assert (status, err) == (0, "")
    return [(finding["check"], finding["severity"]) for finding in json.loads(out)["findings"]]


@pytest.fixture
def check(texts, call):
    """Check two lines with a wrong number and two blanks in a row; return the result."""
    Path("n.fr").write_text("Le moulin compte 1.500 sacs.\n", encoding="utf-8")
    Path("n.de").write_text("Die Mühle zählt  1.800 Säcke.\n", encoding="utf-8")
    return lambda *options: call("check", "n.fr", "n.de", *FR_DE, "--format", "json", *options)


BOTH = [("double-space", "neutral"), ("number", "major")]


def test_names_are_given_by_commas_and_repetition(check):
    assert found(check()) == BOTH
    assert found(check("--select", "dates,numbers")) == found(
        check("--select", "dates", "--select", "numbers")
    )
    assert found(check("--select", "numbers")) == BOTH[1:]
    assert found(check("--ignore", "number, dates")) == BOTH[:1]


def test_severities_and_confidence_are_taken(check):
    assert found(check("--severity", "number=minor", "--severity", "typography=major")) == [
        ("double-space", "major"),
        ("number", "minor"),
    ]
    again = ("--severity", "number=minor", "--severity", "numbers=neutral", "--severity", "number=critical")
    assert found(check("--select", "numbers", *again)) == [("number", "critical")]
    assert found(check("--min-confidence", "1")) == []


def test_fail_on_goes_by_the_severities_given(check):
    assert check("--fail-on", "critical")[0] == 0
    assert check("--fail-on", "critical", "--severity", "number=critical")[0] == 1
    assert check("--fail-on", "minor", "--ignore", "numbers")[0] == 0


def test_score_takes_the_same_choice_where_it_is_asked_for_checks(check, call):
    loose, strict, unchecked = (
        float(call("score", "n.fr", "n.de", *FR_DE, *options)[1].split("\t")[0])
        for options in (("--checks", "--ignore", "all"), ("--checks",), ())
    )
    assert loose == unchecked > strict


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--select", "numbr"], "--select: no check is called 'numbr'; nearest: number"),
        (["--ignore", "default,"], "--ignore: no check is called ''"),
        (["--severity", "number=grave"], "--severity: 'grave' for 'number'"),
        (["--min-confidence", "2"], "--min-confidence: 2.0 is not between 0 and 1"),
        (["--config", "none.toml"], "none.toml: cannot be read"),
    ],
)
def test_a_choice_that_means_nothing_is_one_line(check, options, told):
    assert_refused(check(*options), told)


@pytest.mark.parametrize(
    "options", [["--severity", "number"], ["--min-confidence", "much"], ["--config", "x", "--no-config"]]
)
def test_a_choice_of_the_wrong_form_is_a_usage_error(check, options):
    status, out, err = check(*options)
    assert (status, out) == (2, "")
    assert err.startswith("usage: alignkit check")


def test_the_settings_of_the_project_count(check):
    Path("alignkit.toml").write_text('ignore = ["typography"]\nseverity = {number = "minor"}\n', "utf-8")
    assert found(check()) == [("number", "minor")]
    assert found(check("--no-config")) == BOTH
    Path("other.toml").write_text('ignore = ["numbers"]\n', "utf-8")
    assert found(check("--config", "other.toml")) == BOTH[:1]


def test_settings_are_found_in_a_folder_above(check, monkeypatch):
    Path("pyproject.toml").write_text('[tool.alignkit]\nignore = ["typography"]\n', "utf-8")
    Path("deep/down").mkdir(parents=True)
    for name in ("n.fr", "n.de"):
        Path(name).rename(Path("deep/down") / name)
    monkeypatch.chdir("deep/down")
    assert found(check()) == BOTH[1:]


def test_an_option_wins_over_the_settings_each_for_itself(check):
    Path("alignkit.toml").write_text(
        'ignore = ["numbers"]\nmin-confidence = 0.2\nfail-on = "minor"\n', "utf-8"
    )
    assert found(check()) == BOTH[:1]
    assert found(check("--ignore", "dates", "--fail-on", "critical")) == BOTH
    signature = json.loads(check("--ignore", "dates")[1])["signature"]
    assert signature.endswith("|ignore:dates|confidence:0.2")
    assert check("--ignore", "typography")[0] == 1


def test_languages_and_segments_may_stand_in_the_settings(texts, call):
    options = ("check", "a.fr", "a.de", "--format", "json")
    given = call(*options, *FR_DE, "--segment", "line")
    Path("alignkit.toml").write_text('source-lang = "fr"\ntarget-lang = "de"\nsegment = "line"\n', "utf-8")
    assert call(*options) == given
    assert call("score", "a.fr", "a.de")[0] == 0


@pytest.mark.parametrize("command", ["check", "align", "words", "score"])
def test_settings_that_mean_nothing_are_one_line_for_every_command(texts, call, command):
    Path("alignkit.toml").write_text("selct = []", "utf-8")
    assert_refused(
        call(command, "a.fr", "a.de"), str(Path("alignkit.toml").resolve()), "selct", "nearest: select"
    )


def test_an_unknown_check_in_the_settings_is_told_with_file_and_key(check):
    Path("pyproject.toml").write_text('[tool.alignkit]\nignore = ["typografy"]\n', "utf-8")
    assert_refused(
        check(), f"{Path('pyproject.toml').resolve()}: tool.alignkit: ignore: no check", "typography"
    )
    assert found(check("--ignore", "names")) == BOTH


def test_what_was_written_as_known_is_not_reported_again(check, call):
    before = check()
    assert check("--write-baseline", "known", "--fail-on", "minor") == before
    assert found(check("--baseline", "known", "--fail-on", "neutral")) == []
    report = json.loads(check("--baseline", "known")[1])
    assert "|baseline:2@" in report["signature"]
    assert report["fidelity"]["mqm"] == 100.0
    Path("n.de").write_text("Heute? Die Mühle zählt  1.800 Säcke. Und  morgen?\n", encoding="utf-8")
    Path("n.fr").write_text("Aujourd'hui ? Le moulin compte 1.500 sacs. Et demain ?\n", encoding="utf-8")
    assert found(check("--baseline", "known")) == [("double-space", "neutral")]


def test_known_findings_are_written_anew_with_those_known_before(check):
    check("--write-baseline", "known")
    Path("alignkit.toml").write_text('baseline = "known"\n', "utf-8")
    assert found(check()) == []
    assert found(check("--write-baseline", "again")) == BOTH
    assert Path("again").read_bytes() == Path("known").read_bytes()


def test_a_baseline_that_cannot_be_read_or_written_is_one_line(check):
    assert_refused(check("--baseline", "none"), "none: there is no such file")
    assert_refused(check("--write-baseline", "no/where"), "does not exist")


def test_term_lists_are_taken_from_options_and_settings(check):
    Path("lists").mkdir()
    Path("lists/t.tsv").write_text("moulin\tWindmühle\n", "utf-8")
    Path("lists/f.txt").write_text("zählt\that\n", "utf-8")
    Path("lists/k.txt").write_text("Le moulin\n", "utf-8")
    lists = ("--terms", "lists/t.tsv", "--forbidden", "lists/f.txt", "--keep", "lists/k.txt")
    names = {"term-not-used", "forbidden-term", "do-not-translate"}
    assert {name for name, _ in found(check("--select", "terms", *lists))} <= names
    report = json.loads(check("--select", "terms", *lists)[1])
    assert "|terms:1+1+1@" in report["signature"]
    assert ("zählt", "hat") in [(f["quote"], f["suggestion"]) for f in report["findings"]]
    text = 'terms = ["t.tsv"]\nforbidden = ["f.txt"]\nkeep = ["k.txt"]\n'
    Path("lists/alignkit.toml").write_text(text, "utf-8")
    settings = ("--config", "lists/alignkit.toml")
    assert json.loads(check("--select", "terms", *settings)[1]) == report
    assert_refused(check("--terms", "none.tsv"), "none.tsv: cannot be read")

"""``alignkit corpus`` from the command line: run, filter, stats, export, verify, pair."""

import json
from pathlib import Path

import pytest

from alignkit.cli import corpus as command
from alignkit.cli import corpus_arguments, main
from alignkit.corpora import exporting, filters, pairing, recipe
from alignkit.readers.extract import Choice
from alignkit.readers.tmx import read_tmx
from tests.corpora import contents, model, write_corpus


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    encoder, pattern = model(folder), write_corpus(folder, 6)
    arguments = ["--encoder", encoder, "--no-config", "--workers", "1", "--shard-documents", "4"]
    assert main(["corpus", pattern, str(folder / "out"), *arguments, "--languages"]) == 0
    return folder, pattern, arguments


def kept(outdir):
    rows = [[], []]
    for number, table in enumerate(("beads", "decisions")):
        for path in sorted((outdir / table).iterdir()):
            rows[number] += [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [bead for bead, decision in zip(*rows, strict=True) if decision["keep"]]


def refused(capsys, *arguments):
    capsys.readouterr()
    assert main(["corpus", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


def test_a_run_ends_with_one_line_that_counts(tmp_path, built, capsys):
    _, pattern, arguments = built
    assert main(["corpus", "run", pattern, str(tmp_path), *arguments]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("alignkit: 6 document pairs (0 failed), ")
    assert err.count("\n") == 1


def test_stats_tell_counts_quality_and_speed(built, capsys):
    folder, _, _ = built
    assert main(["corpus", "stats", str(folder / "out")]) == 0
    told = capsys.readouterr().out
    for part in ("finished: alignkit:", "documents   6 of 6, 0 failed", "fidelity of", "local, 1 workers"):
        assert part in told
    assert main(["corpus", "stats", str(folder / "out"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["documents"] == 6


def test_exports_hold_the_beads_that_are_kept(built, capsys, tmp_path):
    folder, _, _ = built
    outdir = folder / "out"
    assert main(["corpus", "filter", str(outdir), "--deduplicate", "pair", "--own-language"]) == 0
    expected = [(row["source_text"], row["target_text"]) for row in kept(outdir)]
    assert len(expected) > 0
    for form in corpus_arguments.EXPORTS:
        assert main(["corpus", "export", str(outdir), "--format", form, "-o", str(tmp_path / form)]) == 0
    lines = [(tmp_path / f"moses.{language}").read_text("utf-8").splitlines() for language in ("fr", "de")]
    assert list(zip(*lines, strict=True)) == expected
    table = [line.split("\t") for line in (tmp_path / "tsv").read_text("utf-8").splitlines()]
    assert [(row[4], row[5]) for row in table[1:]] == expected
    sides = read_tmx((tmp_path / "tmx").read_text("utf-8"), Choice("fr", "de"))
    assert list(zip(*(side.text.splitlines() for side in sides), strict=True)) == expected


def test_a_pair_of_languages_that_is_not_there_is_refused(built, capsys):
    folder, _, _ = built
    assert "has no en-de" in refused(
        capsys, "export", str(folder / "out"), "--format", "tsv", "--pair", "en-de"
    )
    assert "name them with -o PREFIX" in refused(capsys, "export", str(folder / "out"), "--format", "moses")


def test_verify_finds_damage(built, capsys, tmp_path):
    folder, pattern, arguments = built
    assert main(["corpus", "verify", str(folder / "out")]) == 0
    assert capsys.readouterr().out == f"{folder / 'out'}: 2 shards as written\n"
    assert main(["corpus", pattern, str(tmp_path), *arguments]) == 0
    before = contents(tmp_path)
    (tmp_path / "beads" / "000001.jsonl").write_bytes(b"")
    assert "1 damaged or missing" in refused(capsys, "verify", str(tmp_path))
    assert "run 'alignkit corpus' again" in refused(capsys, "verify", str(tmp_path), "--discard")
    assert main(["corpus", pattern, str(tmp_path), *arguments]) == 0
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--level", "align", "--links"], "--links: needs --level score or check"),
        (["--address", "auto"], "--address: is of a Ray cluster"),
        (["--own-language"], "run with --languages"),
        (["--min-fidelity", "7"], "--min-fidelity 7: is not between 0 and 1"),
        (["--min-finding-confidence", "7"], "--min-finding-confidence: 7.0 is not between 0 and 1"),
        (["--ignore", "numbr"], "no check is called 'numbr'"),
        (["--encoder", "nowhere"], "encoder 'nowhere'"),
    ],
)
def test_options_that_mean_nothing_are_refused_before_the_work(built, tmp_path, capsys, more, told):
    _, pattern, arguments = built
    assert told in refused(capsys, pattern, str(tmp_path / "out"), *arguments, *more)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("verb", ["stats", "verify", "filter"])
def test_a_folder_that_is_no_corpus_is_told(verb, tmp_path, capsys):
    assert "holds no corpus" in refused(capsys, verb, str(tmp_path))


def test_settings_and_checks_are_those_of_check(built, tmp_path, capsys, monkeypatch):
    _, pattern, arguments = built
    monkeypatch.chdir(tmp_path)
    Path("alignkit.toml").write_text('ignore = ["typography"]\nsegment = "line"\n', encoding="utf-8")
    given = [argument for argument in arguments if argument != "--no-config"]
    assert main(["corpus", pattern, "out", *given, "--level", "check", "--ignore", "all"]) == 0
    settings = json.loads(Path("out/corpus.json").read_text("utf-8"))["settings"]
    assert settings["segment"] == "line"
    assert settings["signature"].endswith("|checks:0|ignore:all")


def test_two_folders_become_a_manifest(tmp_path):
    for name, text in (("fr/a.txt", "Le juge est parti."), ("de/b.txt", "Der Richter ist gegangen.")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = [str(tmp_path / "fr"), str(tmp_path / "de"), "--source-lang", "fr", "--target-lang", "de"]
    assert main(["corpus", "pair", *arguments, "-o", str(tmp_path / "m.jsonl")]) == 0
    row = json.loads((tmp_path / "m.jsonl").read_text("utf-8"))
    assert (row["source"], row["target"]) == ("fr/a.txt", "de/b.txt")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["corpus", "m.tsv", "out"], ["corpus", "run", "m.tsv", "out"]),
        (["corpus", "--workers", "2", "m.tsv", "out"], ["corpus", "run", "--workers", "2", "m.tsv", "out"]),
        (["corpus", "stats", "out"], ["corpus", "stats", "out"]),
        (["corpus", "--help"], ["corpus", "--help"]),
        (["corpus"], ["corpus"]),
        (["check", "corpus", "b"], ["check", "corpus", "b"]),
        ([], []),
    ],
)
def test_run_is_the_verb_that_need_not_be_said(given, expected):
    assert command.with_verb(given) == expected


def test_the_choices_are_those_of_the_corpora():
    assert corpus_arguments.LEVELS == recipe.LEVELS
    assert corpus_arguments.FORMS == recipe.FORMS
    assert corpus_arguments.SAMENESS == filters.SAMENESS
    assert tuple(exporting.EXPORTS) == corpus_arguments.EXPORTS
    assert corpus_arguments.MARGIN == pairing.MARGIN


@pytest.mark.parametrize(
    "more",
    [["--max-size", "5X"], ["--max-size", "inf"], ["--limit-memory", "0"], ["--limit-time", "-1"],
     ["--workers", "0"], ["--shard-documents", "x"]],
)  # fmt: skip
def test_sizes_and_counts_that_are_none_are_refused(more, tmp_path, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["corpus", "m.tsv", str(tmp_path), *more])
    assert caught.value.code == 2
    assert f"argument {more[0]}: invalid" in capsys.readouterr().err

"""The command line: in process where possible, through ``python -m alignkit`` where only that is proof."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import tiny

from alignkit.cli import main
from alignkit.encoders import load_encoder
from alignkit.lexicon import load_vocabularies
from alignkit.readers.ladder import read_ladder

ROOT = Path(__file__).resolve().parent.parent
FRENCH = (
    "La boulangère ouvre sa boutique à six heures.\n"
    "Elle vend douze sortes de pain.\n"
    "\n"
    "Le moulin compte 1.500 sacs de farine.\n"
)
GERMAN = (
    "Die Bäckerin öffnet ihren Laden um sechs Uhr.\n"
    "Sie verkauft zwölf Sorten Brot.\n"
    "\n"
    "Die Mühle zählt 1.800 Säcke Mehl.\n"
)
FR_DE = ["--source-lang", "fr", "--target-lang", "de"]
COMMANDS = {
    "check": ("text", "json", "html", "tsv"),
    "align": ("ladder", "tsv", "jsonl"),
    "words": ("pharaoh", "jsonl", "conllu", "svg"),
    "score": ("tsv", "json"),
}
RUNS = [(command, form) for command, forms in COMMANDS.items() for form in forms]


def names():
    """What stands in the working directory."""
    return sorted(path.name for path in Path().iterdir())


@pytest.fixture
def texts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.fr").write_text(FRENCH, encoding="utf-8")
    Path("a.de").write_text(GERMAN, encoding="utf-8")
    return tmp_path


ENCODERS, WORD_LISTS = cache(load_encoder), cache(load_vocabularies)


@pytest.fixture
def call(capfdbinary, monkeypatch):
    """Run a command in this process, models loaded once; return its status and what it wrote."""
    monkeypatch.setattr("alignkit.learned.load_encoder", ENCODERS)
    monkeypatch.setattr("alignkit.learned.load_vocabularies", WORD_LISTS)

    def run(*arguments):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = end.code
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return status, out.decode("utf-8"), err.decode("utf-8")

    return run


def shell(*arguments, **options):
    """Run the program as its users do."""
    environment = (
        os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "error"} | options.pop("env", {})
    )
    return subprocess.run(
        [sys.executable, "-m", "alignkit", *map(str, arguments)],
        env=environment, capture_output=True, timeout=120, check=False, **options,
    )  # fmt: skip


def assert_refused(result, *parts):
    """One line on standard error, nothing on standard output, status 2."""
    status, out, err = result
    assert (status, out) == (2, "")
    assert err.startswith("alignkit: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert "Traceback" not in err
    for part in parts:
        assert part in err


# ---- commands and formats


@pytest.mark.parametrize(("command", "form"), RUNS)
def test_every_command_writes_every_format_the_same_to_both_places(texts, call, command, form):
    status, out, err = call(command, "a.fr", "a.de", "--format", form)
    assert (status, err) == (0, "")
    assert out.endswith("\n")
    assert call(command, "a.fr", "a.de", "--format", form, "-o", "out") == (0, "", "")
    written = Path("out").read_bytes().decode("utf-8")
    if form != "text":  # as wide as the terminal
        assert written == out
    assert names() == ["a.de", "a.fr", "out"]


def test_json_holds_its_invariants(texts, call):
    _, out, _ = call("check", "a.fr", "a.de", "--format", "json")
    report = json.loads(out)
    text = {"source": FRENCH, "target": GERMAN}
    assert report["schema"] == "alignkit.report/1"
    for side in ("source", "target"):
        assert [FRENCH, GERMAN][side == "target"][slice(*report[side]["segments"][0].values())].strip()
        numbers = [number for bead in report["beads"] for number in bead[side]]
        assert numbers == list(range(len(report[side]["segments"])))
    for bead, links in zip(report["beads"], report["links"], strict=True):
        for one, two in links:
            assert one < len(bead["source_tokens"])
            assert two < len(bead["target_tokens"])
    assert [finding["quote"] for finding in report["findings"]] == ["1.800"]
    for finding in report["findings"]:
        assert text[finding["side"]][finding["start"] : finding["end"]] == finding["quote"]
        assert FRENCH[finding["source_start"] : finding["source_end"]] == finding["source_quote"] == "1.500"


def test_a_ladder_reads_back(texts, call):
    _, out, _ = call("align", "a.fr", "a.de")
    beads = read_ladder(out)
    assert [(bead.source, bead.target) for bead in beads] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    assert all(0.0 <= bead.confidence <= 1.0 for bead in beads)


def test_with_lines_as_segments_blank_lines_are_numbered(texts, call):
    _, out, _ = call("align", "a.fr", "a.de", "--segment", "line")
    beads = [(bead.source, bead.target) for bead in read_ladder(out)]
    assert [k for one, _ in beads for k in one] == [k for _, two in beads for k in two] == [0, 1, 2, 3]
    assert ((3,), (3,)) in beads
    assert ((2,), ()) in beads


def test_words_gives_one_line_a_line(texts, call):
    _, out, _ = call("words", "a.fr", "a.de")
    lines = out.split("\n")
    assert len(lines) == 5
    assert (lines[2], lines[4]) == ("", "")
    pairs = [tuple(map(int, link.split("-"))) for link in lines[1].split()]
    assert pairs == sorted(pairs)
    assert (0, 0) in pairs


def test_pretokenized_words_are_what_stands_between_blanks(texts, call):
    Path("t.fr").write_text("l'eau froide\n\n", encoding="utf-8")
    Path("t.de").write_text("kaltes Wasser\n\n", encoding="utf-8")
    _, out, _ = call("words", "t.fr", "t.de", *FR_DE, "--pretokenized", "--format", "jsonl")
    first, blank = map(json.loads, out.splitlines())
    assert first["source"] == ["l'eau", "froide"]
    assert blank["source"] == blank["links"] == []


def test_score_gives_one_number_a_line_and_nan_without_ground(texts, call):
    _, out, _ = call("score", "a.fr", "a.de")
    scores = [line.split("\t")[0] for line in out.splitlines()]
    assert len(scores) == 4
    assert scores[2] == "nan"
    assert all(0.0 <= float(score) <= 1.0 for score in scores if score != "nan")


@pytest.mark.parametrize(
    ("limit", "status"), [("neutral", 1), ("minor", 1), ("major", 1), ("critical", 0), (None, 0)]
)
def test_fail_on_sets_the_status_and_changes_no_output(texts, call, limit, status):
    plain = call("check", "a.fr", "a.de", "--format", "tsv")[1]
    options = ["--fail-on", limit] if limit else []
    assert call("check", "a.fr", "a.de", "--format", "tsv", *options) == (status, plain, "")
    assert plain.splitlines()[1].split("\t")[2] == "major"


def test_fail_on_is_silent_on_clean_text(texts, call):
    Path("c.fr").write_text("Elle vend douze sortes de pain.\n", encoding="utf-8")
    Path("c.de").write_text("Sie verkauft zwölf Sorten Brot.\n", encoding="utf-8")
    assert call("check", "c.fr", "c.de", "--fail-on", "neutral")[0] == 0


# ---- models


def test_models_are_listed_shown_and_verified(call, tmp_path, monkeypatch):
    folder = tiny.save_model(tmp_path / "models" / "tiny")
    monkeypatch.setenv("ALIGNKIT_MODELS", str(folder.parent))
    status, out, _ = call("models", "list")
    assert (status, f"tiny\t{folder}\n" in out) == (0, True)
    status, out, _ = call("models", "show", "tiny")
    assert status == 0
    assert out.startswith("tiny: a model for tests\n")
    assert call("models", "verify", "tiny") == (0, "tiny: all files as published\n", "")
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert_refused(call("models", "verify", "tiny"), "model.safetensors", "reinstall")
    assert_refused(call("models", "show", "none-such"), "none-such", "tiny")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("model.safetensors", b"broken"),
        ("sentencepiece.model", b"broken"),
        ("lexicon.safetensors", b"broken"),
        ("lexicon.safetensors", None),
        ("config.json", b"{}"),
        (
            "config.json",
            b'{"format": "alignkit-static/1", "name": "x", "languages": ["fr", "de"], "sha256": {}}',
        ),
    ],
)
def test_a_damaged_model_is_refused_in_one_line(texts, call, file, content):
    folder = tiny.save_model(texts / "model")
    (folder / file).unlink()
    if content is not None:
        (folder / file).write_bytes(content)
    assert_refused(call("check", "a.fr", "a.de", "--encoder", folder, *FR_DE))


# ---- input of all kinds


ENCODED = {
    "utf-8 with mark": FRENCH.encode("utf-8-sig"),
    "utf-16": FRENCH.encode("utf-16"),
    "utf-16, big end first": b"\xfe\xff" + FRENCH.encode("utf-16-be"),
    "latin-1": FRENCH.encode("latin-1"),
    "line ends of Windows": FRENCH.replace("\n", "\r\n").encode("utf-8"),
    "no last line end": FRENCH.rstrip("\n").encode("utf-8"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_the_same_text_in_another_encoding_gives_the_same_beads_and_findings(texts, call, data):
    expected = json.loads(call("check", "a.fr", "a.de", "--format", "json")[1])
    Path("b.fr").write_bytes(data)
    status, out, err = call("check", "b.fr", "a.de", "--format", "json")
    assert (status, err) == (0, "")
    found = json.loads(out)
    for key in ("source", "target"):
        assert [bead[key] for bead in found["beads"]] == [bead[key] for bead in expected["beads"]]
    assert found["links"] == expected["links"]
    assert [finding["source_quote"] for finding in found["findings"]] == ["1.500"]
    assert found["fidelity"] == expected["fidelity"]


def test_check_does_without_the_judge_where_it_is_told_to(texts, call):
    signatures = [
        json.loads(call("check", "a.fr", "a.de", "--format", "json", *FR_DE, *more)[1])["signature"]
        for more in ((), ("--contextual",), ("--no-contextual",))
    ]
    assert signatures[0] == signatures[1] != signatures[2]
    assert "|judge:" not in signatures[2]


def test_score_gives_the_same_numbers_and_the_same_signature_in_both_formats(texts, call):
    rows = [line.split("\t") for line in call("score", "a.fr", "a.de")[1].splitlines()]
    found = json.loads(call("score", "a.fr", "a.de", "--format", "json")[1])
    columns = [found["scores"], found["low"], found["high"], *found["parts"].values()]
    for row, expected in zip(rows, zip(*columns, strict=True), strict=True):
        assert row[-1] == found["signature"]
        assert [None if value == "nan" else float(value) for value in row[:-1]] == list(expected)
    assert found["scores"][2] is None
    assert found["fidelity"]["low"] <= found["fidelity"]["score"] <= found["fidelity"]["high"]
    assert {len(column) for column in (found["low"], found["high"], *found["parts"].values())} == {4}


@pytest.mark.parametrize("command", ["score", "check"])
def test_a_score_below_what_is_asked_for_fails(texts, call, command):
    form = "--format", "json"
    score = json.loads(call(command, "a.fr", "a.de", *form)[1])["fidelity"]["score"]
    assert call(command, "a.fr", "a.de", *form, "--fail-under", str(score - 0.01))[0] == 0
    assert call(command, "a.fr", "a.de", *form, "--fail-under", str(score + 0.01))[0] == 1
    Path("e.txt").touch()
    assert call(command, "e.txt", "e.txt", *form, "--fail-under", "0")[0] == 1


def test_score_gives_pairs_of_one_file_the_numbers_of_two(texts, call):
    rows = zip(FRENCH.splitlines(), GERMAN.splitlines(), strict=True)
    Path("a.tsv").write_text("".join(f"{one}\t{two}\n" for one, two in rows if one), encoding="utf-8")
    _, out, _ = call("score", "a.tsv", "--columns", "1,2", *FR_DE)
    assert out.splitlines() == [
        line for line in call("score", "a.fr", "a.de")[1].splitlines() if "nan" not in line
    ]


def test_mqm_figures_may_take_the_weights_of_wmt(texts, call):
    usual, other = (
        json.loads(call("check", "a.fr", "a.de", "--format", "json", *options)[1])
        for options in ((), ("--mqm-weights", "wmt"))
    )
    assert other["signature"] == f"{usual['signature']}|mqm:wmt"
    assert other["fidelity"]["score"] == usual["fidelity"]["score"]


def test_compare_tells_the_more_faithful_translation(texts, call):
    lines = [line for line in GERMAN.splitlines() if line] * 20
    Path("s.fr").write_text("\n".join([line for line in FRENCH.splitlines() if line] * 20), encoding="utf-8")
    Path("good.de").write_text("\n".join(lines), encoding="utf-8")
    Path("bad.de").write_text("\n".join(lines[1:] + lines[:1]), encoding="utf-8")
    status, out, err = call("compare", "s.fr", "bad.de", "good.de", *FR_DE)
    assert (status, err) == (0, "")
    assert "good.de is the more faithful" in out
    assert "alignkit:" in out.splitlines()[-1]
    found = json.loads(call("compare", "s.fr", "bad.de", "good.de", *FR_DE, "--format", "json")[1])
    assert [own["path"] for own in found["translations"]] == ["bad.de", "good.de"]
    assert found["difference"]["lines"] == 60
    assert found["difference"]["value"] > 0
    same = call("compare", "s.fr", "good.de", "good.de", *FR_DE)[1]
    assert "neither is shown to be more faithful" in same


def test_compare_refuses_what_does_not_fit_in_one_line(texts, call):
    Path("short.de").write_text("Brot.\n", encoding="utf-8")
    assert_refused(call("compare", "a.fr", "a.de", "short.de"), "lines: 4 in a.fr, 1 in short.de")
    assert_refused(call("compare", "-", "a.de", "a.de"), "files instead of standard input")
    assert_refused(call("compare", "a.fr", "a.de", "none.de"), "none.de")
    assert_refused(call("compare", "a.fr", "a.de", "a.de", "--scorer", "no-such"), "no-such", "not installed")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("content", ["", "\n", " \n\t\n", "\ufeff"])
def test_texts_without_words_are_no_error(texts, call, command, content):
    Path("e.txt").write_text(content, encoding="utf-8")
    status, out, err = call(command, "e.txt", "e.txt")
    assert (status, err) == (0, "")
    if command in ("words", "score"):
        assert out.count("\n") == content.count("\n")


@pytest.mark.parametrize("command", ["check", "align"])
def test_an_empty_translation_is_reported_not_refused(texts, call, command):
    Path("e.txt").touch()
    for pair in (("a.fr", "e.txt"), ("e.txt", "a.de")):
        status, out, err = call(command, *pair, "--format", "json" if command == "check" else "ladder")
        assert (status, err) == (0, "")
        beads = json.loads(out)["beads"] if command == "check" else out.splitlines()
        assert len(beads) == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_text_is_refused_in_one_line(texts, call, command):
    Path("binary").write_bytes(bytes(range(256)))
    Path("folder").mkdir()
    assert_refused(call(command, "none.fr", "a.de"), "none.fr", "no such file")
    assert_refused(call(command, "a.fr", "none.de"), "none.de", "no such file")
    assert_refused(call(command, "folder", "a.de"), "folder", "directory")
    assert_refused(call(command, "a.fr", "binary"), "binary")
    assert_refused(call(command, "-", "-"), "standard input")


@pytest.mark.parametrize("command", COMMANDS)
def test_languages_and_models_that_are_none_are_refused_in_one_line(texts, call, command):
    assert_refused(call(command, "a.fr", "a.de", "--source-lang", "klingon"), "klingon")
    assert_refused(call(command, "a.fr", "a.de", "--source-lang", "deu"), "'de'")
    assert_refused(call(command, "a.fr", "a.de", "--target-lang", "sw"), "not covered", "sw")
    assert_refused(call(command, "a.fr", "a.de", "--encoder", "no-such"), "no-such", "mini")
    Path("n.txt").write_text("12 34\n\n\n56\n", encoding="utf-8")
    assert_refused(call(command, "n.txt", "a.de"), "cannot tell the language")


@pytest.mark.parametrize("command", ["words", "score"])
def test_unequal_numbers_of_lines_are_refused(texts, call, command):
    Path("short.de").write_text(GERMAN.split("\n")[0], encoding="utf-8")
    assert_refused(call(command, "a.fr", "short.de"), "lines: 4 in a.fr, 1 in short.de")
    Path("empty.de").touch()
    assert_refused(call(command, "a.fr", "empty.de"), "lines: 4 in a.fr, 0 in empty.de")


@pytest.mark.parametrize("command", ["align", "check"])
def test_a_line_of_five_megabytes_is_refused_in_one_line(texts, call, command):
    Path("long.fr").write_text("le vieux moulin " * 320_000, encoding="utf-8")
    assert_refused(call(command, "long.fr", "long.fr", *FR_DE), "long.fr", "characters")


def test_words_leaves_a_line_of_five_megabytes_unlinked_and_says_so(texts, call):
    Path("long.fr").write_text("Il pleut.\n" + "le vieux moulin " * 320_000, encoding="utf-8")
    Path("short.de").write_text("Es regnet.\nDie alte Mühle.\n", encoding="utf-8")
    status, out, err = call("words", "long.fr", "short.de", *FR_DE)
    assert status == 0
    assert out.count("\n") == 2
    assert out.splitlines()[1] == ""
    assert "long.fr: line 2" in err


def test_words_draws_the_line_that_is_asked_for(texts, call):
    _, out, _ = call("words", "a.fr", "a.de", "--format", "svg", "--line", "2")
    assert out.startswith("<svg ")
    assert out.count("</svg>") == 1
    assert_refused(call("words", "a.fr", "a.de", "--line", "9"), "--line 9", "fewer lines")


def test_simalign_wants_a_transformer_on_this_machine(texts, call):
    assert_refused(call("words", "a.fr", "a.de", "--word-aligner", "simalign"), "mini", "transformer")


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["check"], ["chekc", "a.fr", "a.de"],
        ["check", "a.fr", "a.de", "--format", "yaml"],
        ["align", "a.fr", "a.de", "--format", "json"], ["check", "a.fr", "a.de", "--fail-on", "fatal"],
        ["align", "a.fr", "a.de", "--fail-on", "minor"], ["check", "a.fr", "a.de", "--segment", "words"],
        ["words", "a.fr", "a.de", "--segment", "sentence"], ["check", "a.fr", "a.de", "more"], ["models"],
        ["models", "sing"], ["check", "a.fr", "a.de", "-o"], ["score", "a.fr", "a.de", "--pretokenized"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_usage_errors_have_status_two_and_no_output(texts, call, arguments):
    status, out, err = call(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: alignkit")
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([command, "--help"] for command in COMMANDS)]
)
def test_help_and_version_are_data(call, arguments):
    status, out, err = call(*arguments)
    assert (status, err) == (0, "")
    assert "alignkit" in out


# ---- output files


def test_an_output_file_is_replaced_only_by_a_whole_one(texts, call, monkeypatch):
    Path("out").write_text("before", encoding="utf-8")

    def fail(_):
        yield "half a line"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("alignkit.exports.pharaoh.write_pharaoh", fail)
    assert_refused(call("words", "a.fr", "a.de", "-o", "out"), "out", "No space left")
    assert Path("out").read_text(encoding="utf-8") == "before"
    assert names() == ["a.de", "a.fr", "out"]


def test_nothing_is_left_behind_when_the_work_fails(texts, call):
    assert_refused(call("words", "a.fr", "none.de", "-o", "out"))
    assert names() == ["a.de", "a.fr"]


def test_an_output_that_cannot_be_written_is_refused_in_one_line(texts, call):
    Path("folder").mkdir()
    assert_refused(call("align", "a.fr", "a.de", "-o", "folder"), "is a folder")
    assert_refused(call("align", "a.fr", "a.de", "-o", "none/out"), "none", "does not exist")
    assert_refused(call("align", "a.fr", "a.de", "-o", "a.fr/out"), "a.fr")
    assert_refused(call("align", "a.fr", "a.de", "-o", ""), "folder")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_without_permission_is_refused_in_one_line(texts, call):
    Path("locked").mkdir()
    Path("locked").chmod(0o500)
    assert_refused(call("align", "a.fr", "a.de", "-o", "locked/out"), "permission")


def test_a_device_is_written_to_not_replaced(texts, call):
    assert call("align", "a.fr", "a.de", "-o", "/dev/null") == (0, "", "")
    assert Path("/dev/null").is_char_device()


def test_a_link_stays_a_link(texts, call):
    Path("real").write_text("before", encoding="utf-8")
    Path("link").symlink_to("real")
    Path("ahead").symlink_to("later")
    for name in ("link", "ahead"):
        assert call("align", "a.fr", "a.de", "-o", name) == (0, "", "")
        assert Path(name).is_symlink()
    assert Path("real").read_bytes() == Path("later").read_bytes() != b"before"


def test_a_long_name_is_no_obstacle(texts, call):
    assert call("align", "a.fr", "a.de", "-o", "x" * 250)[0] == 0


# ---- as its users run it


def test_the_program_gives_the_same_bytes_whatever_the_hash_seed(texts):
    runs = [shell("check", "a.fr", "a.de", "--format", "json", env={"PYTHONHASHSEED": seed}) for seed in "01"]
    assert [(run.returncode, run.stderr) for run in runs] == [(0, b"")] * 2
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["findings"]


@pytest.mark.parametrize("side", ["source", "target"])
def test_one_text_may_come_from_standard_input(texts, side):
    arguments = ["-", "a.de"] if side == "source" else ["a.fr", "-"]
    run = shell("align", *arguments, input=(FRENCH if side == "source" else GERMAN).encode())
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout == shell("align", "a.fr", "a.de").stdout


def test_a_reader_that_goes_away_is_no_error(texts):
    Path("l.fr").write_text(FRENCH * 300, encoding="utf-8")
    Path("l.de").write_text(GERMAN * 300, encoding="utf-8")
    command = (
        f"'{sys.executable}' -m alignkit words l.fr l.de --format jsonl | head -1; echo ${{PIPESTATUS[0]}}"
    )
    run = subprocess.run(
        [shutil.which("bash") or pytest.skip("there is no bash"), "-c", command],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert run.stderr == b""
    first, status = run.stdout.splitlines()
    assert json.loads(first)["source"]
    assert status == b"0"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["align", "a.fr", "a.de"], ["models", "list"]], ids=" ".join)
def test_a_full_disk_behind_standard_output_is_one_line(texts, arguments):
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "alignkit", *arguments],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            stdout=full, stderr=subprocess.PIPE, timeout=120, check=False,
        )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert run.stderr.startswith(b"alignkit: standard output: cannot write")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
@pytest.mark.parametrize(("arguments", "closed"), [("align a.fr a.de", ">&-"), ("align - a.de", "<&-")])
def test_a_closed_stream_is_one_line(texts, arguments, closed):
    run = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m alignkit {arguments} {closed}"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1
    assert b"is closed" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "a.fr", "a.de", "--fail-on", "major"], 1),
        (["check", "a.fr", "none.de"], 2),
        (["check", "a.fr", "a.de", "--format", "yaml"], 2),
        (["--version"], 0),
    ],
)
def test_the_program_exits_with_the_status(texts, arguments, status):
    run = shell(*arguments)
    assert run.returncode == status
    assert bool(run.stdout) == (status != 2)
    assert bool(run.stderr) == (status == 2)


def test_output_is_utf_8_whatever_the_locale(texts):
    run = shell("check", "a.fr", "a.de", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert (run.returncode, run.stderr) == (0, b"")
    assert "→" in run.stdout.decode("utf-8")


def test_help_loads_nothing_heavy(texts):
    code = (
        "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "from alignkit.cli import main; main(['check', '--help'])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 0
    assert not {"numpy", "sentencepiece", "babel", "rich", "regex"} & set(run.stderr.split())


@pytest.mark.parametrize("command", ["words", "score"])
@pytest.mark.parametrize("mode", ["auto", "line"])
def test_commands_for_parallel_lines_take_the_common_option(texts, call, command, mode):
    assert call(command, "a.fr", "a.de", "--segment", mode) == call(command, "a.fr", "a.de")

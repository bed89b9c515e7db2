"""Help, completion, silence and notes: the habits of a command line."""

import argparse
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from alignkit.cli import _parser, main
from alignkit.cli.output import _terminal_text


def commands(parser, names=()):
    """Every command with its parser, verbs included."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield (*names, name), command
                yield from commands(command, (*names, name))


COMMANDS = dict(commands(_parser()))


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_help_has_a_sentence_examples_that_parse_and_exit_codes(names):
    text = COMMANDS[names].format_help()
    examples = re.findall(r"^  (alignkit .+)\n      \S", text, re.MULTILINE)
    assert examples
    for example in examples:
        words = shlex.split(example)[1:]
        assert tuple(words[: len(names)]) == names
        _parser().parse_args(words)
    assert "exit codes:\n  0  done\n" in text
    assert re.search(r"^[A-Z][^\n]+", COMMANDS[names].description)
    assert "json" not in COMMANDS[names].description.split()  # not what capitalize() makes of JSON


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_every_option_is_explained(names):
    for action in COMMANDS[names]._actions:
        if not isinstance(action, argparse._SubParsersAction):
            assert action.help, action.option_strings


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_a_script_completes_commands_options_and_files(shell, capsys):
    pytest.importorskip("shtab")
    with pytest.raises(SystemExit) as left:
        main(["--print-completion", shell])
    script = capsys.readouterr().out
    assert left.value.code == 0
    assert all(word in script for word in ("check", "convert", "fail-on", "download"))


def test_bash_takes_the_script_and_completes(tmp_path, capsys):
    pytest.importorskip("shtab")
    with pytest.raises(SystemExit):
        main(["--print-completion", "bash"])
    script = tmp_path / "alignkit.bash"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    ask = (
        f"source {script}; COMP_WORDS=(alignkit check --fail-on ''); COMP_CWORD=3; "
        "_shtab_alignkit; echo ${COMPREPLY[@]}"
    )
    run = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) == {"neutral", "minor", "major", "critical"}


def test_without_shtab_completion_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "shtab", None)
    assert main(["--print-completion", "bash"]) == 2
    assert "pip install 'alignkit[completion]'" in capsys.readouterr().err


@pytest.fixture
def texts(tmp_path):
    for name, text in (("a.fr", "Il pleut ce soir.\n"), ("b.de", "Es regnet heute Abend.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "a.fr"), str(tmp_path / "b.de")]


def test_verbose_says_what_was_told_and_changes_no_output(texts, capsys):
    texts += ["--source-lang", "fr", "--target-lang", "de"]
    assert main(["align", *texts]) == 0
    usual = capsys.readouterr()
    assert main(["align", *texts, "--verbose"]) == 0
    told = capsys.readouterr()
    assert (usual.err, told.out) == ("", usual.out)
    assert f"{texts[0]}: fr, 18 characters" in told.err
    assert "recipe alignkit:" in told.err


def test_quiet_leaves_out_notes_but_no_errors(tmp_path, capsys):
    lines = {"a.fr": "Il pleut. " * 6000, "b.de": "Es regnet."}
    for name, line in lines.items():
        (tmp_path / name).write_text(line + "\n", encoding="utf-8")
    both = [*(str(tmp_path / name) for name in lines), "--source-lang", "fr", "--target-lang", "de"]
    assert main(["words", *both]) == 0
    assert "left unlinked" in capsys.readouterr().err
    assert main(["words", "-q", *both]) == 0
    assert capsys.readouterr().err == ""
    assert main(["words", "-q", str(tmp_path / "no"), *both[1:]]) == 2
    assert "no such file" in capsys.readouterr().err


def test_quiet_and_verbose_exclude_each_other(texts):
    with pytest.raises(SystemExit) as left:
        main(["align", "-q", "-v", *texts])
    assert left.value.code == 2


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
    ids=str,
)
def test_colour_is_for_terminals_that_want_it(variables, coloured, monkeypatch):
    import alignkit

    class Terminal:
        def isatty(self):
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", Terminal())
    report = alignkit.check(Path("examples/meteorite.fr.txt"), Path("examples/meteorite.de.txt"))
    assert ("\x1b[" in _terminal_text(report)) is coloured

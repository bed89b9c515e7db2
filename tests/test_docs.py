"""The site of documentation: its examples run, its commands parse, it builds without a warning."""

import doctest
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from alignkit.checks import CHECKS
from alignkit.cli import _parser
from alignkit.cli.hook import check_each

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs").rglob("*.md"))
SHELL = re.compile(r"```console\n(.*?)```|^\s+- run: (alignkit [^\n]*)", re.DOTALL | re.MULTILINE)


def label(path):
    return path.relative_to(ROOT / "docs").as_posix()


@pytest.mark.parametrize("page", [page for page in PAGES if ">>> " in page.read_text("utf-8")], ids=label)
def test_the_examples_of_a_page_run(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried > 0
    assert failed == 0


def commands():
    for page in PAGES:
        for block, single in SHELL.findall(page.read_text("utf-8")):
            lines = [line[2:] for line in block.splitlines() if line.startswith("$ ")] or [single]
            for line in lines:
                typed = re.split(r" [|>] ", line)[0]
                if typed.startswith("alignkit ") and "--print-completion" not in typed:
                    yield pytest.param(typed, id=f"{label(page)}: {typed}")


@pytest.mark.parametrize("typed", list(commands()))
def test_the_commands_of_the_pages_parse(typed):
    assert _parser().parse_args(shlex.split(typed)[1:]).run


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    if importlib.util.find_spec("mkdocs_material") is None and importlib.util.find_spec("material") is None:
        pytest.skip("mkdocs-material is not installed")
    place = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(place)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
    assert run.returncode == 0, run.stderr
    return place


@pytest.mark.slow
def test_the_site_shows_every_check_command_and_public_function(site):
    checks = (site / "checks" / "index.html").read_text("utf-8")
    assert all(f"<code>{check.id}</code>" in checks for check in CHECKS)
    reference = (site / "reference" / "python" / "index.html").read_text("utf-8")
    assert all(
        f'id="alignkit.pipeline.{name}"' in reference for name in ("align", "align_words", "check", "score")
    )
    assert "alignkit models download" in (site / "reference" / "commands" / "index.html").read_text("utf-8")
    assert "[[" not in (site / "tutorial" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_the_site_loads_nothing_from_elsewhere(site):
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//', text), page
        assert not re.search(r'<link[^>]+rel="(?:stylesheet|preload)"[^>]+href="(?:https?:)?//', text), page


# ---- pre-commit


def test_the_hooks_are_what_pre_commit_expects():
    yaml = pytest.importorskip("yaml")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["alignkit", "alignkit-pair"]
    for hook in hooks:
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert hook["language"] == "python"
    assert re.search(hooks[0]["files"], "l10n/de.po")
    assert not re.search(hooks[0]["files"], "l10n/de.po.bak")


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: de\\n"\n\n'


def message(original, translation):
    return f'{HEAD}msgid "{original}"\nmsgstr "{translation}"\n'


def test_the_hook_checks_file_by_file_and_fails_for_the_worst(tmp_path, capsys):
    good, bad = tmp_path / "good.po", tmp_path / "bad.po"
    original = "There were 145 ducks in the pond."
    good.write_text(message(original, "Im Teich waren 145 Enten."), encoding="utf-8")
    bad.write_text(message(original, "Im Teich waren 154 Enten."), encoding="utf-8")
    options = ["--fail-on=major", "--source-lang=en", "--target-lang=de"]
    assert check_each([*options, str(good)]) == 0
    assert check_each([*options, str(bad), str(good)]) == 1
    assert check_each(options) == 0
    assert check_each([*options, str(tmp_path / "none.po"), str(bad)]) == 2
    assert "154" in capsys.readouterr().out

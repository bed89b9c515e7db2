"""The example and README.md say what the program really does."""

import doctest
import re

import pytest
import readme

import alignkit
from alignkit.checks import CHECKS
from alignkit.encoders import load_encoder

TABLE = (readme.ROOT / "examples" / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"\| (\d+) \| (.+?) \| (.+?) \| (?:`([\w-]+)`|–) \|")
PLANTED = [(int(line), wrong, right, check) for line, wrong, right, check in ROW.findall(TABLE)]
NUMBER = re.compile(r"\d\.\d\d|(?<=MQM )\d+\.\d")
# Two digits of a score may differ between processors; what is found may not.
CLOSE = 0.02


@pytest.fixture(scope="module")
def report():
    return alignkit.check(*readme.EXAMPLE)


def test_the_example_yields_what_its_table_says_and_nothing_else(report):
    assert {found.check for found in report.findings} == {check for *_, check in PLANTED if check}
    assert len(report.findings) == sum(bool(check) for *_, check in PLANTED)


@pytest.mark.parametrize(("line", "wrong", "right", "check"), PLANTED, ids=[row[1] for row in PLANTED])
def test_every_planted_error_is_in_its_line_and_reported_as_the_table_says(report, line, wrong, right, check):
    target = report.target.text.split("\n")
    found = [finding for finding in report.findings if finding.check == check]
    if wrong.startswith("("):
        assert [finding.side for finding in found] == ["source"]
        return
    assert wrong in target[line - 1]
    places = [report.target.text[: finding.start].count("\n") + 1 for finding in found]
    assert places == ([line] if check else [])
    for finding in found:
        assert finding.quote in wrong
        assert right.startswith("(") or finding.suggestion in right


def test_the_corrected_example_gets_a_clean_and_better_report(report):
    lines = report.target.text.split("\n")
    for line, wrong, right, _ in PLANTED:
        right = "" if right.startswith("(") else right.partition(" (")[0]
        lines[line - 1] = (
            f"{lines[line - 1]} {right}" if wrong.startswith("(") else lines[line - 1].replace(wrong, right)
        )
    corrected = alignkit.check(report.source, "\n".join(line for line in lines if line), target_lang="de")
    assert [finding.quote for finding in corrected.findings] == []
    assert corrected.fidelity.score > report.fidelity.score


@pytest.mark.parametrize("name", readme.PARTS)
def test_the_generated_parts_of_the_readme_are_up_to_date(name):
    shown, made = readme.current(name), readme.PARTS[name]()
    assert NUMBER.sub("#", shown) == NUMBER.sub("#", made), "run `make readme`"
    ours, theirs = ([float(number) for number in NUMBER.findall(text)] for text in (shown, made))
    assert all(abs(a - b) <= (CLOSE if a <= 1 else 100 * CLOSE) for a, b in zip(ours, theirs, strict=True))


def test_the_python_in_the_readme_runs(monkeypatch):
    monkeypatch.chdir(readme.ROOT)
    blocks = re.findall(r"```python\n(.*?)```", readme.README.read_text(encoding="utf-8"), re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README.md", "README.md", 0)
    told = []
    assert doctest.DocTestRunner().run(test, out=told.append).failed == 0, "".join(told)


def test_the_commands_of_the_readme_are_the_commands_there_are(capsys):
    from alignkit.cli import main

    with pytest.raises(SystemExit):
        main(["--help"])
    offered = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert offered
    text = readme.README.read_text(encoding="utf-8")
    assert [command for command in offered if f"| `alignkit {command} " not in text] == []


def test_every_check_has_a_name_of_its_own():
    names = [check.id for check in CHECKS]
    assert len(set(names)) == len(names)


def test_the_embedded_model_covers_the_languages_of_the_example(report):
    assert {report.source.language, report.target.language} <= set(load_encoder().languages)

"""The list of checks and the explanation of one, in all forms; and the command that prints them."""

import json
import re

import pytest
from test_cli import assert_refused, call

from alignkit import catalogue
from alignkit.checks import CHECKS, FAMILIES
from alignkit.errors import RulesError

__all__ = ["call"]  # a fixture

BY_ID = {check.id: check for check in CHECKS}


def plain(markdown):
    return re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), markdown)


def test_the_list_has_every_check_with_all_its_facts():
    text = catalogue.list_text(FAMILIES)
    for check in CHECKS:
        row = next(line for line in text.splitlines() if line.split()[:1] == [check.id])
        assert row.split()[:3] == [check.id, check.severity.value, check.category]
        assert ("runs only if selected" in row) == (not check.by_default)
        assert check.explanation in re.sub(r"\s+", " ", text)
    assert f"{len(CHECKS)} checks" in text


def test_the_list_for_programs_has_the_same_in_fields():
    rows = json.loads(catalogue.list_json(FAMILIES))
    assert [(row["id"], row["family"], row["category"], row["severity"], row["default"]) for row in rows] == [
        (check.id, family, check.category, check.severity.value, check.by_default)
        for family, checks in FAMILIES.items()
        for check in checks
    ]
    for row in rows:
        assert [example["flagged"] for example in row["examples"]] == [
            list(example.flagged) for example in BY_ID[row["id"]].examples
        ]


def test_the_list_as_a_table_has_one_row_a_check_and_as_many_cells_everywhere():
    rows = catalogue.list_markdown(FAMILIES).splitlines()
    assert len({len(re.findall(r"\|", row)) for row in rows}) == 1
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]
    assert [row[0].strip("`") for row in cells] == list(BY_ID)
    assert [plain(row[5]) for row in cells] == [check.explanation for check in CHECKS]


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_an_explanation_has_the_facts_the_examples_and_the_way_out(check, form):
    family = next(family for family, checks in FAMILIES.items() if check in checks)
    explain = getattr(catalogue, f"explain_{form}")
    text = plain(re.sub(r"\s+", " ", explain(family, check, {})))
    for part in (check.id, check.explanation, family, check.category, check.severity):
        assert part in text
    assert f"--ignore {check.id}" in text
    for example in check.examples:
        for side in (example.source, example.target):
            assert " ".join(side.strip().replace("\n", " ¶ ").split()) in text


def test_an_unknown_check_is_refused_with_the_nearest():
    with pytest.raises(RulesError, match="no check is called 'numbers'; nearest: number"):
        catalogue.find_check("numbers", FAMILIES)


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_command_prints_the_list(call, form):
    written = getattr(catalogue, f"list_{form}")(FAMILIES)
    assert call("rules", "--format", form) == (0, written, "")


def test_the_command_shows_what_a_check_reports_in_its_examples(call):
    status, out, err = call("rules", "--explain", "number")
    assert (status, err) == (0, "")
    assert "“154” → “145”: " in out
    assert "evidence, reason: value" in out
    assert out.index("Flagged") < out.index("“154”") < out.index("Left alone")


def test_what_only_parallel_lines_show_is_shown(call):
    assert "The target of this segment holds no words." in call("rules", "--explain", "empty-target")[1]


def test_the_command_explains_for_programs(call):
    explained = json.loads(call("rules", "--explain", "boilerplate", "--format", "json")[1])
    assert explained["id"] == "boilerplate"
    assert {(finding["quote"], finding["suggestion"]) for finding in explained["findings"]} == {
        ("Portal24 Deutsch", ""),
        ("Share this article", ""),
    }


def test_the_command_refuses_what_is_no_check(call):
    assert_refused(
        call("rules", "--explain", "nmber"), "--explain: no check is called 'nmber'; nearest: number"
    )
    assert_refused(call("rules", "--explain", "xyzzy"), "'alignkit rules' lists them")


def test_the_list_loads_no_model(call, monkeypatch):
    monkeypatch.setattr("alignkit.learned.load_encoder", lambda name: pytest.fail("loaded"))
    assert call("rules")[0] == 0

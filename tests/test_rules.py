"""Which checks run and what counts: names, severities, confidence, and what the signature says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paired import paired

import alignkit
from alignkit.checks import CHECKS, FAMILIES, Check, Example
from alignkit.errors import PluginError, RulesError
from alignkit.records import Severity
from alignkit.rules import Rules, families

IDS = [check.id for check in CHECKS]
TEXTS = ("Il compte 1.500 places.", "Er hat 1.800  Plätze .")
FR_DE = {"source_lang": "fr", "target_lang": "de"}


def ids(**asked):
    return [check.id for check in Rules(plugins=False, **asked).checks]


def branches(category):
    steps = category.split("/")
    return {"/".join(steps[: size + 1]) for size in range(len(steps))}


def findings(**asked):
    report = alignkit.check(*TEXTS, **FR_DE, rules=Rules(**asked))
    return [(finding.check, finding.severity.value) for finding in report.findings]


def fake(id, confidence, where=(0, 3), severity=Severity.MINOR):
    def find(comparison, check):
        yield check.finding(where, comparison, "Found.", confidence=confidence)

    return Check(id, "accuracy/mistranslation", severity, "For a test.", find, (Example("a", "b"),))


def test_all_checks_that_run_by_default_run_unasked():
    assert ids() == [check.id for check in CHECKS if check.by_default]
    assert ids(select="all") == IDS


def test_a_name_stands_for_one_kind_of_thing():
    groups = (set(IDS), set(FAMILIES), {name for check in CHECKS for name in branches(check.category)})
    names = [name for group in groups for name in group] + ["all", "default"]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_stands_for_its_checks(family):
    assert ids(select=[family]) == [check.id for check in FAMILIES[family]]


def test_a_category_stands_for_whole_steps_of_the_path():
    assert ids(select="accuracy/untranslated") == [
        check.id for check in CHECKS if "accuracy/untranslated" in branches(check.category)
    ]
    with pytest.raises(RulesError):
        Rules(select="accuracy/untrans")


NAMES = st.lists(st.sampled_from([*IDS, *FAMILIES, "accuracy", "linguistic/punctuation", "all", "default"]))


@settings(max_examples=60, deadline=None)
@given(NAMES, NAMES)
def test_what_runs_is_what_is_selected_less_what_is_ignored(select, ignore):
    def wanted(check, names):
        kinds = {check.id, "all", *branches(check.category)} | ({"default"} if check.by_default else set())
        return bool((kinds | {family for family in FAMILIES if check in FAMILIES[family]}) & set(names))

    expected = [c.id for c in CHECKS if wanted(c, select) and not wanted(c, ignore)]
    assert ids(select=select, ignore=ignore) == expected


def test_only_what_is_selected_is_found():
    assert findings(select=["number"]) == [("number", "major")]
    assert [check for check, _ in findings(ignore=["number"])] == ["double-space", "space-before-mark"]
    assert findings(select=["numbers"], ignore=["numbers"]) == []


def test_a_severity_given_holds_for_all_findings_of_what_it_names():
    assert findings(select="number", severities={"number": "minor"}) == [("number", "minor")]
    assert findings(severities={"typography": "critical", "double-space": "neutral"}) == [
        ("number", "major"),
        ("double-space", "neutral"),
        ("space-before-mark", "critical"),
    ]


def test_of_two_severities_for_a_check_the_later_one_counts():
    assert findings(select="number", severities={"number": "minor", "numbers": "critical"}) == [
        ("number", "critical")
    ]


def test_a_severity_given_enters_the_score():
    lenient = Rules(severities={"all": "neutral"})
    assert alignkit.check(*TEXTS, **FR_DE, rules=lenient).fidelity.mqm == 100.0
    assert alignkit.check(*TEXTS, **FR_DE).fidelity.mqm < 100.0


def test_severities_do_not_change_what_is_found():
    assert [check for check, _ in findings(severities={"number": "neutral"})] == [c for c, _ in findings()]


def test_a_finding_less_sure_than_asked_does_not_count(monkeypatch):
    table = {"one": (fake("unsure", 0.4),), "two": (fake("sure", 0.8),)}
    monkeypatch.setattr("alignkit.rules.FAMILIES", table)
    comparison = paired("Il pleut.", "Es regnet.")

    def found(least):
        return [f.check for f in Rules(plugins=False, min_confidence=least).find(comparison)]

    assert found(0.4) == ["unsure"]
    assert found(0.41) == ["sure"]  # the doubtful one does not hide it either
    assert found(0.81) == []


def test_a_check_that_is_off_by_default_runs_where_it_is_selected(monkeypatch):
    from dataclasses import replace

    shy = replace(fake("shy", 0.9), by_default=False)
    monkeypatch.setattr("alignkit.rules.FAMILIES", {"one": (fake("usual", 0.9),), "two": (shy,)})
    assert ids() == ids(select="default") == ["usual"]
    assert ids(select=["default", "shy"]) == ids(select="all") == ["usual", "shy"]
    assert ids(select="two") == ["shy"]


@pytest.mark.parametrize(
    ("asked", "key", "told"),
    [
        ({"select": ["numbr"]}, "select", "no check is called 'numbr'; nearest: number"),
        ({"ignore": [""]}, "ignore", "'alignkit rules' lists them"),
        ({"ignore": ["Number"]}, "ignore", "nearest: number"),
        ({"severities": {"nmber": "minor"}}, "severity", "no check is called 'nmber'"),
        ({"severities": {"number": "grave"}}, "severity", "neutral, minor, major, critical"),
        ({"min_confidence": 1.1}, "min_confidence", "1.1 is not between 0 and 1"),
        ({"min_confidence": float("nan")}, "min_confidence", "nan is not between"),
    ],
)
def test_what_means_nothing_is_refused_in_one_line(asked, key, told):
    with pytest.raises(RulesError) as error:
        Rules(**asked)
    assert error.value.key == key
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_the_signature_of_a_report_says_what_was_run():
    asked = Rules(
        select=["default"],
        ignore=["dates", "typography"],
        severities={"number": "minor"},
        min_confidence=0.25,
    )
    signature = alignkit.check(*TEXTS, **FR_DE, rules=asked).signature
    rest = f"checks:{len(asked.checks)}|ignore:dates+typography|severity:number=minor|confidence:0.25"
    assert signature.endswith(f"|{rest}")
    assert alignkit.check(*TEXTS, **FR_DE).signature.endswith(f"|checks:{len(Rules().checks)}")


def test_score_looks_for_findings_where_it_is_given_rules():
    lines = ["Il compte 1.500 places."], ["Er hat 1.800 Plätze."]
    report = alignkit.score(*lines, **FR_DE, rules=Rules(ignore="numbers"))
    assert report.findings == alignkit.score(*lines, **FR_DE).findings == ()
    checked = alignkit.score(*lines, **FR_DE, rules=Rules())
    assert [found.check for found in checked.findings] == ["number"]
    assert report.bead_fidelity[0] > checked.bead_fidelity[0]


@pytest.mark.parametrize("name", ["number", "numbers", "locale", "all"])
def test_a_plug_in_cannot_take_a_name_that_is_taken(monkeypatch, name):
    monkeypatch.setattr("alignkit.rules.plugin_families", lambda: {"house": (fake(name, 0.9),)})
    with pytest.raises(PluginError, match=f"the name '{name}' is taken"):
        families()
    assert families(plugins=False) == FAMILIES

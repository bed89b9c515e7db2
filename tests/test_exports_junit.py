import pytest
from reports import clean, library
from standards import REPORTS, obeys, parsed

from alignkit.exports.junit import write_junit
from alignkit.records import Severity


@pytest.mark.parametrize("name", REPORTS)
def test_a_suite_obeys_what_servers_read(name):
    obeys(parsed(write_junit(REPORTS[name])), "junit.rng")


@pytest.mark.parametrize("name", REPORTS)
def test_counts_are_those_of_the_tests(name):
    root = parsed(write_junit(REPORTS[name]))
    for element in (root, root[0]):
        assert int(element.get("tests")) == len(root.findall(".//testcase"))
        assert int(element.get("failures")) == len(root.findall(".//failure"))


def test_a_bead_with_a_finding_above_neutral_fails_by_the_gravest():
    report = library()
    root = parsed(write_junit(report))
    failed = {case.get("name").split()[0]: case.find("failure") for case in root.iter("testcase")}
    assert failed["2:2"].get("type") == "number"
    assert failed["7:6"].get("type") == "wrong-sense"
    assert failed["7:6"].text.count("\n") == 1
    grave = sum(finding.severity.reaches(Severity.MINOR) for finding in report.findings)
    assert sum(len(failure.text.split("\n")) for failure in failed.values() if failure is not None) == grave


def test_a_neutral_finding_is_output_not_failure():
    last = parsed(write_junit(library())).findall(".//testcase")[-1]
    assert last.find("failure") is None
    assert last.find("system-out").text.startswith("neutral final-mark")


def test_a_clean_report_passes_with_a_test_a_bead():
    root = parsed(write_junit(clean()))
    assert (root.get("tests"), root.get("failures")) == ("2", "0")


def test_nothing_says_when_or_how_long():
    written = write_junit(library())
    assert "timestamp" not in written
    assert {case.get("time") for case in parsed(written).iter("testcase")} == {"0"}

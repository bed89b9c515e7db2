import pytest
from reports import Row, build, library
from standards import REPORTS, text_of

from alignkit.exports.mqm import COLUMNS, write_mqm


def rows(report):
    header, *lines = text_of(write_mqm(report)).split("\n")[:-1]
    assert header.split("\t") == list(COLUMNS)
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def unmarked(text):
    return (
        text.replace("<v>", "").replace("</v>", "").replace("&lt;v&gt;", "<v>").replace("&lt;/v&gt;", "</v>")
    )


@pytest.mark.parametrize("name", REPORTS)
def test_every_finding_is_a_row_with_one_mark_around_its_words(name):
    report = REPORTS[name]
    found = [row for row in rows(report) if row["severity"] != "No-error"]
    assert len(found) == len(report.findings)
    for row in found:
        sides = [row[side] for side in ("source", "target") if "<v>" in row[side]]
        assert len(sides) == 1
        assert sides[0].count("<v>") == sides[0].count("</v>") == 1


def test_the_marked_words_are_the_quote():
    report = library()
    marked = {
        (row["source"] + row["target"]).split("<v>")[1].split("</v>")[0]
        for row in rows(report)
        if "<v>" in str(row)
    }
    assert marked == {finding.quote for finding in report.findings}


def test_an_omission_is_marked_in_the_source():
    (row,) = [row for row in rows(library()) if row["category"] == "Accuracy/Omission"]
    assert row["source"].startswith("<v>L'entrée")
    assert row["target"] == ""


def test_every_bead_has_its_texts_in_a_row():
    report = library()
    texts = {(unmarked(row["source"]), unmarked(row["target"])) for row in rows(report)}
    assert len({row["seg_id"] for row in rows(report)}) == len(report.pairs)
    assert (
        "La nouvelle médiathèque ouvre ses portes samedi",
        "Die neue Mediathek öffnet am Samstag ihre Türen",
    ) in texts


def test_a_bead_without_findings_says_so():
    assert rows(library())[0]["category"] == rows(library())[0]["severity"] == "No-error"


def test_a_mark_that_the_text_itself_holds_is_no_mark():
    (row,) = rows(build([Row(["a <v>b</v>"], ["c"])]))
    assert row["source"] == "a &lt;v&gt;b&lt;/v&gt;"

import io
import json
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from reports import library
from standards import REPORTS, control

from alignkit.errors import WriteError
from alignkit.exports import to_frame
from alignkit.exports.parquet import write_aligned_parquet, write_parquet
from alignkit.exports.xlsx import write_xlsx


def book(report):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(report)), rich_text=True)


def column(sheet, name):
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(name)].value for row in sheet.iter_rows(min_row=2)]


# ---- frames


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("table", ["findings", "beads", "links"])
def test_a_frame_has_a_row_an_item_and_the_same_types_always(name, table):
    report = REPORTS[name]
    frame = to_frame(report, table)
    links = sum(len(pair.links) for pair in report.pairs)
    assert len(frame) == {"findings": len(report.findings), "beads": len(report.pairs), "links": links}[table]
    assert list(frame.dtypes) == list(to_frame(library(), table).dtypes)


def test_a_frame_of_findings_filters_as_pandas_does():
    frame = to_frame(library())
    grave = frame[(frame.severity == "critical") & (frame.confidence > 0.9)]
    assert list(grave.quote) == ["fünfzig"]
    assert list(grave.source_text) == [
        "Après quinze mois de travaux, le bâtiment accueillera 42.000 ouvrages sur trois étages."
    ]
    assert json.loads(grave.evidence.iloc[0]) == {"source value": 15, "target value": 50}
    assert frame.source_start.isna().sum() == sum(f.source_start is None for f in library().findings)


def test_a_frame_of_an_alignment_has_beads_and_no_findings():
    comparison = REPORTS["library"]
    aligned = type(
        "Aligned",
        (),
        {
            name: getattr(comparison, name)
            for name in ("source", "target", "source_segments", "target_segments", "pairs")
        },
    )()
    assert "fidelity" not in to_frame(aligned).columns
    with pytest.raises(WriteError, match="no table 'findings' here"):
        to_frame(aligned, "findings")


def test_a_table_that_does_not_exist_is_refused():
    with pytest.raises(WriteError, match="no table 'words' here"):
        to_frame(library(), "words")


# ---- Parquet


@pytest.mark.parametrize("name", REPORTS)
def test_parquet_reads_back_as_the_frame(name):
    report = REPORTS[name]
    read = pq.read_table(io.BytesIO(write_parquet(report))).to_pandas()
    expected = to_frame(report)
    assert list(read.columns) == list(expected.columns)
    assert read.start.tolist() == expected.start.tolist()
    assert read.quote.tolist() == [quote.replace("\ud800", "?") for quote in expected.quote]


def test_parquet_of_beads_holds_numbers_as_lists_and_facts_in_its_metadata():
    report = library()
    table = pq.read_table(io.BytesIO(write_aligned_parquet(report)))
    assert table.column("source").to_pylist()[4] == [4, 5]
    facts = pq.read_schema(io.BytesIO(write_parquet(report))).metadata
    assert facts[b"alignkit.signature"].decode() == report.signature


# ---- workbook


@pytest.mark.parametrize("name", REPORTS)
def test_a_workbook_has_a_row_a_finding_and_a_row_a_bead(name):
    report = REPORTS[name]
    sheets = book(report)
    assert sheets.sheetnames == ["Findings", "Text", "Score"]
    assert sheets["Findings"].max_row == 1 + len(report.findings)
    assert sheets["Text"].max_row == 1 + len(report.pairs)


def test_no_text_becomes_a_formula():
    for sheet in book(control()):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert "=SUM(A1)" in column(book(control())["Text"], "source")
    assert "=formula" in column(book(control())["Findings"], "check")


def test_the_words_of_a_finding_are_bold_in_their_sentence():
    sheet = book(library())["Findings"]
    rich = column(sheet, "translation")[0]
    assert [str(piece) for piece in rich if not isinstance(piece, str)] == ["fünfzig"]
    assert str(rich).startswith("Nach fünfzig Monaten")
    assert [str(p) for p in column(sheet, "source")[0] if not isinstance(p, str)] == ["quinze"]


def test_a_reviewer_chooses_a_verdict_from_a_list():
    sheet = book(library())["Findings"]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"accepted,rejected,fixed"'
    assert set(column(sheet, "verdict")) == {None}
    assert column(sheet, "suggestion")[5] == "(delete)"


def test_a_workbook_does_not_say_when_it_was_made():
    data = write_xlsx(library())
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_pandas_reads_the_workbook():
    read = pd.read_excel(io.BytesIO(write_xlsx(library())), sheet_name="Findings")
    assert list(read.severity) == [finding.severity.value for finding in library().findings]


def test_a_text_longer_than_a_cell_is_cut():
    report = library()
    long = replace(report.findings[0], message="x" * 40_000)
    sheet = book(replace(report, findings=(long,)))["Findings"]
    assert len(column(sheet, "message")[0]) == 32_767

import dataclasses
import json
from importlib import resources

import jsonschema
import pytest
from reports import LIBRARY_ROWS, Flaw, Row, build, clean, hostile, library

from alignkit.exports import read_report, write_json
from alignkit.exports.json_text import plain
from alignkit.records import Cost, Fidelity, Severity

SCHEMA = json.loads(
    resources.files("alignkit.exports").joinpath("report.schema.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "report", [library(), clean(), hostile(), build([])], ids=["library", "clean", "hostile", "empty"]
)
def test_a_report_obeys_the_schema(report):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(write_json(report)), SCHEMA)


def test_the_schema_refuses_an_unknown_severity():
    report = json.loads(write_json(library()))
    report["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, SCHEMA)


def test_keys_come_in_the_order_of_the_contract():
    report = json.loads(write_json(library()))
    assert list(report) == [
        "schema",
        "signature",
        "source",
        "target",
        "beads",
        "links",
        "findings",
        "fidelity",
    ]
    assert list(report["source"]) == ["path", "language", "segments", "paragraphs", "text"]
    assert list(report["beads"][0])[:4] == ["source", "target", "confidence", "fidelity"]
    assert list(report["findings"][0]) == [field.name for field in _contract_order()]
    assert list(report["fidelity"])[:5] == ["score", "low", "high", "mqm", "parts"]


def _contract_order():
    from alignkit.records import Finding

    fields = {field.name: field for field in dataclasses.fields(Finding)}
    last = ["source_start", "source_end", "source_quote", "suggestion", "message", "evidence"]
    return [field for name, field in fields.items() if name not in last] + [fields[name] for name in last]


def test_every_quote_is_the_slice_it_claims():
    report = library()
    texts = {"source": report.source.text, "target": report.target.text}
    for finding in json.loads(write_json(report))["findings"]:
        assert texts[finding["side"]][finding["start"] : finding["end"]] == finding["quote"]
        if finding["source_quote"] is not None:
            counterpart = texts["source"][finding["source_start"] : finding["source_end"]]
            assert counterpart == finding["source_quote"]


def test_links_resolve_to_words_through_the_tokens_of_their_bead():
    report = library()
    read = json.loads(write_json(report))
    bead, links = read["beads"][2], read["links"][2]
    words = {
        (
            report.source.text[slice(*bead["source_tokens"][source])],
            report.target.text[slice(*bead["target_tokens"][target])],
        )
        for source, target in links
    }
    assert {("quinze", "fünfzig"), ("bâtiment", "Gebäude"), ("42.000", "42.000")} <= words
    assert len(read["links"]) == len(read["beads"])


def test_the_same_report_gives_the_same_bytes_and_readable_letters():
    assert write_json(library()).encode() == write_json(library()).encode()
    assert "fünfzehn" in write_json(library())


def test_unknown_figures_are_null():
    report = build(
        [dataclasses.replace(LIBRARY_ROWS[0], fidelity=None)], fidelity=Fidelity(None, None, None, None, {})
    )
    read = json.loads(write_json(report))
    assert read["beads"][0]["fidelity"] is None
    assert read["beads"][0]["interval"] is read["beads"][0]["parts"] is None
    names = ("score", "low", "high", "mqm", "penalties")
    assert read["fidelity"] == {**dict.fromkeys(names), "parts": {}, "costs": []}


def test_a_bead_has_its_interval_and_parts_and_a_finding_its_cost():
    own = Fidelity(library().bead_fidelity[0], 0.7, 1.0, None, {"meaning": 0.75})
    report = dataclasses.replace(
        library(),
        beads=(own, *[None] * (len(library().pairs) - 1)),
        fidelity=Fidelity(0.8, 0.7, 0.9, 99.0, {"meaning": 0.75}, 10.0, (Cost(1, 0.125),)),
    )
    read = json.loads(write_json(report))
    jsonschema.validate(read, SCHEMA)
    assert read["beads"][0]["interval"] == [0.7, 1.0]
    assert read["beads"][0]["parts"] == {"meaning": 0.75}
    assert read["fidelity"]["costs"] == [{"finding": 1, "points": 0.125}]
    assert read["fidelity"]["penalties"] == 10.0
    again = read_report(json.dumps(read))
    assert (again.beads, again.fidelity) == (report.beads, report.fidelity)


def test_floats_have_four_decimals_and_evidence_of_any_kind_is_written():
    class Odd:
        def __str__(self):
            return "odd"

    class Scalar:
        def item(self):
            return 0.33333333

    evidence = {
        "share": 1 / 3,
        "nothing": float("nan"),
        "forms": frozenset({"b", "a"}),
        "span": (1, 2),
        "severity": Severity.MAJOR,
        "odd": Odd(),
        "scalar": Scalar(),
        3: True,
    }
    assert plain(evidence) == {
        "share": 0.3333,
        "nothing": None,
        "forms": ["a", "b"],
        "span": [1, 2],
        "severity": "major",
        "odd": "odd",
        "scalar": 0.3333,
        "3": True,
    }


def test_a_lone_surrogate_can_be_written_as_utf_8():
    text = "a\ud800b"
    written = write_json(build([Row([text], [text])], [Flaw(0, text, "?")]))
    assert json.loads(written.encode())["findings"][0]["quote"] == text

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import library
from standards import REPORTS

from alignkit.errors import ReadError
from alignkit.exports import CONVERSIONS, read_report, write_json
from alignkit.exports.json_text import plain


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_reads_back_as_it_was_written(name):
    report = REPORTS[name]
    read = read_report(write_json(report))
    assert replace(read, findings=(), pairs=(), fidelity=report.fidelity) == replace(
        report, findings=(), pairs=()
    )
    assert read.findings == tuple(replace(f, evidence=plain(f.evidence)) for f in report.findings)
    for one, two in zip(read.pairs, report.pairs, strict=True):
        assert (one.bead, one.source_tokens, one.target_tokens) == (
            two.bead,
            two.source_tokens,
            two.target_tokens,
        )
        assert set(one.links) == set(two.links)


@pytest.mark.parametrize("name", REPORTS)
def test_writing_what_was_read_gives_the_same_bytes(name):
    written = write_json(REPORTS[name])
    assert write_json(read_report(written)) == written


@pytest.mark.parametrize("form", CONVERSIONS.values(), ids=lambda form: form.name)
def test_a_report_that_was_read_writes_every_format_as_the_first_one_did(form):
    report = read_report(write_json(library()))
    if form.content == "files":
        pairs = zip(form.files(report), form.files(read_report(write_json(report))), strict=True)
        assert all(list(one[1]) == list(two[1]) for one, two in pairs)
    else:
        assert list(form.parts(report)) == list(form.parts(read_report(write_json(report))))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a report of schema"),
        ('{"schema": "alignkit.report/2"}', "not a report of schema"),
        ('{"schema": "alignkit.report/1"}', "lacks the text of its source"),
        ('{"schema": "alignkit.report/1", "source": {"text": ""}, "target": {}}', "text of its target"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(text, complaint):
    with pytest.raises(ReadError, match=complaint) as error:
        read_report(text)
    assert "\n" not in str(error.value)


def damaged(path, value):
    data = json.loads(write_json(library()))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (["findings", 0, "start"], 3, "a quote is not what stands at its place"),
        (["findings", 0, "start"], "3", "expected an offset"),
        (["findings", 0, "end"], -1, "expected an offset"),
        (["findings", 0, "severity"], "fatal", "fatal"),
        (["findings", 0, "side"], "both", "side 'both'"),
        (["findings", 0, "evidence"], 3, "TypeError"),
        (["findings", 0, "suggestion"], 3, "expected a text"),
        (["findings", 0, "source_end"], None, "expected an offset"),
        (["findings", 0, "extra"], 3, "extra"),
        (["source", "text"], "short", "lies outside its text"),
        (["source", "segments", 0, "end"], 10**9, "a segment lies outside its text"),
        (["beads", 0, "source"], [99], "a bead names a segment that is not there"),
        (["links", 0, 0], [0, 99], "a link names a word that is not there"),
        (["links", 0], [], "damaged"),
        (["links"], [], "damaged"),
        (["beads", 0, "source_tokens", 0], [5, 5], "a word lies outside its text"),
        (["fidelity"], None, "damaged"),
        (["signature"], 7, "expected a text"),
    ],
)
def test_a_damaged_report_is_refused_in_one_line(path, value, complaint):
    with pytest.raises(ReadError, match=complaint) as error:
        read_report(damaged(path, value))
    assert "\n" not in str(error.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text("ab", max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=5,
)


@given(st.data(), JSON)
def test_any_value_in_any_place_gives_a_report_or_an_error_for_people(data, value):
    content = json.loads(write_json(library()))
    place, key = content, data.draw(st.sampled_from(sorted(set(content) - {"schema"})))
    while isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
        place = place[key]
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
    place[key] = value
    with suppress(ReadError):
        assert write_json(read_report(json.dumps(content)))

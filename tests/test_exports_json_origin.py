"""A JSON report of a file with markup knows the file: converting it later gives the same places."""

import json
from pathlib import Path

import jsonschema
import pytest
import written

import alignkit
from alignkit.errors import ReadError
from alignkit.exports import REPORT_FORMATS, read_report, write_json
from alignkit.exports.json_origin import shown_origin

PAIRS = [
    ("La boulangère ouvre & ferme la porte.", "Die Bäckerin öffnet & schließt die Tür."),
    ("Elle vend 145 sortes de pain.", "Sie verkauft 154 Sorten Brot."),
]
SCHEMA = json.loads(
    (Path(alignkit.__file__).parent / "exports" / "report.schema.json").read_text(encoding="utf-8")
)
PLACED = ("tsv", "sarif", "github", "html", "po")


def checked(name, folder):
    """A report of the pairs in some format, and the file that holds the translation."""
    if name in written.BILINGUAL:
        path = folder / name
        path.write_bytes(written.as_bytes(written.BILINGUAL[name](PAIRS)))
        return alignkit.check(path, source_lang="fr", target_lang="de"), path
    paths = []
    for side, language in enumerate(("fr", "de")):
        paths.append(folder / f"{language}.{name}")
        content = written.MONOLINGUAL[name]([pair[side] for pair in PAIRS], language)
        paths[-1].write_bytes(written.as_bytes(content))
    return alignkit.check(*paths, source_lang="fr", target_lang="de"), paths[1]


@pytest.fixture(scope="module", params=[*written.BILINGUAL, *written.MONOLINGUAL])
def made(request, tmp_path_factory):
    return checked(request.param, tmp_path_factory.mktemp("origin"))


def parts(form, report):
    found = REPORT_FORMATS[form](report)
    return found if isinstance(found, str) else "".join(found)


def test_a_report_that_was_read_back_gives_the_same_places(made):
    report, _ = made
    again = read_report(write_json(report))
    for ours, theirs in ((again.source, report.source), (again.target, report.target)):
        assert ours.text == theirs.text
        assert ours.origin == shown_origin(theirs)
    assert write_json(again) == write_json(report)
    for form in PLACED:
        assert parts(form, again) == parts(form, report), form


def test_findings_have_their_place_in_the_file(made):
    report, path = made
    data = json.loads(write_json(report))
    jsonschema.validate(data, SCHEMA)
    [finding] = [finding for finding in data["findings"] if finding["check"] == "number"]
    if shown_origin(report.target) is None:
        assert "file_start" not in finding
        assert "origin" not in data["target"]
    else:
        raw = path.read_bytes().decode("utf-8")  # line ends as they are
        assert raw[finding["file_start"] : finding["file_end"]] == finding["quote"] == "154"


def test_lines_of_tables_are_those_of_the_file(made):
    report, path = made
    rows = [line.split("\t") for line in parts("tsv", report).splitlines()]
    [line] = [int(row[rows[0].index("line")]) for row in rows if row[0] == "number"]
    if path.suffix == ".docx":
        assert line == 2  # an editor shows its text, not its XML
    else:
        assert "154" in path.read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_file_that_holds_both_sides_is_stored_once(tmp_path):
    report, path = checked("memory.tmx", tmp_path)
    data = json.loads(write_json(report))
    assert data["source"]["origin"]["raw"] == path.read_bytes().decode("utf-8")
    assert data["target"]["origin"]["raw"] is None


DAMAGES = {
    "no file": lambda origin: origin.update(raw=None),
    "no format": lambda origin: origin.update(format=1),
    "a place beyond the file": lambda origin: origin["raw_ends"].append(origin["raw_ends"].pop() + 10**6),
    "a negative place": lambda origin: origin.update(raw_starts=[-1, *origin["raw_starts"][1:]]),
    "a huge place": lambda origin: origin.update(raw_ends=[*origin["raw_ends"][:-1], 2**40]),
    "too few places": lambda origin: origin["raw_ends"].pop(),
    "bounds that fall": lambda origin: origin["bounds"].reverse(),
    "bounds of another text": lambda origin: origin["bounds"].append(origin["bounds"].pop() + 1),
    "a unit beyond the text": lambda origin: origin.update(units=[[0, 10**6, None, None]]),
    "no units": lambda origin: origin.update(units=7),
    "missing": lambda origin: origin.pop("bounds"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_origin_is_refused_in_one_line(damage, tmp_path):
    report, _ = checked("html", tmp_path)
    data = json.loads(write_json(report))
    DAMAGES[damage](data["source"]["origin"])
    with pytest.raises(ReadError, match="damaged report") as caught:
        read_report(json.dumps(data))
    assert "\n" not in str(caught.value)

import re
import shutil
import subprocess

import polib
import pytest
from reports import library
from standards import REPORTS, text_of

from alignkit.exports.passages import passages
from alignkit.exports.po import write_po

MSGFMT = shutil.which("msgfmt")
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800]")


@pytest.fixture
def catalogue(tmp_path):
    def read(report):
        path = tmp_path / "a.po"
        path.write_text(text_of(write_po(report)), encoding="utf-8", newline="")
        return polib.pofile(str(path))

    return read


@pytest.mark.parametrize("name", REPORTS)
def test_a_catalogue_reads_back_with_a_context_a_bead(name, catalogue):
    report = REPORTS[name]
    read = [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in catalogue(report)]
    assert read == [
        (bead.name, ODD.sub("\ufffd", bead.source.text), ODD.sub("\ufffd", bead.target.text))
        for bead in passages(report)
        if bead.pair.bead.source and bead.source.text
    ]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.skipif(MSGFMT is None, reason="no msgfmt on the search path")
def test_gettext_itself_takes_a_catalogue(name, tmp_path):
    path = tmp_path / "a.po"
    path.write_text(text_of(write_po(REPORTS[name])), encoding="utf-8", newline="")
    run = subprocess.run([MSGFMT, "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_findings_are_comments_and_make_a_message_fuzzy(catalogue):
    entries = {entry.msgctxt: entry for entry in catalogue(library())}
    assert entries["2:2"].fuzzy
    assert entries["2:2"].tcomment.startswith("critical number: “quinze” is 15")
    assert entries["2:2"].occurrences == [("mediatheque.fr.txt", "3")]
    assert not entries["0:0"].fuzzy
    assert not entries["11:11"].fuzzy  # a neutral finding
    assert entries["11:11"].tcomment.startswith("neutral")
    assert entries["6:"].msgstr == ""


def test_what_stands_in_the_target_alone_is_a_comment():
    written = text_of(write_po(library()))
    assert "# only in the target: Mehr Nachrichten finden Sie hier\n# major addition:" in written


def test_the_header_names_the_language_and_no_date(catalogue):
    metadata = catalogue(library()).metadata
    assert metadata["Language"] == "de"
    assert not any("Date" in name for name in metadata)

"""What other people's libraries make of the files that alignkit writes.

translate-toolkit is GPL: it is used where it is installed and never asked for.
"""

import json

import pytest
from standards import REPORTS, text_of

from alignkit.exports import BEAD_FORMATS, REPORT_FORMATS


def written(table, form, name):
    return text_of(table[form](REPORTS[name]))


def pairs(name):
    """The pairs of a report, in order; a gap is none."""
    return [pair for pair in REPORTS[name].pairs if pair.bead.source and pair.bead.target]


@pytest.mark.parametrize("name", REPORTS)
def test_a_model_of_sarif_takes_the_log(name):
    library = pytest.importorskip("sarif_pydantic")
    log = library.Sarif.model_validate(json.loads(written(REPORT_FORMATS, "sarif", name)))
    assert len(log.runs[0].results) == len(REPORTS[name].findings)


@pytest.mark.parametrize("name", REPORTS)
def test_translate_toolkit_reads_a_memory(name):
    storage = pytest.importorskip("translate.storage.tmx")
    raw = written(BEAD_FORMATS, "tmx", name).encode("utf-8", "replace")
    units = storage.tmxfile.parsestring(raw).units
    assert len(units) == len(pairs(name))
    assert all(unit.source is not None for unit in units)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    ("form", "module", "store"),
    [("xliff-1.2", "xliff", "xlifffile"), ("xliff", "xliff2", "Xliff2File"), ("po", "po", "pofile")],
)
def test_translate_toolkit_reads_a_file_of_a_project(form, module, store, name):
    storage = pytest.importorskip(f"translate.storage.{module}")
    raw = written(REPORT_FORMATS, form, name).encode("utf-8", "replace")
    units = getattr(storage, store).parsestring(raw).units
    held = [unit for unit in units if not unit.isheader() and not unit.isobsolete()]
    assert len(held) >= len(pairs(name))

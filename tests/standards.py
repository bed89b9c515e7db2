"""The formats' constraints (``schemas/``), and the reports on which every format is tried."""

import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
from lxml import etree
from reports import Flaw, Row, build, clean, hostile, library

from alignkit.records import Bead, Link, Pair, Severity

SCHEMAS = Path(__file__).parent / "schemas"
XLIFF2 = {"x": "urn:oasis:names:tc:xliff:document:2.0", "its": "http://www.w3.org/2005/11/its"}
XLIFF1 = {"x": "urn:oasis:names:tc:xliff:document:1.2", "its": "http://www.w3.org/2005/11/its"}
ITS = "{http://www.w3.org/2005/11/its}"


def control():
    """Return a report with the characters that formats forbid or count in different ways."""
    text = "a\x00\x01\x0b\x1f\x7f\ufffe 😀 \ud800 b ]]> <v>x</v> =1+1"
    rows = [
        Row([text], [text], "a=a b=b"),
        Row(["=SUM(A1)"], ['"\\n\\" %0A::, | # msgid']),
        Row(["", "x"], ["\t"]),
    ]
    flaws = [
        Flaw(0, "😀 \ud800 b", "odd\x01\r\nmessage: 100 %, or so", source_quote="😀", suggestion="\x02"),
        Flaw(1, '"\\n', "=cmd()", check="=formula", suggestion=""),
    ]
    return build(rows, flaws, paths=("a b\u00e9.txt", None))


def crossing():
    """Return a report whose findings overlap, nest, touch and stand at one place."""
    rows = [Row(["abcdef ghi"], ["abcdef ghi"])]
    flaws = [
        Flaw(0, "abcd", "first"),
        Flaw(0, "cdef", "crosses the first"),
        Flaw(0, "bc", "inside the first, crosses the second", Severity.MINOR),
        Flaw(0, "abcd", "the same place", Severity.NEUTRAL),
        Flaw(0, "ghi", "a place behind", after=True),
        Flaw(0, "f g", "crosses the end of the second"),
    ]
    return build(rows, flaws)


def moved():
    """Return a report whose beads cross: the target's sentences stand in another order."""
    report = build([Row(["un", "deux"], ["zwei", "eins"]), Row(["trois"], ["drei"])])
    both, last = report.pairs
    (one, two), (zwei, eins) = both.source_tokens, both.target_tokens
    pairs = (
        Pair(Bead((0,), (1,), 0.9), (one,), (eins,), (Link(0, 0, 0.9),)),
        Pair(Bead((1,), (0,), 0.9), (two,), (zwei,), (Link(0, 0, 0.9),)),
        last,
    )
    return replace(report, pairs=pairs, bead_fidelity=(0.9, 0.9, 0.9))


REPORTS = {
    "library": library(),
    "clean": clean(),
    "hostile": hostile(),
    "control": control(),
    "crossing": crossing(),
    "moved": moved(),
    "empty": build([]),
}


def text_of(written):
    """Return what a writer wrote as one text."""
    return written if isinstance(written, str) else "".join(written)


def parsed(written):
    """Parse XML as a careful reader does: no entities, no network."""
    data = text_of(written).encode("utf-8")
    return etree.parse(io.BytesIO(data), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()


def obeys(root, schema):
    """Validate an element against a RELAX NG grammar or a DTD."""
    path = SCHEMAS / schema
    rules = etree.DTD(str(path)) if path.suffix == ".dtd" else etree.RelaxNG(etree.parse(str(path)))
    rules.assertValid(root)


def obeys_json(data, schema):
    """Validate JSON data."""
    rules = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    jsonschema.validate(data, rules)

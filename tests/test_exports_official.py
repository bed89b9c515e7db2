"""Files for other tools against the official schemas, where `make schemas` has fetched them."""

from pathlib import Path

import pytest
from lxml import etree
from standards import REPORTS, SCHEMAS, parsed

from alignkit.exports.tmx import write_tmx
from alignkit.exports.xliff1 import write_xliff1
from alignkit.exports.xliff2 import write_xliff2

OFFICIAL = Path(__file__).parent.parent / "build" / "schemas"
ALL_OF = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="{xliff}" schemaLocation="{file}"/>
  <xs:import namespace="http://www.w3.org/2005/11/its" schemaLocation="{its}"/>
</xs:schema>"""

pytestmark = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="no official schemas: `make schemas`")


class Nearby(etree.Resolver):
    """Take the schema of `xml:lang` from beside the others, wherever a schema points."""

    def resolve(self, url, _, context):
        if url.endswith("/xml.xsd"):
            return self.resolve_filename(str(OFFICIAL / "xml.xsd"), context)
        return None


def schema(version, file):
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Nearby())
    namespace = f"urn:oasis:names:tc:xliff:document:{version}"
    text = ALL_OF.format(xliff=namespace, file=OFFICIAL / file, its=SCHEMAS / "its-attributes.xsd")
    return etree.XMLSchema(etree.fromstring(text, parser))


@pytest.mark.parametrize("name", REPORTS)
def test_a_memory_obeys_the_official_dtd(name):
    etree.DTD(str(OFFICIAL / "tmx14.dtd")).assertValid(parsed(write_tmx(REPORTS[name])))


@pytest.mark.parametrize(
    ("version", "file", "write"),
    [("1.2", "xliff-core-1.2-strict.xsd", write_xliff1), ("2.0", "xliff-core-2.0.xsd", write_xliff2)],
)
def test_xliff_obeys_the_official_schema(version, file, write):
    rules = schema(version, file)
    for report in REPORTS.values():
        rules.assertValid(parsed(write(report)))


def test_the_official_schema_can_say_no():
    root = parsed(write_xliff1(REPORTS["library"]))
    groups = root.findall(".//{*}context-group")
    groups[1].set("name", groups[0].get("name"))
    assert not schema("1.2", "xliff-core-1.2-strict.xsd").validate(root)

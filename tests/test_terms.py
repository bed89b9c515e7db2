"""Term lists: what each form of file says, which pairs it serves, and how it is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.errors import ReadError
from alignkit.terms import Concept, Forbidden, Glossary, Term, Wording, read_glossary
from alignkit.terms.tables import read_table

V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>Made for a test</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="c1">
      <descrip type="subjectField">cycling</descrip>
      <langSet xml:lang="fr">
        <tig><term>vélo</term><termNote type="partOfSpeech">noun</termNote></tig>
      </langSet>
      <langSet xml:lang="de-DE">
        <tig><term>Fahrrad</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
        <tig><term> Draht
          esel </term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
        <ntig><termGrp><term>Rad</term></termGrp></ntig>
      </langSet>
    </termEntry>
    <termEntry id="c2"><langSet xml:lang="en"><tig><term>bell</term></tig></langSet></termEntry>
  </body></text>
</martif>
"""
V3_DCA = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>Made for a test</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <langSec xml:lang="fr"><termSec><term>vélo</term></termSec></langSec>
      <langSec xml:lang="de">
        <termSec><term>Fahr<hi>rad</hi></term></termSec>
        <termSec><term>Drahtesel</term>
          <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""
V3_DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <text><body>
    <conceptEntry id="c1">
      <langSec xml:lang="fr"><termSec><term>vélo</term></termSec></langSec>
      <langSec xml:lang="de">
        <termSec><term>Fahrrad</term>
          <basic:administrativeStatus>preferredTerm-admn-sts</basic:administrativeStatus></termSec>
        <termSec><term>Drahtesel</term>
          <basic:administrativeStatus>deprecatedTerm-admn-sts</basic:administrativeStatus></termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""


def file(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def terms(folder, text, pair=("fr", "de"), name="t.tsv"):
    found = read_glossary([file(folder, name, text)]).terms(*pair)
    return {term.source: term.targets for term in found}


# ---- tables


def test_without_a_header_the_columns_are_source_target_and_note(tmp_path):
    found = read_glossary([file(tmp_path, "t.tsv", "vélo\tFahrrad\tNot a toy.\nroue\tRad\n")])
    assert found.terms("fr", "de") == (
        Term("vélo", ("Fahrrad",), note="Not a toy."),
        Term("roue", ("Rad",)),
    )
    assert found.terms("xx", "yy") == found.terms("fr", "de")


def test_a_header_names_the_columns_in_any_order(tmp_path):
    text = "Note\ttarget\tsource\tcase\nold\tIT\tTI\tyes\n\tRad\troue\tno\n\tHupe\tklaxon\n"
    assert read_table(file(tmp_path, "t.tsv", text)) == [
        Concept((Wording("IT", "target"), Wording("TI", "source")), True, "old"),
        Concept((Wording("Rad", "target"), Wording("roue", "source")), False),
        Concept((Wording("Hupe", "target"), Wording("klaxon", "source"))),
    ]


def test_columns_named_by_languages_serve_every_pair_of_them(tmp_path):
    text = "fr\tde-CH\ten\nvélo\tVelo\tbicycle\nroue\t\twheel\n"
    assert terms(tmp_path, text) == {"vélo": ("Velo",)}
    assert terms(tmp_path, text, ("en", "fr")) == {"bicycle": ("vélo",), "wheel": ("roue",)}
    assert terms(tmp_path, text, ("en", "es")) == {}


def test_several_terms_stand_in_a_cell_or_in_several_lines(tmp_path):
    assert terms(tmp_path, "vélo | bicyclette\tFahrrad|Rad\nvélo\tVelo\n") == {
        "vélo": ("Fahrrad", "Rad", "Velo"),
        "bicyclette": ("Fahrrad", "Rad"),
    }


def test_blank_lines_and_remarks_say_nothing(tmp_path):
    assert terms(tmp_path, "# bikes\n\nvélo\tFahrrad\n   \n#vélo\t#Rad\n") == {
        "vélo": ("Fahrrad",),
        "#vélo": ("#Rad",),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_ends_of_spreadsheets_are_read(tmp_path, encoding, end):
    path = file(tmp_path, "t.tsv", f"source\ttarget{end}vélo\tFahrrad{end}", encoding)
    assert read_glossary([path]).terms("fr", "de") == (Term("vélo", ("Fahrrad",)),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("vélo\tFahrrad\nroue\n", "line 2: a source term, TAB, a target term expected, got 'roue'"),
        ("vélo;Fahrrad\n", "line 1"),
        ("vélo\t\n", "line 1"),
        ("\tFahrrad\n", "line 1"),
        ("a\tb\tc\td\n", "line 1"),
        ("fr\tde\nvélo\n", "line 2"),
        ("source\ttarget\tcase\na\tb\tperhaps\n", "line 2: case is 'perhaps'; write yes, no or nothing"),
        ("", "has no terms"),
        ("source\ttarget\n", "has no terms"),
        (b"v\xe9lo\tRad\n", "byte 1 is not utf-8"),
        (b"a\0\tb\n", "binary"),
    ],
)
def test_a_table_that_is_none_is_refused_with_file_and_line(tmp_path, text, told):
    path = file(tmp_path, "t.tsv", text)
    with pytest.raises(ReadError) as error:
        read_glossary([path])
    assert str(error.value).startswith(f"{path}: ")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_first_line_of_two_words_is_an_entry(tmp_path):
    assert terms(tmp_path, "source\tQuelle\n") == {"source": ("Quelle",)}
    assert terms(tmp_path, "no\tnein\n") == {"no": ("nein",)}


def read_or_refused(path):
    try:
        return read_glossary([path])
    except ReadError as error:
        return str(error)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=80))
def test_whatever_stands_in_a_table_it_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.tsv"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    found = read_or_refused(path)
    if isinstance(found, Glossary):
        assert all(len({wording.language for wording in concept.wordings}) >= 2 for concept in found.concepts)
    else:
        assert found.startswith(f"{path}: ")


def test_forbidden_terms_may_have_a_replacement_and_a_note(tmp_path):
    path = file(tmp_path, "f.txt", "Velo\tFahrrad\tWe are in Germany.\nDrahtesel\nTöff\t\tSwiss.\n")
    assert read_glossary(forbidden=[path]).forbidden == (
        Forbidden("Velo", "Fahrrad", "We are in Germany."),
        Forbidden("Drahtesel"),
        Forbidden("Töff", None, "Swiss."),
    )
    for text in ("a\tb\tc\td", "\tb"):
        with pytest.raises(ReadError, match=r"line 1: a term, TAB, its replacement, TAB, a note expected"):
            read_glossary(forbidden=[file(tmp_path, "f.txt", text)])


def test_names_to_keep_stand_one_a_line(tmp_path):
    path = file(tmp_path, "k.txt", "Nordwind Pro\nNordwind\n\nNordwind\n")
    assert read_glossary(keep=[path, path]).keep == ("Nordwind Pro", "Nordwind")
    with pytest.raises(ReadError, match="line 1: one term, no TAB expected"):
        read_glossary(keep=[file(tmp_path, "k.txt", "a\tb")])


@pytest.mark.parametrize("kind", ["terms", "forbidden", "keep"])
def test_a_missing_list_is_refused(tmp_path, kind):
    with pytest.raises(ReadError, match=r"none\.tsv: cannot be read"):
        read_glossary(**{kind: [tmp_path / "none.tsv"]})
    with pytest.raises(ReadError, match="cannot be read"):
        read_glossary(**{kind: [tmp_path]})


# ---- TBX


@pytest.mark.parametrize("text", [V2, V3_DCA, V3_DCT], ids=["2", "3 DCA", "3 DCT"])
def test_tbx_gives_terms_and_forbids_deprecated_ones(tmp_path, text):
    (term,) = read_glossary([file(tmp_path, "t.tbx", text)]).terms("fr", "de")
    assert (term.source, term.targets[0]) == ("vélo", "Fahrrad")
    assert [text.replace(" ", "") for text in term.banned] == ["Drahtesel"]


def test_all_terms_of_a_language_are_allowed_and_a_rejected_source_term_still_counts(tmp_path):
    path = file(tmp_path, "t.tbx", V2)
    assert read_glossary([path]).terms("fr", "de")[0].targets == ("Fahrrad", "Rad")
    back = {term.source: term.targets for term in read_glossary([path]).terms("de", "fr")}
    assert back == dict.fromkeys(("Fahrrad", "Rad", "Draht esel"), ("vélo",))
    assert read_glossary([path]).terms("en", "de") == ()


def test_tbx_is_read_in_the_encoding_that_it_declares(tmp_path):
    text = V2.replace("UTF-8", "ISO-8859-1")
    assert read_glossary([file(tmp_path, "t.xml", text, "latin-1")]).terms("fr", "de")[0].source == "vélo"
    text = V2.replace("UTF-8", "UTF-16")
    assert read_glossary([file(tmp_path, "t.xml", text, "utf-16")]).terms("fr", "de")[0].source == "vélo"


BOMB = (
    '<!DOCTYPE martif [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><martif><text><body>&i;</body></text></martif>"
)
OUTSIDE = '<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/hostname">]><martif>&x;</martif>'
PARAMETER = '<!DOCTYPE martif [<!ENTITY % p SYSTEM "http://localhost/x"> %p;]><martif/>'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BOMB, "entities are declared"),
        (OUTSIDE, "entities are declared"),
        (PARAMETER, "entities are declared"),
        ("<martif>&nbsp;</martif>", "not well-formed XML"),
        ('<!DOCTYPE martif SYSTEM "x.dtd"><martif>&nbsp;</martif>', "entities are declared or used"),
        ("<martif>" + "<p>" * 200, "more than 100 deep"),
        ("<martif>" + "<p>" * 1_000_000, "more than 100 deep"),
        ("<martif><text>", "not well-formed XML"),
        ("", "not well-formed XML"),
        (b"\xff\xfe\x00", "not well-formed XML"),
        ("<html><body/></html>", "<html> is not the root of a TBX file"),
        ('<tbx><conceptEntry><langSec xml:lang="klingon"/></conceptEntry></tbx>', "'klingon' is no language"),
        ("<tbx><conceptEntry><langSec/></conceptEntry></tbx>", "is no language code"),
        ("<tbx/>", "has no terms"),
    ],
    ids=range(14),
)
def test_what_is_no_tbx_or_not_safe_is_refused_in_one_line(tmp_path, text, told):
    path = file(tmp_path, "t.tbx", text)
    with pytest.raises(ReadError) as error:
        read_glossary([path])
    assert str(error.value).startswith(f"{path}: ")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.sampled_from("<tbx> </tbx> <langSec xml:lang='de'> </langSec> <term> a </term> & <!--".split())
    )
)
def test_whatever_stands_in_tbx_it_is_read_or_refused(tmp_path_factory, parts):
    path = tmp_path_factory.getbasetemp() / "any.tbx"
    path.write_text("<tbx>" + "".join(parts), encoding="utf-8")
    found = read_or_refused(path)
    assert isinstance(found, Glossary) or found.startswith(f"{path}: ")


# ---- the record


def test_the_signature_changes_with_every_entry():
    some = [
        Glossary(),
        Glossary(keep=("a",)),
        Glossary(keep=("b",)),
        Glossary(forbidden=(Forbidden("a"),)),
        Glossary((Concept((Wording("a", "fr"), Wording("b", "de"))),)),
        Glossary((Concept((Wording("a", "fr"), Wording("b", "de"))),), keep=("a",)),
    ]
    assert len({glossary.signature for glossary in some}) == len(some)
    assert some[-1].signature.startswith("terms:1+0+1@")

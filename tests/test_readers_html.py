"""HTML as a page shows it; Python's html.parser judges what is text and what is markup."""

from html.parser import HTMLParser

import extracts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.readers.html import read_html


class Words(HTMLParser):
    """Collects the text between tags: slow, and blind to where it stands."""

    def __init__(self, raw):
        super().__init__()
        self.found = ""
        self.feed(raw)
        self.close()

    def handle_data(self, data):
        self.found += data


PARTS = st.lists(
    st.sampled_from(
        ["mot", " ", "\n", "&amp;", "&eacute;", "&#8217;", "&#xe9;", "&nbsp;", "&unknown;", "<b>", "</b>",
         "<p>", "</p>", "<br/>", "<!-- no -->", "<a href='x>y'>", "</a>", "<td colspan=2>", "<li>", "2 < 3",
         "& ", "é"]
    ), max_size=15,
)  # fmt: skip


def read(raw):
    found = read_html(raw)
    extracts.assert_sound(found)
    return extracts.texts(found)


@extracts.SOME
@given(PARTS)
def test_the_text_is_what_a_parser_finds(parts):
    raw = "".join(parts)
    assert "".join("".join(read(raw)).split()) == "".join(Words(raw).found.split())


@pytest.mark.parametrize(
    ("raw", "units"),
    [
        ("<p>un</p><p>deux</p>", ["un", "deux"]),
        ("<p>un <b>mot</b>, <i>gras</i>.", ["un mot, gras."]),
        ("<p>\n  un\n  deux\t</p>", ["un deux"]),
        ("<p>un<br>deux<hr/>trois", ["un", "deux", "trois"]),
        ("<ul><li>un<li>deux</ul><td>a</td><td>b", ["un", "deux", "a", "b"]),
        ("a<b> b</b> c", ["a b c"]),
        ("a <b> b </b> c", ["a b c"]),
        ("<title>T &amp; U</title><h1>H</h1>", ["T & U", "H"]),
        ("<pre>un\n  deux\r\n\r\ntrois</pre> x  y", ["un", "deux", "trois", "x y"]),
        ("</pre>un\ndeux", ["un deux"]),
        ("<P>GROS</P>", ["GROS"]),
        ("x &amp y &lt;b&gt; &copy", ["x & y <b> ©"]),
        ("1 < 2 <3 a<b", ["1 < 2 <3 a"]),
        ("a&nbsp;&nbsp;b", ["a\u00a0\u00a0b"]),
        ("&#0; &#xD800; &#1234567;", ["\ufffd \ufffd \ufffd"]),
        ("", []),
        ("<p> </p>&#32;", []),
    ],
)
def test_units_are_blocks(raw, units):
    assert read(raw) == units


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>a < b; '</p>'</script>", "<style>p { }</style>", "<SCRIPT type=x>no</Script >",
        "<!-- a -->",
        "<!doctype html>", "<?php echo 1 ?>", "<svg><text>no</text></svg>", "<template><p>no</p></template>",
        "<a title='no'>", "<img alt=\"a > b\">", "<p don't>", "</x y='1'>", "<![CDATA[no]]>",
        "<textarea>no</textarea>",
    ],
)  # fmt: skip
def test_what_a_page_does_not_show_is_not_read(hidden):
    assert "".join(read(f"un {hidden}mot")).replace(" ", "") == "unmot"


@pytest.mark.parametrize("cut", ["<!-- no", "<script>no", "<a href='no", "<p no", "<svg/no"])
def test_what_is_never_closed_is_dropped(cut):
    assert read(f"mot{cut}") == ["mot"]


@pytest.mark.parametrize("tag", ['<html lang="fr-CA">', "<HTML class=a LANG=fr>", "<html xml:lang='fr'>"])
def test_the_language_of_the_page_is_known(tag):
    assert read_html(f"{tag}<p lang=de>un").language == "fr"


@pytest.mark.parametrize(
    "tag", ["<html>", "<html data-lang='fr'>", "<html lang=''>", "<html lang='qqq'>", "<p lang=fr>"]
)
def test_a_page_may_not_say_its_language(tag):
    assert read_html(f"{tag}un").language is None


def test_words_lead_back_through_references_and_tags():
    raw = "<p>L&#8217;<b>été</b>\n dernier"
    found = read_html(raw)
    assert found.text == "L’été dernier\n"
    assert raw[slice(*found.origin.locate(0, 5))] == "L&#8217;<b>été"
    assert raw[slice(*found.origin.locate(5, 6))] == "</b>\n "[4:]

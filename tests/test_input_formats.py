"""The same sentences get the same findings at the same offsets, whatever file holds them."""

import bz2
import gzip
import lzma
import re

import pytest
import written

import alignkit
from alignkit.bitexts import read_bitext
from alignkit.errors import ReadError
from alignkit.readers import Choice
from alignkit.records import Bead

PAIRS = written.FRENCH_GERMAN
# HTML and Markdown show two blanks as one: there is no double blank to find.
SHOWN_ONCE = ("html", "md")


def save(folder, name, content):
    path = folder / name
    path.write_bytes(written.as_bytes(content))
    return path


def two_files(folder, suffix, pairs=PAIRS):
    write = written.MONOLINGUAL[suffix]
    return [
        save(folder, f"{language}.{suffix}", write([pair[side] for pair in pairs], language))
        for side, language in enumerate(written.LANGUAGES)
    ]


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return alignkit.check(*two_files(tmp_path_factory.mktemp("plain"), "txt"))


def essence(report):
    spans = [[(s.start, s.end) for s in side] for side in (report.source_segments, report.target_segments)]
    beads = [(pair.bead.source, pair.bead.target) for pair in report.pairs]
    texts = [(side.text, side.language) for side in (report.source, report.target)]
    return texts, spans, beads, report.findings, report.bead_fidelity


def test_the_plain_text_has_something_to_find(plain):
    assert {"number", "date", "untranslated-word", "double-space"} <= {f.check for f in plain.findings}


@pytest.mark.parametrize("name", written.BILINGUAL)
def test_a_file_of_both_sides_gets_the_findings_of_plain_text(tmp_path, plain, name):
    report = alignkit.check(save(tmp_path, name, written.BILINGUAL[name](PAIRS)), source_lang="fr")
    assert essence(report) == essence(plain)
    assert all(pair.bead.confidence == 1.0 for pair in report.pairs)


@pytest.mark.parametrize("suffix", written.MONOLINGUAL)
def test_two_files_get_the_findings_of_plain_text(tmp_path, plain, suffix):
    report = alignkit.check(*two_files(tmp_path, suffix))
    if suffix not in SHOWN_ONCE:
        assert essence(report) == essence(plain)
        return
    once = [(one, two.replace("  ", " ")) for one, two in PAIRS]
    assert essence(report) == essence(alignkit.check(*two_files(tmp_path, "txt", once)))
    assert len(report.findings) == len(plain.findings) - 1


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"])
def test_a_packed_file_gets_the_findings_of_plain_text(tmp_path, plain, pack):
    suffix = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}[pack]
    path = save(tmp_path, f"memory.tmx.{suffix}", pack(written.tmx(PAIRS).encode()))
    assert essence(alignkit.check(path)) == essence(plain)


@pytest.mark.parametrize("name", written.BILINGUAL)
def test_every_finding_leads_back_to_the_words_in_the_file(tmp_path, name):
    report = alignkit.check(save(tmp_path, name, written.BILINGUAL[name](PAIRS)), source_lang="fr")
    assert report.findings
    for finding in report.findings:
        held = report.source if finding.side == "source" else report.target
        assert held.text[finding.start : finding.end] == finding.quote
        start, end = held.origin.locate(finding.start, finding.end)
        assert held.origin.raw[start:end] == finding.quote


@pytest.mark.parametrize("suffix", sorted(written.MONOLINGUAL.keys() - {"txt"}))
def test_every_word_of_a_text_leads_back_to_the_file(tmp_path, suffix):
    both = read_bitext(*two_files(tmp_path, suffix))
    for side in (both.source, both.target):
        for word in re.finditer(r"\w+", side.text):
            start, end = side.origin.locate(*word.span())
            # Inside a word there may be markup: Word likes to cut words in two.
            assert re.sub("<[^>]*>", "", side.origin.raw[start:end]) == word[0]


def test_both_sides_may_be_read_first(tmp_path, plain):
    both = read_bitext(
        save(tmp_path, "t.csv", written.csv(PAIRS)), None, Choice("fr", "de", ("source", "target"))
    )
    assert essence(alignkit.check(both)) == essence(plain)
    scored = alignkit.score(both, rules=alignkit.Rules(), contextual=True)
    assert scored.bead_fidelity == plain.bead_fidelity
    assert [pair.bead.source for pair in alignkit.align_words(both).pairs] == [
        (k,) for k in range(len(PAIRS))
    ]


def test_beads_may_be_given_as_records_or_as_a_ladder(tmp_path):
    texts = two_files(tmp_path, "txt")
    beads = [Bead((0, 1), (0, 1), 1.0), Bead((2, 3, 4, 5), (2, 3, 4, 5), 1.0)]
    ladder = save(tmp_path, "a.ladder", "[0, 1]:[0, 1]:0.2\n[2, 3, 4, 5]:[2, 3, 4, 5]:0.7\n")
    for given in (beads, ladder):
        assert [pair.bead for pair in alignkit.align(*texts, alignment=given).pairs] == beads


@pytest.mark.parametrize("text", ["Il pleut.", ["Il pleut."]])
def test_a_text_without_translation_is_refused(text):
    with pytest.raises(ReadError, match="there is no translation"):
        alignkit.check(text)

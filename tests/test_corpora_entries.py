"""Manifests of all forms give the same document pairs; a line that means nothing is named."""

import json

import pytest

from alignkit.corpora.entries import FIELDS, Entry, folder_of, read_entries
from alignkit.errors import AlignkitError, CorpusError

ENTRIES = [
    Entry("one", "a.fr", "a.de", "fr", "de"),
    Entry("two", "deux.fr", "zwei.de", None, None),
    Entry("drei", "memory.tmx", "", None, None),
]


def rows():
    return [{name: getattr(entry, name) for name in FIELDS} for entry in ENTRIES]


def as_table(path):
    lines = ["\t".join(FIELDS), *("\t".join(value or "" for value in row.values()) for row in rows())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def as_json(path):
    path.write_text("".join(json.dumps(row) + "\n\n" for row in rows()), encoding="utf-8")


def as_parquet(path):
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.Table.from_pylist(rows()), path)


@pytest.mark.parametrize(
    ("name", "write"),
    [("m.tsv", as_table), ("m.txt", as_table), ("m.jsonl", as_json), ("m.parquet", as_parquet)],
)
def test_all_forms_of_a_manifest_say_the_same(tmp_path, name, write):
    write(tmp_path / name)
    assert list(read_entries(str(tmp_path / name))) == ENTRIES
    assert folder_of(str(tmp_path / name)) == tmp_path


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a.fr\ta.de", Entry("a.fr", "a.fr", "a.de")),
        ("7\ta.fr\ta.de", Entry("7", "a.fr", "a.de")),
        ("7\ta.fr\ta.de\tfr\tde", Entry("7", "a.fr", "a.de", "fr", "de")),
    ],
)
def test_a_table_without_a_header_is_told_by_its_columns(tmp_path, line, expected):
    (tmp_path / "m.tsv").write_text(line + "\n", encoding="utf-8")
    assert list(read_entries(str(tmp_path / "m.tsv"))) == [expected]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("m.tsv", "a\tb\nc\td\te\n", "line 2: 3 columns"),
        ("m.tsv", "lonely\n", "line 1: 1 columns"),
        ("m.tsv", "id\tsource\n1\t\n", "line 2: names no source"),
        ("m.jsonl", '{"source": "a"}\n{"source"\n', "line 2: is no JSON"),
        ("m.jsonl", '["a", "b"]\n', "line 1: expected an object"),
        ("m.jsonl", "[" * 100_000 + "\n", "line 1: is no JSON"),
        ("m.parquet", "PAR1", "cannot be read as Parquet"),
    ],
)
def test_a_line_that_means_nothing_is_named(tmp_path, name, text, told):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(AlignkitError, match=told) as caught:
        list(read_entries(str(tmp_path / name)))
    assert "\n" not in str(caught.value)


def test_a_manifest_that_cannot_be_read_is_told_in_one_line(tmp_path):
    (tmp_path / "m.tsv").write_bytes("größe\tb\n".encode("latin-1"))
    with pytest.raises(CorpusError, match="is not UTF-8"):
        list(read_entries(str(tmp_path / "m.tsv")))
    with pytest.raises(CorpusError, match="cannot be read"):
        list(read_entries(str(tmp_path / "none.jsonl")))


def test_a_pattern_finds_pairs_in_folders_by_their_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("t/b.fr.txt", "t/b.de.txt", "t/sub/a.fr.txt", "t/c.de.txt", "t/d.fr.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = list(read_entries("t/{id}.{fr,de}.txt"))
    assert found == [
        Entry("b", "t/b.fr.txt", "t/b.de.txt", "fr", "de"),
        Entry("sub/a", "t/sub/a.fr.txt", "t/sub/a.de.txt", "fr", "de"),
    ]
    assert [entry.id for entry in read_entries(f"{tmp_path}/t/{{id}}.{{de,fr}}.txt")] == ["b", "c"]


def test_the_languages_of_a_pattern_can_be_folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("fr/x/1.txt", "de/x/1.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    assert list(read_entries("{fr,de}/{id}.txt")) == [Entry("x/1", "fr/x/1.txt", "de/x/1.txt", "fr", "de")]


@pytest.mark.parametrize("pattern", ["{id}.txt", "{id}/{id}.{fr,de}", "none/{id}.{fr,de}.txt"])
def test_a_pattern_that_finds_nothing_says_why(tmp_path, monkeypatch, pattern):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError, match=r"a pattern needs|no file is called"):
        list(read_entries(pattern))

"""Documents of two folders find their translation by their vectors; one without a translation stays alone."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.corpora.entries import Entry, read_entries
from alignkit.corpora.pairing import Match, manifest_of, match_rows, pair_folders
from alignkit.encoders.base import unit_rows
from alignkit.errors import CorpusError

TOPICS = {
    "bread": (
        "La boulangère ouvre sa boutique à six heures. Elle vend du pain et des gâteaux.",
        "Die Bäckerin öffnet ihren Laden um sechs Uhr. Sie verkauft Brot und Kuchen.",
    ),
    "court": (
        "Le juge a rejeté la demande. L'avocat veut faire appel du jugement.",
        "Der Richter hat den Antrag abgelehnt. Der Anwalt will gegen das Urteil Berufung einlegen.",
    ),
    "flood": (
        "La rivière a débordé après la pluie. Le pont est fermé et les routes sont inondées.",
        "Der Fluss ist nach dem Regen über die Ufer getreten. Die Brücke ist gesperrt.",
    ),
    "match": (
        "L'équipe a gagné le match. Le gardien a arrêté deux tirs en seconde mi-temps.",
        "Die Mannschaft hat das Spiel gewonnen. Der Torwart hielt in der zweiten Halbzeit zwei Schüsse.",
    ),
}


def unit(shape, seed):
    rows = np.random.default_rng(seed).normal(size=shape).astype(np.float32)
    return unit_rows(rows)


def slow_pairs(source, target):
    """All margins as one matrix; the best pair of all is taken again and again."""
    cosines = source @ target.T
    rivals = [
        np.array([np.sort(row)[::-1][1:5].mean() if len(row) > 1 else 0.0 for row in matrix])
        for matrix in (cosines, cosines.T)
    ]
    margins = cosines - (rivals[0][:, None] + rivals[1][None, :]) / 2
    found = []
    for _ in range(min(margins.shape)):
        i, j = np.unravel_index(np.argmax(margins), margins.shape)
        found.append((int(i), int(j)))
        margins[i, :] = margins[:, j] = -np.inf
    return sorted(found)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 99))
def test_pairs_are_those_of_the_slow_twin(n, m, seed):
    source, target = unit((n, 8), seed), unit((m, 8), seed + 1)
    assert [(i, j) for i, j, _ in match_rows(source, target)] == slow_pairs(source, target)


def test_no_document_is_paired_twice_though_candidates_are_few():
    source, target = unit((200, 4), 1), unit((150, 4), 2)
    found = match_rows(source, target)
    assert len({i for i, _, _ in found}) == len({j for _, j, _ in found}) == len(found)
    assert match_rows(source[:0], target) == []


@pytest.fixture
def folders(tmp_path):
    for name, texts in TOPICS.items():
        for language, text in zip(("fr", "de"), texts, strict=True):
            (tmp_path / language).mkdir(exist_ok=True)
            # Other names on the other side: names do not count.
            path = tmp_path / language / (f"{name}.txt" if language == "fr" else f"x{name[::-1]}.txt")
            path.write_text(text, encoding="utf-8")
    return tmp_path


def test_documents_find_their_translation_whatever_they_are_called(folders):
    (folders / "de" / "xtruoc.txt").unlink()
    (folders / "fr" / "broken.txt").write_bytes(b"\0\1")
    found = pair_folders(folders / "fr", folders / "de", ("fr", "de"))
    assert {(match.source.stem, match.target.stem[:0:-1]) for match in found} == {
        (name, name) for name in TOPICS if name != "court"
    }


def test_the_manifest_leads_to_the_documents(folders):
    match = Match(folders / "fr" / "bread.txt", folders / "de" / "xdaerb.txt", 0.25)
    lines = list(manifest_of([match], folders, ("fr", "de")))
    assert json.loads(lines[0])["margin"] == 0.25
    (folders / "m.jsonl").write_text("".join(lines), encoding="utf-8")
    assert list(read_entries(str(folders / "m.jsonl"))) == [
        Entry("fr/bread.txt", "fr/bread.txt", "de/xdaerb.txt", "fr", "de")
    ]


def test_a_folder_without_documents_is_told(tmp_path):
    with pytest.raises(CorpusError, match="holds no document"):
        pair_folders(tmp_path, tmp_path, ("fr", "de"))

"""Bytes of files: packed ones, damaged ones, and more than anybody wants."""

import bz2
import gzip
import lzma

import extracts
import pytest
import zstandard

from alignkit.errors import MissingExtra, ReadError
from alignkit.readers.files import read_bytes

LIMIT = 2 << 20
PACKERS = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "Zstandard": zstandard.ZstdCompressor().compress,
}
DATA = "Der Zug fährt.\r\n".encode() * 100


def save(folder, data):
    path = folder / "file"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_a_packed_file_is_unpacked_whatever_its_name(tmp_path, pack):
    for data in (DATA, b""):
        assert read_bytes(save(tmp_path, pack(data)), LIMIT) == data


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_a_file_packed_in_parts_is_unpacked_whole(tmp_path, pack):
    assert read_bytes(save(tmp_path, pack(DATA) + pack(b"Ende")), LIMIT) == DATA + b"Ende"


@pytest.mark.parametrize("form", PACKERS)
def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path, form):
    with pytest.raises(ReadError, match="more than 2 MiB"):
        read_bytes(save(tmp_path, PACKERS[form](bytes(3 << 20))), LIMIT)


@pytest.mark.parametrize("form", ["gzip", "bzip2", "xz"])
def test_a_packed_file_that_was_cut_off_is_refused(tmp_path, form):
    with pytest.raises(ReadError, match=f"the {form} data are damaged"):
        read_bytes(save(tmp_path, PACKERS[form](DATA)[:-12]), LIMIT)


@pytest.mark.parametrize("form", PACKERS)
def test_any_damage_gives_data_or_one_line(tmp_path, form):
    packed = PACKERS[form](DATA)
    for place in range(len(packed)):
        data = packed[:place] + bytes([packed[place] ^ 0x55]) + packed[place + 1 :]
        assert "\n" not in extracts.refusal(read_bytes, save(tmp_path, data), LIMIT)


def test_a_file_of_just_the_limit_is_read_and_a_byte_more_is_refused(tmp_path):
    assert len(read_bytes(save(tmp_path, bytes(LIMIT)), LIMIT)) == LIMIT
    with pytest.raises(ReadError, match="holds more than 2 MiB of data; split the file"):
        read_bytes(save(tmp_path, bytes(LIMIT + 1)), LIMIT)


def test_a_text_that_starts_like_a_packed_file_is_none(tmp_path):
    assert read_bytes(save(tmp_path, b"BZh9 is a mark."), LIMIT) == b"BZh9 is a mark."


def test_without_the_package_for_zstandard_the_message_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    with pytest.raises(
        MissingExtra, match=r"file: reading Zstandard needs .* pip install 'alignkit\[zstd\]'"
    ):
        read_bytes(save(tmp_path, PACKERS["Zstandard"](DATA)), LIMIT)

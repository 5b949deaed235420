"""ZIP archives of files of records."""

import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from harvesters.errors import UnreadableInput
from harvesters.files import archives, blocks, read_file
from normalize.raw import Damaged, RawRecord
from tests.support.cut_files import in_order
from tests.support.marc_bytes import COLLECTION, END, iso_record, xml_record

Writer = Callable[..., Path]


@pytest.fixture
def zipped(tmp_path: Path) -> Writer:
    def write(**members: bytes) -> Path:
        path = tmp_path / "dump.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name.replace("__", "."), data)
        return path

    return write


def test_the_files_of_an_archive_are_read_in_turn(zipped: Writer) -> None:
    path = zipped(
        a__mrc=iso_record(1) + iso_record(2),
        b__xml__gz=gzip.compress(COLLECTION + xml_record(3) + END),
        c__ris=b"TY  - BOOK\nTI  - Sea\nER  - \n",
        d__csv=b"title,year\nSea,1999\n",
    )
    items = list(read_file(path))
    assert [item.format for item in items if isinstance(item, RawRecord)] == [
        "marc",
        "marc",
        "marcxml",
        "ris",
        "row",
    ]
    assert in_order(items)


def test_a_file_that_is_none_of_records_does_not_end_the_rest(zipped: Writer) -> None:
    items = list(
        read_file(zipped(a__pdf=b"%PDF-1", b__mrc=iso_record(1), c__txt=b"Read me", d__mrc=iso_record(2)))
    )
    assert [type(item).__name__ for item in items] == ["Damaged", "RawRecord", "Damaged", "RawRecord"]
    assert isinstance(items[0], Damaged)
    assert "a.pdf is a PDF document" in items[0].reason


def test_a_damaged_file_does_not_end_the_rest(zipped: Writer) -> None:
    first = b"".join(iso_record(n, str(n * n)) for n in range(5000))
    path = zipped(a__mrc=first, b__mrc=iso_record("last"))
    data = bytearray(path.read_bytes())
    data[20_000:20_100] = b"\xff" * 100
    path.write_bytes(data)
    items = list(read_file(path))
    assert isinstance(items[-1], RawRecord)
    assert items[-1].data == iso_record("last")
    assert any(isinstance(item, Damaged) for item in items)
    assert len(items) > 100


def test_an_archive_without_records_is_refused(zipped: Writer) -> None:
    with pytest.raises(UnreadableInput, match="PDF"):
        list(read_file(zipped(a__pdf=b"%PDF-1")))
    with pytest.raises(UnreadableInput, match="without files"):
        list(read_file(zipped()))


def test_an_archive_inside_another_is_told(zipped: Writer) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.mrc", iso_record(1))
    items = list(read_file(zipped(a__zip=inner.getvalue(), b__mrc=iso_record(2))))
    assert isinstance(items[0], Damaged)
    assert "inside another" in items[0].reason
    assert len(items) == 2


def test_what_unpacks_to_far_more_than_records_do_is_refused(
    zipped: Writer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for module in (archives, blocks):
        monkeypatch.setattr(module, "FREE", 1 << 16)
    with pytest.raises(UnreadableInput, match="far more"):
        list(read_file(zipped(a__mrc=b"0" * (1 << 24))))
    path = tmp_path / "bomb.mrc.gz"
    path.write_bytes(gzip.compress(iso_record(1) + b"0" * (1 << 26)))
    items = list(read_file(path))
    assert isinstance(items[-1], Damaged)
    assert "400 times" in items[-1].reason


def test_a_damaged_archive_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    path.write_bytes(b"PK\x03\x04" + b"x" * 100)
    with pytest.raises(UnreadableInput, match="damaged ZIP archive"):
        list(read_file(path))


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wrong_checksum_takes_no_record_away(tmp_path: Path, packing: int) -> None:
    path = tmp_path / "dump.zip"
    records = [iso_record(n, str(n * n)) for n in range(300)]
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("a.mrc", b"".join(records))
        crc = archive.getinfo("a.mrc").CRC.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(crc, b"\0\0\0\0"))
    items = list(read_file(path))
    assert [item.data for item in items if isinstance(item, RawRecord)] == records
    assert isinstance(items[-1], Damaged)
    assert "CRC" in items[-1].reason


def test_of_a_damaged_member_every_byte_before_the_damage_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    records = [iso_record(n, random.Random(n).randbytes(40).hex()) for n in range(400)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.mrc", b"".join(records))
    whole = path.read_bytes()
    at = len(whole) // 2
    path.write_bytes(whole[:at] + b"\xff" * 60 + whole[at + 60 :])
    readable = zlib.decompressobj(wbits=-15).decompress(whole[35:at])  # 30 bytes of header and the name
    items = list(read_file(path))
    good = [item.data for item in items if isinstance(item, RawRecord) and not item.problems]
    assert len(good) >= readable.count(b"\x1d") > 100
    assert good[: readable.count(b"\x1d")] == records[: readable.count(b"\x1d")]
    assert isinstance(items[-1], Damaged)

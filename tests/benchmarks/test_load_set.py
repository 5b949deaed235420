"""The records that the benchmarks load."""

import gzip
import io
from pathlib import Path

import pymarc
import pytest

from benchmarks.load_set import LoadSetError, records, unpack


def record(number: str) -> bytes:
    made = pymarc.Record()
    made.add_field(pymarc.Field(tag="001", data=number))
    made.add_field(
        pymarc.Field("245", pymarc.Indicators("0", "0"), [pymarc.Subfield("a", f"Tides {number}")])
    )
    return bytes(made.as_marc())


@pytest.fixture
def three(tmp_path: Path) -> Path:
    path = tmp_path / "three.mrc.gz"
    path.write_bytes(gzip.compress(b"".join(record(f"  00{number} ") for number in range(3))))
    return path


def numbers(path: Path) -> list[str]:
    return [one["001"].data for one in pymarc.MARCReader(io.BytesIO(path.read_bytes())) if one]


def test_a_file_is_unpacked_whole(three: Path, tmp_path: Path) -> None:
    assert unpack(three, tmp_path / "out.mrc") == 3
    assert numbers(tmp_path / "out.mrc") == ["  000 ", "  001 ", "  002 "]


def test_a_file_is_cut_to_the_wanted_size(three: Path, tmp_path: Path) -> None:
    assert unpack(three, tmp_path / "out.mrc", 2) == 2
    assert len(list(records(tmp_path / "out.mrc"))) == 2


def test_repeated_records_are_sound_and_have_numbers_of_their_own(three: Path, tmp_path: Path) -> None:
    assert unpack(three, tmp_path / "out.mrc", 8) == 8
    found = numbers(tmp_path / "out.mrc")
    assert len(found) == len(set(found)) == 8


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadSetError, match="nowhere"):
        unpack(tmp_path / "nowhere.mrc", tmp_path / "out.mrc")


def test_a_file_without_records_does_not_go_on_for_ever(tmp_path: Path) -> None:
    (tmp_path / "empty.mrc").touch()
    with pytest.raises(LoadSetError, match="no record"):
        unpack(tmp_path / "empty.mrc", tmp_path / "out.mrc", 5)

"""Where a finding stands: field, subfield, byte of the record, byte of the file."""

import gzip
import zipfile
from pathlib import Path

import pytest
from checked_records import changed

from haimu.validation.locating import SLACK, Locator
from haimu.validation.places import Place, Places
from normalize.checks import Finding
from normalize.iso2709 import serialize
from normalize.marc import MarcRecord

RECORD = changed(
    "marc21",
    "245 00 $aSea charts",
    "650 #0 $aOceans$xMaps.",
    "+650 #0 $a海洋$xMaps$xBad",
    "+773 0# $tSeas$w",
    "+900 ## $aOne$aTwo",
)
DATA = serialize(RECORD)
START = 1000


def place(finding: Finding, record: MarcRecord = RECORD) -> Place:
    return Places(record, serialize(record), START).of(finding)


@pytest.mark.parametrize(
    ("finding", "field", "occurrence", "subfield", "stands"),
    [
        (Finding("indicator_value", "650", 2, "ind1"), 8, 2, 0, b" 0\x1fa\xe6\xb5\xb7"),
        (Finding("indicator_value", "650", 2, "ind2"), 8, 2, 0, b"0\x1fa\xe6\xb5\xb7"),
        (Finding("subfield_unknown", "650", 2, "$a", "a"), 8, 2, 1, "\x1fa海洋".encode()),
        (Finding("language_unknown", "650", 2, "$x", "Bad"), 8, 2, 2, b"\x1fxBad"),
        (Finding("subfield_repeated", "900", 1, "$a", "a"), 10, 1, 2, b"\x1faTwo"),
        (Finding("subfield_empty", "773", 1, "$w", "w"), 9, 1, 1, b"\x1fw\x1e"),
        (Finding("source_missing", "650", 1, "$2", "", "$2"), 7, 1, 0, b" 0\x1faOceans"),
        (Finding("code_unknown", "008", 1, "/07-10", "1999"), 3, 1, 0, b"1999"),
        (Finding("read_isbn", "650", 0, "$x", "Maps."), 7, 1, 1, b"\x1fxMaps."),
        (Finding("read_other", "245", 0, "", "nothing of it"), 6, 1, 0, b"00\x1fa"),
        (Finding("leader_value", "LDR", 1, "/05", "x"), 0, 1, 0, DATA[5:24]),
    ],
)
def test_a_place_has_field_subfield_and_byte(
    finding: Finding, field: int, occurrence: int, subfield: int, stands: bytes
) -> None:
    found = place(finding)
    assert (found.field, found.occurrence, found.subfield) == (field, occurrence, subfield)
    assert found.offset is not None
    assert DATA[found.offset :].startswith(stands)
    assert found.in_file == START + found.offset


def test_positions_of_a_subfield_are_counted_from_its_text() -> None:
    record = changed("cnmarc")
    found = place(Finding("year_form", "100", 1, "$a/09-12", "2019"), record)
    assert found.offset is not None
    assert serialize(record)[found.offset :].startswith(b"2019    em")


def test_a_subfield_of_an_embedded_field_is_found_behind_its_field() -> None:
    record = changed("cnmarc", "461 #0 $12001 $aOne$b3$12001 $aTwo$b4")
    found = place(Finding("embedded_subfield", "461", 1, "$1200$b", "b", "200"), record)
    assert found.offset is not None
    assert serialize(record)[found.offset :].startswith(b"\x1fb3")


@pytest.mark.parametrize(
    ("finding", "number"),
    [(Finding("field_missing", "041"), 0), (Finding("tag_unknown", "650", 9), 0), (Finding("x", ""), 0)],
)
def test_a_field_that_is_not_there_has_no_byte_but_that_of_the_record(finding: Finding, number: int) -> None:
    found = place(finding)
    assert (found.field, found.offset, found.in_file) == (number, None, START)


def test_the_leader_stands_at_the_start_also_where_the_directory_cannot_be_trusted() -> None:
    finding = Finding("read_base_address", "LDR", 0, "/12-16", "00001")
    assert Places(RECORD, b"", START, leader=True).of(finding).in_file == START + 12
    assert Places(RECORD, b"", START).of(finding).offset is None


def test_of_several_fields_the_first_that_holds_the_value_is_meant() -> None:
    numbers = ("020 ## $a7502700010", "+020 ## $a7502700029 (v. 1)", "+020 ## $a7502700029 (v. 2)")
    record = changed("marc21", *numbers)
    assert Places(record).of(Finding("read_isbn", "020", 0, "$a", "7502700029")).occurrence == 2
    assert Places(record).of(Finding("read_isbn", "020", 0, "$a", "9999999999")).occurrence == 0
    whole = "  $a7502700029 (v. 2)"
    assert Places(record).of(Finding("read_encoding", "020", 0, "", whole)).occurrence == 3


def test_places_of_a_record_of_very_many_fields_are_found_in_time() -> None:
    fields = 20_000
    record = MarcRecord("", ["650"] * fields, [f" 0\x1faSea {number}" for number in range(fields)])
    places = Places(record)
    found = [
        places.of(Finding("read_encoding", "650", 0, "", content.replace("\x1f", "$")))
        for content in record.contents
    ]
    assert [one.occurrence for one in found] == list(range(1, fields + 1))


def test_without_bytes_the_field_is_known_all_the_same() -> None:
    assert Places(RECORD).of(Finding("tag_unknown", "650", 2)) == Place(8, 2)
    assert Places().of(Finding("damaged")) == Place()


@pytest.fixture
def records() -> list[bytes]:
    return [
        serialize(changed("marc21", f"001 {number}", f"500 ## $a{'海' * number}")) for number in range(900)
    ]


def locate(path: Path, records: list[bytes]) -> list[int | None]:
    locator = Locator(path)
    found = [locator.start_of(b"99999" + data[5:], marc=True) for data in records]
    locator.close()
    return found


@pytest.mark.parametrize("between", [b"", b"\r\n", b"\0" * 3000])
@pytest.mark.parametrize("packed", [False, True])
def test_the_start_of_every_record_is_found(
    tmp_path: Path, records: list[bytes], between: bytes, packed: bool
) -> None:
    whole = between.join(records)
    path = tmp_path / "records"
    path.write_bytes(gzip.compress(whole, 1) if packed else whole)
    for start, data in zip(locate(path, records), records, strict=True):
        assert start is not None
        assert whole[start : start + len(data)] == data


def test_a_record_that_stands_otherwise_in_the_file_has_no_start(
    tmp_path: Path, records: list[bytes]
) -> None:
    path = tmp_path / "records"
    path.write_bytes(records[0] + records[2])
    assert locate(path, records[:3]) == [0, None, len(records[0])]


def test_what_stands_far_behind_is_not_looked_for(tmp_path: Path, records: list[bytes]) -> None:
    path = tmp_path / "records"
    path.write_bytes(b"\0" * (2 * SLACK) + records[0])
    assert locate(path, records[:1]) == [None]


@pytest.mark.parametrize("cut", [True, False])
def test_an_archive_and_a_packed_file_that_breaks_off_do_no_harm(
    tmp_path: Path, records: list[bytes], cut: bool
) -> None:
    path = tmp_path / "records"
    if cut:
        path.write_bytes(gzip.compress(records[0] * 2, 1)[:60])
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.mrc", records[0])
    assert locate(path, records[:2]) == [None, None]
    assert locate(tmp_path / "none", records[:1]) == [None]

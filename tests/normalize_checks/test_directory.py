"""The bytes of ISO 2709: what the directory says of each field, and where fields begin."""

from checked_records import changed

from normalize.checks import check_record
from normalize.checks.carrier import offsets
from normalize.iso2709 import parse, serialize


def with_length(data: bytes, tag: str, occurrence: int, length: bytes) -> bytes:
    """The record with another length in the directory's entry of this field."""
    entries = [at for at in range(24, data.index(b"\x1e"), 12) if data[at : at + 3] == tag.encode()]
    at = entries[occurrence - 1] + 3
    return data[:at] + length + data[at + 4 :]


def test_a_good_directory_has_no_fault() -> None:
    data = serialize(changed("marc21"))
    record, _ = parse(data)
    assert record is not None
    assert check_record(record, "", data) == []


def test_a_wrong_length_in_the_directory_is_told_with_the_right_one() -> None:
    broken = with_length(serialize(changed("marc21")), "245", 1, b"0099")
    record, _ = parse(broken)
    assert record is not None
    found = check_record(record, "", broken)
    assert [(one.rule, one.tag, one.occurrence, one.value[:4], one.expected[:4]) for one in found] == [
        ("directory_entry", "245", 1, "0099", "0015")
    ]


def test_the_second_of_two_entries_is_told_as_such() -> None:
    data = serialize(changed("marc21", "500 ## $aOne", "+500 ## $aTwo"))
    broken = with_length(data, "500", 2, b"0001")
    record, _ = parse(broken)
    assert record is not None
    assert [(one.tag, one.occurrence) for one in check_record(record, "", broken)] == [("500", 2)]


def test_fields_in_another_order_than_the_directory_are_no_fault() -> None:
    one, two = b"  \x1faOne\x1e", b"10\x1faTwo\x1e"
    entries = b"245%04d%05d" % (len(two), len(one)) + b"500%04d%05d" % (len(one), 0)
    data = b"00000nam a2200049 a 4500" + entries + b"\x1e" + one + two + b"\x1d"
    record, _ = parse(data)
    assert record is not None
    assert "directory_entry" not in {each.rule for each in check_record(record, "", data)}


def test_offsets_are_those_of_the_bytes() -> None:
    data = serialize(changed("marc21", "500 ## $a海图"))
    record, _ = parse(data)
    assert record is not None
    starts = offsets(data, len(record.tags))
    for start, content in zip(starts, record.contents, strict=True):
        assert data[start:].startswith(content.encode() + b"\x1e")
    assert offsets(data, len(record.tags) + 1) == []

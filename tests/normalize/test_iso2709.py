import io
from collections.abc import Callable

import pymarc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from marc_lines import marc

from normalize.iso2709 import RecordTooLong, parse, serialize
from normalize.marc import MarcRecord, flavour_of, indicators, is_control, subfields
from normalize.raw import RawRecord

SIMPLE = marc(
    "001 a1", "245 10 $aThe sea /$cA. Author.", "260 ## $aLondon :$bLloyd,$c1901.", "650 #0 $aOcean."
)
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd"), max_size=40)
DATA_FIELD = st.tuples(
    st.from_regex(r"[1-8][0-9]{2}", fullmatch=True).filter(lambda tag: tag != "200"),
    st.lists(st.tuples(st.sampled_from("abcdefghx"), TEXT), min_size=1, max_size=4).map(
        lambda subs: "10" + "".join(f"\x1f{code}{value}" for code, value in subs)
    ),
)
CONTROL_FIELD = st.tuples(st.from_regex(r"00[1-9]", fullmatch=True), TEXT)
RECORDS = st.lists(CONTROL_FIELD | DATA_FIELD, min_size=1, max_size=8).map(
    lambda fields: MarcRecord(
        "00000nam a2200000 a 4500", [tag for tag, _ in fields], [text for _, text in fields]
    )
)


def _parsed(data: bytes) -> tuple[MarcRecord, tuple[str, ...]]:
    record, problems = parse(data)
    assert record is not None
    return record, tuple(problem.kind for problem in problems)


@given(RECORDS)
def test_what_was_written_is_read_again(record: MarcRecord) -> None:
    read, problems = parse(serialize(record))
    assert problems == ()
    assert read is not None
    assert list(read) == list(record)
    assert read.leader[5:12] == record.leader[5:12]


def test_lengths_are_exact() -> None:
    data = serialize(SIMPLE)
    assert int(data[:5]) == len(data)
    assert data[int(data[12:17]) - 1 :].startswith(b"\x1ea1\x1e")
    (again,) = pymarc.MARCReader(io.BytesIO(data))
    assert again is not None
    assert again["245"]["c"] == "A. Author."


def test_a_field_or_record_too_long_for_iso_2709_is_an_error() -> None:
    with pytest.raises(RecordTooLong, match="field 505 has 10004 bytes"):
        serialize(marc("505 0# $a" + "x" * 9_999))
    with pytest.raises(RecordTooLong, match="the record has"):
        serialize(marc(*["505 0# $a" + "x" * 9_000] * 12))


def test_a_directory_in_another_order_than_the_fields_is_followed() -> None:
    data = serialize(SIMPLE)
    entries = [data[at : at + 12] for at in range(24, 72, 12)]
    read, kinds = _parsed(data[:24] + b"".join([entries[1], entries[0], entries[2], entries[3]]) + data[72:])
    assert kinds == ()
    assert read.tags[0] == "245"
    assert read.first("001") == "a1"
    assert subfields(read.first("245"))[0] == ("a", "The sea /")


def test_wrong_starts_and_lengths_fall_back_to_the_order_of_the_fields() -> None:
    data = serialize(SIMPLE)
    broken = data[:24] + b"".join(data[at : at + 3] + b"000900001" for at in range(24, 72, 12)) + data[72:]
    assert list(_parsed(broken)[0]) == list(SIMPLE)
    shuffled = b"001000900900" + b"245000900100" + b"2600009x0003" + b"650000900000"
    read, kinds = _parsed(data[:24] + shuffled + data[72:])
    assert list(read) == list(SIMPLE)
    assert kinds == ("directory",)


def test_a_wrong_base_address_is_a_problem_only() -> None:
    data = serialize(SIMPLE)
    read, kinds = _parsed(data[:12] + b"00099" + data[17:])
    assert list(read) == list(SIMPLE)
    assert kinds == ("base_address",)


def test_a_wrong_or_senseless_record_length_costs_nothing() -> None:
    data = serialize(SIMPLE)
    for length in (b"00001", b"99999", b"abcde", b"     "):
        assert list(_parsed(length + data[5:])[0]) == list(SIMPLE)


def test_missing_terminators_lose_no_field() -> None:
    data = serialize(SIMPLE)
    assert list(_parsed(data[:-1])[0]) == list(SIMPLE)
    read, kinds = _parsed(data[:-2])
    assert list(read) == list(SIMPLE)
    assert kinds == ("field_terminator",)
    base = int(data[12:17])
    read, kinds = _parsed(data[: base - 1] + data[base:])
    assert list(read) == list(SIMPLE)
    assert "directory" in kinds


def test_a_record_cut_off_keeps_what_is_there_and_names_what_is_not() -> None:
    data = serialize(SIMPLE)
    record, problems = parse(data[: data.index(b"\x1fbLloyd") + 4])
    assert record is not None
    assert record.tags == ["001", "245", "260"]
    assert record.first("260") == "  \x1faLondon :\x1fbLl"
    assert ("field_lost", "650") in [(problem.kind, problem.where) for problem in problems]


def test_a_terminator_inside_a_field_does_not_shift_the_others() -> None:
    data = serialize(SIMPLE)
    read, kinds = _parsed(data.replace(b"A. Author", b"A.\x1eAuthor"))
    assert "directory" in kinds
    assert read.first("245") == "10\x1faThe sea /\x1fcA. Author."
    assert read.first("650") == " 0\x1faOcean."


def test_line_ends_before_the_leader_are_passed_over() -> None:
    assert list(_parsed(b"\r\n" + serialize(SIMPLE))[0]) == list(SIMPLE)


@pytest.mark.parametrize(
    "data", [b"", b"\x1d", b"not a record", b"\x00" * 400, b"00026     2200025   4500\x1e\x1d"]
)
def test_bytes_without_a_field_are_no_record(data: bytes) -> None:
    assert parse(data)[0] is None


def test_a_record_without_245_but_with_200_is_unimarc() -> None:
    assert flavour_of(marc("001 1", "200 1# $aA")) == "cnmarc"
    assert flavour_of(marc("001 1", "245 10 $aA", "200 1# $aA")) == "marc21"
    assert flavour_of(marc("001 1")) == "marc21"


def test_indicators_and_odd_fields() -> None:
    assert indicators("1\x1faX") == "1 "
    assert subfields("10\x1f\x1faX\x1f") == [("a", "X")]
    record = marc("001 a")
    assert record.fields("245") == []
    assert record.first("245") == ""


@pytest.mark.parametrize(
    "name", ["lc-books-2016/lc_marine_shared.mrc", "openlibrary/880_Nihon_no_chasho.mrc"]
)
def test_pymarc_reads_the_same_fields(name: str, raw_records: Callable[[str], list[RawRecord]]) -> None:
    for raw in raw_records(name):
        (expected,) = pymarc.MARCReader(io.BytesIO(raw.data), force_utf8=True)
        record, _ = parse(raw.data)
        assert record is not None
        assert [field.tag for field in expected.fields] == list(record.tags)
        for field, (tag, content) in zip(expected.fields, record, strict=True):
            if is_control(tag):
                assert field.data == content
            else:
                assert [(sub.code, sub.value) for sub in field.subfields] == subfields(content)
                assert "".join(field.indicators) == indicators(content)

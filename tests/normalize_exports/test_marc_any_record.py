"""Records of any text: no exception out, and what is written is read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from strange_records import ANY_RECORDS, CARRIERS, ID, PLAIN_RECORDS, TYPES, entry

from normalize.exports.cnmarc import cnmarc
from normalize.exports.formats import CannotWrite
from normalize.exports.marc21 import Written, marc21
from normalize.exports.marc_carriers import cnmarc as cnmarc_bytes
from normalize.exports.marc_carriers import cnmarcxml, marcxml
from normalize.exports.marc_carriers import marc as marc_bytes
from normalize.iso2709 import RecordTooLong, parse, serialize
from normalize.marc import MarcRecord
from normalize.marcxml import parse_xml
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Imprint, Note, Place, Record, Title

PROFILE = SourceProfile("s", "all")


def normalized(data: bytes, format_name: str = "marc", encoding: str = "") -> Record:
    outcome = normalize_raw(RawRecord(data, 1, format_name, encoding=encoding), PROFILE)
    assert isinstance(outcome, Accepted), outcome
    return outcome.record


def same(record: Record | None) -> Record:
    """The record without what tells where it came from."""
    assert record is not None
    return replace(record, source="", identifier="", datestamp="", format="")


def fields(record: MarcRecord | None) -> list[tuple[str, str]]:
    assert record is not None
    return list(record)


@given(ANY_RECORDS)
def test_any_record_is_written_and_its_fields_are_read_again(record: Record) -> None:
    for written in (marc21(entry(record), with_holdings=True), cnmarc(entry(record), with_holdings=True)):
        for encoding in ("utf-8", "gb18030"):
            found, _ = parse(serialize(written.marc, encoding), encoding)
            assert fields(found) == fields(written.marc)


@given(ANY_RECORDS)
def test_any_record_is_written_as_xml_that_reads_the_same(record: Record) -> None:
    for text in (marcxml(entry(record)), cnmarcxml(entry(record))):
        etree.fromstring(text)
        found, problems = parse_xml(text.encode())
        assert found is not None
        assert [problem for problem in problems if problem.kind == "xml"] == []


@given(ANY_RECORDS, st.sampled_from([marc21, cnmarc]))
def test_a_record_that_was_read_is_written_and_read_as_itself(record: Record, write: object) -> None:
    assert callable(write)
    first: Written = write(entry(record))
    outcome = normalize_raw(RawRecord(serialize(first.marc), 1), PROFILE)
    assert isinstance(outcome, Accepted)


@given(PLAIN_RECORDS)
def test_plain_words_come_back_equal_from_marc_21(plain: Record) -> None:
    record = with_places(plain)
    assert same(normalized(marc_bytes(entry(record)))) == same(record)
    assert same(normalized(marcxml(entry(record)).encode(), "marcxml")) == same(record)


@given(PLAIN_RECORDS)
def test_plain_words_come_back_equal_from_cnmarc(plain: Record) -> None:
    record = with_places(plain)
    # A few characters alone are good UTF-8 in GB 18030, too, so that the encoding has to be told.
    read = normalized(cnmarc_bytes(entry(record), "gb18030"), encoding="gb18030")
    assert same(read) == same(record)
    assert same(normalized(cnmarcxml(entry(record)).encode(), "marcxml")) == same(record)


def with_places(record: Record) -> Record:
    """Places follow from the headings, the printed date from the imprint."""
    names = [part for subject in record.subjects for part in subject.parts[1:]]
    printed = next((imprint.date for imprint in record.imprints), "")
    return replace(
        record,
        places=tuple(Place(name) for name in dict.fromkeys(names)),
        date=replace(record.date, printed=printed),
    )


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("kind", TYPES)
def test_coded_fields_have_every_position_for_each_type_and_carrier(kind: str, carrier: str) -> None:
    record = Record("s", "1", type=kind, carrier=carrier, titles=(Title("Sea"),))
    written = marc21(entry(record)).marc
    assert len(written.leader) == 24
    assert len(written.first("008")) == 40
    assert (written.leader[9], written.leader[18]) == ("a", "i")
    chinese = cnmarc(entry(record)).marc
    assert len(chinese.leader) == 24
    assert len(chinese.values("100", "a")[0]) == 36


KEPT = [(kind, carrier) for kind in TYPES[:-1] for carrier in ("print", "electronic", "microform")]
UNKEPT = {("dataset", "print"), ("dataset", "microform"), ("manuscript", "print")}


@pytest.mark.parametrize(("kind", "carrier"), [pair for pair in KEPT if pair not in UNKEPT])
def test_type_and_carrier_come_back_from_marc_21(kind: str, carrier: str) -> None:
    record = Record("s", "1", type=kind, carrier=carrier, titles=(Title("Sea"),))
    read = normalized(marc_bytes(entry(record)))
    assert (read.type, read.carrier) == (kind, carrier)


def test_control_characters_and_halves_of_characters_become_blanks_and_are_told() -> None:
    record = Record("s", "1", titles=(Title("Sea\x1dof\ud800ice"),), notes=(Note("plain"),))
    written = marc21(entry(record))
    assert written.marc.values("245", "a") == ["Sea of ice."]
    assert [(problem.kind, problem.where) for problem in written.problems] == [("encoding", ID)]


def test_a_record_too_long_for_iso_2709_is_told_and_never_cut() -> None:
    long_field = Record("s", "1", titles=(Title("Sea"),), contents=("tide " * 2_500,))
    with pytest.raises(CannotWrite, match=r"too long for ISO 2709: field 505 has 12,?\d+ bytes"):
        marc_bytes(entry(long_field))
    assert same(normalized(marcxml(entry(long_field)).encode(), "marcxml")).contents == (
        "tide " * 2_499 + "tide",
    )
    many = replace(long_field, contents=(), notes=tuple(Note("tide " * 1_000) for _ in range(30)))
    with pytest.raises(CannotWrite, match="too long for ISO 2709: the record has"):
        marc_bytes(entry(many))
    with pytest.raises(RecordTooLong):
        serialize(cnmarc(entry(many)).marc)


def test_what_no_field_names_is_not_invented() -> None:
    written = marc21(
        entry(Record("s", "1", type="book", titles=(Title("Sea"),), imprints=(Imprint(publisher="Lloyd"),)))
    )
    described = ["245", "264", "336", "337", "338"]
    assert sorted(set(written.marc.tags)) == ["001", "003", "005", "007", "008", "035", "040", *described]

"""Cutting a stream of XML into MARC records."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from harvesters.files import blocks
from harvesters.files.marcxml import split_records
from normalize.raw import Damaged, Deleted, RawRecord
from tests.support.marc_bytes import COLLECTION, END, xml_record

SLIM = "{http://www.loc.gov/MARC21/slim}"


def numbers(items: list[RawRecord | Deleted | Damaged]) -> list[str]:
    return [number for item in items if isinstance(item, RawRecord) for number in [number_of(item)] if number]


def number_of(item: RawRecord) -> str:
    root = etree.fromstring(item.data)
    assert root.tag == f"{SLIM}record"
    return root.findtext(f"{SLIM}controlfield") or ""


def test_records_of_a_collection_carry_its_namespace() -> None:
    items = list(split_records([COLLECTION + xml_record(1) + b"\n " + xml_record(2) + END]))
    assert numbers(items) == ["1", "2"]
    assert [item.position for item in items] == [1, 2]
    assert [item.format for item in items if isinstance(item, RawRecord)] == ["marcxml", "marcxml"]


def test_a_prefix_is_declared_in_every_record() -> None:
    head = b'<marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim" xmlns:xsi="urn:x" xsi:a="">'
    data = head + xml_record(1, prefix="marc:") + xml_record(2, prefix="marc:") + b"</marc:collection>"
    items = list(split_records([data]))
    assert numbers(items) == ["1", "2"]
    assert b"xsi" not in items[0].data


def test_a_prefix_that_is_declared_nowhere_is_taken_for_marc() -> None:
    assert numbers(list(split_records([xml_record(5, prefix="marc:")]))) == ["5"]


def test_blocks_may_cut_tags_anywhere() -> None:
    data = COLLECTION + b"<!-- two --> ".join(xml_record(n, "海图") for n in range(6)) + END
    whole = list(split_records([data]))
    assert numbers(whole) == list("012345")
    for size in (1, 3, 10, 64, 500):
        assert list(split_records([data[at : at + size] for at in range(0, len(data), size)])) == whole


def test_marcxchange_says_its_flavour() -> None:
    record = xml_record(1).replace(b"<record>", b'<record format="UNIMARC" type="Bibliographic">')
    items = list(split_records([b'<collection xmlns="info:lc/xmlns/marcxchange-v1">' + record + END]))
    assert isinstance(items[0], RawRecord)
    assert items[0].flavour == "unimarc"


def test_the_innermost_record_of_an_oai_envelope_is_taken() -> None:
    envelope = b"<record><header><identifier>oai:x:%d</identifier></header><metadata>%s</metadata></record>"
    inner = xml_record(1).replace(b"<record>", b'<record xmlns="http://www.loc.gov/MARC21/slim">')
    data = b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>' + envelope % (1, inner) * 3
    items = list(split_records([data + b"</ListRecords></OAI-PMH>"]))
    assert numbers(items) == ["1", "1", "1"]
    assert [item.identifier for item in items if isinstance(item, RawRecord)] == ["oai:x:1"] * 3


def test_a_deleted_record_of_an_oai_answer_is_a_deletion() -> None:
    said = b"<identifier>oai:a&amp;b</identifier><datestamp>2020-01-02</datestamp>"
    header = b'<header status="deleted">' + said + b"</header>"
    items = list(
        split_records([b"<OAI-PMH><record>" + header + b"</record>" + xml_record(1) + b"</OAI-PMH>"])
    )
    assert items[0] == Deleted("oai:a&b", 1, "2020-01-02")
    assert isinstance(items[1], RawRecord)


def test_envelopes_that_are_never_closed_do_not_pile_up(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(blocks, "MAX_RUN", 20_000)
    inner = xml_record(1).replace(b"<record>", b'<record xmlns="http://www.loc.gov/MARC21/slim">')
    items = list(split_records([b"<record><metadata>" + inner] * 500))
    assert numbers(items) == ["1"] * 500


def test_comments_and_cdata_hide_what_looks_like_records() -> None:
    hidden = b"<!-- " + xml_record("gone") + b" -->"
    cdata = xml_record(2, "<![CDATA[<record>&</record>]]>")
    items = list(split_records([COLLECTION + hidden + xml_record(1) + cdata + hidden + END]))
    assert numbers(items) == ["1", "2"]
    assert len(items) == 2


def test_a_comment_that_never_ends_hides_nothing() -> None:
    assert numbers(list(split_records([COLLECTION + xml_record(1) + b"<!-- oh " + xml_record(2) + END]))) == [
        "1",
        "2",
    ]


def test_a_record_without_end_tag_harms_only_itself() -> None:
    broken = xml_record("broken").removesuffix(b"</record>")
    items = list(split_records([COLLECTION + xml_record(1) + broken + xml_record(2) + END]))
    assert [type(item) for item in items] == [RawRecord, RawRecord, RawRecord]
    assert [p.kind for p in items[1].problems] == ["truncated"]  # type: ignore[union-attr]
    assert numbers([items[0], items[2]]) == ["1", "2"]


def test_fields_without_a_start_tag_are_damaged() -> None:
    headless = xml_record("broken").removeprefix(b"<record>")
    items = list(split_records([COLLECTION + xml_record(1) + headless + xml_record(2) + END]))
    assert [type(item) for item in items] == [RawRecord, Damaged, RawRecord]
    assert b"broken" in items[1].data


def test_a_file_that_breaks_off_keeps_what_it_has() -> None:
    data = COLLECTION + xml_record(1) + xml_record(2)
    whole = list(split_records([data]))
    in_fields = list(split_records([data[:-60]]))
    in_start = list(split_records([COLLECTION + xml_record(1) + b"<reco"]))
    assert numbers(whole) == ["1", "2"]
    assert [p.kind for p in in_fields[1].problems] == ["truncated"]  # type: ignore[union-attr]
    assert isinstance(in_start[1], Damaged)


def test_a_record_element_without_fields_is_damaged_not_dropped() -> None:
    items = list(
        split_records([COLLECTION + b"<record/><record><title>x</title></record>" + xml_record(1) + END])
    )
    assert [type(item) for item in items] == [Damaged, Damaged, RawRecord]


def test_why_the_stream_ended_is_the_reason_of_the_last_damaged_bytes() -> None:
    items = list(split_records([COLLECTION + xml_record(1) + xml_record(2)[:50]], fault=lambda: "cut off"))
    assert items[1] == Damaged(xml_record(2)[:50], 2, "cut off")


garbage = st.text("<>/! -[]CDATA&record\"'=:x", max_size=60).map(str.encode) | st.sampled_from(
    [
        b"<record>",
        b"</record>",
        b"<!--",
        b"<![CDATA[",
        xml_record(0)[:80],
        xml_record(0)[30:],
        b"<record <record",
    ]
)


@given(st.lists(garbage.filter(lambda text: b"<!" not in text), max_size=6), st.integers(1, 300))
def test_good_records_come_out_of_broken_tags(pieces: list[bytes], size: int) -> None:
    data = (
        COLLECTION
        + b"".join(piece + b"<x/>" + xml_record(f"good{n}") for n, piece in enumerate(pieces))
        + END
    )
    items = list(split_records([data[at : at + size] for at in range(0, len(data), size)]))
    found = b"".join(item.data for item in items if isinstance(item, RawRecord))
    assert all(b">good%d<" % n in found for n in range(len(pieces)))
    assert [item.position for item in items] == list(range(1, len(items) + 1))


@given(st.lists(garbage | st.binary(max_size=50)).map(b"".join), st.integers(1, 300))
def test_no_text_makes_it_fail_and_no_field_is_lost(data: bytes, size: int) -> None:
    items = list(split_records([data[at : at + size] for at in range(0, len(data), size)]))
    bare = data.count(b"<controlfield") if b"<!" not in data else 0
    assert sum(item.data.count(b"<controlfield") for item in items) >= bare

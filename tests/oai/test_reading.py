"""Bytes to pages: never an exception but the two that say what came, never fewer records than good ones."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.errors import HarvestError
from harvesters.oai.dates import DAY, SECOND, STEPS, Window, before, moment, stamp
from harvesters.oai.digests import DigestSet
from harvesters.oai.errors import BadAnswer
from harvesters.oai.page import read_page
from harvesters.oai.records import Reading, digest, items_of
from harvesters.oai.salvage import salvaged
from harvesters.oai.sanitizing import sanitized
from harvesters.oai.xml import parsed
from normalize.raw import Damaged, RawRecord
from tests.faulty_oai.repository import Repository, kept, payload

PAGE = Repository([kept(number) for number in range(5)]).list("ListRecords", {}).encode()


def identifiers(body: bytes) -> list[str]:
    return [item.identifier for item in items_of(read_page(body).items, Reading("oai_dc"))]


GOOD = identifiers(PAGE)


@given(st.binary())
def test_any_bytes_are_a_page_or_a_sentence(body: bytes) -> None:
    with suppress(HarvestError):
        read_page(body)
    assert salvaged(body, "no XML") is None


@given(st.data())
def test_a_page_cut_anywhere_keeps_its_whole_records(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(PAGE) - 1))
    body = PAGE[:at]
    whole = body.count(b"</record>")
    page = salvaged(body, "cut")
    came = [item.identifier for item in items_of(page.items, Reading("oai_dc"))] if page else []
    assert came == GOOD[:whole]
    assert page is None or page.cut


@given(st.data())
def test_a_page_with_any_byte_changed_keeps_the_records_around(data: st.DataObject) -> None:
    at = data.draw(st.integers(PAGE.index(b"<record>") + 1, len(PAGE) - 60))
    body = PAGE[:at] + bytes([data.draw(st.integers(0, 255))]) + PAGE[at + 1 :]
    try:
        page = read_page(body)
    except HarvestError:
        rescued = salvaged(body, "no XML")
        assert rescued is not None
        page = rescued
    came = [item.identifier for item in items_of(page.items, Reading("oai_dc"))]
    hit = body[: at + 1].count(b"<header") - 1
    assert len(came) + len(page.broken) >= 4
    # One byte can hurt two records at most: where it takes the border between them away.
    assert [one for n, one in enumerate(GOOD) if abs(n - hit) > 1 and one not in came] == []


@given(st.text())
def test_any_text_is_made_readable(text: str) -> None:
    body = f"<a>{text.replace('<', '').replace(']]>', '')}</a>".encode("utf-8", "surrogatepass")
    assert parsed(sanitized(body)) is not None


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        (b"R&D", "R&D"),
        (b"caf&eacute;", "café"),
        (b"a\x00b", "a\ufffdb"),
        (b"a&#x1F;b", "a\ufffdb"),
        (b"a&#xD800;b", "a\ufffdb"),
        (b"caf\xe9", "caf\ufffd"),
        (b"&nosuch;", "&nosuch;"),
        (b"<![CDATA[R&D \x0b]]>", "R&D \ufffd"),
    ],
)
def test_what_xml_forbids_is_replaced_and_marks_the_record(bad: bytes, good: str) -> None:
    body = PAGE.replace(b"Sea charts, volume 2", bad)
    items = list(items_of(read_page(body).items, Reading("oai_dc")))
    records = [item.delivery for item in items if isinstance(item.delivery, RawRecord)]
    assert [one.identifier for one in records] == GOOD
    assert [one.identifier for one in records if one.problems] == [GOOD[2]]
    assert records[2].problems[0].kind == "illegal_characters"
    assert "".join(str(text) for text in parsed(records[2].data).itertext()) == good


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig", "gb18030"])
def test_pages_in_other_encodings_are_read(encoding: str) -> None:
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = PAGE.decode().replace('encoding="UTF-8"', f'encoding="{name}"').replace("Sea", "Mér")
    items = list(items_of(read_page(text.encode(encoding)).items, Reading("oai_dc")))
    assert [item.identifier for item in items] == GOOD
    first = items[0].delivery
    assert isinstance(first, RawRecord)
    assert "Mér charts".encode() in first.data
    assert not first.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "before", ["", "<!-- <a> -->\n" * 5000, "<?pi <a>?>"], ids=["nothing", "comments", "instruction"]
)
def test_entities_are_refused_in_any_encoding_and_behind_any_comment(encoding: str, before: str) -> None:
    text = f'<?xml version="1.0"?>{before}<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><OAI-PMH>&b;</OAI-PMH>'
    with pytest.raises(BadAnswer, match="entities") as caught:
        read_page(text.encode(encoding))
    assert caught.value.kind == "entities"


def test_a_document_type_without_declarations_is_harmless() -> None:
    body = PAGE.replace(b"?>", b'?><!DOCTYPE OAI-PMH SYSTEM "file:///etc/passwd">', 1)
    assert identifiers(body) == GOOD


def test_a_record_that_speaks_of_entities_is_read() -> None:
    body = PAGE.replace(
        b"volume 3", b"&lt;!ENTITY in &lt;!DOCTYPE a [ ] <![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>]]>"
    )
    assert identifiers(body) == GOOD


def test_a_payload_that_is_called_record_too_is_no_border() -> None:
    marc = '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>x</leader></record>'
    body = Repository([kept(n, xml=marc) for n in range(4)]).list("ListRecords", {}).encode()
    cut = body[: body.index(b"<identifier>oai:sea.example:3") + 200]
    assert b"<leader>x</leader>" in cut[-120:]
    page = salvaged(cut[: cut.rindex(b"</record>")], "cut")
    assert page is not None
    items = list(items_of(page.items, Reading("marc21")))
    assert [item.identifier for item in items] == GOOD[:3]
    assert {item.delivery.format for item in items if isinstance(item.delivery, RawRecord)} == {"marcxml"}


def test_metadata_of_several_elements_is_kept_whole() -> None:
    two = kept(0, xml="<title>a</title><title>b</title>")
    (item,) = items_of(read_page(Repository([two]).list("ListRecords", {}).encode()).items, Reading("odd"))
    assert isinstance(item.delivery, RawRecord)
    assert item.delivery.format == "raw:odd"
    assert b"<title>a</title><title>b</title>" in item.delivery.data


@pytest.mark.parametrize("format", ["unimarc", "cnmarc", "marc21"])
def test_a_flavour_that_the_source_names_goes_with_its_records(format: str) -> None:
    (item,) = items_of(
        read_page(Repository([kept(0)]).list("ListRecords", {}).encode()).items, Reading("x", format)
    )
    assert isinstance(item.delivery, RawRecord)
    assert (item.delivery.format, item.delivery.flavour) == ("marcxml", format)


def test_a_record_without_an_identifier_is_kept_as_damaged() -> None:
    body = PAGE.replace(b"<identifier>oai:sea.example:1</identifier>", b"<identifier/>")
    items = list(items_of(read_page(body).items, Reading("oai_dc")))
    damaged = items[1].delivery
    assert isinstance(damaged, Damaged)
    assert b"volume 1" in damaged.data
    assert damaged.reason == "a header without an identifier"
    assert len(items) == 5


@given(st.sets(st.text(max_size=20)))
def test_a_set_of_digests_is_a_set(texts: set[str]) -> None:
    digests = DigestSet()
    assert all(digests.add(digest(text)) for text in texts)
    assert not any(digests.add(digest(text)) for text in texts)
    assert len(digests) == len(texts)
    assert all(digest(text) in digests for text in texts)


def test_a_set_of_digests_grows() -> None:
    digests = DigestSet()
    for number in range(5000):
        assert digests.add(digest(str(number)))
    assert len(digests) == 5000
    assert not digests.add(digest("4999"))


@given(
    st.sampled_from([DAY, SECOND]),
    st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2060, 1, 1)),  # noqa: DTZ001 - hypothesis wants them naive
    st.integers(0, 10**9),
)
def test_halves_of_a_window_leave_nothing_out_and_overlap_nowhere(
    granularity: str, when: datetime, seconds: int
) -> None:
    low = when.replace(tzinfo=UTC)
    window = Window(stamp(low, granularity), stamp(low + timedelta(seconds=seconds), granularity))
    halves = window.halves("1970-01-01", "2100-01-01", granularity)
    if halves is None:
        assert window.begin == window.end
        return
    first, second = halves
    assert (first.begin, second.end) == (window.begin, window.end)
    end, begin = moment(first.end), moment(second.begin)
    assert end is not None
    assert begin is not None
    assert begin - end == STEPS[granularity]
    assert first.begin <= first.end
    assert second.begin <= second.end


@pytest.mark.parametrize(
    ("said", "granularity", "begin"),
    [
        ("2026-03-02T10:00:00Z", SECOND, "2026-03-01T10:00:00Z"),
        ("2026-03-02T10:00:00.123Z", SECOND, "2026-03-01T10:00:00Z"),
        ("2026-03-02T10:00:00+08:00", SECOND, "2026-03-01T02:00:00Z"),
        ("2026-03-02", DAY, "2026-03-01"),
        ("2026-03-02T10:00:00Z", DAY, "2026-03-01"),
        ("yesterday", DAY, ""),
        ("", SECOND, ""),
        ("0001-01-01T00:00:00+14:00", SECOND, ""),
    ],
)
def test_the_next_harvest_begins_a_day_before_the_last(said: str, granularity: str, begin: str) -> None:
    assert before(said, granularity) == begin


def test_a_large_record_is_kept_as_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvesters.oai.records.LARGEST", 1000)
    body = Repository([kept(0, xml=payload("x" * 2000)), kept(1)]).list("ListRecords", {}).encode()
    items = list(items_of(read_page(body).items, Reading("oai_dc")))
    assert [type(item.delivery) for item in items] == [Damaged, RawRecord]

from contextlib import suppress
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sru_desk import SRW, diagnosed, marcxml

from harvesters.harvester import RunLog
from harvesters.letters import EDGES
from harvesters.sru.answer import SearchAnswer, search_answer
from harvesters.sru.arrivals import Arrivals
from harvesters.sru.client import schemas_by_preference
from harvesters.sru.cql import Slice, quoted
from harvesters.sru.explain import Schema, explain_of
from harvesters.sru.xml import UnreadableAnswer
from normalize.raw import RawRecord


def answered(records: str) -> bytes:
    return (
        f'<searchRetrieveResponse xmlns="{SRW}"><version>1.1</version><numberOfRecords>1</numberOfRecords>'
        f"<records>{records}</records></searchRetrieveResponse>"
    ).encode()


def record(data: str) -> str:
    return f"<record><recordSchema>marcxml</recordSchema><recordData>{data}</recordData></record>"


@pytest.mark.parametrize(
    "data",
    [
        marcxml(1),
        escape(marcxml(1)),
        escape(escape(marcxml(1))),
        escape('<?xml version="1.0"?>' + marcxml(1)),
    ],
    ids=["xml", "string", "string twice escaped", "string with a declaration"],
)
def test_the_packing_is_read_off_the_record_whatever_the_server_says(data: str) -> None:
    (came,) = search_answer(answered(record(data))).records
    assert came.format == "marcxml"
    assert not came.fault
    assert came.data.endswith(marcxml(1).encode())


def test_a_record_without_a_namespace_of_its_own_is_told_by_its_schema() -> None:
    (came,) = search_answer(answered(record("<record><leader>x</leader></record>"))).records
    assert came.format == "marcxml"


@pytest.mark.parametrize("data", ["", "nothing", escape("<record><a>"), escape("<!DOCTYPE a><a/>")])
def test_a_record_that_cannot_be_read_has_a_fault_and_its_bytes(data: str) -> None:
    (came,) = search_answer(answered(record(data))).records
    assert came.fault
    assert came.data.startswith(b"<record")


def test_a_diagnostic_as_text_is_one_too() -> None:
    (came,) = search_answer(answered(record(escape(diagnosed("64", "gone"))))).records
    assert came.diagnostic == "diagnostic 64 gone"


def test_an_answer_inside_soap_is_found() -> None:
    whole = (
        b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>%s</s:Body></s:Envelope>'
    )
    assert len(search_answer(whole % answered(record(marcxml(1)))).records) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"sorry", "no XML"),
        (b"<!DOCTYPE html><html/>", "web page"),
        (
            b'<!DOCTYPE a [<!ENTITY b "c">]><searchRetrieveResponse>&b;</searchRetrieveResponse>',
            "document type",
        ),
        (b"<a><b></a>", "no well-formed XML"),
        (b"<OAI-PMH/>", "no answer to a search"),
    ],
)
def test_what_is_no_answer_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadableAnswer, match=reason):
        search_answer(body)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_an_answer_or_told_to_be_none(noise: bytes) -> None:
    for body in (noise, answered(record(marcxml(1))).replace(b"</records>", noise + b"</records>")):
        with suppress(UnreadableAnswer):
            assert isinstance(search_answer(body), SearchAnswer)


@given(st.text(max_size=60))
def test_any_text_in_place_of_a_record_is_one_place_of_the_result(text: str) -> None:
    kept = "".join(each for each in text if each.isprintable())
    body = answered(record(escape(kept)) + record(marcxml(2)))
    came = search_answer(body).records
    assert len(came) == 2
    assert came[1].format == "marcxml"


@pytest.mark.parametrize(
    ("offered", "asked"),
    [
        ((), ("marcxml", "mods", "dc", "")),
        (("dc", "mods"), ("mods", "dc", "")),
        (("mods", "MARC21-xml", "dc"), ("MARC21-xml", "mods", "dc", "")),
        (("info:srw/schema/1/dc-v1.1",), ("info:srw/schema/1/dc-v1.1", "")),
        (("picaxml",), ("", "picaxml")),
    ],
)
def test_formats_are_asked_for_by_preference(offered: tuple[str, ...], asked: tuple[str, ...]) -> None:
    assert schemas_by_preference(Schema(name) for name in offered) == asked


def test_explain_is_read_out_of_text_too() -> None:
    inner = (
        '<explain xmlns="http://explain.z3950.org/dtd/2.0/"><serverInfo version="1.2"/><configInfo>'
        '<setting type="maximumRecords">50</setting></configInfo></explain>'
    )
    body = f"<explainResponse><record><recordData>{escape(inner)}</recordData></record></explainResponse>"
    explain = explain_of(body.encode())
    assert (explain.most, explain.date) == (50, "")


@pytest.mark.parametrize(
    ("name", "total", "formats", "parts"),
    [
        ("xbib-marc/zdb-sru-marcxmlplus.xml", 44, {"marcxml"}, True),
        ("dp2/sample_unimarcxml.xml", 42, {"marcxml"}, False),
        ("dp2/sample_dc.xml", 42, {"dc"}, False),
        ("dp2/sample_mods.xml", 42, {"mods"}, False),
    ],
)
def test_answers_of_real_servers_are_read(
    shared_data: Path, name: str, total: int, formats: set[str], parts: bool
) -> None:
    told = search_answer((shared_data / name).read_bytes())
    assert (told.total, told.next, len(told.records)) == (total, 11, 10)
    assert {each.format for each in told.records} == formats
    assert not any(each.fault or each.diagnostic for each in told.records)
    assert any(len(each.parts) > 1 for each in told.records) == parts


def test_records_of_holdings_beside_a_record_come_as_records_of_their_own() -> None:
    both = f"<collection>{marcxml(1)}{marcxml(2)}</collection>"
    log = RunLog()
    came = list(Arrivals(log).of(search_answer(answered(record(both))), Slice("all"), 5))
    assert [each.data for each in came] == [marcxml(1).encode(), marcxml(2).encode()]
    assert {(each.position, isinstance(each, RawRecord)) for each in came} == {(5, True)}


def test_a_term_is_quoted_with_its_marks_escaped() -> None:
    assert quoted('a "b" \\c') == '"a \\"b\\" \\\\c"'


def test_parts_of_a_slice_cover_every_year_once() -> None:
    *parts, undated = Slice("all").parted("dc.date")
    assert undated.cql == '(all) not (dc.date >= "0000" and dc.date <= "9998")'
    while any(part.since < part.until for part in parts if 1990 <= part.until < 2100):
        parts = [small for part in parts for small in (part.parted("dc.date") or (part,))]
    assert [part.since for part in parts[1:]] == [part.until + 1 for part in parts[:-1]]
    assert (parts[0].since, parts[-1].until) == (EDGES[0], EDGES[-1] - 1)


def test_a_slice_of_one_year_or_without_an_index_has_no_parts() -> None:
    assert Slice("all", "dc.date", 1999, 1999).parted("dc.date") == ()
    assert Slice("all").parted("") == ()
    assert Slice("a or b", "dc.date", 1999, 1999).cql == '(a or b) and dc.date = "1999"'

"""XML of many schemas cut into records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from harvesters.errors import UnreadableInput
from harvesters.files import blocks
from harvesters.files.reading import Item
from normalize.raw import Deleted
from tests.support.cut_files import cut, damages, in_order, raws
from tests.support.marc_bytes import xml_record

MODS = b"<mods><titleInfo><title>Sea %d</title></titleInfo></mods>"
MODS_HEAD = b'<?xml version="1.0"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n'
MODS_END = b"\n</modsCollection>"
OAI_HEAD = (
    b'<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><request verb="ListRecords"'
    b' metadataPrefix="oai_dc">http://x/oai</request><ListRecords>'
)
OAI_END = b"<resumptionToken>t</resumptionToken></ListRecords></OAI-PMH>\n"
DC = (
    b'<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sea %d</dc:title></oai_dc:dc>'
)
HEADER = b"<header><identifier>oai:x:%d</identifier><datestamp>2020-01-02</datestamp></header>"


def oai(number: int, payload: bytes = b"") -> bytes:
    inside = payload or DC % number
    return b"<record>" + HEADER % number + b"<metadata>" + inside + b"</metadata></record>"


def titles(items: list[Item]) -> list[str]:
    """The title of every record, which must be XML by itself."""
    return [str(etree.fromstring(raw.data).xpath("string(//*[local-name()='title'])")) for raw in raws(items)]


def test_records_of_a_collection_carry_its_namespace() -> None:
    data = MODS_HEAD + b"\n".join(MODS % n for n in range(3)) + MODS_END
    items = cut("xml", data)
    assert titles(items) == ["Sea 0", "Sea 1", "Sea 2"]
    assert {raw.format for raw in raws(items)} == {"mods"}
    assert etree.fromstring(raws(items)[1].data).tag == "{http://www.loc.gov/mods/v3}mods"


@pytest.mark.parametrize("size", [1, 3, 20, 100])
@pytest.mark.parametrize("page", ["mods", "oai"])
def test_blocks_may_cut_tags_anywhere(page: str, size: int) -> None:
    data = (
        MODS_HEAD + b"<!-- two -->".join(MODS % n for n in range(4)) + MODS_END
        if page == "mods"
        else OAI_HEAD + b" ".join(oai(n) for n in range(4)) + OAI_END
    )
    # The head of a real file is at least its first block; here it is all of it.
    assert cut("xml", data, size) == cut("xml", data)
    assert len(cut("xml", data)) == 4


def test_pages_of_oai_one_after_the_other_are_one_file() -> None:
    items = cut("xml", OAI_HEAD + oai(1) + oai(2) + OAI_END + OAI_HEAD + oai(3) + OAI_END)
    assert [(raw.identifier, raw.datestamp, raw.format) for raw in raws(items)] == [
        (f"oai:x:{n}", "2020-01-02", "dc") for n in (1, 2, 3)
    ]
    assert titles(items) == ["Sea 1", "Sea 2", "Sea 3"]
    assert in_order(items)


def test_a_deleted_record_is_a_deletion_and_an_empty_one_is_damaged() -> None:
    gone = b'<record><header status="deleted"><identifier>oai:x:9</identifier></header></record>'
    items = cut("xml", OAI_HEAD + gone + b"<record>" + HEADER % 8 + b"</record>" + oai(1) + OAI_END)
    assert items[0] == Deleted("oai:x:9", 1)
    assert len(damages(items)) == 1
    assert titles(items) == ["Sea 1"]


@pytest.mark.parametrize(
    ("payload", "format"),
    [
        (xml_record(1).replace(b"<record>", b'<record xmlns="http://www.loc.gov/MARC21/slim">'), "marcxml"),
        (b'<mods xmlns="http://www.loc.gov/mods/v3"><title>x</title></mods>', "mods"),
        (b'<resource xmlns="http://datacite.org/schema/kernel-4"><title>x</title></resource>', "datacite"),
        (b"<something><title>x</title></something>", "dc"),
        (b'<a:raw xmlns:a="urn:a"><title>x</title></a:raw>', "dc"),
    ],
)
def test_the_root_of_a_payload_names_its_format(payload: bytes, format: str) -> None:
    items = cut("xml", OAI_HEAD + oai(1, payload) + OAI_END)
    assert [(raw.format, raw.identifier) for raw in raws(items)] == [(format, "oai:x:1")]


def test_an_envelope_that_is_never_closed_harms_only_itself() -> None:
    broken = b"<record>" + HEADER % 2 + b"<metadata>" + (DC % 2)[:-30]
    items = cut("xml", OAI_HEAD + oai(1) + broken + oai(3) + OAI_END)
    assert [raw.identifier for raw in raws(items)] == ["oai:x:1", "oai:x:2", "oai:x:3"]
    assert [[p.kind for p in raw.problems] for raw in raws(items)] == [[], ["truncated"], []]


def test_a_dump_that_breaks_off_keeps_what_is_complete() -> None:
    items = cut("xml", OAI_HEAD + oai(1) + oai(2)[:-60])
    assert [len(raw.problems) for raw in raws(items)] == [0, 1]
    items = cut("xml", OAI_HEAD + oai(1) + oai(2)[:-60], fault=lambda: "cut off")
    assert [damage.reason for damage in damages(items)] == ["cut off"]


def test_records_of_sru_come_unpacked() -> None:
    said = (
        b"<record><recordSchema>dc</recordSchema><recordPacking>%s</recordPacking>"
        b"<recordData>%s</recordData></record>"
    )
    escaped = (DC % 2).replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b'"', b"&quot;")
    data = b"<searchRetrieveResponse><records>%s%s</records></searchRetrieveResponse>" % (
        said % (b"xml", DC % 1),
        said % (b"string", escaped),
    )
    assert titles(cut("xml", data)) == ["Sea 1", "Sea 2"]


def test_namespaces_of_the_page_are_given_to_the_payload() -> None:
    head = OAI_HEAD.replace(
        b"<OAI-PMH", b'<OAI-PMH xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:o="urn:o"'
    )
    items = cut("xml", head + oai(1, b"<o:dc><dc:title>Sea 1</dc:title></o:dc>") + OAI_END)
    assert titles(items) == ["Sea 1"]


@pytest.mark.parametrize(
    ("data", "formats"),
    [
        (b"<PubmedArticleSet><PubmedArticle><a/></PubmedArticle><PubmedBookArticle/></PubmedArticleSet>", 1),
        (b"<xml><records><record><ref-type>6</ref-type></record></records></xml>", 1),
        (b"<doi_records><doi_record><crossref/></doi_record><doi_record><a/></doi_record></doi_records>", 2),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title></entry></feed>', 1),
        (b"<rss><channel><title>t</title><item><title>x</title></item></channel></rss>", 1),
        (b'<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sea</dc:title></x>', 1),
        (
            b"<list xmlns:dc='http://purl.org/dc/elements/1.1/'><record><dc:title>x</dc:title></record></list>",
            1,
        ),
    ],
)
def test_many_schemas_are_known_by_their_elements(data: bytes, formats: int) -> None:
    assert len(raws(cut("xml", data))) == formats


def test_a_doctype_is_passed_over_but_entities_are_refused() -> None:
    head = b'<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "http://dtd.nlm.nih.gov/x.dtd">'
    body = b"<PubmedArticleSet><PubmedArticle><a/></PubmedArticle></PubmedArticleSet>"
    assert len(cut("xml", head + body)) == 1
    bomb = b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>"
    with pytest.raises(UnreadableInput, match="entities"):
        cut("xml", bomb + body)


def test_a_record_without_end_tag_harms_only_itself() -> None:
    broken = (MODS % 2).removesuffix(b"</mods>")
    items = cut("xml", MODS_HEAD + MODS % 1 + broken + MODS % 3 + MODS_END)
    assert [[p.kind for p in raw.problems] for raw in raws(items)] == [[], ["truncated"], []]


def test_a_record_without_start_tag_is_damaged() -> None:
    headless = (MODS % 2).removeprefix(b"<mods>")
    items = cut("xml", MODS_HEAD + MODS % 1 + headless + MODS % 3 + MODS_END)
    assert titles(items) == ["Sea 1", "Sea 3"]
    assert b"Sea 2" in damages(items)[0].data


def test_elements_between_the_records_are_damaged() -> None:
    items = cut("xml", MODS_HEAD + MODS % 1 + b"<titleInfo>lost</titleInfo>" + MODS % 3 + MODS_END)
    assert titles(items) == ["Sea 1", "Sea 3"]
    assert b"lost" in damages(items)[0].data


def test_a_record_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MAX_RUN", 10_000)
    endless = b"<mods>" + b"<a/>" * 10_000
    items = cut("xml", MODS_HEAD + MODS % 1 + endless, 1000)
    assert len(raws(items)) == 1
    assert sum(len(item.data) for item in damages(items)) == len(endless)
    assert max(len(item.data) for item in damages(items)) < 20_000


def test_a_named_format_is_believed() -> None:
    assert [raw.format for raw in raws(cut("xml", b"<x><y/></x>", format="mods"))] == ["mods"]


garbage = st.text("<>/! -[]CDATA&mods record\"'=:", max_size=40).map(str.encode) | st.sampled_from(
    [
        b"<mods>",
        b"</mods>",
        b"<record>",
        b"</record>",
        b"<header>",
        b"<metadata>",
        b"</metadata>",
        b"<![CDATA[",
    ]
)


@pytest.mark.parametrize("page", ["mods", "oai"])
@given(st.lists(garbage.filter(lambda text: b"<!" not in text), max_size=5), st.integers(1, 200))
def test_good_records_come_out_of_broken_tags(page: str, pieces: list[bytes], size: int) -> None:
    head, record = (MODS_HEAD, lambda n: MODS % n) if page == "mods" else (OAI_HEAD, oai)
    data = head + record(999) + b"".join(piece + b"<x/>" + record(n) for n, piece in enumerate(pieces))
    items = cut("xml", data, size)
    assert in_order(items)
    found = b"".join(raw.data for raw in raws(items))
    assert all(b">Sea %d<" % n in found for n in range(len(pieces)))

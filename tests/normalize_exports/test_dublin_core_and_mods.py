"""Dublin Core by its schema and by the mapping tables, and MODS by its structure."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from round_trips import records

from normalize.exports.dc import DC, DCTERMS, dcterms, oai_dc
from normalize.exports.dc_terms import DECLARED, FIELDS, terms
from normalize.exports.entry import Entry
from normalize.exports.formats import FORMATS, document
from normalize.exports.mods import MODS, mods
from normalize.record import BoundingBox, Link, PublicationDate, Record, Title

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "schemas"
RESOURCES = {
    "text", "cartographic", "notated music", "sound recording", "still image", "moving image",
    "three dimensional object", "software, multimedia", "mixed material",
}  # fmt: skip
RELATED = {
    "preceding", "succeeding", "original", "host", "constituent", "series", "otherVersion", "otherFormat",
    "isReferencedBy", "references", "reviewOf",
}  # fmt: skip
# Inside of these the schema prescribes the order.
SEQUENCES = {
    "location": ["physicalLocation", "shelfLocator", "url"],
    "cartographics": ["scale", "projection", "coordinates"],
    "extent": ["start", "end", "total", "list"],
}


class Offline(etree.Resolver):
    """Schemas that are imported by address, from the folder."""

    # The stubs of lxml know neither the context nor what answers.
    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # see above
        _ = public_id
        answer: Any = self
        return answer.resolve_filename(str(SCHEMAS / system_url.rpartition("/")[2]), context)


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    if not SCHEMAS.is_dir():
        pytest.skip("the folder ../shared/schemas is not here")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Offline())
    return etree.XMLSchema(etree.parse(SCHEMAS / "oai_dc.xsd", parser))


def sample(folder: Path) -> Iterator[Record]:
    for file in ("union-gold/lc.mrc", "union-gold/cnmarc_utf8.xml", "marine-oro-map/pilot_screen_1.ris"):
        yield from records(folder / file, 80)


def test_oai_dc_is_valid_by_its_schema(schema: etree.XMLSchema, shared_data: Path, chart: Record) -> None:
    for record in (*sample(shared_data), chart, Record("t", "1")):
        schema.assertValid(
            etree.fromstring(oai_dc(Entry(record, "hm0123456789", url="https://example.org/1")))
        )


def test_every_term_is_one_that_the_mapping_tables_name(
    shared_data: Path, chart: Record, book: Record
) -> None:
    for record in (*sample(shared_data), chart, book):
        said = {(target, term.name) for target, read in FIELDS.items() for term in read(record) if term.value}
        assert said <= DECLARED


def test_a_title_in_two_scripts_is_said_in_both(book: Record) -> None:
    root = etree.fromstring(dcterms(Entry(book, "hm0123456789")))
    titles = [each.text for each in root.iter(f"{{{DCTERMS}}}title")]
    assert titles == [
        "中国海洋渔业简史 : 从远古到民国",
        "Zhongguo hai yang yu ye jian shi : cong yuan gu dao ming guo",
    ]


def test_encoding_schemes_are_named(chart: Record) -> None:
    text = dcterms(Entry(chart, "hm0123456789"))
    assert 'xsi:type="dcterms:Box">northlimit=30.2333; southlimit=29.8;' in text
    assert '<dcterms:language xsi:type="dcterms:ISO639-2">eng<' in text


def test_a_box_across_180_degrees_keeps_its_sides() -> None:
    record = Record("t", "1", boxes=(BoundingBox(170.0, -20.0, -170.0, -10.0),))
    assert "westlimit=170; eastlimit=-170" in terms(record)[-1].value


def test_an_address_that_is_none_of_the_web_is_not_handed_on() -> None:
    record = Record("t", "1", links=(Link("javascript:alert(1)"), Link("https://example.org/")))
    assert [term.value for term in terms(record) if term.name == "identifier"] == ["https://example.org/"]


def test_simple_dublin_core_has_the_fifteen_elements_only(shared_data: Path) -> None:
    known = {
        "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format",
        "identifier", "source", "language", "relation", "coverage", "rights",
    }  # fmt: skip
    for record in sample(shared_data):
        root = etree.fromstring(oai_dc(Entry(record, "hm0123456789")))
        assert {etree.QName(each).localname for each in root} <= known
        assert {etree.QName(each).namespace for each in root} <= {DC}


def test_mods_keeps_to_its_lists_and_orders(shared_data: Path, chart: Record) -> None:
    for record in (*sample(shared_data), chart):
        root = etree.fromstring(mods(Entry(record, "hm0123456789", updated="2026-11-23T20:00:00Z")))
        assert {etree.QName(each).namespace for each in root.iter()} == {MODS}
        assert {each.text for each in root.iter(f"{{{MODS}}}typeOfResource")} <= RESOURCES
        assert {each.get("type", "host") for each in root.iter(f"{{{MODS}}}relatedItem")} <= RELATED
        for name, order in SEQUENCES.items():
            for found in root.iter(f"{{{MODS}}}{name}"):
                places = [order.index(etree.QName(child).localname) for child in found]
                assert places == sorted(places)
        assert not [each.tag for each in root.iter() if not len(each) and not (each.text or "").strip()]


def test_a_span_of_years_has_a_start_and_an_end_in_mods() -> None:
    record = Record("t", "1", titles=(Title("Serial"),), date=PublicationDate("1979/..", 1979, None, "1979-"))
    text = mods(Entry(record, "hm0123456789"))
    assert '<dateIssued encoding="w3cdtf" point="start" keyDate="yes">1979<' in text
    assert '<dateIssued encoding="marc" point="end">9999<' in text


def test_the_article_before_a_title_stands_apart_in_mods() -> None:
    record = Record("t", "1", titles=(Title("The oceans", nonfiling=4),))
    assert "<nonSort>The</nonSort>" in mods(Entry(record, "hm0123456789"))


@pytest.mark.parametrize("name", ["dc", "dcterms", "mods"])
def test_a_single_record_is_a_document_of_its_own(name: str, book: Record) -> None:
    data = document(FORMATS[name], Entry(book, "hm0123456789"))
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    etree.fromstring(data)

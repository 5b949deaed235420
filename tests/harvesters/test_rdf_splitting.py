"""Documents of RDF with one or many publications."""

import pytest

from normalize.formats.registry import read
from tests.support.cut_files import cut, in_order, raws

HEAD = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bibo="http://purl.org/ontology/bibo/"'
    b' xmlns:dc="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:z="urn:z">'
)
ADA = (
    b'<foaf:Person rdf:about="urn:ada"><foaf:familyName>Sea</foaf:familyName>'
    b"<foaf:givenName>Ada</foaf:givenName></foaf:Person>"
)
COLLECTION = (
    b'<z:Collection rdf:about="#c"><dc:title>Mine</dc:title><dc:hasPart rdf:resource="urn:1"/></z:Collection>'
)


def book(number: int, more: bytes = b"") -> bytes:
    return b'<bibo:Book rdf:about="urn:%d"><dc:title>Tides %d</dc:title>%s</bibo:Book>' % (
        number,
        number,
        more,
    )


def titles(data: bytes) -> list[list[str]]:
    items = cut("xml", HEAD + data + b"</rdf:RDF>")
    assert in_order(items)
    descriptions = [read(raw.format, raw.data) for raw in raws(items)]
    assert len(descriptions) == len(items)
    return [[one.value for one in each.statements if one.element == "title"] for each in descriptions]


def test_each_publication_is_a_record_with_the_people_that_it_names() -> None:
    by_ada = b'<dc:creator rdf:resource="urn:ada"/>'
    items = cut("xml", HEAD + book(1, by_ada) + book(2) + ADA + book(3, by_ada) + b"</rdf:RDF>")
    assert [b"Ada" in raw.data for raw in raws(items)] == [True, False, True]
    assert [b"Tides %d" % n in raw.data for n, raw in enumerate(raws(items), 1)] == [True] * 3
    read_again = [read(raw.format, raw.data) for raw in raws(items)]
    assert [description.identifier for description in read_again] == ["urn:1", "urn:2", "urn:3"]
    assert any(one.element == "agent" and "Sea, Ada" in one.value for one in read_again[2].statements)


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (book(1), [["Tides 1"]]),
        (book(1) + ADA + COLLECTION, [["Tides 1"]]),
        (book(1) + COLLECTION + book(2), [["Tides 1"], ["Tides 2"]]),
        # A book that another names, but that is not its host, is a record.
        (book(1, b'<dc:references rdf:resource="urn:2"/>') + book(2), [["Tides 1"], ["Tides 2"]]),
        # A document tells of its own licence.
        (book(1) + b'<z:Work rdf:about=""><z:license rdf:resource="urn:cc0"/></z:Work>', [["Tides 1"]]),
        (book(1) + b'<z:Work rdf:about=""><dc:title>Waves</dc:title></z:Work>', [["Tides 1"], ["Waves"]]),
        # One without a title is not left out.
        (book(1) + b'<bibo:Book rdf:about="urn:2"><dc:date>1999</dc:date></bibo:Book>', [["Tides 1"], []]),
    ],
)
def test_what_is_around_a_publication_is_no_record(document: bytes, found: list[list[str]]) -> None:
    assert titles(document) == found


def test_the_book_that_a_chapter_is_part_of_comes_with_the_chapter() -> None:
    chapter = book(1, b'<dc:isPartOf rdf:resource="urn:2"/>')
    items = cut("xml", HEAD + chapter + book(2) + book(3) + b"</rdf:RDF>")
    assert [b"Tides 2" in raw.data for raw in raws(items)] == [True, False]


def test_a_document_that_is_no_xml_stays_whole() -> None:
    items = cut("xml", HEAD + book(1) + b"<open>" + book(2) + b"</rdf:RDF>")
    assert len(raws(items)) == 1

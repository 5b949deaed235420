"""Dublin Core in all its dresses."""

import pytest
from descriptions import read_as, values

from normalize.record import BoundingBox, Identifier, Link, Note, Relation
from tests.support.format_records import accepted, record_of

SIMPLE = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Waves of the South China Sea</dc:title><dc:creator>Liu, Guangding</dc:creator>
<dc:creator>刘光鼎</dc:creator>
<dc:contributor>李强 主编</dc:contributor><dc:publisher>北京</dc:publisher><dc:publisher>海洋出版社</dc:publisher>
<dc:date>2010-05-05T12:00:00Z</dc:date><dc:date>2008</dc:date><dc:type>info:eu-repo/semantics/article</dc:type>
<dc:format>application/pdf</dc:format><dc:format>12 pages</dc:format><dc:language>zh</dc:language>
<dc:identifier>http://example.org/1</dc:identifier><dc:identifier>https://doi.org/10.1234/ABC</dc:identifier>
<dc:source>Acta Oceanologica, vol. 3, no. 2, pp. 5-9 (ISSN 0253-4193)</dc:source>
<dc:relation>http://example.org/2</dc:relation><dc:subject>waves; 海浪</dc:subject><dc:subject>P731.2</dc:subject>
<dc:coverage>northlimit=25; southlimit=0; westlimit=105; eastlimit=121; name=South China Sea</dc:coverage>
<dc:description>&amp;lt;p&amp;gt;About waves&amp;lt;/p&amp;gt;</dc:description><dc:rights>CC BY</dc:rights>
</oai_dc:dc>"""


def test_simple_dublin_core_says_all_this() -> None:
    record = record_of(SIMPLE, "dc")
    assert (record.type, record.carrier, record.extent, record.languages) == (
        "article",
        "electronic",
        "12 pages",
        ("chi",),
    )
    assert [(agent.name, agent.original, agent.roles) for agent in record.agents] == [
        ("Liu, Guangding", "刘光鼎", ("aut",)),
        ("李强", "", ("edt",)),
    ]
    assert (record.imprints[0].place, record.imprints[0].publisher, record.date.edtf) == (
        "北京",
        "海洋出版社",
        "2008",
    )
    assert record.identifiers == (Identifier("doi", "10.1234/abc", "10.1234/ABC"),)
    assert record.links == (Link("http://example.org/1"), Link("http://example.org/2", "related"))
    host = Relation(
        "host", "Acta Oceanologica", "", "3", "2", "5-9", (Identifier("issn", "0253-4193", "0253-4193"),)
    )
    assert record.relations == (host,)
    assert [subject.parts[0] for subject in record.subjects] == ["waves", "海浪", "P731.2"]
    assert (record.boxes, record.places[0].name) == ((BoundingBox(105, 0, 121, 25),), "South China Sea")
    assert (record.abstracts, record.rights) == (("About waves",), ("CC BY",))


@pytest.mark.parametrize(
    "data",
    [
        "<dc><title>Sea</title><date>2001</date></dc>",
        """<metadata><qualifieddc xmlns:d='http://purl.org/dc/terms/'><d:title>Sea</d:title><d:issued>2001</d:issued>
        </qualifieddc></metadata>""",
        """<record><header><identifier>oai:1</identifier></header><metadata><dc xmlns='http://purl.org/dc/elements/1.1/'>
        <title>Sea</title><date>2001</date></dc></metadata></record>""",
    ],
)
def test_namespaces_and_envelopes_do_not_matter(data: str) -> None:
    for name in ("dc", "xml"):
        record = record_of(data, name)
        assert (record.format, record.titles[0].value, record.date.first) == ("dc", "Sea", 2001)
        assert record.identifiers == ()


def test_qualified_terms_and_schemes_are_kept_apart() -> None:
    record = record_of(
        """<dc xmlns:t="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <t:title xml:lang="en">Sea</t:title><t:alternative>Ocean</t:alternative><t:abstract>About it</t:abstract>
        <t:created>1999</t:created><t:issued>2001</t:issued>
<t:language xsi:type="dcterms:ISO639-2">chi</t:language>
        <t:identifier xsi:type="dcterms:URI">https://example.org/9</t:identifier><t:extent>20 p.</t:extent>
        <t:spatial xsi:type="dcterms:Box">northlimit=2; southlimit=1; westlimit=3; eastlimit=4</t:spatial>
        <t:temporal>1990-2000</t:temporal><t:isReplacedBy>New sea</t:isReplacedBy>
<t:tableOfContents>One</t:tableOfContents>
        <t:subject xsi:type="dcterms:LCSH">Ocean waves</t:subject><t:audience>adults</t:audience></dc>""",
        "dc",
    )
    assert [(title.value, title.kind) for title in record.titles] == [("Sea", "main"), ("Ocean", "variant")]
    assert (record.date.edtf, record.languages, record.extent) == ("2001", ("chi",), "20 p.")
    assert record.boxes == (BoundingBox(3, 1, 4, 2),)
    assert record.relations == (Relation("later", "New sea"),)
    assert record.notes == (Note("1990-2000", "other"), Note("adults", "audience"))
    assert (record.subjects[0].scheme, record.contents) == ("lcsh", ("One",))


def test_xml_that_nobody_knows_is_kept_with_a_problem() -> None:
    outcome = accepted("<lido><title>Sea</title><year>1999</year><odd>x</odd></lido>", "raw:lido")
    assert [problem.kind for problem in outcome.problems] == ["unread_format"]
    assert (outcome.record.titles[0].value, outcome.record.date.first) == ("Sea", 1999)
    kept = accepted("<lido><odd>only this</odd></lido>", "raw:lido")
    assert [problem.kind for problem in kept.problems] == ["unread_format", "missing_title"]
    assert kept.record.notes == (Note("only this"),)


def test_the_series_of_dspace_is_a_series() -> None:
    found = read_as(
        "dc", '<dc><title>Sea</title><relation type="ispartofseries">Sea Papers ; 5</relation></dc>'
    )
    assert values(found, "series") == ["Sea Papers ; 5"]

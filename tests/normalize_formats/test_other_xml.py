"""DataCite, JATS, Crossref, PubMed, EndNote, Primo, METS, RDF, DSpace and feeds: what each must bring."""

import pytest

from normalize.record import BoundingBox
from tests.support.format_records import record_of

DATACITE = """<oai_datacite xmlns="http://schema.datacite.org/oai/oai-1.1/"><payload><resource
xmlns="http://datacite.org/schema/kernel-4">
<identifier identifierType="DOI">10.1594/PANGAEA.1</identifier><creators><creator>
<creatorName nameType="Personal">Wolf, Ida</creatorName>
<nameIdentifier nameIdentifierScheme="ORCID">0000-0001</nameIdentifier></creator></creators><titles>
<title>CTD casts</title></titles>
<publisher>PANGAEA</publisher><publicationYear>2019</publicationYear><dates>
<date dateType="Issued">2019-03-02</date></dates>
<resourceType resourceTypeGeneral="Dataset">Dataset</resourceType><subjects><subject>salinity</subject></subjects>
<geoLocations><geoLocation><geoLocationBox><westBoundLongitude>1</westBoundLongitude>
<eastBoundLongitude>2</eastBoundLongitude>
<southBoundLatitude>3</southBoundLatitude><northBoundLatitude>4</northBoundLatitude></geoLocationBox>
</geoLocation></geoLocations>
</resource></payload></oai_datacite>"""
JATS = """<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front><journal-meta>
<journal-title>Deep Sea</journal-title>
<issn>0967-0637</issn></journal-meta><article-meta><article-id pub-id-type="doi">10.1234/1</article-id>
<title-group><article-title>The <italic>sea
</italic></article-title></title-group><contrib-group><contrib contrib-type="author"><name>
<surname>Wolf</surname><given-names>Ida</given-names>
</name></contrib></contrib-group><pub-date pub-type="ppub"><month>3</month><year>2019</year></pub-date>
<volume>3</volume><fpage>5</fpage>
<lpage>9</lpage></article-meta></front></article>"""
CROSSREF = """<doi_records><doi_record><crossref><journal><journal_metadata language="en">
<full_title>Deep Sea</full_title><issn>09670637</issn>
</journal_metadata><journal_issue><publication_date><year>2019</year></publication_date><journal_volume>
<volume>3</volume></journal_volume>
</journal_issue><journal_article><titles><title>The sea</title></titles><contributors>
<person_name contributor_role="author"><given_name>Ida
</given_name><surname>Wolf</surname></person_name></contributors><pages><first_page>5</first_page>
<last_page>9</last_page></pages>
<doi_data><doi>10.1234/1</doi></doi_data></journal_article></journal></crossref></doi_record></doi_records>"""
PUBMED = """<PubmedArticle><MedlineCitation><PMID>123</PMID><Article><Journal><ISSN>0967-0637</ISSN>
<JournalIssue><Volume>3</Volume><PubDate>
<Year>2019</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Deep Sea</Title></Journal>
<ArticleTitle>The sea.</ArticleTitle><Pagination>
<MedlinePgn>5-9</MedlinePgn></Pagination><AuthorList><Author><LastName>Wolf</LastName>
<ForeName>Ida</ForeName></Author></AuthorList>
<Language>eng</Language></Article></MedlineCitation></PubmedArticle>"""
ENDNOTE = """<xml><records><record><database name="my.enl"/><rec-number>4</rec-number>
<ref-type name="Journal Article">17</ref-type><contributors>
<authors><author><style>Wolf, Ida</style></author></authors></contributors><titles><title>
<style>The sea</style></title><secondary-title>Deep Sea
</secondary-title></titles><pages>5-9</pages><volume>3</volume><dates><year>2019</year></dates>
<isbn>0967-0637</isbn></record></records></xml>"""
PRIMO = """<record xmlns="http://www.exlibrisgroup.com/xsd/primo/primo_nm_bib"><control>
<recordid>R1</recordid></control><display><type>article</type>
<title>The sea / by Ida Wolf</title><creator>Wolf, Ida [Author]</creator></display><addata>
<jtitle>Deep Sea</jtitle><atitle>The sea</atitle>
<issn>0967-0637</issn><volume>3</volume><spage>5</spage><epage>9</epage><risdate>2019</risdate></addata>
</record>"""
DIM = """<dim:dim xmlns:dim="http://www.dspace.org/xmlns/dspace/dim">
<dim:field mdschema="dc" element="title">The sea</dim:field>
<dim:field mdschema="dc" element="contributor" qualifier="author">Wolf, Ida</dim:field>
<dim:field mdschema="dc" element="date" qualifier="issued">
2019</dim:field>
<dim:field mdschema="dc" element="date" qualifier="available">2021-01-01T00:00:00Z</dim:field>
<dim:field mdschema="dc"
element="bibliographicCitation" qualifier="title">Deep Sea</dim:field>
<dim:field mdschema="dc" element="bibliographicCitation"
qualifier="volume">3</dim:field>
<dim:field mdschema="dc" element="identifier" qualifier="issn">0967-0637</dim:field><dim:field mdschema="dc"
element="format" qualifier="pagerange">5-9</dim:field></dim:dim>"""
METS = f"""<mets:METS xmlns:mets="http://www.loc.gov/METS/"><mets:dmdSec><mets:mdWrap MDTYPE="OTHER">
<mets:xmlData>{DIM}
</mets:xmlData></mets:mdWrap></mets:dmdSec></mets:METS>"""
BIBO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns:bibo="http://purl.org/ontology/bibo/"
xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<bibo:AcademicArticle rdf:about="urn:x:1"><dcterms:title>The sea
</dcterms:title><dcterms:creator rdf:nodeID="n1"/><dcterms:issued>2019</dcterms:issued>
<bibo:volume>3</bibo:volume><bibo:pageStart>5</bibo:pageStart>
<bibo:pageEnd>9</bibo:pageEnd><dcterms:isPartOf><bibo:Journal><dcterms:title>Deep Sea</dcterms:title>
<bibo:issn>0967-0637</bibo:issn></bibo:Journal>
</dcterms:isPartOf></bibo:AcademicArticle><foaf:Person rdf:nodeID="n1"><foaf:givenName>Ida</foaf:givenName>
<foaf:surname>Wolf</foaf:surname>
</foaf:Person></rdf:RDF>"""
ATOM = """<entry xmlns="http://www.w3.org/2005/Atom"
xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><id>tag:1</id><title>The sea</title>
<author><name>Wolf, Ida</name></author><published>2019-03-02T00:00:00Z</published>
<prism:publicationName>Deep Sea</prism:publicationName>
<prism:volume>3</prism:volume><prism:startingPage>5</prism:startingPage>
<prism:endingPage>9</prism:endingPage><prism:issn>0967-0637</prism:issn>
<link rel="alternate" href="http://example.org/1"/></entry>"""


@pytest.mark.parametrize(
    ("format_name", "data"),
    [("jats", JATS), ("crossref_xml", CROSSREF), ("pubmed_xml", PUBMED), ("endnote_xml", ENDNOTE), ("primo_xml", PRIMO),
     ("dim", DIM), ("mets", METS), ("rdf_xml", BIBO), ("feed_entry", ATOM)],
)  # fmt: skip
def test_the_same_article_is_read_from_every_format(format_name: str, data: str) -> None:
    for name in (format_name, "xml"):
        record = record_of(data, name)
        assert (record.format, record.type) == (format_name, "article")
        assert record.titles[0].value == "The sea"
        assert [agent.name for agent in record.agents] == ["Wolf, Ida"]
        assert record.date.first == 2019
        host = record.relations[0]
        assert (host.kind, host.title, host.volume, host.pages) == ("host", "Deep Sea", "3", "5-9")
        assert [number.value for number in host.identifiers] == ["0967-0637"]


def test_a_dataset_has_its_box_and_its_people() -> None:
    record = record_of(DATACITE, "datacite")
    assert (record.type, record.carrier, record.date.edtf) == ("dataset", "electronic", "2019-03-02")
    assert (record.agents[0].name, record.agents[0].authority) == ("Wolf, Ida", "0000-0001")
    assert record.identifiers[0].value == "10.1594/pangaea.1"
    assert record.boxes == (BoundingBox(1, 3, 2, 4),)
    assert record.imprints[0].publisher == "PANGAEA"

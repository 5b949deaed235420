"""The format of an XML record by its root element."""

import pytest

from harvesters.payload import payload_format
from normalize.formats.roots import format_of_root
from normalize.roots import BY_NAME, BY_NAMESPACE


@pytest.mark.parametrize(
    ("namespace", "name", "prefix", "format"),
    [
        ("http://www.loc.gov/MARC21/slim", "record", "", "marcxml"),
        ("info:lc/xmlns/marcxchange-v1", "record", "", "marcxml"),
        ("info:lc/xmlns/marcxchange-v2", "record", "oai_dc", "marcxml"),
        ("info:srw/schema/8/unimarcxml-v0.1", "record", "", "marcxml"),
        ("http://www.openarchives.org/OAI/2.0/oai_dc/", "dc", "", "dc"),
        ("http://purl.org/dc/terms/", "RDF", "", "dc"),
        ("info:srw/schema/1/dc-v1.1", "dc", "", "dc"),
        ("http://www.loc.gov/mods/v3", "mods", "", "mods"),
        ("http://datacite.org/schema/kernel-4", "resource", "", "datacite"),
        ("http://datacite.org/schema/kernel-2.2", "resource", "", "datacite"),
        ("http://schema.datacite.org/oai/oai-1.1/", "oai_datacite", "", "datacite"),
        ("https://jats.nlm.nih.gov/publishing/1.1/", "article", "", "jats"),
        ("http://www.crossref.org/xschema/1.1", "doi_record", "", "crossref_xml"),
        ("http://www.loc.gov/METS/", "mets", "", "mets"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "RDF", "", "rdf_xml"),
        ("http://www.exlibrisgroup.com/xsd/primo/primo_nm_bib", "record", "", "primo_xml"),
        ("http://www.w3.org/2005/Atom", "entry", "", "feed_entry"),
        ("", "PubmedArticle", "", "pubmed_xml"),
        ("", "article", "", "jats"),
        ("", "dc", "", "dc"),
        ("http://www.openarchives.org/OAI/2.0/", "mods", "", "mods"),
        ("", "whatever", "marc21", "marcxml"),
        ("", "whatever", "unimarcxml", "marcxml"),
        ("http://arxiv.org/OAI/arXivRaw/", "arXivRaw", "arXivRaw", "raw:arXivRaw"),
        ("http://www.lido-schema.org", "lido", "", "lido"),
        ("http://www.loc.gov/METS_Profile/v2", "METS_Profile", "", "raw:METS_Profile"),
        ("urn:isbn:1-931666-33-4", "eac-cpf", "", "eac_cpf"),
        ("http://www.bs.dk/standards/MarcXchange", "record", "", "marcxml"),
        ("http://www.bl.uk/namespaces/oai_dcq/", "dcq", "", "dc"),
        ("http://purl.org/rss/1.0/", "item", "", "feed_entry"),
        ("", "", "", "raw:"),
    ],
)
def test_the_root_element_names_the_format(namespace: str, name: str, prefix: str, format: str) -> None:
    assert payload_format(namespace, name, prefix) == format


def test_what_is_kept_raw_is_read_by_the_same_table() -> None:
    for part, known in BY_NAMESPACE:
        assert payload_format(f"http://{part}", "x") == known
        assert format_of_root(f'<x xmlns="http://{part}"/>'.encode()) == known
    for name, known in BY_NAME.items():
        assert payload_format("", name) == known
        assert format_of_root(f"<{name}/>".encode()) == known

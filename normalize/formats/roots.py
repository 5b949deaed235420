"""The format of an XML record by its elements: the first whose namespace or name is known."""

from normalize.formats.xml_tree import Element, local, namespace, parse

# A part of the namespace -> format.
_BY_NAMESPACE = (
    ("MARC21/slim", "marcxml"),
    ("marcxchange", "marcxml"),
    ("unimarcxml", "marcxml"),
    ("oai_dc", "dc"),
    ("schema/1/dc", "dc"),
    ("xmlns/qdc", "dc"),
    ("xmlschemas/qdc", "dc"),
    ("loc.gov/mods", "mods"),
    ("schema.datacite.org/oai", "datacite"),
    ("datacite.org/schema", "datacite"),
    ("jats.nlm.nih.gov", "jats"),
    ("dtd.nlm.nih.gov", "jats"),
    ("crossref.org/", "crossref_xml"),
    ("primo_nm_bib", "primo_xml"),
    ("loc.gov/METS", "mets"),
    ("loc.gov/mads", "mads"),
    ("1-931666-33-4", "eac_cpf"),
    ("lido-schema.org", "lido"),
    ("22-rdf-syntax-ns", "rdf_xml"),
    ("w3.org/2005/Atom", "feed_entry"),
    ("xmlns/dspace/dim", "dim"),
    ("purl.org/dc/", "dc"),
)
_BY_NAME = {
    "mods": "mods", "dc": "dc", "oai_dc": "dc", "qualifieddc": "dc", "simpledc": "dc", "thesis": "dc",
    "resource": "datacite", "oai_datacite": "datacite", "article": "jats", "front": "jats",
    "doi_record": "crossref_xml",
    "doi_records": "crossref_xml", "crossref": "crossref_xml", "doi_batch": "crossref_xml",
    "PubmedArticle": "pubmed_xml", "PubmedBookArticle": "pubmed_xml", "MedlineCitation": "pubmed_xml",
    "PubmedArticleSet": "pubmed_xml", "mets": "mets", "METS": "mets", "RDF": "rdf_xml", "entry": "feed_entry",
    "item": "feed_entry", "dim": "dim", "PrimoNMBib": "primo_xml",
    "lido": "lido", "lidoWrap": "lido", "eac-cpf": "eac_cpf", "mads": "mads",
    "datafield": "marcxml", "controlfield": "marcxml",
}  # fmt: skip
_FAR_ENOUGH = 60  # elements; an envelope of OAI-PMH or SRU has fewer before its record


def format_of_root(data: bytes) -> str:
    """Return the name of the format, `any_xml` for what nobody knows."""
    root, _ = parse(data)
    if root is None:
        return "any_xml"
    for count, element in enumerate(root.iter()):
        found = _known(element)
        if found:
            return found
        if count > _FAR_ENOUGH:
            break
    return "any_xml"


def _known(element: Element) -> str:
    space, name = namespace(element), local(element)
    if name == "record" and len(element) and local(element[0]) in ("rec-number", "database", "source-app"):
        return "endnote_xml"
    for part, found in _BY_NAMESPACE:
        if part in space:
            return found
    vague = not space or "openarchives.org/OAI/2.0" in space or "loc.gov/zing" in space
    return _BY_NAME.get(name, "") if vague else ""

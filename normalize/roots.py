"""Which format an XML record is in, by the namespace and the name of an element of it."""

from functools import lru_cache

# A part of the namespace, in small letters -> format. The first that fits.
BY_NAMESPACE = (
    ("marc21/slim", "marcxml"),
    ("marcxchange", "marcxml"),
    ("unimarcxml", "marcxml"),
    ("oai_dc", "dc"),
    ("schema/1/dc", "dc"),
    ("xmlns/qdc", "dc"),
    ("xmlschemas/qdc", "dc"),
    ("purl.org/dc/", "dc"),
    ("dublincore.org/documents/dcmi-terms", "dc"),
    ("loc.gov/mods", "mods"),
    ("schema.datacite.org/oai", "datacite"),
    ("datacite.org/schema", "datacite"),
    ("jats.nlm.nih.gov", "jats"),
    ("dtd.nlm.nih.gov", "jats"),
    ("crossref.org/", "crossref_xml"),
    ("primo_nm_bib", "primo_xml"),
    ("loc.gov/mets/", "mets"),
    ("loc.gov/mads", "mads"),
    ("1-931666-33-4", "eac_cpf"),
    ("lido-schema.org", "lido"),
    ("22-rdf-syntax-ns", "rdf_xml"),
    ("w3.org/2005/atom", "feed_entry"),
    ("purl.org/rss/1.0", "feed_entry"),
    ("xmlns/dspace/dim", "dim"),
)

# Element without a namespace, or in one that says nothing -> format.
BY_NAME = {
    "mods": "mods",
    "dc": "dc",
    "oai_dc": "dc",
    "qualifieddc": "dc",
    "simpledc": "dc",
    "thesis": "dc",
    "resource": "datacite",
    "oai_datacite": "datacite",
    "article": "jats",
    "front": "jats",
    "doi_record": "crossref_xml",
    "doi_records": "crossref_xml",
    "crossref": "crossref_xml",
    "doi_batch": "crossref_xml",
    "PubmedArticle": "pubmed_xml",
    "PubmedBookArticle": "pubmed_xml",
    "PubmedArticleSet": "pubmed_xml",
    "MedlineCitation": "pubmed_xml",
    "mets": "mets",
    "METS": "mets",
    "RDF": "rdf_xml",
    "entry": "feed_entry",
    "item": "feed_entry",
    "dim": "dim",
    "PrimoNMBib": "primo_xml",
    "lido": "lido",
    "lidoWrap": "lido",
    "eac-cpf": "eac_cpf",
    "mads": "mads",
    "datafield": "marcxml",
    "controlfield": "marcxml",
}

# Classes of nodes of RDF around a publication, never one themselves.
RDF_AROUND = frozenset((
    "UserItem", "Person", "Organization", "Agent", "Journal", "Issue", "Attachment", "Memo", "Collection", "Series",
    "Periodical", "Seq", "Subject", "AutomaticTag", "Tag", "Note", "ConferenceProceedings",
))  # fmt: skip

# Namespaces of envelopes, which servers often leave on what is inside.
SAY_NOTHING = ("openarchives.org/OAI/2.0", "loc.gov/zing")


@lru_cache(1024)
def format_by_root(namespace: str, name: str) -> str:
    """The name of the format, empty for what nobody knows."""
    small = namespace.strip().lower()
    for part, found in BY_NAMESPACE:
        if part in small:
            return found
    vague = not small or any(part in namespace for part in SAY_NOTHING)
    return BY_NAME.get(name, "") if vague else ""

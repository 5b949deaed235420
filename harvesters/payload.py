"""What format an XML record is in, by the namespace and the name of its root element."""

# Namespace, without the scheme of its address, a version at its end and a closing mark -> format by root name (*: any).
_BY_NAMESPACE: dict[str, dict[str, str]] = {
    "www.loc.gov/MARC21/slim": {"*": "marcxml"},
    "lc/xmlns/marcxchange": {"*": "marcxml"},
    "srw/schema/8/unimarcxml": {"*": "marcxml"},
    "www.bs.dk/standards/MarcXchange": {"*": "marcxml"},
    "www.bnf.fr/xsd/MarcXchange": {"*": "marcxml"},
    "www.openarchives.org/OAI/1.1/oai_marc": {"*": "raw:oai_marc"},
    "www.openarchives.org/OAI/2.0/oai_dc": {"*": "dc"},
    "www.openarchives.org/OAI/1.1/oai_dc": {"*": "dc"},
    "purl.org/dc/elements/1.1": {"*": "dc"},
    "purl.org/dc/terms": {"*": "dc"},
    "dublincore.org/documents/dcmi-terms": {"*": "dc"},
    "srw/schema/1/dc-schema": {"*": "dc"},
    "srw/schema/1/dc": {"*": "dc"},
    "srw/schema/1/dc-v": {"*": "dc"},
    "epubs.cclrc.ac.uk/xmlns/qdc": {"*": "dc"},
    "worldcat.org/xmlschemas/qdc": {"*": "dc"},
    "www.bl.uk/namespaces/oai_dcq": {"*": "dc"},
    "www.loc.gov/mods": {"*": "mods"},
    "datacite.org/schema/kernel": {"*": "datacite"},
    "schema.datacite.org/oai/oai": {"*": "datacite"},
    "jats.nlm.nih.gov": {"article": "jats"},
    "jats.nlm.nih.gov/publishing": {"article": "jats"},
    "dtd.nlm.nih.gov/publishing": {"article": "jats"},
    "dtd.nlm.nih.gov/2.0/xsd/archivearticle": {"article": "jats"},
    "dtd.nlm.nih.gov/archiving": {"article": "jats"},
    "www.crossref.org/xschema": {"*": "crossref_xml"},
    "www.crossref.org/qrschema": {"*": "crossref_xml"},
    "www.exlibrisgroup.com/xsd/primo/primo_nm_bib": {"*": "primo_xml"},
    "www.loc.gov/METS": {"*": "mets"},
    "www.w3.org/1999/02/22-rdf-syntax-ns": {"*": "rdf_xml"},
    "www.w3.org/2005/Atom": {"entry": "feed_entry"},
    "purl.org/rss/1.0": {"item": "feed_entry"},
    "www.dspace.org/xmlns/dspace/dim": {"*": "dim"},
}

# Root element without a namespace, or in one that says nothing (that of OAI-PMH itself) -> format.
_BY_NAME = {
    "mods": "mods",
    "dc": "dc",
    "oai_dc": "dc",
    "qualifieddc": "dc",
    "simpledc": "dc",
    "resource": "datacite",
    "oai_datacite": "datacite",
    "article": "jats",
    "front": "jats",
    "doi_record": "crossref_xml",
    "crossref": "crossref_xml",
    "doi_batch": "crossref_xml",
    "PubmedArticle": "pubmed_xml",
    "PubmedBookArticle": "pubmed_xml",
    "MedlineCitation": "pubmed_xml",
    "mets": "mets",
    "METS": "mets",
    "RDF": "rdf_xml",
    "entry": "feed_entry",
    "item": "feed_entry",
    "dim": "dim",
    "lido": "lido",
    "lidoWrap": "lido",
    "eac-cpf": "eac_cpf",
}

# The names of metadata formats that servers give (OAI-PMH metadataPrefix, SRU recordSchema) -> format.
_BY_PREFIX = {
    "marcxml": "marcxml",
    "marc21": "marcxml",
    "marc": "marcxml",
    "marc21-xml": "marcxml",
    "marc21plus-xml": "marcxml",
    "marcxchange": "marcxml",
    "unimarc": "marcxml",
    "unimarcxml": "marcxml",
    "oai_dc": "dc",
    "dc": "dc",
    "qdc": "dc",
    "oai_qdc": "dc",
    "dcterms": "dc",
    "mods": "mods",
    "oai_datacite": "datacite",
    "datacite": "datacite",
    "jats": "jats",
    "pmc": "jats",
    "mets": "mets",
    "rdf": "rdf_xml",
}

_SCHEMES = ("http://", "https://", "info:", "urn:")


def payload_format(root_namespace: str, root_name: str, prefix: str = "") -> str:
    """The name of the format of an XML record.

    `prefix` is what the server calls it (an OAI-PMH metadataPrefix); it decides only where the root element says
    nothing. What nobody knows is `raw:` and the prefix, or else the name of the root element.
    """
    known = _BY_NAMESPACE.get(_plain(root_namespace), {})
    by_root = known.get(root_name) or known.get("*")
    if by_root:
        return by_root
    vague = not root_namespace or "openarchives.org/OAI/2.0" in root_namespace
    by_name = _BY_NAME.get(root_name, "") if vague else ""
    return by_name or _BY_PREFIX.get(prefix.lower(), "") or f"raw:{prefix or root_name}"


def _plain(namespace: str) -> str:
    """Without scheme, version (`/v3`, `-4`, `/5.3.1`, `-v2`) and a closing slash or hash."""
    plain = namespace.strip()
    for scheme in _SCHEMES:
        plain = plain.removeprefix(scheme)
    if plain in _BY_NAMESPACE:
        return plain
    plain = plain.rstrip("/#")
    if plain in _BY_NAMESPACE:
        return plain
    return plain.rstrip("0123456789.").rstrip("v").rstrip("-/")

"""What format an XML record is in, by its root element and by what the server calls it."""

from normalize.roots import format_by_root

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


def payload_format(root_namespace: str, root_name: str, prefix: str = "") -> str:
    """The name of the format of an XML record.

    `prefix` is what the server calls it (an OAI-PMH metadataPrefix); it decides only where the root element says
    nothing. What nobody knows is `raw:` and the prefix, or else the name of the root element.
    """
    by_root = format_by_root(root_namespace, root_name)
    return by_root or _BY_PREFIX.get(prefix.lower(), "") or f"raw:{prefix or root_name}"

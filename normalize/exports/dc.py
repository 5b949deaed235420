"""Dublin Core: `oai_dc` (the fifteen elements) and the DCMI terms with their encoding schemes.

The terms go out as flat XML by the DCMI guidelines for qualified Dublin Core, not as RDF: a record is one element that
stands in an answer of OAI-PMH or SRU as it is, and readers of `oai_dc` need to learn nothing new.
"""

from lxml import etree

from normalize.exports.dc_terms import Term, terms
from normalize.exports.entry import Entry
from normalize.exports.markup import XML_LANG, XSI, add, written
from normalize.values.text import script_of

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
_OAI_DC_SCHEMA = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
# Term -> the element that it refines.
_ELEMENTS = {
    "alternative": "title", "abstract": "description", "tableOfContents": "description", "extent": "format",
    "medium": "format", "isPartOf": "relation", "spatial": "coverage", "temporal": "coverage",
}  # fmt: skip
_SCRIPTS = {"Hani": "zh-Hani", "Jpan": "ja", "Kore": "ko"}


def oai_dc(entry: Entry) -> str:
    """A record as `oai_dc:dc`, by its schema."""
    spaces = {"oai_dc": OAI_DC, "dc": DC, "xsi": XSI}
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap=spaces)
    root.set(f"{{{XSI}}}schemaLocation", _OAI_DC_SCHEMA)
    for term in _with_address(entry):
        # The host of an article is its source, as repositories write it.
        source = term.name == "isPartOf" and term.scheme != "Series"
        name = "source" if source else _ELEMENTS.get(term.name, term.name)
        add(root, f"{{{DC}}}{name}", term.value, _language(term))
    return written(root)


def dcterms(entry: Entry) -> str:
    """A record as an element `metadata` with the terms of DCMI in it."""
    root = etree.Element("metadata", nsmap={"dcterms": DCTERMS, "xsi": XSI})
    for term in _with_address(entry):
        kind = {f"{{{XSI}}}type": f"dcterms:{term.scheme}" if term.scheme not in ("", "Series") else ""}
        add(root, f"{{{DCTERMS}}}{term.name}", term.value, {**kind, **_language(term)})
    return written(root)


def _with_address(entry: Entry) -> list[Term]:
    own = [Term("identifier", entry.url, "URI")] if entry.url else []
    return [*terms(entry.record), *own]


def _language(term: Term) -> dict[str, str]:
    """The language of a text that is written in Han, kana or hangul; other scripts do not tell it."""
    told = term.name in ("title", "alternative", "subject", "abstract", "description", "tableOfContents")
    return {XML_LANG: _SCRIPTS.get(script_of(term.value), "")} if told else {}

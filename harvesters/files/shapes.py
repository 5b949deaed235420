"""Which elements of an XML file are its records, by the first of them."""

import re

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files.sniffing import ADVICE, HTML, MARC_ELEMENT

COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
ENTITIES = re.compile(rb"^[^<]*(?:<[?!][^>]*>[^<]*)*<!ENTITY\b|<!DOCTYPE[^>\[]*\[[^\]]*<!ENTITY\b")
ELEMENT = re.compile(rb"<((?:[\w.-]+:)?([A-Za-z_][\w.-]*))(?=[\s/>])")
COLLECTION = re.compile(rb"<(?:[\w.-]+:)?collection[\s>/]")
ENVELOPE = re.compile(
    rb"<(?:[\w.-]+:)?record(?:\s[^>]*)?>\s*<(?:[\w.-]+:)?(?:header|recordSchema|recordPacking|recordXMLEscaping"
    rb"|recordIdentifier|recordData)[\s/>]"
)
ANSWER = re.compile(rb"<(?:[\w.-]+:)?(OAI-PMH|searchRetrieveResponse)[\s>]")
VERB = re.compile(
    rb"<(?:[\w.-]+:)?(Identify|ListSets|ListMetadataFormats|ListIdentifiers|explainResponse)[\s>]"
)
FAULT = re.compile(rb"<(?:[\w.-]+:)?error\s[^>]*code\s*=\s*[\"']([^\"']*)[\"'][^>]*>([^<]*)")
DIAGNOSTIC = re.compile(
    rb"<(?:[\w.-]+:)?diagnostics?[\s>].*?<(?:[\w.-]+:)?(?:message|details)>([^<]*)", re.DOTALL
)


class Shape(msgspec.Struct, frozen=True):
    """`kind`: marc, envelopes or elements. `element` is the local name of the records, `fallback` their format where
    their root does not tell it.
    """

    kind: str
    element: bytes = b"record"
    fallback: str = ""


# Element -> what must stand near the start of the file for it to be a record (empty: nothing), and the format.
RECORDS: dict[bytes, tuple[bytes, str]] = {
    b"mods": (b"", "mods"),
    b"dc": (b"", "dc"),
    b"qualifieddc": (b"", "dc"),
    b"resource": (rb"datacite", "datacite"),
    b"doi_record": (b"", "crossref_xml"),
    b"doi_batch": (b"", "crossref_xml"),
    b"PubmedArticle": (b"", "pubmed_xml"),
    b"PubmedBookArticle": (b"", "pubmed_xml"),
    b"article": (rb"<(?:article-meta|journal-meta|front)[\s>]", "jats"),
    b"mets": (b"", "mets"),
    b"METS": (b"", "mets"),
    b"dim": (rb"dspace\.org/xmlns/dspace/dim", "dim"),
    b"lido": (rb"lido(?:RecID|Wrap)|lido-schema", "lido"),
    b"eac-cpf": (b"", "eac_cpf"),
    b"entry": (rb"http://www\.w3\.org/2005/Atom", "feed_entry"),
    b"item": (rb"<(?:rss|rdf:RDF)[\s>]", "feed_entry"),
    b"context-object": (rb"info:ofi/fmt:xml:xsd:ctx", "raw:context-object"),
}
# What a `record` is, by what stands near the start of the file.
PLAIN_RECORDS = (
    (rb"exlibrisgroup\.com/xsd/primo", "primo_xml"),
    (rb"<(?:ref-type|rec-number|source-app|contributors)[\s>]", "endnote_xml"),
    (rb"<(?:dc|dcterms):[a-zA-Z]+[\s>]|http://purl\.org/dc/(?:elements/1\.1|terms)/", "dc"),
)
RSS_1 = b"http://purl.org/rss/1.0/"


def shape_of(text: bytes, name: str, flavour: str = "", expected: str = "") -> Shape:
    """How to cut a file that begins like `text`; `UnreadableInput` for what holds no records that can be told.

    `expected` is the format that a person named.
    """
    content = COMMENT.sub(b"", text)
    _refuse_dangerous(content, name)
    marc = MARC_ELEMENT.search(content) is not None
    if ENVELOPE.search(content):
        return Shape("envelopes")
    if (found := ANSWER.search(content)) and not marc:
        _refuse_answer(content, name, found[1].decode())
        return Shape("envelopes")
    first = _first_record(content)
    if first and (first.fallback == "mets" or not marc):
        return first
    if marc or COLLECTION.search(content) or expected == "marcxml" or flavour:
        return Shape("marc")
    return _by_root(content, name, expected)


def _by_root(content: bytes, name: str, expected: str) -> Shape:
    """The whole document as one record, where a person named its format or it has a title in Dublin Core."""
    root = ELEMENT.search(content)
    if root and (expected or re.search(rb"<(?:dc|dcterms):title[\s>]", content)):
        return Shape("elements", root[2], expected or "dc")
    if HTML.search(content):
        raise UnreadableInput(f"{name} is a web page (HTML), not a file of records: {ADVICE}.")
    shown = root[1].decode("utf-8", "replace") if root else "nothing"
    raise UnreadableInput(
        f"{name} is XML without records that Haimu knows (it begins with <{shown}>): {ADVICE}."
    )


def _first_record(content: bytes) -> Shape | None:
    for found in ELEMENT.finditer(content):
        local = found[2]
        if local == b"RDF":
            return (
                Shape("elements", b"item", "feed_entry")
                if RSS_1 in content
                else Shape("elements", local, "rdf_xml")
            )
        if local == b"record":
            near = (named for pattern, named in PLAIN_RECORDS if re.search(pattern, content))
            return next((Shape("elements", local, named) for named in near), None)
        if local in RECORDS and re.search(RECORDS[local][0], content):
            return Shape("elements", local, RECORDS[local][1])
        if local == b"html":
            return None
    return None


def _refuse_dangerous(content: bytes, name: str) -> None:
    if ENTITIES.search(content):
        raise UnreadableInput(
            f"{name} declares entities in its DOCTYPE, which is not safe to read: take the DOCTYPE out."
        )


def _refuse_answer(content: bytes, name: str, protocol: str) -> None:
    """Raise `UnreadableInput` for an answer of a server that says something, but no records."""
    if found := FAULT.search(content):
        said = (
            f"{found[1].decode('utf-8', 'replace')}: {' '.join(found[2].decode('utf-8', 'replace').split())}"
        )
        raise UnreadableInput(
            f"{name} is an error that an OAI-PMH server answered ({said.strip(' :.')}): ask it again."
        )
    if found := VERB.search(content):
        verb = found[1].decode()
        raise UnreadableInput(
            f"{name} is a server's answer to {verb}, without records: save its answer to ListRecords."
        )
    if found := DIAGNOSTIC.search(content):
        said = " ".join(found[1].decode("utf-8", "replace").split()).rstrip(".")
        raise UnreadableInput(f"{name} is an error that an SRU server answered ({said}): ask it again.")
    if re.search(rb"numberOfRecords>\s*0\s*<", content):
        raise UnreadableInput(f"{name} is an answer of {protocol} without records: ask for something else.")

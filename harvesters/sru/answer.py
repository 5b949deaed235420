"""The answer to a searchRetrieve request (SRU 1.1 and 1.2; OASIS searchRetrieve 1.0, part 3: SRU 2.0)."""

import html
import re
from collections.abc import Iterator

import msgspec
from lxml import etree
from msgspec.structs import replace

from harvesters.documents import split_documents
from harvesters.oai.sanitizing import sanitized, was_touched, without_marks
from harvesters.payload import payload_format
from harvesters.sru.xml import UnreadableAnswer, child, local, number_of, text_of, tree_of

OWN_NAMESPACES = ("http://www.loc.gov/zing/srw/", "http://docs.oasis-open.org/ns/search-ws/sruResponse")
OWN = re.compile(rb'(\sxmlns:([\w.-]+)="(?:%s)")' % "|".join(map(re.escape, OWN_NAMESPACES)).encode())
MARC = ("leader", "controlfield", "datafield")  # whatever the namespace of the record


class Diagnostic(msgspec.Struct, frozen=True):
    """`code` is the number in the set info:srw/diagnostic/1, 0 where the server uses another."""

    code: int
    sentence: str
    details: str = ""


class SruRecord(msgspec.Struct, frozen=True):
    """One place of the result: a record, a `diagnostic` in its stead, or bytes with a `fault`. `mended`: illegal
    characters were replaced. `parts` are the records inside, where the record is a collection of several.
    """

    data: bytes
    format: str = ""
    identifier: str = ""
    diagnostic: str = ""
    fault: str = ""
    mended: bool = False
    parts: tuple[bytes, ...] = ()


class SearchAnswer(msgspec.Struct, frozen=True):
    """`total` and `next` are None where the server does not say."""

    version: str
    total: int | None
    records: tuple[SruRecord, ...]
    next: int | None
    diagnostics: tuple[Diagnostic, ...]

    def says(self, *codes: int) -> bool:
        """Whether one of the diagnostics has one of these numbers."""
        return any(diagnostic.code in codes for diagnostic in self.diagnostics)

    @property
    def told(self) -> str:
        """All diagnostics in a sentence."""
        return "; ".join(diagnostic.sentence for diagnostic in self.diagnostics)


def search_answer(body: bytes) -> SearchAnswer:
    """Raises `UnreadableAnswer` where it is none."""
    root = tree_of(body)
    response = _response(root)
    records = child(response, "records")
    return SearchAnswer(
        version=text_of(response, "version") or ("2.0" if "sruResponse" in str(root.tag) else ""),
        total=number_of(response, "numberOfRecords"),
        records=tuple(_without_marks(_record(each)) for each in records if local(each) == "record")
        if records is not None
        else (),
        next=number_of(response, "nextRecordPosition"),
        diagnostics=tuple(_diagnostics(child(response, "diagnostics"))),
    )


def _response(root: etree._Element) -> etree._Element:
    if local(root) == "searchRetrieveResponse":
        return root
    # Inside SOAP, or diagnostics alone.
    for element in root.iter("{*}searchRetrieveResponse"):
        return element
    if local(root) == "diagnostics" or child(root, "diagnostics") is not None:
        return root
    if local(root) == "diagnostic":
        around = etree.Element("searchRetrieveResponse")
        etree.SubElement(around, "diagnostics").append(root)
        return around
    raise UnreadableAnswer(f"it is XML, but no answer to a search (it begins with <{local(root)}>)")


def _diagnostics(parent: etree._Element | None) -> Iterator[Diagnostic]:
    for element in () if parent is None else parent:
        if local(element) == "diagnostic":
            yield _diagnostic(element)


def _diagnostic(element: etree._Element) -> Diagnostic:
    """SRU diagnostics schema: uri, details, message."""
    uri, details, message = (text_of(element, name) for name in ("uri", "details", "message"))
    number = uri.rpartition("/")[2]
    known = "srw/diagnostic/1/" in uri or number == uri
    code = int(number) if known and number.isascii() and number.isdigit() and len(number) < 6 else 0
    said = " ".join(filter(None, (message, f"({details})" if details else "")))
    return Diagnostic(code, f"diagnostic {number or '?'} {said}".strip()[:300], details)


def _record(element: etree._Element) -> SruRecord:
    schema = text_of(element, "recordSchema")
    identifier = text_of(element, "recordIdentifier")
    carrier = child(element, "recordData")
    inner = [] if carrier is None else [each for each in carrier if local(each)]
    if len(inner) == 1:
        return _from_element(inner[0], schema, identifier)
    if inner and carrier is not None:
        return SruRecord(_serialized(carrier), payload_format("", "recordData", _short(schema)), identifier)
    text = "" if carrier is None else "".join(map(str, carrier.itertext())).strip()
    if text.startswith("&lt;"):
        text = html.unescape(text)
    return _from_text(text, schema, identifier, etree.tostring(element, with_tail=False))


def _without_marks(record: SruRecord) -> SruRecord:
    if not was_touched(record.data):
        return record
    parts = tuple(map(without_marks, record.parts))
    return replace(record, data=without_marks(record.data), parts=parts, mended=True)


def _from_element(inner: etree._Element, schema: str, identifier: str) -> SruRecord:
    if local(inner) == "diagnostic":
        return SruRecord(_serialized(inner), diagnostic=_diagnostic(inner).sentence)
    name = etree.QName(inner)
    # A record without a declaration of its own stands in the namespace of the answer, which says nothing of it.
    namespace = "" if name.namespace in OWN_NAMESPACES else name.namespace or ""
    form = payload_format(namespace, name.localname, _short(schema))
    if form.startswith("raw:") and any(local(each) in MARC for each in inner):
        form = "marcxml"
    # A bibliographic record may come in a collection with those of its holdings.
    records = [each for each in inner if local(each) == "record"] if name.localname == "collection" else []
    return SruRecord(_serialized(inner), form, identifier, parts=tuple(map(_serialized, records)))


def _from_text(text: str, schema: str, identifier: str, whole: bytes) -> SruRecord:
    """Record packing `string`: the record as text (SRU 2.0: recordXMLEscaping)."""
    if not text.startswith("<"):
        return SruRecord(whole, fault="a record without data" if not text else "a record that is no XML")
    documents = list(split_documents(text.encode()))
    if documents[0].fault or len(documents) > 1:
        documents = list(split_documents(sanitized(text.encode())))
    if documents[0].fault or len(documents) > 1:
        return SruRecord(whole, fault=documents[0].fault or "a record with more behind its end")
    try:
        return _from_element(tree_of(documents[0].data), schema, identifier)
    except UnreadableAnswer as error:
        return SruRecord(whole, fault=str(error))


def _serialized(element: etree._Element) -> bytes:
    """The bytes of an element with the declarations it needs, without those of the answer around it."""
    data = etree.tostring(element, encoding="unicode", with_tail=False).encode()
    tag, close, rest = data.partition(b">")
    for declaration, prefix in OWN.findall(tag):
        if b"<" + prefix + b":" not in data:
            tag = tag.replace(declaration, b"", 1)
    return tag + close + rest


def _short(schema: str) -> str:
    """`marcxml` of info:srw/schema/1/marcxml-v1.1."""
    return schema.rstrip("/").rpartition("/")[2].rpartition("-v")[0] or schema.rstrip("/").rpartition("/")[2]

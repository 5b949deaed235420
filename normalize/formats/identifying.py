"""Numbers and addresses, with the scheme that the source names or recognised from their form."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from normalize.record import Identifier, Link
from normalize.values.identifiers import (
    find_doi,
    read_chinese_number,
    read_control_number,
    read_doi,
    read_ismn,
    read_lccn,
)
from normalize.values.isbn import isbn13, read_isbn, read_issn

_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"www\.[\w-]+\.\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?:hdl:|https?://hdl\.handle\.net/)(\S+/\S+)", re.IGNORECASE)
_PREFIXED = re.compile(
    r"(?:urn:|info:)?"
    r"(isbn(?:-?1[03](?=[: ]))?|issn|e-?issn|eisbn|lccn|oclc|oclcnum|ismn|pmid|pmcid|arxiv|bibcode|hdl|handle)"
    r"\s*[:/=]?\s*(?=[\s\dX(a-z])(.*)",
    re.IGNORECASE,
)
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx](?:\s*\(.*\))?")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d-(?:1[5-9]|20)\d\d")
_CN = re.compile(r"CN\s?\d{2}-\d{4}(?:/[A-Z0-9.-]+)?", re.IGNORECASE)
_CSBN = re.compile(r"\d{4,6}[·•.]\d{1,4}")
_DOI = re.compile(
    r"(?:doi:\s*|(?:https?://)?(?:dx\.)?(?:www\.)?doi\.org/|info:doi/)?(10\.\d{4,9}/\S+)", re.IGNORECASE
)
_ISBN_SHAPE = re.compile(r"(?:97[89][- ]?)?[\d][\d -]{7,14}[\dXx](?:\s*[(（].*)?")
# What sources call their schemes -> ours. A scheme that is not here stays in front of a local number.
_NAMES = {
    "isbn-10": "isbn", "isbn-13": "isbn", "eisbn": "isbn", "isbn10": "isbn", "isbn13": "isbn", "e-isbn": "isbn",
    "eissn": "issn", "e-issn": "issn", "issn-l": "issn", "issnl": "issn", "pissn": "issn", "lissn": "issn",
    "issn-print": "issn", "issn-electronic": "issn", "oclcnum": "oclc", "ocolc": "oclc", "oclc_number": "oclc",
    "uri": "url", "dcterms:uri": "url", "href": "url", "http": "url", "w3cdtf": "", "other": "", "none": "",
    "hdl": "handle", "doi_id": "doi", "publisher-id": "local", "music publisher": "publisher",
    "map number": "chart", "chart number": "chart", "issue number": "publisher",
}  # fmt: skip
_STANDARD = ("isbn", "issn", "ismn", "doi", "lccn", "oclc", "cn", "csbn", "publisher", "chart", "local")


def read_identifier(text: str, scheme: str = "") -> Identifier | Link | None:
    """Read a number under its scheme; without one, by its form. An address becomes a link; None where nothing is."""
    text = text.strip()
    if not text:
        return None
    name = scheme.strip().lower().rpartition("/")[2]
    name = _NAMES.get(name, name)
    if name in _STANDARD:
        return _under(name, text)
    if name == "handle":
        handle = text if "://" in text or text.startswith("hdl:") else f"hdl:{text}"
        named = _HANDLE.fullmatch(handle) or _ADDRESS.fullmatch(handle)
        return _by_form(handle) if named else Identifier("local", handle, text)
    if name == "url" or not name:
        return _by_form(text)
    if _ADDRESS.fullmatch(text):
        return _by_form(text)
    return Identifier("local", text if text.lower().startswith(f"{name}:") else f"{name}:{text}", text)


def _oclc(text: str) -> Identifier | None:
    """A number of OCLC, whatever is written before it; what is none under this name is some other system's."""
    number = re.sub(r"^\(?ocolc\)?|^on|^ocn|^ocm", "", text, flags=re.IGNORECASE).strip()
    return read_control_number(f"(OCoLC){number}") if number.isdigit() else Identifier("local", text, text)


_URN = re.compile(r"^urn:(?:isbn|issn):", re.IGNORECASE)
_READERS: dict[str, Callable[[str], Identifier | None]] = {
    "isbn": lambda text: read_isbn(_URN.sub("", text)),
    "issn": lambda text: read_issn(_URN.sub("", text)),
    "doi": lambda text: read_doi(unquote(text) if "%2f" in text.lower() else text),
    "lccn": read_lccn,
    "ismn": read_ismn,
    "oclc": _oclc,
    "cn": read_chinese_number,
    "csbn": read_chinese_number,
}


def _under(scheme: str, text: str) -> Identifier | None:
    """A number whose scheme is named."""
    reader = _READERS.get(scheme)
    return reader(text) if reader is not None else Identifier(scheme, text, text)


def _by_form(text: str) -> Identifier | Link | None:
    doi = _DOI.fullmatch(unquote(text))
    if doi is not None:
        return read_doi(doi[1])
    handle = _HANDLE.fullmatch(text)
    if handle is not None:
        return Link(f"https://hdl.handle.net/{handle[1]}")
    if _ADDRESS.fullmatch(text):
        return Link(text)
    if _BARE_ADDRESS.fullmatch(text):
        return Link(f"http://{text}")
    prefixed = _PREFIXED.fullmatch(text)
    if prefixed is not None and any(c.isdigit() for c in prefixed[2]):
        return read_identifier(prefixed[2], prefixed[1])
    return _by_shape(text)


def _by_shape(text: str) -> Identifier | None:
    """A bare number: only what its check digit or its form proves."""
    if text.startswith("(OCoLC)"):
        return read_control_number(text)
    if _ISSN.fullmatch(text):
        found = read_issn(text)
        return found if (found is not None and found.valid) or not _YEARS.fullmatch(text) else _local(text)
    if _CN.fullmatch(text) or _CSBN.fullmatch(text):
        return read_chinese_number(text)
    if _ISBN_SHAPE.fullmatch(text):
        found = read_isbn(text)
        hyphens = text.count("-") >= 3
        if found is not None and (found.valid or hyphens):
            return found
    return _local(text)


def _local(text: str) -> Identifier:
    return Identifier("local", text, text)


def doi_in_address(url: str) -> Identifier | None:
    """The DOI of an address of its resolver."""
    doi = find_doi(unquote(url)) if "doi.org/" in url else ""
    return Identifier("doi", doi, url) if doi else None


def is_isbn(text: str) -> bool:
    """Tell whether a text is an ISBN with the right check digit."""
    return bool(isbn13(text.replace("-", "").replace(" ", "").upper()))

"""Which module reads which format. A module is imported when its format comes for the first time."""

from collections.abc import Callable
from functools import cache
from importlib import import_module

from normalize.formats.description import Description
from normalize.problem import Problem

Reader = Callable[[bytes], Description]

# Format -> module of this package, and after a colon its function where that is not called `read`.
READERS = {
    "ris": "ris",
    "refer": "refer",
    "medline": "medline",
    "wos": "wos",
    "ovid": "ovid",
    "refworks": "refworks",
    "cnki": "cnki",
    "noteexpress": "noteexpress",
    "bibtex": "bibtex",
    "csl_json": "csl_json",
    "crossref_json": "crossref_json",
    "datacite_json": "datacite_json",
    "openalex_json": "openalex_json",
    "doaj_json": "doaj_json",
    "zotero_json": "zotero_json",
    "schemaorg": "schemaorg",
    "ogm": "ogm",
    "iiif": "iiif",
    "row": "row",
    "webpage": "webpage",
    "coins": "coins",
    "bibjson": "doaj_json",
    "endnote_cn": "refer",
    "dc": "dc",
    "mods": "mods",
    "datacite": "datacite",
    "jats": "jats",
    "crossref_xml": "crossref_xml",
    "pubmed_xml": "pubmed_xml",
    "endnote_xml": "endnote_xml",
    "primo_xml": "primo_xml",
    "mets": "mets",
    "rdf_xml": "rdf_xml",
    "dim": "dim",
    "feed_entry": "feed_entry",
    "lido": "lido",
    "eac_cpf": "authority",
    "mads": "authority",
    "any_xml": "any_xml",
}


@cache
def reader_of(format_name: str) -> Reader | None:
    """Return what reads a format; None for one that nobody reads."""
    place = READERS.get(format_name)
    if place is None:
        return None
    module, _, function = place.partition(":")
    reader: Reader = getattr(import_module(f"normalize.formats.{module}"), function or "read")
    return reader


def read(format_name: str, data: bytes) -> Description:
    """Read a record; a fault that its reader did not foresee makes a description without statements."""
    reader = reader_of(format_name)
    if reader is None:
        return Description((), problems=(Problem("format", f"the format {format_name} cannot be read"),))
    try:
        return reader(data)
    except Exception as error:  # noqa: BLE001  one record that nobody foresaw must not end the run of all others
        message = f"the reader of {format_name} failed: {type(error).__name__}: {error}"
        return Description((), problems=(Problem("reader_failed", message[:300]),))


def format_of(named: str, data: bytes) -> str:
    """Return the name under which a record is read: by its elements where `xml` or `raw:` and a prefix was said."""
    if named == "xml" or named.startswith("raw:"):
        from normalize.formats.roots import format_of_root  # noqa: PLC0415  lxml is loaded for XML only

        return format_of_root(data)
    return named

"""Every kind of file that records come in: how it is recognised and who cuts it into records."""

from collections.abc import Callable

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files.bibtex import split_bibtex
from harvesters.files.documents import split_json
from harvesters.files.iso2709 import split_iso2709
from harvesters.files.reading import Splitter
from harvesters.files.sniffing import (
    Head,
    head_of,
    is_bibtex,
    is_iso2709,
    is_json,
    is_lines_of_a_table,
    is_workbook,
    is_xml,
    is_zip,
    refuse_known,
    tagging_of,
)
from harvesters.files.tables import split_table
from harvesters.files.tagged import TAGGINGS, tagged_splitter
from harvesters.files.workbooks import split_workbook
from harvesters.files.xml import split_xml


class Carrier(msgspec.Struct, frozen=True):
    """`what` it is for a person. `recognised` looks at the head of a file, asked in the order of CARRIERS."""

    what: str
    recognised: Callable[[Head], bool]
    split: Splitter


class Format(msgspec.Struct, frozen=True):
    """What a person may call a format: its carrier and, where the name says so, what its records are."""

    carrier: str = ""
    records: str = ""
    flavour: str = ""


def _tagged(name: str) -> Callable[[Head], bool]:
    return lambda head: tagging_of(head) == name


TAGGED = {
    "marclines": "MARC in lines of text",
    "ris": "RIS",
    "wos": "Web of Science's tagged text",
    "ovid": "Ovid's tagged text",
    "medline": "MEDLINE (.nbib)",
    "refer": "Refer or EndNote's tagged text",
    "refworks": "RefWorks' tagged text",
    "noteexpress": "NoteExpress",
    "cnki": "CNKI's list of fields",
}
assert set(TAGGED) == set(TAGGINGS), "every tagged format has a name for people"

CARRIERS: dict[str, Carrier] = {
    "workbook": Carrier("an Excel workbook", is_workbook, split_workbook),
    "marc": Carrier("ISO 2709", is_iso2709, split_iso2709),
    "xml": Carrier("XML", is_xml, split_xml),
    "json": Carrier("JSON", is_json, split_json),
    **{name: Carrier(what, _tagged(name), tagged_splitter(name)) for name, what in TAGGED.items()},
    "bibtex": Carrier("BibTeX", is_bibtex, split_bibtex),
    "table": Carrier("a table", is_lines_of_a_table, split_table),
}

_XML = ("marcxml", "dc", "mods", "datacite", "jats", "crossref_xml", "pubmed_xml", "endnote_xml", "primo_xml", "mets",
        "lido", "rdf_xml", "feed_entry")  # fmt: skip
_JSON = ("marcjson", "csl_json", "crossref_json", "datacite_json", "openalex_json", "doaj_json", "zotero_json",
         "schemaorg", "ogm", "iiif")  # fmt: skip

FORMATS: dict[str, Format] = {
    "auto": Format(),
    "marc": Format("marc"),
    "mrc": Format("marc"),
    "iso2709": Format("marc"),
    "marc21": Format(flavour="marc21"),
    "unimarc": Format(flavour="unimarc"),
    "cnmarc": Format(flavour="cnmarc"),
    "cnmarcxml": Format("xml", "marcxml", "cnmarc"),
    "xml": Format("xml"),
    "oai": Format("xml"),
    "sru": Format("xml"),
    "rdf": Format("xml", "rdf_xml"),
    **{name: Format("xml", name) for name in _XML},
    "json": Format("json"),
    "jsonl": Format("json"),
    **{name: Format("json", name) for name in _JSON},
    **{name: Format(name) for name in TAGGINGS},
    "mrk": Format("marclines"),
    "enw": Format("refer"),
    "endnote": Format("refer"),
    "nbib": Format("medline"),
    "bibtex": Format("bibtex"),
    "bib": Format("bibtex"),
    "row": Format("table"),
    "csv": Format("table"),
    "tsv": Format("table"),
    "xlsx": Format("workbook"),
    "zip": Format("zip"),
}


def format_named(name: str) -> Format:
    """What a person means by a name; `UnreadableInput` where nobody knows it."""
    found = FORMATS.get(name.strip().lower().removeprefix("."))
    if found is None:
        raise UnreadableInput(f"There is no format {name!r}: name one of {', '.join(FORMATS)}.")
    return found


def carrier_of(data: bytes, name: str, expected: str = "") -> str:
    """A name of CARRIERS or `zip`, by the first bytes of a file or as a person said.

    Raises `UnreadableInput` with a sentence that says what the file is instead.
    """
    refuse_known(data, name)
    head = head_of(data)
    if is_workbook(head):
        return "workbook"
    if is_zip(head):
        return "zip"
    if expected and expected not in ("workbook", "zip"):
        return expected
    for carrier, entry in CARRIERS.items():
        if entry.recognised(head):
            return carrier
    raise UnreadableInput(
        f"{name} is binary data that no reader of records knows: name its format with --format."
    )

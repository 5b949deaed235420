"""What a record in any format but MARC says, in the words of one list of elements.

A reader of a format turns its tags into statements by a table; what a statement does to the `Record` is written once
for all formats (`describe.py`).
"""

import msgspec

from normalize.problem import Problem


class Statement(msgspec.Struct, frozen=True, array_like=True):
    """One thing said of a work: `element` is one of ELEMENTS, `value` as the source wrote it, stripped.

    `scheme` tells the vocabulary (an identifier's scheme, a classification, a kind of title or note, `person` or
    `corporate` for a name), `role` a MARC relator code (of a subject: its kind), `language` that of the value (ISO
    639), `authority` an identifier of who or what is named (an ORCID).
    """

    element: str
    value: str
    scheme: str = ""
    role: str = ""
    language: str = ""
    authority: str = ""


class Description(msgspec.Struct, frozen=True):
    """All that a record says, in its order. `identifier` is the record's own, empty where it has none;
    `deleted`: the record says of itself that it is withdrawn; `authority`: it describes no publication but a name.
    """

    statements: tuple[Statement, ...]
    identifier: str = ""
    problems: tuple[Problem, ...] = ()
    deleted: bool = False
    authority: bool = False


# Element -> what it holds. Readers may use no others; a test compares.
ELEMENTS = {
    "title": "the title, with its subtitle where the source does not part them",
    "subtitle": "the rest of the title before",
    "part_number": "the number of the part, of the title before",
    "part_name": "the name of the part, of the title before",
    "other_title": "another title; scheme: parallel, variant, uniform, abbreviated, former, translated, key",
    "agent": "a name; scheme: person, corporate, meeting; role: a MARC relator code",
    "responsibility": "the statement of responsibility as printed",
    "type": "what it is, as the source writes it; the table of types reads it",
    "carrier": "print, electronic, microform, ...",
    "edition": "the edition as printed",
    "place": "the place of publication",
    "publisher": "the publisher",
    "country": "where it was published, a MARC or ISO 3166 code",
    "date": "when it was published, as written; scheme: issued, copyright, created, available, system, ...",
    "language": "the language of the text, code or name",
    "original_language": "the language it was translated from",
    "extent": "pages, volumes, sheets",
    "dimensions": "the size",
    "frequency": "how often a serial appears",
    "identifier": "a number; scheme: isbn, issn, doi, lccn, oclc, cn, csbn, publisher, chart, local or empty; "
    "role: cancelled for one that the source says is wrong",
    "subject": "a heading or keyword, its parts joined by --; scheme: the vocabulary; role: its kind (place, ...)",
    "classification": "a class number; scheme: clc, lcc, ddc, udc, casc; role: the edition of the scheme",
    "coverage": "a place it is about; or a box as west,south,east,north with scheme box",
    "scale": "the scale, as written or its denominator",
    "projection": "the projection",
    "abstract": "what it says in short",
    "contents": "its table of contents",
    "note": "anything else worth keeping; scheme: general, bibliography, thesis, funding, ...",
    "host_title": "the journal, book or proceedings that it stands in",
    "host_identifier": "a number of the host; scheme as for identifier",
    "volume": "the volume of the host",
    "issue": "the issue of the host",
    "pages": "the pages in the host",
    "citation": "where it stands, in one text: journal, volume, issue, pages",
    "series": "the series it belongs to; volume after ' ; '",
    "relation": "another work; scheme: earlier, later, other_form, translation_of, supplement, part, related",
    "link": "an address; scheme: resource, related, cover, contents, manifest; role: open or restricted",
    "holding": "a call number or location; scheme: the library",
    "rights": "licence or terms of use",
}

"""A union record as its page shows it."""

import msgspec

from catalog.terms import redistributable
from catalog.union import UnionRecord
from webapp.labels.kinds import type_label
from webapp.ports import Site
from webapp.presenters.chart import Frame, chart_section, frames
from webapp.presenters.citing import Citation, Download, citations, downloads
from webapp.presenters.contents import contents, links, numbers
from webapp.presenters.description import description, imprint_text
from webapp.presenters.embedded import meta
from webapp.presenters.hits import year_text
from webapp.presenters.holdings import Contribution, Shelf, contributions, shelves
from webapp.presenters.linked import json_ld
from webapp.presenters.openurl import coins
from webapp.presenters.people import creators
from webapp.presenters.rows import Section, Value
from webapp.presenters.subjects import about
from webapp.presenters.text import Text
from webapp.presenters.titles import TitleView, full_title, record_title


class RecordPage(msgspec.Struct, frozen=True):
    """Everything that the template writes out.

    What is meant for programs (`coins`, `meta`, `json_ld`) is made of what may be given away alone, and empty where
    that is nothing (`given` false).
    """

    id: str
    address: str
    heading: str
    title: TitleView
    creators: tuple[Text, ...]
    imprint: Text
    year: str
    type: str
    type_label: str
    sections: tuple[Section, ...]
    frames: tuple[Frame, ...]
    links: tuple[Value, ...]
    shelves: tuple[Shelf, ...]
    members: tuple[Contribution, ...]
    formerly: tuple[str, ...]
    citations: tuple[Citation, ...]
    downloads: tuple[Download, ...]
    given: bool
    coins: str
    meta: tuple[tuple[str, str], ...]
    json_ld: str


def record_page(union: UnionRecord, site: Site, interface: str, base: str, today: str) -> RecordPage:
    """The page of a union record in the language of the interface. `today` (`2026-11-23`) is when it is looked up."""
    record, address = union.record, f"{base}/records/{union.id}"
    given = redistributable(union)
    sections = (
        description(record, interface),
        chart_section(record),
        about(record),
        contents(record),
        numbers(record),
    )
    return RecordPage(
        id=union.id,
        address=address,
        heading=full_title(record),
        title=record_title(record),
        creators=creators(record),
        imprint=imprint_text(record.imprints[0], record.languages) if record.imprints else Text(""),
        year=year_text(record),
        type=record.type,
        type_label=type_label(record.type),
        sections=tuple(section for section in sections if section.rows),
        frames=frames(record),
        links=links(record),
        shelves=shelves(union, site.catalogue.directory(), interface),
        members=contributions(union.members, site.catalogue.sources(), interface),
        formerly=union.formerly,
        citations=citations(record, today),
        downloads=downloads(union.id) if given else (),
        given=given is not None,
        coins=coins(given.record) if given else "",
        meta=meta(given.record, address) if given else (),
        json_ld=json_ld(given.record, address) if given else "",
    )

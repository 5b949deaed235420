"""A record as a line of the results page."""

from collections.abc import Iterator, Mapping

import msgspec

from catalog.libraries import Library
from catalog.union import UnionRecord
from normalize.record import Record, Relation
from webapp.labels.kinds import type_label
from webapp.labels.languages import language_label
from webapp.presenters.chart import scale_text
from webapp.presenters.description import imprint_text
from webapp.presenters.holdings import library_name
from webapp.presenters.marking import Marker
from webapp.presenters.people import creators
from webapp.presenters.reasons import Reason, reason
from webapp.presenters.text import Text
from webapp.presenters.titles import TitleView, record_title


class HitView(msgspec.Struct, frozen=True):
    """What a line of the results page shows; `given`: something of it may be given away."""

    id: str
    given: bool
    title: TitleView
    creators: tuple[Text, ...]
    imprint: Text
    year: str
    type: str
    type_label: str
    language: str
    facts: str
    libraries: tuple[str, ...]
    reason: Reason | None


def hit_view(union: UnionRecord, libraries: Mapping[str, Library], interface: str, mark: Marker) -> HitView:
    """A union record as a line of the results page."""
    record, title, makers = union.record, record_title(union.record), creators(union.record)
    imprint = imprint_text(record.imprints[0], record.languages) if record.imprints else Text("")
    return HitView(
        id=union.id,
        given=any(one.redistribute for one in union.members),
        title=title,
        creators=makers,
        imprint=imprint,
        year=year_text(record),
        type=record.type,
        type_label=type_label(record.type),
        language=language_label(record.languages[0], interface) if record.languages else "",
        facts=_facts(record),
        libraries=tuple(library_name(code, libraries, interface) for code in union.libraries),
        reason=reason(record, _shown(title, makers, imprint), mark),
    )


def _shown(title: TitleView, makers: tuple[Text, ...], imprint: Text) -> Iterator[Text]:
    yield from (one for one in (title.main, title.subtitle, title.part) if one is not None)
    yield from makers
    yield imprint


def year_text(record: Record) -> str:
    """The year, or the years of a serial; empty where nobody knows."""
    first, last = record.date.first, record.date.last
    if first is None:
        return ""
    if last is None or last == first:
        return str(first)
    return f"{first}–" if last >= 9999 else f"{first}–{last}"


def _facts(record: Record) -> str:
    """What tells a chart or an article from its fellows: a scale, or where it was printed."""
    if record.chart is not None:
        return scale_text(record.chart.scale, record.chart.scale_printed)
    for relation in record.relations:
        if relation.kind == "host":
            return _place_in_host(relation)
    return ""


def _place_in_host(relation: Relation) -> str:
    """The journal with volume, issue and pages as references have them (GB/T 7714): `Title, 66(35): 4500-4509`."""
    number = f"{relation.volume}({relation.issue})" if relation.issue else relation.volume
    stands = ", ".join(filter(None, (relation.original or relation.title, number)))
    return f"{stands}: {relation.pages}" if relation.pages and stands else stands or relation.pages

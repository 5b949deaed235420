"""What a publication holds and what cataloguers said of it, and its numbers."""

from collections.abc import Iterator

from flask_babel import gettext

from normalize.record import Identifier, Link, Record
from webapp.labels.kinds import NOTES, label
from webapp.labels.numbers import IDENTIFIERS
from webapp.presenters.rows import Row, Section, Value, filled, values
from webapp.presenters.text import Text, text


def contents(record: Record) -> Section:
    """Abstracts, tables of contents and notes."""
    rows = [
        Row(gettext("Abstract"), values(text(one, record.languages) for one in record.abstracts), "prose"),
        Row(gettext("Contents"), values(text(one, record.languages) for one in record.contents), "prose"),
        *_notes(record),
        Row(gettext("Rights"), values(text(one, ()) for one in record.rights)),
    ]
    return Section("contents", gettext("Contents and notes"), filled(rows))


def numbers(record: Record) -> Section:
    """Standard numbers."""
    rows = []
    for scheme in dict.fromkeys((*IDENTIFIERS, *(one.scheme for one in record.identifiers))):
        found = dict.fromkeys(_number(one) for one in record.identifiers if one.scheme == scheme)
        rows.append(Row(label(IDENTIFIERS, scheme), tuple(found)))
    return Section("numbers", gettext("Numbers"), filled(rows))


def links(record: Record) -> tuple[Value, ...]:
    """Addresses on the web, http and https only: any other kind is shown without leading anywhere."""
    return tuple(dict.fromkeys(_link(one) for one in record.links if one.url))


def _notes(record: Record) -> Iterator[Row]:
    for kind in NOTES:
        found = (one.value for one in record.notes if (one.kind if one.kind in NOTES else "general") == kind)
        yield Row(label(NOTES, kind), values(text(one, ()) for one in found))


def _number(identifier: Identifier) -> Value:
    shown = identifier.value or identifier.printed
    href = f"https://doi.org/{shown}" if identifier.scheme == "doi" and identifier.valid else ""
    return Value(Text(shown), href, identifier.qualifier, outside=bool(href), doubtful=not identifier.valid)


def _link(link: Link) -> Value:
    follows = link.url.lower().startswith(("http://", "https://"))
    shown = text(link.label, ()) if link.label else Text(link.url)
    return Value(shown, link.url if follows else "", link.access, outside=True)

"""The rows that describe a publication: names of it, who made it, when, where, what it looks like."""

from collections.abc import Iterator

from flask_babel import gettext

from normalize.record import Imprint, Record, Relation
from webapp.labels.kinds import CARRIERS, RELATIONS, TITLES, label, type_label
from webapp.labels.languages import language_label
from webapp.presenters.people import agent_values
from webapp.presenters.related import relation_value
from webapp.presenters.rows import Row, Section, Value, filled, values
from webapp.presenters.text import Text, text, twin
from webapp.presenters.titles import main_title


def description(record: Record, interface: str) -> Section:
    """Title, makers, publication and extent."""
    rows = (
        *_naming(record, interface),
        *_publication(record),
        *_form(record, interface),
        *_relations(record),
    )
    return Section("description", gettext("Description"), filled(rows))


def _naming(record: Record, interface: str) -> Iterator[Row]:
    responsibility = twin(record.responsibility, record.responsibility_original, record.languages)
    yield Row(gettext("Statement of responsibility"), values([responsibility]))
    yield Row(gettext("Authors and contributors"), agent_values(record, interface))
    yield from _other_titles(record)


def _other_titles(record: Record) -> Iterator[Row]:
    main, groups = main_title(record), dict[str, list[Text]]()
    for title in record.titles:
        if title is main:
            continue
        original = title.original.value if title.original else ""
        shown = twin(title.value, original, record.languages)
        if title.subtitle and not original:
            shown = text(f"{title.value} : {title.subtitle}", record.languages)
        groups.setdefault(title.kind if title.kind in TITLES else "variant", []).append(shown)
    for kind in TITLES:
        yield Row(label(TITLES, kind), values(groups.get(kind, ())))


def _publication(record: Record) -> Iterator[Row]:
    languages = record.languages
    yield Row(gettext("Edition"), values([twin(record.edition, record.edition_original, languages)]))
    yield Row(gettext("Version"), values([text(record.version, languages)]))
    yield Row(gettext("Publication"), values(imprint_text(one, languages) for one in record.imprints))
    printed = record.date.printed
    if not any(printed in (one.date, one.original.date if one.original else "") for one in record.imprints):
        yield Row(gettext("Date as printed"), values([text(printed, languages)]))
    yield Row(gettext("Frequency"), values([Text(record.frequency)]))


def imprint_text(imprint: Imprint, languages: tuple[str, ...]) -> Text:
    """Place, publisher and date on one line."""
    original = _imprint_line(imprint.original) if imprint.original else ""
    return twin(_imprint_line(imprint), original, languages)


def _imprint_line(imprint: Imprint) -> str:
    line = " : ".join(piece for piece in (imprint.place, imprint.publisher) if piece)
    return ", ".join(piece for piece in (line, imprint.date) if piece)


def _form(record: Record, interface: str) -> Iterator[Row]:
    size = " ; ".join(piece for piece in (record.extent, record.dimensions) if piece)
    size = (
        size.replace(" ;", f" : {record.illustrations} ;", 1)
        if record.dimensions and record.illustrations
        else size
    )
    if record.illustrations and not record.dimensions:
        size = " : ".join(piece for piece in (size, record.illustrations) if piece)
    yield Row(gettext("Extent"), values([Text(size)]))
    kinds = [Text(type_label(record.type)), Text(label(CARRIERS, record.carrier))]
    yield Row(gettext("Type"), values(kinds), "inline")
    yield Row(gettext("Language"), _languages(record.languages, interface), "inline")
    yield Row(gettext("Translated from"), _languages(record.original_languages, interface), "inline")


def _languages(codes: tuple[str, ...], interface: str) -> tuple[Value, ...]:
    return values(Text(language_label(code, interface)) for code in codes)


def _relations(record: Record) -> Iterator[Row]:
    groups: dict[str, list[Relation]] = {}
    for relation in record.relations:
        groups.setdefault(relation.kind if relation.kind in RELATIONS else "related", []).append(relation)
    for kind in RELATIONS:
        shown = dict.fromkeys(relation_value(one, record.languages) for one in groups.get(kind, ()))
        yield Row(label(RELATIONS, kind), tuple(shown))

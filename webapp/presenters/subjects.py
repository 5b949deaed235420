"""What a publication is about: headings, places and classes, each leading to a search."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext

from normalize.record import Record, Subject
from webapp.labels.kinds import SUBJECTS, label
from webapp.labels.numbers import CLASSIFICATIONS
from webapp.presenters.rows import Row, Section, Value, filled
from webapp.presenters.text import Text, text, twin


def about(record: Record) -> Section:
    """Subject headings and classes."""
    rows = (*_headings(record), Row(gettext("Geographic names"), _places(record)), *_classes(record))
    return Section("about", gettext("What it is about"), filled(rows))


def _headings(record: Record) -> Iterator[Row]:
    groups: dict[str, dict[tuple[str, ...], Value]] = {}
    for subject in record.subjects:
        kind = subject.kind if subject.kind in SUBJECTS else "topic"
        parts = subject.original or subject.parts
        groups.setdefault(kind, {}).setdefault(parts, _heading(subject, record.languages))
    for kind in SUBJECTS:
        yield Row(label(SUBJECTS, kind), tuple(groups.get(kind, {}).values()))


def _heading(subject: Subject, languages: tuple[str, ...]) -> Value:
    """The first part leads to all records with it; each further one to a search for the heading up to there."""
    parts = subject.original or subject.parts
    steps = tuple(
        (text(part, ()), _heading_address(subject.kind, parts[: place + 1]))
        for place, part in enumerate(parts)
    )
    shown = twin(" — ".join(subject.parts), " — ".join(subject.original), languages)
    return Value(shown, steps=steps)


def _heading_address(kind: str, parts: tuple[str, ...]) -> str:
    # Genres are no values of the subject facet, and a facet knows first parts only.
    if len(parts) == 1 and kind != "genre":
        return url_for("search.results", subject=parts[0].strip(" .,;:/"))
    return url_for("search.results", q=" ".join(parts), field="subject")


def _places(record: Record) -> tuple[Value, ...]:
    named = {
        place.name for subject in record.subjects for place in record.places if place.name in subject.parts
    }
    shown = dict.fromkeys(place.name for place in record.places if place.name and place.name not in named)
    return tuple(Value(text(name, ()), url_for("search.results", q=name)) for name in shown)


def _classes(record: Record) -> Iterator[Row]:
    for scheme in CLASSIFICATIONS:
        found = dict.fromkeys(one.value for one in record.classifications if one.scheme == scheme)
        shown = tuple(Value(Text(value), _class_address(scheme, value)) for value in found)
        yield Row(label(CLASSIFICATIONS, scheme), shown, "inline")


def _class_address(scheme: str, value: str) -> str:
    """Only classes of the Chinese Library Classification can be searched by."""
    return url_for("search.results", q=value, field="clc") if scheme == "clc" else ""

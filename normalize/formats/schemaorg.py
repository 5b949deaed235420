"""JSON-LD of schema.org: articles, books, datasets, maps, and the issue and volume that they are part of."""

import re
from collections.abc import Iterator

import msgspec

from normalize.formats import json_record
from normalize.formats.cuts import address, plain, standard_numbers, text_in
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, unreadable
from normalize.formats.json_cuts import JSON_STEPS, named, page_range
from normalize.formats.json_record import Layout
from normalize.formats.json_text import Object, first_text, items, object_of, values_at
from normalize.formats.jsonld import plain_names, resolved, types_of, works_in
from normalize.formats.mapping import Rule, load
from normalize.values.identifiers import find_doi

_LINE = re.compile(r"^\s*(-?[\d.]+)[ ,]+(-?[\d.]+)[ ,]+(-?[\d.]+)[ ,]+(-?[\d.]+)\s*$")
_DEEPEST = 5


def read(data: bytes) -> Description:
    """Read one object, or of a graph the first work in it."""
    record, problems = object_of(data)
    if record is None:
        return Description((), "", problems)
    document = plain_names(record)
    work = next(works_in(document), document)
    if not isinstance(work, dict) or not work:
        return unreadable("there is no work in this JSON-LD")
    return gather(statements(resolved(work, document)), _identifier(work), problems)


def statements(work: Object) -> Iterator[Statement]:
    """What one work says, its names being plain."""
    yield from json_record.statements(work, _LAYOUT)


def _identifier(work: Object) -> str:
    name = first_text(work, "@id")
    return "" if name.startswith(("_:", "#")) else name


def _kinds(work: Object) -> Iterator[Statement]:
    for kind in types_of(work):
        yield Statement("type", kind)
    if first_text(work, "pagination"):
        yield Statement("pages", first_text(work, "pagination"))
    else:
        yield from page_range(work, "pageStart", "pageEnd")
    yield from _host(work, 0)


def _host(work: Object, depth: int) -> Iterator[Statement]:
    """Climb from an article over its issue and volume to the periodical; a book is the host of its chapter."""
    for part in values_at(work, "isPartOf"):
        kinds = types_of(part)
        if not isinstance(part, dict):
            if "://" not in text_in(part):
                yield Statement("host_title", text_in(part))
            continue
        if "PublicationIssue" in kinds or "PublicationVolume" in kinds:
            yield from _date_of(part, work)
        else:
            yield Statement(
                "series" if "Book" in types_of(work) else "host_title", first_text(part, "name", "headline")
            )
        for name in ("issn", "isbn"):
            for number in values_at(part, name):
                yield from standard_numbers(number, Rule("", (), "host_identifier", "", "", ""))
        yield Statement("issue", first_text(part, "issueNumber"))
        yield Statement("volume", first_text(part, "volumeNumber"))
        yield from named(part.get("publisher"), Rule("", (), "publisher", "", "", ""))
        if depth < _DEEPEST:
            yield from _host(part, depth + 1)


def _date_of(part: Object, work: Object) -> Iterator[Statement]:
    if not first_text(work, "datePublished"):
        yield Statement("date", first_text(part, "datePublished"), "issued")


def _number(value: object, rule: Rule) -> Iterator[Statement]:
    """An identifier as text, address or PropertyValue with its scheme."""
    scheme = first_text(value, "propertyID", "name").rpartition("/")[2].lower()
    text = text_in(value) or first_text(value, "value", "@value", "url", "@id")
    found = find_doi(text)
    if found:
        yield rule.say(found, "doi")
    elif "://" not in text:
        yield rule.say(text, scheme if scheme.isascii() and " " not in scheme else "")


def _place(value: object, rule: Rule) -> Iterator[Statement]:
    """A place with its name and geometry: `box` is south west north east, GeoCoordinates a point."""
    name = text_in(value) or first_text(value, "name", "description")
    yield rule.say(name)
    for shape in values_at(value, "geo"):
        box = _LINE.match(first_text(shape, "box"))
        if box:
            south, west, north, east = box.groups()
            yield rule.say(f"{west},{south},{east},{north}", "box")
        east, north = first_text(shape, "longitude"), first_text(shape, "latitude")
        if east and north:
            yield rule.say(f"{east},{north},{east},{north}", "box")


def _same(value: object, rule: Rule) -> Iterator[Statement]:
    """Another address of the work; that of a DOI is its number."""
    text = text_in(value) or first_text(value, "@id", "url")
    found = find_doi(text) if "doi" in text.lower() else ""
    yield Statement("identifier", found, "doi") if found else rule.say(text if "://" in text else "")


def _download(value: object, rule: Rule) -> Iterator[Statement]:
    yield from address(text_in(value) or first_text(value, "contentUrl", "url", "@id"), rule)


def _licence(value: object, rule: Rule) -> Iterator[Statement]:
    yield rule.say(text_in(value) or first_text(value, "url", "@id", "name"))


def _subject(value: object, rule: Rule) -> Iterator[Statement]:
    """Keywords with commas between them in one text, or DefinedTerms."""
    if text := first_text(value, "name"):
        yield rule.say(text)
    else:
        yield from JSON_STEPS["listed"](value, rule)


def _language(value: object, rule: Rule) -> Iterator[Statement]:
    yield rule.say(text_in(value) or first_text(value, "alternateName", "name"))


def _text(value: object, rule: Rule) -> Iterator[Statement]:
    """A text, or what is in `@value`, with its language."""
    for each in items(value):
        text = text_in(each) or first_text(each, "@value", "name")
        for said in plain(text, rule):
            yield msgspec.structs.replace(said, language=first_text(each, "@language"))


_STEPS = {
    **JSON_STEPS,
    "download": _download,
    "language": _language,
    "licence": _licence,
    "number": _number,
    "place": _place,
    "same": _same,
    "subject": _subject,
    "text": _text,
}
_LAYOUT = Layout(load("schemaorg", _STEPS), ("@type",), ("@id",), more=_kinds)

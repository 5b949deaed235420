"""DataCite's JSON, with or without the `attributes` of its API (DataCite Metadata Schema 4.5)."""

from collections.abc import Iterator

from normalize.formats import json_record
from normalize.formats.cuts import plain, text_in
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import without_markup
from normalize.formats.json_cuts import JSON_STEPS, page_range
from normalize.formats.json_record import Layout
from normalize.formats.json_text import Object, first_text
from normalize.formats.mapping import Rule, load

_TITLES = {"AlternativeTitle": "variant", "TranslatedTitle": "translated", "Other": "variant"}
_RELATIONS = {
    "Continues": "earlier",
    "IsContinuedBy": "later",
    "IsNewVersionOf": "earlier",
    "Obsoletes": "earlier",
    "IsPreviousVersionOf": "later",
    "IsObsoletedBy": "later",
    "HasPart": "part",
    "IsSupplementTo": "supplement",
    "IsTranslationOf": "translation_of",
    "IsVariantFormOf": "other_form",
    "IsOriginalFormOf": "other_form",
    "IsIdenticalTo": "other_form",
    "IsVersionOf": "other_form",
}
_UNTOLD = frozenset(
    ("IsCitedBy", "Cites", "References", "IsReferencedBy", "HasVersion", "IsMetadataFor", "HasMetadata")
)


def read(data: bytes) -> Description:
    """Read one work."""
    return json_record.read(data, _LAYOUT)


def _inner(record: Object) -> Object:
    data = record.get("data")
    record = data if isinstance(data, dict) else record
    attributes = record.get("attributes")
    return attributes if isinstance(attributes, dict) else record


def _title(value: object, _: Rule) -> Iterator[Statement]:
    kind = first_text(value, "titleType")
    text = without_markup(text_in(value) or first_text(value, "title"))
    language = first_text(value, "lang")
    if kind == "Subtitle":
        yield Statement("subtitle", text, "", "", language)
    elif kind:
        yield Statement("other_title", text, _TITLES.get(kind, "variant"), "", language)
    else:
        yield Statement("title", text, "", "", language)


def _date(value: object, rule: Rule) -> Iterator[Statement]:
    kind = first_text(value, "dateType").lower()
    yield rule.say(first_text(value, "date"), kind or "other")


def _description(value: object, rule: Rule) -> Iterator[Statement]:
    kind = first_text(value, "descriptionType")
    text = first_text(value, "description")
    if kind == "TableOfContents":
        yield Statement("contents", without_markup(text))
    elif kind in ("Abstract", ""):
        yield from plain(text, rule)
    else:
        yield Statement("note", without_markup(text))


def _subject(value: object, rule: Rule) -> Iterator[Statement]:
    yield rule.say(text_in(value) or first_text(value, "subject"), first_text(value, "subjectScheme"))


def _number(value: object, rule: Rule) -> Iterator[Statement]:
    """`identifiers` and `alternateIdentifiers`, each with its own kind."""
    kind = first_text(value, "identifierType", "alternateIdentifierType")
    yield rule.say(first_text(value, "identifier", "alternateIdentifier"), kind)


def _relation(value: object, rule: Rule) -> Iterator[Statement]:
    kind = first_text(value, "relationType")
    number = first_text(value, "relatedIdentifier")
    if kind == "IsPartOf":
        scheme = first_text(value, "relatedIdentifierType").lower()
        yield (
            Statement("host_identifier", number, scheme)
            if scheme in ("issn", "isbn", "doi")
            else rule.say(number)
        )
    elif kind not in _UNTOLD:
        yield rule.say(number, _RELATIONS.get(kind, "related"))


def _box(value: object, rule: Rule) -> Iterator[Statement]:
    names = ("westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude")
    limits = [first_text(value, name) for name in names]
    if all(limits):
        yield rule.say(",".join(limits), "box")


def _point(value: object, rule: Rule) -> Iterator[Statement]:
    """A point, as a box without extent."""
    east, north = first_text(value, "pointLongitude"), first_text(value, "pointLatitude")
    if east and north:
        yield rule.say(f"{east},{north},{east},{north}", "box")


def _rights(value: object, rule: Rule) -> Iterator[Statement]:
    yield rule.say(first_text(value, "rightsUri") or first_text(value, "rights") or text_in(value))


def _container(record: Object) -> Iterator[Statement]:
    yield from page_range(record, "container.firstPage", "container.lastPage")


_STEPS = {
    **JSON_STEPS,
    "box": _box,
    "date": _date,
    "description": _description,
    "number": _number,
    "point": _point,
    "relation": _relation,
    "rights": _rights,
    "subject": _subject,
    "title": _title,
}
_LAYOUT = Layout(
    load("datacite_json", _STEPS), ("types.resourceTypeGeneral",), ("doi", "id"), _inner, _container
)

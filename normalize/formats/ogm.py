"""OpenGeoMetadata: Aardvark and GeoBlacklight 1.0, one record an object."""

import json
import re
from collections.abc import Iterator

from normalize.formats import json_record
from normalize.formats.cuts import text_in
from normalize.formats.description import Description, Statement
from normalize.formats.json_cuts import JSON_STEPS
from normalize.formats.json_record import Layout
from normalize.formats.json_text import Object, first_text, items
from normalize.formats.mapping import Rule, load

# The address of a service or format -> the kind of link; other services are for programs alone.
_LINKS = {
    "http://schema.org/url": "resource",
    "https://schema.org/url": "resource",
    "http://schema.org/downloadUrl": "part",
    "https://schema.org/downloadUrl": "part",
    "http://schema.org/thumbnailUrl": "cover",
    "http://iiif.io/api/presentation#manifest": "manifest",
    "https://iiif.io/api/presentation#manifest": "manifest",
    "http://iiif.io/api/presentation": "manifest",
    "http://schema.org/relatedLink": "related",
}

_SCALE = re.compile(
    r"\bscales?\s*:?\s*\[?(?:ca\.|approximately)?\s*(1\s*:\s*\d{1,3}(?:,\d{3})+|1\s*:\s*\d+(?![\d,]*\d))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:map|chart) (?:no\.|no\b|number)\s*:?\s*([A-Z]{0,4}\s?\d[\w-]*)", re.IGNORECASE)
_SMALL = re.compile(r"-?\d{1,3}(?:\.\d+)?[eE]-\d{1,3}")
_NUMBER = re.compile(r"\b(?:Map|Chart) No\.?:?\s*([A-Z]{0,4}\s?\d[\w-]*)")


def read(data: bytes) -> Description:
    """Read one record of Aardvark or GeoBlacklight."""
    return json_record.read(data, _LAYOUT)


def _references(value: object, _: Rule) -> Iterator[Statement]:
    """dct_references_s: JSON in a text, from the kind of service to one address or several with labels."""
    try:
        known = json.loads(text_in(value)) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        yield Statement("note", text_in(value), "other")
        return
    for service, targets in known.items() if isinstance(known, dict) else ():
        kind = _LINKS.get(str(service), "")
        for target in items(targets) if kind else ():
            url = text_in(target) or first_text(target, "url", "@id")
            yield Statement("link", url if "://" in url else "", kind)


def _box(value: object, rule: Rule) -> Iterator[Statement]:
    """ENVELOPE(west, east, north, south) or another geometry; the table of coverage reads both."""
    yield rule.say(_SMALL.sub(lambda found: f"{float(found[0]):.9f}", text_in(value)), "box")


def _creator(value: object, rule: Rule) -> Iterator[Statement]:
    """A heading of the Library of Congress: `United States. Defense Mapping Agency` is a body."""
    text = text_in(value)
    body = "(Firm)" in text or (". " in text and "," not in text.partition(". ")[0])
    if body:
        yield rule.say(text, "corporate")
    else:
        yield from JSON_STEPS["name"](text, rule)


def _description(value: object, rule: Rule) -> Iterator[Statement]:
    """A description; the scale and the number of the chart that stand in it are told as such too."""
    text = text_in(value)
    yield rule.say(text)
    for pattern, element, scheme in ((_SCALE, "scale", ""), (_NUMBER, "identifier", "chart")):
        found = {each.replace(",", "") for each in pattern.findall(text)}
        if len(found) == 1:  # of a sheet with several charts none is the whole sheet's
            yield Statement(element, found.pop(), scheme)


def _held(record: Object) -> Iterator[Statement]:
    """All of it is digital; who provides it holds it, under the record's own name."""
    yield Statement("carrier", "electronic")
    for provider in (first_text(record, "schema_provider_s", "dct_provenance_s"),):
        yield Statement("holding", first_text(record, "id", "layer_slug_s") if provider else "", provider)


def _access(value: object, _: Rule) -> Iterator[Statement]:
    yield Statement("note", text_in(value), "access")


_STEPS = {
    **JSON_STEPS,
    "access": _access,
    "box": _box,
    "creator": _creator,
    "description": _description,
    "references": _references,
}
_LAYOUT = Layout(
    load("ogm", _STEPS),
    ("gbl_resourceClass_sm", "dc_type_s"),
    ("id", "layer_slug_s", "dc_identifier_s"),
    more=_held,
)

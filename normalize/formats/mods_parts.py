"""Titles, names, subjects and parts of MODS, which stand in records and in related items alike."""

import re
from collections.abc import Iterator

from normalize.formats.description import Statement
from normalize.formats.xml_table import at, one
from normalize.formats.xml_tree import Element, local, text

_TITLE_KINDS = {
    "alternative": "variant", "translated": "translated", "uniform": "uniform", "abbreviated": "abbreviated",
}  # fmt: skip
_NAME_KINDS = {"corporate": "corporate", "conference": "meeting"}
_SUBJECT_KINDS = {
    "topic": "topic", "geographic": "place", "temporal": "period", "genre": "genre", "titleInfo": "title",
    "hierarchicalGeographic": "place", "occupation": "topic",
}  # fmt: skip
_POINT = re.compile(r"([-+]?\d{1,2}(?:\.\d+)?)\s*,\s*([-+]?\d{1,3}(?:\.\d+)?)")  # latitude, longitude
_DETAILS = {"volume": "volume", "issue": "issue", "number": "issue", "part": "volume"}


def title_text(found: Element) -> str:
    """The title with the article before it."""
    article = one(found, "nonSort")
    joint = "" if article.endswith(("'", "’", "-")) else " "
    return f"{article}{joint}{one(found, 'title')}".strip()


def title_statements(found: Element) -> Iterator[Statement]:
    """A titleInfo; a second one with the same altRepGroup is told by its script."""
    kind = _TITLE_KINDS.get(found.get("type", ""), "variant" if found.get("type") else "")
    title = title_text(found)
    if not title:
        return
    yield Statement("other_title", title, kind) if kind else Statement("title", title)
    for name, element in (("subTitle", "subtitle"), ("partNumber", "part_number"), ("partName", "part_name")):
        yield from (Statement(element, text(each)) for each in at(found, name))


def full_name(found: Element) -> str:
    """The name as a catalogue writes it: family before given name, or the parts in their order."""
    return _full_name(found, _name_parts(found))


def _name_parts(found: Element) -> list[tuple[str, str]]:
    """Type and text of every part of a name that says something."""
    parts = ((each.get("type", ""), text(each)) for each in at(found, "namePart"))
    return [(kind, part) for kind, part in parts if part]


def _full_name(found: Element, parts: list[tuple[str, str]]) -> str:
    """A body's parts are body and unit, as headings have them: `Library of Congress. Music Division`."""
    by_kind = dict(reversed(parts))
    family, given = by_kind.get("family", ""), by_kind.get("given", "")
    if family:
        return f"{family}, {given}" if given else family
    plain = [part for kind, part in parts if kind in ("", "given", "termsOfAddress")]
    if found.get("type") == "corporate" and plain:
        return ". ".join([*(part.rstrip(".") for part in plain[:-1]), plain[-1]])
    return " ".join(plain) or one(found, "displayForm")


def name_statements(found: Element) -> Iterator[Statement]:
    """A name, once for each of its roles."""
    parts = _name_parts(found)
    name = _full_name(found, parts)
    dates = dict(reversed(parts)).get("date")
    if dates:
        name = f"{name}, {dates}"
    kind = _NAME_KINDS.get(found.get("type", ""), "person")
    authority = one(found, "nameIdentifier") or found.get("valueURI", "")
    roles = [
        one(role, "roleTerm[@type='code']") or one(role, "roleTerm") or text(role)
        for role in at(found, "role")
    ]
    for each in roles or [""]:
        yield Statement("agent", name, kind, each, "", authority)


def subject_statements(found: Element) -> Iterator[Statement]:
    """A subject: its parts as one heading, maps' facts as what they are."""
    parts: list[str] = []
    kind = ""
    for child in found:
        name = local(child)
        if name == "cartographics":
            yield from _cartographics(child)
            continue
        if name == "geographicCode":
            continue
        part = _subject_part(child, name)
        if part:
            parts.append(part)
            kind = kind or _SUBJECT_KINDS.get(name, _NAME_KINDS.get(child.get("type", ""), "person"))
    if parts:
        authority = found.get("authority", "")
        role = "keyword" if kind == "topic" and not authority and len(parts) == 1 else kind
        yield Statement("subject", " -- ".join(parts), authority, role)


def _subject_part(child: Element, name: str) -> str:
    if name == "name":
        return full_name(child)
    if name == "titleInfo":
        return title_text(child)
    if name == "hierarchicalGeographic":
        return ", ".join(filter(None, map(text, child)))
    return text(child)


def _cartographics(found: Element) -> Iterator[Statement]:
    for name, element in (("scale", "scale"), ("projection", "projection")):
        yield from (Statement(element, text(each)) for each in at(found, name))
    for each in at(found, "coordinates"):
        point = _POINT.fullmatch(text(each))
        value = f"north={point[1]}; east={point[2]}" if point is not None else text(each)
        yield Statement("coverage", value, "box")


def part_statements(found: Element) -> Iterator[Statement]:
    """A part: volume, issue and pages of the host."""
    for detail in at(found, "detail"):
        element = _DETAILS.get(detail.get("type", ""), "")
        value = one(detail, "number") or one(detail, "caption") or one(detail, "title")
        if element and value:
            yield Statement(element, value)
    for extent in at(found, "extent"):
        start, end = one(extent, "start"), one(extent, "end")
        pages = one(extent, "list") or (f"{start}-{end}" if end and end != start else start)
        if pages and extent.get("unit", "page").startswith("page"):
            yield Statement("pages", pages)
    for date in at(found, "date"):
        yield Statement("date", text(date), "other")

"""Related items of MODS: the host, series, other titles and forms."""

from collections.abc import Iterator

from normalize.formats.description import Statement
from normalize.formats.mods_parts import part_statements, title_text
from normalize.formats.xml_table import at, one
from normalize.formats.xml_tree import Element, text

_KINDS = {
    "preceding": "earlier", "succeeding": "later", "original": "other_form", "otherFormat": "other_form",
    "otherVersion": "other_form", "constituent": "part",
}  # fmt: skip


def related_statements(found: Element) -> Iterator[Statement]:
    """What one related item says, by its type; one without a type is a related work."""
    kind = found.get("type", "")
    title = next((title_text(each) for each in at(found, "titleInfo[not(@type)]|titleInfo")), "")
    if kind == "host":
        yield from _host(found, title)
        return
    numbers = [f"{each.get('type', '')}:{text(each)}" for each in at(found, "identifier") if text(each)]
    volume = one(found, "titleInfo/partNumber") if kind == "series" else ""
    value = " ; ".join(filter(None, (title, volume, *numbers)))
    if title:
        yield (
            Statement("series", value)
            if kind == "series"
            else Statement("relation", value, _KINDS.get(kind, "related"))
        )
    else:
        yield from (
            Statement("relation", text(each), _KINDS.get(kind, "related")) for each in at(found, "identifier")
        )
    yield from (Statement("link", text(url), "related") for url in at(found, "location/url"))


def _host(found: Element, title: str) -> Iterator[Statement]:
    """The host, with its numbers, place, publisher and where in it the work stands."""
    if title:
        yield Statement("host_title", title)
    for each in at(found, "identifier"):
        yield Statement("host_identifier", text(each), each.get("type", ""))
    for part in at(found, "part"):
        yield from part_statements(part)
    for path, element in (
        ("originInfo/publisher", "publisher"),
        ("originInfo/place/placeTerm[@type='text']", "place"),
    ):
        yield from (Statement(element, text(each)) for each in at(found, path))
    date = one(found, "originInfo/dateIssued")
    if date:
        yield Statement("date", date, "valid")

"""MODS 3: every element at the top of a record, and what becomes of it."""

from collections.abc import Callable, Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.mods_parts import (
    name_statements,
    part_statements,
    subject_statements,
    title_statements,
)
from normalize.formats.mods_related import related_statements
from normalize.formats.xml_table import Line, at, one, plain_names, statements
from normalize.formats.xml_tree import Element, below, local, parse, text
from normalize.problem import Problem

_LANGUAGE = (Line("languageTerm[@type='code' or @authority]", "language"),)
_LANGUAGE_NAME = (Line("languageTerm", "language"),)
_ORIGIN = (
    Line("place/placeTerm[not(@type='code')]", "place"),
    Line("place/placeTerm[@type='code']", "country"),
    Line("publisher", "publisher"),
    Line("dateIssued[not(@encoding) and not(@point)]", "date", "issued"),
    Line("dateIssued[@encoding and not(@point)]", "date", "issued"),
    Line("copyrightDate[not(@point)]", "date", "copyright"),
    Line("dateCreated[not(@point)]", "date", "created"),
    Line("dateOther[not(@point)]", "date", "other"),
    Line("edition", "edition"),
    Line("frequency", "frequency"),
)
_PHYSICAL = (
    Line("extent", "extent"),
    Line("form", "carrier"),
    Line("internetMediaType", "carrier"),
    Line("note", "note"),
)
_NOTE_KINDS = {
    "bibliography": "bibliography", "thesis": "thesis", "language": "language", "venue": "event", "funding": "other",
    "restriction": "access", "acquisition": "source", "ownership": "source", "action": "other",
}  # fmt: skip
_CONTINUING = frozenset(("continuing", "serial", "integrating resource"))


def read(data: bytes) -> Description:
    """Read the first `mods` of a record, whatever stands around it."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    return description_of(next(below(plain_names(root), "mods"), root), problems=problems)


def description_of(mods: Element, problems: tuple[Problem, ...] = ()) -> Description:
    """Read a `mods` element."""
    found = [each for child in mods for each in _said(child)]
    if one(mods, "originInfo/issuance") == "monographic" and one(mods, "typeOfResource") == "text":
        found.append(Statement("type", "monographic"))
    return gather(found, one(mods, "recordInfo/recordIdentifier"), problems)


def _said(child: Element) -> Iterator[Statement]:
    handler = _HANDLERS.get(local(child))
    if handler is not None:
        yield from handler(child)


def _plain(element: str, scheme: str = "") -> Callable[[Element], Iterator[Statement]]:
    def read_one(found: Element) -> Iterator[Statement]:
        yield Statement(element, without_markup(text(found)), scheme)

    return read_one


def _type(found: Element) -> Iterator[Statement]:
    yield Statement("type", text(found))
    if found.get("manuscript") == "yes":
        yield Statement("type", "manuscript")


def _origin(found: Element) -> Iterator[Statement]:
    yield from statements(found, _ORIGIN)
    for name, scheme in (
        ("dateIssued", "issued"),
        ("dateCreated", "created"),
        ("copyrightDate", "copyright"),
    ):
        points = {each.get("point"): text(each) for each in reversed(at(found, name)) if text(each)}
        start, end = points.get("start", ""), points.get("end", "")
        if start and end:
            yield Statement("date", f"{start}/.." if end == "9999" else f"{start}/{end}", scheme)
        elif start or end:
            yield Statement("date", start or end, scheme)
    if one(found, "issuance") in _CONTINUING:
        yield Statement("type", "serial")


def _language(found: Element) -> Iterator[Statement]:
    original = (
        "original" in found.get("objectPart", "") or "translation" in found.get("displayLabel", "").lower()
    )
    said = list(statements(found, _LANGUAGE)) or list(statements(found, _LANGUAGE_NAME))
    yield from (Statement("original_language" if original else "language", each.value) for each in said)


def _note(found: Element) -> Iterator[Statement]:
    kind = found.get("type", "")
    element = "responsibility" if kind == "statement of responsibility" else "note"
    yield Statement(
        element, without_markup(text(found)), _NOTE_KINDS.get(kind, "") if element == "note" else ""
    )


def _identifier(found: Element) -> Iterator[Statement]:
    role = "cancelled" if found.get("invalid") == "yes" else ""
    yield Statement("identifier", text(found), found.get("type", ""), role)


def _classification(found: Element) -> Iterator[Statement]:
    yield Statement("classification", text(found), found.get("authority", ""), found.get("edition", ""))


def _location(found: Element) -> Iterator[Statement]:
    library = one(found, "physicalLocation")
    marks = [text(each) for each in at(found, ".//shelfLocator")]
    if not marks and library:
        yield Statement("note", library, "source")
    for mark in marks:
        yield Statement("holding", mark, library)
    for url in at(found, ".//url"):
        kind = "cover" if url.get("access") == "preview" else "resource"
        yield Statement("link", text(url), kind)


def _rights(found: Element) -> Iterator[Statement]:
    yield Statement("rights", without_markup(text(found)))
    yield Statement("rights", found.get("href", ""))


_HANDLERS: dict[str, Callable[[Element], Iterator[Statement]]] = {
    "titleInfo": title_statements,
    "name": name_statements,
    "typeOfResource": _type,
    "genre": _plain("type"),
    "originInfo": _origin,
    "language": _language,
    "physicalDescription": lambda found: statements(found, _PHYSICAL),
    "abstract": _plain("abstract"),
    "tableOfContents": _plain("contents"),
    "targetAudience": _plain("note", "audience"),
    "note": _note,
    "subject": subject_statements,
    "classification": _classification,
    "relatedItem": related_statements,
    "identifier": _identifier,
    "location": _location,
    "accessCondition": _rights,
    "part": part_statements,
}

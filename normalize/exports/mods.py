"""MODS 3.8 (Library of Congress), one `mods` element a record."""

from lxml import etree

from normalize.exports.entry import Entry
from normalize.exports.kinds import kind_of
from normalize.exports.markup import XSI, Element, add, group, written
from normalize.exports.mods_names import add_names, add_subjects, add_titles
from normalize.exports.own_script import addresses, hyphenated_issn
from normalize.record import Holding, Identifier, Imprint, Record, Relation

MODS = "http://www.loc.gov/mods/v3"
SCHEMA = f"{MODS} http://www.loc.gov/standards/mods/v3/mods-3-8.xsd"
_SPACES: dict[str | None, str] = {None: MODS, "xsi": XSI}
_FORMS = {"print": "print", "electronic": "electronic", "microform": "microform"}
_NOTES = {
    "bibliography": "bibliography", "thesis": "thesis", "language": "language", "event": "venue",
    "access": "restriction", "source": "ownership",
}  # fmt: skip
_RELATED = {
    "series": "series", "host": "host", "earlier": "preceding", "later": "succeeding", "other_form": "otherFormat",
    "translation_of": "original", "part": "constituent",
}  # fmt: skip
_EVENTS = {"production": "production", "distribution": "distribution", "manufacture": "manufacture"}
_IDENTIFIERS = {"oclc": "oclc", "publisher": "issue number", "chart": "chart number"}


def mods(entry: Entry) -> str:
    """A record as a `mods` element with its namespace."""
    # lxml takes None for the default namespace; its stubs do not know.
    root = etree.Element(f"{{{MODS}}}mods", nsmap=_SPACES, version="3.8")  # type: ignore[arg-type]  # see above
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    record = entry.record
    add_titles(root, record.titles)
    add_names(root, record.agents)
    _add_kind(root, record)
    _add_origin(root, record)
    for code in record.languages:
        _add_language(root, code, "")
    for code in record.original_languages:
        _add_language(root, code, "original")
    _add_physical(root, record)
    _add_texts(root, record)
    add_subjects(root, record.subjects)
    _add_places(root, record)
    for number in record.classifications:
        add(root, "classification", number.value, {"authority": number.scheme})
    for relation in record.relations:
        _add_related(root, relation)
    _add_numbers(root, record.identifiers)
    _add_locations(root, entry)
    for text in record.rights:
        add(root, "accessCondition", text, {"type": "use and reproduction"})
    _add_record_info(root, entry)
    return written(root)


def _add_kind(root: Element, record: Record) -> None:
    kind = kind_of(record)
    attributes = {"manuscript": "yes" if record.type == "manuscript" else ""}
    add(root, "typeOfResource", kind.mods, attributes)
    add(root, "genre", kind.genre)


def _add_origin(root: Element, record: Record) -> None:
    """The first statement with place, country, date and edition; each further one in an element of its own."""
    imprints = [each.original or each for each in record.imprints] or [Imprint()]
    for at, each in enumerate(imprints):
        found = group(root, "originInfo", {"eventType": _EVENTS.get(each.function, "")})
        if each.place:
            add(group(found, "place"), "placeTerm", each.place, {"type": "text"})
        if record.country and not at:
            attributes = {"type": "code", "authority": "marccountry"}
            add(group(found, "place"), "placeTerm", record.country, attributes)
        add(found, "publisher", each.publisher)
        if not at:
            _add_dates(found, record)
            add(found, "edition", record.edition_original or record.edition)
            add(found, "issuance", "serial" if record.type in ("serial", "newspaper") else "monographic")
            add(found, "frequency", record.frequency)
        if not len(found):
            root.remove(found)


def _add_dates(found: Element, record: Record) -> None:
    date = record.date
    start, slash, end = date.edtf.partition("/")
    encoding = "w3cdtf" if start.replace("-", "").isdigit() else "edtf"
    if slash and start:
        add(found, "dateIssued", start, {"encoding": encoding, "point": "start", "keyDate": "yes"})
        open_end = end in ("", "..")
        add(
            found,
            "dateIssued",
            "9999" if open_end else end,
            {"encoding": "marc" if open_end else encoding, "point": "end"},
        )
    else:
        add(found, "dateIssued", date.edtf, {"encoding": encoding, "keyDate": "yes"})
    if not date.edtf:
        add(found, "dateIssued", date.printed)
    elif date.printed != date.edtf:
        add(found, "dateOther", date.printed, {"type": "printed"})


def _add_language(root: Element, code: str, part: str) -> None:
    found = group(root, "language", {"objectPart": part})
    add(found, "languageTerm", code, {"type": "code", "authority": "iso639-2b"})


def _add_physical(root: Element, record: Record) -> None:
    found = group(root, "physicalDescription")
    add(found, "form", _FORMS.get(record.carrier, ""), {"authority": "marcform"})
    add(found, "extent", record.extent)
    add(found, "extent", record.dimensions)
    add(found, "note", record.illustrations, {"type": "illustrations"})
    if not len(found):
        root.remove(found)


def _add_texts(root: Element, record: Record) -> None:
    for text in record.abstracts:
        add(root, "abstract", text)
    for text in record.contents:
        add(root, "tableOfContents", text)
    statement = record.responsibility_original or record.responsibility
    add(root, "note", statement, {"type": "statement of responsibility"})
    for note in record.notes:
        if note.kind == "audience":
            add(root, "targetAudience", note.value)
        else:
            add(root, "note", note.value, {"type": _NOTES.get(note.kind, "")})


def _add_places(root: Element, record: Record) -> None:
    """Places that no heading names, boxes and what maps have of scale and projection."""
    headings = {part for subject in record.subjects for part in subject.parts + subject.original}
    for place in record.places:
        if place.code:
            add(group(root, "subject"), "geographicCode", place.code, {"authority": "marcgac"})
        elif place.name not in headings:
            add(group(root, "subject"), "geographic", place.name)
    chart = record.chart
    if chart is not None and (chart.scale or chart.scale_printed or chart.projection):
        found = group(group(root, "subject"), "cartographics")
        add(found, "scale", chart.scale_printed or f"1:{chart.scale}")
        add(found, "projection", chart.projection)
    for box in record.boxes:
        text = f"{box.west:.6g},{box.south:.6g},{box.east:.6g},{box.north:.6g}"
        add(group(group(root, "subject"), "cartographics"), "coordinates", text)


def _add_related(root: Element, relation: Relation) -> None:
    found = group(root, "relatedItem", {"type": _RELATED.get(relation.kind, "")})
    title = relation.original or relation.title
    if title:
        info = group(found, "titleInfo")
        add(info, "title", title)
        add(info, "partNumber", relation.volume if relation.kind != "host" else "")
    _add_numbers(found, relation.identifiers)
    if relation.kind == "host":
        _add_part(found, relation)
    add(found, "note", relation.note)
    if not len(found):
        root.remove(found)


def _add_part(found: Element, relation: Relation) -> None:
    part = group(found, "part")
    for kind, value in (("volume", relation.volume), ("issue", relation.issue)):
        if value:
            add(group(part, "detail", {"type": kind}), "number", value)
    if relation.pages:
        start, dash, end = relation.pages.partition("-")
        extent = group(part, "extent", {"unit": "pages"})
        if dash and start and end and "-" not in end and "," not in relation.pages:
            add(extent, "start", start)
            add(extent, "end", end)
        else:
            add(extent, "list", relation.pages)
    if not len(part):
        found.remove(part)


def _add_numbers(parent: Element, numbers: tuple[Identifier, ...]) -> None:
    for each in numbers:
        value = hyphenated_issn(each.value) if each.scheme == "issn" else each.value
        attributes = {
            "type": _IDENTIFIERS.get(each.scheme, each.scheme),
            "invalid": "" if each.valid else "yes",
            "displayLabel": each.qualifier,
        }
        add(parent, "identifier", value, attributes)


def _add_locations(root: Element, entry: Entry) -> None:
    for holding in entry.record.holdings:
        _add_holding(root, holding)
    urls = addresses(entry.record)
    if urls or entry.url:
        found = group(root, "location")
        for url in urls:
            add(found, "url", url, {"access": "object in context"})
        add(found, "url", entry.url, {"usage": "primary"})


def _add_holding(root: Element, holding: Holding) -> None:
    if holding.library or holding.call_number:
        found = group(root, "location")
        add(found, "physicalLocation", holding.library)
        add(found, "shelfLocator", holding.call_number)


def _add_record_info(root: Element, entry: Entry) -> None:
    found = group(root, "recordInfo")
    add(found, "recordContentSource", entry.agency)
    add(found, "recordChangeDate", entry.updated, {"encoding": "iso8601"})
    add(found, "recordIdentifier", entry.id, {"source": entry.agency})

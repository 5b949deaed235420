"""A record in the terms of Dublin Core: which field goes to which term is what the mapping tables say (`dc=`)."""

from collections.abc import Callable, Iterator

import msgspec

from normalize.exports.kinds import kind_of
from normalize.exports.own_script import addresses, hyphenated_issn, related_title
from normalize.exports.people import own_name, people
from normalize.record import BoundingBox, Identifier, PublicationDate, Record, Relation, Title
from normalize.rules import RULES

_PREFIXES = {
    "isbn": "urn:ISBN:", "issn": "urn:ISSN:", "doi": "https://doi.org/", "lccn": "info:lccn/", "oclc": "info:oclcnum/",
    "local": "",
}  # fmt: skip


class Term(msgspec.Struct, frozen=True, array_like=True):
    """One statement: a term of DCMI, its value, and the encoding scheme (`URI`, `W3CDTF`, `ISO639-2`, `Box`)."""

    name: str
    value: str
    scheme: str = ""


def terms(record: Record) -> list[Term]:
    """All that Dublin Core can say of a record, in the order of the mapping tables; nothing twice."""
    found = [
        Term("type", kind_of(record).dcmi, "DCMIType"),
        Term("type", kind_of(record).genre or record.type),
    ]
    for target in ORDER:
        found += FIELDS[target](record)
    return [term for term in dict.fromkeys(found) if term.value]


def _titles(record: Record) -> Iterator[Term]:
    for at, title in enumerate(record.titles):
        name = "alternative" if at else "title"
        if title.original is not None:
            yield Term(name, _title(title.original))
            name = "alternative" if at else "title"
        yield Term(name, _title(title))


def _title(title: Title) -> str:
    whole = f"{title.value} : {title.subtitle}" if title.subtitle else title.value
    return ". ".join(part for part in (whole, title.part_number, title.part_name) if part)


def _agents(record: Record) -> Iterator[Term]:
    authors = people(record).authors
    for agent in record.agents:
        name = "creator" if agent in authors else "contributor"
        yield Term(name, own_name(agent))
        if agent.original:
            yield Term(name, agent.name)


def _imprints(record: Record) -> Iterator[Term]:
    for imprint in record.imprints:
        yield Term("publisher", (imprint.original or imprint).publisher)


def _date(record: Record) -> Iterator[Term]:
    yield Term("date", written_date(record.date), "W3CDTF" if _is_plain(record.date) else "")


def written_date(date: PublicationDate) -> str:
    """The date as EDTF where that is known, else as printed."""
    return date.edtf or date.printed


def _is_plain(date: PublicationDate) -> bool:
    return date.edtf.replace("-", "").isdigit()


def _identifiers(record: Record) -> Iterator[Term]:
    for each in record.identifiers:
        if each.valid:
            value = identifier_text(each)
            yield Term("identifier", value, "URI" if value.startswith(("urn:", "https://", "info:")) else "")


def identifier_text(number: Identifier) -> str:
    """A number as an address where its scheme has one, else with the name of its scheme before it."""
    if number.scheme in ("csbn", "cn"):
        return number.printed or number.value
    value = hyphenated_issn(number.value) if number.scheme == "issn" else number.value
    return f"{_PREFIXES.get(number.scheme, number.scheme + ':')}{value}"


def _relations(record: Record) -> Iterator[Term]:
    for each in record.relations:
        if each.kind == "host":
            yield Term("isPartOf", citation(each))
        elif each.kind == "series":
            volume = f" ; {each.volume}" if each.volume else ""
            yield Term("isPartOf", related_title(each) + volume if related_title(each) else "", "Series")
        else:
            yield Term("relation", related_title(each) or next(map(identifier_text, each.identifiers), ""))


def citation(relation: Relation) -> str:
    """Where an article stands: `Journal, vol. 3, no. 2, pp. 5-9. ISSN 0378-4371`."""
    where = [
        f"{word} {value}"
        for word, value in (("vol.", relation.volume), ("no.", relation.issue), ("pp.", relation.pages))
        if value
    ]
    numbers = [
        f"{each.scheme.upper()} {hyphenated_issn(each.value)}"
        for each in relation.identifiers
        if each.valid and each.scheme in ("issn", "isbn")
    ]
    return ". ".join(part for part in (", ".join([related_title(relation), *where]), *numbers) if part)


def _classifications(record: Record) -> Iterator[Term]:
    for each in record.classifications:
        yield Term("subject", f"{each.scheme}:{each.value}" if each.scheme != "other" else each.value)


def _boxes(record: Record) -> Iterator[Term]:
    return (Term("spatial", box_text(box), "Box") for box in record.boxes)


def box_text(box: BoundingBox) -> str:
    """DCMI Box: `northlimit=30.2; southlimit=29.8; westlimit=121.8; eastlimit=122.4; units=signed decimal degrees`."""
    limits = (("north", box.north), ("south", box.south), ("west", box.west), ("east", box.east))
    written = "; ".join(f"{side}limit={value:.6g}" for side, value in limits)
    return f"{written}; units=signed decimal degrees; projection=WGS84"


def _chart(record: Record) -> Iterator[Term]:
    if record.chart is not None:
        scale = record.chart.scale_printed or (f"1:{record.chart.scale}" if record.chart.scale else "")
        yield Term("format", "; ".join(part for part in (scale, record.chart.projection) if part))


def _plain(target: str, term: str) -> Callable[[Record], list[Term]]:
    def read(record: Record) -> list[Term]:
        value: str | tuple[str, ...] = getattr(record, target)
        return [Term(term, each) for each in ((value,) if isinstance(value, str) else value)]

    return read


# Field of the record -> its statements. That their terms are those of the mapping tables is checked below.
FIELDS: dict[str, Callable[[Record], Iterator[Term] | list[Term]]] = {
    "titles": _titles,
    "agents": _agents,
    "imprints": _imprints,
    "date": _date,
    "extent": _plain("extent", "extent"),
    "dimensions": _plain("dimensions", "extent"),
    "languages": lambda record: [Term("language", code, "ISO639-2") for code in record.languages],
    "identifiers": _identifiers,
    "subjects": lambda record: [
        Term("subject", "--".join(each.original or each.parts)) for each in record.subjects
    ],
    "places": lambda record: [Term("spatial", each.name) for each in record.places],
    "classifications": _classifications,
    "boxes": _boxes,
    "chart": _chart,
    "abstracts": _plain("abstracts", "abstract"),
    "contents": _plain("contents", "tableOfContents"),
    "notes": lambda record: [Term("description", each.value) for each in record.notes],
    "rights": _plain("rights", "rights"),
    "relations": _relations,
    "links": lambda record: [Term("identifier", url, "URI") for url in addresses(record)],
}
ORDER = tuple(dict.fromkeys(rule.target for rule in RULES if rule.dc))
DECLARED = frozenset((rule.target, rule.dc) for rule in RULES if rule.dc)
if unwritten := set(ORDER) - FIELDS.keys():
    raise LookupError(f"the mapping tables send {sorted(unwritten)} to Dublin Core, and nothing writes them")

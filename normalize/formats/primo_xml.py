"""Ex Libris Primo's normalized XML: `addata` for what is typed, `display` for the rest."""

import re
from collections.abc import Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.name_lists import read_name
from normalize.formats.xml_table import Line, at, one, plain_names, statements
from normalize.formats.xml_tree import Element, below, parse, text

_BEHIND_NAME = re.compile(
    r"\s*(?:\[\w+\]|<[^>]*>|\S*::.*)\s*$"
)  # a role, or a pointer into an authority file
_FIELD = re.compile(r"\$\$([A-Z0-9])([^$]*)")


def shown(found: Element) -> str:
    """The text without Primo's subfields: `$$CISBN$$V 316` gives 316."""
    value = text(found)
    parts: dict[str, str] = dict(_FIELD.findall(value))
    return (parts.get("V") or parts.get("U") or value.partition("$$")[0]).strip() if parts else value


TABLE = (
    Line("display/vertitle", "other_title", "variant", read=shown),
    Line("display/unititle", "other_title", "uniform", read=shown),
    Line("display/type", "type"),
    Line("display/edition", "edition"),
    Line("display/format", "extent"),
    Line("display/description", "abstract"),
    Line("addata/abstract", "abstract"),
    Line("display/language", "language"),
    Line("addata/isbn", "identifier", "isbn"),
    Line("addata/doi", "identifier", "doi"),
    Line("addata/pmid", "identifier", "pmid"),
    Line("addata/oclcid", "identifier", "oclc"),
    Line("addata/lccn", "identifier", "lccn"),
    Line("addata/pub", "publisher"),
    Line("addata/cop", "place"),
    Line("addata/volume", "volume"),
    Line("addata/issue", "issue"),
    Line("addata/seriestitle", "series"),
    Line("display/rights", "rights"),
    Line("display/contents", "contents"),
    Line("links/linktorsrc", "link", read=shown),
    Line("links/backlink", "link", "related", read=shown),
)
_ROLES = {"creator": "aut", "contributor": "ctb"}


def read(data: bytes) -> Description:
    """Read one record."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    record = next((each for each in below(plain_names(root), "record") if at(each, "display|addata")), root)
    found = [
        *_title(record),
        *statements(record, TABLE),
        *_names(record),
        *_subjects(record),
        *_dates(record),
        *_host(record),
    ]
    if not one(record, "addata/pub"):
        found += [Statement("publisher", text(each)) for each in at(record, "display/publisher")]
    found += [Statement("holding", mark, library) for library, mark in _marks(record)]
    return gather(found, one(record, "control/recordid"), problems)


def _title(record: Element) -> Iterator[Statement]:
    """The title, and behind ` / ` the statement of responsibility."""
    for each in at(record, "display/title"):
        title, _, responsibility = without_markup(shown(each)).partition(" / ")
        yield Statement("title", title)
        yield Statement("responsibility", responsibility)


def _names(record: Element) -> Iterator[Statement]:
    for name, role in _ROLES.items():
        for each in at(record, f"display/{name}"):
            for value in without_markup(shown(each)).split(";"):
                known = read_name(_BEHIND_NAME.sub("", value).strip())
                yield Statement("agent", known.name, known.kind, known.roles[0] if known.roles else role)


def _subjects(record: Element) -> Iterator[Statement]:
    for each in at(record, "display/subject"):
        for value in shown(each).split(";"):
            yield Statement("subject", value.strip())


def _dates(record: Element) -> Iterator[Statement]:
    date = one(record, "addata/risdate") or one(record, "display/creationdate") or one(record, "addata/date")
    yield Statement("date", date, "issued")


def _host(record: Element) -> Iterator[Statement]:
    """The journal or book of an article; an ISSN elsewhere is the record's own."""
    title = one(record, "addata/jtitle") or (
        one(record, "addata/btitle") if one(record, "addata/atitle") else ""
    )
    part_of = one(record, "display/ispartof")
    inside = bool(title and one(record, "addata/atitle")) or bool(part_of)
    if title and inside:
        yield Statement("host_title", title)
    elif part_of:
        yield Statement("citation", part_of)
    for name in ("issn", "eissn"):
        for each in at(record, f"addata/{name}"):
            yield Statement("host_identifier" if inside else "identifier", text(each), "issn")
    first, last = one(record, "addata/spage"), one(record, "addata/epage")
    yield Statement("pages", one(record, "addata/pages") or (f"{first}-{last}" if last else first))


def _marks(record: Element) -> Iterator[tuple[str, str]]:
    """Library and call number of each copy: `$$IWUW$$LWUW_B$$1Level 2$$2320083-M`."""
    for each in at(record, "display/availlibrary"):
        parts: dict[str, str] = dict(_FIELD.findall(text(each)))
        mark = parts.get("2", "").strip("() ")
        if mark:
            yield parts.get("L") or parts.get("I") or "", mark

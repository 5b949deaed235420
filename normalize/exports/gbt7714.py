"""References by GB/T 7714-2025 (in force since 2026-07-01) and -2015, as a list in the order of citation has them.

What could not be confirmed of the edition of 2025 is listed in docs/exporting.md.
"""

import msgspec

from normalize.exports.cited import Cited, plain, roman
from normalize.exports.editions import full_date, read_edition, read_year, sheet_size
from normalize.exports.entry import Entry
from normalize.exports.gbt_style import GBT_2015, GBT_2025, Standard, edition_text, names, title, year_text
from normalize.exports.imprints import first_place, imprint
from normalize.exports.kinds import IN_BOOKS, IN_SERIALS, Kind, kind_of
from normalize.exports.numbering import Issue, numbering
from normalize.exports.own_script import address, host, is_eastern, is_online, number, related_title
from normalize.exports.people import cited_people
from normalize.exports.preprints import preprint_server
from normalize.record import Record, Relation
from normalize.values.text import has_han

_ALWAYS_ONLINE = frozenset(("dataset",))
_SERIALS = frozenset(("serial", "newspaper"))
# What is hardly ever without a place and a publisher, so that it is said where both are unknown.
_PUBLISHED = frozenset((
    "book", "serial", "newspaper", "conference", "in_book", "in_proceedings", "thesis", "report", "standard", "chart",
    "map",
))  # fmt: skip
_NUMBERED = frozenset(("report", "standard", "patent"))
_WEB = frozenset(("other", "image", "audiovisual"))
_CHANGING = _WEB | _ALWAYS_ONLINE | {"preprint"}


class Work(msgspec.Struct, frozen=True):
    """A record with what decides how it is cited. `accessed` is the day it was looked up, `2026-11-23`, or empty."""

    record: Record
    kind: Kind
    standard: Standard
    online: bool
    accessed: str

    @property
    def since_2025(self) -> bool:
        """Whether it is cited by the rules of 2025."""
        return self.standard.year >= GBT_2025.year

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the web: online, without a lasting identifier, and none of the kinds that have a
        place and a publisher.
        """
        return self.online and self.kind.type in _WEB and not number(self.record, "doi")

    @property
    def dated_access(self) -> str:
        """The day of access in square brackets; by 2025 only resources that may change have it."""
        asked = self.online and self.accessed and (not self.since_2025 or self.kind.type in _CHANGING)
        return f"[{self.accessed}]" if asked else ""


def gbt7714(entry: Entry) -> str:
    """A reference by GB/T 7714-2025."""
    return plain(cite(entry.record))


def gbt7714_2015(entry: Entry) -> str:
    """A reference by GB/T 7714-2015."""
    return plain(cite(entry.record, GBT_2015))


def cite(record: Record, standard: Standard = GBT_2025, accessed: str = "") -> Cited:
    """The reference to a record. Who made it is left out where nobody is named, as both editions allow here."""
    kind = kind_of(record)
    work = Work(record, kind, standard, is_online(record), accessed)
    parts = [_makers(work), *_body(work), *_access(work)]
    return roman(". ".join(part.rstrip(". ") if part[-1:] != ")" else part for part in parts if part) + ".")


def _makers(work: Work) -> str:
    """The main responsible persons; editors where there are no authors."""
    if work.kind.type == "standard" and work.since_2025:
        return ""
    found = cited_people(work.record)
    makers = found.authors or (() if work.kind.type in IN_BOOKS else found.editors)
    return names(makers, work.record, work.standard)


def _body(work: Work) -> list[str]:
    """The title and all that follows it, but for the ways to get at the work."""
    kind, placed = work.kind.type, host(work.record) is not None
    if kind in IN_SERIALS and placed:
        return [_marked(work), _translators(work), _in_serial(work)]
    if kind in IN_BOOKS and placed:
        return _in_book(work)
    edition = edition_text(read_edition(work.record))
    if (kind in _ALWAYS_ONLINE and work.online) or (kind == "preprint" and work.since_2025):
        return [_marked(work), edition, _released(work)]
    if _is_brief(work):
        dates = {"patent": full_date(work.record.date), "report": full_date(work.record.date), "standard": ""}
        return [_marked(work), dates.get(kind, _day(work) + work.dated_access)]
    size = sheet_size(work.record.dimensions) if _is_sheet(work) else ""
    return [_marked(work), _translators(work), edition, *_numbering(work), _published(work), size]


def _is_brief(work: Work) -> bool:
    """Patents, pages of the web, preprints before 2025 and, since then, standards have no place and publisher; nor have
    reports that none is known of (8.8).
    """
    kind, made = work.kind.type, imprint(work.record)
    placeless = kind == "report" and not made.place and not made.publisher
    return (
        kind in ("patent", "preprint")
        or work.is_page
        or (work.since_2025 and (kind == "standard" or placeless))
    )


def _marked(work: Work) -> str:
    """The title with its number or scale, and behind it the code of its type and carrier."""
    text = title(work.record, work.standard)
    own_number = number(work.record, "publisher") if work.kind.type in _NUMBERED else ""
    if own_number and work.kind.type == "standard" and work.since_2025:
        text = f"{own_number} {text}"
    elif own_number:
        text = f"{text}{work.standard.colon}{own_number}"
    elif _is_sheet(work):
        text = ". ".join(part for part in (text, _scale(work)) if part)
    page = work.is_page and (work.kind.type == "other" or work.since_2025)
    code = "EB" if page or (work.kind.type == "preprint" and not work.since_2025) else work.kind.gbt
    return f"{text}[{code}{'/OL' if work.online else ''}]"


def _numbering(work: Work) -> list[str]:
    """Of a serial the first and the last number: `1957（1）—1990（4）` (8.4)."""
    found = numbering(work.record) if work.kind.type in _SERIALS else None
    if found is None:
        return []
    first, last = found
    return [f"{_issue(first, work)}{work.standard.dash}{_issue(last, work) if last else ''}"]


def _issue(one: Issue, work: Work) -> str:
    volume = f"{work.standard.comma}{one.volume}" if one.volume else ""
    issue = f"{work.standard.left}{one.issue}{work.standard.right}" if one.issue else ""
    return f"{one.year}{volume}{issue}"


def _is_sheet(work: Work) -> bool:
    """Maps and charts have scale and size since 2025."""
    return work.kind.gbt == "CM" and work.since_2025


def _scale(work: Work) -> str:
    chart = work.record.chart
    if chart is None or not chart.scale:
        return ""
    return f"1{work.standard.colon}{chart.scale:,}".replace(",", " ")


def _translators(work: Work) -> str:
    found = cited_people(work.record)
    named = names(found.translators, work.record, work.standard) if found.authors else ""
    word = "译" if is_eastern(work.record) else "trans"
    return f"{named}{work.standard.comma}{word}" if named else ""


def _in_serial(work: Work) -> str:
    """`Journal, 2019, 41(3): 1-13`; a newspaper has its day, and its page in brackets."""
    found, mark = host(work.record), work.standard
    assert found is not None
    name = related_title(found)
    if work.kind.type == "in_newspaper":
        page = f"{mark.left}{found.pages}{mark.right}" if found.pages else ""
        return mark.comma.join(part for part in (name, full_date(work.record.date)) if part) + page
    numbered = found.volume or found.issue
    when = (
        year_text(read_year(work.record.date), mark)
        if numbered or found.pages
        else full_date(work.record.date)
    )
    text = mark.comma.join(part for part in (name, when, found.volume) if part)
    issue = f"{mark.left}{found.issue}{mark.right}" if found.issue else ""
    pages = f"{mark.colon}{found.pages}" if found.pages else ""
    return f"{text}{issue}{pages}{work.dated_access}"


def _in_book(work: Work) -> list[str]:
    """`Title[M]. Translator//Editors. Book. Edition. Place: publisher, year: pages`."""
    found = host(work.record)
    assert found is not None
    own = ". ".join(part for part in (_marked(work), _translators(work)) if part)
    editors = names(cited_people(work.record).editors, work.record, work.standard)
    volume = f"{work.standard.colon}{_volume(found)}" if found.volume else ""
    container = ". ".join(part for part in (editors, related_title(found) + volume) if part)
    edition, made = edition_text(read_edition(work.record)), imprint(work.record)
    if work.since_2025 and work.kind.type == "in_proceedings" and not made.place and not made.publisher:
        year = year_text(read_year(work.record.date), work.standard)
        dated = work.standard.comma.join(part for part in (f"{own}//{container}", year) if part)
        return [work.standard.colon.join(part for part in (dated, found.pages) if part)]
    return [f"{own}//{container}", edition, _published(work, found.pages)]


def _volume(where: Relation) -> str:
    """`第35卷`, `v.4`; words for a volume stay as they are."""
    if not where.volume.isdecimal():
        return where.volume
    return f"第{where.volume}卷" if has_han(related_title(where)) else f"v.{where.volume}"


def _published(work: Work, pages: str = "") -> str:
    """`Place: publisher, year: pages`; of printed works it says so where place or publisher is unknown."""
    made, mark = imprint(work.record), work.standard
    year = year_text(read_year(work.record.date, serial=work.kind.type in _SERIALS), mark)
    place, publisher = first_place(made), made.publisher
    if not work.online and (place or publisher or (year and work.kind.type in _PUBLISHED)):
        eastern = is_eastern(work.record)
        place = place or ("[出版地不详]" if eastern else "[S.l.]")
        publisher = publisher or ("[出版者不详]" if eastern else "[s.n.]")
    text = mark.colon.join(part for part in (place, publisher) if part)
    text = mark.comma.join(part for part in (text, year) if part)
    return (mark.colon.join(part for part in (text, pages) if part)) + work.dated_access


def _released(work: Work) -> str:
    """Where a set of data was released and when: `Platform（2020-05-17）[2026-11-23]`."""
    made = imprint(work.record)
    if work.since_2025:
        platform = preprint_server(work.record) or made.publisher
        return f"{platform}{_day(work)}{work.dated_access}"
    where = work.standard.colon.join(part for part in (made.place, made.publisher) if part)
    if not where:
        return _day(work) + work.dated_access
    year = year_text(read_year(work.record.date), work.standard)
    return work.standard.comma.join(part for part in (where, year) if part) + work.dated_access


def _day(work: Work) -> str:
    day = full_date(work.record.date)
    return f"{work.standard.left}{day}{work.standard.right}" if day else ""


def _access(work: Work) -> list[str]:
    """The address, and the DOI where the address does not hold it; since 2025 a DOI alone is said as an address."""
    if not work.online:
        return []
    url, doi = address(work.record), number(work.record, "doi")
    if doi and (not url or "doi.org/" in url):
        url = f"https://doi.org/{doi}" if work.since_2025 else ""
    return [url, f"DOI:{doi}" if doi and doi.lower() not in url.lower() else ""]

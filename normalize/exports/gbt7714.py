"""References by GB/T 7714-2025 (in force since 2026-07-01) and -2015, as a list in the order of citation has them.

What could not be confirmed of the edition of 2025 is listed in docs/exporting.md.
"""

import msgspec

from normalize.exports.cited import Cited, plain, roman
from normalize.exports.editions import full_date, read_edition, read_year, sheet_size
from normalize.exports.entry import Entry
from normalize.exports.gbt_style import GBT_2015, GBT_2025, Standard, edition_text, names, title, year_text
from normalize.exports.kinds import Kind, kind_of
from normalize.exports.own_script import (
    address,
    first_place,
    host,
    imprint,
    is_eastern,
    number,
    related_title,
)
from normalize.exports.people import people
from normalize.record import Record

_ALWAYS_ONLINE = frozenset(("dataset",))
_IN_SERIALS = frozenset(("article", "in_journal", "in_newspaper"))
_IN_BOOKS = frozenset(("in_book", "in_proceedings"))
_SERIALS = frozenset(("serial", "newspaper"))
# What is hardly ever without a place and a publisher, so that it is said where both are unknown.
_PUBLISHED = frozenset((
    "book", "serial", "newspaper", "conference", "in_book", "in_proceedings", "thesis", "report", "standard", "chart",
    "map",
))  # fmt: skip
_NUMBERED = frozenset(("report", "standard", "patent"))
_WEB = frozenset(("other", "image", "audiovisual"))


class Work(msgspec.Struct, frozen=True):
    """A record with what decides how it is cited. `accessed` is the day it was looked up, `2026-11-23`, or empty."""

    record: Record
    kind: Kind
    standard: Standard
    online: bool
    accessed: str

    @property
    def dated_access(self) -> str:
        """The day of access in square brackets; by 2025 only resources that may change have it."""
        changing = self.kind.type in _WEB or self.kind.type in _ALWAYS_ONLINE
        asked = self.online and self.accessed and (self.standard.year < GBT_2025.year or changing)
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
    online = (
        record.carrier == "electronic"
        or bool(number(record, "doi"))
        or (kind.type in _ALWAYS_ONLINE and bool(address(record)))
    )
    work = Work(record, kind, standard, online, accessed)
    parts = [_makers(work), *_body(work), *_access(work)]
    return roman(". ".join(part.rstrip(". ") if part[-1:] != ")" else part for part in parts if part) + ".")


def _makers(work: Work) -> str:
    """The main responsible persons; editors where there are no authors."""
    if work.kind.type == "standard" and work.standard.year >= GBT_2025.year:
        return ""
    found = people(work.record)
    makers = found.authors or (() if work.kind.type in _IN_BOOKS else found.editors)
    return names(makers, work.record, work.standard)


def _body(work: Work) -> list[str]:
    """The title and all that follows it, but for the ways to get at the work."""
    kind, placed = work.kind.type, host(work.record) is not None
    if kind in _IN_SERIALS and placed:
        return [_marked(work), _translators(work), _in_serial(work)]
    if kind in _IN_BOOKS and placed:
        return _in_book(work)
    edition = edition_text(read_edition(work.record))
    if kind in _ALWAYS_ONLINE and work.online:
        return [_marked(work), edition, _released(work)]
    if _is_brief(work):
        dates = {"patent": full_date(work.record.date), "standard": ""}
        return [_marked(work), dates.get(kind, _day(work) + work.dated_access)]
    size = sheet_size(work.record.dimensions) if _is_sheet(work) else ""
    return [_marked(work), _translators(work), edition, _published(work), size]


def _is_brief(work: Work) -> bool:
    """Patents, pages of the web and, since 2025, standards have no place and publisher."""
    since_2025 = work.kind.type == "standard" and work.standard.year >= GBT_2025.year
    return work.kind.type == "patent" or since_2025 or (work.kind.type in _WEB and work.online)


def _marked(work: Work) -> str:
    """The title with its number or scale, and behind it the code of its type and carrier."""
    text = title(work.record, work.standard)
    own_number = number(work.record, "publisher") if work.kind.type in _NUMBERED else ""
    if own_number and work.kind.type == "standard" and work.standard.year >= GBT_2025.year:
        text = f"{own_number} {text}"
    elif own_number:
        text = f"{text}{work.standard.colon}{own_number}"
    elif _is_sheet(work):
        text = ". ".join(part for part in (text, _scale(work)) if part)
    code = "EB" if work.kind.type == "other" and work.online else work.kind.gbt
    return f"{text}[{code}{'/OL' if work.online else ''}]"


def _is_sheet(work: Work) -> bool:
    """Maps and charts have scale and size since 2025."""
    return work.kind.gbt == "CM" and work.standard.year >= GBT_2025.year


def _scale(work: Work) -> str:
    chart = work.record.chart
    if chart is None or not chart.scale:
        return ""
    return f"1{work.standard.colon}{chart.scale:,}".replace(",", " ")


def _translators(work: Work) -> str:
    found = people(work.record)
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
    editors = names(people(work.record).editors, work.record, work.standard)
    volume = f"{work.standard.colon}{found.volume}" if found.volume else ""
    container = ". ".join(part for part in (editors, related_title(found) + volume) if part)
    edition = edition_text(read_edition(work.record))
    return [f"{own}//{container}", edition, _published(work, found.pages)]


def _published(work: Work, pages: str = "") -> str:
    """`Place: publisher, year: pages`; of printed works it says so where place or publisher is unknown."""
    made, mark = imprint(work.record), work.standard
    year = year_text(read_year(work.record.date, serial=work.kind.type in _SERIALS), mark)
    place, publisher = first_place(made), made.publisher
    if not work.online and (place or publisher or work.kind.type in _PUBLISHED):
        eastern = is_eastern(work.record)
        place = place or ("[出版地不详]" if eastern else "[S.l.]")
        publisher = publisher or ("[出版者不详]" if eastern else "[s.n.]")
    text = mark.colon.join(part for part in (place, publisher) if part)
    text = mark.comma.join(part for part in (text, year) if part)
    return (mark.colon.join(part for part in (text, pages) if part)) + work.dated_access


def _released(work: Work) -> str:
    """Where a set of data was released and when: `Platform（2020-05-17）[2026-11-23]`."""
    made = imprint(work.record)
    if work.standard.year >= GBT_2025.year:
        return f"{made.publisher}{_day(work)}{work.dated_access}"
    where = work.standard.colon.join(part for part in (made.place, made.publisher) if part)
    if not where:
        return _day(work) + work.dated_access
    year = year_text(read_year(work.record.date), work.standard)
    return work.standard.comma.join(part for part in (where, year) if part) + work.dated_access


def _day(work: Work) -> str:
    day = full_date(work.record.date)
    return f"{work.standard.left}{day}{work.standard.right}" if day else ""


def _access(work: Work) -> list[str]:
    """The address, and the DOI where the address does not hold it."""
    if not work.online:
        return []
    url, doi = address(work.record), number(work.record, "doi")
    if doi and "doi.org/" in url:
        url = ""
    return [url, f"DOI:{doi}" if doi and doi.lower() not in url.lower() else ""]

"""Entries of a bibliography by The Chicago Manual of Style, 18th edition, and 17th where they differ.

The 18th leaves out the place of publication since 1900 and the pages of chapters, and names up to six authors.
"""

import msgspec

from normalize.exports.cited import Cited, Run, italic, joined, plain, roman, sentences
from normalize.exports.editions import latin_edition, read_edition, read_year
from normalize.exports.entry import Entry
from normalize.exports.imprints import first_place, imprint
from normalize.exports.kinds import IN_BOOKS, IN_SERIALS, kind_of
from normalize.exports.own_script import host, number, series
from normalize.exports.people import cited_people
from normalize.exports.preprints import preprint_server
from normalize.exports.theses import degree
from normalize.exports.western import (
    Person,
    inclusive,
    latin_title,
    link,
    listed,
    person,
    spelled_date,
    title_forms,
)
from normalize.record import Agent, Record, Relation
from normalize.values.text import has_han

_DESCRIPTIONS = {
    "chart": "Nautical chart", "map": "Map", "dataset": "Dataset", "manuscript": "Manuscript", "image": "Image",
    "audiovisual": "Video",
}  # fmt: skip
_DEGREES = {"master": "Master’s thesis", "doctor": "PhD diss.", "": "Thesis"}
_PLACELESS_SINCE = 1900


class Manual(msgspec.Struct, frozen=True):
    """An edition of the manual: how many authors are named, how many of more, and whether places stand."""

    edition: int
    most: int
    named: int
    places: bool
    chapter_pages: bool


CHICAGO_17 = Manual(17, 10, 7, places=True, chapter_pages=True)
CHICAGO_18 = Manual(18, 6, 3, places=False, chapter_pages=False)


def chicago(entry: Entry) -> str:
    """An entry by the 18th edition as plain text."""
    return plain(cite(entry.record))


def chicago_17(entry: Entry) -> str:
    """An entry by the 17th edition as plain text."""
    return plain(cite(entry.record, CHICAGO_17))


def cite(record: Record, manual: Manual = CHICAGO_18) -> Cited:
    """The entry of a record in a bibliography."""
    kind, found, where = kind_of(record).type, cited_people(record), host(record)
    in_book = kind in IN_BOOKS and where is not None
    makers = found.authors or (() if in_book else found.editors)
    author = _makers(makers, manual)
    if author and not found.authors:
        author += ", eds." if len(makers) > 1 else ", ed."
    translated = roman(f"Translated by {_plain_names(found.translators)}" if found.translators else "")
    address = roman(link(record))
    if kind in IN_SERIALS and where is not None:
        return sentences((roman(author), _quoted(record), _in_serial(record, where, kind), address))
    if in_book and where is not None:
        published = _published(record, manual)
        return sentences(
            (roman(author), _quoted(record), _in_book(record, where, manual), published, address)
        )
    if kind == "thesis":
        return sentences((roman(author), _quoted(record), _thesis(record), address))
    if kind == "preprint":
        return sentences((roman(author), _quoted(record), _preprint(record), address))
    edited = found.editors if found.authors else ()
    return sentences((
        roman(author), _title(record), translated, roman(f"Edited by {_plain_names(edited)}" if edited else ""),
        roman(_described(record, kind)), roman(latin_edition(read_edition(record, latin=True))), roman(_series(record)),
        _published(record, manual), address,
    ))  # fmt: skip


def _makers(agents: tuple[Agent, ...], manual: Manual) -> str:
    """The first with the family name first; names in Chinese order keep it and have no comma."""
    made = [person(agent) for agent in agents]
    names = [_first(made[0]), *map(_plain_name, made[1:])] if made else []
    if len(names) > manual.most:
        return f"{', '.join(names[: manual.named])}, et al"
    inverted = bool(made) and "," in _first(made[0]) and not made[0].name.literal
    return listed(names, "and", comma_before_two=inverted)


def _first(one: Person) -> str:
    name = one.name
    if name.literal or one.chinese:
        return _plain_name(one)
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _plain_name(one: Person) -> str:
    name = one.name
    if name.literal:
        text = name.literal
    elif one.chinese:
        text = one.chinese_order
    else:
        text = " ".join(part for part in (name.given, name.family, name.suffix) if part)
    return f"{text} {one.original}" if has_han(one.original) else text


def _plain_names(agents: tuple[Agent, ...]) -> str:
    return listed([_plain_name(person(agent)) for agent in agents], "and", comma_before_two=False)


def _title(record: Record) -> Cited:
    """In italics; behind it the title in its own script and its translation in square brackets, upright."""
    forms = title_forms(record)
    face = roman if has_han(forms.latin) else italic
    translation = f"[{forms.translation}]" if forms.translation else ""
    return joined((face(forms.latin), roman(forms.original), roman(translation)))


def _quoted(record: Record) -> Cited:
    """The title of an article in quotation marks, its full stop inside of them."""
    forms = title_forms(record)
    others = joined((roman(forms.original), roman(f"[{forms.translation}]" if forms.translation else "")))
    if others:
        return (Run(f"“{forms.latin}” "), *others)
    return roman(f"“{forms.latin}”")


def _in_serial(record: Record, where: Relation, kind: str) -> Cited:
    """`Journal 41, no. 3 (2019): 1–13`; a newspaper has its day."""
    name = latin_title(where)
    title = roman(name) if has_han(name) else italic(name)
    if kind == "in_newspaper":
        day = spelled_date(record.date, year_first=False)
        return (*title, *roman(f", {day}" if day else ""))
    volume = f" {where.volume}" if where.volume else ""
    several = "nos." if any(mark in where.issue for mark in "-–&") else "no."
    issue = f", {several} {where.issue.replace('-', '–')}" if where.issue else ""
    year = read_year(record.date).text or "n.d."
    pages = f": {inclusive(where.pages)}" if where.pages else ""
    when = f" ({year})" if volume or issue else f", {year}"
    return (*title, *roman(f"{volume}{issue}{when}{pages}"))


def _in_book(record: Record, where: Relation, manual: Manual) -> Cited:
    editors = cited_people(record).editors
    edited = f", edited by {_plain_names(editors)}" if editors else ""
    volume = f", vol. {where.volume}" if where.volume else ""
    pages = f", {inclusive(where.pages)}" if where.pages and manual.chapter_pages else ""
    name = latin_title(where)
    title = roman(name) if has_han(name) else italic(name)
    return (*roman("In "), *title, *roman(volume + edited + pages))


def _preprint(record: Record) -> Cited:
    """`Preprint, arXiv, June 2, 2019`."""
    when = spelled_date(record.date, year_first=False) or "n.d."
    return roman(", ".join(("Preprint", preprint_server(record), when)))


def _thesis(record: Record) -> Cited:
    """`PhD diss., School, 2022`."""
    kind = _DEGREES[degree(record)]
    year = read_year(record.date).text
    return roman(
        ", ".join(part for part in (kind, imprint(record, latin=True).publisher, year or "n.d.") if part)
    )


def _described(record: Record, kind: str) -> str:
    """What it is, for what is no book; of maps and charts the scale too."""
    scale = record.chart.scale if record.chart is not None else None
    own_number = number(record, "publisher") if kind in ("report", "standard", "patent") else ""
    described = own_number or _DESCRIPTIONS.get(kind, "")
    return ", ".join(part for part in (described, f"1:{scale:,}" if scale else "") if part)


def _series(record: Record) -> str:
    """`Bigwater Classics 3`."""
    found = series(record)
    if found is None:
        return ""
    return " ".join(part for part in (latin_title(found), found.volume) if part)


def _published(record: Record, manual: Manual) -> Cited:
    """`Place: Publisher, 1983`; the 18th edition has the place of old books only, or where nobody is named."""
    made = imprint(record, latin=True)
    serial = record.type in ("serial", "newspaper")
    year = read_year(record.date, serial=serial)
    old = record.date.first is not None and record.date.first < _PLACELESS_SINCE
    place = first_place(made) if manual.places or old or not made.publisher else ""
    part_of = host(record)
    site = (
        latin_title(part_of)
        if part_of is not None and not made.publisher and kind_of(record).type == "other"
        else ""
    )
    where = ": ".join(part for part in (place, made.publisher or site) if part)
    when = f"[{year.text}?]" if year.guessed else year.text.replace("-", "–") or "n.d."
    return roman(", ".join(part for part in (where, when) if part))

"""References by the Publication Manual of the American Psychological Association, 7th edition."""

import re

from normalize.exports.cited import Cited, ended, italic, joined, plain, roman
from normalize.exports.editions import latin_edition, ordinal, read_edition, read_year
from normalize.exports.entry import Entry
from normalize.exports.kinds import kind_of
from normalize.exports.own_script import address, host, imprint, number
from normalize.exports.people import people
from normalize.exports.western import dashed, initials, latin_title, listed, person, spelled_date, title_forms
from normalize.record import Agent, Record, Relation

_MOST_AUTHORS = 20
_IN_SERIALS = frozenset(("article", "in_journal", "in_newspaper"))
_IN_BOOKS = frozenset(("in_book", "in_proceedings"))
# What the work is, in square brackets behind its title (section 10.2 to 10.14).
_DESCRIPTIONS = {
    "dataset": "Data set", "chart": "Nautical chart", "map": "Map", "image": "Image", "audiovisual": "Video",
    "manuscript": "Manuscript",
}  # fmt: skip
_NUMBERED = {"report": "Report No. ", "patent": "Patent No. ", "standard": "Standard No. "}
_MASTER = re.compile(r"master|硕士|碩士|\bM\.?\s?[AS]c?\b", re.IGNORECASE)


def apa(entry: Entry) -> str:
    """A reference as plain text."""
    return plain(cite(entry.record))


def cite(record: Record) -> Cited:
    """The reference to a record: who, when, what, where."""
    kind, found = kind_of(record).type, people(record)
    where = host(record)
    in_book = kind in _IN_BOOKS and where is not None
    editing = not found.authors and bool(found.editors) and not in_book
    makers = found.authors or (() if in_book else found.editors)
    author = _authors(makers) + (_editor_word(len(makers)) if editing else "")
    date = _date(record, kind)
    parts: list[Cited]
    if kind in _IN_SERIALS and where is not None:
        parts = [ended(_title(record, kind, face_italic=False)), ended(_in_serial(where))]
    elif in_book and where is not None:
        parts = [
            ended(_title(record, kind, face_italic=False)),
            ended(_in_book(record, where)),
            ended(_source(record, author)),
        ]
    else:
        parts = [ended(_title(record, kind, face_italic=True)), ended(_source(record, author))]
    head = [ended(roman(author)), roman(date)] if author else [parts.pop(0), roman(date)]
    return joined([part for part in (*head, *parts, roman(_link(record))) if part])


def _authors(agents: tuple[Agent, ...]) -> str:
    """Up to twenty names; of more the first nineteen and the last (section 9.8)."""
    names = [_author(agent) for agent in agents]
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[: _MOST_AUTHORS - 1])}, . . . {names[-1]}"
    return listed(names, "&")


def _author(agent: Agent) -> str:
    name = person(agent).name
    if name.literal:
        return name.literal
    return ", ".join(part for part in (name.family, initials(name), name.suffix) if part)


def _editor_word(count: int) -> str:
    return " (Eds.)" if count > 1 else " (Ed.)"


def _date(record: Record, kind: str) -> str:
    """`(2019).`; newspapers, pictures and the like have the day (section 9.13)."""
    if kind in ("in_newspaper", "audiovisual", "other"):
        text = spelled_date(record.date, year_first=True)
    else:
        year = read_year(record.date, serial=kind in ("serial", "newspaper"))
        text = f"ca. {year.text}" if year.guessed else year.text.replace("-", "–")
        if text.endswith("–"):
            text = f"{text[:-1]}–present"
    return f"({text or 'n.d.'})."


def _title(record: Record, kind: str, *, face_italic: bool) -> Cited:
    """The title, its translation in square brackets, edition and number in round ones, what it is in square ones."""
    forms = title_forms(record)
    translation = f"[{forms.translation}]" if forms.translation else ""
    brackets = "; ".join(
        part for part in (_numbered(record, kind), _edition(record), _translated(record)) if part
    )
    described = _thesis(record) if kind == "thesis" else _DESCRIPTIONS.get(kind, "")
    return joined((
        italic(forms.latin) if face_italic else roman(forms.latin),
        roman(translation),
        roman(f"({brackets})" if brackets else ""),
        roman(f"[{described}]" if described else ""),
    ))  # fmt: skip


def _numbered(record: Record, kind: str) -> str:
    value = number(record, "publisher") if kind in _NUMBERED else ""
    return f"{_NUMBERED[kind]}{value}" if value else ""


def _edition(record: Record) -> str:
    edition = read_edition(record)
    if edition is not None and edition.number:
        return f"{ordinal(edition.number)} ed."
    return latin_edition(edition)


def _translated(record: Record) -> str:
    """`A. B. Name, Trans.` of a book that has authors."""
    found = people(record)
    if not found.authors or not found.translators:
        return ""
    names = [_turned(agent) for agent in found.translators]
    return f"{listed(names, '&', comma_before_two=False)}, Trans."


def _turned(agent: Agent) -> str:
    name = person(agent).name
    return name.literal or " ".join(part for part in (initials(name), name.family) if part)


def _thesis(record: Record) -> str:
    master = any(note.kind == "thesis" and _MASTER.search(note.value) for note in record.notes)
    kind = "Master’s thesis" if master else "Doctoral dissertation"
    return ", ".join(part for part in (kind, imprint(record, latin=True).publisher) if part)


def _source(record: Record, author: str) -> Cited:
    """The publisher, unless it is the author or the school that the title has named."""
    publisher = imprint(record, latin=True).publisher
    return roman("" if record.type == "thesis" or publisher == author else publisher)


def _in_serial(where: Relation) -> Cited:
    """`Journal, 41(3), 1–13`, the journal and its volume in italics."""
    volume = joined((italic(latin_title(where)), italic(where.volume)), ", ")
    issue = f"({where.issue})" if where.issue else ""
    if issue and not where.volume:
        issue = f", {issue}"
    return (*volume, *roman(issue), *roman(f", {dashed(where.pages)}" if where.pages else ""))


def _in_book(record: Record, where: Relation) -> Cited:
    """`In A. B. Editor (Ed.), Book (2nd ed., pp. 1–13)`."""
    editors = people(record).editors
    named = listed([_turned(agent) for agent in editors], "&", comma_before_two=False)
    lead = f"In {named}{_editor_word(len(editors))}, " if named else "In "
    volume = f"Vol. {where.volume}" if where.volume else ""
    pages = f"{'pp' if '-' in where.pages else 'p'}. {dashed(where.pages)}" if where.pages else ""
    brackets = ", ".join(part for part in (_edition(record), volume, pages) if part)
    return (*roman(lead), *italic(latin_title(where)), *roman(f" ({brackets})" if brackets else ""))


def _link(record: Record) -> str:
    """The DOI as an address, else the address of an electronic work."""
    doi = number(record, "doi")
    return f"https://doi.org/{doi}" if doi else address(record) if record.carrier == "electronic" else ""

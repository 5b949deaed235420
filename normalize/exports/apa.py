"""References by the Publication Manual of the American Psychological Association, 7th edition."""

from normalize.exports.cited import Cited, ended, italic, joined, plain, roman
from normalize.exports.editions import latin_edition, read_edition, read_year
from normalize.exports.entry import Entry
from normalize.exports.imprints import imprint
from normalize.exports.kinds import IN_BOOKS, IN_SERIALS, kind_of
from normalize.exports.own_script import host, number
from normalize.exports.people import cited_people
from normalize.exports.preprints import preprint_server
from normalize.exports.theses import degree
from normalize.exports.western import (
    dashed,
    initials,
    latin_title,
    link,
    listed,
    person,
    spelled_date,
    title_forms,
)
from normalize.record import Agent, Record, Relation

_MOST_AUTHORS = 20
# What the work is, in square brackets behind its title (section 10.2 to 10.14).
_DESCRIPTIONS = {
    "dataset": "Data set", "chart": "Nautical chart", "map": "Map", "image": "Image", "audiovisual": "Video",
    "manuscript": "Manuscript",
}  # fmt: skip
_NUMBERED = {"report": "Report No. ", "patent": "Patent No. ", "standard": "Standard No. "}
_DEGREES = {"master": "Master’s thesis", "doctor": "Doctoral dissertation", "": "Thesis"}


def apa(entry: Entry) -> str:
    """A reference as plain text."""
    return plain(cite(entry.record))


def cite(record: Record) -> Cited:
    """The reference to a record: who, when, what, where."""
    kind, found = kind_of(record).type, cited_people(record)
    where = host(record)
    in_book = kind in IN_BOOKS and where is not None
    editing = not found.authors and bool(found.editors) and not in_book
    makers = found.authors or (() if in_book else found.editors)
    author = _authors(makers) + (f" ({_editor_word(len(makers))})" if editing else "")
    date = _date(record, kind)
    parts: list[Cited]
    if kind in IN_SERIALS and where is not None:
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
    return joined([part for part in (*head, *parts, roman(link(record))) if part])


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
    return "Eds." if count > 1 else "Ed."


def _date(record: Record, kind: str) -> str:
    """`(2019).`; newspapers, pictures and the like have the day (section 9.13)."""
    if kind in ("in_newspaper", "audiovisual", "other"):
        text = spelled_date(record.date, year_first=True)
    else:
        year = read_year(record.date, serial=kind in ("serial", "newspaper"))
        text = ("ca. " if year.guessed else "") + year.text.replace("-", "–")
        if text.endswith("–"):
            text = f"{text[:-1]}–present"
    return f"({text or 'n.d.'})."


def _title(record: Record, kind: str, *, face_italic: bool) -> Cited:
    """The title, its translation in square brackets, edition and number in round ones, what it is in square ones."""
    forms = title_forms(record)
    translation = f"[{forms.translation}]" if forms.translation else ""
    brackets = "; ".join(
        part for part in (_numbered(record, kind), _edition(record), _helpers(record)) if part
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
    told = value.lower().startswith(_NUMBERED.get(kind, "").split(" ")[0].lower())
    return "" if not value else value if told else f"{_NUMBERED[kind]}{value}"


def _edition(record: Record) -> str:
    return latin_edition(read_edition(record, latin=True))


def _helpers(record: Record) -> str:
    """`A. B. Name, Ed.; C. D. Name, Trans.` of a book that has authors."""
    found = cited_people(record)
    if not found.authors or host(record) is not None:
        return ""
    return "; ".join(
        f"{listed([_turned(agent) for agent in agents], '&', comma_before_two=False)}, {word}"
        for agents, word in ((found.editors, _editor_word(len(found.editors))), (found.translators, "Trans."))
        if agents
    )


def _turned(agent: Agent) -> str:
    name = person(agent).name
    return name.literal or " ".join(part for part in (initials(name), name.family) if part)


def _thesis(record: Record) -> str:
    kind = _DEGREES[degree(record)]
    return ", ".join(part for part in (kind, imprint(record, latin=True).publisher) if part)


def _source(record: Record, author: str) -> Cited:
    """The publisher or the site, unless it is the author or the school that the title has named."""
    where = host(record)
    site = latin_title(where) if where is not None and record.type not in ("article", "conference") else ""
    publisher = imprint(record, latin=True).publisher or preprint_server(record) or site
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
    editors = cited_people(record).editors
    named = listed([_turned(agent) for agent in editors], "&", comma_before_two=False)
    lead = f"In {named} ({_editor_word(len(editors))}), " if named else "In "
    volume = f"Vol. {where.volume}" if where.volume else ""
    pages = f"{'pp' if '-' in where.pages else 'p'}. {dashed(where.pages)}" if where.pages else ""
    brackets = ", ".join(part for part in (_edition(record), volume, pages) if part)
    return (*roman(lead), *italic(latin_title(where)), *roman(f" ({brackets})" if brackets else ""))

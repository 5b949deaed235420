"""Records as short as a test of citations needs them."""

from typing import Any

from normalize.record import (
    Agent,
    ChartFacts,
    Identifier,
    Imprint,
    Note,
    PublicationDate,
    Record,
    Relation,
    Title,
)
from normalize.values.text import has_han


def named(*names: str, role: str = "aut", kind: str = "person") -> tuple[Agent, ...]:
    """Agents of one role; the first is the main entry."""
    return tuple(Agent(name, kind, (role,), entry="added" if at else "main") for at, name in enumerate(names))


def body(name: str, role: str = "aut") -> tuple[Agent, ...]:
    """A corporate author."""
    return named(name, role=role, kind="corporate")


def work(kind: str, title: str, date: str = "", **more: Any) -> Record:
    """A record: `title` may hold a subtitle behind ` : `, `at` is place and publisher, `by` its agents."""
    value, _, subtitle = title.partition(" : ")
    main = more.pop("titles", None) or (Title(value, subtitle=subtitle),)
    place, _, publisher = more.pop("at", "").partition(" : ")
    years = [
        int(part[:4]) for part in date.replace("~", "").replace("?", "").split("/") if part[:4].isdigit()
    ]
    printed = more.pop("printed", date)
    language = more.pop("language", "chi" if has_han(value) else "eng")
    numbers = tuple(
        Identifier(scheme, more.pop(scheme)) for scheme in ("doi", "isbn", "publisher") if scheme in more
    )
    return Record(
        "t",
        "1",
        type=kind,
        titles=main,
        agents=more.pop("by", ()),
        imprints=(Imprint(place, publisher, printed),) if place or publisher or printed else (),
        date=PublicationDate(date, *(years[0], years[-1]), printed)
        if years
        else PublicationDate(printed=printed),
        languages=(language,) if language else (),
        identifiers=numbers,
        **more,
    )


def article(title: str, date: str, journal: str, where: str = "", **more: Any) -> Record:
    """An article; `where` is volume, issue and pages with bars between: `41|3|1-13`."""
    volume, issue, pages = (*where.split("|"), "", "")[:3]
    host = Relation("host", journal, volume=volume, issue=issue, pages=pages)
    return work("article", title, date, relations=(host,), **more)


def chapter(title: str, date: str, book: str, pages: str = "", kind: str = "article", **more: Any) -> Record:
    """A chapter of a book, or a paper of proceedings."""
    numbers = (Identifier("isbn", "9787502745738"),) if kind == "article" else ()
    host = Relation("host", book, pages=pages, volume=more.pop("volume", ""), identifiers=numbers)
    return work(kind, title, date, relations=(host,), **more)


def chart_facts(scale: int) -> ChartFacts:
    """A chart with a scale."""
    return ChartFacts(scale, f"1:{scale}")


def thesis_note(text: str) -> tuple[Note, ...]:
    """What a thesis is for."""
    return (Note(text, "thesis"),)


def numbered(text: str) -> tuple[Note, ...]:
    """Which numbers of a serial came out."""
    return (Note(text, "numbering"),)

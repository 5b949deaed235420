"""Formats of a tag and a value a line, RIS and Refer: what is said in both, in the same order."""

from collections.abc import Callable, Iterator, Mapping

from normalize.exports.editions import ordinal
from normalize.exports.people import Name
from normalize.exports.reference import Reference, language_tag


def tagged(
    told: Reference,
    tags: Mapping[str, str],
    form: str,
    name: Callable[[Name], str] = lambda name: name.inverted,
) -> str:
    """Lines by a table of tags (element -> tag, empty: not said) and a `form` with places for tag and value.

    A line end inside of a value becomes a blank.
    """
    lines = (
        form.format(tag=tags[element], value=" ".join(value.split()))
        for element, value in _elements(told, name)
        if tags.get(element) and value.strip()
    )
    return "\r\n".join(lines) + "\r\n"


def _elements(told: Reference, name: Callable[[Name], str]) -> Iterator[tuple[str, str]]:
    yield "id", told.id
    yield "title", told.title
    for role, found in (
        ("author", told.authors), ("editor", told.editors), ("translator", told.translators), ("other", told.others),
    ):  # fmt: skip
        yield from ((role, name(each)) for each in found)
    yield "host", told.host
    yield "series", f"{told.series} ; {told.series_volume}" if told.series_volume else told.series
    yield "year", told.date[0] if told.date else ""
    yield "date", "/".join((*told.date, "", "")[:3]) + "/" if len(told.date) > 1 else ""
    yield "day", "/".join(told.date) if len(told.date) > 1 else ""
    yield "volume", told.volume
    yield "issue", told.issue
    yield "number", told.number
    first, dash, last = told.pages.partition("-")
    spans = bool(dash) and "," not in told.pages
    yield "first_page", first.strip() if spans else told.pages or told.extent
    yield "last_page", last.strip() if spans else ""
    yield "pages", told.pages
    yield "extent", told.extent if not told.pages else ""
    yield "edition", edition_mark(told)
    yield "place", told.place
    yield "publisher", told.publisher
    yield from (("standard_number", value) for value in (*told.isbn, told.issn))
    yield "doi", told.doi
    yield "url", told.url
    yield from (("language", language_tag(code)) for code in told.languages)
    yield from (("keyword", word) for word in told.keywords)
    yield "abstract", told.abstract
    yield from (("note", note) for note in told.notes)
    yield "noted_number", told.number
    yield "note", told.scale


def edition_mark(told: Reference) -> str:
    """An edition without the word for it, which programs add: `2nd`, of a work in Chinese `2`; else its words."""
    edition = told.edition
    if edition is None or not edition.number:
        return edition.words if edition else ""
    return str(edition.number) if edition.eastern else ordinal(edition.number)

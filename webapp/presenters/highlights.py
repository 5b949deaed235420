"""Where in a record a search found its words, for programs: fragments of text with `<em>` around what was found."""

from collections.abc import Iterator, Sequence

from markupsafe import escape

from index.highlight import spans
from normalize.record import Record
from webapp.presenters.people import creator_names
from webapp.presenters.titles import all_forms

MOST_FRAGMENTS = 3


def highlights(record: Record, terms: Sequence[str]) -> dict[str, list[str]]:
    """Fields with their fragments as HTML; fields without a match are left out."""
    if not terms:
        return {}
    found = {}
    for name, values in _fields(record):
        marked = [fragment for value in values if (fragment := _fragment(value, terms))]
        if marked:
            found[name] = marked[:MOST_FRAGMENTS]
    return found


def _fields(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    yield "title", all_forms(record)
    yield "creators", creator_names(record)
    yield "subjects", [" — ".join(one.original or one.parts) for one in record.subjects]


def _fragment(value: str, terms: Sequence[str]) -> str:
    pieces, at = [], 0
    for start, end in spans(value, terms):
        pieces += [escape(value[at:start]), "<em>", escape(value[start:end]), "</em>"]
        at = end
    return "".join(map(str, pieces)) + str(escape(value[at:])) if pieces else ""

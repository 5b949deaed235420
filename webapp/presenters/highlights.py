"""Where in a record a search found its words, for programs: fragments of text with `<em>` around what was found."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from index.highlight import spans
from normalize.record import Record
from webapp.presenters.marking import marked
from webapp.presenters.people import creator_names
from webapp.presenters.titles import all_forms

MOST_FRAGMENTS = 3
EMPHASIS = (Markup("<em>"), Markup("</em>"))


def highlights(record: Record, terms: Sequence[str]) -> dict[str, list[str]]:
    """Fields with their fragments as HTML; fields without a match are left out."""
    if not terms:
        return {}
    fields = ((name, list(_fragments(values, terms))) for name, values in _fields(record))
    return {name: fragments[:MOST_FRAGMENTS] for name, fragments in fields if fragments}


def _fields(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    yield "title", all_forms(record)
    yield "creators", creator_names(record)
    yield "subjects", [" — ".join(one.original or one.parts) for one in record.subjects]


def _fragments(values: Sequence[str], terms: Sequence[str]) -> Iterator[str]:
    for value in values:
        if found := spans(value, terms):
            yield str(marked(value, found, EMPHASIS))

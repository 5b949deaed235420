"""Where in a record a search found its words, for programs: fragments of text with `<em>` around what was found."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice

from index.highlight import spans
from normalize.record import Record
from webapp.presenters.people import creator_names
from webapp.presenters.titles import main_forms

MOST_FRAGMENTS = 3


def highlights(record: Record, terms: Sequence[str]) -> dict[str, list[str]]:
    """Fields with their fragments as HTML: title and creators, and subjects where neither has a match."""
    if not terms:
        return {}
    found: dict[str, list[str]] = {}
    for name, most, values in _fields(record):
        if name == "subjects" and found:
            break
        if fragments := list(islice(_fragments(values, terms), most)):
            found[name] = fragments
    return found


def _fields(record: Record) -> Iterator[tuple[str, int, Sequence[str]]]:
    """Names, how many fragments of each are wanted, and texts."""
    yield "title", 1, main_forms(record)
    yield "creators", MOST_FRAGMENTS, creator_names(record)
    yield "subjects", MOST_FRAGMENTS, [" — ".join(one.original or one.parts) for one in record.subjects]


def _fragments(values: Sequence[str], terms: Sequence[str]) -> Iterator[str]:
    for value in values:
        pieces, at = [], 0
        for start, end in spans(value, terms):
            pieces += [escape(value[at:start]), "<em>", escape(value[start:end]), "</em>"]
            at = end
        if pieces:
            yield "".join([*pieces, escape(value[at:])])

"""Works of OpenAlex."""

from collections.abc import Iterator

from normalize.formats import json_record
from normalize.formats.description import Description, Statement
from normalize.formats.json_cuts import JSON_STEPS, page_range
from normalize.formats.json_record import Layout
from normalize.formats.json_text import Object, first_text, values_at
from normalize.formats.mapping import Rule, load

_LONGEST = 20_000


def read(data: bytes) -> Description:
    """Read one work."""
    return json_record.read(data, _LAYOUT)


def _abstract(value: object, rule: Rule) -> Iterator[Statement]:
    """Put an abstract together from its words and their places; places beyond any abstract are left out."""
    placed: dict[int, str] = {}
    for word, places in value.items() if isinstance(value, dict) else ():
        for place in places if isinstance(places, list) else ():
            if isinstance(place, int) and 0 <= place < _LONGEST:
                placed[place] = str(word)
    yield rule.say(" ".join(placed[place] for place in sorted(placed)))


def _source(value: object, _: Rule) -> Iterator[Statement]:
    """The journal or book that the work stands in; a repository is none."""
    if first_text(value, "type") == "repository":
        return
    yield Statement("host_title", first_text(value, "display_name"))
    for number in values_at(value, "issn"):
        yield Statement("host_identifier", str(number), "issn")
    yield Statement("publisher", first_text(value, "host_organization_name", "publisher"))


def _authorship(value: object, rule: Rule) -> Iterator[Statement]:
    """An author, the name as printed where the profile's has another script."""
    author = (values_at(value, "author") or [value])[0]
    if isinstance(author, dict) and first_text(author, "display_name"):
        yield from JSON_STEPS["person"](author, rule)
    else:
        yield from JSON_STEPS["person"](first_text(value, "raw_author_name"), rule)


def _pages(record: Object) -> Iterator[Statement]:
    yield from page_range(record, "biblio.first_page", "biblio.last_page")


_STEPS = {**JSON_STEPS, "abstract": _abstract, "authorship": _authorship, "source": _source}
_LAYOUT = Layout(load("openalex_json", _STEPS), ("type",), ("id",), more=_pages)

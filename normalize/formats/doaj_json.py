"""BibJSON: articles of DOAJ below `bibjson`, and flat objects of the same words."""

from collections.abc import Iterator

from normalize.formats import json_record
from normalize.formats.description import Description, Statement
from normalize.formats.json_cuts import JSON_STEPS, page_range
from normalize.formats.json_record import Layout
from normalize.formats.json_text import Object, first_text
from normalize.formats.mapping import Rule, load

_SCHEMES = {"pissn": "issn", "eissn": "issn", "issn": "issn", "doi": "doi", "isbn": "isbn"}


def read(data: bytes) -> Description:
    """Read one article."""
    return json_record.read(data, _LAYOUT)


def _inner(record: Object) -> Object:
    """The object below `bibjson`, with the identifier that stands beside it."""
    for envelope in (record.get("_source"), record):
        inner = envelope.get("bibjson") if isinstance(envelope, dict) else None
        if isinstance(inner, dict):
            return {"id": record.get("id") or record.get("_id"), **inner}
    return record


def _number(value: object, rule: Rule) -> Iterator[Statement]:
    scheme = _SCHEMES.get(first_text(value, "type").lower(), "")
    if scheme == "issn":
        yield Statement("host_identifier", first_text(value, "id"), scheme)
    else:
        yield rule.say(first_text(value, "id"), scheme)


def _subject(value: object, _: Rule) -> Iterator[Statement]:
    """A class of LCC with its caption, or a word."""
    scheme = first_text(value, "scheme").lower()
    if scheme in ("lcc", "ddc", "udc"):
        yield Statement("classification", first_text(value, "code"), scheme)
    yield from JSON_STEPS["words"](
        first_text(value, "term") or value, Rule("", (), "subject", scheme, "", "")
    )


def _more(record: Object) -> Iterator[Statement]:
    year, month = first_text(record, "year"), first_text(record, "month")
    yield Statement("date", f"{year}-{month.zfill(2)}" if month.isdigit() and year.isdigit() else year)
    yield from page_range(record, "start_page", "end_page")
    if not first_text(record, "type"):
        yield Statement("type", "article" if first_text(record, "journal.title", "journal") else "")


_STEPS = {**JSON_STEPS, "number": _number, "subject": _subject}
_LAYOUT = Layout(load("doaj_json", _STEPS), ("type",), ("id", "doi"), _inner, _more)

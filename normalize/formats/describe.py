"""A `Description` to a `Record`: what each element does, once for all formats."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from normalize.faults import FAULTS
from normalize.formats.description import Description, Statement
from normalize.formats.draft import Draft
from normalize.formats.element_date import add_date, publication
from normalize.formats.element_identifier import (
    add_host_identifier,
    add_identifier,
    add_link,
    give_numbers_to_host,
)
from normalize.formats.element_kind import add_carrier, add_type, material
from normalize.formats.element_language import add_languages
from normalize.formats.element_name import add_agent, with_romanized
from normalize.formats.element_place import add_coverage, add_scale
from normalize.formats.element_subject import add_classification, add_subject
from normalize.formats.element_title import add_other_title, add_part, add_subtitle, add_title
from normalize.formats.element_work import (
    add_citation,
    add_relation,
    add_series,
    host_relation,
    without_own_title,
)
from normalize.formats.titling import with_twins
from normalize.maps.lists import marc_country
from normalize.problem import Problem
from normalize.record import ChartFacts, Holding, Identifier, Imprint, Link, Note, Record
from normalize.refine import holders, joined_series
from normalize.steps import country_code
from normalize.values.identifiers import find_doi
from normalize.values.text import has_han, trim_isbd

Handler = Callable[[Draft, Statement], None]
_NOTE_KINDS = frozenset(
    ("general", "bibliography", "thesis", "language", "event", "audience", "access", "source", "other")
)
_SINGLE = ("responsibility", "country", "edition", "extent", "dimensions", "frequency")


def describe(
    description: Description,
    source: str,
    identifier: str,
    datestamp: str,
    format_name: str,
    library: str = "",
) -> tuple[Record, tuple[Problem, ...]]:
    """Make the record and list its faults; no statement stops the others."""
    chinese = any(has_han(each.value) for each in description.statements if each.element == "title")
    draft = Draft(chinese=chinese)
    for statement in description.statements:
        _add(draft, statement)
    kind, carrier = material(draft)
    if kind == "article":
        give_numbers_to_host(draft)
    _put_together(draft, library)
    record = Record(
        source,
        identifier,
        datestamp,
        format_name,
        kind,
        carrier,
        date=publication(draft.dates),
        **_fields(draft),
    )
    return record, (*description.problems, *draft.problems)


def _add(draft: Draft, said: Statement) -> None:
    """Do what the statement's element does; a value that nobody foresaw spoils itself only."""
    handler = HANDLERS.get(said.element)
    if handler is None:
        draft.problem("element", f"no element is called {said.element}", said.element, said.value)
    elif said.value.strip():
        try:
            handler(draft, said)
        except FAULTS as error:
            message = f"the value could not be read: {type(error).__name__}: {error}"
            draft.problem("rule_failed", message[:300], said.element, said.value)


def _fields(draft: Draft) -> dict[str, Any]:
    """The fields of the record that hold what the statements said."""
    made: dict[str, Any] = {name: tuple(dict.fromkeys(each)) for name, each in draft.fields.items() if each}
    for name in _SINGLE:
        if name in made:
            made[name] = made[name][0] if name == "country" else "; ".join(made[name])
    if "titles" not in made:
        draft.problem("missing_title", "the record has no title", "title", "")
    if draft.chart:
        made["chart"] = ChartFacts(**draft.chart)
    return made


def _put_together(draft: Draft, library: str) -> None:
    """What can be said only when all statements have been read."""
    fields = draft.fields
    fields["titles"] = with_twins(fields["titles"])
    fields["agents"] = with_romanized(fields["agents"])
    fields["imprints"] = _imprints(draft)
    if fields["titles"] and draft.host.cited:
        without_own_title(draft.host, fields["titles"][0].value)
    if draft.host:
        fields["relations"].append(host_relation(draft.host))
    fields["relations"] = joined_series(fields["relations"])
    if library:
        fields["holdings"] = holders(fields["holdings"], library)
    links = {link.url: link for link in reversed(fields["links"])}
    fields["links"] = list(reversed(links.values()))
    fields["identifiers"] += _resolved(fields["links"], fields["identifiers"])
    fields["identifiers"] = list(
        {(each.scheme, each.value): each for each in reversed(fields["identifiers"])}.values()
    )[::-1]


def _resolved(links: Sequence[Link], known: Sequence[Identifier]) -> list[Identifier]:
    """DOIs that only the addresses of the resource tell, as those of 856 are in MARC."""
    said = {each.value for each in known if each.scheme == "doi"}
    found = {
        doi: Identifier("doi", doi, link.url)
        for link in reversed(links)
        if link.kind in ("resource", "version") and "doi.org/" in link.url and (doi := find_doi(link.url))
    }
    return [each for doi, each in reversed(found.items()) if doi not in said]


def _imprints(draft: Draft) -> list[Imprint]:
    """Places and publishers in their order; the first imprint carries the printed date."""
    printed = publication(draft.dates).printed
    count = max(len(draft.places), len(draft.publishers), 1 if printed else 0)
    places = [*draft.places, *[""] * count]
    publishers = [*draft.publishers, *[""] * count]
    return [Imprint(places[at], publishers[at], "" if at else printed) for at in range(count)]


def _add_note(draft: Draft, said: Statement) -> None:
    kind = said.scheme if said.scheme in _NOTE_KINDS else "other" if said.scheme else "general"
    draft.fields["notes"].append(Note(said.value, kind))


def _add_country(draft: Draft, said: Statement) -> None:
    code = marc_country(said.value) if said.value.isupper() else said.value
    found = country_code([code])
    draft.fields["country"] += found
    if not found and said.value.lower() not in ("xx", "xx#", "vp"):
        draft.problem("country", "not the code of a country", "country", said.value)


def _add_holding(draft: Draft, said: Statement) -> None:
    draft.fields["holdings"].append(Holding(said.scheme, call_number=said.value))


def _add_projection(draft: Draft, said: Statement) -> None:
    draft.chart.setdefault("projection", said.value)


def _plain(target: str) -> Handler:
    def add(draft: Draft, said: Statement) -> None:
        draft.fields[target].append(said.value)

    return add


def _trimmed(held: Callable[[Draft], dict[str, None]]) -> Handler:
    def add(draft: Draft, said: Statement) -> None:
        value = trim_isbd(said.value).strip("[]") if said.element == "place" else trim_isbd(said.value)
        if value:
            held(draft)[value] = None

    return add


def _host_part(name: str) -> Handler:
    def add(draft: Draft, said: Statement) -> None:
        if not getattr(draft.host, name):
            number = said.value.isascii() and said.value.isdigit() and name != "pages"
            setattr(draft.host, name, (said.value.lstrip("0") or said.value) if number else said.value)

    return add


def _add_host_title(draft: Draft, said: Statement) -> None:
    draft.host.titles[said.value] = None


HANDLERS: dict[str, Handler] = {
    "title": add_title,
    "subtitle": add_subtitle,
    "part_number": add_part,
    "part_name": add_part,
    "other_title": add_other_title,
    "agent": add_agent,
    "responsibility": _plain("responsibility"),
    "type": add_type,
    "carrier": add_carrier,
    "edition": _plain("edition"),
    "place": _trimmed(lambda draft: draft.places),
    "publisher": _trimmed(lambda draft: draft.publishers),
    "country": _add_country,
    "date": add_date,
    "language": add_languages("languages"),
    "original_language": add_languages("original_languages"),
    "extent": _plain("extent"),
    "dimensions": _plain("dimensions"),
    "frequency": _plain("frequency"),
    "identifier": add_identifier,
    "subject": add_subject,
    "classification": add_classification,
    "coverage": add_coverage,
    "scale": add_scale,
    "projection": _add_projection,
    "abstract": _plain("abstracts"),
    "contents": _plain("contents"),
    "note": _add_note,
    "host_title": _add_host_title,
    "host_identifier": add_host_identifier,
    "volume": _host_part("volume"),
    "issue": _host_part("issue"),
    "pages": _host_part("pages"),
    "citation": add_citation,
    "series": add_series,
    "relation": add_relation,
    "link": add_link,
    "holding": _add_holding,
    "rights": _plain("rights"),
}


def unhandled(elements: Iterable[str]) -> set[str]:
    """Elements that nothing is done with."""
    return set(elements) - HANDLERS.keys()

"""What the rules made of a MARC record, put together into a `Record`."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import fields

from normalize.builders.cnmarc_type import cnmarc_type
from normalize.engine import Engine
from normalize.holdings_record import host_of, is_holdings, take_holdings
from normalize.local_holdings import take_local
from normalize.marc import MarcRecord, flavour_of
from normalize.problem import Problem
from normalize.profile import SourceProfile
from normalize.record import Holding, Record
from normalize.refine import (
    chart_numbers,
    holders,
    joined_series,
    of_level,
    titled_by_set,
    without_hosts_twice,
    without_resolved_twice,
)
from normalize.rules import RULES
from normalize.tag_reader import Draft
from normalize.values.material import material

_REMEMBERED = frozenset(
    ["040", "041", "043", "250", "300", "504", "530", "533", "546", "655", "690", "101", "102", "801"]
)
"""Tags whose contents come again and again in one file."""

_ENGINES = {flavour: Engine(RULES, flavour, _REMEMBERED) for flavour in ("marc21", "cnmarc")}
_SINGLE = frozenset(
    field.name for field in fields(Record) if field.type is str or not str(field.type).startswith("tuple")
)
_SETS = frozenset(("languages", "original_languages", "places", "agencies", "part_languages"))

_JOINED = ("edition", "edition_original", "extent", "illustrations", "dimensions", "frequency")
"""Texts of which the record has one, and a source sometimes several."""
_PARTS_OF_JOURNALS = frozenset(("article", "serial"))


def assemble(
    marc: MarcRecord,
    flavour: str,
    profile: SourceProfile,
    identifier: str,
    datestamp: str,
    problems: list[Problem],
    apart: Sequence[MarcRecord] = (),
) -> Record:
    """Run the rules of the flavour and build the record; faults are added to `problems`. `apart` are the records of its
    holdings that came with it.

    The rules do not read the fields in which the source writes its holdings in its own manner.
    """
    held: list[Holding] = []
    whole = marc
    if profile.local:
        marc, held = take_local(marc, profile.local)
    host = ""
    holds_only = is_holdings(whole, flavour)
    if holds_only:
        host = host_of(whole, identifier)
        marc, held = take_holdings(marc, flavour, held)
    draft = _ENGINES[flavour].read(marc, problems)
    for other in apart:
        held += _holdings_apart(other, profile)
    if held:
        draft["holdings"] += held
    _main_title_first(draft, flavour, holds_only, problems)
    kind, carrier = material(marc) if flavour == "marc21" else cnmarc_type(marc)
    if profile.library:
        draft["holdings"] = holders(draft["holdings"], profile.library)
    _refine(draft, flavour, kind, marc.leader[8:9])
    made: dict[str, Any] = draft
    for target, values in draft.items():
        made[target] = values[0] if target in _SINGLE else tuple(values)
    return Record(profile.name, identifier, datestamp, flavour, kind, carrier, host=host, **made)


def _holdings_apart(record: MarcRecord, profile: SourceProfile) -> list[Holding]:
    """The holdings that a record of its own says."""
    rest, held = take_local(record, profile.local) if profile.local else (record, [])
    return take_holdings(rest, flavour_of(record), held)[1]


def _main_title_first(draft: Draft, flavour: str, holds_only: bool, problems: list[Problem]) -> None:
    titles = draft["titles"]
    if titles and titles[0].kind != "main":
        titles.sort(key=lambda title: title.kind != "main")
    if not holds_only and (not titles or titles[0].kind != "main"):
        where = "245" if flavour == "marc21" else "200"
        problems.append(Problem("missing_title", "the record has no title", where))


def _refine_identifiers(draft: Draft, kind: str) -> None:
    if kind == "chart":
        draft["identifiers"] = chart_numbers(draft["identifiers"])
    if "links" in draft:
        draft["identifiers"] = without_resolved_twice(draft["identifiers"])


def _refine(draft: Draft, flavour: str, kind: str, level: str) -> None:
    """What can be said only when all fields have been read; `level` is leader/08, 1 for the highest in CNMARC."""
    if "relations" in draft and len(draft["relations"]) > 1:
        draft["relations"] = joined_series(draft["relations"])
    if flavour == "cnmarc" and draft["titles"] and "relations" in draft:
        draft["relations"] = without_hosts_twice(draft["relations"])
        if kind not in _PARTS_OF_JOURNALS:
            draft["relations"] = of_level(draft["relations"], highest=level == "1")
            draft["titles"] = titled_by_set(draft["titles"], draft["relations"])
    if "identifiers" in draft:
        _refine_identifiers(draft, kind)
    for target in _SETS:
        if target in draft and len(draft[target]) > 1:
            draft[target] = list(dict.fromkeys(draft[target]))
    if flavour == "cnmarc" and "places" in draft:
        # As in MARC 21, whose codes of areas (043) stand before all headings.
        draft["places"].sort(key=lambda place: not place.code)
    for target in _JOINED:
        if target in draft and len(draft[target]) > 1:
            draft[target] = ["; ".join(dict.fromkeys(draft[target]))]

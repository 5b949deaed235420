"""What the rules made of a MARC record, put together into a `Record`."""

from typing import Any

from msgspec.structs import fields

from normalize.engine import Engine
from normalize.marc import HOLDINGS_TYPES, MarcRecord
from normalize.problem import Problem
from normalize.record import Record
from normalize.refine import chart_numbers, holders, joined_series
from normalize.rules import RULES
from normalize.values.cnmarc_material import cnmarc_material
from normalize.values.material import material

_REMEMBERED = frozenset(
    ["041", "043", "250", "300", "504", "530", "533", "546", "655", "690", "101", "102", "105"]
)
"""Tags whose contents come again and again in one file."""

_ENGINES = {flavour: Engine(RULES, flavour, _REMEMBERED) for flavour in ("marc21", "cnmarc")}
_SINGLE = frozenset(
    field.name for field in fields(Record) if field.type is str or not str(field.type).startswith("tuple")
)
_SETS = frozenset(("languages", "original_languages", "places"))


def assemble(
    marc: MarcRecord,
    flavour: str,
    source: str,
    identifier: str,
    datestamp: str,
    library: str,
    problems: list[Problem],
) -> Record:
    """Run the rules of the flavour and build the record; faults are added to `problems`."""
    draft = _ENGINES[flavour].read(marc, problems)
    holds_only = flavour == "marc21" and marc.leader[6:7] in HOLDINGS_TYPES
    titles = draft["titles"]
    if titles and titles[0].kind != "main":
        titles.sort(key=lambda title: title.kind != "main")
    if not holds_only and (not titles or titles[0].kind != "main"):
        where = "245" if flavour == "marc21" else "200"
        problems.append(Problem("missing_title", "the record has no title", where))
    kind, carrier = material(marc) if flavour == "marc21" else cnmarc_material(marc)
    if library:
        draft["holdings"] = holders(draft["holdings"], library)
    if "relations" in draft and len(draft["relations"]) > 1:
        draft["relations"] = joined_series(draft["relations"])
    if kind == "chart" and "identifiers" in draft:
        draft["identifiers"] = chart_numbers(draft["identifiers"])
    for target in _SETS:
        if target in draft and len(draft[target]) > 1:
            draft[target] = list(dict.fromkeys(draft[target]))
    made: dict[str, Any] = draft
    for target, values in draft.items():
        made[target] = values[0] if target in _SINGLE else tuple(values)
    host = marc.control("004").strip() if holds_only else ""
    return Record(source, identifier, datestamp, flavour, kind, carrier, host=host, **made)

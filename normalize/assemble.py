"""What the rules made of a MARC record, put together into a `Record`."""

from typing import Any

from normalize.engine import Draft, Engine
from normalize.marc import HOLDINGS_TYPES, MarcRecord
from normalize.problem import Problem
from normalize.record import Holding, PublicationDate, Record, Title
from normalize.rules import RULES
from normalize.values.material import material

_REMEMBERED = frozenset(
    "041 043 082 110 250 300 500 504 530 533 546 600 610 650 651 655 690 710 830 101 102".split()
)
"""Tags whose contents come again and again in one file."""

_ENGINES = {flavour: Engine(RULES, flavour, _REMEMBERED) for flavour in ("marc21", "cnmarc")}
_NO_DATE = PublicationDate()
_NONE: tuple[Any, ...] = ()


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
    kind, carrier = material(marc)
    many = draft.get
    titles = _titles(draft)
    holds_only = flavour == "marc21" and marc.leader[6:7] in HOLDINGS_TYPES
    if not titles and not holds_only:
        where = "245" if flavour == "marc21" else "200"
        problems.append(Problem("missing_title", "the record has no title", where))
    return Record(
        source,
        identifier,
        datestamp,
        flavour,
        kind,
        carrier,
        titles,
        _one(draft, "responsibility"),
        _one(draft, "responsibility_original"),
        tuple(many("agents", _NONE)),
        _one(draft, "edition"),
        _one(draft, "edition_original"),
        _one(draft, "version"),
        tuple(many("imprints", _NONE)),
        _one(draft, "country"),
        draft["date"][0] if "date" in draft else _NO_DATE,
        _one(draft, "extent"),
        _one(draft, "illustrations"),
        _one(draft, "dimensions"),
        _one(draft, "frequency"),
        _unique(draft, "languages"),
        _unique(draft, "original_languages"),
        tuple(many("identifiers", _NONE)),
        _unique(draft, "subjects"),
        tuple(many("classifications", _NONE)),
        _unique(draft, "places"),
        tuple(many("boxes", _NONE)),
        draft["chart"][0] if "chart" in draft else None,
        tuple(many("abstracts", _NONE)),
        tuple(many("contents", _NONE)),
        tuple(many("notes", _NONE)),
        tuple(many("relations", _NONE)),
        tuple(many("links", _NONE)),
        _holdings(draft, library),
        tuple(many("rights", _NONE)),
        marc.control("004").strip() if holds_only else "",
    )


def _one(draft: Draft, target: str) -> str:
    found = draft.get(target)
    return found[0] if found else ""


def _unique(draft: Draft, target: str) -> tuple[Any, ...]:
    found = draft.get(target)
    if not found:
        return _NONE
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _titles(draft: Draft) -> tuple[Title, ...]:
    """Put the main title first; the rest stays in the order of the record."""
    titles = draft.get("titles")
    if not titles:
        return _NONE
    if titles[0].kind != "main" and len(titles) > 1:
        titles.sort(key=lambda title: title.kind != "main")
    return tuple(titles)


def _holdings(draft: Draft, library: str) -> tuple[Holding, ...]:
    found = draft.get("holdings", _NONE)
    if not library:
        return tuple(found)
    if not found:
        return (Holding(library),)
    return tuple(each if each.library else _held_by(each, library) for each in found)


def _held_by(holding: Holding, library: str) -> Holding:
    fields = {name: getattr(holding, name) for name in holding.__struct_fields__}
    return Holding(**{**fields, "library": library})

"""Persons, bodies and meetings of MARC 21, and works named after them (700, 710, 711 with $t)."""

from collections.abc import Sequence

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_names import dated_heading, heading, units_of, with_roles
from normalize.exports.marc_punctuation import standing
from normalize.exports.marc_table import field_of
from normalize.record import Agent, Record, Relation
from normalize.values.names import trim_name

_KINDS = ("person", "corporate", "meeting")


def main_entry(record: Record) -> list[Made]:
    """1XX: the first of those mainly responsible; MARC 21 has room for one."""
    agent = next((agent for agent in record.agents if agent.entry == "main"), None)
    return _field(agent, "1") if agent is not None else []


def added_entries(record: Record, works: Sequence[Relation]) -> list[Made]:
    """7XX: everybody else, and `works` that are parts of this one beside the name in their note.

    Each field of a part names its author as well, so that it stands where the author stands among the agents.
    """
    main = next((agent for agent in record.agents if agent.entry == "main"), None)
    waiting = list(works)
    found: list[Made] = []
    for agent in record.agents:
        if agent is main:
            continue
        part = next((work for work in waiting if work.kind == "part" and work.note == agent.name), None)
        if part is None:
            found += _field(agent, "7")
            continue
        for work in waiting[: waiting.index(part)]:
            found += named_work(work)
        del waiting[: waiting.index(part) + 1]
        found += _analytic(agent, part)
    for work in waiting:
        found += named_work(work)
    return found


def _field(agent: Agent, first: str) -> list[Made]:
    kind = agent.kind if agent.kind in _KINDS else "person"
    tag, indicators = field_of("marc21", "agents", kind)
    subs = with_roles(heading(agent.name, kind, agent.dates), agent)
    twin = heading(agent.original, kind, agent.dates) if agent.original else ()
    # $c would become part of the name; $g is for what is not.
    qualifier = [("g", f"({agent.qualifier})" if agent.qualifier else "")]
    return made(first + tag[1:], _indicators(agent.name, kind, indicators), [*subs, *qualifier], twin)


def _indicators(name: str, kind: str, usual: str) -> str:
    """The first tells of a person whether a surname stands in front."""
    return usual if kind != "person" or "," in name else "0" + usual[1]


def _analytic(agent: Agent, part: Relation) -> list[Made]:
    """An author and the part by them: second indicator 2."""
    kind = agent.kind if agent.kind in _KINDS else "person"
    tag, indicators = field_of("marc21", "agents", kind)
    pieces = heading(agent.name, kind, agent.dates)
    code, value = pieces[-1]
    subs = [*pieces[:-1], (code, standing(value, ".", trim_name)), ("t", standing(part.title, "."))]
    subs += [*(("4", role) for role in agent.roles), ("0", agent.authority)]
    twin: Subs = ()
    if agent.original or part.original:
        name = heading(agent.original, kind, agent.dates) if agent.original else []
        twin = [*name, ("t", part.original)]
    return made(tag, _indicators(agent.name, kind, indicators)[0] + "2", subs, twin)


def named_work(work: Relation) -> list[Made]:
    """A related work by its title (730), or by name and title (700)."""
    title = standing(work.title, ".")
    if not work.note:
        second = "2" if work.kind == "part" else " "
        return made("730", f"0{second}", [("a", title)], [("a", work.original)])
    twin = [("t", work.original)] if work.original else []
    *before, (code, name) = dated_heading(work.note)
    subs = [*before, (code, standing(name, ".", trim_name)), ("t", title)]
    if "," not in work.note and len(units_of(work.note)) > 1:
        units = units_of(work.note)
        subs = [
            ("a", units[0]),
            *(("b", unit) for unit in units[1:-1]),
            ("b", standing(units[-1], ".", trim_name)),
        ]
        return made("710", "2 ", [*subs, ("t", title)], twin)
    return made("700", "1 " if "," in work.note else "0 ", subs, twin)

"""What names do to a record."""

from msgspec.structs import replace

from normalize.formats.description import Statement
from normalize.formats.draft import Draft
from normalize.formats.titling import spells
from normalize.maps.lists import surnames
from normalize.record import Agent
from normalize.values.names import han_name, parted_name, role_codes, trim_name
from normalize.values.text import has_han

_KINDS = frozenset(("person", "corporate", "meeting"))


def add_agent(draft: Draft, said: Statement) -> None:
    """Keep a name, its years of life apart; the same name with another role is one agent with both."""
    kind = said.scheme if said.scheme in _KINDS else "person"
    qualifier, name, dates = parted_name(said.value) if kind == "person" else ("", said.value, "")
    name = trim_name(name)
    name = han_name(name) if has_han(name) and kind == "person" else name
    if not name:
        return
    roles = tuple(dict.fromkeys(role_codes(said.role)))
    agents = draft.fields["agents"]
    at = draft.named.setdefault((name, kind), len(agents))
    if at < len(agents):
        known = agents[at]
        agents[at] = replace(
            known,
            roles=tuple(dict.fromkeys((*known.roles, *roles))),
            dates=known.dates or dates,
            qualifier=known.qualifier or qualifier,
            authority=known.authority or said.authority,
        )
        return
    entry = "main" if not agents and (not roles or roles[0] in ("aut", "cre")) else "added"
    agents.append(Agent(name, kind, roles, dates, "", said.authority, entry, qualifier))


def with_romanized(agents: list[Agent]) -> list[Agent]:
    """Put a Han name into the agent whose name spells it, where the source gives both."""
    waiting = [agent for agent in agents if has_han(agent.name)]
    romanized: dict[int, Agent] = {}
    joined: list[Agent] = []
    for at, latin in enumerate(agents if waiting else []):
        if latin.kind != "person" or has_han(latin.name):
            continue
        han = next((each for each in waiting if each not in joined and _same(latin, each)), None)
        if han is not None:
            joined.append(han)
            romanized[at] = replace(latin, original=han.name)
    return [romanized.get(at, agent) for at, agent in enumerate(agents) if agent not in joined]


def _same(latin: Agent, han: Agent) -> bool:
    """The family names must be the same, the syllables as many, and the roles."""
    family, comma, given = latin.name.partition(",")
    if not comma or latin.roles != han.roles or han.name[0] not in surnames().get(family.lower(), ""):
        return False
    return spells(f"{family} {given}", han.name)

"""What names do to a record."""

import re

from msgspec.structs import replace

from normalize.formats.description import Statement
from normalize.formats.draft import Draft
from normalize.formats.titling import spells
from normalize.record import Agent
from normalize.values.names import han_name, role_codes, trim_name
from normalize.values.text import has_han

_KINDS = frozenset(("person", "corporate", "meeting"))
_DATES = re.compile(
    r",\s*\(?((?:b\.|d\.|ca\.|approximately)?\s*\d{3,4}\??\s*[-–]\s*(?:\d{3,4}\??)?|[bd]\. \d{4})\)?\.?$"
)
_HAN_DATES = re.compile(r"[,，]?\s*[(（]?(\d{4}\s*[-–~—]\s*(?:\d{4})?)\s*[)）]?$")


def add_agent(draft: Draft, said: Statement) -> None:
    """Keep a name, its years of life apart; the same name with another role is one agent with both."""
    name, dates = _parted(said.value)
    kind = said.scheme if said.scheme in _KINDS else "person"
    name = trim_name(name)
    name = han_name(name) if has_han(name) and kind == "person" else name
    if not name:
        return
    roles = tuple(dict.fromkeys(role_codes(said.role)))
    agents = draft.fields["agents"]
    for at, known in enumerate(agents):
        if known.name == name and known.kind == kind:
            agents[at] = replace(
                known,
                roles=tuple(dict.fromkeys((*known.roles, *roles))),
                dates=known.dates or dates,
                authority=known.authority or said.authority,
            )
            return
    entry = "main" if not agents and (not roles or roles[0] in ("aut", "cre")) else "added"
    agents.append(Agent(name, kind, roles, dates, "", said.authority, entry))


def _parted(value: str) -> tuple[str, str]:
    """Name and years of life."""
    match = (_HAN_DATES if has_han(value) else _DATES).search(value)
    return (value[: match.start()], match[1].strip()) if match else (value, "")


def with_romanized(agents: list[Agent]) -> list[Agent]:
    """Put a Han name into the agent whose name spells it, where the source gives both."""
    found = list(agents)
    for latin in agents:
        if has_han(latin.name) or latin.kind != "person":
            continue
        for han in found:
            if has_han(han.name) and not han.original and _same(latin, han):
                at = found.index(latin)
                found[at] = replace(
                    latin, original=han.name, roles=tuple(dict.fromkeys(latin.roles + han.roles))
                )
                found.remove(han)
                break
    return found


def _same(latin: Agent, han: Agent) -> bool:
    """The number of syllables alone proves little: the roles must agree too and the family name stand apart."""
    return "," in latin.name and latin.roles == han.roles and spells(latin.name.replace(",", " "), han.name)

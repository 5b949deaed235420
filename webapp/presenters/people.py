"""Persons and bodies with what they did, each leading to what else they made."""

from flask import url_for

from normalize.record import Agent, Record
from webapp.labels.roles import role_label
from webapp.presenters.rows import Value
from webapp.presenters.text import Text, twin

MAKERS_SHOWN = 3


def agent_text(agent: Agent, languages: tuple[str, ...]) -> Text:
    """A name in its own script with the romanized form beside it."""
    return twin(agent.name, agent.original, languages)


def agent_values(record: Record, interface: str) -> tuple[Value, ...]:
    """All agents of a record; one who did several things stands once."""
    merged: dict[tuple[str, str], tuple[Agent, list[str]]] = {}
    for agent in record.agents:
        _, roles = merged.setdefault((agent.original or agent.name, agent.dates), (agent, []))
        roles.extend(role for role in agent.roles if role not in roles)
    return tuple(_value(agent, roles, record.languages, interface) for agent, roles in merged.values())


def creator_names(record: Record) -> list[str]:
    """Names of those who made it, in their own script, main entry first, none twice."""
    ordered = sorted(record.agents, key=lambda agent: agent.entry != "main")
    return list(dict.fromkeys(agent.original or agent.name for agent in ordered))


def creators(record: Record) -> tuple[Text, ...]:
    """The first few makers for a line of a list."""
    ordered = sorted(record.agents, key=lambda agent: agent.entry != "main")
    texts = dict.fromkeys(agent_text(agent, record.languages) for agent in ordered)
    return tuple(texts)[:MAKERS_SHOWN]


def _value(agent: Agent, roles: list[str], languages: tuple[str, ...], interface: str) -> Value:
    said = [role_label(role, interface) for role in roles]
    note = " · ".join(piece for piece in (agent.dates, ", ".join(said)) if piece)
    href = url_for("search.results", q=agent.original or agent.name, field="author")
    return Value(agent_text(agent, languages), href, note)

"""Persons, bodies and meetings of CNMARC: 701, 711 for who is mainly responsible, 702, 712 for the others."""

import re

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_names import units_of
from normalize.exports.marc_punctuation import standing
from normalize.exports.marc_relators import chinese_terms, unimarc_codes
from normalize.exports.marc_table import field_of
from normalize.record import Agent, Record
from normalize.values.names import role_codes, trim_name
from normalize.values.text import has_han

_MEETING = re.compile(r"(.+) \(([^()]+(?:\([^()]*\)[^()]*)*)\)\Z", re.DOTALL)
_NUMERAL = re.compile(r"(.+, .+) ([IVXLC]+\.?)\Z")


def agents(record: Record) -> list[Made]:
    """A field for each, in the order of the record."""
    return [field for agent in record.agents for field in _field(agent)]


def _field(agent: Agent) -> list[Made]:
    tag, indicators = field_of("cnmarc", "agents", agent.kind)
    if agent.entry == "main":
        tag = f"{tag[:2]}1"
    name, latin, twin = _forms(agent)
    if agent.kind == "person" and not has_han(name) and ", " in name:
        indicators = indicators[0] + "1"
    tail: Subs = [("9", standing(latin, "", trim_name)), ("3", agent.authority), *_roles(agent)]
    other = _name(twin, agent) if twin else ()
    return made(tag, indicators, [*_name(name, agent), *tail], other)


def _forms(agent: Agent) -> tuple[str, str, str]:
    """The name that is the heading, its pinyin, and a form in a script that is not Han."""
    if agent.original and has_han(agent.original):
        return agent.original, agent.name, ""
    return agent.name, "", agent.original


def _name(name: str, agent: Agent) -> list[tuple[str, str]]:
    if agent.kind == "meeting":
        return _meeting(name, agent.dates)
    qualifier = f"({agent.qualifier})" if agent.qualifier else ""
    if agent.kind == "corporate":
        return [*_body(name), ("c", qualifier)]
    pieces = [("a", name)]
    if not has_han(name) and ", " in name:
        numbered = _NUMERAL.fullmatch(name)
        parted = numbered is not None and not numbered[1].endswith(",")
        whole, numeral = (numbered[1], numbered[2]) if numbered is not None and parted else (name, "")
        entry, _, rest = whole.partition(", ")
        pieces = [("a", entry), ("b", rest), ("d", numeral)]
    return [*pieces, ("c", qualifier), ("f", agent.dates)]


def _body(name: str) -> list[tuple[str, str]]:
    """$a the body, $b its units: parted by blanks in Han, by full stops in Latin letters."""
    units = (
        name.split(" ") if has_han(name.partition(" ")[0]) else [unit.rstrip(".") for unit in units_of(name)]
    )
    if (" " if has_han(units[0]) else ". ").join(map(trim_name, units)) != name:
        units = [name]
    return [("a", units[0]), *(("b", unit) for unit in units[1:])]


def _meeting(name: str, dates: str) -> list[tuple[str, str]]:
    """$d number, $f date, $e place of a meeting, in the order of the name."""
    match = _MEETING.fullmatch(name)
    if match is None:
        return [("a", name), ("f", dates)]
    pieces = [("a", match[1])]
    for detail in match[2].split(" : "):
        dated = bool(dates) and dates == detail and ("f", dates) not in pieces
        pieces.append(("f" if dated else "d" if detail[:1].isdigit() or detail[:1] == "第" else "e", detail))
    return pieces if not dates or ("f", dates) in pieces else [("a", name), ("f", dates)]


def _roles(agent: Agent) -> Subs:
    """$4: the Chinese word for a role, as Chinese libraries write it, or its code."""
    return [("4", chinese_terms().get(role) or _coded(role)) for role in agent.roles]


def _coded(role: str) -> str:
    code = unimarc_codes().get(role, role)
    return code if role_codes(code) == (role,) else role

"""Persons and bodies of CNMARC (UNIMARC) fields 70X-72X."""

from normalize.field import Field
from normalize.record import Agent
from normalize.values.names import han_name, role_codes, trim_name
from normalize.values.text import has_han


def cnmarc_agent(field: Field) -> Agent | None:
    """700-712: the name in its own script, pinyin beside it; 700, 701, 710, 711 are those mainly responsible."""
    corporate = field.tag[1] == "1"
    name = _corporate(field) if corporate else _person(field)
    if not name:
        return None
    kind = "person"
    if corporate:
        kind = "meeting" if field.ind1 == "1" else "corporate"
    dates = field.get("f").strip(" ()（）,")
    roles = tuple(dict.fromkeys(code for value in field.all("4") for code in role_codes(value)))
    pinyin = trim_name(field.get("9") or field.get("A"))
    entry = "main" if field.tag[2] in "01" else "added"
    return Agent(name, kind, roles, dates, "", field.get("3"), entry, pinyin)


def _person(field: Field) -> str:
    """Join entry element and the rest ($b), a comma between them in Latin letters; numerals ($d) follow."""
    entry, rest = trim_name(field.get("a")), trim_name(field.get("b"))
    if has_han(entry):
        name = entry + rest if has_han(rest) or not rest else f"{entry}, {rest}"
        return han_name(name)
    name = f"{entry}, {rest}" if entry and rest else entry or rest
    return f"{name} {field.get('d')}".strip()


def _corporate(field: Field) -> str:
    units = [trim_name(value) for value in field.all("ab")]
    name = (" " if units and has_han(units[0]) else ". ").join(unit for unit in units if unit)
    details = " : ".join(part.strip("() ") for part in field.all("dfe") if part.strip("() "))
    return f"{name} ({details})" if name and details and field.ind1 == "1" else name


def family(field: Field) -> Agent | None:
    """720-722: a family."""
    name = trim_name(field.get("a"))
    roles = tuple(dict.fromkeys(code for value in field.all("4") for code in role_codes(value)))
    return Agent(name, "person", roles, field.get("f")) if name else None

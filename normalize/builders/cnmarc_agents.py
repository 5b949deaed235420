"""Persons, families and bodies of CNMARC (UNIMARC) fields 70X-73X."""

from normalize.builders.imprint import trimmed_date
from normalize.field import Field
from normalize.record import Agent
from normalize.values.names import han_name, parted_name, role_codes, trim_name
from normalize.values.text import has_han

_BRACKETS = " ()（）[]〔〕【】,，;；"


def cnmarc_agent(field: Field) -> Agent | None:
    """700-712: of a name in Han and its pinyin ($9, $A), or of two fields that $6 pairs, the Han is the original.

    700, 701, 710, 711 are those mainly responsible. $c, and $s as Taiwan's libraries write it, is what stands before
    a name: a dynasty, a country.
    """
    corporate = field.tag[1] == "1"
    name, origin, lifetime = (_corporate(field), "", "") if corporate else _person(field)
    if not name:
        return None
    kind = "person"
    if corporate:
        kind = "meeting" if field.ind1 == "1" else "corporate"
    dates = trimmed_date(field.get("f").strip(" ()（）,")) or lifetime
    if corporate and not any(character.isdigit() for character in dates):
        origin, dates = dates, ""
    original = _original(field, corporate=corporate)
    pinyin = trim_name(field.get("9") or field.get("A"))
    if pinyin and not original and has_han(name) and not has_han(pinyin):
        name, original = pinyin, name
    return Agent(
        name,
        kind,
        _roles(field),
        dates,
        original,
        field.get("3"),
        "main" if field.tag[2] in "01" else "added",
        qualifier=_qualifier(field) or origin or _place(field, kind),
    )


def _roles(field: Field) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for value in field.all("4") for code in role_codes(value)))


def _qualifier(field: Field) -> str:
    parts = [value.strip(_BRACKETS) for value in field.all("cs")]
    return "; ".join(part for part in parts if part)


def _place(field: Field, kind: str) -> str:
    """Where a body is that is no meeting ($e), as it is sometimes told from others."""
    return field.get("e").strip(_BRACKETS) if kind == "corporate" else ""


def _original(field: Field, *, corporate: bool) -> str:
    if field.twin is None:
        return ""
    return _corporate(field.twin) if corporate else _person(field.twin)[0]


def _person(field: Field) -> tuple[str, str, str]:
    """Name, what stands before it in brackets, and years of life in brackets behind it.

    The entry element and the rest ($b) are joined, with a comma in Latin letters; numerals ($d) follow.
    """
    entry, rest = trim_name(field.get("a")), trim_name(field.get("b").lstrip(" ,"))
    if has_han(entry):
        origin, entry, lifetime = parted_name(entry)
        name = entry + rest if has_han(rest) or not rest else f"{entry}, {rest}"
        return han_name(name), origin, lifetime
    name = f"{entry}, {rest}" if entry and rest else entry or rest
    return f"{name} {field.get('d')}".strip(), "", ""


def _corporate(field: Field) -> str:
    units = [trim_name(value) for value in field.all("ab")]
    name = (" " if units and has_han(units[0]) else ". ").join(unit for unit in units if unit)
    details = [part for value in field.all("dfe") if (part := value.strip("() "))]
    if not name or field.ind1 != "1" or (name.endswith(")") and all(part in name for part in details)):
        return name
    return f"{name} ({' : '.join(details)})" if details else name


def family(field: Field) -> Agent | None:
    """720-722: a family."""
    name = trim_name(field.get("a"))
    return Agent(name, "person", _roles(field), field.get("f").strip(" ()（）")) if name else None


def uncontrolled_name(field: Field) -> Agent | None:
    """730: a name that follows no rules."""
    name = han_name(trim_name(field.get("a")))
    return Agent(name, "person", _roles(field)) if name else None

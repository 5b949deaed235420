"""Persons, bodies and meetings of MARC 21 fields."""

from normalize.field import Field
from normalize.record import Agent
from normalize.values.names import han_name, role_codes, trim_name

_KINDS = {"00": "person", "10": "corporate", "11": "meeting"}
_NAME_CODES = {"00": "abcq", "10": "abcdn", "11": "aceqn"}


def agent(field: Field) -> Agent | None:
    """1XX, 7XX: the name without dates, roles and what qualifies it ($g).

    A name with a title ($t) is the heading of another work.
    """
    ending = field.tag[1:]
    titled = "\x1ft" in field.content
    if titled and field.ind2 != "2":
        return None
    named = _before_title(field) if titled else field
    kind = _KINDS.get(ending, "person")
    name = name_of(named, ending)
    if not name:
        return None
    roles: tuple[str, ...] = ()
    dates = authority = qualifier = ""
    for code, value in field.subs:
        if code in ("4", "j" if ending == "11" else "e"):
            roles += role_codes(value)
        elif code == "d" and not dates and ending != "10":
            dates = value.strip(" .,:;()")
        elif code == "g" and not qualifier and ending != "11":
            qualifier = value.rstrip(" .,:;").strip(" ()（）")
        elif code == "0" and not authority:
            authority = value.strip()
    if len(roles) > 1:
        roles = tuple(dict.fromkeys(roles))
    entry = "main" if field.tag[0] == "1" else "added"
    original = ""
    if field.twin is not None:
        original = name_of(_before_title(field.twin), ending)
        dates = dates or (_dates(field.twin) if ending != "10" else "")
    return Agent(name, kind, roles, dates, original, authority, entry, qualifier)


def _dates(field: Field) -> str:
    return field.get("d").strip(" .,:;()")


def _before_title(field: Field) -> Field:
    at = next((at for at, (code, _) in enumerate(field.subs) if code == "t"), len(field.subs))
    return Field(field.tag, field.content, field.subs[:at])


def name_of(field: Field, ending: str) -> str:
    """Join the parts of a name: 00 person, 10 body with its units, 11 meeting with number, date and place."""
    if ending == "11":
        return _meeting(field)
    codes = _NAME_CODES[ending]
    parts = [value for code, value in field.subs if code in codes]
    if not parts:
        return ""
    name = trim_name(" ".join(parts) if len(parts) > 1 else parts[0])
    return name if name.isascii() or ending != "00" else han_name(name)


def _meeting(field: Field) -> str:
    name = " ".join(value for code, value in field.subs if code in "aeq")
    details = " ".join(value for code, value in field.subs if code in "ndc")
    if details and not details.startswith("("):
        details = f"({details})"
    return trim_name(f"{name} {details}".strip())


def uncontrolled_agent(field: Field) -> Agent | None:
    """720: a name that follows no rules; the first indicator 1 means a person."""
    name = trim_name(field.get("a"))
    roles = tuple(dict.fromkeys(code for value in field.all("e4") for code in role_codes(value)))
    return Agent(name, "corporate" if field.ind1 == "2" else "person", roles) if name else None

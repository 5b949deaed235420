"""What MARC relator codes are called, from the cataloguers' own list."""

from functools import cache

from normalize.maps.lists import rows


@cache
def _terms() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["zh"].split("|")[0], row["en"].split("|")[0]) for row in rows("relators")}


def role_label(code: str, interface: str) -> str:
    """A role in the language of the interface; in English where it has no Chinese name; an unknown code as it is."""
    chinese, english = _terms().get(code, ("", code))
    return (chinese or english) if interface == "zh" else english

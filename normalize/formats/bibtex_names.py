"""Names in BibTeX: `von Last, Jr, First and First von Last and {A Body} and others`."""

import re

from normalize.formats.latex import plain_text
from normalize.formats.name_lists import Name, is_body, personal
from normalize.formats.name_lists import read_names as names_in
from normalize.values.text import clean, has_han

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OTHERS = frozenset(("others", "et al", "et al."))


def read_names(value: str) -> list[Name]:
    """Read a field of names; `others` names nobody."""
    pieces = [piece.strip() for piece in _outside_braces(clean(value))]
    return [name for piece in pieces if piece.lower() not in _OTHERS for name in _names(piece) if name.name]


def _names(piece: str) -> list[Name]:
    plain = clean(plain_text(piece))
    if piece.startswith("{") and piece.endswith("}") and piece.count("{") == 1:
        return [Name(plain, "corporate" if " " in plain or is_body(plain) else "person")]
    if has_han(plain) or ";" in plain:
        return names_in(plain)
    return [Name(plain, "corporate") if is_body(plain) else Name(_inverted(plain), "person")]


def _inverted(name: str) -> str:
    """Write a name with the family name first; a lower-case particle belongs to it."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 3:
        return f"{personal(parts[0], parts[2])}, {parts[1]}"
    if len(parts) > 1:
        return ", ".join(part for part in parts if part)
    words = name.split()
    particle = next((at for at, word in enumerate(words[:-1]) if at and word[0].islower()), len(words) - 1)
    return personal(" ".join(words[particle:]), " ".join(words[:particle]))


def _outside_braces(value: str) -> list[str]:
    """Part a field at each `and` that stands in no braces."""
    pieces: list[str] = []
    start = counted = depth = 0
    for found in _AND.finditer(value):
        depth += value.count("{", counted, found.start()) - value.count("}", counted, found.start())
        counted = found.start()
        if depth <= 0:
            pieces.append(value[start : found.start()])
            start = found.end()
    return [*pieces, value[start:]]

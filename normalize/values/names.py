"""Names of persons, bodies and meetings: punctuation at the end, dates, roles."""

from functools import lru_cache

from normalize.maps.lists import relator_codes
from normalize.values.text import has_han, trim_period

_HAN_COMMAS = str.maketrans("", "", ",， ")
_ENDINGS = " /:;,"


def trim_name(value: str) -> str:
    """Drop the punctuation at the end; a full stop stays behind an initial or an abbreviation."""
    value = value.rstrip(_ENDINGS)
    return trim_period(value) if value and value[-1] in ".．。" else value


def han_name(value: str) -> str:
    """Write a person's name in Han without the comma and blanks that romanized headings have (李, 强)."""
    plain = value.translate(_HAN_COMMAS)
    return plain if plain != value and len(plain) <= 6 and all(has_han(c) for c in plain) else value


@lru_cache(maxsize=4_096)
def role_codes(term: str) -> tuple[str, ...]:
    """Return the MARC relator codes of a code, address or term (`aut`, `editor.`, 主编), or an unknown term."""
    text = term.strip().rstrip(".,;: ").strip("[]()（）")
    if text.startswith("http"):
        text = text.rpartition("/")[2]
    if not text:
        return ()
    known = relator_codes()
    found = known.get(text) or known.get(text.lower())
    if found is None and has_han(text):
        found = known.get(text.removesuffix("者").removesuffix("等"))
    return found or (text,)

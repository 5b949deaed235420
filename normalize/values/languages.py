"""Language codes as MARC writes them, single (`eng`) or packed as older cataloguing packed them (`engfre`)."""

from functools import lru_cache

from normalize.maps.lists import language_groups, marc_language

_NOTHING = frozenset(("und", "zxx", "mul", "mis", "xxx", "n/a"))


@lru_cache(maxsize=4_096)
def split_codes(text: str) -> tuple[str, ...]:
    """Return the MARC codes of the languages in a subfield, without those that name no language.

    ISO 639-1, 639-2/T and 639-3 codes and names of languages become MARC codes; three letters that no list has stay.
    """
    plain = text.strip().lower()
    if "-" in plain or len(plain) == 2:
        named = marc_language(plain)
        if named:
            return (named,)
    plain = plain.replace(" ", "").replace("-", "")
    codes = [plain[at : at + 3] for at in range(0, len(plain), 3)]
    found = [marc_language(code) or (code if code in _NOTHING else "") for code in codes]
    if not all(found) or len(plain) % 3:
        named = marc_language(text)
        if named:
            return (named,)
        if len(plain) % 3 or not plain.isascii() or not plain.isalpha():
            return ()
        found = [known or code for known, code in zip(found, codes, strict=True)]
    return tuple(code for code in dict.fromkeys(found) if code not in _NOTHING)


@lru_cache(maxsize=4_096)
def is_language(code: str) -> bool:
    """Tell whether a list has this MARC code."""
    return code in _NOTHING or code in language_groups() or marc_language(code) == code

"""MARC language codes, single (`eng`) or packed as older cataloguing packed them (`engfre`)."""

from functools import lru_cache

_NOTHING = frozenset(("und", "zxx", "mul", "mis", "xxx", "n/a"))


@lru_cache(maxsize=4_096)
def split_codes(text: str) -> tuple[str, ...]:
    """Return the language codes in a subfield, without the codes that name no language."""
    plain = text.strip().lower().replace(" ", "").replace("-", "")
    if len(plain) % 3 or not plain.isascii() or not plain.isalpha():
        return ()
    codes = [plain[at : at + 3] for at in range(0, len(plain), 3)]
    return tuple(code for code in dict.fromkeys(codes) if code not in _NOTHING)

"""What a MARC relator code is called where it is written: an English or a Chinese word, a code of UNIMARC."""

from functools import cache

from normalize.maps.lists import rows
from normalize.values.names import role_codes


@cache
def relator_terms() -> dict[str, str]:
    """English terms by code, those that are read as that code again."""
    return _words("en")


@cache
def chinese_terms() -> dict[str, str]:
    """Chinese terms by code, those that are read as that code alone."""
    return _words("zh")


@cache
def unimarc_codes() -> dict[str, str]:
    """UNIMARC relator codes by MARC code."""
    return _words("unimarc")


def _words(column: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for row in rows("relators"):
        words = [word for word in row[column].split("|") if word and role_codes(word) == (row["code"],)]
        if words:
            known[row["code"]] = words[0]
    return known

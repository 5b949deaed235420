"""RIS: `TY  - JOUR` to `ER  - `."""

import re

from normalize.formats import tagged
from normalize.formats.cuts import TEXT_STEPS
from normalize.formats.description import Description
from normalize.formats.mapping import load
from normalize.formats.tagged import Dialect, Pair, joined

_JOURNALS = ("T2", "JF", "JO", "JA", "J2", "J1")
_DATES = ("DA", "Y1", "PY")
_WITH_SERIES = frozenset((
    "BOOK", "EBOOK", "EDBOOK", "MAP", "RPRT", "GOVDOC", "STAND", "ADVS", "VIDEO", "MUSIC", "SOUND", "MPCT", "CTLG",
    "COMP", "SLIDE", "THES",
))  # fmt: skip


def read(data: bytes) -> Description:
    """Read one record of RIS."""
    return tagged.read(data, _DIALECT)


def _prepare(pairs: list[Pair]) -> list[Pair]:
    """Put pages, holdings, journal and date together; each may stand in several tags."""
    kind = next((value for tag, value in pairs if tag == "TY"), "")
    pairs = [(tag, value) for tag, value in pairs if tag != "ER"]
    pairs = _holdings(_dated(joined(pairs, "SP", "EP", "PAGES")))
    return pairs if kind in _WITH_SERIES else _hosted(pairs)


def _hosted(pairs: list[Pair]) -> list[Pair]:
    """The fullest form of the journal's name alone."""
    values = {tag: value for tag, value in reversed(pairs) if tag in _JOURNALS and value}
    best = next((values[tag] for tag in _JOURNALS if tag in values), "")
    return [pair for pair in pairs if pair[0] not in _JOURNALS] + ([("HOST", best)] if best else [])


def _dated(pairs: list[Pair]) -> list[Pair]:
    """The most exact of the dates that name the year of publication (DA may be the day of access)."""
    values = {tag: value for tag, value in reversed(pairs) if tag in _DATES and value}
    year = (values.get("PY") or values.get("Y1") or "")[:4]
    fitting = [values[tag] for tag in _DATES if values.get(tag, "").startswith(year) and tag in values]
    best = max(fitting, key=len, default="")
    return [pair for pair in pairs if pair[0] not in _DATES] + ([("DATE", best)] if best else [])


def _holdings(pairs: list[Pair]) -> list[Pair]:
    """H1 names a library and the H2 behind it the call number."""
    kept: list[Pair] = []
    library = ""
    for tag, value in pairs:
        if tag == "H1":
            library = value
        elif tag == "H2":
            kept.append(("HOLDING", f"{library}: {value}" if library else value))
        else:
            kept.append((tag, value))
    return kept


_DIALECT = Dialect(
    load("ris", TEXT_STEPS),
    re.compile(r"^\s*([A-Z][A-Z0-9]) {0,2}-(?=\s|$) *(.*)$"),
    ("TY",),
    ("ID", "AN", "UT"),
    prepare=_prepare,
)

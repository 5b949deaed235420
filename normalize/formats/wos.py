"""Web of Science tagged: `PT J` to `ER`; a line with three blanks continues, in lists of names with the next name."""

import re
from collections.abc import Iterator

from normalize.formats import tagged
from normalize.formats.cuts import TEXT_STEPS, text_in
from normalize.formats.description import Description, Statement
from normalize.formats.mapping import Rule, load
from normalize.formats.name_lists import is_body
from normalize.formats.tagged import Dialect, Pair, joined, without

_KINDS = {"B": "book", "J": "journal article", "P": "patent", "S": "book chapter"}
_NAMES = frozenset(("AU", "AF", "BA", "BF", "BE", "CA", "ED", "GP"))
_ADDRESS = re.compile(r"\s*\([^()]*@[^()]*\)")


def read(data: bytes) -> Description:
    """Read one record of Web of Science."""
    return tagged.read(data, _DIALECT)


def _lines(value: object, rule: Rule) -> Iterator[Statement]:
    """A name a line; an e-mail address behind it is left out."""
    for line in text_in(value).split("\n"):
        name = _ADDRESS.sub("", line)
        yield rule.say(name, "corporate" if is_body(name) else rule.scheme)


def _prepare(pairs: list[Pair]) -> list[Pair]:
    """Make PAGES, DATE and, where no document type is said, KIND; leave out short names beside full ones."""
    values = {tag: value for tag, value in reversed(pairs) if value}
    pairs = [(tag, value if tag in _NAMES else value.replace("\n", " ")) for tag, value in pairs]
    kept = joined(without(without(pairs, "AU", "AF"), "BA", "BF"), "BP", "EP", "PAGES")
    if "BP" not in values and "AR" in values:
        kept.append(("PAGES", values["AR"]))
    if year := values.get("PY", ""):
        kept.append(("DATE", f"{year} {_without_year(values.get('PD', ''), year)}".strip()))
    elif day := values.get("PD") or values.get("DG"):
        kept.append(("DATE", day))
    if "DT" not in values and values.get("PT", "")[:1] in _KINDS:
        kept.insert(0, ("KIND", _KINDS[values["PT"][:1]]))
    return kept


def _without_year(day: str, year: str) -> str:
    return " ".join(day.replace(year, "").split()).title()


_DIALECT = Dialect(
    load("wos", {**TEXT_STEPS, "lines": _lines}),
    re.compile(r"^\ufeff?([A-Z][A-Z0-9])(?: |$)(.*)$"),
    ("PT",),
    ("UT",),
    closed=True,
    prepare=_prepare,
)

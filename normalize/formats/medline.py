"""MEDLINE (nbib): `PMID- 123`, lines that continue a value begin with six blanks."""

import re
from collections.abc import Iterator

from normalize.formats import tagged
from normalize.formats.cuts import TEXT_STEPS, address, text_in
from normalize.formats.description import Description, Statement
from normalize.formats.mapping import Rule, load
from normalize.formats.tagged import Dialect, Pair, without
from normalize.values.identifiers import find_doi

_GENERAL = ("Journal Article", "Journal Articles")


def read(data: bytes) -> Description:
    """Read one record of MEDLINE."""
    return tagged.read(data, _DIALECT)


def _bracketed(value: object, rule: Rule) -> Iterator[Statement]:
    """`10.1016/j.wem.2022.07.008 [doi]`, `S1080-6032(22)00139-9 [pii]`, or an address."""
    text = text_in(value)
    number, _, kind = text.partition(" [")
    if "://" in text:
        yield from address(text, Rule("", (), "link", "resource", "", ""))
    elif kind.startswith("doi") or find_doi(number):
        yield rule.say(find_doi(number) or number, "doi")
    else:
        yield rule.say(number, "local")


def _heading(value: object, rule: Rule) -> Iterator[Statement]:
    """A heading of MeSH: an asterisk marks what is central, a slash parts heading and qualifiers."""
    yield rule.say(text_in(value).replace("*", "").replace("/", "--"))


def _prepare(pairs: list[Pair]) -> list[Pair]:
    """Leave out short names beside full ones and types that say less than the next."""
    kept = without(without(without(pairs, "AU", "FAU"), "TA", "JT"), "ED", "FED")
    kinds = [value for tag, value in kept if tag == "PT"]
    telling = [value for value in kinds if value in _GENERAL] or kinds
    return [pair for pair in kept if pair[0] != "PT" or pair[1] == telling[0]]


_DIALECT = Dialect(
    load("medline", {**TEXT_STEPS, "bracketed": _bracketed, "heading": _heading}),
    re.compile(r"^([A-Z]{2,4}) {0,2}- ?(.*)$"),
    ("PT",),
    ("PMID", "OID"),
    prepare=_prepare,
)

"""Ovid tagged: `<1. >`, then `TI  - `, `SO  - Journal. 12(3):45-67, 2019 Jun.`"""

import re
from collections.abc import Iterator

from normalize.formats import tagged
from normalize.formats.cuts import TEXT_STEPS, name_statements, text_in
from normalize.formats.description import Description, Statement
from normalize.formats.mapping import Rule, load
from normalize.formats.name_lists import Name
from normalize.formats.tagged import Dialect, Pair
from normalize.values.names import role_codes

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATE_FIRST = re.compile(
    rf"^(?P<title>.+?) (?P<date>(?:{_MONTH}(?:/{_MONTH})? )?(?:\d{{1,2}}, ?)?\d{{4}})\s*;\s*"
    r"(?P<volume>[^(:;]+)?(?:\((?P<issue>[^)]*)\))?(?::\s*(?P<pages>[^;,]+))?"
)
_DATE_LAST = re.compile(
    r"^(?P<title>.+?)[.,] *(?:Vol\.? ?)?(?P<volume>[\w-]+)? ?(?:\((?P<issue>[^():]*(?:\([^)]*\))?)\))?"
    rf"(?::\s*(?P<pages>[\w -]+))?,\s*(?P<date>(?:{_MONTH}[^,;]*,? )?\d{{4}}(?: {_MONTH}[^.,;]*)?)"
)
_ROLES = re.compile(r"\s*\[(?P<roles>[^\[\]]*)\]\.?$")
_DEGREES = re.compile(r"(?:,? (?:M\.?D|Ph\.? ?D|M\.?Sc|MPH|MS|MA|BS|RN|DO|DDS|DVM|FACSM|FACS)\.?)+$")
_MARKS = re.compile(r"(?:\s+(?:\d+|[*+#])(?:,(?:\d+|[*+#]))*|[*+])$")
_FORM = re.compile(r"\s*\[[A-Z][a-z ]+\]\.?$")


def read(data: bytes) -> Description:
    """Read one record of Ovid."""
    return tagged.read(data, _DIALECT)


def _source(value: object, rule: Rule) -> Iterator[Statement]:
    """Cut journal, date, volume, issue and pages; a source in another form is kept whole as the host's title."""
    text = " ".join(text_in(value).split())
    match = _DATE_FIRST.match(text) or _DATE_LAST.match(text)
    if match is None:
        yield rule.say(text.rstrip("."))
        return
    yield rule.say(match["title"])
    for element in ("date", "volume", "issue", "pages"):
        yield Statement(element, (match[element] or "").strip(" ."))


def _author(value: object, rule: Rule) -> Iterator[Statement]:
    """A name with its roles in brackets (`[Inventor]`) and the marks of its addresses behind it."""
    text = text_in(value).rstrip(".") if text_in(value).endswith("].") else text_in(value)
    found = _ROLES.search(text)
    terms = found["roles"].split(",") if found else []
    roles = tuple(code for term in terms for code in role_codes(term) if len(code) == 3 and code.isalpha())
    name = _DEGREES.sub("", _MARKS.sub("", _ROLES.sub("", text)))
    yield from name_statements(Name(name, rule.scheme, roles), rule)


def _prepare(pairs: list[Pair]) -> list[Pair]:
    """Drop what Ovid writes behind a title to tell its form (`[Miscellaneous]`), and the full stops of coded fields."""
    return [(tag, _trimmed(tag, value)) for tag, value in pairs]


def _trimmed(tag: str, value: str) -> str:
    if tag == "TI":
        return _FORM.sub("", value)
    return value.rstrip(".") if tag in ("AN", "DT", "LG", "PT") else value


def _heading(value: object, rule: Rule) -> Iterator[Statement]:
    """A heading of MeSH; an asterisk marks what is central."""
    yield rule.say(text_in(value).replace("*", ""))


_DIALECT = Dialect(
    load("ovid", {**TEXT_STEPS, "source": _source, "author": _author, "heading": _heading}),
    re.compile(r"^([A-Z][A-Z0-9]{1,4}) {0,2}- ?(.*)$"),
    ("PT", "DT"),
    ("AN", "UI"),
    prepare=_prepare,
)

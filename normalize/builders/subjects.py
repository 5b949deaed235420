"""Subject headings in parts."""

from functools import lru_cache

from normalize.builders.time_codes import times_of
from normalize.field import Field, Subfields
from normalize.record import Place, Subject
from normalize.values.dates import era_date
from normalize.values.names import trim_name
from normalize.values.text import trim_isbd, trim_period

_SCHEMES = {"0": "lcsh", "1": "lcshac", "2": "mesh", "3": "nal", "5": "cash", "6": "rvm"}
_KINDS = {
    "600": "person", "610": "corporate", "611": "meeting", "630": "title", "648": "period", "650": "topic",
    "651": "place", "655": "genre",
}  # fmt: skip


def subject(field: Field) -> Subject | None:
    """6XX: the heading, then each subdivision ($v $x $y $z) as a part."""
    tag = field.tag
    parts = _parts(field.subs, tag)
    if not parts:
        return None
    twin = _parts(field.twin.subs, tag) if field.twin is not None else ()
    indicator = field.content[1:2]
    scheme = _SCHEMES.get(indicator, "")
    if not scheme and "\x1f2" in field.content:
        scheme = scheme_code(field.get("2").rstrip("."))
    authority = field.get("0") if "\x1f0" in field.content else ""
    return Subject(parts, _KINDS.get(tag, "topic"), scheme, twin, authority=authority)


_CODES = frozenset((
    "aat", "bisacsh", "cash", "csh", "fast", "fes", "gnd", "gsafd", "homoit", "jlabsh", "lcgft",
    "lcsh", "lcshac", "lctgm", "local", "mesh", "nal", "ndlsh", "ram", "rbgenr", "rvm", "sears", "swd", "tgn", "ulan",
    "unbist",
))  # fmt: skip


def scheme_code(text: str) -> str:
    """The code of a scheme of headings: known ones in lower case, others as they are written."""
    lower = text.lower()
    return lower if lower in _CODES else text


def _parts(subs: Subfields, tag: str) -> tuple[str, ...]:
    head = ""
    parts = []
    for code, value in subs:
        if code in "vxyz":
            if value:
                parts.append(value)
        elif code not in "20":
            head = f"{head} {value}" if head else value
    if parts:
        parts[-1] = trim_period(parts[-1])
        if head:
            parts.insert(0, head.rstrip(" ,.") if head.endswith(",") else head)
    elif head:
        return (trim_name(head) if tag in _NAMES else trim_period(head),)
    return tuple(parts)


_NAMES = frozenset(("600", "610", "611"))


def keywords(field: Field) -> list[Subject]:
    """653: uncontrolled terms, each a heading of its own."""
    return [Subject((text,), "keyword") for value in field.all("a") if (text := trim_isbd(value))]


def geographic_names(field: Field) -> list[Place]:
    """651 $a and every subdivision $z: places that the work is about."""
    return [_place(value) for _, value in field.subs if value]


@lru_cache(maxsize=8_192)
def _place(name: str) -> Place:
    return Place(trim_period(name))


def area_codes(field: Field) -> list[Place]:
    """043: MARC geographic area codes ($b: those of an agency), trailing hyphens kept off."""
    return [Place("", code) for _, value in field.subs if (code := value.rstrip("-"))]


def hierarchical_place(field: Field) -> Place | None:
    """752, 662: a place from the country down."""
    name = ", ".join(text for _, value in field.subs if (text := trim_period(value)))
    return Place(name) if name else None


def coded_times(field: Field) -> list[Subject]:
    """045 $a, CNMARC 661: the times that the work is about, as codes of decades and centuries (`w5x3`)."""
    return [Subject((times,), "period") for value in field.all("a") if (times := times_of(value))]


def time_periods(field: Field) -> list[Subject]:
    """045 $b, CNMARC 122 $a: the time that the work is about (`d1939`, `c0500`); indicator 2 means a range."""
    found = [date for _, value in field.subs if (date := era_date(value))]
    if field.ind1 == "2" and len(found) == 2:
        found = ["/".join(found)]
    return [Subject((date,), "period") for date in found]

"""Subject headings in parts."""

from normalize.builders.agents import name_of
from normalize.field import Field
from normalize.record import Place, Subject
from normalize.values.text import clean, trim_period

_SCHEMES = {"0": "lcsh", "1": "lcshac", "2": "mesh", "3": "nal", "5": "cash", "6": "rvm"}
_KINDS = {
    "600": "person", "610": "corporate", "611": "meeting", "630": "title", "648": "period", "650": "topic",
    "651": "place", "655": "genre",
}  # fmt: skip


def subject(field: Field) -> Subject | None:
    """6XX: the heading, then each subdivision ($v $x $y $z) as a part."""
    parts = _parts(field)
    if not parts:
        return None
    twin = _parts(field.twin) if field.twin is not None else ()
    scheme = _SCHEMES.get(field.ind2, "")
    if not scheme and field.ind2 == "7":
        scheme = field.get("2").strip().rstrip(".").lower()
    return Subject(parts, _KINDS.get(field.tag, "topic"), scheme, twin)


def _parts(field: Field) -> tuple[str, ...]:
    head: list[str] = []
    parts: list[str] = []
    for code, value in field.subs:
        if code in "vxyz":
            text = value.strip()
            parts.append(
                text[:-1] if text.endswith(".") and not text.endswith("..") and len(text) > 4 else text
            )
        elif code not in "206e4":
            head.append(value)
    if head:
        parts.insert(0, _heading(field, head))
    if len(parts) > 1:
        parts[0] = parts[0].rstrip(" ,")
    return tuple([part for part in parts if part])


def _heading(field: Field, head: list[str]) -> str:
    if field.tag == "600" and not any(code in "td" for code, _ in field.subs):
        return name_of(field, "00") or clean(" ".join(head))
    text = clean(" ".join(head) if len(head) > 1 else head[0])
    if field.tag in ("600", "610", "611", "630"):
        text = text.rstrip(" ,")
    return trim_period(text)


def keywords(field: Field) -> list[Subject]:
    """653: uncontrolled terms, each a heading of its own."""
    return [Subject((text,), "keyword") for value in field.all("a") if (text := trim_period(clean(value)))]


def geographic_names(field: Field) -> list[Place]:
    """651 $a and every subdivision $z: places that the work is about."""
    return [Place(text) for _, value in field.subs if (text := trim_period(clean(value)))]


def area_codes(field: Field) -> list[Place]:
    """043: MARC geographic area codes, trailing hyphens kept off."""
    return [Place("", code) for _, value in field.subs if (code := value.strip().rstrip("-"))]


def hierarchical_place(field: Field) -> Place | None:
    """752, 662: a place from the country down."""
    name = ", ".join(text for _, value in field.subs if (text := trim_period(clean(value))))
    return Place(name) if name else None

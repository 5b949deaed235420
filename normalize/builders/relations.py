"""Other works: series, host items, earlier and later titles, of MARC 21 fields."""

from normalize.builders.agents import name_of
from normalize.field import Field
from normalize.record import Identifier, Relation
from normalize.values.identifiers import read_control_number
from normalize.values.isbn import read_isbn, read_issn
from normalize.values.parts import read_part
from normalize.values.text import trim_isbd

_LINKING = {
    "760": "series", "762": "part", "765": "translation_of", "767": "related", "770": "supplement", "772": "related",
    "773": "host", "774": "part", "775": "related", "776": "other_form", "777": "related", "780": "earlier",
    "785": "later", "786": "related", "787": "related",
}  # fmt: skip


def series_statement(field: Field) -> list[Relation]:
    """440, 490: each $a a series with what follows it."""
    found: list[Relation] = []
    originals = _series_parts(field.twin) if field.twin is not None else []
    for at, (title, volume, issn) in enumerate(_series_parts(field)):
        original = originals[at][0] if at < len(originals) else ""
        found.append(Relation("series", title, original, volume, "", "", issn))
    return found


def _series_parts(field: Field) -> list[tuple[str, str, tuple[Identifier, ...]]]:
    found: list[tuple[str, str, tuple[Identifier, ...]]] = []
    title = volume = ""
    issn: tuple[Identifier, ...] = ()
    for code, value in field.subs:
        if code == "a" and title:
            found.append((title, volume, issn))
            title, volume, issn = "", "", ()
        if code in "anp":
            text = trim_isbd(value)
            title = f"{title}. {text}" if title else text
        elif code == "v":
            volume = trim_isbd(value)
        elif code == "x":
            number = read_issn(value.rstrip(" ;,"))
            issn = (number,) if number is not None else ()
    if title:
        found.append((title, volume, issn))
    return found


def traced_series(field: Field) -> Relation | None:
    """8XX: the heading of a series; a name in front of the title is its note."""
    codes = "anp" if field.tag == "830" else "tnp"
    title = ". ".join(trim_isbd(value) for value in field.all(codes))
    original = (
        ". ".join(trim_isbd(value) for value in field.twin.all(codes)) if field.twin is not None else ""
    )
    if not title:
        return None
    number = read_issn(field.get("x").rstrip(" ;,")) if field.get("x") else None
    numbers = (number,) if number is not None else ()
    name = _name_before_title(field) if field.tag != "830" else ""
    return Relation(
        "series", title, original, trim_isbd(field.get("v")), "", "", numbers, field.get("w"), name
    )


def _name_before_title(field: Field) -> str:
    at = next((at for at, (code, _) in enumerate(field.subs) if code == "t"), len(field.subs))
    name = name_of(Field(field.tag, field.content, field.subs[:at]), field.tag[1:])
    dates = field.get("d").strip(" .,:;()") if field.tag == "800" else ""
    return f"{name}, {dates}" if name and dates else name


def linking_entry(field: Field) -> Relation | None:
    """76X-78X: title, numbers, control number, and of a host item the volume, issue and pages."""
    kind = _LINKING[field.tag]
    title = trim_isbd(field.get("t") or field.get("s") or field.get("a"))
    part = field.join("g")
    volume, issue, pages = read_part(part, field.get("q")) if kind == "host" else ("", "", "")
    note = field.join("indbc" if kind != "host" else "idbc")
    if part and (kind != "host" or not (volume or issue or pages)):
        note = f"{note} {part}".strip()
    numbers, control = _numbers(field)
    if not (title or numbers or control):
        return None
    original = trim_isbd(field.twin.get("t") or field.twin.get("a")) if field.twin is not None else ""
    return Relation(kind, title, original, volume, issue, pages, numbers, control, note)


def _numbers(field: Field) -> tuple[tuple[Identifier, ...], str]:
    found: list[Identifier] = []
    control = ""
    for code, value in field.subs:
        number = None
        if code == "x":
            number = read_issn(value)
        elif code == "z":
            number = read_isbn(value)
        elif code == "w":
            if value.startswith("(OCoLC)"):
                number = read_control_number(value)
            else:
                control = control or value
        if number is not None:
            found.append(number)
    return tuple(found), control


def named_work(field: Field) -> Relation | None:
    """700, 710, 711 with $t, and 730: a part (second indicator 2) or a related work."""
    ending = field.tag[1:]
    kind = "part" if field.ind2 == "2" else "related"
    codes = "adfklmnoprs" if ending == "30" else "tfklmoprs"
    title = trim_isbd(field.join(codes))
    if not title:
        return None
    original = trim_isbd(field.twin.join(codes)) if field.twin is not None else ""
    name = name_of(field, ending) if ending != "30" else ""
    return Relation(kind, title, original, note=name)

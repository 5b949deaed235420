"""Series and linked records of CNMARC (UNIMARC): 225, and 4XX with embedded fields ($1) or plain subfields."""

from normalize.field import Field, Subfields
from normalize.record import Identifier, Relation
from normalize.values.isbn import read_isbn, read_issn
from normalize.values.parts import read_part
from normalize.values.text import clean, has_han, trim_isbd

_KINDS = {
    "410": "series", "411": "part", "421": "supplement", "430": "earlier", "431": "earlier", "432": "earlier",
    "433": "earlier", "434": "earlier", "435": "earlier", "436": "earlier", "437": "earlier", "440": "later",
    "441": "later", "442": "later", "443": "later", "444": "later", "445": "later", "446": "later", "447": "later",
    "448": "later", "452": "other_form", "454": "translation_of", "455": "other_form", "456": "other_form",
    "461": "host", "462": "host", "463": "host", "464": "part", "481": "part", "482": "host",
}  # fmt: skip
_PLAIN = {
    "t": "title", "x": "issn", "y": "isbn", "v": "volume", "p": "pages", "0": "control", "3": "control", "h": "part",
    "i": "part", "e": "edition",
}  # fmt: skip
_EMBEDDED = {
    "010a": "isbn", "011a": "issn", "200a": "title", "225a": "title", "500a": "title", "200h": "part", "200i": "part",
    "225h": "part", "225i": "part", "200f": "by", "215a": "pages", "2009": "latin", "200A": "latin", "700a": "name",
    "701a": "name", "702a": "name", "710a": "name", "711a": "name", "712a": "name", "205a": "edition",
    "700b": "given", "701b": "given", "702b": "given",
}  # fmt: skip
_GATHERED = frozenset(("part", "name"))


def cnmarc_series(field: Field) -> Relation | None:
    """225: series title, part and volume; its pinyin ($A, $9) or its twin in another script."""
    title = _series_title(field)
    if not title:
        return None
    latin = trim_isbd(field.get("A") or field.get("9"))
    original = _series_title(field.twin) if field.twin is not None else ""
    if latin and not original and has_han(title) and not has_han(latin):
        title, original = latin, title
    number = read_issn(field.get("x")) if field.get("x") else None
    return Relation(
        "series",
        title,
        original,
        trim_isbd(field.get("v")),
        identifiers=(number,) if number is not None else (),
    )


def _series_title(field: Field) -> str:
    parts = [trim_isbd(value) for value in field.all("ahi")]
    return ". ".join(part for part in parts if part)


def cnmarc_linking_entry(field: Field) -> Relation | None:
    """4XX: the linked record's title, who made it, numbers and volume."""
    kind = _KINDS.get(field.tag, "related")
    values = _values(field.subs)
    title = _title(values)
    numbers: list[Identifier] = []
    issn = read_issn(values["issn"]) if "issn" in values else None
    isbn = read_isbn(values["isbn"]) if "isbn" in values else None
    numbers += [number for number in (issn, isbn) if number is not None]
    control = values.get("control", "")
    if not (title or numbers or control):
        return None
    original = _title(_values(field.twin.subs)) if field.twin is not None else ""
    latin = trim_isbd(values.get("latin", ""))
    if latin and not original and has_han(title) and not has_han(latin):
        title, original = latin, title
    note = "; ".join(values[name] for name in ("by", "edition") if name in values) or values.get("name", "")
    return Relation(kind, title, original, *_part(kind, values), tuple(numbers), control, note)


def _title(values: dict[str, str]) -> str:
    return ". ".join(part for part in (trim_isbd(values.get("title", "")), values.get("part", "")) if part)


def _part(kind: str, values: dict[str, str]) -> tuple[str, str, str]:
    """Volume, issue and pages: of a host item taken out of the words (第12卷第3期, 第15-20页)."""
    volume, pages = values.get("volume", ""), values.get("pages", "")
    if kind == "host" and (volume or pages):
        found = read_part(f"{volume} {pages}")
        if any(found):
            return found[0] or (volume if not found[1] else ""), found[1], found[2] or pages
    return volume, "", pages


def _values(subs: Subfields) -> dict[str, str]:
    """What is said of the linked record, by name; the first where a name comes again."""
    values: dict[str, str] = {}
    embedded = any(code == "1" for code, _ in subs)
    tag = ""
    for code, raw in subs:
        value = clean(raw)
        if code == "1":
            tag = value[:3]
            if tag == "001" and value[3:].strip():
                values.setdefault("control", value[3:].strip())
            continue
        name = (
            _EMBEDDED.get(tag + code, "volume" if code == "v" else "") if embedded else _PLAIN.get(code, "")
        )
        if not name or not value:
            continue
        if name == "given" and "name" in values:
            values["name"] = f"{values['name']}{'' if has_han(value) else ', '}{value}"
        elif name in _GATHERED and name in values:
            values[name] = f"{values[name]} {value}" if name == "part" else f"{values[name]} ; {value}"
        else:
            values.setdefault(name, value)
    if not embedded:
        first = next((clean(value) for code, value in subs if code == "a"), "")
        values.setdefault("name" if "title" in values else "title", first)
    return values

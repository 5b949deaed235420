"""Series and linked records of CNMARC (UNIMARC): 225, and 4XX with embedded fields ($1) or plain subfields."""

from normalize.builders.relations import related_number
from normalize.field import Field, Subfields
from normalize.record import Identifier, Relation
from normalize.values.identifiers import read_control_number
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
    "i": "part", "e": "edition", "f": "by", "g": "more", "c": "more", "n": "more", "d": "more", "o": "more",
    "s": "more", "b": "more", "z": "standard",
}  # fmt: skip
_EMBEDDED = {
    "010a": "isbn", "011a": "issn", "017a": "standard", "014a": "standard", "035a": "system", "200a": "title",
    "225a": "title", "500a": "title", "200h": "part", "200i": "part", "225h": "part", "225i": "part", "200f": "by",
    "215a": "pages", "2009": "latin", "200A": "latin", "700a": "name", "701a": "name", "702a": "name", "710a": "name",
    "711a": "name", "712a": "name", "205a": "edition", "700b": "given", "701b": "given", "702b": "given",
    "200e": "more", "210a": "more", "210c": "more", "210d": "more",
}  # fmt: skip
_GATHERED = {"part": " ", "name": " ; ", "more": ", "}
_NUMBERS = frozenset(("issn", "isbn", "standard", "system"))


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
    volume = trim_isbd(field.get("v"))
    numbered = trim_isbd(field.twin.get("v")) if field.twin is not None else ""
    return Relation(
        "series",
        title,
        original,
        volume,
        identifiers=(number,) if number is not None else (),
        volume_original=numbered if numbered != volume else "",
    )


def _series_title(field: Field) -> str:
    parts = [trim_isbd(value) for value in field.all("ahi")]
    title = ". ".join(part for part in parts if part)
    return " : ".join([title, *filter(None, map(trim_isbd, field.all("e")))]) if title else ""


def cnmarc_linking_entry(field: Field) -> Relation | None:
    """4XX: the linked record's title, who made it, numbers and volume."""
    kind = _KINDS.get(field.tag, "related")
    values, numbers = _values(field.subs)
    title = _title(values)
    control = values.get("control", "")
    part = _part(kind, values)
    if not (title or numbers or control or any(part)):
        return None
    twin = _values(field.twin.subs)[0] if field.twin is not None else {}
    original, numbered = _title(twin), twin.get("volume", "")
    latin = trim_isbd(values.get("latin", ""))
    if latin and not original and has_han(title) and not has_han(latin):
        title, original = latin, title
    said = (values.get("by") or values.get("name"), values.get("edition"), values.get("more"))
    note = "; ".join(filter(None, said))
    return Relation(kind, title, original, *part, tuple(numbers), control, note, numbered)


def _title(values: dict[str, str]) -> str:
    return ". ".join(part for part in (trim_isbd(values.get("title", "")), values.get("part", "")) if part)


def _part(kind: str, values: dict[str, str]) -> tuple[str, str, str]:
    """Volume, issue and pages: of a host item taken out of the words (第12卷第3期, 第15-20页)."""
    volume, pages = values.get("volume", ""), values.get("pages", "")
    if kind != "host":
        return volume, "", pages
    labelled = any(mark in pages.lower() for mark in "p页頁s")
    pages = (read_part(pages)[2] or pages) if labelled else pages
    found = read_part(volume) if volume else ("", "", "")
    return found[0] or (volume if not any(found) else ""), found[1], pages or found[2]


def _values(subs: Subfields) -> tuple[dict[str, str], list[Identifier]]:
    """What is said of the linked record, by name, the first where a name comes again; and its numbers."""
    values: dict[str, str] = {}
    numbers: list[Identifier] = []
    embedded = any(code == "1" and value.strip() for code, value in subs)
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
        if name in _NUMBERS:
            number = _number(name, value)
            numbers += [number] if number is not None else []
        elif name and value:
            _set(values, name, value)
    if not embedded:
        first = next((clean(value) for code, value in subs if code == "a"), "")
        values.setdefault("name" if "title" in values else "title", first)
    return values, numbers


def _number(name: str, value: str) -> Identifier | None:
    if name == "issn":
        return read_issn(value)
    if name == "isbn":
        return read_isbn(value)
    return read_control_number(value) if name == "system" else related_number(value)


def _set(values: dict[str, str], name: str, value: str) -> None:
    if name == "given":
        if "name" in values:
            values["name"] = f"{values['name']}{'' if has_han(value) else ', '}{value}"
    elif name in _GATHERED and name in values:
        values[name] = f"{values[name]}{_GATHERED[name]}{value}"
    else:
        values.setdefault(name, value)

"""Series and linked records of CNMARC (UNIMARC): 225, and 4XX with embedded fields ($1) or plain subfields."""

from normalize.field import Field, Subfields
from normalize.record import Identifier, Relation
from normalize.values.isbn import read_isbn, read_issn
from normalize.values.parts import read_part
from normalize.values.text import trim_isbd

_KINDS = {
    "410": "series", "411": "part", "421": "supplement", "430": "earlier", "431": "earlier", "432": "earlier",
    "433": "earlier", "434": "earlier", "435": "earlier", "436": "earlier", "437": "earlier", "440": "later",
    "441": "later", "442": "later", "443": "later", "444": "later", "445": "later", "446": "later", "447": "later",
    "448": "later", "452": "other_form", "454": "translation_of", "455": "other_form", "456": "other_form",
    "461": "host", "462": "host", "463": "host", "464": "part",
}  # fmt: skip


def cnmarc_series(field: Field) -> Relation | None:
    """225: series title, part and volume."""
    title = trim_isbd(field.get("a"))
    if not title:
        return None
    parts = [trim_isbd(value) for value in field.all("hi")]
    number = read_issn(field.get("x")) if field.get("x") else None
    return Relation(
        "series",
        ". ".join([title, *(part for part in parts if part)]),
        volume=trim_isbd(field.get("v")),
        identifiers=(number,) if number is not None else (),
    )


def cnmarc_linking_entry(field: Field) -> Relation | None:
    """4XX: the linked record's title, numbers and volume."""
    kind = _KINDS.get(field.tag, "related")
    embedded = any(code == "1" for code, _ in field.subs)
    values = _embedded(field.subs) if embedded else _plain(field.subs)
    title = ". ".join(part for part in (trim_isbd(values["title"]), values["part"]) if part)
    numbers: list[Identifier] = []
    issn = read_issn(values["issn"]) if values["issn"] else None
    isbn = read_isbn(values["isbn"]) if values["isbn"] else None
    numbers += [number for number in (issn, isbn) if number is not None]
    if not (title or numbers or values["control"]):
        return None
    volume, issue, pages = values["volume"], "", values["pages"]
    if kind == "host" and volume:
        found = read_part(f"{volume} {pages}")
        if any(found):
            volume, issue, pages = found[0], found[1], found[2] or pages
    return Relation(kind, title, "", volume, issue, pages, tuple(numbers), values["control"])


def _empty() -> dict[str, str]:
    return dict.fromkeys(("title", "part", "issn", "isbn", "volume", "pages", "control"), "")


def _plain(subs: Subfields) -> dict[str, str]:
    """Read $t or $a title, $x ISSN, $y ISBN, $v volume, $p pages, $0 or $3 control number, $h $i part."""
    values = _empty()
    names = {
        "t": "title",
        "x": "issn",
        "y": "isbn",
        "v": "volume",
        "p": "pages",
        "0": "control",
        "3": "control",
    }
    for code, value in subs:
        if code in names and not values[names[code]]:
            values[names[code]] = value
        elif code in "hi":
            values["part"] = f"{values['part']} {value}".strip()
    if not values["title"]:
        values["title"] = next((value for code, value in subs if code == "a"), "")
    return values


def _embedded(subs: Subfields) -> dict[str, str]:
    """Read fields inside $1: `$12001 $a海洋学报$v5`, `$1011  $a0253-4193`, `$1001 012345`."""
    values = _empty()
    tag = ""
    for code, value in subs:
        if code == "1":
            tag = value[:3]
            if tag == "001":
                values["control"] = value[3:].strip()
        elif tag in ("200", "225") and code == "a" and not values["title"]:
            values["title"] = value
        elif tag in ("200", "225") and code in "hi":
            values["part"] = f"{values['part']} {value}".strip()
        elif code == "v":
            values["volume"] = values["volume"] or value
        elif tag == "011" and code == "a":
            values["issn"] = value
        elif tag == "010" and code == "a":
            values["isbn"] = value
        elif tag == "215" and code == "a":
            values["pages"] = value
    return values

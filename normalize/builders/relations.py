"""Other works: series, host items, earlier and later titles, of MARC 21 fields."""

from normalize.builders.agents import name_of
from normalize.builders.host_part import host_part
from normalize.field import Field
from normalize.record import Identifier, Relation
from normalize.values.identifiers import find_doi, read_control_number, read_doi
from normalize.values.isbn import read_isbn, read_issn
from normalize.values.text import clean, trim_isbd

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
        original, numbered = originals[at][:2] if at < len(originals) else ("", "")
        other = numbered if numbered != volume else ""
        found.append(Relation("series", title, original, volume, "", "", issn, volume_original=other))
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
            text = trim_isbd(value)
            volume = f"{volume} ; {text}" if volume else text
        elif code == "x":
            number = read_issn(value.rstrip(" ;,"))
            issn = (number,) if number is not None else ()
    if title:
        found.append((title, volume, issn))
    return found


def traced_series(field: Field) -> Relation | None:
    """8XX, and 4XX as once: the heading of a series; a name in front of the title is its note."""
    titled = field.tag[1:] == "30"
    codes = "adfgklmnoprst" if titled else "tfklmnoprs"
    title = _heading_title(field, codes, titled)
    if not title:
        return None
    twin = field.twin
    original = _heading_title(twin, codes, titled) if twin is not None else ""
    volume = trim_isbd(field.get("v"))
    numbered = trim_isbd(twin.get("v")) if twin is not None else ""
    number = read_issn(field.get("x").rstrip(" ;,")) if field.get("x") else None
    return Relation(
        "series",
        title,
        original,
        volume,
        identifiers=(number,) if number is not None else (),
        control_number=field.get("w"),
        note="" if titled else _name_before_title(field),
        volume_original=numbered if numbered != volume else "",
    )


def _heading_title(field: Field, codes: str, titled: bool) -> str:
    subs = field.subs if titled else field.subs[_at_title(field) :]
    return ". ".join([text for code, value in subs if code in codes and (text := trim_isbd(value))])


def _at_title(field: Field) -> int:
    """Where the title begins in a heading of name and title; $k stands for it in one without $t."""
    first = "t" if "\x1ft" in field.content else "k"
    return next((at for at, (code, _) in enumerate(field.subs) if code == first), len(field.subs))


def _name_before_title(field: Field) -> str:
    """The name with a person's dates."""
    ending = field.tag[1:]
    subs = field.subs[: _at_title(field)]
    name = name_of(Field(field.tag, field.content, subs), ending)
    dates = field.get("d").strip(" .,:;()") if ending == "00" else ""
    return f"{name}, {dates}" if name and dates else name


def linking_entry(field: Field) -> Relation | None:
    """76X-78X: title, numbers, control number, and of a host item the volume, issue and pages."""
    kind = _LINKING[field.tag]
    titled = "t" if field.get("t") else "s" if field.get("s") else "a"
    title = trim_isbd(field.get(titled))
    named = "ai" if titled != "a" else "i"
    parts = field.all("g")
    if kind == "host":
        volume, issue, pages, rest = host_part(parts, field.get("q"))
        note = _noted(field, f"{named}ndbc", [rest])
    else:
        volume, issue, pages, rest = host_part(parts, "")
        if rest:
            volume = issue = pages = ""
        note = _noted(field, f"{named}ndbce", parts if rest else [])
    numbers, control = _numbers(field)
    if not (title or numbers or control or volume or issue or pages):
        return None
    original = trim_isbd(field.twin.get("t") or field.twin.get("a")) if field.twin is not None else ""
    return Relation(kind, title, original, volume, issue, pages, numbers, control, note)


def _noted(field: Field, codes: str, parts: list[str]) -> str:
    """What the relation is called ($i), then all else in words, in the order of the field."""
    words = [value for code, value in field.subs if code == "i"]
    words += [value for code, value in field.subs if code != "i" and code in codes]
    return " ".join([text for text in words + parts if text])


def _numbers(field: Field) -> tuple[tuple[Identifier, ...], str]:
    found: list[Identifier] = []
    control = ""
    for code, value in field.subs:
        number = None
        if code == "x":
            number = read_issn(value)
        elif code == "z":
            number = read_isbn(value)
        elif code in "oru":
            number = related_number(value)
        elif code == "w":
            if control or value.startswith("(OCoLC)"):
                number = read_control_number(value)
            else:
                control = value
        if number is not None:
            found.append(number)
    return tuple(found), control


def related_number(value: str) -> Identifier | None:
    """Another number of a related work: a DOI, or one of a scheme that stands in front (`arxiv:1810.09584`)."""
    text = clean(value)
    if text[:5].lower() == "issn:":
        return read_issn(text[5:])
    if find_doi(text):
        return read_doi(text)
    return Identifier("local", text, text) if text else None


def named_work(field: Field) -> Relation | None:
    """700, 710, 711 with $t, and 730: a part (second indicator 2) or a related work.

    The name in front is its note: of a part as the agents have it, else with the dates of a person. What the relation
    is called ($i) stands before the name of a related work.
    """
    ending = field.tag[1:]
    kind = "part" if field.ind2 == "2" else "related"
    title = _work_title(field, ending)
    if not title:
        return None
    original = _work_title(field.twin, ending) if field.twin is not None else ""
    if ending == "30":
        return Relation(kind, title, original)
    if kind == "part":
        name = name_of(Field(field.tag, field.content, field.subs[: _at_title(field)]), ending)
        return Relation(kind, title, original, note=name)
    label = field.get("i").rstrip(" :")
    name = _name_before_title(field)
    return Relation(kind, title, original, note=f"{label}: {name}" if label and name else name)


def _work_title(field: Field, ending: str) -> str:
    if ending == "30":
        return trim_isbd(field.join("adfklmnoprst"))
    return trim_isbd(
        " ".join([value for code, value in field.subs[_at_title(field) :] if code in "tfklmnoprs"])
    )


def form_of_work(field: Field) -> Relation | None:
    """700, 710, 711 with $k and no $t: a work of which the heading tells only the form (Manuscript. Urb. lat. 365)."""
    if "\x1ft" in field.content:
        return None
    title = _work_title(field, field.tag[1:])
    name = _name_before_title(field)
    return Relation("related", title, note=name) if title and name else None

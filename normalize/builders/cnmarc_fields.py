"""Imprint, subjects and places of CNMARC (UNIMARC) fields."""

from normalize.builders.imprint import trimmed_date, unbracketed
from normalize.builders.subjects import scheme_code
from normalize.field import Field
from normalize.record import Imprint, Place, Subject
from normalize.values.names import han_name
from normalize.values.text import has_han, trim_period

_FUNCTIONS = {
    "0": "publication",
    " ": "publication",
    "1": "production",
    "2": "distribution",
    "3": "manufacture",
}
_SUBJECT_KINDS = {
    "600": "person", "601": "corporate", "602": "person", "604": "title", "605": "title", "606": "topic",
    "607": "place", "608": "genre", "610": "keyword", "616": "topic", "617": "place", "661": "period",
}  # fmt: skip
_ENDINGS = " :;,/"


def cnmarc_imprint(field: Field) -> list[Imprint]:
    """210: $a place, $c publisher, $d date; $e $g $h place, name and date of manufacture."""
    return _with_originals(field, "publication")


def cnmarc_imprint_214(field: Field) -> list[Imprint]:
    """214: the second indicator says what happened; a date of copyright (4) belongs to the date."""
    function = _FUNCTIONS.get(field.ind2)
    return _with_originals(field, function) if function else []


def _with_originals(field: Field, function: str) -> list[Imprint]:
    made = _imprints(field, function)
    if field.twin is None:
        return made
    twins = _imprints(field.twin, function)
    paired = [
        Imprint(each.place, each.publisher, each.date, each.function, twins[at]) if at < len(twins) else each
        for at, each in enumerate(made)
    ]
    return paired + twins[len(made) :]


def _imprints(field: Field, function: str) -> list[Imprint]:
    made = _pairs(field, function)
    printed_at, printer = unbracketed(field.get("e")), unbracketed(field.get("g"))
    printed_on = trimmed_date(unbracketed(field.get("h")))
    if printed_at or printer or printed_on:
        made.append(Imprint(printed_at, printer, printed_on, "manufacture"))
    return made


def _pairs(field: Field, function: str) -> list[Imprint]:
    pairs: list[tuple[str, str]] = []
    place = publisher = ""
    dates: list[str] = []
    for code, value in field.subs:
        text = value.rstrip(_ENDINGS)
        if code == "a" and text:
            if publisher:
                pairs.append((place, publisher))
                place = publisher = ""
            place = f"{place} ; {text}" if place else text
        elif code == "c" and text:
            if publisher:
                pairs.append((place, publisher))
                place = ""
            publisher = text
        elif code == "d" and text:
            dates.append(text)
    date = trimmed_date(" ".join(dates))
    if place or publisher or (date and not pairs):
        pairs.append((place, publisher))
    return [Imprint(each[0], each[1], date, function) for each in pairs]


def cnmarc_subject(field: Field) -> Subject | None:
    """600-608: the heading, then topical ($x), geographic ($y), chronological ($z) and form ($j) subdivisions."""
    parts = _parts(field)
    if not parts:
        return None
    twin = _parts(field.twin) if field.twin is not None else ()
    kind = _SUBJECT_KINDS.get(field.tag, "topic")
    if field.tag == "601" and field.ind1 == "1":
        kind = "meeting"
    authority = field.get("3")
    return Subject(parts, kind, scheme_code(field.get("2")), twin, _romanized(field, parts[0]), authority)


def _romanized(field: Field, heading: str) -> str:
    """The pinyin of a heading in Han ($9, $A)."""
    latin = field.get("9") or field.get("A")
    return latin if latin and has_han(heading) and not has_han(latin) else ""


def _parts(field: Field) -> tuple[str, ...]:
    head = _heading(field)
    return ((head,) if head else ()) + tuple(value for value in field.all("xyzj") if value)


def _heading(field: Field) -> str:
    """The heading itself: names with their parts, a meeting with number, date and place."""
    if field.tag in ("600", "602"):
        name = han_name("".join(field.all("ab"))) if has_han(field.get("a")) else ", ".join(field.all("ab"))
        return " ".join(part for part in (name, field.join("dcf")) if part)
    codes = {"601": "abcdef", "604": "abt", "617": "abcdf"}.get(field.tag, "a")
    return (", " if field.tag == "617" else " ").join(value for value in field.all(codes) if value)


def cnmarc_keywords(field: Field) -> list[Subject]:
    """610: each $a a keyword, and each part of one that was filled with several; what subdivides it is one, too."""
    words = [word.strip() for value in field.all("a") for word in value.replace("；", ";").split(";")]
    words = [word for word in words if word]
    latin = field.all("9A")
    paired = latin if len(latin) == len(words) else [""] * len(words)
    found = [
        Subject((word,), "keyword", romanized=said if has_han(word) and not has_han(said) else "")
        for word, said in zip(words, paired, strict=True)
    ]
    return found + [Subject((word,), "keyword") for word in field.all("xyzj") if word]


def cnmarc_places(field: Field) -> list[Place]:
    """607 $a, 617 from the country down, and geographic subdivisions ($y)."""
    if field.tag == "617":
        return [Place(", ".join(value for _, value in field.subs if value))]
    return [Place(name) for _, value in field.subs if (name := trim_period(value))]


def cnmarc_area_codes(field: Field) -> list[Place]:
    """660: MARC geographic area codes."""
    return [Place("", code) for value in field.all("a") if (code := value.rstrip("- "))]

"""Imprint, subjects, languages, country and dates of CNMARC (UNIMARC) fields."""

from normalize.field import Field
from normalize.maps.lists import marc_country
from normalize.marc import MarcRecord
from normalize.record import Imprint, Place, PublicationDate, Subject
from normalize.values.dates import unimarc_date

_FUNCTIONS = {
    "0": "publication",
    " ": "publication",
    "1": "production",
    "2": "distribution",
    "3": "manufacture",
}
_SUBJECT_KINDS = {
    "600": "person", "601": "corporate", "602": "person", "604": "title", "605": "title", "606": "topic",
    "607": "place", "608": "genre", "610": "keyword", "661": "period",
}  # fmt: skip
_ENDINGS = " :;,/"


def cnmarc_imprint(field: Field) -> list[Imprint]:
    """210: $a place, $c publisher, $d date; $e $g $h place, name and date of manufacture."""
    made = _pairs(field, "publication")
    printed_at = field.get("e").strip(" ()（）")
    printer = field.get("g").strip(" ()（）")
    if printed_at or printer:
        made.append(Imprint(printed_at, printer, field.get("h").strip(" ()"), "manufacture"))
    return made


def cnmarc_imprint_214(field: Field) -> list[Imprint]:
    """214: the second indicator says what happened; a date of copyright (4) belongs to the date."""
    function = _FUNCTIONS.get(field.ind2)
    return _pairs(field, function) if function else []


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
    date = " ".join(dates)
    if place or publisher or (date and not pairs):
        pairs.append((place, publisher))
    return [Imprint(each[0], each[1], date, function) for each in pairs]


def cnmarc_subject(field: Field) -> Subject | None:
    """600-608: the heading, then topical ($x), geographic ($y), chronological ($z) and form ($j) subdivisions."""
    head = _heading(field)
    parts = ([head] if head else []) + [value for value in field.all("xyzj") if value]
    if not parts:
        return None
    return Subject(tuple(parts), _SUBJECT_KINDS.get(field.tag, "topic"), field.get("2").lower())


def _heading(field: Field) -> str:
    if field.tag in ("600", "602"):
        return ", ".join(value for value in field.all("ab") if value)
    if field.tag == "601":
        return " ".join(value for value in field.all("ab") if value)
    return " ".join(value for value in field.all("at") if value)


def cnmarc_keywords(field: Field) -> list[Subject]:
    """610: each $a a keyword, and each part of one that was filled with several."""
    words = [word.strip() for value in field.all("a") for word in value.replace("；", ";").split(";")]
    return [Subject((word,), "keyword") for word in words if word]


def cnmarc_places(field: Field) -> list[Place]:
    """607 $a and geographic subdivisions ($y)."""
    return [Place(value) for _, value in field.subs if value]


def cnmarc_area_codes(field: Field) -> list[Place]:
    """660: MARC geographic area codes."""
    return [Place("", code) for value in field.all("a") if (code := value.rstrip("- "))]


def cnmarc_country(field: Field) -> list[str]:
    """102 $a: the ISO 3166 code as the MARC code."""
    codes = [marc_country(value) for value in field.all("a")]
    return [code for code in codes if code][:1]


def cnmarc_date(record: MarcRecord) -> PublicationDate:
    """100 $a/8-16 with what is printed in 210 or 214 $d."""
    coded = next(iter(record.values("100", "a")), "")
    printed = [" ".join(value.split()) for value in record.values("210", "d") + record.values("214", "d")]
    return unimarc_date(coded[8:17], printed[0].rstrip(" ,;:.") if printed else "")

"""Coordinates and chart facts of MARC 21 and CNMARC fields."""

from msgspec.structs import replace

from normalize.field import Field
from normalize.marc import MarcRecord, subfields
from normalize.record import BoundingBox, ChartFacts
from normalize.rule import BadValue
from normalize.values.chart_facts import (
    coded_scale,
    horizontal_datum,
    prime_meridian,
    read_scale,
    sounding_datum,
    sounding_unit,
    survey_years,
)
from normalize.values.coordinates import NotACoordinate, coded_box, meridian_named, printed_box
from normalize.values.text import has_han

PROJECTIONS = {
    "aa": "Aitoff", "ab": "gnomonic", "ac": "Lambert azimuthal equal area", "ad": "orthographic",
    "ae": "azimuthal equidistant", "af": "stereographic", "an": "Chamberlin trimetric", "ap": "polar stereographic",
    "ba": "Gall", "bb": "Goode homolographic", "bc": "Lambert cylindrical equal area", "bd": "Mercator",
    "be": "Miller", "bf": "Mollweide", "bg": "sinusoidal", "bh": "transverse Mercator", "bi": "Gauss-Krüger",
    "bj": "equirectangular", "bk": "Krovak", "bl": "Cassini-Soldner", "ca": "Albers equal area", "cb": "Bonne",
    "cc": "Lambert conformal conic", "ce": "equidistant conic", "cp": "polyconic", "da": "armadillo",
    "db": "butterfly", "dc": "Eckert", "dd": "Goode homolosine", "de": "Miller bipolar oblique conformal conic",
    "df": "Van der Grinten", "dg": "dymaxion", "dh": "cordiform",
}  # fmt: skip


UNIMARC_PROJECTIONS = PROJECTIONS | {
    "cd": "simple conic", "ce": "Miller bipolar oblique conformal conic", "cf": "De Lisle",
    "cg": "International Map of the World", "ch": "Tissot conformal conic", "bi": "Gauss", "bk": "Cassini",
    "bl": "Laborde", "bm": "oblique Mercator",
}  # fmt: skip
"""Field 120 $a/7-8; others than in MARC 21 are the conical ones."""


_MERIDIANS = {
    "aa": "Greenwich", "ab": "Amsterdam", "ac": "Athens", "ad": "Batavia", "ae": "Berne", "af": "Bogota",
    "ag": "Bombay", "ah": "Brussels", "ai": "Cadiz", "aj": "Cape Town", "ak": "Caracas", "al": "Copenhagen",
    "am": "Cordoba", "an": "Ferro", "ao": "Helsinki", "ap": "Istanbul", "aq": "Julianehaab", "ar": "Lisbon",
    "as": "London", "at": "Madras", "ba": "Madrid", "bb": "Mexico City", "bc": "Moscow", "bd": "Munich",
    "be": "Naples", "bf": "Oslo", "bg": "Paris", "bh": "Peking", "bi": "Philadelphia", "bj": "Pulkovo",
    "bk": "Rio de Janeiro", "bl": "Rome", "bm": "Santiago", "bn": "Stockholm", "bo": "Sydney", "bp": "Tirana",
    "bq": "Tokyo", "br": "Washington",
}  # fmt: skip
"""Field 120 $a/9-12, two places. Greenwich is what everybody expects and is not told."""
MERIDIAN_CODES = {name: code for code, name in _MERIDIANS.items()}
RELIEF = {
    "a": "contours", "b": "shading", "c": "tints", "d": "hachures", "e": "soundings", "f": "form lines",
    "g": "spot heights", "h": "colours", "i": "pictures", "j": "landforms", "k": "depth contours",
    "m": "rock drawings", "z": "other",
}  # fmt: skip
"""How heights and depths are shown: 008/18-21 (without h) and CNMARC 120 $a/3-6 (without m)."""


def coded_limits(field: Field) -> BoundingBox | None:
    """034 and CNMARC 123: $d west, $e east, $f north, $g south."""
    west, east, north, south = (field.get(code) for code in "defg")
    if not (west or east or north or south):
        return None
    if not (west and east and north and south):
        raise BadValue("coordinates", "not all four limits are given", field.tag)
    try:
        box, fault = coded_box(west, east, north, south)
    except NotACoordinate as error:
        raise BadValue("coordinates", "not a longitude or latitude", field.tag, str(error)) from error
    if fault:
        raise BadValue("coordinates", fault, field.tag, f"{west} {east} {north} {south}", box)
    return box


def printed_limits(record: MarcRecord) -> list[BoundingBox]:
    """255 $c and CNMARC 206: printed limits, where none are coded or the coded ones cannot be read."""
    if any(_is_coded(tag, content) for tag in ("034", "123") for content in record.fields(tag)):
        return []
    texts = [
        " ".join(value for code, value in subfields(content) if code in "abcd")
        for content in record.fields("206")
    ]
    boxes = [printed_box(text) for text in record.values("255", "c") + texts]
    return [box for box in boxes if box is not None]


def _is_coded(tag: str, content: str) -> bool:
    """Tell whether a field has limits that can be read."""
    try:
        return coded_limits(Field(tag, content, subfields(content))) is not None
    except BadValue as fault:
        return bool(fault.kept)


def chart_facts(record: MarcRecord) -> ChartFacts | None:
    """What the record says as a chart or map: 034, 255, 342, 008/22-23 and the words of its notes."""
    by_tag = record.by_tag
    if record.leader[6:7] not in "ef" and "255" not in by_tag and "034" not in by_tag:
        return None
    statement = " ".join(record.values("255", "a"))
    projection = " ".join(record.values("255", "b")[:1]).strip(" ;,") or _coded_projection(record)
    facts = _facts(
        scales=record.values("034", "b"),
        vertical=record.values("034", "c"),
        statement=statement,
        projection=projection,
        notes=record.values("500", "a") + record.values("501", "a") + record.values("518", "a"),
        datums=record.values("342", "a"),
        limits=" ".join(record.values("255", "c")),
    )
    return _coded_facts(facts, record.first("008")[18:22] if record.leader[6:7] in "ef" else "")


def cnmarc_chart_facts(record: MarcRecord) -> ChartFacts | None:
    """The same of CNMARC 120, 123, 131 and 206."""
    if record.leader[6:7] not in "ef" and "206" not in record.by_tag:
        return None
    pieces = _pieces(record)
    coded = next(iter(record.values("120", "a")), "")
    projection = " ".join(record.values("206", "c")[:1]).strip(" ;,；，") or next(
        (part for part in pieces if "投影" in part or "proj" in part.lower()), ""
    )
    notes = [value for tag in ("300", "315", "306", "304") for value in record.values(tag, "a")]
    meridian = next((name for at in (9, 11) if (name := _MERIDIANS.get(coded[at : at + 2], ""))), "")
    facts = _facts(
        scales=record.values("123", "b"),
        vertical=record.values("123", "c"),
        statement=" ".join(record.values("206", "ab")),
        projection=projection or UNIMARC_PROJECTIONS.get(coded[7:9], ""),
        notes=notes + pieces,
        datums=_words(record, "b"),
        limits=" ".join(record.values("206", "abcd")),
    )
    facts = _coded_facts(facts, coded[3:7], meridian if meridian != "Greenwich" else "")
    level, unit = _words(record, "f"), _words(record, "j")
    if not (level or unit):
        return facts
    facts = facts or ChartFacts()
    return replace(
        facts,
        sounding_datum=facts.sounding_datum or "".join(level[:1]),
        sounding_unit=facts.sounding_unit or "".join(unit[:1]),
    )


def _words(record: MarcRecord, code: str) -> list[str]:
    """What 131 says in words; its codes are left to who has their table."""
    return [text for value in record.values("131", code) if len(text := value.strip()) > 3 or has_han(text)]


def _pieces(record: MarcRecord) -> list[str]:
    text = ";".join(record.values("206", "abc"))
    for mark in "；，,。(（":
        text = text.replace(mark, ";")
    return [piece.strip() for piece in text.split(";")]


def _facts(
    scales: list[str],
    vertical: list[str],
    statement: str,
    projection: str,
    notes: list[str],
    datums: list[str],
    limits: str,
) -> ChartFacts | None:
    text = " ".join(notes)
    scale = next((found for value in scales if (found := coded_scale(value))), None)
    facts = ChartFacts(
        scale=scale or read_scale(statement),
        scale_printed=" ".join(statement.split()).rstrip(" ;"),
        vertical_scale=next((found for value in vertical if (found := coded_scale(value))), None),
        projection=projection,
        horizontal_datum=(datums[0].strip() if datums else "") or horizontal_datum(text),
        sounding_datum=sounding_datum(text),
        sounding_unit=sounding_unit(text),
        prime_meridian=prime_meridian(text) or meridian_named(limits),
        survey_dates=tuple(year for note in notes for year in survey_years(note)),
    )
    return facts if facts != ChartFacts() else None


def _coded_facts(facts: ChartFacts | None, relief: str, meridian: str = "") -> ChartFacts | None:
    """The facts with the relief that codes name, and a prime meridian where words name none."""
    shown = tuple(dict.fromkeys(RELIEF[code] for code in relief if code in RELIEF))
    if not (shown or meridian):
        return facts
    facts = facts or ChartFacts()
    return replace(facts, relief=shown, prime_meridian=facts.prime_meridian or meridian)


def _coded_projection(record: MarcRecord) -> str:
    return PROJECTIONS.get(record.first("008")[22:24], "") if record.leader[6:7] in "ef" else ""

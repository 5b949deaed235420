"""Leader and coded fields of CNMARC (GB/T 33286): 100, 101, 102, 105, 106, 110, 120, 135."""

from functools import cache

from normalize.builders.charts import MERIDIAN_CODES, UNIMARC_PROJECTIONS
from normalize.builders.cnmarc_coded import FORMER_COUNTRIES
from normalize.exports.entry import Entry
from normalize.exports.marc_dates import cnmarc_dates
from normalize.exports.marc_field import Made, made
from normalize.exports.marc_leader import relief_codes
from normalize.maps.lists import marc_countries, marc_regions
from normalize.record import ChartFacts, Record
from normalize.values.text import script_of

_TYPES = {
    "chart": "e", "map": "e", "dataset": "l", "image": "k", "audiovisual": "g", "manuscript": "b", "other": "m",
}  # fmt: skip
"""Leader/06; language material (a) where nothing else is said."""
_BY_CARRIER = {
    ("audiovisual", "audio"): "i", ("other", "electronic"): "l", ("other", "object"): "r", ("chart", "manuscript"): "f",
    ("map", "manuscript"): "f", ("other", "manuscript"): "m",
}  # fmt: skip
_LEVELS = {"serial": "s", "newspaper": "s", "article": "a"}
_CONTENTS = {"thesis": "m", "patent": "k", "standard": "l", "report": "p"}
"""105 $a/4-7, form of contents."""
_FORMS = {"print": "r", "electronic": "s", "microform": "t", "manuscript": "h"}
_FREQUENCIES = (
    ("半周", "b"), ("双周", "d"), ("周刊", "c"), ("周报", "c"), ("半月", "e"), ("双月", "g"), ("月刊", "f"),
    ("季刊", "h"), ("半年", "j"), ("双年", "l"), ("年刊", "k"), ("旬刊", "o"), ("日刊", "a"), ("日报", "a"),
    ("biweekly", "d"),
    ("weekly", "c"), ("bimonthly", "g"), ("semimonthly", "e"), ("monthly", "f"), ("quarterly", "h"),
    ("semiannual", "j"), ("biennial", "l"), ("annual", "k"), ("daily", "a"), ("irregular", "y"), ("不定期", "y"),
)  # fmt: skip
_CHARACTER_SETS = {"gb18030": "0120"}
"""100 $a/26-29: ISO 10646 (50), or what Chinese libraries write for GB 2312 and what grew out of it."""
SCRIPTS = {
    "Latn": "ba", "Cyrl": "ca", "Jpan": "da", "Hani": "ea", "Arab": "fa", "Grek": "ga", "Hebr": "ha", "Thai": "ia",
    "Deva": "ja", "Kore": "ka", "Geor": "ma", "Armn": "mb",
}  # fmt: skip
"""Codes of scripts in 100 $a/34-35 and $7."""
_PARTS = {
    "summary": "d", "contents": "e", "title": "g", "libretto": "h", "accompanying": "i", "subtitles": "j",
}  # fmt: skip
_PROJECTION_CODES = {name: code for code, name in UNIMARC_PROJECTIONS.items()}
_OLD_CODES = {"cn": "CA", "us": "US", "uk": "GB", "uik": "GB", "xga": "AU"}
"""Codes of MARC that were given up, or stand for a part that ISO 3166 has no code for."""


def leader(record: Record) -> str:
    """Record label: type, level, and 0 for a record without a hierarchy."""
    kind = _BY_CARRIER.get((record.type, record.carrier)) or _TYPES.get(record.type, "a")
    return f"00000n{kind}{_LEVELS.get(record.type, 'm')}0 2200000   450 "


def coded_fields(entry: Entry, encoding: str) -> list[Made]:
    """100 to 135, those that the type of the record asks for."""
    record = entry.record
    return [
        *made("100", "  ", [("a", _general(entry, encoding))]),
        *_languages(record),
        *made("102", "  ", [("a", country(record.country) or "XX"), ("b", region(record.country))]),
        *_material(record),
    ]


def _general(entry: Entry, encoding: str) -> str:
    """100 $a, 36 positions: day of entry, dates, cataloguing in Chinese, character sets, script of the title."""
    record = entry.record
    day = entry.updated.replace("-", "")[:8]
    dates = cnmarc_dates(record.date, record.type in ("serial", "newspaper"))
    title = next((each.original or each for each in record.titles), None)
    script = SCRIPTS.get(script_of(title.value), "zz") if title is not None else "ea"
    entered = day if day.isdigit() and len(day) == 8 else " " * 8
    return f"{entered}{dates}em y0chiy{_CHARACTER_SETS.get(encoding, '50  ')}    {script}"


def _languages(record: Record) -> list[Made]:
    """101: $a of the text, $c of the original, of parts by _PARTS; the first indicator 1 means a translation."""
    subs = [("a", code) for code in record.languages or ("und",)]
    subs += [("c", code) for code in record.original_languages]
    subs += [(_PARTS[each.part], each.language) for each in record.part_languages if each.part in _PARTS]
    return made("101", "1 " if record.original_languages else "0 ", subs)


def country(code: str) -> str:
    """The ISO 3166 code of a MARC code, of a state that of its country; empty where there is none."""
    return _countries().get(code, "") or region(code)[:2]


def region(code: str) -> str:
    """The ISO 3166-2 code of a state or province that MARC has a code for."""
    return _regions().get(code, "")


@cache
def _countries() -> dict[str, str]:
    former = {marc: iso for iso, marc in FORMER_COUNTRIES.items()}
    return _OLD_CODES | former | {marc: iso for iso, marc in marc_countries().items()}


@cache
def _regions() -> dict[str, str]:
    return {marc: iso for iso, marc in marc_regions().items()}


def _material(record: Record) -> list[Made]:
    """105 of books, 106 and 135 by carrier, 110 of serials, 120 of charts and maps."""
    head = leader(record)[6:8]
    found: list[Made] = []
    if head in ("am", "bm"):
        found += made("105", "  ", [("a", _book(record))])
    if head[0] in "ab" or record.carrier in ("electronic", "microform", "manuscript"):
        found += made("106", "  ", [("a", _FORMS.get(record.carrier, "z"))])
    if head[1] == "s":
        kind = "c" if record.type == "newspaper" else "a"
        found += made("110", "  ", [("a", f"{kind}{_frequency(record.frequency)}u    0yy0")])
    if head[0] in "ef":
        found += made("120", "  ", [("a", _map(record.chart or ChartFacts()))])
    if record.carrier == "video":
        found += made("115", "  ", [("a", "c" + "|" * 19)])
    if record.carrier == "electronic":
        found += made("135", "  ", [("a", ("ar" if record.type == "dataset" else "dr") + "|" * 11)])
    return found


def _map(chart: ChartFacts) -> str:
    """120 $a: nobody coded colour, index and text; relief, projection and prime meridian as far as they are known."""
    relief = relief_codes(chart, "m")
    projection = _PROJECTION_CODES.get(chart.projection, "  ")
    meridian = MERIDIAN_CODES.get(chart.prime_meridian, "")
    return f"|||{relief.ljust(4)}{projection}{meridian + '  ' if meridian else '||||'}"


def _book(record: Record) -> str:
    pictures = "a" if record.illustrations else "y"
    meeting = "1" if record.type == "conference" else "0"
    return f"{pictures}   {_CONTENTS.get(record.type, 'z')}   {meeting}00yy"


def _frequency(text: str) -> str:
    lower = text.lower()
    return next((code for word, code in _FREQUENCIES if word in lower), "u")

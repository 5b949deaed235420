"""Leader, 007 and 008 of MARC 21, by the type and carrier of a record."""

from normalize.builders.charts import PROJECTIONS, RELIEF
from normalize.exports.entry import Entry
from normalize.exports.marc_dates import marc21_dates
from normalize.record import ChartFacts, Record

_LEADERS = {
    "book": "am", "serial": "as", "newspaper": "as", "article": "ab", "chart": "em", "map": "em", "thesis": "am",
    "report": "am", "conference": "am", "standard": "am", "patent": "am", "dataset": "mm", "image": "km",
    "audiovisual": "gm", "manuscript": "tm", "other": "pm",
}  # fmt: skip
"""Leader/06-07."""
_BY_CARRIER = {
    ("audiovisual", "audio"): "im", ("other", "electronic"): "mm", ("other", "object"): "rm",
    ("map", "manuscript"): "fm", ("chart", "manuscript"): "fm", ("thesis", "manuscript"): "tm",
    ("image", "object"): "km",
}  # fmt: skip
_CONTENTS = {"thesis": "m", "report": "t", "standard": "u", "patent": "j"}
"""008/24-27, nature of contents."""
_007 = {
    "electronic": "cr |||||||||||", "microform": "h| ||||||||||", "audio": "s| |||||||||||", "video": "v| ||||||",
    "object": "d| |||", "other": "zz",
}  # fmt: skip
_FREQUENCIES = (
    ("semiweekly", "c"), ("biweekly", "e"), ("weekly", "w"), ("semimonthly", "s"), ("bimonthly", "b"), ("monthly", "m"),
    ("quarterly", "q"), ("semiannual", "f"), ("biennial", "g"), ("annual", "a"), ("daily", "d"), ("irregular", " "),
    ("半月", "s"), ("双月", "b"), ("半年", "f"), ("月刊", "m"), ("季刊", "q"), ("年刊", "a"), ("周刊", "w"),
    ("旬刊", "j"), ("日刊", "d"), ("日报", "d"),
)  # fmt: skip
_ILLUSTRATIONS = (
    ("a", ("ill", "图", "圖")), ("b", ("map", "地图", "地圖")), ("c", ("port", "肖像", "像")), ("d", ("chart", "图表")),
    ("e", ("plan",)), ("f", ("plate", "图版")), ("g", ("music",)), ("h", ("facsim", "影印")), ("j", ("geneal",)),
)  # fmt: skip
_CODES_OF_PROJECTIONS = {name: code for code, name in PROJECTIONS.items()}


def leader(record: Record) -> str:
    """Leader with type and level; UTF-8, ISBD punctuation, encoding level not known."""
    kind = _BY_CARRIER.get((record.type, record.carrier)) or _LEADERS.get(record.type, "pm")
    if record.type == "article" and _host_is_book(record):
        kind = "aa"
    return f"00000n{kind} a2200000ui 4500"


def _host_is_book(record: Record) -> bool:
    hosts = [each for each in record.relations if each.kind == "host"]
    schemes = {number.scheme for each in hosts for number in each.identifiers}
    return "isbn" in schemes and "issn" not in schemes


def physical_form(record: Record) -> str:
    """007: what can be said of it from type and carrier; empty where nothing can."""
    if record.carrier == "electronic":
        return _007["electronic"] if record.links else "co |||||||||||"
    if record.carrier == "print":
        return {"chart": "aj |||||", "map": "aj |||||", "audiovisual": "", "image": "", "other": ""}.get(
            record.type, "ta"
        )
    kind = _BY_CARRIER.get((record.type, record.carrier), "")
    return "" if kind[:1] == "r" else _007.get(record.carrier, "")


def fixed_data(entry: Entry) -> str:
    """008, all forty positions; `|` where nobody coded anything."""
    record = entry.record
    kind = leader(record)[6:8]
    day = entry.updated.replace("-", "")[2:8]
    head = (
        f"{day if day.isdigit() and len(day) == 6 else '||||||'}{marc21_dates(record.date, kind[1] == 's')}"
    )
    language = next((code for code in record.languages if is_code(code, 3)), "und")
    country = record.country if is_code(record.country, 2, 3) else "xx"
    return f"{head}{country.ljust(3)}{_details(record, kind)}{language} d"


def is_code(text: str, *lengths: int) -> bool:
    """Tell whether a text can stand in a fixed field as a code of letters."""
    return len(text) in lengths and text.isascii() and text.isalpha()


def _details(record: Record, kind: str) -> str:  # noqa: PLR0911  one material a line
    """008/18-34, by the material that leader/06-07 names."""
    form = _form(record)
    if kind in ("as", "ab"):
        detail = "n" if record.type == "newspaper" else "|"
        return f"{_frequency(record.frequency)}| {detail}|{form}    |0   ||"
    if kind[0] in "at":
        contents = _CONTENTS.get(record.type, "") + _supplied(record)
        meeting = "1" if record.type == "conference" else "0"
        return f"{_illustrations(record)} {form}{contents[:4].ljust(4)}|{meeting}|| | "
    if kind[0] in "ef":
        return f"{_relief(record)}{_projection(record)} a  |{form} |   "
    if kind[0] in "gkr":
        return f"||| |     |{form}   ||"
    if kind[0] == "m":
        return f"    |{form}  {'a' if record.type == 'dataset' else '|'} |      "
    if kind[0] == "i":
        return f"|||||{form}         | "
    return f"     {form}           "


def _form(record: Record) -> str:
    if record.carrier == "electronic":
        return "o" if record.links else "s"
    return {"microform": "a"}.get(record.carrier, " ")


def _frequency(text: str) -> str:
    lower = text.lower()
    return next((code for word, code in _FREQUENCIES if word in lower), "|")


def _illustrations(record: Record) -> str:
    lower = record.illustrations.lower()
    codes = "".join(code for code, words in _ILLUSTRATIONS if any(word in lower for word in words))
    return codes[:4].ljust(4)


def _supplied(record: Record) -> str:
    """`b` where a note tells of a bibliography."""
    return "b" if any(note.kind == "bibliography" for note in record.notes) else ""


def _relief(record: Record) -> str:
    return relief_codes(record.chart, "h").ljust(4) if record.chart is not None else " " * 4


def relief_codes(chart: ChartFacts, without: str) -> str:
    """How heights and depths are shown, in at most four codes; `without` is one that the format has not."""
    codes = {name: code for code, name in RELIEF.items() if code != without}
    return "".join(codes[name] for name in chart.relief if name in codes)[:4]


def _projection(record: Record) -> str:
    name = record.chart.projection if record.chart is not None else ""
    return _CODES_OF_PROJECTIONS.get(name, "||")

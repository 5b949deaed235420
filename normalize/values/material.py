"""What kind of publication a MARC 21 record describes, and on what: leader/06-07, 006-008, 245 $h, 33X, headings."""

from functools import lru_cache

from normalize.marc import MarcRecord

_BY_LEADER = {
    "c": "other", "d": "manuscript", "e": "map", "f": "map", "g": "audiovisual", "i": "audiovisual",
    "j": "audiovisual", "k": "image", "m": "dataset", "o": "other", "p": "other", "r": "other", "t": "manuscript",
    "u": "other", "v": "other", "x": "other", "y": "other", "z": "other",
}  # fmt: skip
_BY_FORM = {
    "a": "microform", "b": "microform", "c": "microform", "o": "electronic", "q": "electronic", "s": "electronic",
}  # fmt: skip
_BY_007 = {
    "c": "electronic", "h": "microform", "s": "audio", "v": "video", "m": "video", "g": "other", "q": "print",
    "a": "print", "k": "print", "t": "print", "d": "object", "f": "other", "o": "other", "r": "electronic",
    "z": "other",
}  # fmt: skip
BY_MEDIUM = (
    ("electronic", "electronic"), ("computer", "electronic"), ("online", "electronic"), ("micro", "microform"),
    ("manuscript", "manuscript"), ("sound", "audio"), ("video", "video"), ("电子", "electronic"), ("缩微", "microform"),
    ("sketchcard", "object"), ("realia", "object"), ("electronische", "electronic"), ("électronique", "electronic"),
    ("elektronisch", "electronic"), ("录音", "audio"), ("录像", "video"), ("手稿", "manuscript"),
)  # fmt: skip
_BY_006 = {
    "a": "book",
    "t": "manuscript",
    "s": "serial",
    "e": "map",
    "f": "map",
    "g": "audiovisual",
    "i": "audiovisual",
}
CHART_WORDS = (
    "nautical chart", "hydrographic chart", "pilot chart", "sailing chart", "海图", "海圖", "海図", "航海图", "航海圖",
    "seekarte", "carte marine", "cartes marines", "carta náutica", "cartas náuticas", "carta nautica", "carte nautiche",
    "навигационные карты", "навигационная карта", "морские карты", "морская карта",
)  # fmt: skip
_CARRIER_RDA = {"c": "electronic", "h": "microform", "s": "audio", "v": "video", "m": "video"}


def material(record: MarcRecord) -> tuple[str, str]:
    """Return type and carrier of a MARC 21 record."""
    leader = record.leader
    fixed = record.first("008")
    kind = leader[6:7]
    level = leader[7:8]
    by_tag = record.by_tag
    form = fixed[29:30] if kind in "efgkor" else fixed[23:24]
    continuing = level in "bis" and kind not in "efgkor"
    detail = fixed[21:22] if continuing else fixed[24:30] if kind in "at" else fixed[26:27]
    made, carrier = _coded(kind, level, form, detail)
    if kind == "m" and ("006" in by_tag or level == "s"):
        made = "serial" if level == "s" else _BY_006.get(record.first("006")[:1], made)
    if made == "book" and "502" in by_tag:
        made = "thesis"
    elif made == "map" and _is_chart(record):
        made = "chart"
    elif made == "book" and "088" in by_tag:
        made = "report"
    elif made == "book" and level in "abm" and "773" in by_tag and level != "m":
        made = "article"
    if carrier == "print":
        carrier = _carrier(record)
    return made, carrier


@lru_cache(maxsize=4_096)
def _coded(kind: str, level: str, form: str, detail: str) -> tuple[str, str]:
    carrier = _BY_FORM.get(form, "print")
    if kind in ("d", "f", "t"):
        carrier = "manuscript" if carrier == "print" else carrier
    if kind in ("i", "j") and carrier == "print":
        carrier = "audio"
    if kind == "m" and carrier == "print":
        carrier = "electronic"
    if kind == "r":
        carrier = "object"
    if kind in _BY_LEADER:
        if kind == "t" and "m" in detail[:4]:
            return "thesis", carrier
        if kind == "m":
            return ("dataset" if detail in ("a", "e") else "other"), carrier
        return _BY_LEADER[kind], carrier
    return _text(level, detail), carrier


def _text(level: str, detail: str) -> str:
    """Language material: `detail` is 008/24-29 of books, 008/21 of serials."""
    if level in "is":
        return "newspaper" if detail == "n" else "serial"
    if level in "ab":
        return "article"
    contents = detail[:4]
    made = next((made for code, made in _BY_CONTENTS if code in contents), "")
    return made or ("conference" if detail[5:6] == "1" else "book")


_BY_CONTENTS = (("m", "thesis"), ("j", "patent"), ("u", "standard"), ("t", "report"))
"""Codes of 008/24-27: nature of contents."""


def _is_chart(record: MarcRecord) -> bool:
    """Nautical charts have headings that say so; 110 or 245 of a hydrographic office alone do not make one."""
    for tag in ("655", "650", "651", "245", "300"):
        for content in record.fields(tag):
            lower = content.lower()
            if any(word in lower for word in CHART_WORDS):
                return True
            if tag == "300" and " chart" in lower:
                return True
            if tag != "300" and "\x1fvcharts" in lower.replace(" ", ""):
                return True
    return False


def _carrier(record: MarcRecord) -> str:
    """Look where older records say it: 007, 245 $h, 338, 337."""
    by_tag = record.by_tag
    if "007" in by_tag:
        found = [_BY_007.get(content[:1], "") for content in by_tag["007"]]
        first = next((each for each in found if each and each != "print"), "print")
        if first != "print" and not (first == "electronic" and "856" in by_tag and len(found) > 1):
            return first
    title = record.first("245")
    at = title.find("\x1fh")
    if at >= 0:
        medium = title[at + 2 :].partition("\x1f")[0].lower()
        named = next((carrier for word, carrier in BY_MEDIUM if word in medium), "")
        if named:
            return named
    return _rda(record) if "338" in by_tag or "337" in by_tag else "print"


def _rda(record: MarcRecord) -> str:
    codes = [value.strip() for value in record.values("338", "b")]
    if any(code[:1] == "n" for code in codes):
        return "print"
    for code in codes:
        if code[:1] in _CARRIER_RDA:
            return _CARRIER_RDA[code[:1]]
    words = " ".join(record.values("337", "a") + record.values("338", "a")).lower()
    if "unmediated" in words or "volume" in words:
        return "print"
    return next((carrier for word, carrier in BY_MEDIUM if word in words), "print")

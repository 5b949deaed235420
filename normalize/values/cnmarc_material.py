"""What a CNMARC (UNIMARC) record describes, and on what carrier: leader, 105, 106, 110, 135, 200 $b, 328."""

from normalize.marc import MarcRecord
from normalize.values.material import BY_MEDIUM, CHART_WORDS

_BY_LEADER = {
    "b": "manuscript", "c": "other", "d": "manuscript", "e": "map", "f": "map", "g": "audiovisual",
    "i": "audiovisual", "j": "audiovisual", "k": "image", "l": "other", "m": "other", "r": "other",
    "u": "other", "v": "other", "x": "other", "y": "other", "z": "other",
}  # fmt: skip
_BY_CONTENTS = (("m", "thesis"), ("v", "thesis"), ("k", "patent"), ("l", "standard"), ("p", "report"))
_BY_FORM = {"s": "electronic", "t": "microform", "g": "microform", "h": "manuscript"}


def cnmarc_material(record: MarcRecord) -> tuple[str, str]:
    """Return type and carrier of a CNMARC or UNIMARC record."""
    kind, level = record.leader[6:7], record.leader[7:8]
    made = "serial" if kind == "l" and level == "s" else _BY_LEADER.get(kind) or _text(record, level)
    if made == "map" and _is_chart(record):
        made = "chart"
    if made == "book" and "328" in record.by_tag:
        made = "thesis"
    return made, _carrier(record, kind)


def _text(record: MarcRecord, level: str) -> str:
    if level == "s":
        serial = _coded(record, "110")[:1]
        return "newspaper" if serial == "c" else "serial"
    if level == "i":
        return "serial"
    if level == "a":
        return "article"
    coded = _coded(record, "105")
    contents = coded[4:8]
    for code, made in _BY_CONTENTS:
        if code in contents:
            return made
    return "conference" if coded[8:9] == "1" else "book"


def _coded(record: MarcRecord, tag: str) -> str:
    return next((value for value in record.values(tag, "a")), "")


def _is_chart(record: MarcRecord) -> bool:
    text = " ".join(
        content for tag in ("200", "606", "608", "610", "300") for content in record.fields(tag)
    ).lower()
    if any(word in text for word in CHART_WORDS):
        return True
    return any(number.startswith("U675.81") for number in record.values("690", "a"))


def _carrier(record: MarcRecord, kind: str) -> str:
    form = _coded(record, "106")[:1]
    medium = " ".join(record.values("200", "b")).lower()
    if form in _BY_FORM:
        return _BY_FORM[form]
    if kind == "l" or "135" in record.by_tag:
        return "electronic"
    if kind in "ij":
        return "audio"
    if kind in "bdf":
        return "manuscript"
    return next((carrier for word, carrier in BY_MEDIUM if word in medium), "print")

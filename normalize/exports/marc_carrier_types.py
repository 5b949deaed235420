"""336 to 338 of MARC 21: kinds of content, of what it is used with, and of carrier, as RDA codes them."""

from normalize.exports.marc_field import Made, made
from normalize.record import Record

_TEXT = ("text", "txt")
_MAP = ("cartographic image", "cri")
_CONTENTS = {
    "book": _TEXT, "serial": _TEXT, "newspaper": _TEXT, "article": _TEXT, "thesis": _TEXT, "report": _TEXT,
    "conference": _TEXT, "standard": _TEXT, "patent": _TEXT, "manuscript": _TEXT, "chart": _MAP, "map": _MAP,
    "dataset": ("computer dataset", "cod"), "image": ("still image", "sti"),
}  # fmt: skip
_MEDIA = {
    "print": ("unmediated", "n"), "manuscript": ("unmediated", "n"), "electronic": ("computer", "c"),
    "microform": ("microform", "h"), "audio": ("audio", "s"), "video": ("video", "v"),
}  # fmt: skip
_VOLUMES = frozenset(("book", "serial", "article", "thesis", "report", "conference", "standard"))


def contents_and_carrier(record: Record) -> list[Made]:
    """What type and carrier of the record say for certain."""
    content = _CONTENTS.get(record.type)
    if content is None:
        return []
    found = _coded("336", content, "rdacontent")
    if record.carrier in _MEDIA:
        found += _coded("337", _MEDIA[record.carrier], "rdamedia")
    carrier = _carrier(record)
    return found + (_coded("338", carrier, "rdacarrier") if carrier else [])


def _carrier(record: Record) -> tuple[str, str] | None:
    if record.carrier == "electronic" and record.links:
        return "online resource", "cr"
    if record.carrier != "print":
        return None
    if record.type in ("chart", "map") and "atlas" not in record.extent.lower():
        return "sheet", "nb"
    return ("volume", "nc") if record.type in _VOLUMES else None


def _coded(tag: str, pair: tuple[str, str], source: str) -> list[Made]:
    return made(tag, "  ", [("a", pair[0]), ("b", pair[1]), ("2", source)])

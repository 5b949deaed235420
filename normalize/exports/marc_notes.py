"""Notes, abstracts, contents, rights and addresses of MARC 21."""

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_table import field_of
from normalize.record import Holding, Link, Note, Record
from normalize.values.text import script_of

_INDICATORS = {"510": "4 ", "511": "0 "}
_EARLY = ("256", "270")
"""Fields of notes that stand before 300."""
_NAMED = {"cover": "Cover image", "contents": "Table of contents"}
_ACCESS = {"open": "0", "restricted": "1"}


def notes(record: Record, *, early: bool = False) -> list[Made]:
    """5XX by kind; `early` are those that stand before 300."""
    return [
        field
        for note in record.notes
        if not is_accompanying(note) and (note.tag in _EARLY) == early
        for field in _note(note, record.format)
    ]


def is_accompanying(note: Note) -> bool:
    """Tell whether a note names material that comes with the work (300 $e, CNMARC 215 $e)."""
    return note.kind == "other" and note.value.startswith("+ ")


def _note(note: Note, format_: str) -> list[Made]:
    """A note goes where it stood in MARC 21, those of one library (59X) to 500."""
    tag, indicators = field_of("marc21", "notes", note.kind)
    shared = note.tag[:1] == "5" and note.tag[1:2] != "9"
    if shared or note.tag in ("256", "270", "351") or (note.tag == "306" and format_ == "marc21"):
        tag, indicators = note.tag, _INDICATORS.get(note.tag, "  ")
    text, twin = two_scripts(note.value)
    return made(tag, indicators, [("a", text)], [("a", twin)] if twin else ())


def two_scripts(text: str) -> tuple[str, str]:
    """A text and the same in another script, where both were read as one with ` = ` between."""
    left, mark, right = text.partition(" = ")
    apart = mark and " = " not in right and script_of(left) == "Latn" and script_of(right) != "Latn"
    return (left, right) if apart else (text, "")


def contents(record: Record) -> list[Made]:
    """505."""
    found: list[Made] = []
    for text in record.contents:
        value, twin = two_scripts(text)
        found += made("505", "0 ", [("a", value)], [("a", twin)] if twin else ())
    return found


def abstracts(record: Record) -> list[Made]:
    """520."""
    return [field for text in record.abstracts for field in made("520", "  ", [("a", text)])]


def rights(record: Record) -> list[Made]:
    """540."""
    return [field for text in record.rights for field in made("540", "  ", [("a", text)])]


def links(record: Record, flavour: str = "marc21") -> list[Made]:
    """856: address, label and access."""
    return [field for link in record.links for field in _link(link, flavour)]


def _link(link: Link, flavour: str) -> list[Made]:
    tag, indicators = field_of(flavour, "links", link.kind)
    first = "4" if link.url[:4].lower() == "http" else "1" if link.url[:3].lower() == "ftp" else "7"
    said = link.label or _NAMED.get(link.kind, "")
    label = "3" if link.kind != "resource" else "y" if flavour == "marc21" else "z"
    subs: Subs = [(label, said)] if label == "3" else []
    after: Subs = [(label, said)] if label != "3" else []
    return made(
        tag, first + indicators[1], [*subs, ("u", link.url), *after, ("7", _ACCESS.get(link.access, ""))]
    )


def holdings(record: Record) -> list[Made]:
    """852 with 866 behind it, for those who ask for holdings."""
    found: list[Made] = []
    for at, each in enumerate(record.holdings, 1):
        found += made("852", "  ", [*_place(each), ("8", str(at) if each.coverage else "")])
        found += made(
            "866",
            "41",
            [("8", str(at) if each.coverage else ""), ("a", each.coverage)] if each.coverage else [],
        )
    return found


def _place(each: Holding) -> Subs:
    return [
        ("a", each.library),
        *[("b", unit) for unit in each.collection.split(" / ")],
        *[("c", shelf) for shelf in each.location.split(" / ")],
        ("h", each.call_number),
        *[("p", mark) for mark in each.barcodes],
        ("u", each.url),
        ("z", each.note),
    ]

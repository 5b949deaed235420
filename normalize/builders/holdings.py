"""Who holds it: MARC 21 852 with 853-878, CNMARC 905, and the same in records of holdings."""

from collections.abc import Sequence

from msgspec.structs import replace

from normalize.builders.coverage import MARC21, UNIMARC, Manner, Subs, coverage, link_of
from normalize.builders.pieces import pieces, with_pieces
from normalize.field import Field
from normalize.marc import HOLDINGS_TYPES, MarcRecord, subfields
from normalize.record import Holding
from normalize.values.enumeration import without_gaps
from normalize.values.text import clean

EXTENT = frozenset((
    "841", "842", "843", "844", "845", "853", "854", "855", "863", "864", "865", "866", "867", "868",
    "876", "877", "878",
))  # fmt: skip
"""What goes with a place: terms, coverage and pieces."""
_LOCATIONS = ("852", "252")
_ITEMS = ("876", "877", "878")
_TEXTUAL = ("866", "867", "868")
_TERMS = (
    ("842", "a"), ("843", "abcdefm"), ("844", "a"), ("845", "abcd"), ("866", "z"), ("867", "z"), ("868", "z"),
)  # fmt: skip
_UNIMARC_ITEMS = ("530", "531", "532")
_UNIMARC_TERMS = (("300", "a"), ("310", "a"), ("371", "ac"))
MOST_COPIES = 1000


def holdings(record: MarcRecord) -> list[Holding]:
    """852, and 252 of CNMARC records: a holding each. 853-868 (coverage), 842-845 (terms) and 876-878 (pieces) go to
    the 852 that they belong to.
    """
    fields = [(tag, subfields(content)) for tag in _LOCATIONS for content in record.fields(tag)]
    if len(fields) > 1 and record.leader[6:7] in HOLDINGS_TYPES and "852" in record.by_tag:
        fields = _spread(fields, record.fields("852"))
    places = [_unimarc_place(subs) if tag == "252" else _place(subs) for tag, subs in fields]
    made = with_extent(record, places, [place_links(subs) for _, subs in fields])
    if len(made) == 1 and "841" in record.by_tag:
        made = [replace(made[0], copies=copies_in("".join(record.values("841", "b"))))]
    return made


def copies_in(coded: str) -> int | None:
    """Return the number of copies in the coded data of holdings (008/17-19, and 841 $b of other records)."""
    count = coded[17:20]
    return int(count) if count.isascii() and count.isdigit() and 0 < int(count) < MOST_COPIES else None


def _spread(fields: list[tuple[str, Subs]], contents: Sequence[str]) -> list[tuple[str, Subs]]:
    """One 852 of those over which some write a single place (ZDB): one names the library in $a; in the others, which
    have an indicator, $c is a call number and $b a collection.
    """
    if len(fields) != len(contents) or sum(1 for _, subs in fields if _of(subs, "a")) != 1:
        return fields
    if any(_of(subs, "hijk") for _, subs in fields):
        return fields
    joined: Subs = []
    numbers: list[str] = []
    for (_, subs), content in zip(fields, contents, strict=True):
        if content[:2].strip():
            numbers += _of(subs, "c")
            joined += [(code, value) for code, value in subs if code in "bz"]
        else:
            joined += subs
    return [("852", [*joined, ("h", "; ".join(numbers))])]


def with_extent(
    record: MarcRecord, places: Sequence[Holding], links: Sequence[str], manner: Manner = MARC21
) -> list[Holding]:
    """Give each place its coverage, terms and pieces, by the linking numbers of the places (several: by blanks)."""
    said = coverage(record, manner)
    items = pieces(record, _ITEMS if manner is MARC21 else _UNIMARC_ITEMS, manner.link)
    terms = _terms(record, _TERMS if manner is MARC21 else _UNIMARC_TERMS, manner.link)
    if not places:
        if not said and not items:
            return []
        places, links = [Holding()], [""]
    made = list(places)
    for at, (link, text) in enumerate(said):
        here = _owner(link, links, at if len(said) == len(places) else 0)
        made[here] = replace(made[here], coverage=_and(made[here].coverage, text))
    shares: list[list[Subs]] = [[] for _ in places]
    for at, (link, subs) in enumerate(items):
        shares[_owner(link, links, at if len(items) == len(places) else 0)].append(subs)
    made = [with_pieces(held, share) for held, share in zip(made, shares, strict=True)]
    for link, text in terms:
        here = _owner(link, links, 0)
        made[here] = replace(made[here], note=_and(made[here].note, text))
    return made


def unimarc_holdings(record: MarcRecord) -> list[Holding]:
    """Read a record of holdings in UNIMARC or CNMARC: place 252 (or 852) or 256, coverage 500-522, pieces 530-532; and
    853-878, as CNMARC records have them, too.
    """
    made = holdings(record)
    made += [_electronic_place(subfields(content)) for content in record.fields("256")]
    return with_extent(record, made, [""] * len(made), UNIMARC)


def place_links(subs: Subs) -> str:
    """Return the numbers by which other fields name an 852: $8, and $0 as Alma and shared stores write it."""
    return " ".join(filter(None, (link_of(subs, "8")[0], *_of(subs, "0"))))


def _owner(link: str, links: Sequence[str], otherwise: int) -> int:
    """Find the place with a linking number in common, or take the one at the same place."""
    wanted = link.split()
    for at, known in enumerate(links):
        if any(each in known.split() for each in wanted):
            return at
    return otherwise


def _of(subs: Subs, codes: str) -> list[str]:
    return [clean(value) for code, value in subs if code in codes and value.strip()]


def _and(one: str, other: str) -> str:
    return f"{one}; {other}" if one and other else one or other


def _place(subs: Subs) -> Holding:
    """852 of MARC 21. $g says what of it stands there, $3 what the field is about."""
    institution, units = _of(subs, "a"), _of(subs, "b")
    number = " ".join(_of(subs, "k") + _of(subs, "h") + _of(subs, "i") + _of(subs, "m"))
    return Holding(
        library=institution[0] if institution else units[0] if units else "",
        collection=" / ".join(dict.fromkeys(units if institution else units[1:])),
        call_number=number or " ".join(_of(subs, "j")) or " ".join(_of(subs, "l")),
        location=" / ".join(_of(subs, "c")),
        url=" ".join(_of(subs, "u")[:1]),
        note="; ".join(_of(subs, "3") + _of(subs, "g") + _of(subs, "z")),
        barcodes=tuple(dict.fromkeys(_of(subs, "p"))),
    )


def _unimarc_place(subs: Subs) -> Holding:
    """252 of UNIMARC and CNMARC holdings: the whole call number is $j, $m the mark of the piece, $p a country."""
    whole = _of(subs, "j")
    number = " ".join(_of(subs, "k") + (whole or _of(subs, "hi")))
    return Holding(
        library=" ".join(_of(subs, "a")[:1]),
        collection=" / ".join(dict.fromkeys(_of(subs, "b"))),
        call_number=number,
        location=" / ".join(_of(subs, "c")),
        url=" ".join(_of(subs, "u")[:1]),
        note="; ".join(_of(subs, "z")),
        barcodes=tuple(dict.fromkeys(_of(subs, "m"))),
    )


def _electronic_place(subs: Subs) -> Holding:
    """256 of UNIMARC holdings: where an electronic resource is."""
    return Holding(
        library=" ".join(_of(subs, "a")[:1]) if _of(subs, "u") else "",
        url=" ".join((_of(subs, "u") or _of(subs, "a"))[:1]),
        note="; ".join(_of(subs, "z")),
    )


def _terms(record: MarcRecord, tags: Sequence[tuple[str, str]], linking: str) -> list[tuple[str, str]]:
    """Form (842), reproduction (843), unit (844), terms of use (845), and notes that stand alone (866 $z)."""
    found: list[tuple[str, str]] = []
    for tag, codes in tags:
        for content in record.fields(tag):
            subs = subfields(content)
            text = " ".join(_of(subs, codes))
            if text and not (tag in _TEXTUAL and _of(subs, "a")):
                found.append((link_of(subs, linking)[0], text))
    return found


def chinese_holding(field: Field) -> Holding | None:
    """CNMARC 905: $a library, $s or $f call number, or $d class and $e book number, $c place, $v and $y volumes
    and years held (缺: missing), $b accession numbers (where it has no figure, a place).

    $f is the number of copies where it is a small number.
    """
    copies = field.get("f")
    counted = copies.isascii() and copies.isdigit() and 0 < int(copies) < MOST_COPIES
    held, missing = without_gaps(field.join("vy", "; "))
    number = field.get("s") or "/".join(part for part in (field.get("d"), field.get("e")) if part)
    marks = tuple(dict.fromkeys(value for value in field.all("b") if any(map(str.isdigit, value))))
    rooms = [value for value in field.all("b") if value and value not in marks]
    holding = Holding(
        library=field.get("a"),
        call_number=number or ("" if counted else copies),
        location=field.get("c") or " / ".join(rooms),
        coverage=held,
        missing=missing,
        copies=int(copies) if counted else len(marks) if len(marks) > 1 else None,
        barcodes=marks,
    )
    return holding if holding != Holding() else None


def holding_library(field: Field) -> list[Holding]:
    """850: libraries that hold it, by their codes."""
    return [Holding(value) for value in field.all("a") if value]

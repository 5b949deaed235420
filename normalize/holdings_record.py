"""Records of holdings that stand apart from that of what is held: MFHD of MARC 21, holdings of UNIMARC and CNMARC.

Such a record names the other in 004 (MARC 21 also in 014 with first indicator 1). Its own numbers are counted apart in
many systems, so that the same number may be a book's: they are kept under `holdings:` and the number.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from normalize.builders.holdings import MOST_COPIES, holdings, unimarc_holdings
from normalize.marc import HOLDINGS_TYPES, MarcRecord, flavour_of, subfields
from normalize.record import Holding

PREFIX = "holdings:"
_PLACES = frozenset(("252", "256", "852", "853", "863", "866", "867", "868", "876"))
_EXTENT = frozenset(
    ("841", "842", "843", "844", "845", "852", "853", "854", "855", "863", "864", "865", "866", "867", "868")
) | frozenset(("876", "877", "878"))
_UNIMARC = _EXTENT | frozenset(("252", "255", "256", "300", "310", "371"))
_COPIES = slice(17, 20)
_MARC21_LEADER = "4500"


def is_holdings(record: MarcRecord, flavour: str) -> bool:
    """Tell whether a record says only who holds something.

    By leader/06 (u, v, x, y) in MARC 21; UNIMARC has types of its own there (a, b, c, d, u), so that 004 beside a place
    and no title decides.
    """
    by_tag = record.by_tag
    kind = record.leader[6:7]
    if ("245" if flavour == "marc21" else "200") in by_tag:
        return flavour == "marc21" and kind in HOLDINGS_TYPES and "004" in by_tag
    names = "004" in by_tag
    placed = not _PLACES.isdisjoint(by_tag)
    return (names and placed) or (kind in HOLDINGS_TYPES and (names or placed))


def is_deleted_holdings(record: MarcRecord, flavour: str) -> bool:
    """The same for a record that says only that it is gone, perhaps with its number alone."""
    if is_holdings(record, flavour or "marc21"):
        return True
    kind = record.leader[6:7]
    if flavour not in ("", "marc21") or kind not in HOLDINGS_TYPES:
        return False
    return kind in "uv" or record.leader[20:24] == _MARC21_LEADER


def own_identifier(record: MarcRecord) -> str:
    """Return the identifier that its 001 gives it; empty where it has none."""
    number = record.control("001").strip()
    return PREFIX + number if number else ""


def host_of(record: MarcRecord, identifier: str) -> str:
    """Return the identifier of the record that it belongs to, empty where it names none.

    `identifier` is its own: where that is a protocol's and ends with its 001 (`oai:lib.example:h7`), the other's is
    made in the same manner.
    """
    named = _unprefixed(record.control("004").strip()) or _linked(record)
    number = record.control("001").strip()
    if not named or not number or identifier.startswith(PREFIX) or identifier == number:
        return named
    return identifier.removesuffix(number) + named if identifier.endswith(number) else named


def _unprefixed(text: str) -> str:
    """`(PTBN)06010557` is number 06010557 of PTBN."""
    agency, closing, number = text.partition(")")
    return number.strip() if closing and agency[:1] == "(" and number.strip() else text


def _linked(record: MarcRecord) -> str:
    for content in record.fields("014"):
        if content[:1] == "1":
            for code, value in subfields(content):
                if code == "a" and value.strip():
                    return value.strip()
    return ""


def take_holdings(
    record: MarcRecord, flavour: str, local: Sequence[Holding] = ()
) -> tuple[MarcRecord, list[Holding]]:
    """Return what is left of a record of holdings for the rules, and its holdings; `local` was taken out before."""
    unimarc = flavour != "marc21"
    made = [*local, *(unimarc_holdings(record) if unimarc else holdings(record))]
    if len(made) == 1:
        made = [_completed(made[0], record, unimarc)]
    kept = [(tag, content) for tag, content in record if not is_read_here(tag, unimarc)]
    return MarcRecord(record.leader, [tag for tag, _ in kept], [content for _, content in kept]), made


def main_first(records: Sequence[MarcRecord]) -> list[MarcRecord]:
    """Put the record that the others, of holdings, belong to in front."""
    return sorted(records, key=lambda record: is_holdings(record, flavour_of(record)))


def is_read_here(tag: str, unimarc: bool) -> bool:
    """Tell whether a field of a record of holdings is read here, and by no rule."""
    return tag in _UNIMARC or "500" <= tag <= "532" if unimarc else tag in _EXTENT


def _completed(held: Holding, record: MarcRecord, unimarc: bool) -> Holding:
    """With the number of copies (008/17-19 of MARC 21) and the address (856) that the record has for it."""
    count = "" if unimarc else record.control("008")[_COPIES]
    copies = int(count) if count.isascii() and count.isdigit() and 0 < int(count) < MOST_COPIES else None
    url = next((value.strip() for value in record.values("856", "u") if value.strip()), "")
    return replace(held, copies=held.copies or copies, url=held.url or url)

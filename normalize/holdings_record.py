"""Records of holdings that stand apart from that of what is held: MFHD of MARC 21, holdings of UNIMARC and CNMARC.

Such a record names the other in 004 (MARC 21 also in 014 with first indicator 1). Its own numbers are counted apart in
many systems, so that the same number may be a book's: they are kept under `holdings:` and the number.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from normalize.builders.holdings import EXTENT, copies_in, holdings, unimarc_holdings
from normalize.marc import HOLDINGS_TYPES, SUBFIELD, MarcRecord, flavour_of, subfields
from normalize.record import Holding

PREFIX = "holdings:"
_PLACES = frozenset(("252", "256", "852", "853", "863", "866", "867", "868", "876"))
_MARC21 = EXTENT | {"852"}
_UNIMARC = _MARC21 | {"252", "255", "256", "300", "310", "371"}
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
    named = next(iter(hosts_named(record)), "")
    number = record.control("001").strip()
    if not named or not number or identifier.startswith(PREFIX) or identifier == number:
        return named
    before = identifier.removesuffix(number)
    return before + named if before != identifier and not before[-1:].isdigit() else named


def _unprefixed(text: str) -> str:
    """`(PTBN)06010557` is number 06010557 of PTBN."""
    agency, closing, number = text.partition(")")
    return number.strip() if closing and agency[:1] == "(" and number.strip() else text


def hosts_named(record: MarcRecord) -> list[str]:
    """Return the numbers of all records that it belongs to: several where works are bound together."""
    found = [_unprefixed("".join(_texts(content)).strip()) for content in record.fields("004")]
    for content in record.fields("014"):
        if content[:1] == "1":
            found += [value.strip() for code, value in subfields(content) if code == "a"]
    return list(dict.fromkeys(filter(None, found)))


def _texts(content: str) -> list[str]:
    """The text of a control field, also where a file codes it as a data field."""
    return [value for _, value in subfields(content)] if SUBFIELD in content else [content]


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
    return tag in _UNIMARC or "500" <= tag <= "532" if unimarc else tag in _MARC21


def _completed(held: Holding, record: MarcRecord, unimarc: bool) -> Holding:
    """With the number of copies (008/17-19 of MARC 21) and the address (856) that the record has for it."""
    copies = None if unimarc else copies_in(record.control("008"))
    url = next((value.strip() for value in record.values("856", "u") if value.strip()), "")
    return replace(held, copies=held.copies or copies, url=held.url or url)

"""Pieces of what is held: MARC 21 876-878, UNIMARC and CNMARC holdings 530-532.

A reader looks for volumes and states, not for a line a piece: marks (barcodes) are listed, volumes put into ranges, and
of states and notes that is told which all pieces have, and which pieces are in another state than most.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from normalize.builders.coverage import Subs, link_of
from normalize.marc import MarcRecord, indicators, subfields
from normalize.record import Holding
from normalize.values.enumeration import numbered
from normalize.values.text import clean

_LONGEST_CODE = 2
_MOST_NAMED = 5


def pieces(record: MarcRecord, tags: Sequence[str], linking: str) -> list[tuple[str, Subs]]:
    """Return linking numbers (by blanks; $8 or $6, and $0) and subfields of each piece.

    These fields have no indicators: systems that write others into them (Aleph) mean something else.
    """
    found: list[tuple[str, Subs]] = []
    for tag in tags:
        for content in record.fields(tag):
            if indicators(content).strip(" #|"):
                continue
            subs = subfields(content)
            links = (link_of(subs, linking)[0], *(clean(value) for code, value in subs if code == "0"))
            found.append((" ".join(filter(None, links)), subs))
    return found


def with_pieces(held: Holding, found: Sequence[Subs]) -> Holding:
    """Add marks ($p, else $a), volumes ($3), states ($j), restrictions ($h), places for now ($l) and notes ($z)."""
    if not found:
        return held
    marks = [_mark(subs) for subs in found]
    volumes = list(
        dict.fromkeys(value for subs in found for value in _all(subs, "3") if "piece" not in value)
    )
    state, others = _states([(_said(subs, "j"), mark) for subs, mark in zip(found, marks, strict=True)])
    shared = [_said(subs, "hlz") for subs in found]
    known = {held.library, held.collection, held.location, *held.location.split(" / ")}
    notes = [text for text in dict.fromkeys(text for texts in shared for text in texts) if text not in known]
    told = [text for text in notes if all(text in texts for texts in shared) or len(notes) <= _MOST_NAMED]
    return replace(
        held,
        coverage=held.coverage or numbered(volumes),
        availability=held.availability or state,
        note="; ".join(filter(None, (held.note, *told, others))),
        barcodes=tuple(dict.fromkeys(filter(None, (*held.barcodes, *marks)))),
    )


def _all(subs: Subs, codes: str) -> list[str]:
    return [clean(value) for code, value in subs if code in codes and value.strip()]


def _said(subs: Subs, codes: str) -> list[str]:
    """Words for readers; figures and codes (`1`, `CU`, `nocirc`) say nothing to them."""
    return [text for text in _all(subs, codes) if not _is_code(text)]


def _is_code(text: str) -> bool:
    if not text.isascii():
        return False
    return text.isdecimal() or len(text) <= _LONGEST_CODE or (" " not in text and text.islower())


def _mark(subs: Subs) -> str:
    """The barcode, or an internal number that looks like one."""
    named = _all(subs, "p")
    if named:
        return named[0]
    return next((text for text in _all(subs, "a") if " " not in text and any(map(str.isdigit, text))), "")


def _states(found: Sequence[tuple[list[str], str]]) -> tuple[str, str]:
    """Return the state of most pieces, and which are in another one: `Missing: 39001`."""
    counted = Counter("; ".join(said) for said, _ in found)
    if not counted:
        return "", ""
    most = counted.most_common(1)[0][0]
    others = []
    for state in counted:
        if state and state != most:
            named = [mark for said, mark in found if "; ".join(said) == state and mark]
            listed = ", ".join(named[:_MOST_NAMED]) + (", ..." if len(named) > _MOST_NAMED else "")
            others.append(f"{state}: {listed}" if listed else state)
    return most, "; ".join(others)

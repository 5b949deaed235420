"""Scale and coordinates of maps and charts, coded (034, CNMARC 123) against printed (255, CNMARC 206)."""

import re

from normalize.checks.finding import Finding, shown
from normalize.marc import MarcRecord, subfields
from normalize.record import BoundingBox
from normalize.values.coordinates import NotACoordinate, coded_degrees, printed_box

Findings = list[Finding]
_LIMITS = (("d", False), ("e", False), ("f", True), ("g", True))
_TOLERANCE = 1 / 60 + 1e-6
"""Printed limits may be rounded to the minute."""
_SCALE = re.compile(r"1\s*[:：∶]\s*(\d[\d,.，\s ]*)")
_FIELDS = {"marc21": ("034", "255", "c", "a"), "cnmarc": ("123", "206", "d", "b")}
_MOST_BOXES = 200
"""Of a record with more limits the printed ones are not held against the coded ones."""
_MAPS = frozenset("ef")


def check_maps(record: MarcRecord, flavour: str, found: Findings) -> None:
    """Add what is wrong with scale and coordinates."""
    coded, printed, _, _ = _FIELDS[flavour]
    by_tag = record.by_tag
    if coded not in by_tag and printed not in by_tag:
        if record.leader[6:7] in _MAPS:
            found.append(Finding("map_data_missing", printed, 0, "", "", f"{coded}, {printed}"))
        return
    boxes = [_limits(coded, at, text, found) for at, text in enumerate(record.fields(coded), 1)]
    known = [box for box in boxes if box is not None]
    _compare_boxes(record, flavour, known, len(boxes), found)
    _compare_scales(record, flavour, found)


def _limits(tag: str, occurrence: int, content: str, found: Findings) -> BoundingBox | None:
    """The limits of a coded field; None where they are not all good."""
    given = {code: value for code, value in subfields(content) if code in "defg" and value.strip()}
    if not given:
        return None
    degrees: dict[str, float] = {}
    for code, latitude in _LIMITS:
        if code not in given:
            found.append(Finding("coordinate_missing", tag, occurrence, f"${code}"))
            continue
        try:
            degrees[code] = coded_degrees(given[code], latitude)
        except NotACoordinate:
            found.append(Finding("coordinate_wrong", tag, occurrence, f"${code}", shown(given[code])))
    if len(degrees) < len(_LIMITS):
        return None
    if degrees["g"] > degrees["f"]:
        value = f"$f{given['f']}$g{given['g']}"
        found.append(Finding("coordinates_swapped", tag, occurrence, "$f", shown(value)))
    south, north = sorted((degrees["f"], degrees["g"]))
    return BoundingBox(degrees["d"], south, degrees["e"], north)


def _compare_boxes(
    record: MarcRecord, flavour: str, coded: list[BoundingBox], count: int, found: Findings
) -> None:
    """Each printed box has to be one of the coded ones, where all coded ones could be read."""
    _, tag, code, _ = _FIELDS[flavour]
    if not coded or len(coded) < count or count > _MOST_BOXES:
        return
    for occurrence, content in enumerate(record.fields(tag), 1):
        text = " ".join(value for name, value in subfields(content) if name == code)
        part = f"${code}"
        if flavour == "cnmarc" and not text:
            text, part = " ".join(value for name, value in subfields(content) if name == "a"), "$a"
        box = printed_box(text)
        if box is not None and not any(_same(box, other) for other in coded):
            other = coded[min(occurrence, len(coded)) - 1]
            expected = f"W {other.west:g} E {other.east:g} N {other.north:g} S {other.south:g}"
            found.append(Finding("coordinates_differ", tag, occurrence, part, shown(text), expected))


def _same(one: BoundingBox, other: BoundingBox) -> bool:
    pairs = (
        (one.west, other.west),
        (one.east, other.east),
        (one.north, other.north),
        (one.south, other.south),
    )
    return all(abs(a - b) <= _TOLERANCE for a, b in pairs)


def _compare_scales(record: MarcRecord, flavour: str, found: Findings) -> None:
    """Each coded scale ($b) has to be printed, where a scale is printed as a fraction."""
    tag, printed_tag, _, code = _FIELDS[flavour]
    printed: set[str] = set()
    for content in record.fields(printed_tag):
        text = " ".join(value for name, value in subfields(content) if name in (code, "a"))
        printed |= {re.sub(r"\D", "", match[1]) for match in _SCALE.finditer(text)}
    for occurrence, content in enumerate(record.fields(tag), 1):
        for name, value in subfields(content):
            number = re.sub(r"\D", "", value)
            if name == "b" and number and printed and number not in printed:
                shown_scales = " ".join(sorted(printed))
                found.append(Finding("scales_differ", tag, occurrence, "$b", shown(value), shown_scales))

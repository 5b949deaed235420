"""Coordinates and scales, coded and in words, of MARC 21 (034, 255, 342) and CNMARC (123, 206)."""

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_table import field_of
from normalize.record import BoundingBox, ChartFacts, Record
from normalize.values.chart_facts import horizontal_datum
from normalize.values.coordinates import NotACoordinate, coded_degrees


def coded_box(box: BoundingBox) -> list[tuple[str, str]]:
    """$d west, $e east, $f north, $g south; nothing where a limit cannot be."""
    limits = (("d", box.west, "EW"), ("e", box.east, "EW"), ("f", box.north, "NS"), ("g", box.south, "NS"))
    coded = [(code, coded_limit(value, letters)) for code, value, letters in limits]
    return coded if all(value for _, value in coded) else []


def coded_limit(value: float, letters: str) -> str:
    """`W0793200` where whole seconds are the value, else `W079.533217`; empty where it is none.

    `letters` are the hemispheres of positive and negative values.
    """
    if not -180 <= value <= 180:
        return ""
    letter = letters[0] if value >= 0 else letters[1]
    degrees, seconds = divmod(round(abs(value) * 3600), 3600)
    whole = f"{letter}{degrees:03d}{seconds // 60:02d}{seconds % 60:02d}"
    decimal = f"{letter}{abs(value):010.6f}"
    for text in (whole, decimal):
        try:
            if coded_degrees(text, letters == "NS") == value:
                return text
        except NotACoordinate:
            return ""
    return decimal


def printed_box(box: BoundingBox) -> str:
    """`W 79°32ʹ00ʺ--W 70°/N 35°--N 20°`."""
    west, east = _printed(box.west, "EW"), _printed(box.east, "EW")
    return f"{west}--{east}/{_printed(box.north, 'NS')}--{_printed(box.south, 'NS')}"


def _printed(value: float, letters: str) -> str:
    degrees, seconds = divmod(round(abs(value) * 3600), 3600)
    minutes, rest = divmod(seconds, 60)
    tail = f"{minutes:02d}ʹ" if minutes or rest else ""
    return f"{letters[value < 0]} {degrees}°{tail}" + (f"{rest:02d}ʺ" if rest else "")


def coded(record: Record) -> list[Made]:
    """034: scale with the first box, a field for each further one."""
    chart = record.chart or ChartFacts()
    scales: Subs = [("b", str(chart.scale or "")), ("c", str(chart.vertical_scale or ""))]
    boxes = [box for each in record.boxes if (box := coded_box(each))]
    tag, _ = field_of("marc21", "boxes")
    if not boxes and not any(value for _, value in scales):
        return []
    first = "1 " if chart.scale else "0 "
    found = made(tag, first, [("a", "a"), *scales, *(boxes[0] if boxes else [])])
    for box in boxes[1:]:
        found += made(tag, "0 ", [("a", "a"), *box])
    return found


def stated(record: Record) -> list[Made]:
    """255 in words, a field for each box, and 342 where no note names the datum."""
    chart = record.chart or ChartFacts()
    boxes = [f"({printed_box(each)})." for each in record.boxes if coded_box(each)]
    found = made("255", "  ", _statement(chart, boxes[0] if boxes else ""))
    for box in boxes[1:]:
        found += made("255", "  ", [("c", box)])
    return found + _datum(record, chart)


def _statement(chart: ChartFacts, box: str) -> Subs:
    scale = chart.scale_printed
    if scale and (chart.projection or box):
        scale += " ;" if chart.projection else ""
    return [("a", scale), ("b", chart.projection), ("c", box)]


def _datum(record: Record, chart: ChartFacts) -> list[Made]:
    texts = " ".join(note.value for note in record.notes)
    if not chart.horizontal_datum or horizontal_datum(texts) == chart.horizontal_datum:
        return []
    return made("342", "05", [("a", chart.horizontal_datum)])

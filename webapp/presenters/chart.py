"""What only charts and maps have: scale, projection, datums and the area they show."""

from collections.abc import Iterator

import msgspec
from flask_babel import gettext

from normalize.record import BoundingBox, Record
from webapp.presenters.rows import Row, Section, filled, values
from webapp.presenters.text import Text


class Frame(msgspec.Struct, frozen=True):
    """The area of a chart as its frame shows it: four sides in degrees and minutes, and height over width."""

    north: str
    south: str
    west: str
    east: str
    ratio: float


def chart_section(record: Record) -> Section:
    """Mathematical data of a chart."""
    return Section("chart", gettext("Chart data"), filled(_rows(record)))


def frames(record: Record) -> tuple[Frame, ...]:
    """The areas a record covers."""
    return tuple(_frame(box) for box in dict.fromkeys(record.boxes))


def degrees(value: float, positive: str, negative: str) -> str:
    """An angle in degrees and whole minutes with its hemisphere: 31°14′N."""
    minutes = round(abs(value) * 60)
    side = positive if value >= 0 else negative
    return f"{minutes // 60}°{minutes % 60:02d}′{side}"


def _rows(record: Record) -> Iterator[Row]:
    facts = record.chart
    if facts is not None:
        yield Row(gettext("Scale"), values([Text(scale_text(facts.scale, facts.scale_printed))]))
        yield Row(gettext("Vertical scale"), values([Text(scale_text(facts.vertical_scale, ""))]))
        yield Row(gettext("Projection"), values([Text(facts.projection)]))
        yield Row(gettext("Horizontal datum"), values([Text(facts.horizontal_datum)]))
        yield Row(gettext("Sounding datum"), values([Text(facts.sounding_datum)]))
        yield Row(gettext("Soundings in"), values([Text(facts.sounding_unit)]))
        yield Row(gettext("Prime meridian"), values([Text(facts.prime_meridian)]))
        yield Row(gettext("Survey dates"), values(Text(date) for date in facts.survey_dates))
    yield Row(gettext("Area"), values(Text(_area(frame)) for frame in frames(record)))


def scale_text(scale: int | None, printed: str) -> str:
    """A scale as people write it, 1 : 50,000; as printed where no figure is known."""
    return f"1\u00a0:\u00a0{scale:,}" if scale else printed


def _area(frame: Frame) -> str:
    return f"{frame.west} – {frame.east}, {frame.south} – {frame.north}"


def _frame(box: BoundingBox) -> Frame:
    width = (box.east - box.west) % 360 or 360.0
    height = max(box.north - box.south, 0.001)
    return Frame(
        north=degrees(box.north, "N", "S"),
        south=degrees(box.south, "N", "S"),
        west=degrees(box.west, "E", "W"),
        east=degrees(box.east, "E", "W"),
        ratio=min(max(height / max(width, 0.001), 0.45), 1.3),
    )

"""Limits and scales as maps print them and cataloguers code them."""

import pytest

from normalize.record import BoundingBox
from normalize.values.chart_facts import read_scale
from normalize.values.coordinates import NotACoordinate, coded_box, coded_degrees, printed_box

STRAIT = BoundingBox(119.5, 25.0, 120.0, 26.0)


@pytest.mark.parametrize(
    "text",
    [
        "119°30′—120°00′E 25°00′—26°00′N",
        "119.5°E–120°E, 25°N–26°N",
        "N26°--N25°/E119.5°--E120°",
        "北纬25度~26度，东经119度30分~120度",
        "Ｅ１１９°３０′－Ｅ１２０°／Ｎ２６°－Ｎ２５°",
        "E.119°30'-E.120°/N.26°-N.25°",
        "119°30' East to 120° East, 26° north to 25° north",
        "E119 deg 30'--E120 deg/N26 deg--N25 deg",
        "E 119°29'60\"--E 120°/N 26°--N 25°",
        "东经119度30分至120度，北纬25度至26度",
    ],
)
def test_printed_limits(text: str) -> None:
    assert printed_box(text) == STRAIT


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("W 10°--0°/N 10°--0°", BoundingBox(-10.0, 0.0, 0.0, 10.0)),
        ("E 170°--W 160°/N 60°--N 50°", BoundingBox(170.0, 50.0, -160.0, 60.0)),
        ("E 180°--W 180°/N 90°--S 90°", BoundingBox(-180.0, -90.0, 180.0, 90.0)),
        ("南纬5°-北纬5°, 东经110°-120°", BoundingBox(110.0, -5.0, 120.0, 5.0)),
        ("Lat. 30°00'N., long. 120°00'E.", BoundingBox(120.0, 30.0, 120.0, 30.0)),
        ("W 5°--E 5°/S 5°--S 10°", BoundingBox(-5.0, -10.0, 5.0, -5.0)),
    ],
)
def test_hemispheres(text: str, box: BoundingBox) -> None:
    assert printed_box(text) == box


@pytest.mark.parametrize(
    "text",
    [
        "E 200°--E 210°/N 5°--N 1°",
        "E 119°--E 120°",
        "temperature 25°C, angle 30° N of E 12°",
        "Zone +30°, equinox 2000",
        "119-120, 25-26",
    ],
)
def test_what_is_no_pair_of_limits(text: str) -> None:
    assert printed_box(text) is None


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("E 119-30-00", 119.5),
        ("E119°30'00\"", 119.5),
        ("E 119 30 00", 119.5),
        ("e1193000", 119.5),
        ("E11930", 119.5),
        ("E119", 119.0),
        ("W0000000", 0.0),
        ("-0.0", 0.0),
    ],
)
def test_coded_limits(text: str, degrees: float) -> None:
    found = coded_degrees(text, latitude=False)
    assert found == degrees
    assert str(found) == str(degrees)


@pytest.mark.parametrize(
    "text", ["E1193060", "E1196000", "E186.5", "N25", "E", "E119..5", "E 119-70-00", "E1193000000"]
)
def test_what_is_no_longitude(text: str) -> None:
    with pytest.raises(NotACoordinate):
        coded_degrees(text, latitude=False)


def test_limits_that_go_the_wrong_way_round_are_kept_and_told() -> None:
    box, fault = coded_box("E1300000", "E1200000", "N0260000", "N0250000")
    assert (box.west, box.east) == (130.0, 120.0)
    assert "east" in fault
    assert coded_box("E1700000", "W1700000", "N0260000", "N0250000")[1] == ""
    assert coded_box("E1800000", "W1800000", "N0900000", "S0900000")[0].west == -180.0


@pytest.mark.parametrize(
    ("text", "denominator"),
    [
        ("1:2.5万", 25_000),
        ("比例尺 1:5千", 5_000),
        ("1:100萬", 1_000_000),
        ("1:３００００", 30_000),
        ("1﹕50000", 50_000),
        ("[比例尺约1:250,000]", 250_000),
        ("缩尺五万分之一", 50_000),
        ("三百万分之一", 3_000_000),
        ("Maßstab 1 : 200 000", 200_000),
        ("1:1.000.000", 1_000_000),
        ("Scale 1:24 000 and 1:50 000", 24_000),
        ("Scale [1:24,000]. 1ʺ = 2,000ʹ", 24_000),
        ("Échelle 1:25\u202f000", 25_000),
        ("1:0", None),
        ("Scales differ", None),
        ("1 in. to 1 mile", None),
        ("1:99999999999", None),
    ],
)
def test_scales(text: str, denominator: int | None) -> None:
    assert read_scale(text) == denominator


@pytest.mark.parametrize("text", ["1:", "1 ", "1:1,", "119°", "E ", "万", "°", "1:1.", "E119°30'"])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    long = text * (1_000_000 // len(text))
    assert printed_box(long) is None
    read_scale(long)

"""The drawn sea: its lines close, its figures agree with its colours, and the file beside it is the same drawing."""

import re
from pathlib import Path

import webapp
from webapp.ornament.contours import contour_paths
from webapp.ornament.rose import rose
from webapp.ornament.seabed import HEIGHT, WIDTH, contours_file, depth, seabed


def test_a_hill_has_one_closed_line_around_it() -> None:
    grid = [[100.0] * 9 for _ in range(9)]
    grid[4][4] = -10.0
    path = contour_paths(grid, 0.0, 10)
    assert path.count("M") == path.count("z") == 1
    x, y = map(int, re.findall(r"-?\d+", path)[:2])
    assert abs(x - 30) <= 10
    assert abs(y - 30) <= 10


def test_two_hills_have_two_lines() -> None:
    grid = [[100.0] * 12 for _ in range(7)]
    grid[3][2] = grid[3][9] = -10.0
    assert contour_paths(grid, 0.0, 10).count("M") == 2


def test_hills_that_touch_at_a_corner_still_close() -> None:
    grid = [[100.0] * 8 for _ in range(8)]
    grid[3][3] = grid[4][4] = -10.0
    path = contour_paths(grid, 0.0, 10)
    assert path.count("M") == path.count("z") >= 1


def test_soundings_stand_in_water_and_say_how_deep_it_is() -> None:
    soundings = seabed().soundings
    assert len(soundings) > 40
    for one in soundings:
        assert 0 <= one.x <= WIDTH
        assert 0 <= one.y <= HEIGHT
        assert abs(depth(one.x, one.y) - one.metres) < 6


def test_the_file_of_contours_is_this_drawing() -> None:
    kept = Path(webapp.__file__).parent / "static" / "contours.svg"
    assert kept.read_text(encoding="utf-8") == contours_file(), "draw it anew: python -m webapp.ornament"


def test_the_rose_has_sixteen_points_and_every_other_degree() -> None:
    assert rose().light.count("M") == rose().dark.count("M") == 16
    ticks = rose().fine + rose().tens + rose().thirties
    assert ticks.count("M") == 180

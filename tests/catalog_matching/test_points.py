"""The table of points."""

import pytest

from catalog.matching.elements import ELEMENTS
from catalog.matching.points import PointsTableError, packaged_points, read_points


def test_every_element_has_lines_in_the_table() -> None:
    assert {name for name, _ in ELEMENTS} == {name for name, _ in packaged_points()} - {"threshold"}


def test_every_line_has_words_in_both_languages() -> None:
    assert all(points.zh and points.en for points in packaged_points().values())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("title\tagrees\t50\t题名相同", "own.tsv:1: five columns"),
        ("title\tagrees\tmuch\t题名相同\ttitle agrees", "own.tsv:1: 'much' is no number of points"),
        ("a\tb\t1\tx\ty\na\tb\t2\tx\ty", "own.tsv:2: a b stands here twice"),
    ],
)
def test_a_bad_line_is_refused_with_its_place(line: str, says: str) -> None:
    with pytest.raises(PointsTableError, match=says):
        read_points(line, "own.tsv")

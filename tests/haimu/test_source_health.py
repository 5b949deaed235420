"""The list of sources, aligned for a terminal."""

from typing import Any

import pytest

from haimu.columns import aligned, cut, width
from haimu.source_health import in_words, table


def row(name: str, **more: Any) -> dict[str, Any]:
    last = {
        "started": "2020-01-31T12:00:00Z",
        "complete": True,
        "missing": None,
        "counts": {"read": 1200},
        **more.pop("last", {}),
    }
    known = {"zh": "", "en": "", "protocol": "oai", "live": 1, "next_run": "", "state": "ok"}
    return {"name": name, **known, "damaged": 0, "findings": 0, "last": last, **more}


def test_columns_are_as_wide_as_their_cells_in_both_scripts() -> None:
    lines = aligned([["a", "海图", "1"], ["abc", "x", "1,000"]], right=(2,))
    assert lines == ["a    海图      1", "abc  x     1,000"]
    assert [width(line) for line in lines] == [16, 16]


@pytest.mark.parametrize(
    ("text", "most", "left"),
    [("sea", 3, "sea"), ("seas", 3, "se…"), ("海洋图书馆", 6, "海洋…"), ("海洋", 1, "…"), ("海", 0, "")],
)
def test_a_text_is_cut_by_columns(text: str, most: int, left: str) -> None:
    assert cut(text, most) == left


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"state": "new", "last": {}}, "new"),
        ({"state": "running"}, "running: 1,200 read"),
        ({"state": "unfinished"}, "broke off; run it again"),
        ({"state": "ok"}, "complete"),
        ({"state": "attention", "damaged": 2, "findings": 1}, "complete, 2 damaged, 1 finding"),
        (
            {"state": "incomplete", "last": {"complete": False, "missing": 1200}, "findings": 3},
            "NOT COMPLETE, 1,200 missing, 3 findings",
        ),
        ({"state": "ok", "last": {"complete": None}}, "complete"),
    ],
)
def test_a_state_is_told_in_words(known: dict[str, Any], told: str) -> None:
    assert in_words(row("a", **known)) == told


def test_a_label_is_cut_where_the_line_would_be_too_long() -> None:
    label = "中国海洋大学图书馆古籍与海图特藏中心海洋文献数据库书目数据联合目录"
    head, cut_short, plain = table([row("short", zh=label), row("b", damaged=12_345)], 100)
    assert width(cut_short) <= 100
    assert "中国海洋大学" in cut_short
    assert "…" in cut_short
    assert head.index("PROTOCOL") == plain.index("oai")
    assert "中国" not in table([row("short", zh=label)], 60)[1]


def test_a_state_is_cut_only_where_labels_are_not_enough() -> None:
    rows = [row("a-source-with-quite-a-long-name", live=12_345_678, damaged=12_345, findings=1000)]
    (_, line) = table(rows, 100)
    assert width(line) == 100
    assert line.endswith("complete, 12,345 damag…")

"""Tables in text and in workbooks, row by row."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.errors import UnreadableInput
from harvesters.files import read_columns
from harvesters.files.columns import KNOWN, recognised
from tests.support.cut_files import cut, damages, in_order, raws, rows


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, sheet_rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in sheet_rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_row_carries_its_cells_and_the_elements_of_its_columns() -> None:
    items = cut("table", "编号,题名,作者,出版年\n7,海洋学,张三,1999\n".encode())
    assert json.loads(raws(items)[0].data) == {
        "columns": {"id": "编号", "title": "题名", "agent": "作者", "date": "出版年"},
        "row": {"编号": "7", "题名": "海洋学", "作者": "张三", "出版年": "1999"},
    }
    assert (raws(items)[0].format, raws(items)[0].identifier) == ("row", "7")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_line_ends_are_found_out(separator: str, encoding: str, end: str) -> None:
    lines = [["题名", "责任者", "ISBN"], ["海洋学导论", "张三", "978"], ["渔业资源调查", "李四", ""]]
    text = end.join(separator.join(line) for line in lines)
    found = rows(cut("table", text.encode(encoding)))
    assert found == [
        {"题名": "海洋学导论", "责任者": "张三", "ISBN": "978"},
        {"题名": "渔业资源调查", "责任者": "李四"},
    ]


def test_cells_in_quotes_may_hold_separators_quotes_and_lines() -> None:
    found = rows(cut("table", b'title,note\n"Sea, ""deep""\nand wide",x\nTwo,y\n'))
    assert found == [{"title": 'Sea, "deep"\nand wide', "note": "x"}, {"title": "Two", "note": "y"}]


def test_a_quote_that_is_never_closed_does_not_swallow_the_next_rows() -> None:
    found = rows(cut("table", b'title\tnote\n"Sea\tx\nTwo\ty\nThree\tz\n'))
    assert [row["title"] for row in found] == ['"Sea', "Two", "Three"]


def test_a_row_of_the_wrong_width_is_kept_with_a_problem() -> None:
    items = cut("table", b"title,year\nOne,1999,extra\nTwo\nThree,2001\n")
    assert [[problem.kind for problem in raw.problems] for raw in raws(items)] == [
        ["row_length"],
        ["row_length"],
        [],
    ]
    assert rows(items)[0] == {"title": "One", "year": "1999", "column 3": "extra"}


def test_a_heading_above_the_names_of_the_columns_is_passed_over() -> None:
    assert rows(cut("table", "检索结果,,\n\n题名,作者,年\n海洋,张三,1999\n".encode())) == [
        {"题名": "海洋", "作者": "张三", "年": "1999"}
    ]


def test_columns_of_the_same_or_no_name_are_told_apart() -> None:
    assert rows(cut("table", b"title,author,author,,x\na,b,c,d,e\n")) == [
        {"title": "a", "author": "b", "author (2)": "c", "column 4": "d", "x": "e"}
    ]


def test_columns_may_be_named_by_a_person() -> None:
    items = cut("table", b"a;b\nSea;Smith\n", columns={"title": "A", "agent": "b"})
    assert json.loads(raws(items)[0].data)["columns"] == {"title": "a", "agent": "b"}


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({}, "ship | year"),
        ({"title": "name"}, "no column 'name'"),
        ({"tittle": "ship"}, "no element 'tittle'"),
    ],
)
def test_what_cannot_be_assigned_is_refused_in_one_sentence(columns: dict[str, str], said: str) -> None:
    with pytest.raises(UnreadableInput, match=said.replace("|", r"\|")) as caught:
        cut("table", b"ship,year\nBailey,1945\n", columns=columns)
    assert str(caught.value).endswith(".")


def test_a_file_of_columns_is_checked_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "columns.tsv"
    path.write_text("# mine\ntitle\t题 名\nidentifier:isbn\tISBN\n\nid\tNr\n", "utf-8")
    assert read_columns(path) == {"title": "题 名", "identifier:isbn": "ISBN", "id": "Nr"}
    for text, said in (("title", "line 1"), ("x\ty", "'x'"), ("title\ta\ntitle\tb", "before")):
        path.write_text(text, "utf-8")
        with pytest.raises(UnreadableInput, match=said):
            read_columns(path)


@pytest.mark.parametrize(
    ("names", "elements"),
    [
        (["Authors", "Author full names", "Title", "Year", "Source title", "DOI", "ISSN", "EID"], 7),
        (
            [
                "Author Full Names",
                "Article Title",
                "Source Title",
                "Publication Year",
                "DOI",
                "UT (Unique WOS ID)",
            ],
            6,
        ),
        (["题名", "责任者", "出版社", "出版年", "ISBN", "主题词", "分类号", "索书号", "页数"], 9),
        (["gutenberg_id", "title", "author", "language", "rights", "lcsh", "lcc"], 7),
    ],
)
def test_headers_of_common_exports_are_known(names: list[str], elements: int) -> None:
    found = recognised(names)
    assert len(found) == elements
    assert "title" in found


def test_no_name_of_a_column_stands_for_two_elements() -> None:
    lines = [
        line.split("\t")
        for line in (Path(__file__).parents[2] / "harvesters/files/columns.tsv")
        .read_text("utf-8")
        .splitlines()
        if line and not line.startswith("#")
    ]
    assert len(KNOWN) == sum(len(names.split("|")) for _, names in lines)


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    data = workbook(
        [["题名", "出版年", "ISBN"], ["海洋学", 1999, 9787030000000.0], [None, None, None]],
        [["numbers"], [1]],
        [["Title", "Date"], ["Sea", dt.datetime(2001, 5, 6)]],  # noqa: DTZ001  a workbook knows no time zones
    )
    items = cut("workbook", data)
    assert rows(items) == [
        {"题名": "海洋学", "出版年": "1999", "ISBN": "9787030000000"},
        {"Title": "Sea", "Date": "2001-05-06"},
    ]
    assert in_order(items)


def test_a_workbook_without_titles_or_that_is_damaged_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="numbers"):
        cut("workbook", workbook([["numbers", "x"], [1, 2]]))
    with pytest.raises(UnreadableInput, match="damaged Excel workbook"):
        cut("workbook", workbook([["Title"], ["Sea"]])[:-200])


def test_why_the_file_ended_is_told_behind_the_last_row() -> None:
    items = cut("table", b"title,year\nOne,1999\nTw", fault=lambda: "cut off")
    assert [damage.reason for damage in damages(items)] == ["cut off"]


@given(st.lists(st.text('",;\n\t ab海', max_size=20), max_size=5), st.integers(1, 40))
def test_good_rows_come_out_of_any_garbage(pieces: list[str], size: int) -> None:
    text = "title\tyear\tnote\nfirst\t1\tx\n" + "".join(
        f"{piece}\ngood{n}\t1999\tx\n" for n, piece in enumerate(pieces)
    )
    items = cut("table", text.encode(), size)
    assert in_order(items)
    found = " ".join(str(row) for row in rows(items))
    assert all(f"good{n}" in found for n in range(len(pieces)))
    assert len(raws(items)) > 0

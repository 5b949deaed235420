"""Workbooks, and CNMARC in GB 18030, from the file to the record, by both ways in."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from command import Haimu

TITLES = ("海洋科学导论", "舟山群岛海图集", "南海珊瑚礁与㙍鱼")
SOURCE = """[[source]]
name = "seas"
protocol = "file"
path = "{path}"
scope = "all"
"""
COLUMNS = {"title": "资料全称", "agent": "编者姓名", "date:issued": "出版时间", "id": "登记号"}


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["登记号", "资料全称", "编者姓名", "出版时间", "架位"])
    for number, title in enumerate(TITLES, 1):
        sheet.append([f"K{number}", title, "王家祥", 1998, "三楼"])
    path = folder / "馆藏.xlsx"
    book.save(path)
    return path


def cnmarc(folder: Path) -> Path:
    path = folder / "书目.mrc"
    path.write_bytes(b"".join(cnmarc_record(f"K{number}", title) for number, title in enumerate(TITLES, 1)))
    return path


def cnmarc_record(identifier: str, title: str) -> bytes:
    fields = (
        ("001", identifier),
        ("100", "  \x1fa19980101d1998    em y0chiy0110    ea"),
        ("101", "0 \x1fachi"),
        ("200", f"1 \x1fa{title}\x1ff王家祥著"),
        ("210", "  \x1fa北京\x1fc海洋出版社\x1fd1998"),
        ("606", "0 \x1fa海洋学"),
    )
    directory, body = b"", b""
    for tag, text in fields:
        data = text.encode("gb18030") + b"\x1e"
        directory += f"{tag}{len(data):04d}{len(body):05d}".encode()
        body += data
    base = 25 + len(directory)
    leader = f"{base + len(body) + 1:05d}nam0 22{base:05d}   450 ".encode()
    return leader + directory + b"\x1e" + body + b"\x1d"


def titles(haimu: Haimu) -> list[str]:
    found = [haimu("record", f"seas/K{number}").json for number in range(1, len(TITLES) + 1)]
    return [one["members"][0]["record"]["titles"][0]["value"] for one in found]


@pytest.mark.parametrize("made", [workbook, cnmarc])
def test_a_file_is_imported_with_its_titles(
    made: Callable[[Path], Path], haimu: Haimu, tmp_path: Path
) -> None:
    columns = tmp_path / "columns.tsv"
    columns.write_text("".join(f"{element}\t{name}\n" for element, name in COLUMNS.items()), encoding="utf-8")
    said = ["--columns", columns] if made is workbook else []
    result = haimu("import", made(tmp_path), "--source", "seas", "--scope", "all", "--json", *said)
    assert result.code == 0, result.err
    assert (result.json["read"], result.json["accepted"], result.json["damaged"]) == (3, 3, 0)
    assert titles(haimu) == list(TITLES)


@pytest.mark.parametrize("made", [workbook, cnmarc])
def test_a_source_of_files_brings_the_same(
    made: Callable[[Path], Path], haimu: Haimu, tmp_path: Path
) -> None:
    named = ", ".join(f'"{element}" = "{name}"' for element, name in COLUMNS.items())
    said = f"columns = {{{named}}}\n" if made is workbook else ""
    haimu.home.mkdir(exist_ok=True)
    (haimu.home / "sources.toml").write_text(SOURCE.format(path=made(tmp_path)) + said, encoding="utf-8")
    result = haimu("harvest", "seas", "--json")
    assert result.code == 0, result.err
    (run,) = result.json["runs"]
    assert (run["complete"], run["accepted"], run["damaged"]) == (True, 3, 0)
    assert titles(haimu) == list(TITLES)

"""`haimu validate`: counts, reports in three forms, coverage, and its exit codes."""

import csv
import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from command import Haimu
from marc_lines import CHINESE_BOOK, marc

from normalize.iso2709 import serialize

GOOD = (
    "001 good",
    "005 20200102030405.0",
    "008 990101s1999    xxu           000 0 eng d",
    "040 ## $aDLC$cDLC",
    "245 00 $aOcean currents of the Pacific",
    "260 ## $aBoston :$bHarbor,$c1999.",
    "650 #0 $aOcean currents.",
)
BAD = (
    "001 =bad",
    "005 20200102030405.0",
    "008 990101s1999    xxu           000 0 eng d",
    "040 ## $aDLC$cDLC",
    "245 0x $a<script>alert(1)</script> sea",
    "260 ## $aBoston :$bHarbor,$c1989.",
    "412 ## $aUnheard of",
    "650 #0 $aOceanography.$wx",
    "902 ## $a=1+1",
)
CHINESE = (
    "001 CN1",
    "005 20200102030405.0",
    "010 ## $a978-7-5027-0001-1",
    "100 ## $a20200102d2019    em y0chiy50      ea",
    "101 0# $achi",
    "102 ## $aCN$b110000",
    "105 ## $aak  z   000yy",
    "200 1# $a海洋学$f王某著",
    "210 ## $a北京$c海洋出版社$d2019",
    "690 ## $aP7$v5",
    "701 #0 $a王某$4著",
    "801 #0 $aCN$bABC$c20200102",
)


@pytest.fixture
def haimu(tmp_path: Path) -> Haimu:
    return Haimu(tmp_path / "home")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mixed.mrc"
    path.write_bytes(
        serialize(marc(*GOOD)) + serialize(marc(*BAD)) + serialize(marc(*CHINESE, leader=CHINESE_BOOK))
    )
    return path


def test_the_answer_in_json_has_counts_classes_and_problems(haimu: Haimu, file: Path) -> None:
    done = haimu("validate", file, "--scope", "all", "--json")
    answer = done.json
    assert done.code == 0
    assert (answer["read"], answer["accepted"], answer["damaged"]) == (3, 3, 0)
    assert answer["records_with"] == {"error": 2, "warning": 1, "advice": 0}
    assert answer["records_without_problems"] == 1
    assert [one["class"] for one in answer["classes"]] == [
        "unknown_tag",
        "indicator",
        "subfield",
        "check_digit",
        "dates",
    ]
    places = {(one["identifier"], one["class"], one["place"]) for one in answer["problems"]}
    assert places == {
        ("=bad", "unknown_tag", "412"),
        ("=bad", "indicator", "245 ind2"),
        ("=bad", "subfield", "650 $w"),
        ("=bad", "dates", "008/07-10"),
        ("CN1", "check_digit", "010 $a"),
    }
    assert answer["problems_total"] == 5
    assert {one["position"] for one in answer["problems"]} == {2, 3}


def test_an_isbn_that_both_find_wrong_is_told_once(haimu: Haimu, file: Path) -> None:
    problems = haimu("validate", file, "--scope", "all", "--json").json["problems"]
    assert [one["message"] for one in problems if one["class"] == "check_digit"] == [
        "010 $a: the check digit of the ISBN 978-7-5027-0001-1 is wrong"
    ]


def test_the_report_in_json_lists_every_record_with_problems(
    haimu: Haimu, file: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    haimu("validate", file, "--scope", "all", "--report", report)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert [(one["position"], one["identifier"], one["state"]) for one in told["records"]] == [
        (2, "=bad", "accepted"),
        (3, "CN1", "accepted"),
    ]
    first = told["records"][0]["problems"][0]
    assert set(first["message"]) == {"zh", "en"}
    assert told["summary"]["problems_total"] == 5
    data = file.read_bytes()
    second = data[data.index(b"\x1d") + 1 :]
    by_place = {one["place"]: one for one in told["records"][0]["problems"]}
    offset = by_place["412"]["offset"]
    assert second[offset:].startswith(b"  \x1faUnheard of")
    assert second[by_place["008/07-10"]["offset"] :].startswith(b"1999")


def test_every_place_is_told_in_record_and_file(haimu: Haimu, file: Path, tmp_path: Path) -> None:
    told, table, page = tmp_path / "r.json", tmp_path / "r.csv", tmp_path / "r.html"
    haimu("validate", file, "--scope", "all", "--report", told, "--report", table, "--report", page)
    data = file.read_bytes()
    second = data.index(b"\x1d") + 1
    record = json.loads(told.read_text(encoding="utf-8"))["records"][0]
    assert (record["position"], record["offset"]) == (2, second)
    problem = next(one for one in record["problems"] if one["place"] == "650 $w")
    assert (problem["tag"], problem["occurrence"], problem["field"], problem["subfield"]) == ("650", 1, 8, 1)
    assert data[problem["file_offset"] :].startswith(b"\x1fwx")
    assert problem["file_offset"] == second + problem["offset"]
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    row = next(one for one in rows if one["place"] == "650 $w")
    assert (row["field"], row["subfield"], int(row["file_offset"])) == ("8", "1", problem["file_offset"])
    assert f"{problem['file_offset']:,}" in page.read_text(encoding="utf-8")


def test_tables_of_the_library_change_what_is_told(haimu: Haimu, file: Path) -> None:
    tables = haimu.home / "tables"
    tables.mkdir(parents=True)
    fields = "tag\tneed\trepeat\tind1\tind2\tsubfields\ten\tzh\tstatus\n412\t\tR\t#\t#\ta\tLocal\t本馆\t\n"
    (tables / "marc21_fields.tsv").write_text(fields, encoding="utf-8")
    rules = "rule\ttag\tseverity\nsubfield_unknown\t\toff\nisbn_digit\t\tadvice\n"
    (tables / "check_rules.tsv").write_text(rules, encoding="utf-8")
    answer = haimu("validate", file, "--scope", "all", "--json").json
    assert [(one["class"], one["severity"]) for one in answer["classes"]] == [
        ("indicator", "error"),
        ("dates", "warning"),
        ("check_digit", "advice"),
    ]
    (tables / "check_rules.tsv").write_text(rules + "nothing\t\toff\n", encoding="utf-8")
    done = haimu("validate", file)
    assert (done.code, done.out) == (2, "")
    assert f"{tables / 'check_rules.tsv'}, line 4: there is no rule 'nothing'" in done.err


def test_the_report_in_csv_holds_nothing_that_a_spreadsheet_executes(
    haimu: Haimu, file: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.csv"
    haimu("validate", file, "--scope", "all", "--report", report)
    text = report.read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 5
    assert {row["identifier"] for row in rows} == {"'=bad", "CN1"}
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert {"message_zh", "message_en", "mend_zh", "mend_en"} <= set(rows[0])
    assert {row["class_zh"] for row in rows} == {"未定义的字段", "指示符", "子字段", "日期", "标准号码"}


def test_the_page_escapes_what_records_say_and_asks_for_nothing(
    haimu: Haimu, file: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    assert haimu("validate", file, "--scope", "all", "--report", report).code == 0
    page = report.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "校验报告" in page
    assert "Validation report" in page
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    assert "src=" not in page


@pytest.mark.parametrize(
    ("language", "there", "not_there"), [("zh", "校验报告", "Validation"), ("en", "Validation", "校验")]
)
def test_a_report_in_one_language_has_no_other(
    haimu: Haimu, file: Path, tmp_path: Path, language: str, there: str, not_there: str
) -> None:
    page, table = tmp_path / "r.html", tmp_path / "r.csv"
    haimu("validate", file, "--scope", "all", "--report", page, "--report", table, "--language", language)
    text = page.read_text(encoding="utf-8")
    assert there in text
    assert not_there not in text
    head = table.read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.endswith(f"message_{language},mend_{language}")


def test_coverage_lists_what_no_rule_reads_with_an_example(haimu: Haimu, file: Path) -> None:
    answer = haimu("validate", file, "--scope", "all", "--coverage", "--json").json
    unread = {(one["flavour"], one["tag"], one["code"]): one for one in answer["coverage"]}
    assert unread["marc21", "412", ""]["example"] == "  $aUnheard of"
    assert unread["marc21", "412", ""]["identifier"] == "=bad"
    assert unread["marc21", "650", "w"]["count"] == 1
    assert ("marc21", "245", "a") not in unread
    assert ("cnmarc", "200", "a") not in unread


def test_scope_is_explained_for_each_record(haimu: Haimu, file: Path) -> None:
    out = haimu("validate", file, "--explain-scope").out
    assert "good\tin_scope\t" in out
    assert "points, 10 are enough: " in out
    assert "分" in haimu("validate", file, "--explain-scope", "--language", "zh").out
    assert "points, 10" not in haimu("validate", file, "--explain-scope", "--scope", "all").out
    problems = haimu("validate", file, "--explain-scope", "--json").json["problems"]
    assert {one["identifier"] for one in problems if one["class"] in ("in_scope", "out_of_scope")} == {
        "good",
        "=bad",
        "CN1",
    }


def test_damaged_records_make_the_exit_code_1_and_stand_in_the_report(haimu: Haimu, tmp_path: Path) -> None:
    file, report = tmp_path / "cut.mrc", tmp_path / "r.json"
    file.write_bytes(serialize(marc(*GOOD)) + b"nothing that anybody can read" * 3 + b"\x1d")
    done = haimu("validate", file, "--scope", "all", "--report", report)
    assert done.code == 1
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["summary"]["damaged"] == 1
    assert [one["state"] for one in told["records"]] == ["damaged"]
    assert told["records"][0]["problems"][0]["class"] == "damaged"


def test_problems_alone_leave_the_exit_code_0(haimu: Haimu, file: Path) -> None:
    done = haimu("validate", file, "--scope", "all")
    assert done.code == 0
    assert "read 3 · accepted 3" in done.out
    assert "undefined tag" in done.out


def test_a_report_of_an_unknown_kind_is_one_sentence(haimu: Haimu, file: Path, tmp_path: Path) -> None:
    done = haimu("validate", file, "--report", tmp_path / "report.pdf")
    assert (done.code, done.out) == (2, "")
    assert "a report is a .json, .csv or .html file" in done.err


def test_a_report_in_a_folder_that_is_not_there_is_one_sentence(
    haimu: Haimu, file: Path, tmp_path: Path
) -> None:
    done = haimu("validate", file, "--report", tmp_path / "away" / "report.csv")
    assert done.code == 2
    assert "cannot be written" in done.err
    assert "Traceback" not in done.err


def test_a_file_that_cannot_be_read_leaves_no_report(haimu: Haimu, tmp_path: Path) -> None:
    done = haimu("validate", tmp_path / "none.mrc", "--report", tmp_path / "r.csv")
    assert done.code == 2
    assert list(tmp_path.glob("r.csv*")) == []


def test_records_of_other_formats_are_reported_too(haimu: Haimu, tmp_path: Path) -> None:
    file = tmp_path / "refs.ris"
    file.write_text("TY  - JOUR\nAU  - Sverdrup, H.\nPY  - 1942\nER  - \n", encoding="utf-8")
    answer = haimu("validate", file, "--scope", "all", "--json").json
    assert answer["read"] == 1
    assert "missing_title" in {one["class"] for one in answer["problems"]}


def test_records_may_come_by_standard_input(haimu: Haimu, file: Path) -> None:
    command = [sys.executable, "-m", "haimu", "validate", "-", "--scope", "all", "--json"]
    done = subprocess.run(
        command, input=file.read_bytes(), env=haimu.environment, capture_output=True, check=True
    )
    answer = json.loads(done.stdout)
    assert (answer["read"], answer["problems_total"]) == (3, 5)
    assert {one["file_offset"] is not None for one in answer["problems"]} == {True}


@pytest.mark.parametrize("packed", ["gzip", "zip"])
def test_packed_files_are_checked_as_they_are(haimu: Haimu, file: Path, tmp_path: Path, packed: str) -> None:
    path = tmp_path / f"mixed.{packed}"
    if packed == "gzip":
        path.write_bytes(gzip.compress(file.read_bytes()))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(file, "a.mrc")
            archive.write(file, "b.mrc")
    done = haimu("validate", path, "--scope", "all", "--json")
    times = 1 if packed == "gzip" else 2
    assert (done.code, done.json["read"], done.json["problems_total"]) == (0, 3 * times, 5 * times)


UNREADABLE = {
    "empty.mrc": (b"", "is empty: ask for the file again."),
    "rubbish.mrc": (bytes(range(256)) * 40, "is binary data that no reader of records knows"),
    "text.txt": (b"nothing to read\n", "is plain text, which holds no records that can be told"),
    "cut.mrc.gz": (gzip.compress(b"x" * 1000)[:11], "cannot be unpacked"),
    "page.pdf": (b"%PDF-1.4\n%\xe2\xe3\n", "is a PDF document, not a file of records"),
    "none.mrc": (None, "There is no file"),
    "folder": (None, "is a folder: name the files in it."),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_in_one_sentence(haimu: Haimu, tmp_path: Path, name: str) -> None:
    data, sentence = UNREADABLE[name]
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    elif name == "folder":
        path.mkdir()
    done = haimu("validate", path, "--json")
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert len(done.err.splitlines()) == 1

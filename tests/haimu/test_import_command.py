"""`haimu import` from file to searchable, and what it says to input that is none."""

import gzip
from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record

ISBN = "9787502789121"

SUMMED = ("accepted", "updated", "unchanged", "deleted", "out_of_scope", "damaged")


def write(path: Path, *records: bytes) -> Path:
    path.write_bytes(b"".join(records))
    return path


def test_records_are_searchable_when_import_returns(haimu: Haimu, tmp_path: Path) -> None:
    file = write(
        tmp_path / "books.mrc",
        marc_record("1", "Tides and waves", isbn=ISBN),
        marc_record("2", "Hai yang ke xue", original="海洋科學"),
        marc_record("3", "Cooking for two", subjects=["Cookery."]),
    )
    result = haimu("import", file, "--source", "lc", "--json")
    assert result.code == 0, result.err
    report = result.json
    assert report["read"] == sum(report[name] for name in SUMMED) == 3
    assert (report["accepted"], report["out_of_scope"], report["union_created"]) == (2, 1, 2)
    assert haimu("search", "海洋科学", "--json").json["total"] == 1
    assert haimu("search", "cooking", "--json").json["total"] == 0


def test_the_same_file_again_changes_nothing(haimu: Haimu, tmp_path: Path) -> None:
    file = write(tmp_path / "books.mrc", marc_record("1", "Tides"), marc_record("2", "Waves"))
    haimu("import", file, "--source", "lc", "--scope", "all")
    before = haimu("record", "lc/1").json
    report = haimu("import", file, "--source", "lc", "--scope", "all", "--json").json
    assert (report["read"], report["unchanged"]) == (2, 2)
    assert haimu("record", "lc/1").json == before


def test_two_sources_with_one_edition_make_one_union_record(haimu: Haimu, tmp_path: Path) -> None:
    haimu("import", write(tmp_path / "a.mrc", marc_record("1", "Tides", isbn=ISBN)), "--source", "one")
    other = write(
        tmp_path / "b.mrc", marc_record("x", "Tides /", isbn="7-5027-8912-3"), marc_record("y", "Tides")
    )
    report = haimu("import", other, "--source", "two", "--json").json
    assert (report["accepted"], report["union_joined"], report["union_created"]) == (2, 0, 2)
    third = write(tmp_path / "c.mrc", marc_record("z", "Tides.", isbn="978-7-5027-8912-1"))
    report = haimu("import", third, "--source", "three", "--json").json
    assert (report["union_joined"], report["union_created"]) == (1, 0)
    members = haimu("record", "three/z").json["members"]
    assert [(one["source"], one["identifier"]) for one in members] == [("one", "1"), ("three", "z")]


def test_a_damaged_record_is_listed_and_the_rest_is_kept(haimu: Haimu, tmp_path: Path) -> None:
    file = write(
        tmp_path / "books.mrc",
        marc_record("1", "Tides"),
        b"garbage without a leader\x1d",
        marc_record("2", "Waves"),
    )
    result = haimu("import", file, "--source", "lc", "--scope", "all", "--json")
    assert result.code == 1
    assert (result.json["accepted"], result.json["damaged"]) == (2, 1)
    listed = haimu("damaged", "list", "--json").json["damaged"]
    assert [(row["source"], row["position"]) for row in listed] == [("lc", 2)]
    assert haimu("damaged", "show", str(listed[0]["number"])).out.startswith("garbage without a leader")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.mrc", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        ("page.html", b"<!DOCTYPE html><html><body>Not found</body></html>"),
        ("prose.txt", b"It was a bright cold day in April.\n" * 20),
        pytest.param("broken.gz", b"\x1f\x8b\x08nonsense", id="broken.gz"),
    ],
)
def test_input_that_is_no_catalogue_is_refused_in_one_sentence(
    haimu: Haimu, tmp_path: Path, name: str, content: bytes
) -> None:
    result = haimu("import", write(tmp_path / name, content), "--source", "lc")
    assert result.code == 2
    assert result.out == ""
    assert "Traceback" not in result.err
    assert len(result.err.strip().splitlines()) == 1
    assert name in result.err
    assert not (haimu.home / "haimu.db").exists()


def test_a_folder_and_a_missing_file_are_refused_in_one_sentence(haimu: Haimu, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.mrc"):
        result = haimu("import", path, "--source", "lc")
        assert (result.code, len(result.err.strip().splitlines())) == (2, 1)


def test_a_bad_second_file_leaves_the_store_untouched(haimu: Haimu, tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.mrc", marc_record("1", "Tides")), write(tmp_path / "bad.mrc", b"")
    assert haimu("import", good, bad, "--source", "lc").code == 2
    assert not (haimu.home / "haimu.db").exists()


def test_records_are_kept_while_the_search_engine_is_away(haimu: Haimu, tmp_path: Path) -> None:
    file = write(tmp_path / "books.mrc", marc_record("1", "Tides"), marc_record("2", "Waves"))
    away = Haimu(haimu.home, opensearch_url="http://127.0.0.1:9")
    result = away("import", file, "--source", "lc", "--scope", "all", "--json")
    assert result.code == 1
    assert result.json["accepted"] == 2
    assert "does not answer" in result.json["index_problem"]
    status = away("status", "--json")
    assert (status.code, status.json["union_records"], status.json["rebuild_needed"]) == (1, 2, None)
    assert "does not answer" in status.json["index_problem"]
    assert "does not answer" in away("status").out
    assert haimu("index", "sync").code == 0
    assert haimu("search", "tides", "--json").json["total"] == 1


def test_libraries_of_the_home_hold_what_names_them(haimu: Haimu, tmp_path: Path) -> None:
    table = haimu.home / "tables" / "libraries.tsv"
    table.parent.mkdir(parents=True)
    head = "code\taliases\tname_zh\tname_en\turl\tlink_template\n"
    table.write_text(f"{head}CN-SZYT\tyantian\t盐田区图书馆\tYantian Library\t\t\n", encoding="utf-8")
    file = write(tmp_path / "books.mrc", marc_record("1", "Tides"))
    assert haimu("import", file, "--source", "yantian", "--scope", "all").code == 0
    assert "盐田区图书馆" in haimu("libraries").out
    hit = haimu("search", "tides", "--json").json["hits"][0]
    assert haimu("record", hit["id"]).json["libraries"] == ["CN-SZYT"]
    table.write_text("code\n", encoding="utf-8")
    refused = haimu("import", file, "--source", "yantian")
    assert (refused.code, len(refused.err.strip().splitlines())) == (2, 1)


def test_gzipped_files_are_read_too(haimu: Haimu, tmp_path: Path) -> None:
    file = write(tmp_path / "books.mrc.gz", gzip.compress(marc_record("1", "Tides")))
    assert haimu("import", file, "--source", "lc", "--json").json["accepted"] == 1

"""`haimu export` and `haimu record --format`, from the command line to the file."""

import csv
import json
import signal
from pathlib import Path

import pytest
from command import Haimu
from lxml import etree
from marc_records import marc_record

from normalize.exports.columns import COLUMNS

SOURCES = """
[[source]]
name = "closed"
protocol = "file"
path = "closed.mrc"
scope = "all"
redistribute = false

[[source]]
name = "open"
protocol = "file"
path = "open.mrc"
scope = "all"
"""
OPEN = 12
TITLE = "Tides of the bay"
# Longer than a record of ISO 2709 may be.
FAR_TOO_LONG = tuple(f"Oceanography of the {number} seas and of their shores" for number in range(2_200))


@pytest.fixture
def stocked(haimu: Haimu) -> Haimu:
    """A record that may not be given away, and twelve that may."""
    haimu.home.mkdir(parents=True)
    (haimu.home / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (haimu.home / "closed.mrc").write_bytes(marc_record("c1", "Tides of the channel"))
    books = [
        marc_record(
            f"o{number}", f"{TITLE}, part {number}", original=f"海湾潮汐{number}", year=str(1990 + number)
        )
        for number in range(OPEN)
    ]
    (haimu.home / "open.mrc").write_bytes(b"".join(books))
    assert haimu("harvest").code == 0
    return haimu


def test_the_whole_catalogue_goes_out_but_for_what_may_not(stocked: Haimu) -> None:
    done = stocked("export", "--format", "json")
    assert done.code == 0
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert len(lines) == OPEN
    assert all(len(line["members"]) == 1 for line in lines)
    assert "12 records of 13 written" in done.err
    assert "1 record left out: the terms" in done.err
    assert "channel" not in done.out


def test_counts_of_the_report_add_up(stocked: Haimu, tmp_path: Path) -> None:
    done = stocked("export", "--format", "ris", "--output", tmp_path / "all.ris", "--json")
    assert done.code == 0
    report = done.json
    assert report["found"] == OPEN + 1
    assert report["found"] == report["written"] + report["withheld"] + report["gone"] + len(
        report["unwritten"]
    )
    assert (tmp_path / "all.ris").read_text("utf-8").count("TY  - BOOK") == OPEN


def test_a_query_says_which_records_go_out(stocked: Haimu) -> None:
    done = stocked("export", "--query", "part 3", "--format", "json")
    assert [json.loads(line)["members"][0]["identifier"] for line in done.out.splitlines()] == ["o3"]


def test_a_query_that_finds_nothing_makes_an_empty_but_whole_file(stocked: Haimu) -> None:
    done = stocked("export", "--query", "nowhere to be found", "--format", "mods")
    assert done.code == 0
    assert len(etree.fromstring(done.out.encode())) == 0


@pytest.mark.parametrize("name", ["dc", "dcterms", "mods", "marcxml", "cnmarcxml"])
def test_xml_of_the_whole_catalogue_is_one_document(stocked: Haimu, name: str) -> None:
    done = stocked("export", "--format", name)
    assert len(etree.fromstring(done.out.encode())) == OPEN


def test_xml_in_gb18030_says_so(stocked: Haimu, tmp_path: Path) -> None:
    path = tmp_path / "all.xml"
    assert stocked("export", "--format", "mods", "--encoding", "gb18030", "--output", path).code == 0
    assert path.read_bytes().startswith(b'<?xml version="1.0" encoding="GB18030"?>')
    assert "海湾潮汐3" in path.read_bytes().decode("gb18030")
    assert len(etree.parse(path).getroot()) == OPEN


def test_json_for_citations_is_one_array_and_always_in_utf_8(stocked: Haimu) -> None:
    assert len(stocked("export", "--format", "csljson").json) == OPEN
    refused = stocked("export", "--format", "csljson", "--encoding", "gb18030")
    assert (refused.code, refused.out) == (2, "")
    assert "always in UTF-8" in refused.err


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_table_for_spreadsheets_has_a_heading_and_a_line_a_record(
    stocked: Haimu, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "all.csv"
    assert stocked("export", "--format", "csv", "--encoding", encoding, "--output", str(path)).code == 0
    heading, *lines = csv.reader(path.read_text(encoding).removeprefix("\ufeff").splitlines())
    assert heading == list(COLUMNS)
    assert len({line[0] for line in lines}) == len(lines) == OPEN
    assert {len(line) for line in lines} == {len(COLUMNS)}


def test_citations_stand_on_a_line_each(stocked: Haimu) -> None:
    lines = stocked("export", "--format", "gbt7714").out.splitlines()
    assert len(lines) == OPEN
    assert all("[M]" in line for line in lines)


def test_a_record_too_long_for_iso_2709_is_listed_and_the_others_are_written(
    stocked: Haimu, tmp_path: Path
) -> None:
    path = stocked.home / "open.mrc"
    long = tmp_path / "long.xml"
    long.write_text(marcxml_of(FAR_TOO_LONG), encoding="utf-8")
    assert stocked("import", long, "--source", "long", "--scope", "all").code == 0
    done = stocked("export", "--format", "marc", "--output", path, "--json")
    assert done.code == 1
    assert done.json["written"] == OPEN
    assert len(done.json["unwritten"]) == 1
    assert done.json["unwritten"][0]["id"] in done.err


def marcxml_of(subjects: tuple[str, ...]) -> str:
    fields = "".join(
        f'<datafield tag="650" ind1=" " ind2="0"><subfield code="a">{subject}</subfield></datafield>'
        for subject in subjects
    )
    return (
        '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000nam a2200000 a 4500</leader>'
        '<controlfield tag="001">long</controlfield><datafield tag="245" ind1="1" ind2="0">'
        f'<subfield code="a">Everything about the sea</subfield></datafield>{fields}</record></collection>'
    )


def test_a_file_keeps_its_old_content_until_the_new_one_is_whole(stocked: Haimu, tmp_path: Path) -> None:
    path = tmp_path / "folder" / "all.ris"
    missing = stocked("export", "--format", "ris", "--output", path)
    assert (missing.code, missing.out) == (2, "")
    assert "name a file in a folder with room for it" in missing.err
    path.parent.mkdir()
    path.write_text("old", encoding="utf-8")
    process = stocked.start("export", "--format", "ris", "--output", path)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert path.read_text("utf-8") == "old" or path.read_text("utf-8").count("ER  - ") == OPEN
    assert [each.name for each in path.parent.iterdir()] == ["all.ris"]


def test_a_full_disk_is_told_and_a_device_stays_one(stocked: Haimu) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("there is no /dev/full here")
    done = stocked("export", "--format", "ris", "--output", full)
    assert done.code == 2
    assert "/dev/full cannot be written (No space left on device)" in done.err
    assert full.is_char_device()


def test_a_link_leads_to_the_file_that_is_written(stocked: Haimu, tmp_path: Path) -> None:
    target, link = tmp_path / "real.ris", tmp_path / "link.ris"
    link.symlink_to(target)
    assert stocked("export", "--format", "ris", "--output", link).code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("TY  - BOOK")


def test_a_report_on_the_standard_output_needs_a_file_for_the_records(stocked: Haimu) -> None:
    refused = stocked("export", "--format", "ris", "--json")
    assert (refused.code, refused.out) == (2, "")
    assert "--output" in refused.err


def test_a_record_is_printed_in_the_format_that_is_asked_for(stocked: Haimu) -> None:
    assert stocked("record", "open/o1", "--format", "ris").out.startswith("TY  - BOOK")
    assert etree.fromstring(stocked("record", "open/o1", "--format", "dc").out.encode()).tag.endswith("}dc")
    assert stocked("record", "open/o1").json["members"][0]["identifier"] == "o1"
    refused = stocked("record", "closed/c1", "--format", "bibtex")
    assert (refused.code, refused.out) == (2, "")

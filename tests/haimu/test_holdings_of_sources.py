"""In which fields a source writes its holdings: said in sources.toml or for an import, obeyed by everything after."""

from pathlib import Path
from typing import Any

import pytest
from command import Haimu
from marc_lines import marc

from haimu.settings import load_settings
from haimu.source_list import load_described
from haimu.validation.layout_hints import likely_layouts
from harvesters.errors import BadSources
from normalize.checks.coverage import Unread
from normalize.iso2709 import serialize
from normalize.local_fields import packaged_layouts

BOOK = "00000nam a2200000 a 4500"
MFHD = "00000nx  a2200000un 4500"


def write(path: Path, *records: tuple[str, ...], leader: str = BOOK) -> Path:
    """A file of records that are given as lines."""
    path.write_bytes(b"".join(serialize(marc(*lines, leader=leader)) for lines in records))
    return path


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    """A book with an item in 949."""
    return write(
        tmp_path / "tides.mrc",
        ("001 1", "245 00 $aTides", "949 ## $aGC301 .T5$lSTACKS$mMAIN$i39001"),
    )


def held(haimu: Haimu, name: str) -> list[dict[str, Any]]:
    """The holdings of the record, without what is empty."""
    found: list[dict[str, Any]] = haimu("record", name).json["record"]["holdings"]
    return found


def describe(haimu: Haimu, *lines: str) -> None:
    haimu.home.mkdir(exist_ok=True)
    text = "\n".join(("[[source]]", 'name = "town"', 'protocol = "file"', 'scope = "all"', *lines, ""))
    (haimu.home / "sources.toml").write_text(text, encoding="utf-8")


ITEM = {
    "library": "MAIN",
    "call_number": "GC301 .T5",
    "location": "STACKS",
    "availability": "",
    "barcodes": ["39001"],
}


def is_item(found: list[dict[str, Any]]) -> bool:
    return len(found) == 1 and all(found[0].get(name, "") == value for name, value in ITEM.items())


def test_an_import_that_names_a_layout_keeps_it_for_the_next(haimu: Haimu, tides: Path) -> None:
    first = haimu("import", tides, "--source", "town", "--scope", "all")
    assert first.code == 0, first.err
    assert not is_item(held(haimu, "town/1"))
    again = haimu("import", tides, "--source", "town", "--scope", "all", "--holdings", "sirsi-949", "--json")
    assert (again.json["updated"], again.json["unchanged"]) == (1, 0)
    assert is_item(held(haimu, "town/1"))
    third = haimu("import", tides, "--source", "town", "--scope", "all", "--json")
    assert third.json["unchanged"] == 1
    assert is_item(held(haimu, "town/1"))
    assert haimu("import", tides, "--source", "town", "--scope", "all", "--holdings", "none").code == 0
    assert not is_item(held(haimu, "town/1"))


def test_a_line_of_one_s_own_says_the_same(haimu: Haimu, tides: Path) -> None:
    line = "949 library=m number=a location=l barcode=i"
    assert haimu("import", tides, "--source", "town", "--scope", "all", "--holdings", line).code == 0
    assert is_item(held(haimu, "town/1"))


def test_a_preview_tells_which_layout_may_be_meant(haimu: Haimu, tides: Path) -> None:
    describe(haimu, f'path = "{tides}"')
    assert (
        '? 949 seems to say who holds it: holdings = "sirsi-949"' in haimu("sources", "preview", "town").out
    )


def test_what_sources_toml_says_is_obeyed_by_harvest_preview_and_renormalize(
    haimu: Haimu, tides: Path
) -> None:
    describe(haimu, f'path = "{tides}"')
    assert haimu("harvest", "town").code == 0
    assert not is_item(held(haimu, "town/1"))
    describe(haimu, f'path = "{tides}"', 'holdings = ["949 library=m number=a location=l barcode=i"]')
    preview = haimu("sources", "preview", "town", "--json").json["records"][0]
    assert "MAIN" in str(preview["fields"])
    assert preview["hints"] == []
    assert "read 1" in haimu("renormalize", "town").out
    assert is_item(held(haimu, "town/1"))
    assert haimu("renormalize", "town").out == ""
    assert haimu("harvest", "town", "--full", "--json").json["runs"][0]["unchanged"] == 1
    describe(haimu, f'path = "{tides}"')
    assert "read 1" in haimu("renormalize").out
    assert not is_item(held(haimu, "town/1"))


def test_a_layout_of_the_library_s_own_that_changes_has_its_records_read_again(
    haimu: Haimu, tides: Path
) -> None:
    table = haimu.home / "tables" / "local_fields.tsv"
    table.parent.mkdir(parents=True)
    table.write_text("name\tline\tused\nours\t949 number=a\tus\n", encoding="utf-8")
    done = haimu("import", tides, "--source", "town", "--scope", "all", "--holdings", "ours")
    assert done.code == 0, done.err
    assert held(haimu, "town/1")[0]["call_number"] == "GC301 .T5"
    table.write_text("name\tline\tused\nours\t949 number=a location=l\tus\n", encoding="utf-8")
    assert "read 1" in haimu("renormalize", "town").out
    assert held(haimu, "town/1")[0]["location"] == "STACKS"
    assert "ours" in haimu("sources", "layouts").out
    table.write_text("name\tline\tused\nour\t949 shelf=a\tus\n", encoding="utf-8")
    refused = haimu("sources", "layouts")
    assert refused.code == 2
    assert f"{table}:2: '949 shelf=a': a holding has no shelf" in refused.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('holdings = "sirsy"', "line 6: holdings: there is no layout 'sirsy'; perhaps sirsi is meant"),
        ('holdings = "949 shelf=a"', "line 6: holdings: '949 shelf=a': a holding has no shelf"),
        ('holdings = ["sirsi", "949"]', "line 6: holdings: '949' is not a tag with what its subfields hold"),
        ("holdings = 949", "line 6: holdings: expected"),
        ('holding = "sirsi"', "line 6: there is no entry 'holding'; perhaps holdings is meant"),
    ],
)
def test_a_bad_entry_is_refused_with_its_line_and_the_mend(
    haimu: Haimu, tides: Path, line: str, told: str
) -> None:
    describe(haimu, f'path = "{tides}"', line)
    path = haimu.home / "sources.toml"
    with pytest.raises(BadSources) as error:
        load_described(load_settings(haimu.environment), path)
    assert str(error.value).startswith(f"{path} {told}")


def test_a_bad_entry_stops_a_command_with_a_sentence(haimu: Haimu, tides: Path) -> None:
    describe(haimu, f'path = "{tides}"', 'holdings = "sirsy"')
    for command in (("harvest", "town"), ("sources", "preview", "town")):
        refused = haimu(*command)
        assert refused.code == 2
        assert "line 6: holdings: there is no layout 'sirsy'" in refused.err
        assert "Traceback" not in refused.err


def test_a_bad_option_is_refused_before_anything_is_stored(haimu: Haimu, tides: Path) -> None:
    refused = haimu("import", tides, "--source", "town", "--holdings", "949 shelf=a")
    assert refused.code == 2
    assert "--holdings: '949 shelf=a': a holding has no shelf" in refused.err
    describe(haimu, f'path = "{tides}"', 'holdings = "sirsi"')
    other = haimu("import", tides, "--source", "town", "--holdings", "sirsi-949")
    assert other.code == 2
    assert 'write holdings = "sirsi-949" there' in other.err
    assert haimu("import", tides, "--source", "town", "--holdings", "sirsi").code == 0


def test_validate_counts_the_fields_of_a_source_s_own_as_read(haimu: Haimu, tides: Path) -> None:
    before = haimu("validate", tides, "--coverage", "--json").json["coverage"]
    assert {(one["tag"], one["code"]) for one in before} == {("949", "")}
    after = haimu("validate", tides, "--coverage", "--holdings", "949 number=a location=l", "--json")
    assert {(one["tag"], one["code"]) for one in after.json["coverage"]} == {("949", "m"), ("949", "i")}


def unread(tag: str, example: str, code: str = "") -> Unread:
    return Unread("marc21", tag, code, 1, "1", example)


@pytest.mark.parametrize(
    ("field", "names"),
    [
        (unread("999", "$aGC211 .W3$wLC$c1$i350$lSTACKS$mALDERMAN$rY"), ["sirsi"]),
        (unread("999", "$c2038413$d2038413"), []),
        (unread("952", "$aMAIN$bMAIN$cGEN$oGC301 .T5$p3999$yBK$8REF"), ["koha"]),
        (unread("945", "$aVK902$b.P5$i3123$lmstk $o-"), ["sierra"]),
        (unread("945", "$aReload project"), []),
        (unread("995", "$bBREST$cBREST$eMAGASIN$f29$hLIV$k551.46"), ["koha-unimarc"]),
        (unread("999", "MAIN", "m"), []),
    ],
)
def test_a_field_that_nobody_reads_is_told_with_the_layouts_that_fit(field: Unread, names: list[str]) -> None:
    assert likely_layouts(field, packaged_layouts()) == names


BIBS = (("001 7", "245 00 $aOcean letters"), ("001 8", "245 00 $aOther letters"))
HELD = (("001 7", "004 8", "852 ## $aUS-DLC$hGC1", "866 ## $av.1-12"),)
NOWHERE = (("001 9", "004 77", "852 ## $aUS-DLC"),)


def test_records_of_holdings_find_their_record_whichever_comes_first(haimu: Haimu, tmp_path: Path) -> None:
    """Their numbers are counted apart: holdings 7 are of book 8, and book 7 is another."""
    holdings = write(tmp_path / "holdings.mrc", *HELD, leader=MFHD)
    books = write(tmp_path / "books.mrc", *BIBS)
    first = haimu("import", holdings, "--source", "lib", "--scope", "all", "--json").json
    assert (first["accepted"], first["union_created"]) == (1, 0)
    assert [one["class"] for one in first["problems"]] == ["no_host"]
    assert haimu("search", "letters", "--json").json["total"] == 0
    second = haimu("import", books, "--source", "lib", "--scope", "all", "--json").json
    assert (second["accepted"], second["union_created"], second["problems_total"]) == (2, 2, 0)
    assert held(haimu, "lib/8")[0]["coverage"] == "v.1-12"
    assert haimu("record", "lib/7").json["record"]["titles"][0]["value"] == "Ocean letters"
    again = haimu("import", holdings, "--source", "lib", "--scope", "all", "--json").json
    assert (again["unchanged"], again["problems_total"]) == (1, 0)
    assert len(haimu("search", "letters", "--json").json["hits"]) == 2


def test_holdings_that_move_to_another_record_leave_the_first(haimu: Haimu, tmp_path: Path) -> None:
    haimu("import", write(tmp_path / "b.mrc", *BIBS), "--source", "lib", "--scope", "all")
    haimu("import", write(tmp_path / "h.mrc", *HELD, leader=MFHD), "--source", "lib", "--scope", "all")
    moved = (("001 7", "004 7", "852 ## $aUS-DLC$hGC1"),)
    report = haimu(
        "import",
        write(tmp_path / "m.mrc", *moved, leader=MFHD),
        "--source",
        "lib",
        "--scope",
        "all",
        "--json",
    ).json
    assert report["updated"] == 1
    assert held(haimu, "lib/7")[0]["call_number"] == "GC1"
    assert "US-DLC" not in str(held(haimu, "lib/8"))


def test_holdings_whose_record_never_comes_are_told(haimu: Haimu, tmp_path: Path) -> None:
    holdings = write(tmp_path / "holdings.mrc", *NOWHERE, leader=MFHD)
    result = haimu("import", holdings, "--source", "lib")
    assert result.code == 0
    assert "holdings:9: holdings of record 77, which this source has not sent" in result.err
    orphan = write(tmp_path / "orphan.mrc", ("001 10", "852 ## $aUS-DLC"), leader=MFHD)
    report = haimu("import", orphan, "--source", "lib", "--json").json
    assert (report["read"], report["out_of_scope"], report["union_created"]) == (1, 1, 0)
    assert "does not say of which record (004)" in str(report["problems"])
    describe(haimu, f'path = "{holdings}"')
    run = haimu("harvest", "town", "--json").json["runs"][0]
    assert run["complete"]
    assert "holdings of records that the source has not sent: holdings:9 of 77" in str(run["problems"])

"""Why two records are of one publication, by the command line."""

from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record


@pytest.fixture
def tides(haimu: Haimu, tmp_path: Path) -> None:
    for number, title in (("1", "Tides of the sea"), ("2", "Tides of the Sea /"), ("3", "Winds of the sea")):
        file = tmp_path / f"{number}.mrc"
        file.write_bytes(marc_record(number, title))
        haimu("import", file, "--source", f"lib{number}", "--scope", "all")


@pytest.mark.usefixtures("tides")
def test_a_pair_is_told_by_element_with_points(haimu: Haimu) -> None:
    told = haimu("union", "explain", "lib1/1", "lib2/2")
    assert told.code == 0, told.err
    assert told.out.startswith("lib1/1 and lib2/2: ")
    assert "+50  title agrees: tidesofthesea" in told.out
    (pair,) = haimu("union", "explain", "lib1/1", "lib3/3", "--json").json["pairs"]
    assert (pair["a"], pair["b"], pair["same"]) == ("lib1/1", "lib3/3", False)
    assert {"title", "differs"} <= {
        word for reason in pair["reasons"] for word in (reason["element"], reason["outcome"])
    }
    assert all(reason["zh"] and reason["en"] for reason in pair["reasons"])


@pytest.mark.usefixtures("tides")
def test_a_union_record_stands_for_all_its_records(haimu: Haimu) -> None:
    name = haimu("record", "lib3/3").json["id"]
    assert haimu("union", "explain", name, "lib1/1").out.startswith("lib3/3 and lib1/1: ")


@pytest.mark.usefixtures("tides")
@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("lib1/1", "lib1/1", "lib1/1 and lib1/1 are the same record"),
        ("lib1/1", "lib1/9", "There is no record lib1/9"),
        ("hm0123456789", "lib1/1", "There is no record hm0123456789"),
    ],
)
def test_what_cannot_be_compared_is_said(haimu: Haimu, one: str, other: str, said: str) -> None:
    answer = haimu("union", "explain", one, other)
    assert (answer.code, said in answer.err) == (2, True)

"""Tables of a library's own in its home."""

import re
from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record

LEXICON = "term\tlanguage\tweight\tkind\tnote\nSalt pans\ten\t10\tsea\tour town\n"
COUNTS = ("accepted", "updated", "unchanged", "out_of_scope")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A record that is marine by the table of the library only, and one that is by ours only."""
    path = tmp_path / "town.mrc"
    path.write_bytes(
        marc_record("1", "A history of salt pans", subjects=["Salt pans."])
        + marc_record("2", "Coral reefs of Fiji", subjects=["Coral reefs."])
    )
    return path


def lay_down(haimu: Haimu, name: str, text: str) -> None:
    path = haimu.home / "tables" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def counts(haimu: Haimu, file: Path) -> dict[str, int]:
    done = haimu("import", file, "--source", "town", "--json")
    assert done.code == 0, done.err
    return {name: done.json[name] for name in COUNTS if done.json[name]}


def test_what_is_unchanged_is_judged_again_when_the_tables_change(haimu: Haimu, file: Path) -> None:
    assert counts(haimu, file) == {"accepted": 1, "out_of_scope": 1}
    lay_down(haimu, "lexicon.tsv", LEXICON)
    assert counts(haimu, file)["accepted"] == 1
    assert haimu("search", "salt pans", "--json").json["total"] == 1
    assert counts(haimu, file) == {"unchanged": 2}
    lay_down(haimu, "lexicon.tsv", LEXICON + "coral reef\ten\t0\tnot\t\ncoral reefs\ten\t0\tnot\t\n")
    assert counts(haimu, file)["out_of_scope"] == 1
    assert haimu("search", "fiji", "--json").json["total"] == 0


def test_what_is_kept_is_judged_again_by_renormalize(haimu: Haimu, file: Path) -> None:
    counts(haimu, file)
    lay_down(haimu, "lexicon.tsv", LEXICON)
    assert "read 2" in haimu("renormalize", "town").out
    assert haimu("search", "salt pans", "--json").json["total"] == 1
    assert haimu("renormalize").out == ""


@pytest.fixture
def town(haimu: Haimu, file: Path) -> Haimu:
    """A home with a table of its own and the file as a source."""
    lay_down(haimu, "lexicon.tsv", LEXICON)
    entry = f'[[source]]\nname = "town"\nprotocol = "file"\npath = "{file}"\n'
    (haimu.home / "sources.toml").write_text(entry, encoding="utf-8")
    return haimu


def harvested(haimu: Haimu) -> dict[str, int]:
    run = haimu("harvest", "town", "--full", "--json").json["runs"][0]
    return {name: run[name] for name in COUNTS if run[name]}


def test_by_whatever_way_records_come_they_are_judged_by_the_same_tables_once(
    town: Haimu, file: Path
) -> None:
    assert harvested(town) == {"accepted": 2}
    assert counts(town, file) == {"unchanged": 2}
    assert harvested(town) == {"unchanged": 2}
    assert town("renormalize").out == ""


def test_a_harvest_judges_again_when_the_tables_have_changed(town: Haimu) -> None:
    assert harvested(town) == {"accepted": 2}
    lay_down(town, "lexicon.tsv", LEXICON + "coral reef\ten\t0\tnot\t\ncoral reefs\ten\t0\tnot\t\n")
    assert harvested(town) == {"updated": 1, "out_of_scope": 1}
    assert town("search", "fiji", "--json").json["total"] == 0
    assert harvested(town) == {"unchanged": 2}


def test_validate_and_preview_judge_by_the_tables_of_the_library(haimu: Haimu, file: Path) -> None:
    lay_down(haimu, "classes.tsv", "scheme\tclass\tweight\tzh\ten\n")
    lay_down(haimu, "lexicon.tsv", LEXICON)
    assert haimu("validate", file, "--json").json["accepted"] == 2
    entry = f'[[source]]\nname = "town"\nprotocol = "file"\npath = "{file}"\n'
    (haimu.home / "sources.toml").write_text(entry, encoding="utf-8")
    first = haimu("sources", "preview", "town", "--json").json["records"][0]
    assert re.match(r"would be accepted: \d+ points, 10 are enough: subject .Salt pans", first["verdict"])


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("lexicon.tsv", LEXICON + "x\ten\tmuch\tsea\t\n", "lexicon.tsv, line 3: 'much' is no weight"),
        (
            "classes.tsv",
            "scheme\tclass\tweight\tzh\ten\nlcc\t9\t1\t\t\n",
            "classes.tsv, line 2: '9' is no class",
        ),
        ("lexicon.tsv", "word\tweight\n", "lexicon.tsv, line 1: the first line has to name the columns"),
    ],
)
@pytest.mark.parametrize("command", ["import", "validate"])
def test_a_bad_table_is_one_sentence_with_file_and_line(
    haimu: Haimu, file: Path, name: str, text: str, told: str, command: str
) -> None:
    lay_down(haimu, name, text)
    done = haimu(command, file, *(["--source", "town"] if command == "import" else []))
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert told in done.err
    assert not (haimu.home / "haimu.db").exists()

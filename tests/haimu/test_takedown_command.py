"""Taking down by the command line, and being killed while doing so."""

import random
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "book.mrc"
    file.write_bytes(marc_record("1", "Tides of the sea"))
    return file


def found(haimu: Haimu) -> list[str]:
    return [hit["id"] for hit in haimu("search", "tides", "--json").json["hits"]]


def test_a_takedown_reaches_search_and_record_and_outlives_an_import(haimu: Haimu, book: Path) -> None:
    haimu("import", book, "--source", "lc", "--scope", "all")
    (name,) = found(haimu)
    taken = haimu("takedown", "add", "lc/1", "--reason", "asked by the author", "--by", "anna", "--json")
    assert taken.code == 0, taken.err
    assert (taken.json["id"], taken.json["fresh"], taken.json["changed"]) == ("lc/1", True, [name])
    book.write_bytes(marc_record("1", "Tides of the sea, corrected"))
    assert haimu("import", book, "--source", "lc", "--scope", "all", "--json").json["out_of_scope"] == 1
    assert found(haimu) == []
    shown = haimu("record", name)
    assert (shown.code, "was taken down on" in shown.err) == (2, True)
    (listed,) = haimu("takedown", "list", "--json").json["takedowns"]
    assert (listed["kind"], listed["reason"], listed["by"]) == ("member", "asked by the author", "anna")
    assert listed["members"] == [{"source": "lc", "identifier": "1", "origin": "named", "present": True}]
    assert haimu("takedown", "remove", "lc/1").code == 0
    assert found(haimu) == [name]
    assert "corrected" in haimu("record", name).out


def test_a_union_record_is_taken_down_by_its_id(haimu: Haimu, book: Path) -> None:
    haimu("import", book, "--source", "lc", "--scope", "all")
    (name,) = found(haimu)
    assert haimu("takedown", "add", name, "--reason", "x").out == f"{name} is taken down.\n"
    assert f"{name} was taken down already" in haimu("takedown", "add", name, "--reason", "x").out
    assert found(haimu) == []
    assert haimu("takedown", "list").out.startswith(f"{name}\t")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "nonsense", "--reason", "x"), "names no record"),
        (("add", "lc/", "--reason", "x"), "names no record"),
        (("add", "lc/1"), "Missing option '--reason'"),
        (("remove", "lc/1"), "lc/1 is not taken down"),
        (("remove", "hm0123456789"), "hm0123456789 is not taken down"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    haimu: Haimu, arguments: tuple[str, ...], said: str
) -> None:
    result = haimu("takedown", *arguments)
    assert result.code == 2
    assert said in result.err
    assert "Traceback" not in result.err


def test_a_takedown_before_the_record_says_so(haimu: Haimu, book: Path) -> None:
    assert "will stay out of view" in haimu("takedown", "add", "lc/1", "--reason", "x").out
    assert haimu("import", book, "--source", "lc", "--scope", "all", "--json").json["out_of_scope"] == 1
    assert found(haimu) == []


def test_a_killed_takedown_is_done_or_not_begun(haimu: Haimu, book: Path) -> None:
    haimu("import", book, "--source", "lc", "--scope", "all")
    chance = random.Random(3)
    for _ in range(6):
        process = haimu.start("takedown", "add", "lc/1", "--reason", "x")
        time.sleep(chance.uniform(0.3, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with sqlite3.connect(haimu.home / "haimu.db") as connection:
            (states,) = connection.execute("SELECT state FROM member").fetchone()
            (live,) = connection.execute("SELECT state FROM union_record").fetchone()
            (taken,) = connection.execute("SELECT count(*) FROM takedown").fetchone()
            (keys,) = connection.execute("SELECT count(*) FROM takedown_key").fetchone()
        connection.close()
        assert (states, live, taken, keys) in {("live", "live", 0, 0), ("taken_down", "gone", 1, 1)}
        haimu("takedown", "add", "lc/1", "--reason", "x")
        assert found(haimu) == []
        haimu("takedown", "remove", "lc/1")
        assert len(found(haimu)) == 1


def test_a_record_that_may_not_be_given_away_is_found_and_not_printed(haimu: Haimu, book: Path) -> None:
    haimu("import", book, "--source", "lc", "--scope", "all")
    with sqlite3.connect(haimu.home / "haimu.db") as connection:
        connection.execute("UPDATE source SET redistribute = 0, licence = 'house use'")
    connection.close()
    (hit,) = haimu("search", "tides", "--json").json["hits"]
    assert hit["title"]
    shown = haimu("record", "lc/1")
    assert (shown.code, shown.out) == (2, "")
    assert "may not be given away" in shown.err

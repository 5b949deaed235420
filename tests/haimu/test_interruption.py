"""A run that dies, and two runs at once."""

import fcntl
import random
import signal
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from command import Haimu
from marc_records import marc_record

if TYPE_CHECKING:
    import subprocess

RECORDS = 6000


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which some editions come twice and some identifiers too."""
    chance = random.Random(11)
    words = ["Tides", "Waves", "Currents", "Harbours", "Charts", "Fishes", "Reefs", "Pilotage"]
    path = tmp_path_factory.mktemp("books") / "books.mrc"
    with path.open("wb") as stream:
        for number in range(RECORDS):
            title = f"{chance.choice(words)} of the sea, part {number // 2}"
            isbn = f"97875027{number // 2 % 100000:05d}"[:12]
            identifier = f"r{number}" if number % 100 else "shared"
            stream.write(marc_record(identifier, title, isbn=_with_check_digit(isbn.ljust(12, "0"))))
    return path


def _with_check_digit(twelve: str) -> str:
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(twelve))
    return twelve + str(-total % 10)


def contents(haimu: Haimu) -> dict[str, Any]:
    """Members, their union records and the outbox, without what tells of runs."""
    connection = sqlite3.connect(haimu.home / "haimu.db")
    try:
        members = connection.execute(
            "SELECT identifier, state, union_id, record FROM member ORDER BY 1"
        ).fetchall()
        unions = connection.execute("SELECT id, state, moved_to FROM union_record ORDER BY 1").fetchall()
        waiting = connection.execute("SELECT count(*) FROM outbox").fetchone()
        keys = connection.execute("SELECT count(*) FROM match_key").fetchone()
    finally:
        connection.close()
    found = haimu("search", "sea", "--json").json["total"]
    return {"members": members, "unions": unions, "waiting": waiting[0], "keys": keys[0], "found": found}


@pytest.fixture(scope="module")
def clean(books: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one undisturbed run makes of the file."""
    haimu = Haimu(tmp_path_factory.mktemp("clean") / "home")
    assert haimu("import", books, "--source", "lc", "--scope", "all").code == 0
    made = contents(haimu)
    assert made["waiting"] == 0
    assert len(made["members"]) == RECORDS
    assert made["found"] == len(made["unions"]) < RECORDS
    return made


@pytest.mark.parametrize("seconds", [0.6, 1.0, 1.4, 1.8, 2.4])
def test_a_killed_run_and_a_second_one_end_like_one_clean_run(
    haimu: Haimu, books: Path, clean: dict[str, Any], seconds: float
) -> None:
    process = haimu.start("import", books, "--source", "lc", "--scope", "all")
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    again = haimu("import", books, "--source", "lc", "--scope", "all", "--json")
    assert again.code == 0, again.err
    assert again.json["read"] == again.json["accepted"] + again.json["unchanged"] == RECORDS
    assert contents(haimu) == clean


def test_two_imports_at_once_end_like_one(haimu: Haimu, books: Path, clean: dict[str, Any]) -> None:
    runs = [haimu.start("import", books, "--source", "lc", "--scope", "all") for _ in range(2)]
    for process in runs:
        _finish(process)
    assert contents(haimu) == clean


def test_an_import_waits_for_the_one_that_runs_and_says_so(haimu: Haimu, tmp_path: Path) -> None:
    file = tmp_path / "book.mrc"
    file.write_bytes(marc_record("1", "Tides"))
    haimu("import", file, "--source", "lc")
    with (haimu.home / "haimu.db.writer.lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        process = haimu.start("import", file, "--source", "lc")
        assert process.stderr is not None
        # It says first what it takes the file for.
        assert "ISO 2709" in process.stderr.readline()
        assert "Another run is writing to the catalogue" in process.stderr.readline()
    _finish(process)


def _finish(process: "subprocess.Popen[str]") -> None:
    _, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    assert "locked" not in err

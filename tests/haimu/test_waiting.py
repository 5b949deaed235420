"""Commands that wait for another process say so."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record
from sqlalchemy import create_engine, text

from catalog.store import Store

PATIENCE_SECONDS = 60
WRITING = "Another run (process {}, since "


@pytest.fixture
def library(haimu: Haimu, tmp_path: Path) -> Haimu:
    """A home with a store, and a source of one file."""
    haimu.home.mkdir()
    (tmp_path / "one.mrc").write_bytes(marc_record("1", "Tides"))
    entry = (
        f'[[source]]\nname = "exports"\nprotocol = "file"\npath = "{tmp_path / "one.mrc"}"\nscope = "all"\n'
    )
    (haimu.home / "sources.toml").write_text(entry, encoding="utf-8")
    assert haimu("import", tmp_path / "one.mrc", "--source", "first", "--scope", "all").code == 0
    return haimu


@pytest.fixture
def slow_import(library: Haimu, tmp_path: Path) -> Iterator[tuple[int, threading.Event]]:
    """The number of an import that stands still in the middle of its turn, and what lets it go on."""
    file = tmp_path / "many.mrc"
    file.write_bytes(b"".join(marc_record(str(number), f"Waves {number}") for number in range(2, 30_000)))
    process = library.start("import", file, "--source", "slow", "--scope", "all", "--json")
    go_on = threading.Event()
    _wait_for(lambda: _signed(library) == process.pid)
    process.send_signal(signal.SIGSTOP)

    def end() -> None:
        go_on.wait(PATIENCE_SECONDS)
        process.send_signal(signal.SIGCONT)

    ending = threading.Thread(target=end)
    ending.start()
    yield process.pid, go_on
    go_on.set()
    ending.join()
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, err
    assert json.loads(out)["accepted"] == 29_998


def _signed(library: Haimu) -> int:
    file = library.home / "haimu.db.writer.lock"
    return int((file.read_text() or "0").split()[0])


def _wait_for(condition: object) -> None:
    assert callable(condition)
    until = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.02)


@pytest.mark.parametrize(
    "words",
    [
        ("harvest", "exports"),
        ("import", "{file}", "--source", "other"),
        ("takedown", "add", "first/1", "--reason", "x"),
    ],
)
def test_who_waits_says_for_whom_and_goes_on_afterwards(
    library: Haimu, slow_import: tuple[int, threading.Event], tmp_path: Path, words: tuple[str, ...]
) -> None:
    number, go_on = slow_import
    process = library.start(*(word.format(file=tmp_path / "one.mrc") for word in words))
    assert process.stderr is not None
    told = next(line for line in process.stderr if "Another run" in line)
    assert told.startswith(WRITING.format(number))
    assert told.endswith("is writing to the catalogue: waiting until it has finished.\n")
    assert process.poll() is None
    go_on.set()
    _, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, err
    assert "Another run" not in err, "it is said once"


def test_nobody_is_named_when_nobody_holds_it(library: Haimu) -> None:
    assert (library.home / "haimu.db.writer.lock").read_text() == ""
    assert library("harvest").err == ""


def test_a_process_that_was_killed_is_not_named(library: Haimu) -> None:
    process = subprocess.Popen(["true"])
    process.wait()
    for name in ("writer", "index"):
        (library.home / f"haimu.db.{name}.lock").write_text(f"{process.pid} 2026-01-01T00:00:00+00:00")
    done = library("harvest", "exports")
    assert (done.code, done.err) == (0, "")


@pytest.fixture
def on_a_server(library: Haimu, postgres_url: str) -> Iterator[Haimu]:
    """The same over PostgreSQL, in a schema of its own."""
    name = f"haimu_waiting_{os.getpid()}"
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text(f'CREATE SCHEMA "{name}"'))
    served = Haimu(library.home, database_url=f"{postgres_url}?options=-csearch_path%3D{name}")
    assert served("migrate").code == 0
    yield served
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA "{name}" CASCADE'))
    engine.dispose()


def test_a_harvest_over_postgresql_says_for_whom_it_waits(on_a_server: Haimu) -> None:
    store = Store(on_a_server.environment["HAIMU_DATABASE_URL"])
    with store.locked("writer"):
        process = on_a_server.start("harvest", "exports")
        assert process.stderr is not None
        told = process.stderr.readline()
        assert process.poll() is None
    store.close()
    assert told.startswith(WRITING.format(os.getpid()))
    _, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, err) == (0, "")

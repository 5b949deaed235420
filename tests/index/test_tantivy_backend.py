"""What only an index in a folder can suffer."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from catalogued import RECORDS
from searching_desk import Desk, bodies

from index.errors import StaleIndex
from index.tantivy_backend import TantivyBackend

ROOT = Path(__file__).resolve().parents[2]
KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from searching_desk import bodies
from index.tantivy_backend import TantivyBackend

backend = TantivyBackend(Path(sys.argv[1]))
backend.put(bodies()[:3], fresh=True)
backend.commit()
backend.put(bodies()[3:], fresh=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def version_of(folder: Path) -> Path:
    return folder / (folder / "current").read_text()


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """An index whose writer was killed after it had committed three records and put three more."""
    folder = tmp_path / "index"
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "support")])
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(folder)]
    done = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": paths}, cwd=ROOT)
    assert done.returncode == -signal.SIGKILL
    return folder


def test_what_was_committed_outlives_a_kill_and_the_lock_does_not(killed: Path) -> None:
    backend = TantivyBackend(killed)
    assert Desk(backend).ask("").total == 3
    backend.put(bodies())
    backend.commit()
    assert Desk(backend).ask("").total == len(RECORDS)


def test_records_called_fresh_are_looked_for_after_a_kill(killed: Path) -> None:
    backend = TantivyBackend(killed)
    backend.put(bodies(), fresh=True)
    backend.commit()
    assert Desk(backend).ask("").total == len(RECORDS)


def test_what_one_backend_commits_another_finds(tmp_path: Path) -> None:
    writing, reading = TantivyBackend(tmp_path), TantivyBackend(tmp_path)
    desk = Desk(reading)
    for number in range(1, 4):
        writing.put(bodies()[:number])
        writing.commit()
        assert desk.ask("").total == number
    reading.put(bodies())
    reading.commit()
    assert Desk(writing).ask("").total == len(RECORDS)


def test_what_one_backend_rebuilds_another_turns_to(tmp_path: Path) -> None:
    writing, reading = TantivyBackend(tmp_path), TantivyBackend(tmp_path)
    writing.put(bodies())
    writing.commit()
    desk = Desk(reading)
    assert desk.ask("").total == len(RECORDS)
    with writing.rebuilding() as fresh:
        fresh.put(bodies()[:2])
    assert desk.ask("").total == 2
    assert len(list(tmp_path.glob("v-*"))) == 1


def test_closing_drops_what_was_not_committed(tmp_path: Path) -> None:
    backend = TantivyBackend(tmp_path)
    backend.put(bodies())
    backend.close()
    assert Desk(TantivyBackend(tmp_path)).ask("").total == 0


def test_an_index_of_another_analysis_asks_for_a_rebuild(tmp_path: Path) -> None:
    backend = TantivyBackend(tmp_path)
    backend.put(bodies())
    backend.commit()
    (version_of(tmp_path) / "fingerprint").write_text("of yesterday")
    reopened = TantivyBackend(tmp_path)
    assert not reopened.current()
    with pytest.raises(StaleIndex, match="haimu index rebuild"):
        reopened.put(bodies())
    with reopened.rebuilding() as fresh:
        fresh.put(bodies())
    assert reopened.current()
    assert Desk(reopened).ask("").total == len(RECORDS)


def test_an_index_with_other_fields_is_no_traceback(tmp_path: Path) -> None:
    import tantivy  # noqa: PLC0415 - only this test makes an index by hand

    backend = TantivyBackend(tmp_path)
    version = version_of(tmp_path)
    for file in version.iterdir():
        file.unlink()
    (version / "fingerprint").write_text("of yesterday")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title")
    tantivy.Index(builder.build(), path=str(version))
    with pytest.raises(StaleIndex, match="haimu index rebuild"):
        Desk(TantivyBackend(tmp_path)).ask("ocean")
    backend.close()

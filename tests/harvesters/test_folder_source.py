"""Files in a folder as a source."""

from pathlib import Path

import pytest
from marc_records import marc_record

from harvesters.errors import HarvestError
from harvesters.folder import FilesHarvester
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from normalize.raw import Checkpoint, Delivery, RawRecord, RoundBegins

NOW = "2026-01-01T00:00:00Z"


def harvest(folder: Path, state: bytes = b"", log: RunLog | None = None, **entry: str) -> list[Delivery]:
    entry = {"path": "exports", **entry}
    source = Source(name="exports", protocol="file", folder=folder, **entry)  # type: ignore[arg-type]  # all are words
    return list(FilesHarvester(source, log or RunLog()).deliveries(Plan(NOW, state)))


def numbers(deliveries: list[Delivery]) -> list[str]:
    return [one.data[-40:].decode() for one in deliveries if isinstance(one, RawRecord)]


def last_state(deliveries: list[Delivery]) -> bytes:
    return next(one.state for one in reversed(deliveries) if isinstance(one, Checkpoint))


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "b.mrc").write_bytes(marc_record("2", "Waves"))
    (folder / "a.mrc").write_bytes(marc_record("1", "Tides"))
    (folder / ".partial").write_bytes(b"not yet")
    return folder


def test_files_are_read_in_the_order_of_their_names_with_a_checkpoint_after_each(exports: Path) -> None:
    log = RunLog()
    brought = harvest(exports.parent, log=log)
    assert [type(one) for one in brought] == [
        RoundBegins, RawRecord, Checkpoint, RawRecord, Checkpoint, Checkpoint,
    ]  # fmt: skip
    assert "Tides" in brought[1].data.decode()  # type: ignore[union-attr]  # a RawRecord, as asserted
    assert log.exhaustive
    assert log.pages == 2


def test_what_has_been_read_is_not_read_again(exports: Path) -> None:
    state = last_state(harvest(exports.parent))
    (exports / "b.mrc").write_bytes(marc_record("2", "Reefs"))
    (exports / "c.mrc").write_bytes(marc_record("3", "Sands"))
    log = RunLog()
    again = harvest(exports.parent, state, log)
    assert len(numbers(again)) == 2
    assert not log.exhaustive


def test_where_files_are_the_whole_all_are_read_when_one_changes(exports: Path) -> None:
    state = last_state(harvest(exports.parent, deletions="listing"))
    assert harvest(exports.parent, state, deletions="listing")[:-1] == []
    (exports / "a.mrc").unlink()
    log = RunLog()
    again = harvest(exports.parent, state, log, deletions="listing")
    assert isinstance(again[0], RoundBegins)
    assert len(numbers(again)) == 1
    assert log.exhaustive


def test_a_reading_that_stopped_goes_on_with_the_next_file(exports: Path) -> None:
    first = harvest(exports.parent)
    state = next(one.state for one in first if isinstance(one, Checkpoint))
    log = RunLog()
    rest = harvest(exports.parent, state, log)
    assert len(numbers(rest)) == 1
    assert not any(isinstance(one, RoundBegins) for one in rest)
    assert log.exhaustive


def test_a_stop_is_obeyed_after_the_file_at_hand(exports: Path) -> None:
    log = RunLog()
    log.stop.set()
    assert len(numbers(harvest(exports.parent, log=log))) == 1
    assert not log.exhaustive


@pytest.mark.parametrize(("path", "count"), [("exports/*.mrc", 2), ("exports/a.mrc", 1), ("exports", 2)])
def test_a_path_is_a_file_a_folder_or_a_pattern(exports: Path, path: str, count: int) -> None:
    assert len(numbers(harvest(exports.parent, path=path))) == count
    assert len(numbers(harvest(Path("/"), path=str(exports.parent / path)))) == count


def test_a_path_without_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(HarvestError, match="check its path"):
        harvest(tmp_path)


def test_an_unreadable_file_is_tried_again_and_the_round_stays_open(exports: Path) -> None:
    (exports / "b.mrc").write_bytes(b"\x89PNG\r\n\x1a\n")
    log = RunLog()
    brought = harvest(exports.parent, log=log)
    assert len(numbers(brought)) == 1
    assert not log.complete
    assert not log.exhaustive
    (exports / "b.mrc").write_bytes(marc_record("2", "Waves"))
    again = RunLog()
    assert len(numbers(harvest(exports.parent, last_state(brought), again))) == 1
    assert again.complete
    assert again.exhaustive


def test_a_check_counts_the_files(exports: Path) -> None:
    source = Source(name="exports", protocol="file", path="exports", folder=exports.parent)
    answer = FilesHarvester(source, RunLog()).check()
    assert answer.answers
    assert answer.facts[0] == ("files", "2")

"""Where real records are found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.raw import RawRecord


@pytest.fixture
def shared(shared_data: Path) -> Callable[[str], Path]:
    """Return the path of a file of real records, or skip."""

    def path_of(name: str) -> Path:
        path = shared_data / name
        if not path.is_file():
            pytest.skip(f"../shared/data/{name} is not here")
        return path

    return path_of


@pytest.fixture
def raw_records(shared: Callable[[str], Path]) -> Callable[[str], list[RawRecord]]:
    """Return the records of an ISO 2709 file of real records."""

    def records_of(name: str) -> list[RawRecord]:
        parts = shared(name).read_bytes().split(b"\x1d")
        return [RawRecord(part + b"\x1d", at) for at, part in enumerate(parts, 1) if part.strip()]

    return records_of

"""Where real records are found."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def shared(shared_data: Path) -> Callable[[str], Path]:
    """Return the path of a file of real records, or skip."""

    def path_of(name: str) -> Path:
        path = shared_data / name
        if not path.is_file():
            pytest.skip(f"../shared/data/{name} is not here")
        return path

    return path_of

"""A home of its own for each test."""

from pathlib import Path

import pytest
from command import Haimu


@pytest.fixture
def haimu(tmp_path: Path) -> Haimu:
    return Haimu(tmp_path / "home")

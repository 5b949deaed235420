"""What tests of every package share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
GZIP_MAGIC = b"\x1f\x8b"

# How long an example takes says more of the machine than of the code.
settings.register_profile("haimu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("haimu")


def pytest_make_parametrize_id(val: object) -> None:
    """Refuse to name a test after packed bytes: they carry the time they were made.

    Such a test would have another name in each process, and processes that run tests side by side must have
    collected the same names.
    """
    if isinstance(val, bytes) and val.startswith(GZIP_MAGIC):
        raise pytest.UsageError('Packed bytes need a name of their own: pytest.param(…, id="…").')


@pytest.fixture(scope="session")
def project_root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of other people's records beside the project, which is no part of it."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/data of real records is not here")
    return folder


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """An empty PostgreSQL database; a test makes a schema of its own in it."""
    return _server("HAIMU_TEST_POSTGRES_URL", "PostgreSQL")


@pytest.fixture(scope="session")
def opensearch_url() -> str:
    """An OpenSearch node; a test makes indexes with names of its own in it."""
    return _server("HAIMU_TEST_OPENSEARCH_URL", "OpenSearch")


@pytest.fixture
def haimu_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home that the settings point to."""
    home = tmp_path / "home"
    monkeypatch.setenv("HAIMU_HOME", str(home))
    for name in ("HAIMU_DATABASE_URL", "HAIMU_OPENSEARCH_URL"):
        monkeypatch.delenv(name, raising=False)
    return home


def _server(variable: str, name: str) -> str:
    url = os.environ.get(variable)
    if not url:
        pytest.skip(f"{variable} names no {name} server; scripts/test starts one")
    return url

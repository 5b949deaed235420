"""A store on SQLite and on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from arrivals import Deliverer
from sqlalchemy import create_engine, text

from catalog.database import open_database
from catalog.migration import upgrade
from catalog.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database; on PostgreSQL a schema of its own, dropped afterwards."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'haimu.db'}"
        return
    url = os.environ.get("HAIMU_TEST_POSTGRES_URL")
    if not url:
        pytest.skip("HAIMU_TEST_POSTGRES_URL names no PostgreSQL server")
    name = f"haimu_test_{os.getpid()}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f'CREATE SCHEMA "{name}"'))
    yield f"{url}?options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA "{name}" CASCADE'))
    engine.dispose()


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An open store with its schema."""
    engine = open_database(store_url)
    upgrade(engine)
    engine.dispose()
    opened = Store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def deliver(store: Store) -> Deliverer:
    return Deliverer(store)

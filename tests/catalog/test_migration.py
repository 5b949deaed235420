from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from catalog import migration
from catalog.database import open_database, writing
from catalog.errors import MigrationNeeded
from catalog.migration import HEAD, ensure_current, upgrade, version
from catalog.store import Store
from catalog.tables import metadata


def test_the_migrations_make_the_tables_that_the_code_works_with(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    assert differences == []


def test_indexes_and_keys_are_those_of_the_tables(store: Store) -> None:
    found = inspect(store.engine)
    for table in metadata.sorted_tables:
        assert set(found.get_pk_constraint(table.name)["constrained_columns"]) == set(
            table.primary_key.columns.keys()
        ), table.name
        named = {each["name"] for each in found.get_indexes(table.name)}
        assert {str(each.name) for each in table.indexes} <= named, table.name


def test_the_newest_migration_is_the_one_that_the_code_asks_for() -> None:
    folder = files("catalog").joinpath("migrations", "versions")
    numbers = sorted(entry.name[:4] for entry in folder.iterdir() if entry.name.endswith(".py"))
    assert numbers[-1] == HEAD
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]


def test_a_second_upgrade_changes_nothing(store: Store) -> None:
    assert upgrade(store.engine) == HEAD
    assert version(store.engine) == HEAD


def test_a_database_of_a_newer_version_is_refused(store: Store) -> None:
    with writing(store.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(MigrationNeeded, match="newer than this Haimu"):
        ensure_current(store.engine)


def test_a_server_is_not_set_up_without_being_asked(store_url: str) -> None:
    engine = open_database(store_url)
    if engine.dialect.name == "sqlite":
        ensure_current(engine)
        assert version(engine) == HEAD
    else:
        with pytest.raises(MigrationNeeded, match="haimu migrate"):
            ensure_current(engine)
        assert version(engine) == ""
    engine.dispose()


def test_a_copy_of_the_file_is_whole(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'haimu.db'}")
    store.source_created("lc")
    migration._copy(store.engine, "0000")
    store.close()
    (copy,) = tmp_path.glob("haimu.db.before-*")
    assert copy.name.endswith("was-0000")
    copied = Store(f"sqlite:///{copy}")
    assert copied.source("lc").name == "lc"
    copied.close()


def test_a_store_of_the_first_version_is_brought_up_with_what_it_holds(store_url: str) -> None:
    engine = open_database(store_url)
    _upgrade_to(engine, "0001")
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO source (id, name) VALUES (1, 'lc')"))
        connection.execute(
            text("INSERT INTO delivery (id, source_id, kind, started) VALUES (1, 1, 'import', '2026-01-01')")
        )
    assert upgrade(engine) == "0001"
    engine.dispose()
    opened = Store(store_url)
    found = opened.source("lc")
    (run,) = opened.runs()
    opened.close()
    assert (found.licence, found.redistribute) == ("", True)
    assert (run.complete, run.requests, run.received, run.note) == (None, 0, 0, "")


def test_sqlite_is_copied_before_it_is_brought_up(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'haimu.db'}"
    engine = open_database(url)
    _upgrade_to(engine, "0001")
    engine.dispose()
    Store(url).close()
    (copy,) = tmp_path.glob("haimu.db.before-*")
    assert copy.name == f"haimu.db.before-{HEAD}-was-0001"
    old = open_database(f"sqlite:///{copy}")
    assert version(old) == "0001"
    old.dispose()


def _upgrade_to(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(files("catalog").joinpath("migrations")))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

"""Brings the schema of a store up to this version of Haimu."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from catalog.database import writing
from catalog.errors import MigrationNeeded
from catalog.locks import lock

HEAD = "0003"


def version(engine: Engine) -> str:
    """The schema version of the store; empty for a new database."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def ensure_current(engine: Engine) -> None:
    """Check the schema; SQLite upgrades itself after a copy, PostgreSQL is left to `haimu migrate`."""
    found = version(engine)
    if found == HEAD:
        return
    if found > HEAD:
        raise MigrationNeeded(
            f"The database has schema {found}, newer than this Haimu's {HEAD}: install the newer Haimu."
        )
    if engine.dialect.name != "sqlite":
        state = f"has schema {found}" if found else "has not been set up"
        raise MigrationNeeded(f"The database {state}: run `haimu migrate` once, then try again.")
    upgrade(engine)


def upgrade(engine: Engine) -> str:
    """Run the missing migrations under the writer lock; returns the schema version from before."""
    from alembic import command  # noqa: PLC0415 - slow to load, and needed once in the life of a schema
    from alembic.config import Config  # noqa: PLC0415 - as above

    with lock(engine, "writer"):
        found = version(engine)
        if found != HEAD:
            if engine.dialect.name == "sqlite" and found:
                _copy(engine, found)
            with as_file(files("catalog").joinpath("migrations")) as folder, writing(engine) as connection:
                config = Config()
                config.set_main_option("script_location", str(folder))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        return found


def _copy(engine: Engine, found: str) -> None:
    """A copy of the database file beside it, named after the version it has."""
    assert engine.url.database is not None
    path = Path(engine.url.database)
    with engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    shutil.copy2(path, path.with_name(f"{path.name}.before-{HEAD}-was-{found}"))

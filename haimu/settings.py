"""The settings, each declared once with its default and its help."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec


class Setting(msgspec.Struct, frozen=True):
    """A setting: the variable `HAIMU_<NAME>` or the key `<name>` in `haimu.toml`, the variable first."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        return f"HAIMU_{self.name.upper()}"


SETTINGS = (
    Setting("home", "./var", "The folder of all data: database, index, tables, charts."),
    Setting(
        "database_url",
        "",
        "The database, `sqlite:///FILE` or `postgresql+psycopg://...`; empty: SQLite in the home.",
    ),
    Setting(
        "opensearch_url",
        "",
        "The OpenSearch node, `http://HOST:PORT`; empty: the embedded engine in the home.",
    ),
    Setting(
        "secret_key", "", "The key that signs cookies and tokens; empty: made once and kept in the home."
    ),
    Setting(
        "contact",
        "",
        "An address of mail or of a page, told to the sources that are harvested: whom to ask about it.",
    ),
    Setting("workers", "0", "How many processes read and normalize; 0: one for each core."),
)


class SettingsError(Exception):
    """A setting is wrong; the message is one plain sentence."""


class Settings(msgspec.Struct, frozen=True):
    """The settings of this run."""

    home: Path
    database_url: str
    opensearch_url: str
    secret_key: str
    contact: str
    workers: int

    @property
    def index_folder(self) -> Path:
        return self.home / "index"

    @property
    def tables(self) -> Path:
        """The folder of tables that add to those of Haimu."""
        return self.home / "tables"


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the environment, then from `haimu.toml` in the working folder or in the home, then
    defaults.
    """
    home = Path(
        environment.get("HAIMU_HOME") or _from_file(Path("haimu.toml")).get("home") or "./var"
    ).absolute()
    values = {setting.name: setting.default for setting in SETTINGS}
    for file in (home / "haimu.toml", Path("haimu.toml")):
        values.update({name: str(value) for name, value in _from_file(file).items()})
    for setting in SETTINGS:
        values[setting.name] = environment.get(setting.variable) or values[setting.name]
    workers = values["workers"]
    if not workers.isdigit():
        raise SettingsError(
            f"The setting HAIMU_WORKERS is {workers!r}: give a number, 0 for one process a core."
        )
    contact = values["contact"].strip()
    if not (contact.isascii() and (contact + " ").isprintable()):
        raise SettingsError(
            f"The setting HAIMU_CONTACT is {contact!r}: give an address of mail or of a page, in ASCII."
        )
    return Settings(
        home=home,
        database_url=values["database_url"] or f"sqlite:///{home / 'haimu.db'}",
        opensearch_url=values["opensearch_url"],
        secret_key=values["secret_key"],
        contact=contact,
        workers=int(workers) or (os.cpu_count() or 1),
    )


def secret_key(settings: Settings) -> str:
    """The signing key; made at first use and kept in the home, readable by its owner only."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.home / "secret_key"
    if not path.exists():
        settings.home.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as stream:
            stream.write(secrets.token_urlsafe(32))
    return path.read_text().strip()


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} cannot be read: {error}.") from error
    unknown = values.keys() - {setting.name for setting in SETTINGS}
    if unknown:
        known = ", ".join(setting.name for setting in SETTINGS)
        raise SettingsError(f"{path} has no setting named {min(unknown)}; there are {known}.")
    return values

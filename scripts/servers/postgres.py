"""`python -m scripts.servers.postgres start|stop FOLDER`: a PostgreSQL of our own in FOLDER, for tests.

It has no durability and listens on a Unix socket in that folder alone. `start` prints the URL of its empty
database as SQLAlchemy reads it.
"""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from scripts.servers.accounts import give_folder, server_account
from scripts.servers.errors import ServerError
from scripts.servers.processes import is_alive, run_as, start_detached, stop

INSTALLED = Path("/usr/lib/postgresql")
PORT = 54329
DATABASE = "haimu"
LONGEST_WAIT = 60.0
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
}


def programs() -> Path:
    """The folder of the newest PostgreSQL server's programs, as Debian lays them."""
    versions = sorted(INSTALLED.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not versions:
        raise ServerError("There is no PostgreSQL server here; install Debian's package postgresql.")
    return versions[-1].parent


def start(folder: Path) -> str:
    """Brings the server up in a new cluster; the URL of its database."""
    account = server_account("postgres")
    give_folder(folder, account)
    data, binaries = folder / "data", programs()
    if (data / "postmaster.pid").exists() and _pid(data) and is_alive(_pid(data), str(data)):
        return url(folder)
    if not data.exists():
        command = [str(binaries / "initdb"), "-D", str(data), "-U", "haimu", "-A", "trust", "--no-sync"]
        run_as([*command, "-E", "UTF8", "--locale=C.UTF-8"], account=account, folder=folder)
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    server = [str(binaries / "postgres"), "-D", str(data), "-k", str(folder), "-p", str(PORT), *settings]
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    log = folder / "postgres.log"
    pid = start_detached(server, account=account, folder=folder, log=log, environment=environment)
    _wait(folder, pid, log)
    if not (folder / "created").exists():
        create = [str(binaries / "createdb"), "-h", str(folder), "-p", str(PORT), "-U", "haimu", DATABASE]
        run_as(create, account=account, folder=folder)
        (folder / "created").touch()
    return url(folder)


def url(folder: Path) -> str:
    """The database, for SQLAlchemy."""
    return f"postgresql+psycopg://haimu@/{DATABASE}?host={folder}&port={PORT}"


def end(folder: Path) -> None:
    """Stops the server of `folder`; nothing happens where none runs."""
    data = folder / "data"
    stop(_pid(data), str(data), with_signal=signal.SIGINT)


def _pid(data: Path) -> int:
    try:
        return int((data / "postmaster.pid").read_text().split()[0])
    except (OSError, IndexError, ValueError):
        return 0


def _wait(folder: Path, pid: int, log: Path) -> None:
    end_of_wait = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end_of_wait:
        words = (folder / "data" / "postmaster.pid").read_text() if _pid(folder / "data") == pid else ""
        if words.rstrip().endswith("ready"):
            return
        if not is_alive(pid, "postgres"):
            break
        time.sleep(0.1)
    raise ServerError(f"PostgreSQL did not start: {log.read_text(errors='replace').strip()[-500:]}")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="A PostgreSQL for tests.")
    parser.add_argument("action", choices=["start", "stop"])
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    try:
        if arguments.action == "start":
            print(start(arguments.folder.absolute()))
        else:
            end(arguments.folder.absolute())
    except ServerError as error:
        print(f"scripts/test: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m scripts.servers.postgres start|stop FOLDER`: a PostgreSQL of our own in FOLDER, for tests.

It has no durability, and listens on a free port of loopback and on a Unix socket in that folder, which is
closed to others. `start` prints the URL of its empty database, with the password made for it, as SQLAlchemy
reads it.
"""

import argparse
import os
import pwd
import secrets
import signal
import sys
import time
from pathlib import Path

from scripts.servers.accounts import give_folder, server_account
from scripts.servers.errors import ServerError
from scripts.servers.ports import free_port
from scripts.servers.processes import is_alive, run_as, start_detached, stop

INSTALLED = Path("/usr/lib/postgresql")
USER = "haimu"
DATABASE = "haimu"
LONGEST_WAIT = 60.0
SETTINGS = {
    "listen_addresses": "127.0.0.1",
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
    """Brings the server up; the URL of its database."""
    account = server_account("postgres")
    give_folder(folder, account)
    data = folder / "data"
    if not is_alive(_pid(data), str(data)):
        _make_cluster(folder, account)
        _run_server(folder, account)
    if not (folder / "created").exists():
        words = ["-h", str(folder), "-p", _port(folder), "-U", USER, "--no-password", DATABASE]
        _run("createdb", words, folder, account)
        (folder / "created").touch()
    return url(folder)


def url(folder: Path) -> str:
    """The database, for SQLAlchemy."""
    password = (folder / "password").read_text(encoding="ascii")
    return f"postgresql+psycopg://{USER}:{password}@127.0.0.1:{_port(folder)}/{DATABASE}"


def _make_cluster(folder: Path, account: pwd.struct_passwd) -> None:
    if (folder / "data").exists():
        return
    (folder / "password").write_text(secrets.token_hex(16), encoding="ascii")
    (folder / "port").write_text(str(free_port()), encoding="ascii")
    give_folder(folder, account)
    words = ["-D", str(folder / "data"), "-U", USER, "--pwfile", str(folder / "password"), "--no-sync"]
    access = ["--auth-local=trust", "--auth-host=scram-sha-256"]
    _run("initdb", [*words, *access, "-E", "UTF8", "--locale=C.UTF-8"], folder, account)


def _run_server(folder: Path, account: pwd.struct_passwd) -> None:
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    program = str(programs() / "postgres")
    server = [program, "-D", str(folder / "data"), "-k", str(folder), "-p", _port(folder), *settings]
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    log = folder / "postgres.log"
    pid = start_detached(server, account=account, folder=folder, log=log, environment=environment)
    _wait(folder, pid, log)


def _run(program: str, words: list[str], folder: Path, account: pwd.struct_passwd) -> None:
    run_as([str(programs() / program), *words], account=account, folder=folder)


def _port(folder: Path) -> str:
    return (folder / "port").read_text(encoding="ascii")


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

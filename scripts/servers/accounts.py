"""Under which account a server runs: PostgreSQL and OpenSearch refuse to run as root."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from scripts.servers.errors import ServerError


def is_root() -> bool:
    """Whether we run as root, whom both servers refuse."""
    return os.geteuid() == 0


def server_account(name: str) -> pwd.struct_passwd:
    """The account for a server: ourselves, or as root a system account called `name`, made when missing."""
    if not is_root():
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam(name)
    except KeyError:
        _make_account(name)
        return pwd.getpwnam(name)


def give_folder(folder: Path, account: pwd.struct_passwd) -> None:
    """Makes `folder` and all in it belong to `account`, closed to everybody else."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if not is_root():
        return
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)


def _make_account(name: str) -> None:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if useradd is None:
        raise ServerError(f"There is no account {name} to run the server under, and no useradd to make it.")
    command = [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ServerError(f"The account {name} could not be made: {done.stderr.strip()}")

"""Processes that outlive the script which started them: begun detached, ended by process id."""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.servers.accounts import is_root
from scripts.servers.errors import ServerError


def start_detached(
    command: Sequence[str],
    *,
    account: pwd.struct_passwd,
    folder: Path,
    log: Path,
    environment: Mapping[str, str],
) -> int:
    """Starts a server in a session of its own, all streams redirected; its process id."""
    user, group, groups = _identity(account)
    with log.open("ab") as stream:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=dict(environment),
            start_new_session=True,
            user=user,
            group=group,
            extra_groups=groups,
        )
    return process.pid


def run_as(command: Sequence[str], *, account: pwd.struct_passwd, folder: Path) -> None:
    """Runs a program to its end under `account`; its own words become the error when it fails."""
    user, group, groups = _identity(account)
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
        user=user,
        group=group,
        extra_groups=groups,
    )
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip()
        raise ServerError(f"{Path(command[0]).name} failed: {words or f'exit code {done.returncode}'}")


def is_alive(pid: int, mark: str) -> bool:
    """Whether process `pid` lives and is ours, that is, its command line holds `mark`: numbers come again."""
    for _ in range(20):
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes()
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            return False
        if words or state == "Z":
            return mark.encode() in words and state != "Z"
        time.sleep(
            0.01
        )  # the kernel has not yet written the command line of a process that is just beginning
    return False


def stop(pid: int, mark: str, *, with_signal: signal.Signals = signal.SIGTERM, seconds: float = 30) -> None:
    """Asks the process to end and waits; after `seconds` it is killed."""
    if not is_alive(pid, mark):
        return
    os.kill(pid, with_signal)
    if not _gone(pid, mark, seconds):
        os.kill(pid, signal.SIGKILL)
        if not _gone(pid, mark, 10):
            raise ServerError(f"Process {pid} does not end.")


def _gone(pid: int, mark: str, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while is_alive(pid, mark):
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _identity(account: pwd.struct_passwd) -> tuple[int | None, int | None, list[int] | None]:
    if not is_root():
        return None, None, None
    return account.pw_uid, account.pw_gid, []

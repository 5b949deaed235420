"""`python -m scripts.selfcheck`: starts the site, asks what a visitor would, prints the counts."""

import contextlib
import json
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator

from scripts.servers.ports import free_port

QUERIES = ("", "海洋", "ocean")
LONGEST_WAIT = 120.0


class SelfCheckError(Exception):
    """The site does not do what it must; the message is one plain sentence."""


@contextlib.contextmanager
def running_site() -> Iterator[str]:
    """The address of a site of our own, ended on the way out."""
    port = free_port()
    site = subprocess.Popen([sys.executable, "-m", "haimu", "serve", "--port", str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", site)
        yield address
    finally:
        site.terminate()
        try:
            site.wait(timeout=20)
        except subprocess.TimeoutExpired:
            site.kill()


def total(address: str, query: str) -> int:
    """How many union records the site finds."""
    path = "/api/v1/search?" + urllib.parse.urlencode({"q": query, "facets": "0", "size": "1"})
    with urllib.request.urlopen(address + path, timeout=60) as answer:  # noqa: S310 -- our own address on loopback
        found = json.load(answer)["total"]
    if not isinstance(found, int):
        raise SelfCheckError(f"{path} answers no total.")
    return found


def check() -> None:
    """Asks and prints; every query of the list must find something."""
    with running_site() as address:
        print("/healthz answers")
        for query in QUERIES:
            found = total(address, query)
            print(f"{query or 'all records'}: {found:,} found")
            if found == 0:
                raise SelfCheckError(f"The search for {query!r} finds nothing; the sample was not loaded.")


def _wait_for(address: str, site: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        if site.poll() is not None:
            raise SelfCheckError(f"The site ended with code {site.returncode} instead of serving.")
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own address on loopback
                return
        except OSError:
            time.sleep(0.2)
    raise SelfCheckError(f"The site did not answer within {LONGEST_WAIT:.0f} seconds.")


def main() -> int:
    """The command line."""
    try:
        check()
    except (SelfCheckError, OSError) as error:
        print(f"scripts/run: {error}", file=sys.stderr)
        return 1
    print("Everything answers.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

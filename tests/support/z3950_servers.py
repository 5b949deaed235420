"""Servers of Z39.50 and SRU that nobody here wrote, on a free port of loopback: yaz-ztest and zebrasrv (Debian)."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from loopback import Asked, answer

TABLES = Path("/usr/share/idzebra-2.0/tab")

# What the words of CQL are in PQF.
CQL = """\
set.cql = info:srw/cql-context-set/1/cql-v1.1
set.dc = info:srw/cql-context-set/1/dc-v1.1
index.cql.serverChoice = 1=1016
index.cql.allRecords = 1=_ALLRECORDS 2=103
index.dc.title = 1=4
index.dc.creator = 1=1003
relation.eq = 2=3
relation.scr = 2=3
relation.= = 2=3
structure.* = 4=6
position.any = 3=3 6=1
truncation.none = 5=100
truncation.right = 5=1
"""

ZEBRA = """\
profilePath: {tables}
modulePath: {modules}
attset: bib1.att
attset: explain.att
recordType: grs.marc.usmarc
encoding: utf-8
register: {folder}/register:1G
lockDir: {folder}/lock
keyTmpDir: {folder}/tmp
setTmpDir: {folder}/tmp
storeData: 1
storeKeys: 1
perm.anonymous: r
"""

FRONTEND = """\
<yazgfs>
 <listen id="here">tcp:127.0.0.1:{port}</listen>
 <server id="marine" listenref="here">
  <config>{folder}/zebra.cfg</config>
  <cql2rpn>{folder}/cql.txt</cql2rpn>
  <retrievalinfo>
   <retrieval syntax="usmarc" name="F"/>
   <retrieval syntax="usmarc"/>
   <retrieval syntax="xml" identifier="info:srw/schema/1/marcxml-v1.1" name="marcxml">
    <backend syntax="usmarc" name="F">
     <marc inputformat="marc" outputformat="marcxml" inputcharset="utf-8"/>
    </backend>
   </retrieval>
  </retrievalinfo>
  <explain xmlns="http://explain.z3950.org/dtd/2.0/">
   <serverInfo><host>127.0.0.1</host><port>{port}</port><database>Marine</database></serverInfo>
   <databaseInfo><title>Marine books</title></databaseInfo>
   <schemaInfo><schema identifier="info:srw/schema/1/marcxml-v1.1" name="marcxml"/></schemaInfo>
  </explain>
 </server>
</yazgfs>
"""


def needed(program: str, package: str) -> None:
    """Skip where a program is not installed."""
    if not shutil.which(program):
        pytest.skip(f"the program {program} is not here: Debian's package {package} has it")


@contextmanager
def ztest(folder: Path) -> Iterator[int]:
    """yaz-ztest, which has some real records for any query; the port."""
    needed("yaz-ztest", "yaz")
    needed("yaz-client", "yaz")
    port = _free_port()
    with _running(["yaz-ztest", f"tcp:127.0.0.1:{port}"], folder, port):
        yield port


@contextmanager
def zebra(folder: Path, files: Sequence[Path]) -> Iterator[int]:
    """zebrasrv with the MARC 21 records of the files in a database Marine, by Z39.50 and SRU; the port."""
    for program in ("zebrasrv", "zebraidx"):
        needed(program, "idzebra-2.0-utils")
    port = _free_port()
    _loaded(folder, port, files)
    with _running(["zebrasrv", "-f", str(folder / "frontend.xml")], folder, port):
        yield port


def _loaded(folder: Path, port: int, files: Sequence[Path]) -> None:
    modules = next(Path("/usr/lib").glob("*/idzebra-2.0/modules"), None)
    if modules is None or not TABLES.is_dir():
        pytest.skip(
            "the tables of Zebra are not where Debian's packages idzebra-2.0-common and libidzebra-2.0-modules put them"
        )
    for name in ("register", "lock", "tmp", "records"):
        (folder / name).mkdir()
    for file in files:
        shutil.copy(file, folder / "records")
    (folder / "zebra.cfg").write_text(ZEBRA.format(tables=TABLES, modules=modules, folder=folder))
    (folder / "frontend.xml").write_text(FRONTEND.format(port=port, folder=folder))
    (folder / "cql.txt").write_text(CQL)
    for order in (["init"], ["-d", "Marine", "update", "records"]):
        subprocess.run(
            ["zebraidx", "-c", "zebra.cfg", *order], cwd=folder, check=True, capture_output=True, timeout=120
        )


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    with (folder / "server.log").open("wb") as words:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=words, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(port, process)
            yield
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()
            process.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("the server did not begin to answer")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


CAPPED = """\
#!{python}
import re, subprocess, sys

with subprocess.Popen([{program!r}], stdin=subprocess.PIPE) as real:
    for line in iter(sys.stdin.readline, ""):
        asked = re.fullmatch(r"show (\\d+)[+](\\d+)\\n", line)
        if asked and int(asked[1]) + int(asked[2]) - 1 > {most}:
            line = "show 100000000+1\\n"
        real.stdin.write(line.encode())
        real.stdin.flush()
    real.stdin.close()
"""


def capped_client(folder: Path, most: int) -> Path:
    """A folder with a `yaz-client` to which every target seems to give the first `most` records of a result alone."""
    needed("yaz-client", "yaz")
    program = folder / "yaz-client"
    program.write_text(CAPPED.format(python=sys.executable, program=shutil.which("yaz-client"), most=most))
    program.chmod(0o755)
    return folder


def capped(url: str, most: int) -> Callable[[Asked], bytes]:
    """A proxy before an SRU server that gives the first `most` records of a result alone."""

    def reply(asked: Asked) -> bytes:
        params = dict(asked.params)
        start, count = int(params.get("startRecord", 1)), int(params.get("maximumRecords", 10))
        if start <= most and "query" in params:
            params["maximumRecords"] = str(min(count, most - start + 1))
        elif "query" in params:
            params["startRecord"] = "100000000"
        with urlopen(f"{url}?{urlencode(params)}", timeout=30) as answered:
            return answer(answered.read())

    return reply

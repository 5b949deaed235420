"""Servers of Z39.50 and SRU that nobody here wrote, on a free port of loopback: yaz-ztest and zebrasrv (Debian)."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

TABLES = Path("/usr/share/idzebra-2.0/tab")
CQL = Path("/usr/share/yaz/etc/pqf.properties")

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
  <cql2rpn>{cql}</cql2rpn>
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
        needed(program, "idzebra-2.0")
    port = _free_port()
    _loaded(folder, port, files)
    with _running(["zebrasrv", "-f", str(folder / "frontend.xml")], folder, port):
        yield port


def _loaded(folder: Path, port: int, files: Sequence[Path]) -> None:
    modules = next(Path("/usr/lib").glob("*/idzebra-2.0/modules"), None)
    if modules is None or not TABLES.is_dir() or not CQL.is_file():
        pytest.skip("the tables of Zebra are not where Debian's package idzebra-2.0 puts them")
    for name in ("register", "lock", "tmp", "records"):
        (folder / name).mkdir()
    for file in files:
        shutil.copy(file, folder / "records")
    (folder / "zebra.cfg").write_text(ZEBRA.format(tables=TABLES, modules=modules, folder=folder))
    (folder / "frontend.xml").write_text(FRONTEND.format(port=port, folder=folder, cql=CQL))
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

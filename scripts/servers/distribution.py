"""The OpenSearch distribution: fetched once with Maven, kept in the cache, unpacked for the node."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from scripts.servers.accounts import is_root
from scripts.servers.errors import ServerError
from scripts.servers.java import has_module

VERSION = "3.6.0"
ARTIFACT = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
VECTOR_MODULE = "jdk.incubator.vector"


def cache_folder() -> Path:
    """What is fetched once and kept for the next time."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "haimu"


def fetched() -> Path:
    """The zip of the distribution (162 MB), fetched when it is not in the cache."""
    archive = cache_folder() / f"opensearch-{VERSION}.zip"
    if not archive.is_file():
        _fetch(archive)
    return archive


def unpacked(node: Path, java: Path) -> Path:
    """The unpacked distribution in the folder `node`, fit for this Java."""
    home = node / f"opensearch-{VERSION}"
    if not (home / "unpacked").exists():
        shutil.rmtree(home, ignore_errors=True)
        with zipfile.ZipFile(fetched()) as archive:
            archive.extractall(node)
        for program in (home / "bin").iterdir():
            program.chmod(0o755)
        (home / "unpacked").touch()
    if not has_module(java, VECTOR_MODULE):
        _without_vector_module(home / "config" / "jvm.options")
    return home


def _fetch(archive: Path) -> None:
    """Into a folder of its own first, so that a broken download is never taken for the whole."""
    maven = shutil.which("mvn") or _installed_maven()
    partial = archive.parent / "fetching"
    partial.mkdir(parents=True, exist_ok=True)
    print(f"Fetching OpenSearch {VERSION} (162 MB, once) ...", flush=True)
    command = [maven, "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={partial}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=partial)
    name = partial / archive.name
    if done.returncode != 0 or not zipfile.is_zipfile(name):
        words = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
        raise ServerError(
            f"Maven could not fetch OpenSearch {VERSION}: {words[0] if words else done.returncode}"
        )
    name.rename(archive)
    shutil.rmtree(partial)


def _installed_maven() -> str:
    before = [] if is_root() else ["sudo", "-n"]
    if not is_root() and not shutil.which("sudo"):
        raise ServerError("Maven is needed to fetch OpenSearch; install Debian's package maven.")
    print("Installing Maven from Debian ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "-q", "install", "-y", "--no-install-recommends", "maven"]
    for words in (["apt-get", "-q", "update"], install):
        done = subprocess.run([*before, *words], capture_output=True, text=True, check=False, env=environment)
    maven = shutil.which("mvn")
    if done.returncode != 0 or maven is None:
        raise ServerError(f"Maven could not be installed: {done.stderr.strip()[-300:]}")
    return maven


def _without_vector_module(options: Path) -> None:
    """A JRE without the module refuses to start when it is asked for."""
    unwanted = f"--add-modules={VECTOR_MODULE}"
    lines = options.read_text(encoding="utf-8").splitlines(keepends=True)
    options.write_text("".join(line for line in lines if unwanted not in line), encoding="utf-8")

"""The scripts that set Haimu up."""

import os
import subprocess
from pathlib import Path

import pytest
from project_files import ROOT

from scripts.servers import java, processes
from scripts.servers.errors import ServerError
from scripts.servers.opensearch import port


def call(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_run_explains_itself() -> None:
    done = call("scripts/run", "--help")
    assert done.returncode == 0
    for option in ("--port", "--once", "--full"):
        assert option in done.stdout


@pytest.mark.parametrize("words", [["--prot", "80"], ["--port", "eighty"], ["--port"]])
def test_run_refuses_what_it_does_not_know(words: list[str]) -> None:
    done = call("scripts/run", *words)
    assert done.returncode != 0
    assert "--p" in done.stderr


@pytest.mark.parametrize("words", ["", "x", "80", "70000"])
def test_opensearch_refuses_a_port_that_is_none(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAIMU_OPENSEARCH_PORT", words)
    with pytest.raises(ServerError, match="HAIMU_OPENSEARCH_PORT"):
        port()


def test_opensearch_tells_that_nothing_runs() -> None:
    done = call("scripts/opensearch", "status", HAIMU_OPENSEARCH_PORT="9987")
    assert (done.returncode, done.stdout) == (1, "http://127.0.0.1:9987: stopped\n")


@pytest.mark.parametrize(("stated", "version"), [("25.0.1", 25), ("1.8.0_392", 8), ("17.0.15", 17)])
def test_the_version_of_a_java_is_read_from_its_release(stated: str, version: int, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").touch()
    (tmp_path / "release").write_text(f'IMPLEMENTOR="Debian"\nJAVA_VERSION="{stated}"\n')
    assert java.java_version(tmp_path) == version


def test_a_folder_without_java_has_no_version(tmp_path: Path) -> None:
    assert java.java_version(tmp_path) == 0


def test_a_process_is_stopped_only_when_it_is_the_one_meant() -> None:
    sleeper = subprocess.Popen(["sleep", "60"])
    try:
        processes.stop(sleeper.pid, "postgres")
        assert sleeper.poll() is None
        assert processes.is_alive(sleeper.pid, "sleep")
        processes.stop(sleeper.pid, "sleep")
        assert sleeper.wait(timeout=5) < 0
    finally:
        sleeper.kill()
        sleeper.wait()

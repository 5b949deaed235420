"""The units of systemd are what systemd understands."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
UNITS = sorted(path.name for path in DEPLOY.iterdir() if path.suffix in (".service", ".timer"))


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with a program that is here in place of Haimu's."""
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/opt/haimu/bin/haimu", sys.executable), encoding="utf-8")
    return tmp_path


def verified(folder: Path, name: str) -> str:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not here (Debian: systemd)")
    done = subprocess.run(
        [program, "--man=no", "verify", f"./{name}"], capture_output=True, text=True, check=False, cwd=folder
    )
    return done.stderr


@pytest.mark.parametrize("name", UNITS)
def test_systemd_has_nothing_to_say_of_a_unit(units: Path, name: str) -> None:
    assert verified(units, name) == ""


def test_a_fault_would_be_told(units: Path) -> None:
    name = "haimu-harvest.timer"
    (units / name).write_text((units / name).read_text().replace("OnCalendar=*:0/15", "OnCalendar=often"))
    assert "often" in verified(units, name)


def test_the_timer_starts_the_harvest() -> None:
    assert {"haimu-harvest.timer", "haimu-harvest.service"} <= set(UNITS)
    assert "haimu harvest --due" in (DEPLOY / "haimu-harvest.service").read_text(encoding="utf-8")

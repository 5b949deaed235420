"""The version of the rules: it changes with what makes a `Record`, and with nothing else."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from normalize.version import WITHOUT_PART, sources_version

PACKAGE = Path(str(files("normalize")))
TRIAL = """
import sys
from importlib import import_module
import normalize.normalizer
for name in {names!r}:
    import_module(name)
print(*[name for name in sys.modules if name.startswith({without!r})])
"""


def modules() -> list[str]:
    """Every module of the package but for those that are left out."""
    found = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    kept = (path for path in found if path.parts[0] not in (*WITHOUT_PART, "compiled"))
    names = (".".join(("normalize", *path.with_suffix("").parts)) for path in kept)
    return sorted(name.removesuffix(".__init__") for name in names)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small package with a part that is left out."""
    for name in ("rules.py", "table.tsv", "notes.txt", "checks/rules.tsv", "page.py"):
        path = tmp_path / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1", encoding="utf-8")
    (tmp_path / "small" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "small", raising=False)
    return tmp_path / "small"


@pytest.mark.parametrize(
    ("name", "another"),
    [
        ("rules.py", True),
        ("table.tsv", True),
        ("checks/rules.tsv", False),
        ("page.py", False),
        ("notes.txt", False),
    ],
)
def test_only_what_makes_records_changes_the_version(package: Path, name: str, another: bool) -> None:
    before = sources_version("small", without=("checks", "page.py"))
    (package / name).write_text("2", encoding="utf-8")
    assert (sources_version("small", without=("checks", "page.py")) != before) is another


def test_what_is_left_out_exists() -> None:
    assert all((PACKAGE / name).exists() for name in WITHOUT_PART)


def test_what_is_left_out_has_no_part_in_reading() -> None:
    without = tuple(f"normalize.{name.removesuffix('.py')}" for name in WITHOUT_PART)
    trial = TRIAL.format(names=modules(), without=without)
    done = subprocess.run([sys.executable, "-c", trial], capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == ([], "")
    assert len(modules()) > 100

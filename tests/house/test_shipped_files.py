"""What the packages read beside their code goes along into a wheel."""

import configparser
from pathlib import Path

from project_files import PACKAGES, ROOT, tracked

NEVER_READ = {".py", ".po", ".pot", ".md", ".cfg"}


def patterns() -> dict[str, list[str]]:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return {name: words.replace(" ", "").split(",") for name, words in parser["options.package_data"].items()}


def shipped(package: str) -> set[Path]:
    folder = ROOT / package
    found = {path for pattern in patterns().get(package, []) for path in folder.glob(pattern)}
    return {path.relative_to(ROOT) for path in found if path.is_file()}


def test_every_data_file_of_a_package_is_shipped() -> None:
    packages = set(PACKAGES) - {"scripts", "benchmarks"}
    data = [path for path in tracked() if path.parts[0] in packages and path.suffix not in NEVER_READ]
    assert data
    assert [str(path) for path in data if path not in shipped(path.parts[0])] == []


def test_every_module_of_a_package_is_shipped() -> None:
    packages = set(PACKAGES) - {"scripts", "benchmarks"}
    modules = [path for path in tracked() if path.parts[0] in packages and path.suffix == ".py"]
    assert modules
    lost = [path for path in modules if not in_a_package(path) and path not in shipped(path.parts[0])]
    assert [str(path) for path in lost] == []


def in_a_package(path: Path) -> bool:
    """Whether every folder on the way has an `__init__.py`, so that setuptools finds the module."""
    return all((ROOT / folder / "__init__.py").is_file() for folder in list(path.parents)[:-1])

"""What is installed is what is used, and what is used is installed."""

import ast
import configparser
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

from project_files import PACKAGES, ROOT, python_files, text_of

GIVEN = {"scrapy", "pymarc", "sickle", "opensearch-py", "flask", "jieba"}
# Asked for by name in an address, not imported: SQLAlchemy finds the driver of PostgreSQL itself.
NOT_IMPORTED = {"psycopg"}
SHIPPED = tuple(name for name in PACKAGES if name not in {"benchmarks", "scripts"})


def setup() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement.strip(), maxsplit=1)[0].lower().replace("_", "-")


def required() -> dict[str, str]:
    return {
        name_of(line): line for line in setup()["options"]["install_requires"].split("\n") if line.strip()
    }


def imported() -> dict[str, Path]:
    """Top-level names of other people's modules that the shipped packages import."""
    found: dict[str, Path] = {}
    for path in python_files():
        if path.parts[0] in SHIPPED:
            for node in ast.walk(ast.parse(text_of(path))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names = [node.module]
                for name in names:
                    found.setdefault(name.partition(".")[0], path)
    ours = set(PACKAGES) | set(sys.stdlib_module_names)
    return {name: path for name, path in found.items() if name not in ours}


def test_every_import_is_required() -> None:
    distributions = importlib.metadata.packages_distributions()
    needed = required()
    missing = []
    for module, path in imported().items():
        names = {name.lower().replace("_", "-") for name in distributions.get(module, [module])}
        if not names & needed.keys():
            missing.append(f"{module} ({path})")
    assert missing == []


def test_every_requirement_is_used() -> None:
    distributions = importlib.metadata.packages_distributions()
    used = {name.lower().replace("_", "-") for module in imported() for name in distributions.get(module, [])}
    assert sorted(required().keys() - used - GIVEN - NOT_IMPORTED) == []


def test_every_requirement_has_a_range() -> None:
    assert [line for line in required().values() if ">=" not in line or "<" not in line] == []


def test_the_given_packages_are_named() -> None:
    assert GIVEN - required().keys() == set()
    assert "pytest" in {name_of(line) for line in setup()["options.extras_require"]["dev"].split("\n")}


def test_extras_serve_development_and_benchmarks_only() -> None:
    assert set(setup()["options.extras_require"]) == {"dev", "benchmarks"}


def test_every_package_is_shipped_and_watched() -> None:
    included = {
        line.strip("* ") for line in setup()["options.packages.find"]["include"].split("\n") if line.strip()
    }
    assert included == set(SHIPPED)
    tools = tomllib.loads(text_of(Path("pyproject.toml")))["tool"]
    assert set(tools["importlinter"]["root_packages"]) == set(SHIPPED)
    assert set(tools["mypy"]["files"]) == set(PACKAGES)

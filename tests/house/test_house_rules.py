"""The rules of the house that no other tool checks."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from project_files import ROOT, python_files, text_of, tracked

LONGEST_FILE = 300
# A file of tests carries its table of cases.
LONGEST_TEST_FILE = 450
CODE = {".py", ".sh", ".css", ".html", ".js"}
# A table may be as long as what it lists.
TABLES = ("normalize/rules/", "webapp/labels/")
PACKAGE_NAMES = {"catalog", "chart_archive", "harvesters", "index", "normalize", "webapp"}
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# Where Chinese is the matter itself and not a sentence for a person; those belong into the translations.
CHINESE_BELONGS_HERE = {
    "catalog/matching/": "what title pages and cataloguers write",
    "benchmarks/": "queries are Chinese",
    "index/": "words of the language that is analysed",
    "normalize/": "what cataloguers write: editions, eras, roles",
    "scripts/": "queries and records that are made",
    "tests/": "what is tested",
    "webapp/labels/": "labels stand in both languages in tables",
}
NAME_OF_THE_PROJECT = "海目"
BARE_EXCEPTION = re.compile(
    r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[^\]]*\])?|pragma: no cover)\s*$"
)
OWN_PATH = Path("tests/house/test_house_rules.py")
# No path of the machine that something was written on, and no host of a registry: clients know theirs.
MACHINE_WORDS = (
    "/work/",
    "/root/",
    "/tmp/",
    "pypi.org",
    "pythonhosted.org",
    "repo1.maven",
    "repo.maven.apache",
    "deb.debian.org",
    "registry.npmjs",
    "/opt/wheels",
)


# What the root of the project holds besides folders; a server's lock file once strayed in unseen.
AT_THE_ROOT = {".dockerignore", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md"}
AT_THE_ROOT |= {"pyproject.toml", "setup.cfg"}


def test_nothing_strays_into_the_root() -> None:
    assert {path.name for path in tracked() if len(path.parts) == 1} - AT_THE_ROOT == set()


def test_no_file_is_longer_than_a_person_reads() -> None:
    offenders = {}
    for path in tracked():
        if path.suffix in CODE or (path.suffix == "" and path.parts[0] in {"scripts", ".ci"}):
            lines = text_of(path).count("\n")
            longest = LONGEST_TEST_FILE if path.parts[0] == "tests" else LONGEST_FILE
            if lines > longest and not str(path).startswith(TABLES):
                offenders[str(path)] = lines
    assert offenders == {}


def test_chinese_stands_in_tables_and_translations_only() -> None:
    offenders = []
    for path in python_files(of_packages=False):
        if not str(path).startswith(tuple(CHINESE_BELONGS_HERE)):
            for text, line in string_literals(path):
                if HAN.search(text.replace(NAME_OF_THE_PROJECT, "")):
                    offenders.append(f"{path}:{line}: {text[:30]}")
    assert offenders == [], "\n".join(offenders)


def test_no_path_of_a_machine_and_no_host_of_a_registry_is_named() -> None:
    offenders = []
    for path in tracked():
        if path != OWN_PATH:
            content = (ROOT / path).read_bytes()
            offenders += [f"{path}: {word}" for word in MACHINE_WORDS if word.encode() in content]
    assert offenders == [], "\n".join(offenders)


def test_no_local_name_shadows_a_package() -> None:
    offenders = []
    for path in python_files(of_packages=False):
        offenders += [f"{path}:{line}: {name}" for name, line in bound_names(path) if name in PACKAGE_NAMES]
    assert offenders == [], "\n".join(offenders)


def shell_scripts() -> list[Path]:
    candidates = [
        path for path in tracked() if path.parts[0] in {"scripts", ".ci"} and path.suffix in {"", ".sh"}
    ]
    return [
        path for path in candidates if path.suffix == ".sh" or text_of(path).startswith("#!/usr/bin/env bash")
    ]


@pytest.mark.parametrize("script", shell_scripts(), ids=str)
def test_shell_scripts_are_well_formed(script: Path) -> None:
    done = subprocess.run(["bash", "-n", str(ROOT / script)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0


def test_scripts_that_people_call_can_be_run() -> None:
    called = ("scripts/run", "scripts/test", "scripts/opensearch", ".ci/run")
    assert [name for name in called if not (ROOT / name).stat().st_mode & 0o111] == []


def test_every_exception_in_the_code_has_a_reason() -> None:
    offenders = []
    for path in python_files():
        for number, line in enumerate(text_of(path).splitlines(), start=1):
            if BARE_EXCEPTION.search(line):
                offenders.append(f"{path}:{number}: {line.strip()}")
    assert offenders == [], "\n".join(offenders)


def test_every_exception_in_the_settings_of_tools_has_a_reason() -> None:
    text = text_of(Path("pyproject.toml"))
    codes = re.findall(r'^  "[A-Z]+\d*",.*$', text[text.index("ignore = [") :], re.MULTILINE)
    assert len(codes) > 5
    assert [line for line in codes if "# " not in line] == []


def string_literals(path: Path) -> Iterator[tuple[str, int]]:
    """The strings of a file that are no docstrings."""
    tree = ast.parse(text_of(path))
    bodies = [body for node in ast.walk(tree) if isinstance(body := getattr(node, "body", None), list)]
    prose = {id(node.value) for body in bodies for node in body if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value, node.lineno


def bound_names(path: Path) -> Iterator[tuple[str, int]]:
    """Names that a file gives to values: variables and arguments."""
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno

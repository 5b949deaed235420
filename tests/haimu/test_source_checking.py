"""`haimu sources check` looks at the library of a source, too."""

from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record

ENTRY = '[[source]]\nname = "exports"\nprotocol = "file"\npath = "{path}"\nlibrary = "{library}"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "books.mrc"
    path.write_bytes(marc_record("1", "Tides"))
    return path


def warnings(haimu: Haimu, path: Path, library: str, *, code: int = 0) -> list[str]:
    haimu.home.mkdir(parents=True, exist_ok=True)
    (haimu.home / "sources.toml").write_text(ENTRY.format(path=path, library=library), encoding="utf-8")
    done = haimu("sources", "check", "exports", "--json")
    assert done.code == code, done.err
    return list(done.json["warnings"])


@pytest.mark.parametrize("library", ["", "CN-OUC", "ouc", "DLC"])
def test_a_library_that_the_directory_knows_by_any_code_is_no_warning(
    haimu: Haimu, file: Path, library: str
) -> None:
    assert warnings(haimu, file, library) == []


def test_a_library_that_nobody_knows_is_a_warning_with_the_mend(haimu: Haimu, file: Path) -> None:
    (told,) = warnings(haimu, file, "CN-OUX")
    assert "no library 'CN-OUX'" in told
    assert "perhaps CN-OUC is meant" in told
    assert "tables/libraries.tsv" in told
    assert haimu("harvest", "exports").code == 0, "it is no error"


def test_a_library_of_the_own_table_is_known(haimu: Haimu, file: Path) -> None:
    (told,) = warnings(haimu, file, "SZ-1")
    assert "perhaps" not in told
    table = haimu.home / "tables" / "libraries.tsv"
    table.parent.mkdir()
    head = "code\taliases\tname_zh\tname_en\turl\tlink_template\n"
    table.write_text(f"{head}CN-SZYT\tSZ-1\t盐田区图书馆\tYantian Library\t\t\n", encoding="utf-8")
    assert warnings(haimu, file, "SZ-1") == []


def test_a_source_that_does_not_answer_is_warned_of_both(haimu: Haimu, tmp_path: Path) -> None:
    away, library = warnings(haimu, tmp_path / "nowhere", "CN-OUX", code=1)
    assert "nowhere" in away
    assert "CN-OUX" in library

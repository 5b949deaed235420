"""docs/exporting.md tells of every format that there is; the writers are no part of the rules of reading."""

from pathlib import Path

import pytest
from project_files import ROOT

from normalize.exports.formats import FORMATS
from normalize.version import sources_version


def test_every_format_stands_in_the_table_with_its_suffix() -> None:
    page = (ROOT / "docs" / "exporting.md").read_text(encoding="utf-8")
    missing = [name for name, each in FORMATS.items() if f"| `{name}` | `{each.suffix}` |" not in page]
    assert missing == []


def test_a_change_of_a_writer_makes_no_record_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "versioned"
    (folder / "exports").mkdir(parents=True)
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    before = sources_version("versioned", without=("exports",)), sources_version("versioned")
    (folder / "exports" / "writer.py").write_text("a = 1", encoding="utf-8")
    after = sources_version("versioned", without=("exports",)), sources_version("versioned")
    assert before[0] == after[0]
    assert before[1] != after[1]

"""docs/exporting.md tells of every format that there is; the writers are no part of the rules of reading."""

from project_files import ROOT

from normalize.exports.formats import FORMATS
from normalize.version import RULES_VERSION, sources_version


def test_every_format_stands_in_the_table_with_its_suffix() -> None:
    page = (ROOT / "docs" / "exporting.md").read_text(encoding="utf-8")
    missing = [name for name, each in FORMATS.items() if f"| `{name}` | `{each.suffix}` |" not in page]
    assert missing == []


def test_a_change_of_a_writer_makes_no_record_be_read_again() -> None:
    assert sources_version("normalize", without=("exports",)) == RULES_VERSION
    assert sources_version("normalize") != RULES_VERSION

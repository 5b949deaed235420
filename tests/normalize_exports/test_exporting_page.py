"""docs/exporting.md tells of every format that there is."""

from project_files import ROOT

from normalize.exports.formats import FORMATS


def test_every_format_stands_in_the_table_with_its_suffix() -> None:
    page = (ROOT / "docs" / "exporting.md").read_text(encoding="utf-8")
    missing = [name for name, each in FORMATS.items() if f"| `{name}` | `{each.suffix}` |" not in page]
    assert missing == []

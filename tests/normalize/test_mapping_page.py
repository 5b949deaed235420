from pathlib import Path

from normalize.exports.marc_table import LINES
from normalize.mapping_page import mapping_page, tags_read
from normalize.rules import RULES


def test_the_page_in_docs_is_the_one_that_the_tables_make(project_root: Path) -> None:
    page = (project_root / "docs" / "mapping.md").read_text(encoding="utf-8")
    assert page == mapping_page(), (
        "docs/mapping.md is not current: write it again with normalize.mapping_page"
    )


def test_every_rule_and_every_place_where_something_is_written_has_its_line() -> None:
    lines = [line for line in mapping_page().splitlines() if line.startswith("| ") and "MARC 21" not in line]
    assert len(lines) == len(RULES) + len(LINES)


def test_the_tags_that_are_read_are_known_by_flavour() -> None:
    assert {"245", "880"} & tags_read("marc21") == {"245"}
    assert {"200", "690", "905"} <= tags_read("cnmarc")
    assert "200" not in tags_read("marc21")

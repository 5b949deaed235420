"""The page for cataloguers and the tables they change."""

from importlib.resources import files
from pathlib import Path

import pytest

from normalize.formats import kinds
from normalize.formats.describe import HANDLERS
from normalize.formats.kinds import KindError, kind_of
from normalize.formats.registry import READERS, format_of, reader_of


def test_every_format_stands_on_the_page(project_root: Path) -> None:
    page = (project_root / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in READERS if f"`{name}`" not in page] == []


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_reader_can_be_loaded(name: str) -> None:
    assert callable(reader_of(name))


def test_readers_of_xml_use_known_elements_only() -> None:
    folder = files("normalize.formats")
    source = "".join(each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".py"))
    used = {piece.partition('"')[0] for piece in source.split('Statement("')[1:]}
    assert used - HANDLERS.keys() - {""} <= {
        "first_page",
        "last_page",
        "issn",
    }  # put together before they leave


def test_a_wrong_line_of_the_table_of_types_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "rows", lambda _: iter([{"type": "bok", "carrier": "", "words": "book"}]))
    kinds._kinds.cache_clear()
    kind_of.cache_clear()
    try:
        with pytest.raises(KindError, match=r"kinds\.tsv:2: no type or carrier is called 'bok'"):
            kind_of("book")
    finally:
        kinds._kinds.cache_clear()
        kind_of.cache_clear()


def test_a_format_that_is_said_is_taken_and_xml_is_looked_at() -> None:
    assert format_of("ris", b"<dc/>") == "ris"
    assert format_of("xml", b"<mods xmlns='http://www.loc.gov/mods/v3'/>") == "mods"
    assert format_of("raw:dim", b"<d:dim xmlns:d='http://www.dspace.org/xmlns/dspace/dim'/>") == "dim"
    assert format_of("xml", b"<record xmlns='http://www.loc.gov/MARC21/slim'/>") == "marcxml"
    assert format_of("xml", b"\x00") == "any_xml"

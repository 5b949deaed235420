from importlib.resources import files

import pytest

from normalize.formats.cuts import TEXT_STEPS
from normalize.formats.mapping import COLUMNS, TableError, parse
from normalize.formats.registry import reader_of
from normalize.maps.lists import relator_codes

HEADER = "\t".join(COLUMNS) + "\n"
TABLES = sorted(each.name for each in files("normalize.formats").joinpath("tables").iterdir())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("TI\t\theading", "there is no element 'heading'"),
        ("TI\t\ttitle\t\t\tslice", "there is no step 'slice'"),
        ("TI\t\t", "there is no element ''"),
        ("TI", "there are 1 columns"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(line: str, words: str) -> None:
    with pytest.raises(TableError, match=rf"x\.tsv:3: {words}"):
        parse(f"{HEADER}# comment\n{line}\n", "x.tsv", TEXT_STEPS)


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(TableError, match="the first line has to be the columns"):
        parse("TI\ttitle\n", "x.tsv", TEXT_STEPS)


def test_a_line_for_a_type_goes_before_the_line_for_all() -> None:
    table = parse(f"{HEADER}T2\tBOOK\tseries\nT2\t\thost_title\n", "x.tsv", TEXT_STEPS)
    assert [rule.element for rule in table.rules_of("T2", "BOOK") or ()] == ["series"]
    assert [rule.element for rule in table.rules_of("T2", "JOUR") or ()] == ["host_title"]
    assert table.rules_of("XX", "JOUR") is None


@pytest.mark.parametrize("name", [name for name in TABLES if name != "latex.tsv"])
def test_every_role_of_a_table_is_a_relator_code(name: str) -> None:
    text = files("normalize.formats").joinpath("tables", name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    known = {code for code, meant in relator_codes().items() if meant == (code,)}
    agents = [cells[4] for cells in lines if cells[2] == "agent" and len(cells) > 4]
    assert {role for role in agents if role not in known} == set()


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("latex.tsv", "zotero_extra.tsv")])
def test_every_table_belongs_to_a_format(name: str) -> None:
    assert reader_of(name.removesuffix(".tsv")) is not None

import csv
from pathlib import Path

import pytest

from catalog.errors import BadTable
from catalog.libraries import COLUMNS, TABLE, library_directory
from normalize.record import Holding, Record

HEAD = "\t".join(COLUMNS)


def tables(folder: Path, *lines: str) -> Path:
    (folder / TABLE).write_text("\n".join(["# ours", HEAD, *lines]) + "\n", encoding="utf-8")
    return folder


def test_a_table_in_the_home_adds_libraries_and_changes_those_there_are(tmp_path: Path) -> None:
    own = library_directory(
        tables(
            tmp_path,
            'CN-SZYT\tYTL 440308\t"盐田区图书馆"\tYantian Library\thttps://example.org/\t',
            "US-DLC\tDLC\t国会图书馆\tLoC",
        )
    )
    assert own.resolve("ytl") == "CN-SZYT"
    assert (own.resolve("lc"), own.resolve("DLC")) == ("US-DLC", "US-DLC")
    assert own.name("CN-SZYT", "zh") == '"盐田区图书馆"'
    assert (own.name("US-DLC", "en"), own.libraries["US-DLC"].url) == ("LoC", "")
    assert own.libraries.keys() == library_directory().libraries.keys() | {"CN-SZYT"}
    assert own.holders(Record("lc", "1", holdings=(Holding("440308"),)), "lc") == ("CN-SZYT",)


def test_without_a_table_the_directory_is_the_packaged_one(tmp_path: Path) -> None:
    assert library_directory(tmp_path).libraries == library_directory().libraries


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("code\tname\nX\tY\n", "has to name the columns"),
        (f"{HEAD}\n\tX\n", "line 2: it has no code"),
        (f"# one\n\n{HEAD}\nX\t1\t2\t3\t4\t5\t6\n", "line 4: it has more columns"),
        ("\udcff", "cannot be read as a table in UTF-8"),
        (f"{HEAD}\n{'x' * 200_000}\tY\n", "cannot be read as a table"),
    ],
)
def test_a_table_that_cannot_be_used_is_named_with_its_line(
    tmp_path: Path, content: str, said: str, request: pytest.FixtureRequest
) -> None:
    # The limit belongs to the process; whoever reads large tables raises it.
    before = csv.field_size_limit(1 << 17)
    request.addfinalizer(lambda: csv.field_size_limit(before))
    (tmp_path / TABLE).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadTable, match=said) as found:
        library_directory(tmp_path)
    assert str(tmp_path) in str(found.value)

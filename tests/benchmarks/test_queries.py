"""The queries of the search benchmark."""

from pathlib import Path

import pymarc
import pytest

from benchmarks.queries import HAN, real_queries
from benchmarks.search import summary

TITLES = (("Haiyang yu ye", "海洋渔业"), ("Chao xi", "潮汐学"), ("Hai tu", "海图集"))


def field(tag: str, *parts: str) -> pymarc.Field:
    subfields = [pymarc.Subfield(part[0], part[1:]) for part in parts]
    return pymarc.Field(tag, pymarc.Indicators("0", "0"), subfields)


@pytest.fixture
def titles(tmp_path: Path) -> Path:
    path = tmp_path / "titles.mrc"
    with path.open("wb") as stream:
        for romanized, original in TITLES:
            made = pymarc.Record(force_utf8=True)
            made.add_field(field("245", f"a{romanized} tides"))
            made.add_field(field("880", "6245-01/$1", f"a{original}"))
            made.add_field(field("880", "6260-02/$1", "a北京"))
            stream.write(made.as_marc())
    return path


def test_queries_are_words_of_titles_in_both_scripts_and_always_the_same(titles: Path) -> None:
    queries = real_queries(titles, 6)
    assert queries == real_queries(titles, 6)
    chinese = [query for query in queries if HAN.search(query)]
    assert len(chinese) == 2
    assert set(chinese) <= {original for _, original in TITLES}


def test_percentiles_are_given_in_milliseconds() -> None:
    run = [number / 1000 for number in range(1, 101)]
    assert summary([run, run, run]) == {"p50_ms": 50.5, "p95_ms": 95.95, "p99_ms": 99.99, "max_ms": 100.0}

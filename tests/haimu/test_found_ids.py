"""Everything that a search finds is listed, also where an engine pages through less of it."""

from collections.abc import Iterator

import pytest
from command import Haimu
from marc_records import marc_record

from haimu import found
from haimu.found import found_ids
from haimu.opening import open_backend
from haimu.settings import load_settings
from index.backend import SearchBackend
from index.errors import IndexProblem

BOOKS = 23


@pytest.fixture
def backend(haimu: Haimu) -> Iterator[SearchBackend]:
    """Books of eight years, three in each but for those without a year."""
    haimu.home.mkdir(parents=True)
    years = [str(1990 + number // 3) if number < 21 else "uuuu" for number in range(BOOKS)]
    books = [marc_record(f"b{at}", f"Tides of bay {at}", year=year) for at, year in enumerate(years)]
    (haimu.home / "books.mrc").write_bytes(b"".join(books))
    assert haimu("import", haimu.home / "books.mrc", "--source", "books", "--scope", "all").code == 0
    engine = open_backend(load_settings({"HAIMU_HOME": str(haimu.home)}))
    yield engine
    engine.close()


@pytest.mark.parametrize(("deepest", "at_once"), [(100, 100), (100, 4), (10, 3), (3, 2)])
def test_every_hit_is_listed_once(
    backend: SearchBackend, monkeypatch: pytest.MonkeyPatch, deepest: int, at_once: int
) -> None:
    monkeypatch.setattr(found, "DEEPEST", deepest)
    monkeypatch.setattr(found, "AT_ONCE", at_once)
    ids = list(found_ids(backend, "tides"))
    assert len(ids) == len(set(ids)) == BOOKS


def test_hits_that_nothing_parts_are_told_and_not_cut(
    backend: SearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "DEEPEST", 2)
    with pytest.raises(IndexProblem, match="narrow the query"):
        list(found_ids(backend, "tides"))


def test_a_query_that_finds_nothing_lists_nothing(backend: SearchBackend) -> None:
    assert list(found_ids(backend, "mountains")) == []

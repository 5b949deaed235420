"""Plans are carried out alike with and without what only ranks."""

from pathlib import Path

import pytest
from searching_desk import bodies

from index.backend import EngineRequest
from index.compiler import compile_request
from index.matching import leaves, matching
from index.plan import Best, Boolean, Boost, Constant, Everything, Term
from index.request import Filter, SearchRequest
from index.tantivy_backend import TantivyBackend


def test_only_what_decides_is_left() -> None:
    sea, ice = Term("title_w", "sea"), Term("title_w", "ice")
    plan = Boolean(must=(Boost(sea, 4.0),), should=(Constant(ice, 30.0),))
    assert matching(plan) == Boolean(must=(sea,))
    assert matching(Best((sea, Boost(ice, 2.0)))) == Boolean(should=(sea, ice), at_least=1)
    assert leaves(Boolean(must=(plan, Everything()), never=(Best((sea, ice)),))) == 5


@pytest.mark.parametrize(
    "query", ["oceans", "oceans -fisheries", '"history of"', "渔业 王家祥", "haiyang", "the oceans histroy"]
)
@pytest.mark.parametrize("mode", ["all", "fuzzy", "most"])
def test_the_same_records_match(tmp_path: Path, query: str, mode: str) -> None:
    backend = TantivyBackend(tmp_path)
    backend.put(bodies())
    backend.commit()
    request = SearchRequest(query=query, filters=(Filter("type", "serial", excluded=True),))
    plan = compile_request(request, mode).plan
    whole, bare = (backend.search(EngineRequest(each)) for each in (plan, matching(plan)))
    assert whole.total == bare.total
    assert {name for name, _ in whole.hits} == {name for name, _ in bare.hits}


def test_counts_are_exact_where_segments_keep_few_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import tantivy_reading  # noqa: PLC0415 - its limits are what is changed

    backend = TantivyBackend(tmp_path)
    for number, body in enumerate(bodies()):
        backend.put([body])
        if number % 2:
            backend.commit()
    request = EngineRequest(Everything(), facets=("subject", "language"), facet_size=3)
    exact = backend.search(request).facets
    monkeypatch.setattr(tantivy_reading, "SMALL", 0)
    monkeypatch.setattr(tantivy_reading, "VALUES_OF_A_SEGMENT", 1)
    monkeypatch.setattr(tantivy_reading, "CLOSE", 1)
    few = TantivyBackend(tmp_path).search(request).facets
    assert few["language"] == exact["language"]
    assert (
        dict(few["subject"]).items()
        <= dict(backend.search(EngineRequest(Everything(), facets=("subject",))).facets["subject"]).items()
    )

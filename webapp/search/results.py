"""A search's answer as the results page shows it."""

import msgspec

from index.request import SearchRequest
from index.search import SearchAnswer
from webapp.labels.facets import ValueLabels
from webapp.ports import CatalogueReader
from webapp.presenters.hits import HitView, hit_view
from webapp.presenters.marking import Marker
from webapp.search.address import SearchAddress
from webapp.search.facets import Chip, FacetView, chips, facet_views
from webapp.search.paging import Paging, paging
from webapp.search.years import Profile, profile


class ResultsView(msgspec.Struct, frozen=True):
    """The results page. `first` is the place of the first hit among all, from 1."""

    total: int
    first: int
    hits: tuple[HitView, ...]
    missing: int
    mark: Marker
    facets: tuple[FacetView, ...]
    years: Profile | None
    chips: tuple[Chip, ...]
    paging: Paging
    suggestion: str
    widened: str
    took_ms: float


def results_view(
    asked: SearchRequest,
    answer: SearchAnswer,
    address: SearchAddress,
    catalogue: CatalogueReader,
    interface: str,
) -> ResultsView:
    """The answer with its records, which are fetched together."""
    libraries = catalogue.libraries()
    labels = ValueLabels(libraries, interface)
    found = catalogue.unions([hit.id for hit in answer.hits])
    mark = Marker(answer.terms)
    hits = tuple(
        hit_view(found[hit.id], libraries, interface, mark) for hit in answer.hits if hit.id in found
    )
    return ResultsView(
        total=answer.total,
        first=(asked.page - 1) * asked.size + 1,
        hits=hits,
        missing=len(answer.hits) - len(hits),
        mark=mark,
        facets=facet_views(answer.facets, address, labels),
        years=profile(answer.facets.get("year", ()), address),
        chips=chips(address, labels),
        paging=paging(answer.total, asked.page, asked.size, address),
        suggestion=answer.suggestion or "",
        widened=answer.widened,
        took_ms=answer.took_ms,
    )

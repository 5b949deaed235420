"""The ids of everything that a search finds, however much it is, in flat memory and newest first."""

from collections.abc import Iterator

from index.backend import EngineAnswer, EngineRequest, SearchBackend
from index.compiler import compile_request
from index.errors import IndexProblem
from index.plan import Boolean, Constant, Plan, Term, Years
from index.request import DEEPEST, SearchRequest

AT_ONCE = 1_000
FIRST_YEAR, LAST_YEAR = -9_999, 9_999
# What parts the records of one year where there are too many of them.
FACETS = ("type", "language", "source", "library")
MOST_VALUES = 1_000


def found_ids(backend: SearchBackend, query: str) -> Iterator[str]:
    """Ids of the union records that have all words of a query; none twice.

    An engine pages through so many hits only; more are asked for by their years, then by facets. Raises IndexProblem
    where even that does not part them.
    """
    plan = compile_request(SearchRequest.from_args({"q": [query]})).plan
    if _fits(backend, plan):
        yield from _pages(backend, plan)
        return
    yield from _in_years(backend, plan, FIRST_YEAR, LAST_YEAR)
    yield from _parted(backend, Boolean(must=(plan,), never=(Years(FIRST_YEAR, LAST_YEAR),)), FACETS)


def _in_years(backend: SearchBackend, plan: Plan, first: int, last: int) -> Iterator[str]:
    within = Boolean(must=(plan, Constant(Years(first, last))))
    if first == last or _fits(backend, within):
        yield from _parted(backend, within, FACETS)
        return
    middle = (first + last) // 2
    yield from _in_years(backend, plan, middle + 1, last)
    yield from _in_years(backend, plan, first, middle)


def _parted(backend: SearchBackend, plan: Plan, facets: tuple[str, ...]) -> Iterator[str]:
    """The hits of a plan; where they are too many, those with each value of a facet that had none of the values
    before, and those without any.
    """
    if _fits(backend, plan):
        yield from _pages(backend, plan)
        return
    if not facets:
        sentence = "too many records are alike in year, type, language and source: narrow the query with a word more."
        raise IndexProblem(f"The search cannot list all records that it finds, because {sentence}")
    facet, *others = facets
    values = [value for value, _ in _ask(backend, plan, facet=facet).facets.get(facet, ())]
    before: list[Plan] = []
    for value in values:
        term = Term(facet, value)
        part = Boolean(must=(plan, Constant(term)), never=tuple(before))
        yield from _parted(backend, part, tuple(others))
        before.append(term)
    yield from _parted(backend, Boolean(must=(plan,), never=tuple(before)), tuple(others))


def _pages(backend: SearchBackend, plan: Plan) -> Iterator[str]:
    offset = 0
    while hits := _ask(backend, plan, offset, AT_ONCE).hits:
        yield from (identifier for identifier, _ in hits)
        offset += len(hits)
        if len(hits) < AT_ONCE:
            return


def _fits(backend: SearchBackend, plan: Plan) -> bool:
    return _ask(backend, plan).total <= DEEPEST


def _ask(backend: SearchBackend, plan: Plan, offset: int = 0, size: int = 1, facet: str = "") -> EngineAnswer:
    facets = (facet,) if facet else ()
    return backend.search(EngineRequest(plan, "newest", offset, size, facets, MOST_VALUES))

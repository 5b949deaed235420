"""Facets as the results page shows them: values with counts that lead to narrower searches, and what was chosen."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec

from webapp.labels.facets import facet_label
from webapp.search.address import Filter, SearchAddress

SHOWN_FACETS = ("type", "language", "library", "subject")
SHOWN_AT_FIRST = 6
SHOWN_AT_MOST = 20
Labels = Callable[[str, str, str], str]


class Counted(Protocol):
    """A value of a facet with the number of records that have it, and the form that most of them write."""

    @property
    def value(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def label(self) -> str: ...


class FacetValue(msgspec.Struct, frozen=True):
    """One line of a facet. `share` is its part of the largest count, 0 to 100."""

    label: str
    count: int
    share: int
    chosen: bool
    href: str
    exclude_href: str


class FacetView(msgspec.Struct, frozen=True):
    """A facet with its first lines and the rest, which stands folded away."""

    name: str
    heading: str
    first: tuple[FacetValue, ...]
    rest: tuple[FacetValue, ...]


class Chip(msgspec.Struct, frozen=True):
    """A filter in force and the address without it."""

    facet: str
    label: str
    excluded: bool
    href: str


def facet_views(
    facets: Mapping[str, Sequence[Counted]], address: SearchAddress, labels: Labels
) -> tuple[FacetView, ...]:
    """The facets that have something to choose, in the order of the page."""
    made = (_view(name, facets.get(name, ()), address, labels) for name in SHOWN_FACETS)
    return tuple(view for view in made if view.first)


def chips(address: SearchAddress, labels: Labels) -> tuple[Chip, ...]:
    """The filters in force."""
    return tuple(
        Chip(
            facet_label(one.name), labels(one.name, one.value, ""), one.excluded, address.without_filter(one)
        )
        for one in address.filters
    )


def _view(name: str, counted: Sequence[Counted], address: SearchAddress, labels: Labels) -> FacetView:
    most = max((one.count for one in counted), default=1) or 1
    lines = tuple(_line(name, one, most, address, labels) for one in counted[:SHOWN_AT_MOST] if one.count)
    return FacetView(name, facet_label(name), lines[:SHOWN_AT_FIRST], lines[SHOWN_AT_FIRST:])


def _line(name: str, counted: Counted, most: int, address: SearchAddress, labels: Labels) -> FacetValue:
    chosen = address.chosen(name, counted.value)
    choice = Filter(name, counted.value)
    return FacetValue(
        label=labels(name, counted.value, counted.label),
        count=counted.count,
        share=max(1, round(100 * counted.count / most)),
        chosen=chosen,
        href=address.without_filter(choice) if chosen else address.with_filter(name, counted.value),
        exclude_href="" if chosen else address.with_filter(name, counted.value, excluded=True),
    )

"""The address of a search, taken apart and put together again: what facet links, chips and pages lead to."""

from collections.abc import Iterable
from typing import Self
from urllib.parse import urlencode

import msgspec
from flask import g, url_for
from werkzeug.datastructures import MultiDict

from index.request import VALUE_FACETS

FILTERS = (*VALUE_FACETS, "year")
KEPT = ("q", "field", "sort", "size", "widen")


class Filter(msgspec.Struct, frozen=True):
    """A chosen value of a facet, or one that is kept out."""

    name: str
    value: str
    excluded: bool = False

    @property
    def sent(self) -> str:
        """The value as the address has it."""
        return f"!{self.value}" if self.excluded else self.value


class SearchAddress(msgspec.Struct, frozen=True):
    """A search as its address says it. Every change but a turn of the page leads back to the first page."""

    said: tuple[tuple[str, str], ...] = ()
    filters: tuple[Filter, ...] = ()
    page: str = ""

    @classmethod
    def from_args(cls, args: MultiDict[str, str]) -> Self:
        """What a request asks; names that no search knows are left out."""
        said = tuple((name, value) for name in KEPT if (value := args.get(name, "").strip()))
        filters = (_filter(name, value) for name in FILTERS for value in args.getlist(name) if value.strip())
        return cls(said, tuple(dict.fromkeys(filters)), args.get("page", ""))

    def get(self, name: str) -> str:
        """The value of a parameter that is no filter, or an empty string."""
        return dict(self.said).get(name, "")

    def chosen(self, name: str, value: str) -> bool:
        """Whether only records with this value are asked for."""
        return Filter(name, value) in self.filters

    def with_filter(self, name: str, value: str, *, excluded: bool = False) -> str:
        """The address with one more value asked for or kept out."""
        others = (one for one in self.filters if (one.name, one.value) != (name, value))
        return self._address(self.said, (*others, Filter(name, value, excluded)))

    def with_only(self, name: str, value: str) -> str:
        """The address with this value instead of all others of its facet."""
        others = (one for one in self.filters if one.name != name)
        return self._address(self.said, (*others, Filter(name, value)))

    def without_filter(self, gone: Filter) -> str:
        """The address with one filter taken off."""
        return self._address(self.said, (one for one in self.filters if one != gone))

    def without_filters(self) -> str:
        """The address of the bare query."""
        return self._address(self.said, ())

    def with_page(self, page: int) -> str:
        """The address of another page of the same results."""
        return self._address(self.said, self.filters, page)

    def having(self, name: str, value: str) -> str:
        """The address with a parameter set; an empty value takes it off."""
        said = [(key, old) for key, old in self.said if key != name]
        return self._address((*said, (name, value)) if value else said, self.filters)

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """Names and values for hidden fields of a form that changes the parameters named `without`."""
        all_pairs = (*self.said, *((one.name, one.sent) for one in self.filters))
        return [(name, value) for name, value in all_pairs if name not in without]

    @staticmethod
    def _address(said: Iterable[tuple[str, str]], filters: Iterable[Filter], page: int = 1) -> str:
        pairs = [*said, *((one.name, one.sent) for one in filters)]
        if page > 1:
            pairs.append(("page", str(page)))
        base = _base()
        # The base has a query of its own where it keeps the language.
        return f"{base}{'&' if '?' in base else '?'}{urlencode(pairs)}" if pairs else base


def _base() -> str:
    """The address of the results page; a page of results asks for it hundreds of times."""
    if "search_address" not in g:
        g.search_address = url_for("search.results")
    return str(g.search_address)


def _filter(name: str, value: str) -> Filter:
    value = value.strip()
    return Filter(name, value[1:].strip(), excluded=True) if value.startswith("!") else Filter(name, value)

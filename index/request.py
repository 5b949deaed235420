"""What a search asks, read from the parameters of an address."""

import re
from collections.abc import Mapping, Sequence
from typing import Self

import msgspec

from index.errors import BadQuery

FIELDS = ("any", "title", "author", "subject", "publisher", "isbn", "issn", "clc")
SORTS = ("relevance", "newest", "oldest", "title")
VALUE_FACETS = ("type", "language", "library", "subject", "author", "clc", "source", "access")
DEEPEST = 10_000
LARGEST_PAGE = 100
LONGEST_QUERY = 2_000
LONGEST_VALUE = 500
MOST_FILTERS = 50
YEARS = re.compile(r"(-?[0-9]{1,4})?(\.\.)?(-?[0-9]{1,4})?", re.ASCII)
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
SINGLE = ("q", "field", "sort", "size", "page", "facets", "widen")


class Filter(msgspec.Struct, frozen=True):
    """A value that records must have, or must not have."""

    name: str
    value: str
    excluded: bool = False


class YearRange(msgspec.Struct, frozen=True):
    """First years of publication from `first` to `last`, both included; None is an open end."""

    first: int | None = None
    last: int | None = None
    excluded: bool = False


class SearchRequest(msgspec.Struct, frozen=True):
    """A checked request. Several values of one filter widen it; different filters narrow one another."""

    query: str = ""
    field: str = "any"
    filters: tuple[Filter, ...] = ()
    years: tuple[YearRange, ...] = ()
    sort: str = "relevance"
    size: int = 20
    page: int = 1
    facets: bool = True

    @property
    def offset(self) -> int:
        """How many hits stand before this page."""
        return (self.page - 1) * self.size

    @classmethod
    def from_args(cls, args: Mapping[str, Sequence[str]]) -> Self:
        """Read and check parameters; raises BadQuery, which says which one was wrong and why."""
        single = {name: _single(args, name) for name in SINGLE}
        size = _number(single["size"], "size", 20, LARGEST_PAGE)
        page = _number(single["page"], "page", 1, DEEPEST)
        if page * size > DEEPEST:
            sentence = f"Only the first {DEEPEST:,} records can be paged through; narrow the search instead."
            raise BadQuery("too_deep", sentence, "page")
        if len(single["q"]) > LONGEST_QUERY:
            raise BadQuery("query_too_long", f"A query has at most {LONGEST_QUERY:,} characters.", "q")
        filters = tuple(_filters(args))
        if len(filters) > MOST_FILTERS:
            raise BadQuery(
                "too_many_filters", f"A search takes at most {MOST_FILTERS} filters.", filters[-1].name
            )
        return cls(
            single["q"].strip(),
            _choice(single["field"], "field", FIELDS),
            filters,
            tuple(_years(value) for value in args.get("year", ()) if value.strip()),
            _choice(single["sort"], "sort", SORTS),
            size,
            page,
            _switch(single["facets"], "facets"),
        )


def _single(args: Mapping[str, Sequence[str]], name: str) -> str:
    values = args.get(name, ())
    if len(values) > 1:
        raise BadQuery("repeated", f"The parameter {name} can be given once only.", name)
    return values[0] if values else ""


def _number(text: str, name: str, default: int, most: int) -> int:
    text = text.strip()
    if not text:
        return default
    if not WHOLE_NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
        raise BadQuery(f"bad_{name}", f"The parameter {name} is a whole number from 1 to {most:,}.", name)
    return int(text)


def _choice(text: str, name: str, choices: Sequence[str]) -> str:
    text = text.strip()
    if text and text not in choices:
        raise BadQuery(f"bad_{name}", f"The parameter {name} is one of {', '.join(choices)}.", name)
    return text or choices[0]


def _switch(text: str, name: str) -> bool:
    if text not in {"", "0", "1"}:
        raise BadQuery(f"bad_{name}", f"The parameter {name} is 0 or 1.", name)
    return text != "0"


def _filters(args: Mapping[str, Sequence[str]]) -> list[Filter]:
    found = []
    for name in VALUE_FACETS:
        for given in args.get(name, ()):
            value = given.strip()
            excluded = value.startswith("!")
            value = value[1:].strip() if excluded else value
            if len(value) > LONGEST_VALUE:
                raise BadQuery("value_too_long", f"A filter has at most {LONGEST_VALUE} characters.", name)
            if value:
                found.append(Filter(name, value, excluded))
    return found


def _years(text: str) -> YearRange:
    """`1990`, `1990..2005`, `1990..`, `..2005`, each also with `!` before it."""
    text = text.strip()
    excluded = text.startswith("!")
    match = YEARS.fullmatch(text.removeprefix("!").strip())
    if match is None or (match[1] is None and match[3] is None) or (match[3] and not match[2]):
        raise BadQuery("bad_year", "Years are given as 1990, 1990..2005, 1990.. or ..2005.", "year")
    first = int(match[1]) if match[1] else None
    last = int(match[3]) if match[3] else (None if match[2] else first)
    if first is not None and last is not None and first > last:
        raise BadQuery("bad_year", f"The years {first}..{last} end before they begin.", "year")
    return YearRange(first, last, excluded)

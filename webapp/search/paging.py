"""Pages of results: which can be opened from here."""

import msgspec

from webapp.search.address import SearchAddress

DEEPEST = 10_000
AROUND = 2


class Page(msgspec.Struct, frozen=True):
    """A page that can be opened; a number of 0 stands for the gap between far pages."""

    number: int
    href: str = ""
    current: bool = False


class Paging(msgspec.Struct, frozen=True):
    """The pages around the one at hand."""

    pages: tuple[Page, ...]
    before: str
    after: str
    last: int


def paging(total: int, page: int, size: int, address: SearchAddress) -> Paging:
    """The first page, the last that can be opened, and those around the page at hand."""
    last = max(1, min(-(-total // size), DEEPEST // size))
    wanted = sorted({1, last, *range(max(1, page - AROUND), min(last, page + AROUND) + 1)})
    pages: list[Page] = []
    for number in wanted:
        if pages and number > pages[-1].number + 1:
            pages.append(Page(0))
        pages.append(Page(number, address.with_page(number), number == page))
    return Paging(
        tuple(pages),
        address.with_page(page - 1) if 1 < page <= last + 1 else "",
        address.with_page(page + 1) if page < last else "",
        last,
    )

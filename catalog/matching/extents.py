"""How much there is of a book: pages and volumes of a statement of extent."""

import re

import msgspec

_PAGES = re.compile(
    r"((?:[\[(]?\d{1,5}[\])]?\s*(?:,|，|、|;|\+)?\s*)+)\s*(?:p\b|pp\b|pages?|页|頁|leaves|l\b|s\b|seiten)"
)
_VOLUMES = re.compile(r"(\d{1,4})\s*(?:v\b|vols?\b|volumes?\b|册|冊|bde?\b|t\b|卷)")
_NUMBER = re.compile(r"\d{1,5}")


class Extent(msgspec.Struct, frozen=True):
    """`pages`: of the longest sequence, `all_pages`: of all with their front matter. 0: not said."""

    pages: int = 0
    all_pages: int = 0
    volumes: int = 0


def read_extent(text: str) -> Extent:
    """Read a folded statement: `3, 252 p.`, `258页`, `2册 (612页)`."""
    volumes = _VOLUMES.search(text)
    numbers = [int(one) for match in _PAGES.finditer(text) for one in _NUMBER.findall(match[1])]
    return Extent(max(numbers, default=0), sum(numbers), int(volumes[1]) if volumes else 0)


def pages_agree(one: Extent, other: Extent) -> bool:
    """Whether both may count the same leaves: with front matter or without, a few unnumbered ones aside."""
    return any(
        abs(here - there) <= max(6, round(0.04 * max(here, there)))
        for here in (one.pages, one.all_pages)
        for there in (other.pages, other.all_pages)
    )

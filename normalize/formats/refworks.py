"""RefWorks tagged: `RT Journal Article`, also CNKI's and Wanfang's."""

import re

from normalize.formats import tagged
from normalize.formats.cuts import TEXT_STEPS
from normalize.formats.description import Description
from normalize.formats.mapping import load
from normalize.formats.tagged import Dialect, Pair, joined


def read(data: bytes) -> Description:
    """Read one record of RefWorks; a tag may stand before Chinese text without a blank (`A1虞锦洪`)."""
    return tagged.read(data, _DIALECT)


def _prepare(pairs: list[Pair]) -> list[Pair]:
    """Make PAGES of SP and OP; CNKI writes the whole range into OP."""
    return joined(_without_access(pairs), "SP", "OP", "PAGES")


def _without_access(pairs: list[Pair]) -> list[Pair]:
    """Drop the free date where it says no more than the year."""
    year = next((value for tag, value in pairs if tag == "YR"), "")
    dated = [(tag, value) for tag, value in pairs if tag != "FD" or value != year]
    return [
        (tag, value.replace("&amp;", "&") if tag in ("LK", "UL", "URL") else value) for tag, value in dated
    ]


_DIALECT = Dialect(
    load("refworks", TEXT_STEPS),
    re.compile(r"^\ufeff?(URL|[A-Z][A-Z0-9])(?:[ \t]|$|(?=[^\x00-\x7f]))(.*)$"),
    ("RT",),
    ("AN", "ID"),
    closed=True,
    prepare=_prepare,
)

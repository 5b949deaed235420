"""A site on loopback, and a harvest of it."""

from collections.abc import Iterator

import pytest
from loopback_site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site

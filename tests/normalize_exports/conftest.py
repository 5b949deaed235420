"""Records that have everything that a format can carry."""

import pytest
from site_records import ARTICLE, CHART, FISHERIES

from normalize.record import Record


@pytest.fixture
def article() -> Record:
    return ARTICLE


@pytest.fixture
def book() -> Record:
    return FISHERIES


@pytest.fixture
def chart() -> Record:
    return CHART

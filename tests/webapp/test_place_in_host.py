"""Where an article stands, in a list of results."""

import pytest

from normalize.record import Record, Relation
from webapp.presenters.hits import _facts


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        (Relation("host", "Tides", volume="66", issue="35", pages="4500-4509"), "Tides, 66(35): 4500-4509"),
        (Relation("host", "Tides", volume="66", pages="4500"), "Tides, 66: 4500"),
        (Relation("host", "Tides", issue="3"), "Tides, (3)"),
        (Relation("host", "Tides", original="潮汐"), "潮汐"),
        (Relation("host", pages="5-9"), "5-9"),
    ],
)
def test_journal_volume_issue_and_pages(host: Relation, shown: str) -> None:
    assert _facts(Record("lc", "1", relations=(Relation("series", "Sea"), host))) == shown

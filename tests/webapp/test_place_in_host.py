"""Where an article stands, in a list of results."""

import pytest
from flask import Flask

from normalize.record import Record, Relation
from webapp.presenters.hits import _facts
from webapp.presenters.related import relation_value


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


@pytest.mark.parametrize(
    ("relation", "shown"),
    [
        (Relation("series", "海洋文库", volume="12"), "第 12 卷"),
        (Relation("series", "資料", volume="925-gō"), "925-gō"),
        (Relation("series", "Meereskunde", volume="Bd. 3"), "Bd. 3"),
        (
            Relation("host", "Tides", volume="IV", issue="2/3", pages="5-9"),
            "第 IV 卷 · 第 2/3 期 · 第 5-9 页",
        ),
        (Relation("host", "Tides", pages="p. 5-9"), "p. 5-9"),
    ],
)
def test_a_number_is_worded_only_where_it_has_no_words_itself(
    app: Flask, relation: Relation, shown: str
) -> None:
    with app.test_request_context("/"):
        assert relation_value(relation, ("zh",)).note == shown

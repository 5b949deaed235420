"""What goes into an index and out of it, the same with both engines."""

from typing import Any

import pytest
from catalogued import RECORDS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching_desk import Desk, bodies

from index.backend import SearchBackend
from index.document import document_body
from index.errors import BadQuery
from normalize.record import Record, Title


def body(title: str) -> str:
    return document_body(Record("lc", "1", titles=(Title(title),)), ("lc",), ("DLC",))


def test_an_empty_index_answers(backend: SearchBackend) -> None:
    answer = Desk(backend).ask("ocean")
    assert (answer.total, answer.hits) == (0, ())
    assert backend.current()


def test_nothing_is_found_before_it_is_committed(backend: SearchBackend) -> None:
    backend.put(bodies())
    assert Desk(backend).ask("ocean").total == 0
    backend.commit()
    assert Desk(backend).ask("ocean").total == 4


def test_a_new_revision_replaces_the_old(filled: SearchBackend) -> None:
    filled.put([("hm0000000003", 2, body("The deserts"))])
    filled.commit()
    desk = Desk(filled)
    assert desk.ids("deserts") == [3]
    assert 3 not in desk.ids("oceans")
    assert desk.ask("").total == len(RECORDS)


def test_putting_again_changes_nothing(filled: SearchBackend) -> None:
    filled.put(bodies())
    filled.commit()
    assert Desk(filled).ask("").total == len(RECORDS)


def test_a_deleted_record_is_gone_and_deleting_again_is_no_error(filled: SearchBackend) -> None:
    for _ in range(2):
        filled.delete([("hm0000000003", 2), ("hm000000000z", 1)])
        filled.commit()
    assert Desk(filled).ask("").total == len(RECORDS) - 1


def test_clearing_takes_everything_out(filled: SearchBackend) -> None:
    filled.clear()
    assert Desk(filled).ask("").total == 0
    filled.put(bodies())
    filled.commit()
    assert Desk(filled).ask("").total == len(RECORDS)


def test_a_rebuilt_index_takes_over_when_it_is_complete(filled: SearchBackend) -> None:
    desk = Desk(filled)
    with filled.rebuilding() as fresh:
        fresh.put(bodies()[:2], fresh=True)
        assert desk.ask("").total == len(RECORDS)
        fresh.commit()
        assert desk.ask("").total == len(RECORDS)
    assert desk.ask("").total == 2
    filled.put(bodies())
    filled.commit()
    assert desk.ask("").total == len(RECORDS)


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(filled: SearchBackend) -> None:
    with pytest.raises(ValueError, match="not the id"), filled.rebuilding() as fresh:
        fresh.put([*bodies()[:2], ("no id", 1, body("Tides"))], fresh=True)
    assert Desk(filled).ask("").total == len(RECORDS)


def test_what_is_no_id_is_refused(backend: SearchBackend) -> None:
    with pytest.raises(ValueError, match="not the id of a union record"):
        backend.put([("lc:1", 1, body("The oceans"))])


def test_records_of_equal_score_come_in_the_order_of_their_ids(backend: SearchBackend) -> None:
    names = [f"hm{number:010d}" for number in range(40)]
    for part in (names[30:], names[:10], names[10:30]):
        backend.put((name, 1, body("Tides")) for name in part)
        backend.commit()
    desk = Desk(backend)
    pages: list[Any] = [desk.ask("tides", size="7", page=str(page)).hits for page in range(1, 7)]
    assert [hit.id for page in pages for hit in page] == names


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    query=st.text(max_size=300)
    | st.text(st.sampled_from('a"海-:*()[]{}^~\\/+?！题名title:isbn: 0123'), max_size=60),
    field=st.sampled_from(["any", "title", "author", "subject", "publisher", "isbn", "issn", "clc"]),
)
def test_any_text_is_answered_or_refused(desk: Any, query: str, field: str) -> None:
    try:
        answer = desk.ask(query, field=field)
    except BadQuery as refusal:
        assert refusal.field == "q"  # noqa: PT017 - either outcome is right
    else:
        assert answer.total >= len(answer.hits)

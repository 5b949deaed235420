"""When a source is asked again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.schedule import is_due, schedule_of

MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "next_time"),
    [
        ("hourly", datetime(2026, 11, 23, 13, 0, tzinfo=UTC)),
        ("every 90 minutes", datetime(2026, 11, 23, 13, 30, tzinfo=UTC)),
        ("every 2 weeks", datetime(2026, 12, 7, 12, 0, tzinfo=UTC)),
        ("daily", datetime(2026, 11, 24, 0, 0, tzinfo=UTC)),
        ("daily 13:30", datetime(2026, 11, 23, 13, 30, tzinfo=UTC)),
        ("Daily  03:30", datetime(2026, 11, 24, 3, 30, tzinfo=UTC)),
        ("weekly", datetime(2026, 11, 30, 0, 0, tzinfo=UTC)),
        ("weekly sun 03:30", datetime(2026, 11, 29, 3, 30, tzinfo=UTC)),
        ("monthly 1 03:30", datetime(2026, 12, 1, 3, 30, tzinfo=UTC)),
        ("monthly 23 12:30", datetime(2026, 11, 23, 12, 30, tzinfo=UTC)),
    ],
)
def test_the_next_time_of_a_schedule(text: str, next_time: datetime) -> None:
    schedule = schedule_of(text)
    assert schedule is not None
    assert schedule.next(MONDAY) == next_time


@pytest.mark.parametrize(
    "text", ["", "often", "every 0 hours", "daily 24:00", "monthly 31", "weekly someday"]
)
def test_what_is_no_schedule(text: str) -> None:
    assert schedule_of(text) is None


@given(st.timedeltas(timedelta(0), timedelta(days=4000)))
def test_the_next_time_comes_later_and_within_the_period(later: timedelta) -> None:
    moment = MONDAY + later
    for text, most in (("daily 03:30", 1), ("weekly sun 03:30", 7), ("monthly 28 23:59", 31)):
        schedule = schedule_of(text)
        assert schedule is not None
        assert timedelta(0) < schedule.next(moment) - moment <= timedelta(days=most)


def test_a_source_that_never_ran_is_due() -> None:
    schedule = schedule_of("monthly")
    assert schedule is not None
    assert is_due(schedule, None, complete=False, now=MONDAY)


def test_a_complete_run_waits_for_its_time_and_an_incomplete_one_an_hour() -> None:
    schedule = schedule_of("daily")
    assert schedule is not None
    started = MONDAY - timedelta(minutes=61)
    assert not is_due(schedule, started, complete=True, now=MONDAY)
    assert is_due(schedule, started, complete=False, now=MONDAY)
    assert not is_due(schedule, MONDAY - timedelta(minutes=59), complete=False, now=MONDAY)
    assert is_due(schedule, MONDAY - timedelta(days=1), complete=True, now=MONDAY)

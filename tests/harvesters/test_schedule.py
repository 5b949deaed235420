"""When a source is asked again."""

import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.schedule import is_due, schedule_of

BERLIN = ZoneInfo("Europe/Berlin")
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
    assert schedule.next(MONDAY, UTC) == next_time


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
        assert timedelta(0) < schedule.next(moment, UTC) - moment <= timedelta(days=most)


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


@pytest.mark.parametrize(
    ("text", "started", "due"),
    [
        # Clocks go back at 03:00 on 25 October, and forward at 02:00 on 29 March.
        ("daily 03:30", "2026-10-24T03:30:20+02:00", "2026-10-25T03:30:00+01:00"),
        ("daily 02:30", "2026-10-24T02:30:20+02:00", "2026-10-25T02:30:00+02:00"),
        ("daily 02:30", "2026-10-25T02:30:20+02:00", "2026-10-26T02:30:00+01:00"),
        ("daily 03:30", "2026-03-28T03:30:20+01:00", "2026-03-29T03:30:00+02:00"),
        ("daily 02:30", "2026-03-28T02:30:20+01:00", "2026-03-29T03:30:00+02:00"),
        ("weekly sun 03:30", "2026-10-18T03:30:20+02:00", "2026-10-25T03:30:00+01:00"),
        ("every 6 hours", "2026-10-24T23:30:20+02:00", "2026-10-25T04:30:00+01:00"),
    ],
)
@pytest.mark.parametrize("now_in", [UTC, timezone(timedelta(hours=2)), BERLIN])
def test_a_schedule_keeps_to_the_clock_when_that_is_changed(
    text: str, started: str, due: str, now_in: tzinfo
) -> None:
    schedule = schedule_of(text)
    assert schedule is not None
    last, moment = datetime.fromisoformat(started), datetime.fromisoformat(due).astimezone(now_in)
    just_before = (datetime.fromisoformat(due).astimezone(UTC) - timedelta(seconds=1)).astimezone(now_in)
    assert is_due(schedule, last, complete=True, now=moment, zone=BERLIN)
    assert not is_due(schedule, last, complete=True, now=just_before, zone=BERLIN)


def test_the_clock_of_this_machine_counts_where_no_zone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        schedule = schedule_of("daily 03:30")
        assert schedule is not None
        assert schedule.next(MONDAY) == datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_timer_that_rings_some_seconds_earlier_the_next_time_finds_it_due() -> None:
    schedule = schedule_of("hourly")
    assert schedule is not None
    started = MONDAY.replace(second=50)
    assert is_due(schedule, started, complete=True, now=MONDAY + timedelta(hours=1, seconds=10))
    assert not is_due(schedule, started, complete=True, now=MONDAY + timedelta(minutes=59, seconds=59))

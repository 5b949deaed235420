"""When a source is asked again: `hourly`, `daily 03:30`, `weekly sun 03:30`, `monthly 1 03:30`, `every 6 hours`."""

import re
from datetime import datetime, timedelta, tzinfo

import msgspec

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = {"minute": 1, "hour": 60, "day": 60 * 24, "week": 60 * 24 * 7}
EVERY = re.compile(r"every (\d{1,4}) (minute|hour|day|week)s?")
AT = r"(?: ([01]?\d|2[0-3]):([0-5]\d))?"
DAILY = re.compile("daily" + AT)
WEEKLY = re.compile(f"weekly(?: ({'|'.join(DAYS)}))?" + AT)
MONTHLY = re.compile(r"monthly(?: (\d\d?))?" + AT)

# A run that failed or was not complete is tried again so soon, unless the schedule comes first.
AGAIN = timedelta(hours=1)


class Schedule(msgspec.Struct, frozen=True):
    """Either `period` minutes between two runs, or a time of the clock, on a day of the week or month where given."""

    period: int = 0
    hour: int = 0
    minute: int = 0
    weekday: int | None = None
    monthday: int | None = None

    def next(self, after: datetime, zone: tzinfo | None = None) -> datetime:
        """The first time of the schedule after `after`, by the clock of `zone` (None: of this machine)."""
        if self.period:
            return _minute(after) + timedelta(minutes=self.period)
        wall = after.astimezone(zone).replace(tzinfo=None)
        moment = wall.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0, fold=0)
        while moment <= wall or not self._on(moment):
            moment += timedelta(days=1)
        return moment.replace(tzinfo=zone) if zone else moment.astimezone()

    def _on(self, moment: datetime) -> bool:
        if self.weekday is not None:
            return moment.weekday() == self.weekday
        return self.monthday is None or moment.day == self.monthday


def schedule_of(text: str) -> Schedule | None:
    """The schedule that `text` describes; None where it describes none."""
    text = " ".join(text.lower().split())
    if text == "hourly":
        return Schedule(period=60)
    if (found := EVERY.fullmatch(text)) and int(found[1]):
        return Schedule(period=int(found[1]) * UNITS[found[2]])
    if found := DAILY.fullmatch(text):
        return Schedule(hour=int(found[1] or 0), minute=int(found[2] or 0))
    if found := WEEKLY.fullmatch(text):
        day = DAYS.index(found[1] or "mon")
        return Schedule(hour=int(found[2] or 0), minute=int(found[3] or 0), weekday=day)
    if (found := MONTHLY.fullmatch(text)) and 1 <= int(found[1] or 1) <= 28:
        return Schedule(hour=int(found[2] or 0), minute=int(found[3] or 0), monthday=int(found[1] or 1))
    return None


def next_due(
    schedule: Schedule, last_started: datetime, complete: bool, zone: tzinfo | None = None
) -> datetime:
    """When a source is to be asked again that was last asked at `last_started`."""
    due = schedule.next(last_started, zone)
    return due if complete else min(due, _minute(last_started) + AGAIN, key=datetime.timestamp)


def is_due(
    schedule: Schedule,
    last_started: datetime | None,
    complete: bool,
    now: datetime,
    zone: tzinfo | None = None,
) -> bool:
    """Whether it is time: never run, the next time has come, or an hour has passed since an incomplete run."""
    if last_started is None:
        return True
    return now.timestamp() >= next_due(schedule, last_started, complete, zone).timestamp()


def _minute(moment: datetime) -> datetime:
    # A timer rings in the same minute, not in the same second: what began a little late is not late again.
    return moment.replace(second=0, microsecond=0)

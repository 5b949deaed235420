"""Moments as OAI-PMH writes them (section 3.3), and windows of time to ask for."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec

DAY = "YYYY-MM-DD"
SECOND = "YYYY-MM-DDThh:mm:ssZ"
# A server may stamp its records in local time, up to 14 hours from UTC, and may show them late.
OVERLAP = timedelta(days=1)
STEPS = {DAY: timedelta(days=1), SECOND: timedelta(seconds=1)}
PATTERNS = {DAY: "%Y-%m-%d", SECOND: "%Y-%m-%dT%H:%M:%SZ"}


def moment(text: str) -> datetime | None:
    """A date, or a date and time in any offset, in UTC; None where it is neither."""
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    try:
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except OverflowError:
        return None


def stamp(when: datetime, granularity: str) -> str:
    """The moment as the server writes it; a day is that of UTC."""
    return when.strftime(PATTERNS[granularity])


def before(response_date: str, granularity: str) -> str:
    """Where the next harvest begins, given when the server said the last one began."""
    began = moment(response_date)
    return stamp(began - OVERLAP, granularity) if began else ""


class Window(msgspec.Struct, frozen=True, array_like=True):
    """Datestamps from `begin` to `end`, both included; empty: open on that side."""

    begin: str = ""
    end: str = ""

    @property
    def arguments(self) -> dict[str, str]:
        return {name: value for name, value in (("from", self.begin), ("until", self.end)) if value}

    def __str__(self) -> str:
        return f"from {self.begin or 'the beginning'} until {self.end or 'now'}"

    def halves(self, earliest: str, latest: str, granularity: str) -> "tuple[Window, Window] | None":
        """Two windows that follow each other; None where this one is too short for that.

        An open side stays open: a server's earliest date may be wrong.
        """
        low, high = moment(self.begin or earliest), moment(self.end or latest)
        step = STEPS[granularity]
        if low is None or high is None or high - low < step:
            return None
        middle = stamp(low + (high - low) / 2, granularity)
        following = moment(middle)
        assert following is not None, "what stamp writes, moment reads"
        return Window(self.begin, middle), Window(stamp(following + step, granularity), self.end)


def covering(windows: Sequence[Window]) -> Window:
    """One window of whole days around all of them."""
    begins = [one.begin[:10] for one in windows]
    ends = [one.end[:10] for one in windows]
    return Window(min(begins), "" if "" in ends else max(ends))

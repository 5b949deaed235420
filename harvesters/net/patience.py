"""How long to wait before another try (RFC 9110, section 10.2.3)."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from harvesters.net.answer import Limits

BUSY = frozenset({429, 500, 502, 503, 504})


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that the server asks for, by number or by date; None where it asks for nothing readable.

    A date is counted from the server's own `Date`, since its clock may be wrong.
    """
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    until = _moment(said)
    if until is None:
        return None
    return max(0.0, (until - (_moment(headers.get("date", "")) or now)).total_seconds())


def pause_before(attempt: int, limits: Limits, asked: float | None) -> float:
    """Seconds before try `attempt` (2, 3, ...): doubling, a little by chance, or what the server asked for."""
    chance = random.uniform(0.8, 1.2)  # noqa: S311 - no secret: it only keeps harvesters from knocking at once
    pause = limits.pause * 2.0 ** (attempt - 2) * chance
    return min(max(pause, asked or 0.0), limits.longest_wait)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

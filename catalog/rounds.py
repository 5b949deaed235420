"""Deletions that a source does not tell: what has not come in a round in which it told everything it has.

A gate stands before them, since a source that lists too little, by a fault of its own, would else empty the
catalogue.
"""

from typing import Any

import msgspec
from sqlalchemy import Engine, Select, func, select

from catalog.arrival import Withdrawal
from catalog.database import reading, writing
from catalog.delivery import Applied, DeliveryRun
from catalog.progress import PRESENT, end_round, progress_of
from catalog.tables import member, source

MEMBERS_AT_ONCE = 5000


class Verdict(msgspec.Struct, frozen=True):
    """What the gate says: `kind` is empty, drop_warned or drop_stopped; `message` one sentence for people."""

    kind: str = ""
    message: str = ""

    @property
    def removes(self) -> bool:
        """Whether what has not come may go."""
        return self.kind != "drop_stopped"


class Round:
    """The round of a source that is under way, when everything that the source has was told."""

    def __init__(self, engine: Engine, source_id: int) -> None:
        self._engine = engine
        self._source_id = source_id
        self._progress = progress_of(engine, source_id)
        self._last = ""

    @property
    def under_way(self) -> bool:
        return self._progress.round_delivery_id is not None

    def live_before(self) -> int:
        """How many members the source had before the round began, with those that are out of scope."""
        return self._progress.round_members

    def gone_count(self) -> int:
        """How many members of the source have not come in this round."""
        return sum(self._gone().values())

    def share(self) -> float:
        """The part of the source's members that has not come, in view or in all, whichever is larger."""
        gone, now = self._gone(), self._progress
        return max(
            gone.get("live", 0) / now.round_live if now.round_live else 0.0,
            sum(gone.values()) / now.round_members if now.round_members else 0.0,
        )

    def verdict(self, warn: float, stop: float, *, accepted: bool = False) -> Verdict:
        """Whether what has not come may go; `warn` and `stop` are shares, `accepted`: a person has agreed."""
        share = self.share()
        if share <= warn:
            return Verdict()
        lacking = (
            f"{self.gone_count():,} of the {self.live_before():,} records of this source did not come again"
        )
        if share <= stop or accepted:
            return Verdict("drop_warned", f"{lacking} ({share:.1%}): they were taken out of the catalogue.")
        return Verdict(
            "drop_stopped",
            f"{lacking} ({share:.1%}), more than the gate lets go: all were kept. If the source has indeed given "
            f"them up, run `haimu harvest {self._name()} --accept-drop`.",
        )

    def withdraw_unseen(self, run: DeliveryRun, most: int = MEMBERS_AT_ONCE) -> Applied | None:
        """Withdraw the next of the members that have not come, in one transaction; None: there are no more.

        Each is counted as read and deleted. The caller holds the writer lock.
        """
        query = self._unseen(select(member.c.identifier)).where(member.c.identifier > self._last)
        with reading(self._engine) as connection:
            names = list(connection.execute(query.order_by(member.c.identifier).limit(most)).scalars())
        if not names:
            return None
        self._last = names[-1]
        return run.apply([Withdrawal(name) for name in names])

    def end(self) -> None:
        """The round is over: what had to go is gone."""
        with writing(self._engine) as connection:
            end_round(connection, self._source_id)
        self._progress = progress_of(self._engine, self._source_id)

    def _gone(self) -> dict[str, int]:
        query = self._unseen(select(member.c.state, func.count().label("total"))).group_by(member.c.state)
        with reading(self._engine) as connection:
            return {row.state: row.total for row in connection.execute(query)}

    def _unseen(self, query: Select[Any]) -> Select[Any]:
        began = self._progress.round_delivery_id or 0
        return query.where(
            member.c.source_id == self._source_id, member.c.state.in_(PRESENT), member.c.delivery_id < began
        )

    def _name(self) -> str:
        with reading(self._engine) as connection:
            query = select(source.c.name).where(source.c.id == self._source_id)
            return str(connection.execute(query).scalar_one())

"""Keeps what a source delivers: counts it, tells new from changed, and hands what changed to the clusters.

Every batch is one transaction with its raw bytes, members, match keys, union records, outbox rows and checkpoint, so
that a run that dies leaves whole batches behind. The writer lock has to be held over each call; between two calls
others may write, so that nothing that the store says is remembered from one batch to the next.
"""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Engine, insert, select, update

from catalog.arrival import AnyArrival, DamagedArrival
from catalog.batch import Applied, Batch, Terms
from catalog.clusters import Clusters
from catalog.database import writing
from catalog.findings import Finding, keep_findings
from catalog.matching import Matcher
from catalog.progress import begin_round, save_checkpoint
from catalog.seen import confirm_seen
from catalog.tables import delivery, member
from catalog.tally import Tally

__all__ = ["Applied", "DeliveryRun", "Facts", "Finding", "Terms"]

MOST_UNKNOWN = 1000


class Facts(msgspec.Struct, frozen=True):
    """How a run went on the wire: `received` in bytes, `announced` what the source claims to have, `missing` how much
    of that did not come (None: it said nothing), `note` a sentence why a run is incomplete.
    """

    requests: int = 0
    retries: int = 0
    received: int = 0
    announced: int | None = None
    missing: int | None = None
    seconds: float | None = None
    note: str = ""


class DeliveryRun:
    """One delivery of one source, batch by batch. The caller holds the writer lock over every call, not between."""

    def __init__(self, engine: Engine, matcher: Matcher, terms: Terms) -> None:
        self._engine = engine
        self._terms = terms
        self._clusters = Clusters(matcher, terms.started)
        self.tally = Tally()
        with writing(engine) as connection:
            values = {"source_id": terms.source_id, "kind": terms.kind, "started": terms.started}
            result = connection.execute(insert(delivery).values(values))
            assert result.inserted_primary_key is not None
            self.id: int = result.inserted_primary_key[0]

    def apply(
        self,
        batch: Sequence[AnyArrival],
        *,
        checkpoint: bytes | None = None,
        seen: Sequence[str] = (),
        round_begins: bool = False,
    ) -> Applied:
        """Keep a batch, in the order of the source, in one transaction with what goes with it.

        `seen`: identifiers that the source still has, whose records it did not send. `checkpoint`: from where a later
        run may go on. `round_begins`: from this batch on the source tells everything it has.
        """
        terms, tally = self._terms, self.tally.copy()
        with writing(self._engine) as connection:
            if round_begins:
                begin_round(connection, terms.source_id, self.id)
            applied = Batch(connection, terms, self.id, self._clusters, tally).keep(batch)
            confirm_seen(connection, terms.source_id, self.id, _damaged_names(batch))
            unknown = confirm_seen(connection, terms.source_id, self.id, seen) if seen else []
            if checkpoint is not None:
                save_checkpoint(connection, terms.source_id, checkpoint)
            if applied.sole and _has_holdings_records(connection, terms.source_id):
                applied = msgspec.structs.replace(applied, sole={})
            self._save_counts(connection, tally)
        self.tally = tally
        return msgspec.structs.replace(
            applied, unknown=tuple(unknown[:MOST_UNKNOWN]), unknown_total=len(unknown)
        )

    def keep_findings(self, findings: Iterable[Finding]) -> None:
        """Keep what went wrong on the way, at once."""
        with writing(self._engine) as connection:
            keep_findings(connection, self.id, findings)

    def finish(
        self,
        ended: str,
        *,
        complete: bool = True,
        facts: Facts | None = None,
        findings: Iterable[Finding] = (),
    ) -> None:
        """Record the end of the run, how it went and its counts."""
        said = msgspec.structs.asdict(facts or Facts())
        with writing(self._engine) as connection:
            keep_findings(connection, self.id, findings)
            self._save_counts(connection, self.tally)
            statement = update(delivery).where(delivery.c.id == self.id)
            connection.execute(statement.values(ended=ended, complete=complete, **said))

    def _save_counts(self, connection: Connection, tally: Tally) -> None:
        counts = msgspec.json.encode(tally.counts()).decode()
        connection.execute(update(delivery).where(delivery.c.id == self.id).values(counts=counts))


def _damaged_names(batch: Sequence[AnyArrival]) -> list[str]:
    return [item.identifier for item in batch if isinstance(item, DamagedArrival) and item.identifier]


def _has_holdings_records(connection: Connection, source_id: int) -> bool:
    query = select(member.c.id).where(member.c.source_id == source_id, member.c.host.is_not(None)).limit(1)
    return connection.execute(query).first() is not None

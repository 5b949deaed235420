"""Everything that a Z39.50 target has for the queries of a source, slice by slice; what it cuts off, in parts."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from harvesters.check import SourceCheck
from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from harvesters.z3950.answers import name_in
from harvesters.z3950.conversation import Conversation, Unanswered
from harvesters.z3950.parting import Parting
from harvesters.z3950.pqf import Cut
from harvesters.z3950.results import Results
from harvesters.z3950.session import YazSession
from harvesters.z3950.target import Target, target_of
from normalize.raw import Checkpoint, Damaged, Delivery, RawRecord, RoundBegins


class Place(msgspec.Struct, frozen=True):
    """Where the next run goes on: in which query, at which record, counted from 1. `whole`: nothing has been
    missed in this round.
    """

    queries: tuple[str, ...]
    query: int = 0
    start: int = 1
    whole: bool = True


class Z3950Harvester:
    """Asks through yaz-client; a record that came by an earlier query of the run does not come again."""

    def __init__(self, source: Source, log: RunLog, *, pause: float = 1.0, patience: float = 300.0) -> None:
        self._source = source
        self._log = log
        self._target = target_of(source)
        self._pause = pause
        self._patience = patience

    def check(self) -> SourceCheck:
        """Connect and search, and say what came."""
        target = self._target
        title = self._source.label.en or self._source.name
        facts = [("address", target.address), ("database", target.databases), ("format", target.syntax)]
        warnings: list[str] = []
        try:
            with tempfile.TemporaryDirectory() as folder, YazSession(target, Path(folder), 60.0) as session:
                title = name_in(session.open()) or title
                for query in target.queries:
                    hits, diagnostics = session.find(query)
                    facts.append((f"total for {query}", "?" if hits is None else f"{hits:,}"))
                    warnings += [f"{query}: diagnostic {sentence}." for sentence in diagnostics]
        except HarvestError as error:
            return SourceCheck(False, title, tuple(facts), (str(error),))
        return SourceCheck(True, title, tuple(facts), tuple(warnings))

    def deliveries(self, plan: Plan) -> Iterator[Delivery]:
        """See `Harvester`. A run that does not go on where another stopped asks for everything: Z39.50 knows no
        changes since a time.
        """
        place = _place(plan, self._target)
        if place == Place(self._target.queries):
            yield RoundBegins()
        with tempfile.TemporaryDirectory(prefix="haimu-z3950-") as folder:
            conversation = Conversation(
                self._target, Path(folder), self._log, pause=self._pause, patience=self._patience
            )
            try:
                yield from self._queries(conversation, place, plan.limit)
            except Unanswered as error:
                if not self._log.pages:
                    raise
                self._log.incomplete(str(error))
            finally:
                conversation.close()

    def _queries(self, conversation: Conversation, place: Place, limit: int) -> Iterator[Delivery]:
        results = Results(conversation, self._target, self._log, limit, self._source.delay or 0.0)
        for number in range(place.query, len(place.queries)):
            start = place.start if number == place.query else 1
            for delivery in self._query(results, place.queries[number], start):
                if isinstance(delivery, int):
                    here = Place(place.queries, number, delivery, place.whole and self._log.complete)
                    yield Checkpoint(msgspec.json.encode(here))
                else:
                    yield delivery
            if results.ended():
                return
        self._log.exhaustive = place.whole and self._log.complete
        yield Checkpoint(b"")

    def _query(self, results: Results, query: str, start: int) -> Iterator[RawRecord | Damaged | int]:
        """The records of a query, and where a later run goes on: at the first while a query comes in parts."""
        results.ids.clear()
        yield from results.of(Cut(query), start)
        if results.end == "too_large":
            yield 1
            yield from Parting(results, self._log, Cut(query)).deliveries()


def _place(plan: Plan, target: Target) -> Place:
    """The place of the last run; the beginning where it was at the end or the queries are others now."""
    begin = Place(target.queries)
    if plan.full or not plan.state:
        return begin
    try:
        place = msgspec.json.decode(plan.state, type=Place)
    except msgspec.MsgspecError:
        return begin
    return place if place.queries == target.queries else begin

"""The harvester of a source with `protocol = "oai"`."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext

from harvesters.check import SourceCheck
from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.net.transport import Transport
from harvesters.oai.arrivals import LimitReached
from harvesters.oai.checking import checked
from harvesters.oai.client import OaiClient
from harvesters.oai.dates import Window, before
from harvesters.oai.errors import BadAnswer, OaiError
from harvesters.oai.identity import Identity, preferred
from harvesters.oai.question import Question
from harvesters.oai.run import Run, RunEnded
from harvesters.oai.seeing import see_all
from harvesters.oai.state import State, decoded
from harvesters.source import Source
from normalize.raw import Delivery, RoundBegins


class OaiHarvester:
    """Brings what an OAI-PMH server has: first all in one list, later what changed.

    Without a `transport` it makes one of its own and closes it.
    """

    def __init__(self, source: Source, log: RunLog, transport: Transport | None = None) -> None:
        self._source = source
        self._log = log
        self._given = transport

    def check(self) -> SourceCheck:
        """Whether the server answers, and what it says of itself."""
        with self._transport() as transport:
            return checked(OaiClient(self._source.url, transport), self._source)

    def deliveries(self, plan: Plan) -> Iterator[Delivery]:
        """Everything new since `plan.state`; see `harvesters.harvester.Harvester`."""
        with self._transport() as transport:
            client = OaiClient(self._source.url, transport)
            identity = self._identity(client)
            question = self._question(client)
            state = decoded(b"" if plan.full else plan.state)
            if state.asks != str(question):
                state = State(asks=str(question))
            yield from self._run(client, question, identity, state, plan)

    def _run(
        self, client: OaiClient, question: Question, identity: Identity, state: State, plan: Plan
    ) -> Iterator[Delivery]:
        if state.finished:
            state = _begun(state, identity.granularity)
            if state.full:
                yield RoundBegins()
        run = Run(client, question, identity, state, plan, self._log)
        try:
            if not state.seeing:
                yield from run.deliveries()
                yield from run.concluded()
            if state.seeing or (self._source.deletions == "listing" and not self._log.exhaustive):
                yield from see_all(client, question, run.state, self._log)
        except (RunEnded, LimitReached):
            return
        except OaiError as error:
            raise _described_wrongly(error, question, client) from error

    def _transport(self) -> AbstractContextManager[Transport]:
        if self._given is not None:
            return nullcontext(self._given)
        source = self._source
        return Transport(
            source.url, self._log, delay=source.delay or 0.0, auth=source.auth, contact=source.contact
        )

    def _identity(self, client: OaiClient) -> Identity:
        """What the server says of itself; it may be wrong, but somebody has to answer."""
        try:
            return client.identify()
        except OaiError as error:
            self._log.finding("identify", "Identify", str(error))
            return Identity()
        except BadAnswer as error:
            if error.kind == "unreadable_xml":
                self._log.finding(error.kind, "Identify", str(error), error.raw)
                return Identity()
            raise HarvestError(
                f"{self._source.url} is no OAI-PMH server: {error}. Check the address of the source."
            ) from error

    def _question(self, client: OaiClient) -> Question:
        source = self._source
        prefix = source.metadata_prefix
        if not prefix:
            try:
                prefix = preferred(client.formats())
            except OaiError as error:
                self._log.finding("formats", "ListMetadataFormats", str(error))
                prefix = preferred(())
        return Question(source.url, prefix, source.set, source.format)


def _begun(state: State, granularity: str) -> State:
    """The windows of a new run: all at first, else what was left out and what is new."""
    begin = before(state.since, granularity) if state.since else ""
    if not begin:
        return State(asks=state.asks, todo=(Window(),), full=True)
    return State(asks=state.asks, since=state.since, todo=(*state.gaps, Window(begin)))


def _described_wrongly(error: OaiError, question: Question, client: OaiClient) -> HarvestError:
    """A sentence about what in the source's entry the server does not take."""
    if error.code != "cannotDisseminateFormat":
        return HarvestError(f"{question.url} refuses what the source asks for. {error}")
    try:
        offered = ", ".join(one.prefix for one in client.formats())
    except HarvestError:
        offered = ""
    return HarvestError(
        f"{question.url} offers no format {question.prefix!r}: set `metadata_prefix` to one of {offered or 'its own'}."
    )

"""One run: windows listed one after the other, broken ones in halves, and the books balanced at the end."""

from collections.abc import Iterator

from msgspec.structs import replace

from harvesters.counting import records
from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.oai.arrivals import Arrivals
from harvesters.oai.balance import Balance
from harvesters.oai.client import OaiClient
from harvesters.oai.dates import DAY, Window, covering
from harvesters.oai.errors import ListBroken, OaiError
from harvesters.oai.identity import Identity
from harvesters.oai.listing import larger
from harvesters.oai.page import Page
from harvesters.oai.question import Question
from harvesters.oai.state import State, encoded
from harvesters.oai.walk import ListWalk
from normalize.raw import Checkpoint, Delivery

# What no other window would mend.
HOPELESS = frozenset({"html_answer", "not_oai", "entities", "token_repeated", "no_progress", "http_status"})
# The token of the last checkpoint would lead into the same circle again: the next run begins anew.
CIRCLES = frozenset({"token_repeated", "no_progress"})
# Each costs requests. A server that breaks every list, or more lists than anybody waits for, is ill.
MOST_RESTARTS = 500
MOST_IN_A_ROW = 20
SHOWN = 1 << 16


class RunEnded(Exception):
    """Nothing more can be had in this run."""


class Run:
    """Lists the windows of `state`. `state` is always what the next checkpoint says."""

    def __init__(
        self, client: OaiClient, question: Question, identity: Identity, state: State, plan: Plan, log: RunLog
    ) -> None:
        self._client = client
        self._question = question
        self._identity = identity
        self._granularity = identity.granularity
        self._now = plan.now
        self._log = log
        self._restarts = self._in_a_row = 0
        self.state = state
        self._broke_before = state.token
        self.arrivals = Arrivals(question.prefix, question.format, plan.limit, log)
        self._balance = Balance(client, question, self.arrivals, log)

    def deliveries(self) -> Iterator[Delivery]:
        """Everything in the windows, with a checkpoint after every page; raises `RunEnded`."""
        self._log.announced = self.state.announced
        while self.state.todo:
            self.arrivals.forget()
            window = self.state.todo[0]
            try:
                yield from self._pages(window)
            except ListBroken as fault:
                yield from self._after(fault, window)
            except OaiError as error:
                self._refused(error, window)
            else:
                self._in_a_row = 0
                yield from self._balanced(window)
                self._close(window)
            if self.state.todo:
                yield self.checkpoint()
                self._heed_stop()

    def missing(self) -> int | None:
        """By how many identifiers the server's own count is ahead."""
        if self.state.announced is None:
            return None
        return max(0, self.state.announced - self.state.counted - self._distinct)

    def _left(self) -> int | None:
        """What is missing; where no page told a total, a list of identifiers may."""
        if self.state.announced is None and self.state.full:
            self.state = replace(self.state, announced=self._balance.announced(Window()))
        return self.missing()

    def concluded(self) -> Iterator[Delivery]:
        """The end of the last window: whether all came that was announced for the whole, and what is next."""
        if short := self.missing():
            if self.state.gaps:
                if self._log.missing is None:
                    self._log.incomplete(f"{records(short)} fewer came than the server announced.", short)
            else:
                again = yield from self._balance.in_pieces(self.state.counted, short)
                self._leave(Window(), again)
        # A record without a name may be any: nothing is taken for gone then.
        self._log.exhaustive = self.state.full and self._log.complete and not self.arrivals.nameless
        self.state = State(asks=self.state.asks, since=self.state.began or self._now, gaps=self.state.gaps)
        yield self.checkpoint()

    @property
    def _distinct(self) -> int:
        return self.state.carried + self.arrivals.distinct if self.state.todo else 0

    def _pages(self, window: Window) -> Iterator[Delivery]:
        """One list; its last page is left without a checkpoint until the books are balanced."""
        carried = self.state.carried
        arguments = self._question.arguments(window)
        walk = ListWalk(self._client, "ListRecords", arguments, self.state.token, self.state.page)
        while True:
            page = walk.next_page()
            self._note(page, window)
            before = self.arrivals.distinct
            yield from self.arrivals.of(page, where(window, walk.number))
            self._log.pages += 1
            if not walk.goes_on(page, self.arrivals.distinct - before):
                return
            self.state = replace(self.state, token=walk.token, page=walk.number)
            yield Checkpoint(encoded(replace(self.state, carried=carried + self.arrivals.distinct)))
            self._heed_stop()

    def _note(self, page: Page, window: Window) -> None:
        began = self.state.began or page.response_date or self._identity.response_date or self._now
        size = larger(self.state.size, page.size)
        whole = self.state.full and window == Window()
        announced = larger(self.state.announced, page.size) if whole else self.state.announced
        self.state = replace(self.state, began=began, size=size, announced=announced)
        self._log.announced = announced if self.state.full else larger(self._log.announced, page.size)

    def _balanced(self, window: Window) -> Iterator[Delivery]:
        size, carried = self.state.size, self.state.carried
        if size is not None and carried + self.arrivals.distinct < size:
            again = yield from self._balance.of(window, size, carried)
            self._leave(window, again)

    def _after(self, fault: ListBroken, window: Window) -> Iterator[Delivery]:
        """Halves of the window instead of it; where it has none, its records one by one."""
        place = where(window, self.state.page + 1)
        self._log.finding(fault.kind, place, str(fault), fault.raw[:SHOWN])
        if self._hopeless(fault) or self._too_many() or not self._alive(fault):
            if fault.kind in CIRCLES:
                yield Checkpoint(encoded(State(asks=self.state.asks, since=self.state.since)))
            self._end(f"The list broke in the {place}: {fault}.", self._left())
        halves = window.halves(self._identity.earliest, self._now, self._granularity)
        if halves is not None:
            self.state = self.state.at_window(*self.state.todo[1:], *halves)
            return
        had_all = yield from self._balance.one_by_one(window, place, str(fault))
        self._leave(window, not had_all)
        self._close(window)

    def _hopeless(self, fault: ListBroken) -> bool:
        """Whether nothing else is worth a try. A page that broke the last run already is gone around."""
        again = bool(self._broke_before) and self.state.token == self._broke_before
        return fault.kind in HOPELESS and not again

    def _too_many(self) -> bool:
        self._restarts += 1
        self._in_a_row += 1
        return self._restarts > MOST_RESTARTS or self._in_a_row > MOST_IN_A_ROW

    def _alive(self, fault: ListBroken) -> bool:
        if fault.kind != "no_answer":
            return True
        try:
            self._client.identify()
        except HarvestError:
            return False
        return True

    def _refused(self, error: OaiError, window: Window) -> None:
        """The first page of a window is refused: perhaps because of how its dates are written."""
        if not window.arguments:
            raise error
        if error.code == "badArgument" and self._granularity != DAY:
            self._log.finding("granularity", where(window, 1), f"{error} Days are asked for instead.")
            self._granularity = DAY
            days = covering(self.state.todo)
            halves = None if days.arguments else days.halves(self._identity.earliest, self._now, DAY)
            self.state = self.state.at_window(*(halves or (days,)))
            return
        self._log.finding("window_refused", where(window, 1), str(error))
        self._log.incomplete(f"The window {window} was refused: {error}")
        self._leave(window, True)
        self._close(window)

    def _leave(self, window: Window, again: bool) -> None:
        """For the next run."""
        if again:
            self.state = replace(self.state, gaps=(*self.state.gaps, window))

    def _close(self, window: Window) -> None:
        assert self.state.todo[0] == window, "windows are done in their order"
        counted = self.state.counted + self._distinct
        # What was announced for the whole is settled where the whole was one window.
        announced = None if window == Window() else self.state.announced
        state = replace(self.state, counted=counted, announced=announced)
        self.state = state.at_window(*self.state.todo[1:])

    def checkpoint(self) -> Checkpoint:
        """What a later run needs to know."""
        return Checkpoint(encoded(self.state))

    def _heed_stop(self) -> None:
        if self._log.stop.is_set():
            raise RunEnded

    def _end(self, reason: str, missing: int | None = None) -> None:
        self._log.incomplete(reason, missing)
        raise RunEnded


def where(window: Window, page: int) -> str:
    """The place in a run as people read it."""
    return f"window {window}, page {page}"

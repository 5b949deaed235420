"""Sessions with a target, one after the other where it closes them."""

from pathlib import Path

from harvesters.errors import HarvestError
from harvesters.harvester import RunLog, Stopped
from harvesters.z3950.answers import Slice
from harvesters.z3950.session import SessionLost, YazSession
from harvesters.z3950.target import Target

MOST_LOST = 6  # sessions lost in a row, before the target counts as gone
LONGEST_PAUSE = 60.0
BAD_ELEMENTS = (24, 25, 26)  # Bib-1: the names of element sets that the target does not take


class Unanswered(HarvestError):
    """The target does not answer any more, or never did."""


class Conversation:
    """Keeps a query alive over sessions. `hits` is what the target said last of the query asked."""

    def __init__(
        self, target: Target, folder: Path, log: RunLog, *, pause: float = 1.0, patience: float = 300.0
    ) -> None:
        self._target = target
        self._folder = folder
        self._log = log
        self._pause = pause
        self._patience = patience
        self._session: YazSession | None = None
        self._query = ""
        self._elements = "F" if target.carrier == "marc" else ""
        self._lost = 0
        self.hits: int | None = None
        self.diagnostics: tuple[str, ...] = ()

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def find(self, query: str) -> None:
        """Ask a query; `hits` and `diagnostics` tell the answer. Raises `Unanswered`."""
        self._query = query
        while True:
            try:
                self._ask()
            except SessionLost as error:
                self._lose(error)
            else:
                return

    def show(self, start: int, count: int) -> Slice:
        """The records at `start`; none where the session was lost over them. Raises `Unanswered`."""
        if self._session is None:
            self.find(self._query)
        assert self._session is not None, "the query has been asked"
        self._log.requests += 1
        try:
            answer = self._session.show(start, count, self._elements)
            if self._elements and (answer.says(*BAD_ELEMENTS) or (answer.told and not answer.data)):
                self._elements = ""
                answer = self._session.show(start, count)
        except SessionLost as error:
            self._lose(error)
            return Slice(0, diagnostics=(f"0 {error}",))
        if answer.told:
            self._lost = 0
        return answer

    def _ask(self) -> None:
        self._log.requests += 1
        if self._session is None:
            self._session = YazSession(self._target, self._folder, self._patience)
            self._session.open()
        self.hits, self.diagnostics = self._session.find(self._query)

    def _lose(self, error: SessionLost) -> None:
        self.close()
        self._lost += 1
        self._log.finding("session_lost", self._query, str(error))
        if self._lost >= MOST_LOST:
            raise Unanswered(f"{error} {self._lost} sessions in a row were lost.") from error
        self._log.retries += 1
        if self._log.stop.wait(min(self._pause * 2 ** (self._lost - 1), LONGEST_PAUSE)):
            raise Stopped from error

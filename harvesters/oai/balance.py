"""Whether everything came that the server announced, and the fetching of what it left out."""

from collections.abc import Generator

from harvesters.counting import records
from harvesters.errors import HarvestError
from harvesters.harvester import RunLog
from harvesters.oai.arrivals import Arrivals
from harvesters.oai.client import OaiClient
from harvesters.oai.dates import Window
from harvesters.oai.listing import IdentifierList
from harvesters.oai.question import Question
from normalize.raw import Delivery


class Balance:
    """Compares what came with a list of identifiers, which costs the server little."""

    def __init__(self, client: OaiClient, question: Question, arrivals: Arrivals, log: RunLog) -> None:
        self._client = client
        self._question = question
        self._arrivals = arrivals
        self._log = log

    def of(self, window: Window, size: int, carried: int) -> Generator[Delivery, None, bool]:
        """Fewer came than `size`: either that was an estimate, or the rest is fetched, or the run is incomplete.

        With `carried` identifiers from an earlier run nobody knows which they were; they can only be counted.
        Whether listing the window again may bring more.
        """
        listed = IdentifierList(self._client, self._question.arguments(window))
        left_out = 0
        try:
            for page in listed:
                for one in page:
                    if not carried and not self._arrivals.has(one.identifier):
                        left_out += not (yield from self._fetch(one.identifier))
        except HarvestError as error:
            self._log.finding("count_failed", f"window {window}", str(error))
            short = size - carried - self._arrivals.distinct
            self._log.incomplete(f"{records(short)} of {size:,} did not come in the window {window}.", short)
            return True
        short = listed.distinct - carried - self._arrivals.distinct if carried else left_out
        if short > 0:
            self._log.incomplete(f"{records(short)} of {size:,} did not come in the window {window}.", short)
            return carried > 0
        said = f"{records(size)} announced, {listed.distinct:,} there: the number was an estimate."
        self._log.finding("count_estimated", f"window {window}", said)
        return False

    def one_by_one(self, window: Window, place: str, reason: str) -> Generator[Delivery, None, bool]:
        """Whether every record of a window that cannot be listed could be fetched by its identifier."""
        left_out: list[str] = []
        try:
            for page in IdentifierList(self._client, self._question.arguments(window)):
                for one in page:
                    had = self._arrivals.has(one.identifier) or (yield from self._fetch(one.identifier))
                    left_out += [] if had else [one.identifier]
        except HarvestError:
            self._log.incomplete(f"The list broke in the {place}: {reason}.")
            return False
        if left_out:
            named = ", ".join(left_out[:5])
            self._log.incomplete(
                f"The list broke in the {place}: {reason}; {named} did not come.", len(left_out)
            )
        return not left_out

    def in_pieces(self, counted: int, short: int) -> Generator[Delivery, None, bool]:
        """As `of`, for a whole list that was had in windows: what came can only be counted."""
        self._arrivals.forget()
        return (yield from self.of(Window(), counted + short, counted))

    def announced(self, window: Window) -> int | None:
        """The server's count of a window, None where it tells none."""
        try:
            return self._client.page("ListIdentifiers", self._question.arguments(window)).size
        except HarvestError:
            return None

    def _fetch(self, identifier: str) -> Generator[Delivery, None, bool]:
        """Whether `GetRecord` brings the record, be it a deletion."""
        arguments = {"identifier": identifier, "metadataPrefix": self._question.prefix}
        try:
            page = self._client.page("GetRecord", arguments)
        except HarvestError as error:
            self._log.finding("record_refused", identifier, str(error))
            return False
        yield from self._arrivals.of(page, identifier)
        return self._arrivals.has(identifier)

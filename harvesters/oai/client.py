"""The verbs of OAI-PMH, each with an answer that can be read or an error that says what came instead."""

from collections.abc import Mapping

from harvesters.errors import HarvestError
from harvesters.net.answer import Answer
from harvesters.net.errors import TransportError
from harvesters.net.patience import BUSY
from harvesters.net.transport import Transport
from harvesters.oai.errors import BadAnswer, OaiError
from harvesters.oai.identity import Identity, MetadataFormat, formats_of, identity_of
from harvesters.oai.page import Page, read_page
from harvesters.oai.salvage import salvaged

ACCEPT = "text/xml, application/xml;q=0.9, */*;q=0.5"


class OaiClient:
    """Asks the server at `url`."""

    def __init__(self, url: str, transport: Transport) -> None:
        self._url = url
        self._transport = transport

    def page(self, verb: str, arguments: Mapping[str, str] | None = None) -> Page:
        """One answer. Raises `OaiError`, `BadAnswer`, or `TransportError` where none came.

        What cannot be read is asked for again; of what stays unreadable the good records are saved, and the page
        says what is `broken` or `cut`.
        """
        reading = _Reading()
        try:
            answer = self._transport.get(
                self._url, {"verb": verb, **(arguments or {})}, accept=ACCEPT, judge=reading.fault
            )
        except TransportError as error:
            if error.answer is None or reading.problem is None:
                raise
            return self._rest_of(error.answer, reading.problem)
        return reading.result(answer)

    def identify(self) -> Identity:
        """What the server says of itself."""
        return identity_of(self.page("Identify"))

    def formats(self) -> tuple[MetadataFormat, ...]:
        """The formats that it offers."""
        return formats_of(self.page("ListMetadataFormats"))

    def _rest_of(self, answer: Answer, problem: HarvestError) -> Page:
        if isinstance(problem, BadAnswer) and problem.kind == "unreadable_xml":
            page = salvaged(answer.body, str(problem))
            if page is not None:
                return page
        raise problem


class _Reading:
    """Reads an answer once, while the transport judges whether to ask again."""

    def __init__(self) -> None:
        self._page: Page | None = None
        self.problem: HarvestError | None = None

    def fault(self, answer: Answer) -> str:
        """What is wrong that another try may mend; nothing for what the server means to say."""
        self._page, self.problem = None, None
        try:
            self._page = read_page(answer.body)
        except OaiError as error:
            self.problem = error
            return ""
        except BadAnswer as error:
            self.problem = error
            if _meant(answer):
                self.problem = BadAnswer("http_status", f"the server answers {answer.status}", answer.body)
                return ""
            if answer.status in BUSY and b"OAI-PMH" not in answer.body:
                self.problem = BadAnswer("no_answer", f"the server answers {answer.status}", answer.body)
            return str(self.problem)
        empty_and_busy = answer.status in BUSY and not self._page.items
        return f"it answered with status {answer.status}" if empty_and_busy else ""

    def result(self, answer: Answer) -> Page:
        if self._page is None:
            assert self.problem is not None, f"an answer of status {answer.status} is read or has a problem"
            raise self.problem
        return self._page


def _meant(answer: Answer) -> bool:
    """A client error without OAI-PMH in it (401, 404) will not be another next time."""
    return 400 <= answer.status < 500 and answer.status not in BUSY

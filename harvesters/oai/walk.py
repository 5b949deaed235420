"""A list page by page, to its end or to where it breaks (OAI-PMH, section 3.5)."""

from harvesters.net.errors import TransportError
from harvesters.oai.client import OaiClient
from harvesters.oai.digests import DigestSet
from harvesters.oai.errors import BadAnswer, ListBroken, OaiError
from harvesters.oai.page import Page
from harvesters.oai.records import digest

# Pages one after the other without a new identifier, each with a token never seen: no list is made like that.
MOST_EMPTY = 1000


class ListWalk:
    """Walks one list of `verb`. `token` names the next page, `number` counts the pages had."""

    def __init__(
        self, client: OaiClient, verb: str, arguments: dict[str, str], token: str = "", number: int = 0
    ) -> None:
        self._client = client
        self._verb = verb
        self._arguments = arguments
        self._tokens = DigestSet()
        self._barren = 0
        self.token = token
        self.number = number

    def next_page(self) -> Page:
        """The page at `token`. A list that matches nothing is an empty page.

        Raises `ListBroken`, or `OaiError` where the first page is refused.
        """
        arguments = {"resumptionToken": self.token} if self.token else self._arguments
        try:
            page = self._client.page(self._verb, arguments)
        except OaiError as error:
            if error.code == "noRecordsMatch":
                page = Page(())
            elif not self.token:
                raise
            else:
                kind = "token_dead" if error.code == "badResumptionToken" else "oai_error"
                raise ListBroken(kind, str(error)) from error
        except BadAnswer as error:
            raise ListBroken(error.kind, str(error), error.raw) from error
        except TransportError as error:
            raise ListBroken("no_answer", str(error), error.answer.body if error.answer else b"") from error
        self.number += 1
        return page

    def goes_on(self, page: Page, new: int) -> bool:
        """Whether another page follows; `new` are the identifiers that this one brought first.

        Raises `ListBroken` where the server leads in a circle.
        """
        if self.token:
            self._tokens.add(digest(self.token))
        if page.cut:
            raise ListBroken("cut_page", page.cut, page.raw)
        if not page.token:
            return False
        self._barren = 0 if new else self._barren + 1
        if not new and digest(page.token) in self._tokens:
            raise ListBroken(
                "token_repeated", f"the token {page.token[:100]!r} came again and brought nothing new"
            )
        if self._barren >= MOST_EMPTY:
            raise ListBroken("no_progress", f"{MOST_EMPTY} pages one after the other brought nothing new")
        self.token = page.token
        return True

"""What an OAI server may answer instead of what it was asked for."""

from harvesters.errors import HarvestError


class OaiError(HarvestError):
    """The server's own error (OAI-PMH, section 3.6); `code` is `badResumptionToken`, `noRecordsMatch`, ..."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"The server answers {code}: {message.rstrip('.') or 'it says no more'}.")
        self.code = code


class BadAnswer(HarvestError):
    """An answer that is no OAI-PMH even after all tries.

    `kind` is `html_answer`, `unreadable_xml`, `entities`, `not_oai`, `http_status` or `no_answer`; `raw` holds the
    bytes.
    """

    def __init__(self, kind: str, message: str, raw: bytes = b"") -> None:
        super().__init__(message)
        self.kind = kind
        self.raw = raw


class ListBroken(HarvestError):
    """A list ended before its end. `kind` adds `token_dead`, `token_repeated`, `no_progress` to those above."""

    def __init__(self, kind: str, message: str, raw: bytes = b"") -> None:
        super().__init__(message)
        self.kind = kind
        self.raw = raw

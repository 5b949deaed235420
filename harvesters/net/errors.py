"""What can go wrong on the way to a source."""

from harvesters.errors import HarvestError
from harvesters.net.answer import Answer


class TransportError(HarvestError):
    """A request was not answered as it should be. `answer` is the last answer that came, if one did."""

    def __init__(self, message: str, answer: Answer | None = None) -> None:
        super().__init__(message)
        self.answer = answer

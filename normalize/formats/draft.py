"""What has been made of a description so far."""

from collections import defaultdict
from typing import Any

import msgspec

from normalize.problem import Problem
from normalize.record import Identifier, PublicationDate


class Host:
    """The journal, book or proceedings that an article stands in, gathered from several statements.

    Titles and identifiers are keys, so that each stands there once, in the order in which they came.
    """

    def __init__(self) -> None:
        self.titles: dict[str, None] = {}
        self.identifiers: dict[Identifier, None] = {}
        self.volume = self.issue = self.pages = ""
        self.cited = False

    def __bool__(self) -> bool:
        return bool(self.titles or self.identifiers or self.volume or self.issue)


class FoundDate(msgspec.Struct, frozen=True):
    """A date and how much it counts: the lowest rank is the date of publication."""

    rank: int
    date: PublicationDate


class Draft:
    """Lists by field of the `Record`, and what can only be put together at the end.

    `named` says where among the agents a name stands. Places and publishers are keys: each once, in their order.
    """

    def __init__(self, *, chinese: bool) -> None:
        self.fields: defaultdict[str, list[Any]] = defaultdict(list)
        self.problems: list[Problem] = []
        self.host = Host()
        self.types: list[str] = []
        self.carriers: list[str] = []
        self.dates: list[FoundDate] = []
        self.named: dict[tuple[str, str], int] = {}
        self.places: dict[str, None] = {}
        self.publishers: dict[str, None] = {}
        self.chart: dict[str, Any] = {}
        self.chinese = chinese

    def problem(self, kind: str, message: str, where: str, value: str) -> None:
        """Note that a value is wrong; it is kept all the same."""
        self.problems.append(Problem(kind, message, where, value[:100]))

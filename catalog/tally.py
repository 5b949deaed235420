"""The counts of a run, which always add up, and the problems it met."""

import copy
from typing import Any, Self

import msgspec

from catalog.arrival import Arrival, DamagedArrival
from normalize.problem import Problem

MOST_PROBLEMS = 1000

problems_decoder = msgspec.json.Decoder(tuple[Problem, ...])

COUNT_OF_STATE = {"out_of_scope": "out_of_scope", "taken_down": "out_of_scope", "withdrawn": "deleted"}


class Tally:
    """read = accepted + updated + unchanged + deleted + out_of_scope + damaged."""

    def __init__(self) -> None:
        self.read = self.accepted = self.updated = self.unchanged = 0
        self.deleted = self.out_of_scope = self.damaged = 0
        self.union_created = self.union_joined = 0
        self.problems_total = 0
        self.problems: list[dict[str, Any]] = []

    def copy(self) -> Self:
        other = copy.copy(self)
        other.problems = list(self.problems)
        return other

    def count(self, state: str, new: bool) -> None:
        """One record that is kept in `state`; `new` when the catalogue did not show it before."""
        name = COUNT_OF_STATE.get(state) or ("accepted" if new else "updated")
        setattr(self, name, getattr(self, name) + 1)

    def note_problems(self, item: Arrival, identifier: str) -> None:
        if item.problems:
            for problem in problems_decoder.decode(item.problems):
                self._note(problem.kind, identifier, item.position, problem.message)

    def note_duplicate(self, item: Arrival, identifier: str) -> None:
        message = f"The identifier {item.identifier} came before with other content; kept as {identifier}."
        self._note("duplicate_id", identifier, item.position, message)

    def note_damaged(self, item: DamagedArrival) -> None:
        self._note("damaged", "", item.position, item.reason)

    def counts(self) -> dict[str, int]:
        return {name: value for name, value in vars(self).items() if isinstance(value, int)}

    def _note(self, kind: str, identifier: str, position: int, message: str) -> None:
        self.problems_total += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                {"class": kind, "identifier": identifier, "position": position, "message": message}
            )

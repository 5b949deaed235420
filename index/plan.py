"""A search as both engines can carry it out: terms, phrases, and how they combine.

Nothing here is analysed any more: every value is a token as it stands in the index.
"""

import msgspec


class Term(msgspec.Struct, frozen=True, tag=True):
    """Records with this token, or number, in this field."""

    field: str
    value: str | int


class AnyTerm(msgspec.Struct, frozen=True, tag=True):
    """Records with any of these tokens in this field; all score alike."""

    field: str
    values: tuple[str, ...]


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """Records with these tokens (two at least) side by side in this field."""

    field: str
    tokens: tuple[str, ...]
    slop: int = 0


class Prefix(msgspec.Struct, frozen=True, tag=True):
    """Records with a token that begins so."""

    field: str
    value: str


class Fuzzy(msgspec.Struct, frozen=True, tag=True):
    """Records with a token that differs by one letter: changed, added, left out, or swapped with the next."""

    field: str
    value: str


class Years(msgspec.Struct, frozen=True, tag=True):
    """Records first published from `first` to `last`, both included; None is an open end."""

    first: int | None = None
    last: int | None = None


class Everything(msgspec.Struct, frozen=True, tag=True):
    """All records."""


class Nothing(msgspec.Struct, frozen=True, tag=True):
    """No record."""


class Best(msgspec.Struct, frozen=True, tag=True):
    """Any of these; the score is the best one's, and `tie` times the others'."""

    parts: tuple["Plan", ...]
    tie: float = 0.1


class Boolean(msgspec.Struct, frozen=True, tag=True):
    """All of `must`, none of `never`; those of `should` add to the score. `at_least` of `should` have to match."""

    must: tuple["Plan", ...] = ()
    should: tuple["Plan", ...] = ()
    never: tuple["Plan", ...] = ()
    at_least: int = 0


class Boost(msgspec.Struct, frozen=True, tag=True):
    """A part whose score counts so many times."""

    part: "Plan"
    by: float


class Constant(msgspec.Struct, frozen=True, tag=True):
    """A part with a fixed score; 0 makes a filter of it."""

    part: "Plan"
    score: float = 0.0


Plan = (
    Term
    | AnyTerm
    | Phrase
    | Prefix
    | Fuzzy
    | Years
    | Everything
    | Nothing
    | Best
    | Boolean
    | Boost
    | Constant
)

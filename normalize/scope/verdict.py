"""What was judged of a record."""

import msgspec


class Verdict(msgspec.Struct, frozen=True):
    """`score` is in points, ten and more are enough; `reasons` are in words, the strongest first."""

    marine: bool
    score: int
    reasons: tuple[str, ...] = ()

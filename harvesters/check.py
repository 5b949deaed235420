"""What a source says when it is asked whether it answers."""

import msgspec


class SourceCheck(msgspec.Struct, frozen=True):
    """`facts` are pairs of what and value (`("formats", "marcxml, dc")`), in the order in which people want them.

    `title` is what the source calls itself, else what `sources.toml` calls it; `warnings` are plain sentences:
    why it does not answer, or what a harvest of it would meet.
    """

    answers: bool
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

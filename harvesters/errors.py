"""What can go wrong while records are brought in; the message is the sentence that a person reads."""


class HarvestError(Exception):
    """Records could not be brought in."""


class UnreadableInput(HarvestError):
    """A file holds no records that can be read; the message says what it is and what to do."""


class BadSources(HarvestError):
    """`sources.toml` has an entry that cannot be followed."""

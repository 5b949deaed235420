"""What can go wrong with the index, as facts."""


class IndexProblem(Exception):
    """Root of this package's errors; the text is one sentence for a person."""


class BadQuery(IndexProblem):
    """A request that cannot be answered as it was asked: a code for programs, a sentence, and the field."""

    def __init__(self, code: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field


class SearchUnavailable(IndexProblem):
    """The search engine does not answer; the store is untouched, and what changed waits in the outbox."""


class StaleIndex(SearchUnavailable):
    """The index was made by another version of the analysis and cannot be used before a rebuild."""


class FeedFailed(IndexProblem):
    """The engine refused documents; they stay in the outbox."""

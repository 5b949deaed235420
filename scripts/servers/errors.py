"""What stops a test server from starting; the message is the sentence that a person reads."""


class ServerError(Exception):
    """A server could not be brought up or stopped."""

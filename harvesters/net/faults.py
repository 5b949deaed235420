"""What failed on the line, in words."""

import ssl

import requests
from urllib3 import exceptions

# The first that fits; what another try may mend.
WORDS: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "its certificate was not accepted"),
    (exceptions.SSLError, "its certificate was not accepted"),
    (requests.exceptions.ConnectTimeout, "it could not be reached in time"),
    (requests.exceptions.Timeout, "it was silent for too long"),
    (exceptions.ReadTimeoutError, "it was silent for too long"),
    (exceptions.DecodeError, "the answer is packed wrongly"),
    (exceptions.IncompleteRead, "the answer was cut off"),
    (exceptions.ProtocolError, "the answer was cut off"),
    (requests.exceptions.ConnectionError, "there was no connection"),
    (requests.RequestException, "the request failed"),
    (exceptions.HTTPError, "the answer could not be read"),
    (TimeoutError, "it took too long"),
    (OSError, "the connection broke"),
)
PASSING = tuple(kind for kind, _ in WORDS)


def in_words(error: Exception) -> str:
    """What happened, and the innermost reason that the system gave."""
    words = next((said for kind, said in WORDS if isinstance(error, kind)), type(error).__name__)
    return f"{words} ({_innermost(error)})".replace("\n", " ")


def distrust(error: Exception) -> str:
    """Why a certificate is not trusted, which no other try mends; empty for every other fault."""
    reason = _innermost(error)
    return reason.verify_message.rstrip(".") if isinstance(reason, ssl.SSLCertVerificationError) else ""


def _innermost(error: BaseException) -> BaseException:
    while (deeper := error.__cause__ or error.__context__) is not None:
        error = deeper
    return error

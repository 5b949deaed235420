"""Why a page could not be fetched."""

from OpenSSL.SSL import Error as SSLError
from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError, DownloadTimeoutError
from scrapy.spidermiddlewares.httperror import HttpError
from service_identity import VerificationError
from twisted.python.failure import Failure

from harvesters.web.crawl_settings import MOST_BYTES

GONE = (404, 410)
REASONS = {
    CannotResolveHostError: "its host is not known",
    DownloadConnectionRefusedError: "its host refuses the connection",
    DownloadTimeoutError: "the site did not answer in time",
}
AUTHORITY_MISSING = (
    "its certificate is not trusted; where it is right, name a file with the certificate of its authority in "
    "SSL_CERT_FILE"
)


def is_gone(error: BaseException | None) -> bool:
    """Whether the site says that there is no such page (any more)."""
    return isinstance(error, HttpError) and error.response.status in GONE


def reason_of(error: BaseException) -> str:
    """Why a page could not be fetched, in words."""
    if isinstance(error, HttpError):
        return f"the site answers {error.response.status}"
    for kind, reason in REASONS.items():
        if isinstance(error, kind):
            return reason
    if "DOWNLOAD_MAXSIZE" in str(error):
        return f"it has more than {MOST_BYTES >> 20} MB"
    if is_distrust(error):
        return AUTHORITY_MISSING
    inner = list(map(str, _causes(error)))
    text = "; ".join(dict.fromkeys(inner)) or str(error) or type(error).__name__
    return text.rstrip(".")


def is_distrust(error: BaseException) -> bool:
    """Whether the certificate of the site was refused, which no other try mends."""
    causes = _causes(error)
    return any(
        isinstance(one, VerificationError) or (isinstance(one, SSLError) and "certificate" in repr(one))
        for one in causes
    )


def _causes(error: BaseException) -> list[BaseException]:
    """What Twisted says beneath Scrapy's error."""
    for one in (error, error.__cause__):
        if reasons := getattr(one, "reasons", None):
            return [reason.value or error if isinstance(reason, Failure) else reason for reason in reasons]
    return []

"""What the environment holds: secrets that a source's `auth` names, and whose certificates are trusted."""

import base64
import os
from pathlib import Path

from harvesters.errors import HarvestError


def authorization(variable: str) -> str:
    """The value of the `Authorization` header, empty where no variable is named: Basic for `user:password`, else
    Bearer.
    """
    if not variable:
        return ""
    secret = os.environ.get(variable, "").strip()
    if not secret:
        raise HarvestError(
            f"The environment variable {variable} is not set: put user:password or a token into it, or take "
            "`auth` out of the source."
        )
    if ":" in secret:
        return "Basic " + base64.b64encode(secret.encode()).decode()
    return f"Bearer {secret}"


def trusted_authorities() -> str | bool:
    """The file with certificates of authorities that the environment names; True where it names none."""
    path = os.environ.get("SSL_CERT_FILE", "").strip()
    if path and not Path(path).is_file():
        raise HarvestError(
            f"SSL_CERT_FILE names {path}, which is no file: put the path of a file with certificates of authorities "
            "into it, or take it out of the environment."
        )
    return path or True

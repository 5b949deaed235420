"""What a source's `auth` stands for: the name of an environment variable with a secret in it."""

import base64
import os

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

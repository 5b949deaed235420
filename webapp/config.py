"""What a deployment may set about the site."""

import msgspec


class WebConfig(msgspec.Struct, frozen=True):
    """`secret_key` signs cookies; `public_url` is the address people know (empty: the one a request came to).

    `limit_loopback`: rate limits apply to clients on this machine, too.
    """

    secret_key: str = ""
    public_url: str = ""
    limit_loopback: bool = False

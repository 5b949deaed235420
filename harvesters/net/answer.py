"""What a request brings, and how long and how much it may take."""

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """One HTTP answer, unpacked. `url` is the address after redirects, names of `headers` are in lower case,
    `content_type` has no parameters.
    """

    url: str
    status: int
    content_type: str
    headers: dict[str, str]
    body: bytes


class Limits(msgspec.Struct, frozen=True):
    """Seconds, tries and bytes. `read` is the longest silence, `total` the longest time for one try; `pause` is
    the first wait before another try, which doubles; `longest_wait` caps what a server may ask for.
    """

    connect: float = 20.0
    read: float = 120.0
    total: float = 900.0
    tries: int = 5
    pause: float = 1.0
    longest_wait: float = 3600.0
    redirects: int = 5
    most: int = 200 << 20

"""What a checkpoint holds: which windows are still to be listed, and how far the first of them is."""

import msgspec

from harvesters.oai.dates import Window


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """`asks` tells for which question it holds: another set or format begins anew.

    `since` is the server's time when the last finished harvest began, `began` when this one did. `todo` are the
    windows to list; of the first `token` is the next page, `page` the pages had, `carried` the distinct
    identifiers on them, `size` the server's count. `counted` are the identifiers of the windows done, `announced`
    what the server said of the whole. `full`: this is a round. `gaps`: windows that could not be had. `seeing`:
    the identifiers of a round are being listed.
    """

    asks: str = ""
    since: str = ""
    began: str = ""
    todo: tuple[Window, ...] = ()
    token: str = ""
    page: int = 0
    carried: int = 0
    size: int | None = None
    counted: int = 0
    announced: int | None = None
    full: bool = False
    gaps: tuple[Window, ...] = ()
    seeing: bool = False

    @property
    def finished(self) -> bool:
        return not self.todo and not self.seeing

    def at_window(self, *todo: Window) -> "State":
        """At the first page of the first of these windows."""
        return msgspec.structs.replace(self, todo=todo, token="", page=0, carried=0, size=None)


def encoded(state: State) -> bytes:
    """The state as bytes for a checkpoint."""
    return msgspec.json.encode(state)


def decoded(data: bytes) -> State:
    """The state of a checkpoint; a fresh one where there is none or it cannot be read."""
    try:
        return msgspec.json.decode(data, type=State) if data else State()
    except msgspec.DecodeError:
        return State()

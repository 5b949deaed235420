"""What a source is asked for."""

import msgspec

from harvesters.oai.dates import Window


class Question(msgspec.Struct, frozen=True):
    """`format` is what the source's entry says of its records."""

    url: str
    prefix: str
    set: str = ""
    format: str = "auto"

    def arguments(self, window: Window) -> dict[str, str]:
        """The arguments of a list of the window."""
        chosen = {"set": self.set} if self.set else {}
        return {"metadataPrefix": self.prefix, **chosen, **window.arguments}

    def __str__(self) -> str:
        return f"{self.url} {self.prefix} {self.set}".rstrip()

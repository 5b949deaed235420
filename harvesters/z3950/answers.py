"""What yaz-client says of the answers of a target, read."""

import re

import msgspec

HITS = re.compile(r"^Number of hits: (-?\d+)", re.MULTILINE)
RECORDS = re.compile(r"^Records: (\d+)", re.MULTILINE)
DIAGNOSTIC = re.compile(r"^ {4}\[(\d+)\] ([^\n]*)", re.MULTILINE)
TYPE = re.compile(r"Record type: (\S+)")
ACCEPTED = re.compile(r"^Connection accepted by v\d target", re.MULTILINE)
NAME = re.compile(r"^Name\s*: ([^\n]*)", re.MULTILINE)
# The last words: those of a record could imitate them further up.
CLOSED = re.compile(r"(?:^|\n)(?:Target closed connection|Not connected yet)\n(?:Elapsed: [0-9.]+\n)?\Z")
MOST_DIAGNOSTICS = 20


class Slice(msgspec.Struct, frozen=True):
    """`told` records were sent, counting diagnostics in place of records; `data` holds the others one after the
    other. `diagnostics` are sentences that begin with their number in the set Bib-1.
    """

    told: int
    data: bytes = b""
    diagnostics: tuple[str, ...] = ()
    syntax: str = ""

    def says(self, *numbers: int) -> bool:
        """Whether one of the diagnostics has one of these numbers."""
        return any(int(sentence.split(" ", 1)[0]) in numbers for sentence in self.diagnostics)


def connected(words: str) -> bool:
    """Whether the target has accepted the connection."""
    return ACCEPTED.search(words) is not None


def closed(words: str) -> bool:
    """Whether there is no connection any more."""
    return CLOSED.search(words) is not None


def name_in(words: str) -> str:
    """What the target calls itself when it accepts a connection."""
    found = NAME.search(words)
    return _plain(found[1]) if found else ""


def hits_in(words: str) -> tuple[int | None, tuple[str, ...]]:
    """The number of records found, None where the search failed, and the diagnostics."""
    found = HITS.search(words)
    failed = found is None or int(found[1]) < 0 or "bloomin' failure" in words
    return (None if failed or found is None else int(found[1])), diagnostics_in(words)


def slice_in(words: str, data: bytes) -> Slice:
    """The answer to one `show`. The number of records stands before the first of them, which could imitate it."""
    found = RECORDS.search(words)
    syntax = TYPE.search(words)
    return Slice(int(found[1]) if found else 0, data, diagnostics_in(words), syntax[1] if syntax else "")


def diagnostics_in(words: str) -> tuple[str, ...]:
    """Number, text and what the target adds: `13 Present request out of range -- v2 addinfo '24'`."""
    found = DIAGNOSTIC.findall(words)
    different = dict.fromkeys(f"{number} {_plain(text)}" for number, text in found)
    return tuple(different)[:MOST_DIAGNOSTICS]


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isprintable()).strip()[:200]

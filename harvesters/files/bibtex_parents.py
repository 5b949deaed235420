"""Entries of BibTeX with the entry that they refer to (`crossref`), be it before or behind them."""

import re
from collections import deque
from collections.abc import Iterator

from msgspec.structs import replace

from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord

KEY = re.compile(rb"@\s*[A-Za-z][\w-]*\s*[{(]\s*([^\s,={}()\"]+)\s*,")
REFERS = re.compile(rb"[,\s]crossref\s*=\s*[{\"]?\s*([^\s,{}\"]+)", re.IGNORECASE)
PARENT = re.compile(
    rb"@\s*(?:mv)?(?:proceedings|book|collection|reference|periodical|conference|incollection|article)\b",
    re.IGNORECASE,
)
MOST_WAITING = 16 << 20  # bytes of entries that wait for one behind them
MOST_KEPT = 16 << 20  # bytes of entries that others may refer to


class Parents:
    """Hands entries on in their order, each that refers to another with that one behind it.

    An entry waits for the one it refers to, and those behind it wait too, as long as all have less than MOST_WAITING
    bytes. What nobody finds leaves its entry as it is, with a problem.
    """

    def __init__(self) -> None:
        self._kept: dict[bytes, bytes] = {}
        self._size = self._waiting_size = 0
        self._waiting: deque[RawRecord | Damaged] = deque()
        self._unmet: dict[int, bytes] = {}  # id of a waiting record -> the key that it waits for

    def take(self, entry: bytes, item: RawRecord | Damaged) -> Iterator[RawRecord | Damaged]:
        """`item` is the record of `entry`; what can be handed on now."""
        key = KEY.match(entry)
        if key and PARENT.match(entry) and isinstance(item, RawRecord):
            self._keep(key[1].lower(), item.data)
        refers = REFERS.search(entry) if isinstance(item, RawRecord) else None
        if refers:
            self._unmet[id(item)] = refers[1].lower()
        self._waiting.append(item)
        self._waiting_size += len(item.data)
        yield from self._ready(at_end=False)

    def finish(self) -> Iterator[RawRecord | Damaged]:
        """What waits, at the end of the file."""
        yield from self._ready(at_end=True)

    def _ready(self, *, at_end: bool) -> Iterator[RawRecord | Damaged]:
        while self._waiting:
            item = self._waiting[0]
            wanted = self._unmet.get(id(item))
            late = at_end or self._waiting_size > MOST_WAITING
            if wanted is not None and wanted not in self._kept and not late:
                return
            self._waiting.popleft()
            self._unmet.pop(id(item), None)
            self._waiting_size -= len(item.data)
            yield self._joined(item, wanted) if wanted is not None and isinstance(item, RawRecord) else item

    def _joined(self, item: RawRecord, wanted: bytes) -> RawRecord:
        parent = self._kept.get(wanted)
        if parent is not None:
            return replace(item, data=item.data + b"\n" + parent)
        name = wanted.decode("utf-8", "replace")[:100]
        missing = Problem("no_parent", f"the entry {name} that it refers to was not found", "crossref", name)
        return replace(item, problems=(*item.problems, missing))

    def _keep(self, key: bytes, data: bytes) -> None:
        if key not in self._kept and self._size + len(data) <= MOST_KEPT:
            self._kept[key] = data
            self._size += len(data)

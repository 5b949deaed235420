"""What sources call a publication and what it is on, by the table `maps/kinds.tsv`."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from normalize.maps.lists import rows

TYPES = (
    "chart", "map", "thesis", "patent", "standard", "conference", "newspaper", "article", "report", "dataset",
    "serial", "manuscript", "book", "audiovisual", "image", "other",
)  # fmt: skip
"""Types from the most telling to the least: where a record names several, the first of these is its type."""
CARRIERS = frozenset(
    ("", "print", "electronic", "microform", "manuscript", "audio", "video", "object", "other")
)
_SEPARATORS = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class KindError(ValueError):
    """A line of the table of types that cannot be used; the message names it."""


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for line, row in enumerate(rows("kinds"), 2):
        kind, carrier = row["type"], row["carrier"]
        if (kind and kind not in TYPES) or carrier not in CARRIERS:
            raise KindError(f"kinds.tsv:{line}: no type or carrier is called {kind or carrier!r}")
        for word in row["words"].split("|"):
            if known.setdefault(word, (kind, carrier)) != (kind, carrier):
                raise KindError(f"kinds.tsv:{line}: {word!r} stands in two lines")
    return known


@lru_cache(maxsize=4_096)
def kind_of(words: str) -> tuple[str, str] | None:
    """Return type and carrier (each may be empty) of what a source wrote; None for words the table has not.

    Addresses count by their end: `http://purl.org/coar/resource_type/c_6501`, `info:eu-repo/semantics/article`.
    """
    text = words.strip().rstrip("/")
    if "://" in text or text.startswith("info:"):
        text = re.split(r"[/#]", text)[-1]
    known = _kinds()
    for form in (text, _CAMEL.sub(" ", text), text.rpartition(":")[2]):
        found = known.get(_SEPARATORS.sub(" ", form.lower()).strip())
        if found is not None:
            return found
    head = re.split(r"\s*(?:[\[(,;:/（]|--)\s*", text)[0]
    return known.get(_SEPARATORS.sub(" ", head.lower()).strip()) if head and head != text else None


def most_telling(types: Iterable[str]) -> str:
    """Return the type that says most, an empty string for none."""
    return min(types, key=TYPES.index, default="")

"""What facets and their values are called."""

from collections.abc import Callable, Mapping

from catalog.libraries import Library
from catalog.union import SourceLabel
from webapp.labels.kinds import label, type_label
from webapp.labels.languages import language_label
from webapp.labels.marking import mark
from webapp.presenters.holdings import library_name, source_name

FACETS = {
    "type": mark("Type"),
    "language": mark("Language"),
    "year": mark("Year"),
    "library": mark("Library"),
    "subject": mark("Subject"),
    "author": mark("Author"),
    "clc": mark("CLC class"),
    "region": mark("Sea area"),
    "source": mark("Source"),
    "access": mark("Access"),
}


ACCESS = {
    "open": mark("Open access"),
    "online": mark("Online"),
    "print": mark("Print"),
    "microform": mark("Microform"),
}


def facet_label(name: str) -> str:
    """What a facet is called in the language of the interface."""
    return label(FACETS, name)


class ValueLabels:
    """Names of facet values for one request."""

    def __init__(
        self,
        libraries: Mapping[str, Library],
        interface: str,
        sources: Mapping[str, SourceLabel] | None = None,
    ) -> None:
        self._tables: dict[str, Callable[[str], str]] = {
            "type": type_label,
            "access": lambda value: label(ACCESS, value),
            "language": lambda value: language_label(value, interface),
            "library": lambda value: library_name(value, libraries, interface),
            "source": lambda value: source_name(value, sources or {}, interface),
        }

    def __call__(self, name: str, value: str, written: str = "") -> str:
        """What a value is called; `written` is the form that most records have of a subject or a name."""
        known = self._tables.get(name)
        if known is not None:
            return known(value)
        return value.replace("..", "–") if name == "year" else written or value

"""What facets and their values are called."""

from collections.abc import Mapping

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
        self._libraries = libraries
        self._sources = sources or {}
        self._interface = interface

    def __call__(self, name: str, value: str) -> str:
        if name == "type":
            return type_label(value)
        if name == "language":
            return language_label(value, self._interface)
        if name == "library":
            return library_name(value, self._libraries, self._interface)
        if name == "source":
            return source_name(value, self._sources, self._interface)
        if name == "year":
            return value.replace("..", "–")
        return value

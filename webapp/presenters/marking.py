"""Marks in a text what a search found in it."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from index.highlight import spans


class Marker:
    """Writes texts with the terms of one search marked."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = terms

    def __call__(self, value: str) -> Markup:
        made, at = Markup(""), 0
        for start, end in spans(value, self._terms):
            made += escape(value[at:start]) + Markup("<mark>") + escape(value[start:end]) + Markup("</mark>")
            at = end
        return made + escape(value[at:])

"""Marks in a text what a search found in it."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from index.highlight import spans

MARK, UNMARK = Markup("<mark>"), Markup("</mark>")
EXCERPT = 150
BEFORE = 40


class Marker:
    """Writes texts with the terms of one search marked."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = terms

    def __call__(self, value: str) -> Markup:
        return marked(value, spans(value, self._terms))

    def finds(self, value: str) -> bool:
        """Whether a text has any of the terms."""
        return bool(value and self._terms and spans(value, self._terms))

    def excerpt(self, value: str) -> str:
        """The text around the first term in it; the whole of a short text."""
        if len(value) <= EXCERPT:
            return value
        found = spans(value, self._terms)
        start = max(0, found[0][0] - BEFORE) if found else 0
        end = min(len(value), start + EXCERPT)
        return f"{'…' if start else ''}{value[start:end].strip()}{'…' if end < len(value) else ''}"


def marked(value: str, found: Sequence[tuple[int, int]]) -> Markup:
    """The text as HTML with each of the spans marked."""
    pieces, at = [], 0
    for start, end in found:
        pieces += [escape(value[at:start]), MARK, escape(value[start:end]), UNMARK]
        at = end
    return Markup("").join([*pieces, escape(value[at:])])

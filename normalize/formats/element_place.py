"""What places, boxes and scales do to a record."""

import re

from normalize.formats.description import Statement
from normalize.formats.draft import Draft
from normalize.formats.placing import NotABox, read_box
from normalize.record import Note, Place
from normalize.values.chart_facts import read_scale

_NAME_IN_BOX = re.compile(r"(?:^|;)\s*name\s*=\s*([^;]+)", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:(?:start|end|date/time start|date/time end)\s*[=:]|^\d{4}(?:\s*[-/]\s*\d{4})?$)", re.IGNORECASE
)


def add_coverage(draft: Draft, said: Statement) -> None:
    """A box, a point or the name of a place; limits that cannot be true are a problem and kept as a note."""
    try:
        box = read_box(said.value, numbers=said.scheme == "box")
    except NotABox as fault:
        draft.problem("bounding_box", str(fault), "coverage", said.value)
        draft.fields["notes"].append(Note(said.value, "other"))
        return
    if box is not None:
        draft.fields["boxes"].append(box)
        named = _NAME_IN_BOX.search(said.value)
        if named is not None:
            draft.fields["places"].append(Place(named[1].strip()))
    elif said.scheme == "period" or _PERIOD.search(said.value):
        draft.fields["notes"].append(Note(said.value, "other"))
    else:
        draft.fields["places"].append(Place(said.value))


def add_scale(draft: Draft, said: Statement) -> None:
    """The denominator, and what is printed."""
    digits = re.sub(r"[,. ]", "", said.value)
    scale = read_scale(said.value) or (
        int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 11 else None
    )
    if scale:
        draft.chart.setdefault("scale", scale)
    if not said.value.isdigit():
        draft.chart.setdefault("scale_printed", said.value)

"""Titles of a record taken apart: what names the work, which volume it is, which year."""

import re
from collections.abc import Iterator

import msgspec

from catalog.matching.volumes import Designation, read_designation
from normalize.folding import fold, fold_key
from normalize.record import Record, Title

_HAN = re.compile(r"[\u3400-\u9fff]")


# Where a subtitle may have been run into the title, and how long the title before it must be to name a work.
_BREAK = re.compile(r"[:;,.=(—:;，。（]| - ")
_SHORTEST_HAN, _SHORTEST_LATIN = 4, 10


class TitleForm(msgspec.Struct, frozen=True):
    """One title in one script, as keys: `proper` without its volume, `full` with the subtitle, `opening` up to the
    first mark within the proper title, where that is long enough to name a work.
    """

    proper: str
    full: str
    subtitle: str
    opening: str
    han: bool


class Reading(msgspec.Struct, frozen=True):
    """A main title in one script, with what its title and its subtitle designate."""

    title: Title
    main: Designation
    sub: Designation


def main_readings(record: Record) -> list[Reading]:
    """The main titles, in every script that they are given in."""
    return [
        Reading(form, read_designation(fold(form.value)), _subtitle(form))
        for title in record.titles
        if title.kind == "main"
        for form in scripts(title)
    ]


def scripts(title: Title) -> Iterator[Title]:
    """A title, and the same in its own script."""
    yield title
    if title.original is not None:
        yield title.original


def title_forms(readings: list[Reading]) -> tuple[TitleForm, ...]:
    """Each different form once."""
    return tuple(dict.fromkeys(form for reading in readings if (form := _form(reading)) is not None))


def _form(reading: Reading) -> TitleForm | None:
    proper, subtitle = fold_key(reading.main.rest), fold_key(reading.sub.rest)
    proper = proper or fold_key(reading.title.value)
    if not proper:
        return None
    han = _HAN.search(reading.title.value) is not None
    return TitleForm(proper, proper + subtitle, subtitle, _opening(reading.main.rest, proper, han), han)


def _opening(title: str, proper: str, han: bool) -> str:
    found = _BREAK.search(title)
    key = fold_key(title[: found.start()]) if found else ""
    return key if key != proper and len(key) >= (_SHORTEST_HAN if han else _SHORTEST_LATIN) else ""


def _subtitle(form: Title) -> Designation:
    return read_designation(f" {fold(form.subtitle)}") if form.subtitle else Designation("")
